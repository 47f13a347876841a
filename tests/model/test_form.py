"""The form of a tool: every kind of field, and what an editor hears of a mistake."""

import pytest

from kompas.model.tool import Tool
from tests.handbooks import handbook_with, problems_with, replaced

OPTIONS = "[{waarde: a, label: A}, {waarde: b, label: B}]"
TOOL = """\
id: proef
titel: Proef
soort: invulformulier
kern: Een proef.
onderdelen: [{soort: tekst, id: begin, tekst: Vul in.}]
wanneer_wel: Altijd.
opbrengst: Een ingevuld formulier.
formulier:
  versie: 1
  onderdelen:
    - id: basis
      titel: Over het netwerk
      velden:
        - {id: naam, soort: tekst, label: Naam netwerk, verplicht: true, maxlengte: 80}
        - {id: doel, soort: tekstvak, label: Doel, regels: 6}
        - {id: leden, soort: getal, label: Aantal leden}
        - {id: begin, soort: datum, label: Begindatum}
        - {id: akkoord, soort: vinkje, label: Iedereen is het eens}
        - {id: fase, soort: keuze, label: Fase, opties: AB}
        - {id: wie, soort: meerkeuze, label: Wie, opties: AB}
        - {id: hoe, soort: schaal, label: Hoe, opties: AB}
        - {id: omvang, soort: checkvraag, label: Hoe groot?, toon_als: {veld: fase, is: b}}
    - id: verder
      titel: Wat we doen
      velden:
        - id: acties
          soort: tabel
          label: Acties
          rijen: {start: 4, max: 20}
          kolommen: [{id: wat, soort: tekst, label: Wat}, {id: klaar, soort: vinkje, label: Klaar}]
        - {id: dag, soort: draaiboek, label: Dag, tijdvakken: [{id: in, titel: In, minuten: 15}]}
        - {id: tekenen, soort: ondertekening, label: Getekend, partijen: [gemeente, politie]}
""".replace("AB", OPTIONS)


def faults(old: str, new: str) -> list[str]:
    found = problems_with({"tools/proef": replaced(TOOL, old, new)})
    return [fault.removeprefix("tools/proef.yml:") for fault in found]


def test_every_kind_of_field() -> None:
    form = handbook_with({"tools/proef": TOOL}).get(Tool, "proef").formulier

    assert form is not None
    assert [field.soort for part in form.onderdelen for field in part.velden] == [
        "tekst",
        "tekstvak",
        "getal",
        "datum",
        "vinkje",
        "keuze",
        "meerkeuze",
        "schaal",
        "checkvraag",
        "tabel",
        "draaiboek",
        "ondertekening",
    ]


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        pytest.param(
            "id: leden, soort: getal",
            "id: leden, soort: getl",
            [
                '16:30: "getl" kan hier niet; kies uit: tekst, tekstvak, getal, datum, vinkje, '
                "keuze, meerkeuze, schaal, checkvraag, tabel, draaiboek, ondertekening. "
                'Bedoelde u "getal"?'
            ],
            id="unknown kind",
        ),
        pytest.param(
            "id: leden, soort",
            "id: naam, soort",
            ['16:16: het id "naam" staat hier dubbel; elk id mag één keer'],
            id="repeated field",
        ),
        pytest.param(
            "- id: acties",
            "- id: naam",
            ['26:15: het id "naam" staat hier dubbel; elk id mag één keer'],
            id="repeated field in another part",
        ),
        pytest.param(
            "label: Naam netwerk",
            "lable: Naam netwerk",
            [
                '14:11: "label" ontbreekt',
                '14:36: de sleutel "lable" hoort hier niet. Bedoelde u "label"?',
            ],
            id="misspelt key",
        ),
        pytest.param(
            "rijen: {start: 4, max: 20}",
            "rijen: {start: 4}",
            ['29:18: "max" ontbreekt'],
            id="no greatest number of rows",
        ),
        pytest.param(
            "versie: 1",
            "versie: 0",
            ["9:11: dit getal moet minstens 1 zijn"],
            id="version zero",
        ),
        pytest.param(
            f"label: Fase, opties: {OPTIONS}",
            "label: Fase, opties: [{waarde: a, label: A}]",
            ["19:57: deze lijst heeft 1 onderdelen; minstens 2 moet"],
            id="a choice of one",
        ),
        pytest.param(
            "label: Doel, regels: 6",
            "label: Doel, regels: 400",
            ["15:60: dit getal mag hoogstens 40 zijn"],
            id="too many lines",
        ),
        pytest.param(
            "{id: klaar, soort: vinkje",
            "{id: klaar, soort: keuze",
            ['30:78: "keuze" kan hier niet; kies uit: tekst, tekstvak, getal, datum, vinkje.'],
            id="a column cannot be a choice",
        ),
    ],
)
def test_mistake_in_a_form(old: str, new: str, messages: list[str]) -> None:
    assert faults(old, new) == messages


OMVANG = "toon_als: {veld: fase, is: b}"
WIE = f"{{id: wie, soort: meerkeuze, label: Wie, opties: {OPTIONS}}}"
FASE = f"{{id: fase, soort: keuze, label: Fase, opties: {OPTIONS}}}"
SLOTS = "[{id: in, titel: In, minuten: 15}]"
COLUMNS = "[{id: wat, soort: tekst, label: Wat}, {id: klaar, soort: vinkje, label: Klaar}]"
DIGITS = (
    "dit kunnen niet alleen cijfers zijn: dat zijn de nummers van rijen; "
    'zet er een letter voor, zoals "v2"'
)


@pytest.mark.parametrize(
    "condition",
    [
        "{veld: akkoord, is: true}",
        "{veld: akkoord, is: false}",
        "{veld: fase, een_van: [a, b]}",
        "{veld: wie, is: a}",
        "{veld: wie, een_van: [a, b]}",
        "{veld: hoe, is: b}",
    ],
)
def test_condition_that_an_answer_can_fulfil(condition: str) -> None:
    assert faults(OMVANG, f"toon_als: {condition}") == []


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        pytest.param(
            "{veld: fsae, is: b}",
            '22:79: dit formulier heeft geen veld "fsae". Bedoelde u "fase"?',
            id="unknown field",
        ),
        pytest.param(
            "{veld: acties, is: b}",
            '22:79: "acties" staat niet eerder in het formulier; kies een veld dat ervoor staat',
            id="later field",
        ),
        pytest.param(
            "{veld: omvang, is: b}",
            '22:79: "omvang" staat niet eerder in het formulier; kies een veld dat ervoor staat',
            id="the field itself",
        ),
        pytest.param(
            "{veld: naam, is: b}",
            '22:79: "naam" is een tekst; '
            "kies een veld van de soort vinkje, keuze, meerkeuze of schaal",
            id="field without options",
        ),
        pytest.param(
            "{veld: fase, is: groei}",
            '22:89: "groei" is geen waarde van "fase"; kies uit: a, b.',
            id="unknown option",
        ),
        pytest.param(
            "{veld: wie, een_van: [a, bb]}",
            '22:97: "bb" is geen waarde van "wie"; kies uit: a, b. Bedoelde u "b"?',
            id="one unknown option of several",
        ),
        pytest.param(
            "{veld: fase, is: true}",
            '22:89: "true" is geen waarde van "fase"; kies uit: a, b.',
            id="a tick for a choice",
        ),
        pytest.param(
            "{veld: fase, een_van: [a, a]}",
            '22:98: het id "a" staat hier dubbel; elk id mag één keer',
            id="an option twice",
        ),
        pytest.param(
            "{veld: akkoord, is: a}",
            '22:92: "akkoord" is een vinkje; schrijf "is: true" of "is: false"',
            id="an option for a tick",
        ),
        pytest.param(
            "{veld: akkoord, een_van: [a]}",
            '22:97: "akkoord" is een vinkje; schrijf "is: true" of "is: false"',
            id="options for a tick",
        ),
        pytest.param(
            "{veld: fase}",
            '22:72: zet hier of "is" met één antwoord, of "een_van" met een lijst van antwoorden',
            id="no answer",
        ),
        pytest.param(
            "{veld: fase, is: a, een_van: [b]}",
            '22:72: zet hier of "is" met één antwoord, of "een_van" met een lijst van antwoorden',
            id="two ways to say it",
        ),
    ],
)
def test_condition_that_no_answer_can_fulfil(condition: str, message: str) -> None:
    assert faults(OMVANG, f"toon_als: {condition}") == [message]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            "- id: verder",
            "- id: basis",
            '23:11: het id "basis" staat hier dubbel; elk id mag één keer',
            id="part",
        ),
        pytest.param(
            FASE,
            FASE.replace("waarde: b", "waarde: a"),
            '19:90: het id "a" staat hier dubbel; elk id mag één keer',
            id="option of a choice",
        ),
        pytest.param(
            WIE,
            WIE.replace("waarde: b", "waarde: a"),
            '20:92: het id "a" staat hier dubbel; elk id mag één keer',
            id="option of a multiple choice",
        ),
        pytest.param(
            f"label: Hoe, opties: {OPTIONS}",
            f"label: Hoe, opties: {OPTIONS}".replace("waarde: b", "waarde: a"),
            '21:89: het id "a" staat hier dubbel; elk id mag één keer',
            id="step of a scale",
        ),
        pytest.param(
            COLUMNS,
            COLUMNS.replace("id: klaar", "id: wat"),
            '30:64: het id "wat" staat hier dubbel; elk id mag één keer',
            id="column",
        ),
        pytest.param(
            SLOTS,
            "[{id: in, titel: In, minuten: 15}, {id: in, titel: Uit, minuten: 5}]",
            '31:103: het id "in" staat hier dubbel; elk id mag één keer',
            id="part of a run sheet",
        ),
        pytest.param(
            SLOTS,
            SLOTS.replace("id: in", "id: begin"),
            '31:69: het id "begin" is al dat van de begintijd; kies een ander id',
            id="part of a run sheet called as its start",
        ),
    ],
)
def test_two_answers_cannot_have_one_path(old: str, new: str, message: str) -> None:
    assert faults(old, new) == [message]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("{id: naam", '{id: "2"', f"14:16: {DIGITS}", id="field"),
        pytest.param(
            WIE, WIE.replace("waarde: a", 'waarde: "2"'), f"20:69: {DIGITS}", id="multiple choice"
        ),
        pytest.param(
            COLUMNS, COLUMNS.replace("id: wat", 'id: "2"'), f"30:27: {DIGITS}", id="column"
        ),
        pytest.param(SLOTS, SLOTS.replace("id: in", 'id: "2"'), f"31:69: {DIGITS}", id="run sheet"),
    ],
)
def test_only_the_number_of_a_row_is_a_number(old: str, new: str, message: str) -> None:
    assert faults(old, new) == [message]


def test_an_option_that_is_no_step_of_a_path_may_be_a_number() -> None:
    options = '[{waarde: "1", label: Niet}, {waarde: "2", label: Wel}]'

    assert faults(f"label: Hoe, opties: {OPTIONS}", f"label: Hoe, opties: {options}") == []


def test_a_table_starts_with_no_more_rows_than_it_may_have() -> None:
    assert faults("{start: 4, max: 20}", "{start: 21, max: 20}") == [
        "29:18: start (21) is groter dan max (20)"
    ]


def changed(changes: str, version: int = 3) -> list[str]:
    """Return what an editor hears of these changes, which stand on line 10."""
    return faults("versie: 1\n", f"versie: {version}\n  wijzigingen: {changes}\n")


@pytest.mark.parametrize(
    "changes",
    [
        "[{versie: 2, hernoemd: {grootte: omvang}}]",
        "[{versie: 2, hernoemd: {taken/wat: acties/wat, taken: acties}}]",
        "[{versie: 3, hernoemd: {dag/uit: dag/in, tekenen/rol: tekenen/functie, wie/c: wie/a}}]",
        "[{versie: 2, hernoemd: {groep: grootte}}, {versie: 3, hernoemd: {grootte: omvang}}]",
    ],
)
def test_changes_that_lead_to_where_answers_are_now(changes: str) -> None:
    assert changed(changes) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param(
            "[{versie: 2, hernoemd: {grootte: omvagn}}]",
            '10:49: dit formulier heeft geen "omvagn". Bedoelde u "omvang"?',
            id="to nowhere",
        ),
        pytest.param(
            "[{versie: 2, hernoemd: {a: grootte}}, {versie: 3, hernoemd: {grootte: omvagn}}]",
            '10:43: dit formulier heeft geen "omvagn". Bedoelde u "omvang"?',
            id="to nowhere in the end",
        ),
        pytest.param(
            "[{versie: 2, hernoemd: {naam: doel}}]",
            '10:46: "naam" bestaat nog in dit formulier; alleen wat weg is, kan hernoemd zijn',
            id="from what is still there",
        ),
        pytest.param(
            "[{versie: 2, hernoemd: {taken/1/wat: acties/wat}}]",
            '10:53: schrijf "taken/1/wat" zonder het nummer van een rij',
            id="the number of a row",
        ),
        pytest.param(
            "[{versie: 2, hernoemd: {a: naam, b: naam}}]",
            '10:52: het id "naam" staat hier dubbel; elk id mag één keer',
            id="two answers to one place",
        ),
        pytest.param(
            "[{versie: 4, hernoemd: {a: naam}}]",
            "10:26: het formulier is pas versie 3; verhoog de versie van het formulier",
            id="newer than the form",
        ),
        pytest.param(
            "[{versie: 3, hernoemd: {a: naam}}, {versie: 2, hernoemd: {b: doel}}]",
            "10:60: zet de wijzigingen van oud naar nieuw, met elke versie één keer",
            id="from new to old",
        ),
        pytest.param(
            "[{versie: 2, hernoemd: {a: naam}}, {versie: 2, hernoemd: {b: doel}}]",
            "10:60: zet de wijzigingen van oud naar nieuw, met elke versie één keer",
            id="one version twice",
        ),
    ],
)
def test_change_that_would_lose_answers(changes: str, message: str) -> None:
    assert changed(changes) == [message]
