"""The method card of a tool: what an editor may write, and hears of a text without room."""

import pytest

from kompas.model.tool import Tool
from tests.handbooks import handbook_with, problems_with, replaced

TOOL = """\
id: proef
titel: Proef
soort: werkvorm
kern: Een proef.
groep: {min: 4, wie: [kerngroep]}
benodigdheden: [stiften, vellen]
onderdelen: [{soort: tekst, id: begin, tekst: Zo gaat het.}]
wanneer_wel: Altijd.
opbrengst: Een kaart.
kaart:
  doel: Teken samen wie er meedoen.
  stappen:
    - {titel: Teken, doen: Zet alle partijen op papier., minuten: 20}
    - {titel: Verbind, doen: Trek lijnen.}
    - {titel: Praat, doen: Bespreek wat je ziet.}
"""


def faults(old: str, new: str) -> list[str]:
    found = problems_with({"tools/proef": replaced(TOOL, old, new)})
    return [fault.removeprefix("tools/proef.yml:") for fault in found]


def test_a_tool_may_have_a_card() -> None:
    handbook = handbook_with({"tools/proef": TOOL})
    card = handbook.get(Tool, "proef").kaart

    assert card is not None
    assert card.doel == "Teken samen wie er meedoen."
    assert [(step.titel, step.minuten) for step in card.stappen] == [
        ("Teken", 20),
        ("Verbind", None),
        ("Praat", None),
    ]
    assert handbook.get(Tool, "governance-checklist").kaart is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            "doen: Trek lijnen.",
            f"doen: {'ga ' * 25}door.",
            "14:30: deze tekst heeft 26 woorden; op de kaart passen er 25",
            id="too many words in a step",
        ),
        pytest.param(
            "doen: Trek lijnen.",
            f"doen: {'aan' * 54}.",
            "14:30: deze tekst heeft 163 tekens; op de kaart passen er 160",
            id="too many letters in a step",
        ),
        pytest.param(
            "titel: Verbind",
            "titel: Trek met elkaar lijnen van links naar rechts",
            "14:15: deze tekst heeft 8 woorden; op de kaart passen er 6",
            id="long title of a step",
        ),
        pytest.param(
            "    - {titel: Praat, doen: Bespreek wat je ziet.}\n",
            "",
            "13:5: deze lijst heeft 2 onderdelen; minstens 3 moet",
            id="too few steps",
        ),
        pytest.param(
            "    - {titel: Praat, doen: Bespreek wat je ziet.}\n",
            "    - {titel: Praat, doen: Praat.}\n" * 7,
            "13:5: deze lijst heeft 9 onderdelen; hoogstens 8 mag",
            id="too many steps",
        ),
        pytest.param(
            "Teken samen wie er meedoen.",
            "Teken wie er meedoen. Praat daarover.",
            "11:9: het doel is één zin, met een punt aan het eind",
            id="two sentences",
        ),
        pytest.param(
            "Teken samen wie er meedoen.",
            "Teken wie er meedoen",
            "11:9: het doel is één zin, met een punt aan het eind",
            id="no full stop",
        ),
        pytest.param(
            "minuten: 20",
            "minuten: 0",
            "13:67: dit getal moet minstens 1 zijn",
            id="no minutes",
        ),
        pytest.param(
            "titel: Proef",
            f"titel: Proef{'wedstrijd' * 7}",
            "2:8: dit is samen 68 tekens lang; op de methodekaart passen er 60",
            id="long title of the tool",
        ),
        pytest.param(
            "[stiften, vellen]",
            "[a, b, c, d, e, f]",
            "6:16: hier staan 6 benodigdheden; op de methodekaart passen er 5",
            id="many materials",
        ),
        pytest.param(
            "[stiften, vellen]",
            f"[stiften, {'vel' * 26}]",
            "6:26: dit is samen 78 tekens lang; op de methodekaart passen er 75",
            id="long material",
        ),
        pytest.param(
            "[kerngroep]",
            f"[{'kerngroep' * 6}, {'kerngroep' * 6}]",
            "5:22: dit is samen 110 tekens lang; op de methodekaart passen er 90",
            id="many people",
        ),
    ],
)
def test_an_editor_hears_what_does_not_fit(old: str, new: str, message: str) -> None:
    assert faults(old, new) == [message]


def test_the_steps_share_the_room_on_the_card() -> None:
    last = "    - {titel: Praat, doen: Bespreek wat je ziet.}\n"
    full = f"    - {{titel: Praat, doen: {'woorden' * 22}}}\n"
    wide = replaced(TOOL, "doen: Trek lijnen.", f"doen: {'woorden' * 22}")

    assert problems_with({"tools/proef": replaced(TOOL, last, full * 6)}) == []
    assert problems_with({"tools/proef": replaced(wide, last, full * 6)}) == [
        "tools/proef.yml:11:3: de stappen hebben samen 1106 tekens; op de kaart passen er 1000"
    ]
