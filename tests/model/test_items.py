"""What an editor may write in the file of an item, and what the answer to a mistake is."""

import pytest

from kompas.model.fase import Fase
from kompas.model.figuur import Figuur, Ringen
from kompas.model.geweldsprofiel import Geweldsprofiel
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.stap import Stap
from kompas.model.tool import Duur, Tool
from kompas.model.verdieping import Verdieping
from tests.handbooks import handbook_with, problems_after, problems_with

CHECKLIST = "tools/governance-checklist"
KLANTREIS = "tools/klantreis"
STEP = "stappen/organiseer-de-governance"
FIGURE = "figuren/ringen-van-het-netwerk"

TEXT_BLOCK = "onderdelen: [{soort: tekst, id: begin, tekst: Zo gaat het.}]"


def test_the_small_handbook_has_no_faults() -> None:
    handbook = handbook_with()

    assert handbook.kompas.titel == "Kompas Proefregio"
    assert [phase.titel for phase in handbook.all(Fase)] == [
        "Voorbereiding",
        "Analyse",
        "Ambitie",
        "Strategie",
        "Implementatie",
    ]
    assert [step.nr for step in handbook.all(Stap)] == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_step_knows_its_phase() -> None:
    handbook = handbook_with()
    step = handbook.get(Stap, "organiseer-de-governance")

    assert [phase.id for phase in handbook.phases_of(step)] == ["voorbereiding"]
    assert step in handbook.steps_of(handbook.get(Fase, "voorbereiding"))


def test_a_tool_belongs_to_the_phases_of_its_steps() -> None:
    handbook = handbook_with()

    assert [p.id for p in handbook.phases_of(handbook.get(Tool, "governance-checklist"))] == [
        "voorbereiding"
    ]
    assert handbook.phases_of(handbook.get(Tool, "klantreis")) == ()


def test_a_tool_has_its_times_and_group() -> None:
    tool = handbook_with().get(Tool, "governance-checklist")

    assert tool.duur == Duur(voorbereiden=30, uitvoeren=60)
    assert tool.duur.totaal == 90
    assert tool.groep is not None
    assert (tool.groep.min, tool.groep.max, tool.groep.inschatting) == (5, 7, True)


def test_an_example_has_partners() -> None:
    example = handbook_with().get(Praktijkvoorbeeld, "filomena")

    assert example.partners == ("politie", "Veilig Thuis", "gemeente")


def test_a_figure_is_drawn_from_its_data() -> None:
    drawing = handbook_with().get(Figuur, "ringen-van-het-netwerk").tekening

    assert isinstance(drawing, Ringen)
    assert [ring.titel for ring in drawing.ringen] == ["Kerngroep", "Partners"]


def test_a_drawing_of_an_unknown_kind() -> None:
    [fault] = problems_after(FIGURE, "soort: ringen", "soort: ring")

    assert fault.startswith('figuren/ringen-van-het-netwerk.yml:9:10: "ring" kan hier niet; kies')
    assert fault.endswith('Bedoelde u "ringen"?')


def test_a_figure_can_be_a_table() -> None:
    text = (
        "id: cijfers\ntitel: Cijfers\nkern: Hoe vaak het voorkomt.\nalternatief: Twee rijen.\n"
        "tekening: {soort: tabel, kolommen: [Wat, Hoeveel], rijen: [[meldingen, '12'], [adviezen,"
        " '30']]}\n"
    )

    assert problems_with({"figuren/cijfers": text}) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("geweldsprofielen/intieme-terreur", Geweldsprofiel),
        ("verdieping/transitietheorie", Verdieping),
    ],
)
def test_every_other_kind_accepts_an_example(name: str, kind: type) -> None:
    identifier = name.partition("/")[2]
    text = f"id: {identifier}\ntitel: Voorbeeld\nkern: Waar het over gaat.\n{TEXT_BLOCK}\n"

    handbook = handbook_with({name: text})

    assert handbook.get(kind, identifier).titel == "Voorbeeld"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        pytest.param(
            KLANTREIS,
            "titel: Klantreis\n",
            "",
            'tools/klantreis.yml:1:1: "titel" ontbreekt',
            id="missing key",
        ),
        pytest.param(
            KLANTREIS,
            "kern: Loop samen de weg na die een huishouden aflegt.",
            "kern:",
            "tools/klantreis.yml:4:6: hier ontbreekt een waarde",
            id="empty value",
        ),
        pytest.param(
            STEP,
            "    id: drie-vormen",
            "    id: bronnen",
            'stappen/organiseer-de-governance.yml:12:9: "bronnen" is al een vast onderdeel van de '
            "pagina; kies een ander id",
            id="block id that the page needs",
        ),
        pytest.param(
            CHECKLIST,
            "ook_bekend_als:",
            "ook_bekend_al:",
            'tools/governance-checklist.yml:5:1: de sleutel "ook_bekend_al" hoort hier niet. '
            'Bedoelde u "ook_bekend_als"?',
            id="unknown key",
        ),
        pytest.param(
            CHECKLIST,
            "uitvoeren: 60",
            "uitvoern: 60",
            'tools/governance-checklist.yml:7:26: de sleutel "uitvoern" hoort hier niet. '
            'Bedoelde u "uitvoeren"?',
            id="unknown key inside",
        ),
        pytest.param(
            KLANTREIS,
            "soort: draaiboek",
            "soort: draaibok",
            'tools/klantreis.yml:3:8: "draaibok" kan hier niet; kies uit: werkvorm, checklist, '
            "format, draaiboek, invulformulier, keuzehulp, model, bronnenlijst. "
            'Bedoelde u "draaiboek"?',
            id="wrong soort",
        ),
        pytest.param(
            KLANTREIS,
            "soort: draaiboek",
            "soort: [draaiboek]",
            "tools/klantreis.yml:3:8: hier hoort één woord te staan",
            id="list for a word",
        ),
        pytest.param(
            KLANTREIS,
            "status: concept",
            "status: klaar",
            'tools/klantreis.yml:5:9: "klaar" kan hier niet; kies uit: af, concept.',
            id="wrong status",
        ),
        pytest.param(
            KLANTREIS,
            "kern: Loop",
            f"kern: {'heel ' * 33}Loop",
            "tools/klantreis.yml:4:7: deze tekst heeft 42 woorden; hoogstens 40 mag",
            id="long kern",
        ),
        pytest.param(
            KLANTREIS,
            "id: klantreis",
            "id: klantreizen",
            'tools/klantreis.yml:1:5: het id "klantreizen" moet gelijk zijn aan de naam van het '
            "bestand",
            id="id is not the file name",
        ),
        pytest.param(
            KLANTREIS,
            "id: klantreis",
            "id: Klantreis",
            "tools/klantreis.yml:1:5: een id bestaat uit kleine letters, cijfers en koppeltekens",
            id="capital in an id",
        ),
        pytest.param(
            STEP,
            "nr: 2",
            "nr: 9",
            "stappen/organiseer-de-governance.yml:2:5: dit getal mag hoogstens 8 zijn",
            id="ninth step",
        ),
        pytest.param(
            STEP,
            "nr: 2",
            "nr: twee",
            "stappen/organiseer-de-governance.yml:2:5: hier hoort een heel getal te staan",
            id="word for a number",
        ),
        pytest.param(
            STEP,
            "nr: 2",
            "nr: 1",
            "stappen/vorm-een-kerngroep.yml:2:5: stap 1 bestaat al: "
            "stappen/organiseer-de-governance.yml",
            id="repeated nr",
        ),
        pytest.param(
            "fasen/analyse",
            "nr: 2",
            "nr: 1",
            "fasen/voorbereiding.yml:2:5: fase 1 bestaat al: fasen/analyse.yml",
            id="repeated nr of a phase",
        ),
        pytest.param(
            CHECKLIST,
            "min: 5",
            "min: 8",
            "tools/governance-checklist.yml:8:8: min (8) is groter dan max (7)",
            id="min above max",
        ),
        pytest.param(
            CHECKLIST,
            "inschatting: true",
            "inschatting: ja",
            "tools/governance-checklist.yml:8:56: hier hoort true of false te staan",
            id="ja for true",
        ),
        pytest.param(
            CHECKLIST,
            "[stiften, flap-over]",
            "stiften",
            "tools/governance-checklist.yml:9:16: hier hoort een lijst te staan: regels die met "
            "een streepje beginnen, of de waarden tussen rechte haken: [a, b]",
            id="no list",
        ),
        pytest.param(
            "kompas",
            'versie: "0.0.1"',
            "versie: 1.0",
            "kompas.yml:5:9: hier hoort tekst te staan; zet de waarde tussen aanhalingstekens",
            id="number for text",
        ),
        pytest.param(
            FIGURE,
            "nadruk: kern",
            "nadruk: kerm",
            'figuren/ringen-van-het-netwerk.yml:13:11: er is geen ring "kerm". Bedoelde u "kern"?',
            id="emphasis on no ring",
        ),
        pytest.param(
            FIGURE,
            "{id: buiten,",
            "{id: kern,",
            'figuren/ringen-van-het-netwerk.yml:12:12: het id "kern" staat hier dubbel; '
            "elk id mag één keer",
            id="repeated ring",
        ),
    ],
)
def test_mistake_in_an_item(name: str, old: str, new: str, message: str) -> None:
    assert problems_after(name, old, new) == [message]


def test_a_kern_of_forty_words_fits() -> None:
    assert problems_after(KLANTREIS, "kern: Loop", f"kern: {'heel ' * 31}Loop") == []


def test_a_concept_needs_no_more_than_title_and_kern() -> None:
    text = "id: netwerkkaart\ntitel: Netwerkkaart\nsoort: model\nkern: Nog.\nstatus: concept\n"

    assert problems_with({"tools/netwerkkaart": text}) == []


@pytest.mark.parametrize("missing", ["onderdelen", "wanneer_wel", "opbrengst"])
def test_a_finished_tool_needs_it_all(missing: str) -> None:
    parts = {
        "onderdelen": TEXT_BLOCK,
        "wanneer_wel": "wanneer_wel: Aan het begin.",
        "opbrengst": "opbrengst: Een kaart.",
    }
    start = "id: netwerkkaart\ntitel: Netwerkkaart\nsoort: model\nkern: Wie wie kent.\n"
    whole = start + "\n".join(parts.values())
    without = start + "\n".join(text for name, text in parts.items() if name != missing)

    assert problems_with({"tools/netwerkkaart": whole}) == []
    assert problems_with({"tools/netwerkkaart": without}) == [
        f'tools/netwerkkaart.yml:1:1: "{missing}" ontbreekt; vul het in of zet '
        '"status: concept" zolang het niet af is'
    ]


@pytest.mark.parametrize("missing", ["alternatief", "tekening"])
def test_a_finished_figure_has_a_drawing_and_words_for_it(missing: str) -> None:
    parts = {
        "alternatief": "alternatief: Twee rijen met aantallen.",
        "tekening": "tekening: {soort: tabel, kolommen: [Wat, Hoeveel], rijen: [[adviezen, '3']]}",
    }
    start = "id: cijfers\ntitel: Cijfers\nkern: Hoe vaak het voorkomt.\n"

    assert problems_with({"figuren/cijfers": start + "\n".join(parts.values())}) == []
    assert problems_with(
        {"figuren/cijfers": start + "\n".join(t for n, t in parts.items() if n != missing)}
    ) == [
        f'figuren/cijfers.yml:1:1: "{missing}" ontbreekt; vul het in of zet "status: concept" '
        "zolang het niet af is"
    ]


@pytest.mark.parametrize(("number", "other"), [('"112"', '"113"'), ('"0800-2000"', '"0800-2001"')])
def test_no_emergency_number_can_be_removed(number: str, other: str) -> None:
    assert problems_after("kompas", f"nummer: {number}", f"nummer: {other}") == [
        f"kompas.yml:7:3: het noodnummer {number[1:-1]} moet blijven staan"
    ]


def test_an_emergency_number_can_be_added() -> None:
    extra = '{id: eigen, naam: Meldpunt, nummer: "0900-1234"}'

    assert problems_after("kompas", "noodnummers:", f"noodnummers:\n  - {extra}") == []


@pytest.mark.parametrize("nummer", ["bel 112", "javascript:alert(1)", ""])
def test_an_emergency_number_is_digits(nummer: str) -> None:
    assert problems_after("kompas", 'nummer: "112"', f'nummer: "{nummer}"') == [
        "kompas.yml:7:74: dit is geen telefoonnummer; schrijf cijfers, met streepjes of spaties "
        "ertussen, zoals 0800-2000"
    ]


def test_a_number_can_be_dialled() -> None:
    links = [number.link for number in handbook_with().kompas.noodnummers]

    assert links == ["tel:112", "tel:08002000"]


def test_a_repeated_term() -> None:
    assert problems_after("begrippen", "id: mda-plus-plus", "id: governance") == [
        'begrippen.yml:5:9: het id "governance" staat ook op regel 2; elk id mag één keer'
    ]


def test_a_repeated_source() -> None:
    assert problems_after("bronnen", "id: kompas", "id: provan-kenis-2008") == [
        'bronnen.yml:5:9: het id "provan-kenis-2008" staat ook op regel 2; elk id mag één keer',
        # … and what named the other one now points at nothing:
        'stappen/organiseer-de-governance.yml:9:11: bron "kompas" bestaat niet.',
        'tools/governance-checklist.yml:38:11: bron "kompas" bestaat niet.',
    ]


@pytest.mark.parametrize("address", ["www.nji.nl", "javascript:alert(1)", "https://a b", "ftp://x"])
def test_the_address_of_a_source_is_a_web_address(address: str) -> None:
    assert problems_after("bronnen", "https://example.org/provan-kenis", address) == [
        "bronnen.yml:4:10: deze waarde heeft niet de vorm die hier hoort"
    ]


def test_a_misspelt_list_does_not_make_every_reference_to_it_a_fault() -> None:
    assert problems_after("begrippen", "begrippen:", "begripen:") == [
        'begrippen.yml:1:1: "begrippen" ontbreekt',
        'begrippen.yml:1:1: de sleutel "begripen" hoort hier niet. Bedoelde u "begrippen"?',
    ]


def test_a_fault_in_one_entry_does_not_make_its_list_too_short() -> None:
    option = "{waarde: start, label: Start}"

    assert problems_after(CHECKLIST, option, option.replace("label", "lable")) == [
        'tools/governance-checklist.yml:30:20: "label" ontbreekt',
        'tools/governance-checklist.yml:30:36: de sleutel "lable" hoort hier niet. '
        'Bedoelde u "label"?',
    ]


def test_a_file_that_the_handbook_does_not_know() -> None:
    assert problems_with({"tols/klantreis": "id: klantreis\n", "begrip": "id: x\n"}) == [
        'begrip.yml:1:1: het handboek kent geen bestand "begrip". Bedoelde u "begrippen"?',
        'tols/klantreis.yml:1:1: het handboek kent geen map "tols". Bedoelde u "tools"?',
    ]
