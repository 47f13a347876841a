"""The blocks of a text: what each accepts, and what it says of a mistake."""

import pytest

from kompas.model.fields import MarkdownText
from kompas.model.pagina import Pagina
from tests.handbooks import handbook_with, problems_with

BLOCKS = {
    "tekst": "{soort: tekst, id: b, kop: Drie vormen, niveau: 3, tekst: Kies er een.}",
    "tip": "{soort: tip, id: b, kop: Begin klein, tekst: Doe één ding., herkomst: [tips/klein]}",
    "inspiratie": "{soort: inspiratie, id: b, tekst: Kijk bij de buren.}",
    "let_op": "{soort: let_op, id: b, tekst: De bron noemt geen jaar.}",
    "citaat": "{soort: citaat, id: b, wie: Patrick Kenis, functie: hoogleraar, tekst: Fiets.}",
    "uitlichting": "{soort: uitlichting, id: b, tekst: Samenwerken vraagt lef.}",
    "resultaat": "{soort: resultaat, id: b, tekst: Er ligt een plan.}",
    "tabel": "{soort: tabel, id: b, bijschrift: Vormen, kolommen: [Vorm, Past bij],"
    " rijen: [[Gedeeld, klein]]}",
    "figuur": "{soort: figuur, id: b, figuur: ringen-van-het-netwerk}",
    "tool": "{soort: tool, id: b, tool: klantreis}",
    "praktijkvoorbeeld": "{soort: praktijkvoorbeeld, id: b, praktijkvoorbeeld: filomena}",
    "geweldsprofiel": "{soort: geweldsprofiel, id: b, geweldsprofiel: intieme-terreur}",
    "verdieping": "{soort: verdieping, id: b, verdieping: transitietheorie}",
}
OTHER_FILES = {
    "geweldsprofielen/intieme-terreur": (
        "id: intieme-terreur\ntitel: Intieme terreur\nkern: Macht.\nstatus: concept\n"
    ),
    "verdieping/transitietheorie": (
        "id: transitietheorie\ntitel: Transitietheorie\nkern: Verandering.\nstatus: concept\n"
    ),
}


def page_with(*blocks: str) -> dict[str, str]:
    lines = "".join(f"  - {block}\n" for block in blocks)
    page = f"id: proef\ntitel: Proef\nkern: Een proef.\nonderdelen:\n{lines}"
    return {"paginas/proef": page, **OTHER_FILES}


def faults(*blocks: str) -> list[str]:
    return [fault.removeprefix("paginas/proef.yml:") for fault in problems_with(page_with(*blocks))]


@pytest.mark.parametrize("soort", BLOCKS)
def test_every_block_accepts_an_example(soort: str) -> None:
    page = handbook_with(page_with(BLOCKS[soort])).get(Pagina, "proef")

    assert page.onderdelen[0].soort == soort


@pytest.mark.parametrize(
    "soort", ["tekst", "tip", "inspiratie", "let_op", "citaat", "uitlichting", "resultaat"]
)
def test_text_is_markdown_whose_references_are_checked(soort: str) -> None:
    block = "{soort: %s, id: b, wie: Zij, tekst: '[x](stap:dood)'}" % soort  # noqa: UP031
    if soort != "citaat":
        block = block.replace(" wie: Zij,", "")

    assert [fault.partition(": ")[2] for fault in faults(block)] == ['stap "dood" bestaat niet.']


def test_the_text_of_a_spotlight_is_running_text_too() -> None:
    block = handbook_with(page_with(BLOCKS["uitlichting"])).get(Pagina, "proef").onderdelen[0]

    assert isinstance(getattr(block, "tekst", None), MarkdownText)


@pytest.mark.parametrize(
    ("block", "messages"),
    [
        pytest.param(
            "{soort: tipp, id: b, tekst: Doe dit.}",
            [
                '5:13: "tipp" kan hier niet; kies uit: tekst, tip, inspiratie, let_op, citaat, '
                "uitlichting, resultaat, tabel, figuur, tool, praktijkvoorbeeld, geweldsprofiel, "
                'verdieping. Bedoelde u "tip"?'
            ],
            id="unknown kind",
        ),
        pytest.param("{id: b, tekst: Doe dit.}", ['5:5: "soort" ontbreekt'], id="no kind at all"),
        pytest.param("{soort: tip, id: b}", ['5:5: "tekst" ontbreekt'], id="no text"),
        pytest.param("{soort: tip, tekst: Doe dit.}", ['5:5: "id" ontbreekt'], id="no id"),
        pytest.param(
            "{soort: tekst, id: b, kopp: Vormen, tekst: Kies.}",
            ['5:27: de sleutel "kopp" hoort hier niet. Bedoelde u "kop"?'],
            id="unknown key",
        ),
        pytest.param(
            "{soort: tekst, id: b, niveau: 4, tekst: Kies.}",
            ['5:35: "4" kan hier niet; kies uit: 2, 3.'],
            id="too deep a heading",
        ),
        pytest.param(
            "{soort: tekst, id: b, kop: 3, tekst: Kies.}",
            ["5:32: hier hoort tekst te staan; zet de waarde tussen aanhalingstekens"],
            id="number for a heading",
        ),
        pytest.param(
            "{soort: tekst, id: b, kop: '', tekst: Kies.}",
            ["5:32: hier ontbreekt tekst"],
            id="empty heading",
        ),
        pytest.param(
            "{soort: tip, id: Tip 1, tekst: Kies.}",
            ["5:22: een id bestaat uit kleine letters, cijfers en koppeltekens"],
            id="id with a space",
        ),
        pytest.param(
            "{soort: tip, id: b, tekst: Kies., herkomst: [Tips/klein]}",
            ["5:50: deze waarde heeft niet de vorm die hier hoort"],
            id="provenance in capitals",
        ),
        pytest.param(
            "gewoon wat tekst",
            ["5:5: hier hoort een groep sleutels te staan, elk met een waarde"],
            id="no block but a sentence",
        ),
        pytest.param(
            "{soort: figuur, id: b, figuur: ringen-van-het-netwrk}",
            [
                '5:36: figuur "ringen-van-het-netwrk" bestaat niet. '
                'Bedoelde u "ringen-van-het-netwerk"?'
            ],
            id="dead reference",
        ),
        pytest.param(
            "{soort: tabel, id: b, bijschrift: Vormen, kolommen: [Vorm], rijen: [[Gedeeld]]}",
            ["5:57: deze lijst heeft 1 onderdelen; minstens 2 moet"],
            id="one column",
        ),
        pytest.param(
            "{soort: tabel, id: b, bijschrift: X, kolommen: [A, B, C, D, E, F], rijen: [[a]]}",
            ["5:52: deze lijst heeft 6 onderdelen; hoogstens 5 mag"],
            id="six columns",
        ),
        pytest.param(
            "{soort: tabel, id: b, bijschrift: X, kolommen: [A, B], rijen: [[a, b], [a, b, c]]}",
            ["5:76: het aantal cellen in deze rij is 3, maar er zijn 2 kolommen"],
            id="a cell too many",
        ),
    ],
)
def test_mistake_in_a_block(block: str, messages: list[str]) -> None:
    assert faults(block) == messages


def test_a_spotlight_is_short() -> None:
    block = f"{{soort: uitlichting, id: b, tekst: {'lef ' * 41}}}"

    assert faults(block) == ["5:40: deze tekst heeft 41 woorden; hoogstens 40 mag"]


def test_block_ids_stand_once_in_a_file() -> None:
    other = "{soort: tip, id: c, tekst: Begin klein.}"

    assert faults(BLOCKS["tip"], other, BLOCKS["resultaat"]) == [
        '7:28: het id "b" staat hier dubbel; elk id mag één keer'
    ]


def test_two_files_may_use_the_same_block_id() -> None:
    changes = page_with(BLOCKS["tip"])
    second = changes["paginas/proef"].replace("id: proef", "id: proef-twee")

    assert problems_with({**changes, "paginas/proef-twee": second}) == []


@pytest.mark.parametrize("heading", ["# Vormen", "  ### Vormen", "Kies.\n\n## Vormen"])
def test_a_heading_is_a_block_of_its_own(heading: str) -> None:
    text = heading.replace("\n", "\\n")

    assert [
        fault.partition(": ")[2] for fault in faults(f'{{soort: tekst, id: b, tekst: "{text}"}}')
    ] == ['een kop in de tekst kan niet; maak een nieuw blok met een "kop"']


def test_a_hash_inside_a_line_is_no_heading() -> None:
    assert faults('{soort: tekst, id: b, tekst: "Gebruik #kompas en C # niet."}') == []
