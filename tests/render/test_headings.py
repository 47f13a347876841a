"""The list "Op deze pagina": every heading that a reader finds on the page, in that order."""

from kompas.model.tool import Tool
from kompas.render.headings import headings_of
from tests.handbooks import handbook_with, replaced, text_of

NAME = "tools/governance-checklist"
WHOLE = replaced(text_of(NAME), "opbrengst: |", "wanneer_niet: |\n  Als er ruzie is.\nopbrengst: |")


def titles(text: str) -> list[str]:
    tool = handbook_with({NAME: text}).get(Tool, "governance-checklist")
    return [heading.text for heading in headings_of(tool)]


def test_the_list_of_a_tool_names_its_fixed_parts_too() -> None:
    assert titles(WHOLE) == [
        "Wanneer wel",
        "Wanneer niet",
        "Wat het oplevert",
        "Wat je nodig hebt",
        "Zo werkt het",
        "De vragen",
    ]


def test_what_a_tool_lacks_is_not_in_its_list() -> None:
    assert "Wanneer niet" not in titles(text_of(NAME))
    bare = replaced(WHOLE, "benodigdheden: [stiften, flap-over]\n", "")
    assert "Wat je nodig hebt" not in titles(bare)


def test_only_a_checklist_has_questions_any_other_tool_has_a_form() -> None:
    other = replaced(WHOLE, "soort: checklist", "soort: invulformulier")
    assert titles(other)[-1] == "Het formulier"
