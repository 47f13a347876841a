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
