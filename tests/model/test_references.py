"""One item names another: in a field or in running text, and both items know."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompas.model.begrip import Begrip
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.references import mentions_of, unreadable_links
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.render.markdown import render_markdown
from kompas.render.page import Page
from kompas.website.addresses import SiteLocator
from tests.handbooks import handbook_with, problems_after, problems_with

INTRODUCTION = "paginas/inleiding"
SENTENCE = "Dit handboek helpt je op weg."
PLACE = "paginas/inleiding.yml:8:"
HOW_TO_WRITE = (
    "schrijf een verwijzing als [tekst](soort:id), zonder spaties bij het id en zonder rechte "
    "haken in de tekst; een afbeelding kan hier niet"
)


def faults(sentence: str) -> list[str]:
    """Return the faults of the introduction when its only text, line 8 column 7, is `sentence`."""
    return [fault.removeprefix(PLACE) for fault in problems_after(INTRODUCTION, SENTENCE, sentence)]


@pytest.mark.parametrize(
    "reference",
    [
        "[de fase](fase:analyse)",
        "[](stap:maak-een-plan)",
        "[vormen](stap:organiseer-de-governance#drie-vormen)",
        "[](tool:klantreis)",
        "[](praktijkvoorbeeld:filomena)",
        "[](figuur:ringen-van-het-netwerk)",
        "[](pagina:hulp)",
        "[MDA++](begrip:mda-plus-plus)",
        "zo is het.[](bron:kompas)",
        "[NJi](https://www.nji.nl)",
        "[Wet (2015)](https://example.org/wet_(2015))",
        "[112](tel:112)",
        "[a \\[b\\] c](tool:klantreis)",
    ],
)
def test_reference_that_leads_somewhere(reference: str) -> None:
    assert faults(f"Zie {reference} hier.") == []


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        (
            "Zie [de tool](tool:klantrijs).",
            '21: tool "klantrijs" bestaat niet. Bedoelde u "klantreis"?',
        ),
        ("Zie [dit](begrip:mda).", '17: begrip "mda" bestaat niet.'),
        ("Zo is het.[](bron:jansen-1999)", '20: bron "jansen-1999" bestaat niet.'),
        (
            "Zie [dit](stap:organiseer-de-governance#drie-vorm).",
            '17: stap "organiseer-de-governance" heeft geen blok "drie-vorm". '
            'Bedoelde u "drie-vormen"?',
        ),
        (
            "Zie [dit](tol:klantreis).",
            '17: "tol" is geen soort om naar te verwijzen; kies uit: fase, stap, tool, '
            "praktijkvoorbeeld, geweldsprofiel, verdieping, rol, figuur, pagina, begrip, bron, "
            'of begin met https://. Bedoelde u "tool"?',
        ),
    ],
)
def test_dead_reference_in_running_text(sentence: str, fault: str) -> None:
    assert faults(sentence) == [fault]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "mailto:iemand@example.org",
        "file:///etc/passwd",
        "//example.org",
        "hulp.html",
        "#boven",
        "",
    ],
)
def test_scheme_that_is_no_kind(target: str) -> None:
    [fault] = faults(f"Zie [dit]({target}).")

    assert fault.startswith(f'17: "{target.partition(":")[0]}" is geen soort om naar te verwijzen;')


@pytest.mark.parametrize(
    ("sentence", "column"),
    [
        ('Zie [dit](stap:dood "titel").', 15),
        ("Zie [dit]( stap:dood ).", 15),
        ("Zie [een [twee] drie](stap:dood).", 27),
        ("Zie [een `]` twee](stap:dood).", 24),
        ("Zie ![beeld](stap:dood).", 18),
    ],
)
def test_link_that_only_markdown_would_see(sentence: str, column: int) -> None:
    assert faults(sentence) == [f"{column}: {HOW_TO_WRITE}"]


def test_place_of_a_reference_on_a_later_line() -> None:
    text = "Eerst dit.\n      - een\n      - twee, zie [dit](tool:klantreizen)"

    assert problems_after(INTRODUCTION, SENTENCE, text) == [
        'paginas/inleiding.yml:10:25: tool "klantreizen" bestaat niet. Bedoelde u "klantreis"?'
    ]


def test_dead_reference_in_a_list_of_ids() -> None:
    assert problems_after("tools/governance-checklist", "[klantreis]", "[klantreis, reis]") == [
        'tools/governance-checklist.yml:37:32: tool "reis" bestaat niet. Bedoelde u "klantreis"?'
    ]


def test_dead_phase_of_a_step() -> None:
    assert problems_after(
        "stappen/organiseer-de-governance", "fase: voorbereiding", "fase: voorbereidng"
    ) == [
        'stappen/organiseer-de-governance.yml:6:7: fase "voorbereidng" bestaat niet. '
        'Bedoelde u "voorbereiding"?'
    ]


def test_dead_reference_in_a_cell_of_a_table() -> None:
    assert problems_after(
        "stappen/organiseer-de-governance", "praktijkvoorbeeld:filomena", "praktijkvoorbeeld:x"
    ) == ['stappen/organiseer-de-governance.yml:29:51: praktijkvoorbeeld "x" bestaat niet.']


def test_reference_to_an_item_with_a_fault_of_its_own_is_no_second_fault() -> None:
    assert problems_after("tools/klantreis", "titel: Klantreis\n", "") == [
        'tools/klantreis.yml:1:1: "titel" ontbreekt'
    ]


def test_relations_are_known_on_both_sides() -> None:
    handbook = handbook_with()

    assert handbook.named_by(handbook.get(Tool, "klantreis")) == (
        handbook.get(Tool, "governance-checklist"),
    )
    assert [item.id for item in handbook.named_by(handbook.get(Praktijkvoorbeeld, "filomena"))] == [
        "organiseer-de-governance"
    ]
    assert [item.id for item in handbook.named_by(handbook.get(Stap, "maak-een-plan"))] == [
        "filomena"
    ]


def test_an_item_that_is_named_twice_is_one_relation() -> None:
    handbook = handbook_with()
    step = handbook.get(Stap, "organiseer-de-governance")
    named = [item.id for item in handbook.named_by(handbook.get(Tool, "governance-checklist"))]

    targets = [mention.target for mention in mentions_of(step) if mention.kind == "tool"]

    assert targets == ["governance-checklist", "governance-checklist"]
    assert named == ["organiseer-de-governance"]


def test_an_item_that_names_itself_is_no_relation() -> None:
    handbook = handbook_with(
        {
            "tools/klantreis": "id: klantreis\ntitel: Klantreis\nsoort: model\nkern: Reis.\n"
            "status: concept\nrelaties: {eerder: [klantreis]}\n"
        }
    )

    assert [item.id for item in handbook.named_by(handbook.get(Tool, "klantreis"))] == [
        "governance-checklist"
    ]


def test_a_reference_to_a_term() -> None:
    target = handbook_with().target("begrip", "governance")

    assert isinstance(target, Begrip)
    assert target.titel == "Governance"


PIECES = (
    *("[", "]", "(", ")", "](", "[x](", "[[x](", "\\", "`", "*", "!", " ", "\n", '"', "&#58;", "a"),
    *("stap:maak-een-plan", "stap:dood", "stap:dood)", "stap:dood 't')", "<stap:dood>"),
    *("](bron:kompas)", "https://example.org", "#begin", "javascript:x)"),
)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_text_without_faults_can_be_shown(text: str) -> None:
    lines = "".join(f"      {line}\n" for line in f"Zie {text}".split("\n"))
    block = f"  - soort: tekst\n    id: a\n    tekst: |\n{lines}"
    page = f"id: proef\ntitel: Proef\nkern: Een proef.\nonderdelen:\n{block}"
    if problems_with({"paginas/proef": page}):
        return

    html = render_markdown(text, Page(handbook_with(), SiteLocator("index.html"), "scherm"))

    assert 'href="javascript' not in html


def test_links_that_can_be_checked_are_readable() -> None:
    assert list(unreadable_links("[a](tool:b) en [c](https://d.nl/(e)) en f](g")) == [41]
