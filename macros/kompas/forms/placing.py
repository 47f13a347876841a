"""Answers from a file put in their places on the form, whatever version they were given to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kompas.forms.answers import (
    Answer,
    Answers,
    FileFaultError,
    LeftOver,
    normal_answer,
    normal_text,
)
from kompas.forms.entries import AnswerPath, Entry, all_entries, columns_of, row_limits
from kompas.forms.migration import migrate
from kompas.model.formulier import Formulier

ANSWER_LIMIT = 20_000
"""More than the largest form with all its rows; a file with more is no form that people filled."""


@dataclass(frozen=True, slots=True)
class PlacedAnswers:
    """The answers that fit, in normal form, and what did not."""

    answers: Answers
    left_over: tuple[LeftOver, ...]
    messages: tuple[str, ...]
    """What somebody should know of it, in Dutch sentences."""


def place_answers(
    given: Answers, version: int, form: Formulier, earlier: Iterable[LeftOver] = ()
) -> PlacedAnswers:
    """Return `given`, answers to `version` of the form, as the form holds them now.

    Only what differs from the untouched form is kept. What has no place becomes text, after
    `earlier`, which had none before. Raises FileFaultError when there is more than a form holds.
    """
    if len(given) > ANSWER_LIMIT:
        raise FileFaultError(
            f"Dit bestand heeft {len(given)} antwoorden; een formulier heeft er hoogstens "
            f"{ANSWER_LIMIT}. Kies een ander bestand."
        )
    entries = all_entries(form)
    answers: dict[AnswerPath, Answer] = {}
    unplaced: list[LeftOver] = []
    for path, answer in migrate(given, version, form.wijzigingen).items():
        entry = entries.get(path)
        normal = normal_answer(entry, answer) if entry else None
        if entry is None or normal is None:
            unplaced += _left_over(path, answer, form, entries)
        elif normal != entry.empty:
            answers[path] = normal
    messages = _messages(version, form.versie, len(answers), len(unplaced))
    return PlacedAnswers(answers, (*earlier, *unplaced), tuple(messages))


def _left_over(
    path: AnswerPath, answer: Answer, form: Formulier, entries: Mapping[AnswerPath, Entry]
) -> list[LeftOver]:
    text = normal_text(answer) if isinstance(answer, str) else "ja" if answer else ""
    entry = entries.get(path)
    question = entry.description if entry else _row_name(path, form) or _readable(path)
    return [LeftOver(question, text)] if text else []


def _row_name(path: AnswerPath, form: Formulier) -> str | None:
    """Return the name of a cell in a row that is one too many, when the table has its column."""
    for field in (field for part in form.onderdelen for field in part.velden):
        if field.id == path[0] and row_limits(field) and len(path) > 1 and path[1].isdigit():
            for column in columns_of(field):
                if path[2:] == (column.id,):
                    return f"{field.label}, rij {path[1]}: {column.label}"
    return None


def _readable(path: AnswerPath) -> str:
    """Return the name of an answer whose question is gone: all that is left of it is its path."""
    steps = (f"rij {step}" if step.isdigit() else step.replace("-", " ") for step in path)
    return ", ".join(steps)


def _messages(saved: int, current: int, placed: int, unplaced: int) -> list[str]:
    messages = []
    if saved > current:
        messages.append(
            f"Dit bestand hoort bij een nieuwere versie van het formulier (versie {saved}; dit is "
            f"versie {current}). Wat past, is overgenomen."
        )
    if unplaced == 1:
        messages.append("1 antwoord heeft geen plek in dit formulier en is bewaard als tekst.")
    elif unplaced:
        messages.append(
            f"{unplaced} antwoorden hebben geen plek in dit formulier en zijn bewaard als tekst."
        )
    elif not placed:
        messages.append("In dit bestand staan geen antwoorden.")
    return messages
