"""How large the steps on the back of a method card can stand, so that they fill it and fit."""

from __future__ import annotations

from collections.abc import Sequence

from kompas.model.methodekaart import KaartStap
from kompas.render.lettering import text_width, wrap

ROOM = 106.0
"""Height for the steps, in millimetres; `components/methodekaart/print.css` leaves a bit more."""
COLUMN_WIDTHS = {1: 168.0, 2: 87.0}
"""Number of columns → the width of each; one column is narrower than the card, to read well."""
INDENT, MINUTES_ROOM = 11.0, 16.0
"""Left of the text, for the number; and right of a title, for the minutes."""
GAPS = {1: 6.0, 2: 4.0}
"""Number of columns → the white below each step."""
LINE_HEIGHT = 1.35
POINT = 25.4 / 72
FEW = 4
"""Up to this many steps stand in one column, more in two."""
SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.5, 9.0)
"""In points, from what reads best at arm's length to what is still easy to read in the hand."""


class TooFullError(ValueError):
    """The steps do not fit on the card, not even in the smallest size."""


def columns_of(steps: Sequence[KaartStap]) -> int:
    """Return in how many columns the steps stand."""
    return 1 if len(steps) <= FEW else 2


def step_size(steps: Sequence[KaartStap]) -> float:
    """Return the largest size, in points, in which all steps fit; raises TooFullError."""
    for size in SIZES:
        if _height(steps, size) <= ROOM:
            return size
    raise TooFullError(f"{len(steps)} steps do not fit on a card")


def _height(steps: Sequence[KaartStap], size: float) -> float:
    """Return the height of the highest column, in millimetres, with the best division."""
    columns = columns_of(steps)
    width = COLUMN_WIDTHS[columns] - INDENT
    heights = [_step_height(step, size, width) + GAPS[columns] for step in steps]
    if columns == 1:
        return sum(heights)
    return min(max(sum(heights[:cut]), sum(heights[cut:])) for cut in range(1, len(heights)))


def _step_height(step: KaartStap, size: float, width: float) -> float:
    letters = size * POINT
    title_room = width - (MINUTES_ROOM if step.minuten else 0.0)
    title_lines = 1 if text_width(step.titel, letters) <= title_room else 2
    text_lines = len(wrap(step.doen, width, letters, 400))
    return (title_lines + text_lines) * letters * LINE_HEIGHT
