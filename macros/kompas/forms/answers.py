"""The answers to a form, apart from the shape they were given in.

Answers are kept by path. Only what differs from the untouched form is kept: a text, or a tick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kompas.forms.entries import AnswerPath, Entry
from kompas.model.fields import IDENTIFIER

Answer = str | bool
"""Text, the `waarde` of the chosen option, or a tick."""
Answers = Mapping[AnswerPath, Answer]
"""Empty texts and ticks that are off may be left out; a changed initial text may not."""

NO_ANSWERS: Answers = {}
NESTED_DEPTH = 3
"""The longest path: field, row or part, column."""
SHOWN_LENGTH = 80
"""How many characters of something unknown are shown in a message."""

_LINE_END = re.compile(r"\r\n?")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What the XML of Word and Excel cannot hold (XML 1.0 §2.2), except carriage returns."""


class FileFaultError(ValueError):
    """A file that cannot be read as answers; the message is Dutch and says what to do."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """An answer that has no place on the form, kept as text so that nothing is lost."""

    question: str
    answer: str


def row_counts(answers: Answers) -> dict[str, int]:
    """Return how many rows the answers need, by the id of the table."""
    counts: dict[str, int] = {}
    for first, *rest in answers:
        if rest and rest[0].isdigit():
            counts[first] = max(counts.get(first, 0), int(rest[0]))
    return counts


def normal_text(text: str) -> str:
    """Return `text` as every shape can hold it: lines end in a line feed, no control characters."""
    return _NOT_TEXT.sub("", _LINE_END.sub("\n", text))


def one_line(text: str) -> str:
    """Return the normal form of a text of one line: what was on the next line follows a space."""
    return normal_text(text).replace("\n", " ")


def normal_answer(entry: Entry, answer: Answer) -> Answer | None:
    """Return the answer as `entry` holds it; None when the entry cannot have such an answer."""
    if isinstance(answer, bool) or entry.kind == "vinkje":
        return answer if isinstance(answer, bool) and entry.kind == "vinkje" else None
    if entry.kind == "keuze":
        values = {option.waarde for option in entry.options}
        return answer if not answer or answer in values else None
    return normal_text(answer) if entry.kind == "tekstvak" else one_line(answer)


def nest(answers: Answers) -> dict[str, Any]:
    """Return the answers as the saved file holds them: rows in lists, other steps as keys."""
    nested: dict[str, Any] = {}
    for (first, *rest), answer in answers.items():
        if not rest:
            nested[first] = answer
        elif rest[0].isdigit():
            rows = nested.setdefault(first, [])
            rows += [{} for _ in range(int(rest[0]) - len(rows))]
            rows[int(rest[0]) - 1][rest[1]] = answer
        else:
            here = nested.setdefault(first, {})
            for step in rest[:-1]:
                here = here.setdefault(step, {})
            here[rest[-1]] = answer
    return nested


def flatten(nested: object) -> dict[AnswerPath, Answer]:
    """Return the answers that `nest` made `nested` of.

    Raises FileFaultError for anything that `nest` cannot make: nothing is trusted here.
    """
    if not isinstance(nested, dict):
        raise _misshapen("antwoorden")
    return dict(_flat(nested, ()))


def _flat(node: object, path: AnswerPath) -> Iterator[tuple[AnswerPath, Answer]]:
    if isinstance(node, str | bool) and path:
        yield path, node
    elif isinstance(node, dict) and len(path) < NESTED_DEPTH:
        for key, child in node.items():
            if not IDENTIFIER.match(key) or key.isdigit():
                raise _misshapen(key)
            yield from _flat(child, (*path, key))
    elif isinstance(node, list) and len(path) == 1:
        for number, row in enumerate(node, start=1):
            yield from _row(row, (*path, str(number)))
    else:
        raise _misshapen(path[-1])


def _row(row: object, path: AnswerPath) -> Iterator[tuple[AnswerPath, Answer]]:
    if not isinstance(row, dict):
        raise _misshapen(path[0])
    yield from _flat(row, path)


def _misshapen(where: str) -> FileFaultError:
    return FileFaultError(
        f"Bij “{where[:SHOWN_LENGTH]}” staat iets wat in een formulier niet kan: dit bestand is "
        "veranderd of beschadigd. Kies een eerdere kopie van het bestand."
    )
