"""How a form is shown: the numbers of its parts, and what is counted."""

import pytest

from kompas.model.formulier import Formulier
from kompas.model.tool import Tool
from kompas.render.form import numbered_parts, progress_words
from tests.handbooks import handbook_with, replaced, text_of

NAME = "tools/governance-checklist"


def form_with(old: str, new: str) -> Formulier:
    tool = handbook_with({NAME: replaced(text_of(NAME), old, new)}).get(
        Tool, "governance-checklist"
    )
    assert tool.formulier is not None
    return tool.formulier


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Over het netwerk", ("1", "Over het netwerk")),
        ("7. Valkuilen", ("7", "Valkuilen")),
        ("Wie. En wat", ("1", "Wie. En wat")),
    ],
)
def test_a_title_may_bring_its_own_number(title: str, shown: tuple[str, str]) -> None:
    [part] = numbered_parts(form_with("titel: Over het netwerk", f'titel: "{title}"'))

    assert (part.number, part.title) == shown


def test_questions_are_filled_in_and_a_list_of_ticks_is_ticked() -> None:
    text = text_of(NAME)
    fields = text[text.index("        - {id: naam") : text.index("relaties:")]
    ticks = "        - {id: klaar, soort: vinkje, label: Alles is klaar}\n"

    assert progress_words(form_with("versie: 1", "versie: 2")) == "vragen ingevuld"
    assert progress_words(form_with(fields, ticks)) == "punten aangevinkt"
