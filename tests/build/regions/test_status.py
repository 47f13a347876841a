"""After an update of the base: which own texts to look at, and how that is marked as done."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.build.pipeline import load
from kompas.build.regions.snapshot import keep_base_texts, read_snapshot, values_inside
from kompas.build.regions.status import (
    Piece,
    Status,
    UnknownIdError,
    bring_version_up,
    compare_words,
    is_behind,
    mark_as_reviewed,
    region_status,
)
from kompas.source.place import ContentProblems
from tests.handbooks import SMALL
from tests.region_folders import make_region, rewrite

CHECKLIST = "tools/governance-checklist"
STEP = "stappen/organiseer-de-governance"
KERN = f"{CHECKLIST}/kern"
BLOCK = f"{STEP}/onderdelen/drie-vormen/tekst"
FIGURE = f"{STEP}/onderdelen/figuur-1"
OPBRENGST = f"{CHECKLIST}/opbrengst"
HIDDEN = "tools/klantreis"
OWN = {
    f"content/{CHECKLIST}.yml": "kern: Zo doen wij dat.\nopbrengst: |\n  Onze lijst.\n",
    f"content/{STEP}.yml": (
        "onderdelen+:\n  - {id: drie-vormen, tekst: Wij sturen samen.}\nonderdelen-: [figuur-1]\n"
    ),
    f"content/{HIDDEN}.yml": "verberg: true\n",
}
EVERYTHING = [BLOCK, FIGURE, KERN, OPBRENGST, HIDDEN]

ANYHOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A slow machine fails no test."""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small handbook, which a test may bring up to date."""
    monkeypatch.delenv("CI", raising=False)
    return shutil.copytree(SMALL, tmp_path / "content")


@pytest.fixture
def region(tmp_path: Path, content: Path) -> Path:
    """A region whose own texts were built once, on that copy."""
    folder = make_region(tmp_path / "oost", "Oost", OWN)
    keep_base_texts(load(content, folder), folder)
    return folder


def update(content: Path, name: str, old: str, new: str) -> None:
    """Bring one file of the base up to date."""
    rewrite(content, f"{name}.yml", old, new)


def changed_in(status: Status) -> list[str]:
    return [changed.change.id for changed in status.comparison.changed]


def gone_in(status: Status) -> list[str]:
    return [gone.id for gone in status.comparison.gone]


# --- What is found -------------------------------------------------------------------------


def test_the_example_in_this_repository_is_up_to_date() -> None:
    root = Path(__file__).parents[3]

    status = region_status(root / "content", root / "regios/drenthe")

    assert status.total > 0
    assert status.is_quiet


def test_without_an_update_there_is_nothing_to_do(content: Path, region: Path) -> None:
    status = region_status(content, region)

    assert sorted(status.snapshot) == EVERYTHING
    assert status.is_quiet
    assert status.total == len(EVERYTHING)


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        (CHECKLIST, "Zeven vragen", "Acht vragen", KERN),
        (STEP, "gedeelde sturing;", "gedeelde sturing, samen;", BLOCK),
        (STEP, "figuur: ringen-van-het-netwerk", "figuur: anders", FIGURE),
        (HIDDEN, "titel: Klantreis", "titel: Reis", HIDDEN),
    ],
    ids=["a text", "a text in a block", "what the region took out", "what it hides"],
)
def test_a_base_text_that_changed_is_found_with_all_its_texts(
    name: str, old: str, new: str, found: str, *, content: Path, region: Path
) -> None:
    before = region_status(content, region).snapshot[found]
    update(content, name, old, new)

    status = region_status(content, region)

    [changed] = status.comparison.changed
    assert (changed.change.id, changed.kept) == (found, before)
    assert changed.change.place.file == f"{region}/content/{name}.yml"
    assert new.partition(": ")[2] in str(changed.change.base)
    assert not status.is_quiet


def test_a_change_elsewhere_in_a_hidden_item_asks_for_nothing(content: Path, region: Path) -> None:
    update(content, HIDDEN, "soort: draaiboek", "soort: werkvorm")

    assert region_status(content, region).is_quiet


def test_own_texts_that_were_never_built_are_new(content: Path, tmp_path: Path) -> None:
    region = make_region(tmp_path / "west", "West", OWN)

    status = region_status(content, region)

    assert sorted(change.id for change in status.comparison.new) == EVERYTHING
    assert not status.is_quiet


def test_an_own_text_that_was_taken_away_leaves_a_base_text_without_use(
    content: Path, region: Path
) -> None:
    (region / f"content/{CHECKLIST}.yml").write_text("kern: Zo doen wij dat.\n", "utf-8")

    status = region_status(content, region)

    assert list(status.comparison.unused) == [OPBRENGST]
    assert not status.is_quiet


def test_a_base_that_takes_over_the_own_text_leaves_nothing_to_compare(
    content: Path, region: Path
) -> None:
    update(
        content,
        CHECKLIST,
        "Zeven vragen over wie waarover beslist in jullie netwerk.",
        "Zo doen wij dat.",
    )

    assert list(region_status(content, region).comparison.unused) == [KERN]


def test_a_block_that_is_gone_is_shown_with_what_it_was(content: Path, region: Path) -> None:
    before = region_status(content, region).snapshot[BLOCK]
    update(content, STEP, "id: drie-vormen", "id: vier-vormen")

    status = region_status(content, region)

    [gone] = status.comparison.gone
    assert (gone.id, gone.kept) == (BLOCK, before)
    assert str(gone.own.place) == f"{region}/content/{STEP}.yml:2:23"
    assert gone.own.value == "Wij sturen samen."
    assert status.faults == {BLOCK: 'Bedoelde u "vier-vormen"?'}
    assert [problem.place.line for problem in status.problems] == [2]


def test_a_block_that_was_taken_out_and_is_gone_now(content: Path, region: Path) -> None:
    update(content, STEP, "id: figuur-1", "id: figuur-2")

    status = region_status(content, region)

    [gone] = status.comparison.gone
    assert (gone.id, gone.own.value) == (FIGURE, None)
    assert status.faults == {FIGURE: 'Bedoelde u "figuur-2"?'}


def test_an_item_that_has_another_name_now(content: Path, region: Path) -> None:
    (content / f"{CHECKLIST}.yml").rename(content / "tools/checklist-governance.yml")
    (content / f"{HIDDEN}.yml").unlink()

    status = region_status(content, region)

    assert gone_in(status) == [KERN, OPBRENGST, HIDDEN]
    assert "tools/checklist-governance" in status.faults[KERN]
    assert "tools/checklist-governance" in status.faults[HIDDEN]
    assert len(status.problems) == 2


def test_a_key_that_is_gone_makes_the_own_text_an_addition(content: Path, region: Path) -> None:
    update(content, CHECKLIST, "opbrengst: |\n  Een lijst met afspraken die nog ontbreken.\n", "")

    status = region_status(content, region)

    [gone] = status.comparison.gone
    assert gone.id == OPBRENGST
    assert gone.kept.value == "Een lijst met afspraken die nog ontbreken.\n"
    assert gone.own.value == "Onze lijst.\n"
    assert status.faults == {}
    assert status.problems == ()


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("oost/content/tools/klantreis.yml", "verberg: [\n"),
        ("oost/regio.yml", "naam: Oost\n"),
        ("oost/basisteksten.json", "{"),
        ("content/kompas.yml", "titel: [\n"),
    ],
)
def test_what_cannot_be_read_is_a_fault(
    file: str, text: str, content: Path, region: Path, tmp_path: Path
) -> None:
    (tmp_path / file).write_text(text, "utf-8")

    with pytest.raises(ContentProblems, match=Path(file).name):
        region_status(content, region)


WORDS = st.sampled_from(["tekst", "p"]) | st.integers(0, 1) | st.booleans() | st.none()
LEAVES = WORDS | st.lists(WORDS, max_size=2)
ENTRIES = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("pqr")}, optional={"t": LEAVES}),
    unique_by=lambda entry: str(entry["id"]),
    max_size=3,
)
GROUPS = st.dictionaries(st.sampled_from("xy"), LEAVES, max_size=2)
BEFORE: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"titel": LEAVES, "groep": GROUPS, "lijst": ENTRIES}
)
AFTER: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={"titel": LEAVES, "groep": GROUPS | LEAVES, "lijst": ENTRIES | LEAVES},
)
OWN_TEXTS: st.SearchStrategy[dict[str, Any]] = st.just({"verberg": True}) | st.fixed_dictionaries(
    {},
    optional={"titel": LEAVES, "groep": GROUPS, "lijst+": ENTRIES, "lijst-": st.just(["p"])},
)


@ANYHOW
@given(before=BEFORE, own=OWN_TEXTS, after=AFTER | st.none())
def test_whatever_becomes_of_the_base_no_base_text_is_lost(
    before: dict[str, Any],
    own: dict[str, Any],
    after: dict[str, Any] | None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("bijwerken")
    region = make_region(folder / "oost", "Oost", {"content/tools/a.yml": json.dumps(own)})
    content = folder / "content"
    (content / "tools").mkdir(parents=True)
    (content / "kompas.yml").write_text('versie: "1"\n', "utf-8")
    (content / "tools/a.yml").write_text(json.dumps(before), "utf-8")
    status = region_status(content, region)
    if status.comparison.new:
        mark_as_reviewed(status, ["tools/a"])
    kept = read_snapshot(region)

    (content / "tools/a.yml").unlink()
    if after is not None:
        (content / "tools/a.yml").write_text(json.dumps(after), "utf-8")
    status = region_status(content, region)

    assert {gone.id: gone.kept for gone in status.comparison.gone}.items() <= kept.items()
    assert {each.change.id: each.kept for each in status.comparison.changed}.items() <= kept.items()
    now = dict(values_inside(after, "tools/a"))
    written = dict(values_inside(without_signs(own), "tools/a"))
    for name in status.comparison.unused:
        assert json.dumps(now[name]) == json.dumps(written[name]), "the base took the own text over"


def without_signs(own: dict[str, Any]) -> dict[str, Any]:
    return {"lijst" if key == "lijst+" else key: value for key, value in own.items()}


# --- Marking as reviewed -------------------------------------------------------------------


@pytest.fixture
def updated(content: Path) -> Path:
    """The base after an update that touches three own texts."""
    update(content, CHECKLIST, "Zeven vragen", "Acht vragen")
    update(content, CHECKLIST, "Een lijst met", "Een rij met")
    update(content, STEP, "gedeelde sturing;", "gedeelde sturing, samen;")
    update(content, "kompas", 'versie: "0.0.1"', 'versie: "0.0.2"')
    return content


def test_one_text_that_was_reviewed(region: Path, updated: Path) -> None:
    marked = mark_as_reviewed(region_status(updated, region), [KERN])

    assert (marked.reviewed, marked.already, marked.refused) == ((KERN,), (), ())
    assert changed_in(region_status(updated, region)) == [BLOCK, OPBRENGST]
    kept = read_snapshot(region)
    assert kept[KERN].version == "0.0.2"
    assert str(kept[KERN].value).startswith("Acht vragen")
    assert kept[BLOCK].version == "0.0.1"


@pytest.mark.parametrize("names", [["tools", "stappen"], [CHECKLIST, BLOCK], ["tools/", STEP]])
def test_all_that_begins_with_a_name(names: list[str], region: Path, updated: Path) -> None:
    marked = mark_as_reviewed(region_status(updated, region), names)

    assert set(marked.reviewed) == {BLOCK, KERN, OPBRENGST}
    assert region_status(updated, region).is_quiet


def test_a_name_ends_where_a_step_ends(region: Path, updated: Path) -> None:
    with pytest.raises(UnknownIdError, match=f'Bedoelde u "{CHECKLIST}"'):
        mark_as_reviewed(region_status(updated, region), ["tools/governance-check"])


def test_an_unknown_name_marks_nothing(region: Path, updated: Path) -> None:
    before = read_snapshot(region)

    with pytest.raises(UnknownIdError, match='"tools/x/kerm" is geen tekst die u kunt bijwerken'):
        mark_as_reviewed(region_status(updated, region), [BLOCK, "tools/x/kerm"])

    assert read_snapshot(region) == before


def test_what_was_up_to_date_stays_so(content: Path, region: Path) -> None:
    file = region / "basisteksten.json"
    before = file.stat().st_mtime_ns

    marked = mark_as_reviewed(region_status(content, region), [KERN])

    assert (marked.reviewed, marked.already) == ((), (KERN,))
    assert file.stat().st_mtime_ns == before


def test_an_own_text_that_was_never_built_can_be_marked(content: Path, tmp_path: Path) -> None:
    region = make_region(tmp_path / "west", "West", OWN)

    mark_as_reviewed(region_status(content, region), [KERN])

    assert list(read_snapshot(region)) == [KERN]


def test_marking_what_has_no_use_drops_it(content: Path, region: Path) -> None:
    (region / f"content/{CHECKLIST}.yml").unlink()

    marked = mark_as_reviewed(region_status(content, region), [CHECKLIST])

    assert marked.reviewed == (KERN, OPBRENGST)
    assert sorted(read_snapshot(region)) == [BLOCK, FIGURE, HIDDEN]


def test_marking_an_own_text_that_became_an_addition_drops_the_old_base_text(
    content: Path, region: Path
) -> None:
    update(content, CHECKLIST, "opbrengst: |\n  Een lijst met afspraken die nog ontbreken.\n", "")

    mark_as_reviewed(region_status(content, region), [OPBRENGST])

    assert OPBRENGST not in read_snapshot(region)
    assert region_status(content, region).is_quiet


def test_the_old_base_text_of_a_fault_is_kept(content: Path, region: Path) -> None:
    update(content, STEP, "id: drie-vormen", "id: vier-vormen")

    marked = mark_as_reviewed(region_status(content, region), [STEP])

    assert marked.refused == (BLOCK,)
    assert marked.reviewed == ()
    assert gone_in(region_status(content, region)) == [BLOCK]


# --- The version in regio.yml --------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('id: oost\nbasis: "0.0.1"\nnaam: Oost\n', 'id: oost\nbasis: "0.0.2"\nnaam: Oost\n'),
        ("basis: '0.0.1'   # van toen\nid: oost\n", 'basis: "0.0.2"   # van toen\nid: oost\n'),
        ("# 0.0.1\nbasis:  0.0.1\t# 0.0.1\n", '# 0.0.1\nbasis:  "0.0.2"\t# 0.0.1\n'),
        ('naam: Oost # é\r\nbasis: "0.0.1"\r\nid: x', 'naam: Oost # é\r\nbasis: "0.0.2"\r\nid: x'),
        ('\ufeffbasis: "0.0.1"\n', '\ufeffbasis: "0.0.2"\n'),
        ('{naam: "0.0.1", basis: "0.0.1"}\n', '{naam: "0.0.1", basis: "0.0.2"}\n'),
        ("basis:\n  0.0.1\n", 'basis:\n  "0.0.2"\n'),
        ("naam: |\n  basis: 0.0.1\nbasis: 0.0.1", 'naam: |\n  basis: 0.0.1\nbasis: "0.0.2"'),
    ],
)
def test_only_the_version_is_written_anew(
    before: str, after: str, content: Path, region: Path
) -> None:
    lacking = {"id": "id: oost", "naam": "naam: Oost"}
    rest = "".join(f"\n{line}\n" for key, line in lacking.items() if f"{key}:" not in before)
    if before.startswith("{"):
        rest, before, after = "", before.replace("{", "{id: x, "), after.replace("{", "{id: x, ")
    file = region / "regio.yml"
    file.write_text(before + rest, "utf-8", newline="")
    update(content, "kompas", 'versie: "0.0.1"', 'versie: "0.0.2"')

    assert bring_version_up(region_status(content, region))

    assert file.read_bytes().decode() == after + rest


@pytest.mark.parametrize("written", ["|-\n  0.0.1", '"0.0\\u002e1"', ">-\n  0.0.1"])
def test_a_version_that_is_not_written_plainly_is_left_alone(
    written: str, content: Path, region: Path
) -> None:
    file = region / "regio.yml"
    rewrite(region, "regio.yml", '"0.0.1"', written)
    update(content, "kompas", 'versie: "0.0.1"', 'versie: "0.0.2"')
    before = file.read_bytes()

    assert not bring_version_up(region_status(content, region))

    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("own", "base", "behind"),
    [
        ("0.1.0", "0.2.0", True),
        ("0.9.0", "0.10.0", True),
        ("1.0", "1.0.1", True),
        ("0.2.0", "0.2.0", False),
        ("0.10.0", "0.9.0", False),
        ("1.0-concept", "1.0", True),
    ],
)
def test_which_version_comes_first(own: str, base: str, behind: bool) -> None:
    assert is_behind(own, base) == behind


# --- What differs --------------------------------------------------------------------------


def test_the_words_that_differ() -> None:
    before, after = compare_words("Vul de vragen alleen in.\n", "Vul eerst de vragen samen in.\n")

    assert before == [
        Piece(False, "Vul"),
        Piece(False, " de vragen"),
        Piece(True, " alleen"),
        Piece(False, " in.\n"),
    ]
    assert after == [
        Piece(False, "Vul"),
        Piece(True, " eerst"),
        Piece(False, " de vragen"),
        Piece(True, " samen"),
        Piece(False, " in.\n"),
    ]


TEXTS = st.text(st.sampled_from("ab \n"))


@ANYHOW
@given(TEXTS, TEXTS)
def test_the_pieces_are_the_whole_text(old: str, new: str) -> None:
    before, after = compare_words(old, new)

    assert "".join(piece.text for piece in before) == old
    assert "".join(piece.text for piece in after) == new
    same = [
        [word for p in side if not p.differs for word in p.text.split()] for side in (before, after)
    ]
    assert same[0] == same[1]


@ANYHOW
@given(st.lists(st.sampled_from(["a", "b"])))
def test_white_space_is_no_difference(words: list[str]) -> None:
    before, after = compare_words(" ".join(words), "\n\n".join(words) + "\n")

    assert [piece for piece in (*before, *after) if piece.differs] == []
