"""`basisteksten.json` keeps what own texts stand on, by itself and without losing anything."""

from __future__ import annotations

import errno
import json
import os
import shutil
import string
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.build.pipeline import load
from kompas.build.regions import snapshot as module
from kompas.build.regions.snapshot import (
    BaseText,
    Comparison,
    Snapshot,
    base_value,
    compare,
    keep_base_texts,
    overrides,
    read_snapshot,
    settled,
    without_base,
    write_snapshot,
)
from kompas.source.folder import Folder
from kompas.source.overlay import Change, overlay
from kompas.source.place import ContentProblems
from kompas.source.yaml_reader import Value, read_yaml
from tests.handbooks import SMALL
from tests.region_folders import make_region, rewrite

CHECKLIST = "tools/governance-checklist"
FILE = f"content/{CHECKLIST}.yml"
KERN = f"{CHECKLIST}/kern"
OWN = "kern: Zo doen wij dat.\nopbrengst: |\n  Onze lijst.\n"
OLD_KERN = "Zeven vragen over wie waarover beslist in jullie netwerk."

ANYHOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A slow machine fails no test."""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small handbook, which a test may bring up to date."""
    monkeypatch.delenv("CI", raising=False)
    return shutil.copytree(SMALL, tmp_path / "content")


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return make_region(tmp_path / "oost", "Oost", {FILE: OWN})


def keep(content: Path, region: Path) -> tuple[list[str], list[str]]:
    """Do what a build does; return what it says, and what it warns of."""
    handbook = load(content, region)
    assert handbook.edition
    kept = keep_base_texts(handbook, region)
    return list(kept.told), [str(each) for each in (*handbook.edition.notices, *kept.notices)]


def text_in(region: Path) -> str:
    return (region / "basisteksten.json").read_text("utf-8")


# --- The file ------------------------------------------------------------------------------


def test_the_file_reads_well(tmp_path: Path) -> None:
    write_snapshot(
        tmp_path,
        {
            "tools/x/tekst": BaseText("0.2.0", "Eén regel.\nEn nog een.\n"),
            "tools/x/groep": BaseText("0.1.0", {"min": 6, "max": 10}),
        },
    )

    _, explanation, *rest = text_in(tmp_path).splitlines(keepends=True)
    assert explanation.startswith('  "uitleg": "Dit bestand houdt kompas bij: ')
    assert "".join(rest) == (
        """\
  "basisteksten": {
    "tools/x/groep": {
      "versie": "0.1.0",
      "waarde": {
        "min": 6,
        "max": 10
      }
    },
    "tools/x/tekst": {
      "versie": "0.2.0",
      "tekst": [
        "Eén regel.",
        "En nog een.",
        ""
      ]
    }
  }
}
"""
    )


TEXTS = st.text(st.sampled_from(f"{string.ascii_letters} \n\t\"\\'{{}}[]:,é-…\u00a0😀"))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | TEXTS
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
)
SNAPSHOTS = st.dictionaries(
    TEXTS, st.builds(BaseText, st.sampled_from(["0.1.0", "2"]), VALUES), max_size=4
)


@ANYHOW
@given(kept=SNAPSHOTS)
def test_what_is_written_is_read_back(
    kept: Snapshot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("regio")

    write_snapshot(folder, kept)

    assert repr(sorted(read_snapshot(folder).items())) == repr(sorted(kept.items()))
    assert [entry.name for entry in folder.iterdir()] == ["basisteksten.json"]


def test_a_region_without_the_file_keeps_nothing(tmp_path: Path) -> None:
    assert read_snapshot(tmp_path) == {}


def entry(inside: str) -> str:
    return f'{{"uitleg": "x", "basisteksten": {{"tools/x/kern":\n  {inside}}}}}\n'


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "1:1", "hier klopt de JSON niet; zet het bestand terug zoals het in versiebeheer"),
        ('{\n  "uitleg": x\n}\n', "2:13", "hier klopt de JSON niet"),
        ('{\n<<<<<<< HEAD\n  "uitleg": "x"\n', "2:1", "hier staat een conflict van git"),
        ('{\n  "uitleg": "x"\n>>>>>>> main\n', "3:1", "hier staat een conflict van git"),
        ("[]\n", "1:1", "hier hoort een groep sleutels te staan"),
        ('{"uitleg": "x"}\n', "1:1", '"basisteksten" ontbreekt'),
        (
            '{"uitleg": "x", "basisteksten": {},\n"uitlek": "x"}\n',
            "2:1",
            'de sleutel "uitlek" hoort hier niet. Bedoelde u "uitleg"?',
        ),
        (entry('{"versie": "1", "tekst": ["a"], "extra": 1}'), "2:35", '"extra" hoort hier niet'),
        (entry('{"versie": "1"}'), "2:3", 'hier hoort "tekst" of "waarde" te staan'),
        (entry('{"versie": "1", "tekst": [], "waarde": 1}'), "2:3", 'hoort "tekst" of "waarde"'),
        (entry('{"versie": 1, "waarde": 1}'), "2:14", "hier hoort tekst te staan"),
        (
            entry('{"versie": "1", "versie": "2", "waarde": 1}'),
            "2:19",
            '"versie" staat hier dubbel',
        ),
        (entry('{"versie": "1", "waarde": NaN}'), "1:1", "een waarde die JSON niet kent"),
        (entry('{"versie": "1", "waarde": "\\u001b[31m"}'), "2:29", "U+001B"),
        (entry('{"versie": "1", "tekst": ["\\u202ea"]}'), "2:29", "U+202E"),
        (entry('{"versie": "1", "waarde": {"\\u001b": 1}}'), "1:1", "teken dat niet te zien is"),
        ("[" * 100_000, "1:1", "dit bestand is te diep genest"),
        ("x" * 2_000_001, "1:1", "dit bestand is te groot"),
    ],
)
def test_what_kompas_would_not_write_is_refused(
    text: str, place: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "basisteksten.json").write_text(text, "utf-8")

    with pytest.raises(ContentProblems) as refused:
        read_snapshot(tmp_path)

    assert str(refused.value).startswith(f"{tmp_path}/basisteksten.json:{place}: ")
    assert message in str(refused.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "basisteksten.json").write_bytes(b'{\n"\xff": 1}')

    with pytest.raises(ContentProblems, match=r"basisteksten.json:2:2: dit teken is geen UTF-8"):
        read_snapshot(tmp_path)


@pytest.mark.parametrize("leads_to", ["elders.json", "weg.json"])
def test_a_link_is_refused_and_not_followed(leads_to: str, tmp_path: Path) -> None:
    write_snapshot(tmp_path, {})
    (tmp_path / "basisteksten.json").rename(tmp_path / "elders.json")
    (tmp_path / "basisteksten.json").symlink_to(tmp_path / leads_to)

    with pytest.raises(ContentProblems, match="dit is een symbolische link"):
        read_snapshot(tmp_path)


def test_a_damaged_file_stops_the_build(content: Path, region: Path) -> None:
    (region / "basisteksten.json").write_text("<<<<<<< HEAD\n", "utf-8")

    with pytest.raises(ContentProblems, match=r"basisteksten.json:1:1: hier staat een conflict"):
        load(content, region)


# --- Kept by itself ------------------------------------------------------------------------


def test_the_first_build_keeps_the_base_texts(content: Path, region: Path) -> None:
    said, notices = keep(content, region)

    assert said == [
        f"2 basisteksten ({KERN}, {CHECKLIST}/opbrengst) vastgelegd in basisteksten.json; zet dat "
        "bestand in versiebeheer."
    ]
    assert notices == []
    assert read_snapshot(region)[KERN] == BaseText("0.0.1", OLD_KERN)


def test_the_next_build_has_nothing_to_keep(content: Path, region: Path) -> None:
    keep(content, region)
    before = (region / "basisteksten.json").stat().st_mtime_ns

    assert keep(content, region) == ([], [])
    assert (region / "basisteksten.json").stat().st_mtime_ns == before


def test_what_a_region_only_adds_stands_on_nothing(content: Path, tmp_path: Path) -> None:
    region = make_region(tmp_path / "oost", "Oost", {FILE: "benodigdheden+: [krijt]\n"})

    assert keep(content, region) == ([], [])
    assert not (region / "basisteksten.json").exists()


def test_an_own_text_that_is_gone_takes_its_base_text_along(content: Path, region: Path) -> None:
    keep(content, region)
    (region / FILE).write_text("kern: Zo doen wij dat.\n", "utf-8")

    said, notices = keep(content, region)

    assert said == [
        f"1 basistekst ({CHECKLIST}/opbrengst) uit basisteksten.json gehaald; zet dat bestand in "
        "versiebeheer."
    ]
    assert notices == []
    assert list(read_snapshot(region)) == [KERN]


def test_many_base_texts_are_told_by_their_number(content: Path, region: Path) -> None:
    (region / FILE).write_text(f"{OWN}titel: Onze lijst\nbenodigdheden: [krijt]\n", "utf-8")

    assert keep(content, region)[0][0].startswith("4 basisteksten vastgelegd in ")


def test_a_hidden_item_keeps_its_title_and_core(content: Path, tmp_path: Path) -> None:
    region = make_region(
        tmp_path / "oost", "Oost", {"content/tools/klantreis.yml": "verberg: true"}
    )

    keep(content, region)

    kern = "Loop samen de weg na die een huishouden aflegt."
    assert read_snapshot(region) == {
        "tools/klantreis": BaseText("0.0.1", {"titel": "Klantreis", "kern": kern})
    }


def test_a_base_text_that_changed_is_told_and_its_old_text_kept(
    content: Path, region: Path
) -> None:
    keep(content, region)
    before = text_in(region)
    rewrite(content, f"{CHECKLIST}.yml", "Zeven vragen", "Acht vragen")
    place = f"{region}/{FILE}:1:7"

    for _ in range(2):
        said, [notice] = keep(content, region)

        assert said == []
        assert notice.startswith(f'{place}: de basistekst waar "{KERN}" op staat, is veranderd')
        assert notice.endswith("kompas regio-status")
    assert text_in(region) == before


def test_a_base_text_that_went_is_told_and_its_old_text_kept(content: Path, region: Path) -> None:
    keep(content, region)
    before = text_in(region)
    rewrite(
        content,
        f"{CHECKLIST}.yml",
        "opbrengst: |\n  Een lijst met afspraken die nog ontbreken.\n",
        "",
    )

    said, [notice] = keep(content, region)

    assert said == []
    assert notice.startswith(f"{region}/{FILE}:2:1: het basishandboek heeft ")
    assert f'"{CHECKLIST}/opbrengst" niet meer (nog wel in versie 0.0.1)' in notice
    assert text_in(region) == before


def test_a_build_server_only_tells(
    content: Path, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")

    said, [notice] = keep(content, region)

    assert said == []
    assert notice.startswith(
        f"{region}/basisteksten.json:1:1: dit bestand is niet bij (dit is een bouwserver): 2 "
    )
    assert "nog niet vastgelegd. Draai kompas bouw op uw eigen computer" in notice
    assert not (region / "basisteksten.json").exists()


def test_where_nothing_can_be_written_it_is_only_told(
    content: Path, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("tempfile.TemporaryDirectory", refuse)

    said, [notice] = keep(content, region)

    assert said == []
    assert "dit bestand is niet bij (Read-only file system): 2 basisteksten" in notice


def test_a_write_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_snapshot(tmp_path, {"tools/x/kern": BaseText("1", "a")})
    before = text_in(tmp_path)

    def stop(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(OSError, match="No space left"):
        write_snapshot(tmp_path, {})

    assert text_in(tmp_path) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["basisteksten.json"]


# --- Whatever the base does ----------------------------------------------------------------


WORDS = st.sampled_from(["tekst", "regel"]) | st.integers(0, 2) | st.booleans() | st.none()
LEAVES = WORDS | st.lists(WORDS, max_size=2)
ENTRIES = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("pqrs")}, optional={"t": LEAVES, "u": LEAVES}),
    unique_by=lambda one: str(one["id"]),
    max_size=4,
)
DOCUMENTS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(["tools/a", "tools/b", "kompas"]),
    st.fixed_dictionaries(
        {"titel": LEAVES, "lijst": ENTRIES},
        optional={"kern": LEAVES, "groep": st.dictionaries(st.sampled_from("xyz"), LEAVES)},
    ),
    min_size=1,
)


def folder_of(documents: Mapping[str, Value]) -> Folder:
    return Folder({key: read_yaml(json.dumps(data), key) for key, data in documents.items()}, ())


@st.composite
def bases_and_regions(draw: st.DrawFn) -> tuple[dict[str, Value], dict[str, Value]]:
    """A base, and a region with texts of its own for some of what is in it."""
    base: dict[str, Value] = dict(draw(DOCUMENTS))
    region: dict[str, Value] = {}
    for key in draw(st.sets(st.sampled_from(sorted(base)))):
        data = base[key]
        assert isinstance(data, dict)
        entries = data["lijst"]
        assert isinstance(entries, list)
        ids = [str(one["id"]) for one in entries if isinstance(one, dict)]
        named = draw(st.sets(st.sampled_from(ids))) if ids else set()
        removed = draw(st.sets(st.sampled_from(ids))) - named if ids else set()
        own: dict[str, Any] = {
            "titel": draw(LEAVES),
            "lijst+": [{"id": name, "t": draw(LEAVES)} for name in sorted(named)],
            "lijst-": [*sorted(removed)],
            "groep": draw(st.dictionaries(st.sampled_from("xyz"), LEAVES)),
        }
        chosen = draw(st.sets(st.sampled_from(sorted(own))))
        hides = draw(st.integers(0, 9)) == 0
        region[key] = {"verberg": True} if hides else {name: own[name] for name in sorted(chosen)}
    return base, region


def changes_of(base: Mapping[str, Value], region: Mapping[str, Value]) -> tuple[Change, ...]:
    laid = overlay(folder_of(base), folder_of(region), "oost")
    assert laid.folder.problems == ()
    return laid.changes


def compared(changes: tuple[Change, ...], kept: Snapshot) -> Comparison:
    return compare(changes, kept, without_base(changes))


def kept_of(changes: tuple[Change, ...]) -> Snapshot:
    return settled({}, compared(changes, {}), "1")


@ANYHOW
@given(bases_and_regions())
def test_a_base_that_stays_asks_for_nothing(
    both: tuple[dict[str, Value], dict[str, Value]],
) -> None:
    changes = changes_of(*both)

    assert compared(changes, kept_of(changes)).is_quiet


@ANYHOW
@given(bases_and_regions(), st.data())
def test_each_base_text_that_changes_under_an_own_text_is_found_and_no_other(
    both: tuple[dict[str, Value], dict[str, Value]], data: st.DataObject
) -> None:
    base, region = both
    changes = changes_of(base, region)
    kept = kept_of(changes)
    changeable = {key: change for key, change in overrides(changes).items() if change.path}
    if not changeable:
        return
    chosen = data.draw(st.sampled_from(sorted(changeable)))

    after = changes_of(with_other_value(base, changeable[chosen]), region)

    comparison = compared(after, kept)
    assert [found.change.id for found in comparison.changed] == [chosen]
    assert comparison.changed[0].kept == BaseText("1", base_value(changeable[chosen]))
    assert (comparison.gone, comparison.new, comparison.unused) == ((), (), {})


def with_other_value(base: Mapping[str, Value], change: Change) -> dict[str, Value]:
    """Return the base with something else where the change is: what nobody else would write."""
    changed: dict[str, Value] = json.loads(json.dumps(base))
    node = changed[change.document]
    for step in change.path[:-1]:
        node = child_of(node, step)
    last = change.path[-1]
    if isinstance(node, dict):
        node[str(last)] = "een nieuwe basistekst"
    else:
        removed = child_of(node, last)
        assert isinstance(removed, dict)
        removed["u"] = "een nieuwe basistekst"
    return changed


def child_of(node: Value, step: str | int) -> Value:
    if isinstance(node, dict):
        return node[str(step)]
    assert isinstance(node, list)
    return next(one for one in node if isinstance(one, dict) and one["id"] == step)


def test_every_base_value_is_kept_apart_from_its_lookalike() -> None:
    assert not module.is_same(1, True)
    assert not module.is_same([1], [1.0])
    assert module.is_same({"a": 1, "b": 2}, {"b": 2, "a": 1})
