"""How a form is shown on screen and on paper: which component shows which kind of field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kompas.forms.answers import Answers
from kompas.forms.conditions import Condition
from kompas.forms.entries import Entry, Question
from kompas.forms.spelling import flat_name
from kompas.model.formulier import Formulier, FormulierOnderdeel

FIELD_COMPONENTS: Mapping[str, str] = {
    "tekst": "invulveld",
    "tekstvak": "invulveld",
    "getal": "invulveld",
    "datum": "invulveld",
    "vinkje": "vinkje",
    "keuze": "keuze",
    "schaal": "keuze",
    "meerkeuze": "keuze",
    "checkvraag": "checkvraag",
    "tabel": "invultabel",
    "ondertekening": "invultabel",
    "draaiboek": "tijdschema",
}
"""`soort` of a field → the component that shows it."""


def field_component(question: Question) -> str:
    """Return the name of the component that shows this question."""
    return FIELD_COMPONENTS[question.field.soort]


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """A part of a form with the number that it is known by."""

    number: str
    title: str
    """Without the number."""
    part: FormulierOnderdeel


def numbered_parts(form: Formulier) -> list[NumberedPart]:
    """Return the parts in order; a title such as `7. Valkuilen` brings a number of its own."""
    return [_numbered(part, place) for place, part in enumerate(form.onderdelen, start=1)]


def _numbered(part: FormulierOnderdeel, place: int) -> NumberedPart:
    number, _, title = part.titel.partition(". ")
    if number.isdigit():
        return NumberedPart(number, title, part)
    return NumberedPart(str(place), part.titel, part)


def progress_words(form: Formulier) -> str:
    """Return what is counted while somebody fills in the form."""
    kinds = {field.soort for part in form.onderdelen for field in part.velden}
    return "punten aangevinkt" if kinds == {"vinkje"} else "vragen ingevuld"


def condition_attribute(condition: Condition) -> str:
    """Return the condition as the script of the form reads it: `fase=start fase=groei`."""
    return " ".join(
        f"{flat_name(path)}={_spelled(answer)}" for path, answer in condition.alternatives
    )


def changes_attribute(form: Formulier) -> str:
    """Return what was renamed in which version, as the script of the form reads it (JSON)."""
    changes = [change.model_dump() for change in form.wijzigingen]
    return json.dumps(changes, ensure_ascii=False)


def _spelled(answer: str | bool) -> str:
    if isinstance(answer, bool):
        return "ja" if answer else "nee"
    return answer


def answer_to(entry: Entry, answers: Answers) -> str | bool:
    """Return what stands in an entry."""
    return answers.get(entry.path, entry.empty)
