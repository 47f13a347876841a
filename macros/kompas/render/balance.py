"""The geometry of the balance model: a pair of scales whose pillar carries the levels.

On the left and on the right of each level stands all that weighs on that side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kompas.model.figuur import Balans, BalansNiveau
from kompas.render.lettering import CAP_HEIGHT, Line, Weight, text_width, wrap

WIDTH = 720.0
MIDDLE = 360.0
SIDE = 286.0
"""Width of the column of factors on either side."""
PILLAR = 144.0
"""Width of the pillar in the middle."""
SIZE, HEAD_SIZE = 16.0, 21.0
LINE_HEIGHT = 19.5
FACTOR_GAP = 4.0
LEVEL_PADDING = 13.0
BULLET = 16.0
"""Room for the mark before a factor."""
INSET = 12.0
PILLAR_INSET = 6.0
HEAD = 124.0
"""Height of the beam and the two heads under it."""
BEAM_Y = 26.0
TITLE_Y, NOTE_Y = 90.0, 112.0


@dataclass(frozen=True, slots=True)
class Level:
    """A level: a strip across the drawing."""

    id: str
    number: str
    top: float
    height: float
    names: tuple[Line, ...]
    notes: tuple[Line, ...]
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    marks: tuple[tuple[float, float, str], ...]
    """x, y and sign of the mark before each factor."""
    number_y: float


@dataclass(frozen=True, slots=True)
class BalanceShape:
    """Everything that the balance shows."""

    levels: tuple[Level, ...]
    height: float
    width: float = WIDTH
    middle: float = MIDDLE
    pillar: float = PILLAR
    side: float = SIDE
    beam_y: float = BEAM_Y
    title_y: float = TITLE_Y
    note_y: float = NOTE_Y
    head: float = HEAD
    left: float = SIDE / 2
    right: float = WIDTH - SIDE / 2
    size: float = SIZE
    head_size: float = HEAD_SIZE


def draw_balance(drawing: Balans) -> BalanceShape:
    """Return the scales with the levels from the top downward."""
    levels: list[Level] = []
    top = HEAD
    for index, level in enumerate(drawing.niveaus):
        shape = _level(level, index, top)
        levels.append(shape)
        top += shape.height
    return BalanceShape(tuple(levels), top)


def _level(level: BalansNiveau, index: int, top: float) -> Level:
    left_x, right_x = INSET + BULLET, WIDTH - SIDE + INSET + BULLET
    first = top + LEVEL_PADDING + CAP_HEIGHT * SIZE
    left, left_marks, left_end = _factors(level.links, left_x, first, "–")
    right, right_marks, right_end = _factors(level.rechts, right_x, first, "+")
    names = wrap(level.titel, PILLAR - 2 * PILLAR_INSET, SIZE)
    notes = wrap(level.bijnaam, PILLAR - 2 * PILLAR_INSET, SIZE, 400) if level.bijnaam else ()
    name_top = first + 26.0
    name_lines = _centred(names, name_top, 700)
    note_lines = _centred(notes, name_top + len(names) * LINE_HEIGHT, 400)
    name_end = name_top + (len(names) + len(notes) - 1) * LINE_HEIGHT
    height = max(left_end, right_end, name_end) - top + LEVEL_PADDING
    return Level(
        id=level.id,
        number=str(index + 1),
        top=round(top, 1),
        height=round(height, 1),
        names=name_lines,
        notes=note_lines,
        left=left,
        right=right,
        marks=(*left_marks, *right_marks),
        number_y=round(first + 4, 1),
    )


def _factors(
    factors: Sequence[str], x: float, first: float, sign: str
) -> tuple[tuple[Line, ...], tuple[tuple[float, float, str], ...], float]:
    """Return the lines of the factors, the mark before each, and where the last one ends."""
    lines, marks = [], []
    y = first
    for factor in factors:
        marks.append((x - BULLET, round(y, 1), sign))
        for text in wrap(factor, SIDE - 2 * INSET - BULLET, SIZE, 400):
            lines.append(Line(text, x, round(y, 1), text_width(text, SIZE, 400)))
            y += LINE_HEIGHT
        y += FACTOR_GAP
    return tuple(lines), tuple(marks), y - LINE_HEIGHT - FACTOR_GAP + 4


def _centred(texts: Sequence[str], first: float, weight: Weight) -> tuple[Line, ...]:
    return tuple(
        Line(text, MIDDLE, round(first + row * LINE_HEIGHT, 1), text_width(text, SIZE, weight))
        for row, text in enumerate(texts)
    )
