"""A region's own copy: the base when it changes nothing, and else the base with what it changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.model.handbook import Handbook
from kompas.model.reading import read_handbook
from kompas.model.references import mentions_of
from kompas.paths import handbook_root
from tests.handbooks import (
    REGIO,
    SMALL,
    copy_with,
    handbook_with,
    problems_of_copy,
    replaced,
    text_of,
)

FILES = sorted(file.relative_to(SMALL).with_suffix("").as_posix() for file in SMALL.rglob("*.yml"))
CHANGEABLE = {
    "fasen/analyse": ("fase", "analyse"),
    "stappen/organiseer-de-governance": ("stap", "organiseer-de-governance"),
}
HIDEABLE = {
    "figuren/ringen-van-het-netwerk": ("figuur", "ringen-van-het-netwerk"),
    "paginas/inleiding": ("pagina", "inleiding"),
    "praktijkvoorbeelden/filomena": ("praktijkvoorbeeld", "filomena"),
    "tools/governance-checklist": ("tool", "governance-checklist"),
    "tools/klantreis": ("tool", "klantreis"),
}
TITLES = {
    name: title[1]
    for name in FILES
    if (title := re.search("^titel: (.*)$", text_of(name), re.MULTILINE))
}
WORDS = st.text("abc éëï'“”-:&<>*_", min_size=1).map(lambda text: f"A{text}z")
OWN = "id: proef-reis\ntitel: Eigen reis\nsoort: draaiboek\nkern: Van ons.\nstatus: concept\n"
ANYHOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOTHING = st.sampled_from(["", "# nog niets\n", "{}\n", "---\n"])


def without_edition(handbook: Handbook) -> tuple[object, ...]:
    """Return all that a handbook holds, but for what the region's settings say."""
    kompas = handbook.kompas.model_copy(update={"titel": ""})
    return kompas, handbook.items, handbook.begrippen, handbook.bronnen


@st.composite
def bases(draw: st.DrawFn) -> dict[str, str]:
    """Draw changes of the small handbook that leave it valid."""
    changes = {}
    for name, title in draw(st.dictionaries(st.sampled_from(sorted(TITLES)), WORDS)).items():
        quoted = title.replace("'", "''")
        changes[name] = replaced(text_of(name), f"titel: {TITLES[name]}\n", f"titel: '{quoted}'\n")
    for name in draw(st.sets(st.sampled_from(sorted(HIDEABLE)))):
        kind, identifier = HIDEABLE[name]
        own = f"[naar {identifier}]({kind}:{identifier}) en [](begrip:governance)"
        changes[f"verdieping/over-{identifier}"] = (
            f"id: over-{identifier}\ntitel: Over\nkern: Kort.\n"
            f"onderdelen: [{{soort: tekst, id: een, tekst: '{own}'}}]\n"
        )
    return changes


@ANYHOW
@given(bases(), st.dictionaries(st.sampled_from(FILES), NOTHING))
def test_any_base_with_an_empty_overlay_is_the_base(
    base: dict[str, str], content: dict[str, str]
) -> None:
    copy = copy_with(content, base=base)

    assert without_edition(copy) == without_edition(handbook_with(base))
    assert copy.edition is not None
    assert copy.edition.changes == ()


@pytest.mark.parametrize("has_content", [False, True])
def test_real_handbook_with_an_empty_overlay(tmp_path: Path, has_content: bool) -> None:
    content = handbook_root() / "content"
    (tmp_path / "regio.yml").write_text(REGIO, "utf-8")
    if has_content:
        (tmp_path / "content" / "tools").mkdir(parents=True)

    copy = read_handbook(content, tmp_path)

    assert without_edition(copy) == without_edition(read_handbook(content))


def names_in(copy: Handbook) -> set[tuple[str, str]]:
    """Return kind and id of all that something in the copy refers to."""
    items = [item for kind in copy.items.values() for item in kind.values()]
    models = [*items, *copy.begrippen.values()]
    return {(mention.kind, mention.target) for model in models for mention in mentions_of(model)}


@ANYHOW
@given(
    bases(),
    st.sets(st.sampled_from(sorted(HIDEABLE))),
    st.sets(st.sampled_from(sorted(CHANGEABLE))),
    st.booleans(),
)
def test_hiding_appending_replacing_and_adding_go_together(
    base: dict[str, str], hidden: set[str], appended: set[str], adds: bool
) -> None:
    content = dict.fromkeys(hidden, "verberg: true\n")
    for name in appended:
        content[name] = (
            "kern: Anders gezegd.\n"
            "onderdelen+: [{soort: tip, id: proef-tip, tekst: 'Zie [dit](tool:klantreis).'}]\n"
        )
    if adds:
        content["tools/proef-reis"] = OWN
    national, copy = handbook_with(base), copy_with(content, base=base)
    turned = copy_with(dict(reversed(list(content.items()))), base=base)

    gone = {HIDEABLE[name] for name in hidden}
    own = {("tool", "proef-reis")} if adds else set()
    assert ids(copy) == ids(national) - gone | own
    assert names_in(copy) & gone == set()
    for name in appended:
        kind, identifier = CHANGEABLE[name]
        item = copy.items[kind][identifier]
        assert item.kern == "Anders gezegd."
        assert item.onderdelen[-1].id == "proef-tip"
    assert without_edition(turned) == without_edition(copy)
    assert turned.edition is not None
    assert copy.edition is not None
    assert turned.edition.changes == copy.edition.changes
    assert turned.edition.notices == copy.edition.notices


def ids(handbook: Handbook) -> set[tuple[str, str]]:
    """Return kind and id of every item."""
    return {(kind, name) for kind, items in handbook.items.items() for name in items}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            {"rolen/proef-x": "id: proef-x\n"},
            'regio/rolen/proef-x.yml:1:1: het handboek kent geen map "rolen". Bedoelde u "rollen"?',
        ),
        (
            {"tools/proef-x": OWN.replace("id: proef-reis", "id: klantreis")},
            'regio/tools/proef-x.yml:1:5: het id "klantreis" moet gelijk zijn aan de naam van het '
            "bestand",
        ),
        (
            {"tools/klantreis": "id: proef-reis\n"},
            'regio/tools/klantreis.yml:1:5: het id "proef-reis" moet gelijk zijn aan de naam van '
            "het bestand",
        ),
        (
            {"tools/proef-x": "verberg: true\n"},
            'regio/tools/proef-x.yml:1:1: "verberg" is voor onderdelen van het basishandboek; dit '
            "bestand is van uzelf, dus haal het weg",
        ),
        (
            {"tools/klantreis": "titl: Reis\n"},
            'regio/tools/klantreis.yml:1:1: de sleutel "titl" hoort hier niet. Bedoelde u "titel"?',
        ),
        (
            {"tools/klantrijs": "titel: Reis\n"},
            'regio/tools/klantrijs.yml:1:1: "tools/klantrijs" bestaat niet in het basishandboek; '
            'de naam van een eigen bestand begint met "proef-". Bedoelde u "tools/klantreis"?',
        ),
        (
            {"tools/klantreis": "opbrengst: 'Zie [dit](tool:weg).'\n"},
            'regio/tools/klantreis.yml:1:23: tool "weg" bestaat niet.',
        ),
        (
            {"tools/klantreis": "kern: Zie [dit](tool:klantreis).\n"},
            "regio/tools/klantreis.yml:1:7: in een kern, titel of andere korte tekst kan geen "
            "verwijzing staan; zet die in de tekst",
        ),
        (
            {"tools/klantreis": "titel: Naar [buiten](https://example.org)\n"},
            "regio/tools/klantreis.yml:1:8: in een kern, titel of andere korte tekst kan geen "
            "verwijzing staan; zet die in de tekst",
        ),
    ],
)
def test_fault_of_a_region_is_told_in_its_own_file(
    content: Mapping[str, str], problem: str
) -> None:
    assert problems_of_copy(content) == [problem]


def test_own_item_may_have_the_id_of_an_own_item_of_another_kind() -> None:
    background = "id: proef-reis\ntitel: Over de reis\nkern: Kort.\nstatus: concept\n"
    copy = copy_with({"tools/proef-reis": OWN, "verdieping/proef-reis": background})

    assert {("tool", "proef-reis"), ("verdieping", "proef-reis")} <= ids(copy)


def test_folder_that_only_the_region_has() -> None:
    profile = "id: proef-profiel\ntitel: Profiel\nkern: Kort.\nstatus: concept\n"
    copy = copy_with({"geweldsprofielen/proef-profiel": profile})

    assert list(copy.items["geweldsprofiel"]) == ["proef-profiel"]


def test_every_fault_is_told_at_once() -> None:
    content = {"kompas": "verberg: true\n", "tools/x": "titel: x\n", "tools/klantreis": "titl: x\n"}
    regio = REGIO + "logo: {bestand: weg.svg, tekst: Weg}\n"

    assert [problem.partition(": ")[0] for problem in problems_of_copy(content, regio)] == [
        "regio/kompas.yml:1:1",
        "regio/regio.yml:4:17",
        "regio/tools/klantreis.yml:1:1",
        "regio/tools/x.yml:1:1",
    ]


def test_place_in_the_base_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "regio.yml").write_text(REGIO, "utf-8")
    tools = tmp_path / "content" / "tools"
    tools.mkdir(parents=True)
    (tools / "klantreis.yml").write_text("verberg: true\n", "utf-8")

    edition = read_handbook(SMALL, tmp_path).edition

    assert edition is not None
    assert edition.notices[-1].message == (
        'tool "klantreis" is er in deze kopie niet; de verwijzing is weggehaald '
        "(in het basishandboek: handboek/tools/governance-checklist.yml:37:21)"
    )
