"""When a question is shown: the answer elsewhere on the form that it waits for (`toon_als`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kompas.forms.entries import AnswerPath
from kompas.model.formulier import Formulier, KeuzeVeld, SchaalVeld, Veld, VinkjeVeld, Voorwaarde


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is shown when one of these entries has the answer beside it."""

    alternatives: tuple[tuple[AnswerPath, str | bool], ...]
    sentence: str
    """The same for people, on paper and wherever scripts do not run."""


def conditions_of(form: Formulier) -> Mapping[str, Condition]:
    """Return the condition of each field that has one, by the id of that field."""
    fields = {field.id: field for part in form.onderdelen for field in part.velden}
    return {
        field.id: _condition(field.toon_als, fields[field.toon_als.veld])
        for field in fields.values()
        if field.toon_als
    }


def _condition(rule: Voorwaarde, other: Veld) -> Condition:
    answers = rule.een_van or (rule.is_,)
    alternatives = tuple(_alternative(other, answer) for answer in answers)
    return Condition(alternatives, f"Alleen invullen als {_said(other, answers)}.")


def _said(other: Veld, answers: tuple[str | bool | None, ...]) -> str:
    if isinstance(other, VinkjeVeld):
        return f"“{other.label}” {'' if answers[0] else 'niet '}is aangevinkt"
    assert isinstance(other, KeuzeVeld | SchaalVeld)
    labels = [f"“{option.label}”" for option in other.opties if option.waarde in answers]
    return f"je {' of '.join(labels)} koos bij “{other.label}”"


def _alternative(other: Veld, answer: str | bool | None) -> tuple[AnswerPath, str | bool]:
    if isinstance(other, KeuzeVeld) and other.soort == "meerkeuze":
        return (other.id, str(answer)), True
    assert answer is not None
    return (other.id,), answer
