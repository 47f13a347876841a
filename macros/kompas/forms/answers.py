"""The answers to a form, apart from the shape they were given in.

Answers are kept by path. Only what differs from the untouched form is kept: a text, or a tick.
"""

from __future__ import annotations

from collections.abc import Mapping

from kompas.forms.entries import AnswerPath

Answer = str | bool
"""Text, the `waarde` of the chosen option, or a tick."""
Answers = Mapping[AnswerPath, Answer]
"""Empty texts and ticks that are off may be left out; a changed initial text may not."""

NO_ANSWERS: Answers = {}


def row_counts(answers: Answers) -> dict[str, int]:
    """Return how many rows the answers need, by the id of the table."""
    counts: dict[str, int] = {}
    for first, *rest in answers:
        if rest and rest[0].isdigit():
            counts[first] = max(counts.get(first, 0), int(rest[0]))
    return counts
