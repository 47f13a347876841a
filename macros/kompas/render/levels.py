"""The geometry of levels: discs on top of each other, with an arrow down and an arrow up."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from kompas.model.figuur import Niveau, Niveaus
from kompas.render.lettering import CAP_HEIGHT, DESCENT, Line, text_width, wrap

WIDTH = 360.0
"""As narrow as a phone, so that the letters stay readable there."""
MIDDLE = 180.0
ACROSS, UP = 130.0, 50.0
"""Half the width and half the height of the top of a disc."""
THICK = 15.0
BETWEEN = 24.0
"""From the bottom of a disc to the top of the next."""
NAME_SIZE, NOTE_SIZE = 18.0, 16.0
LINE_HEIGHT = 21.0
MARGIN = 6.0
ARROW_LEFT, ARROW_RIGHT = 18.0, 342.0
ARROW_TEXT_GAP = 30.0
ARROW_TEXT_WIDTH = 160.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A level: the top of a disc around the middle, and its rim."""

    id: str
    number: str
    y: float
    """The middle of its top."""
    rim: str
    name: tuple[Line, ...]
    note: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """What goes from level to level, with the words under it."""

    x: float
    tail: float
    head: float
    anchor: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LevelsShape:
    """Everything that a drawing of levels shows."""

    discs: tuple[Disc, ...]
    arrows: tuple[Arrow, ...]
    height: float
    width: float = WIDTH
    middle: float = MIDDLE
    across: float = ACROSS
    up: float = UP
    name_size: float = NAME_SIZE
    note_size: float = NOTE_SIZE


def draw_levels(drawing: Niveaus) -> LevelsShape:
    """Return the levels from high to low."""
    discs = []
    y = UP
    for index, level in enumerate(drawing.niveaus):
        discs.append(_disc(level, index, y))
        y += 2 * UP + THICK + BETWEEN
    bottom = y - UP - BETWEEN
    arrows = tuple(_arrows(drawing, UP, bottom))
    lowest = max((line.y + DESCENT * NOTE_SIZE for a in arrows for line in a.lines), default=bottom)
    return LevelsShape(tuple(discs), arrows, round(lowest, 1))


def inside_disc(x: float, y: float) -> bool:
    """Tell whether a place, from the middle of the disc, lies well within its top."""
    return math.hypot(x / (ACROSS - MARGIN), y / (UP - MARGIN)) <= 1


def _disc(level: Niveau, index: int, y: float) -> Disc:
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    name: tuple[Line, ...] = ()
    note: tuple[Line, ...] = ()
    for room in range(int(2 * ACROSS), 60, -10):
        names = wrap(level.label, room, NAME_SIZE)
        notes = wrap(level.bijnaam, room, NOTE_SIZE, 400) if level.bijnaam else ()
        name, note = _words(names, notes, y)
        if all(
            inside_disc(line.width / 2, edge - y)
            for line in (*name, *note)
            for edge in (line.y - CAP_HEIGHT * NAME_SIZE, line.y + DESCENT * NAME_SIZE)
        ):
            break
    left, right = MIDDLE - ACROSS, MIDDLE + ACROSS
    rim = f"M{left:g} {y:g}v{THICK:g}A{ACROSS:g} {UP:g} 0 0 0 {right:g} {y + THICK:g}v{-THICK:g}"
    return Disc(level.id, str(index + 1), y, rim, name, note)


def _words(
    names: tuple[str, ...], notes: tuple[str, ...], y: float
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    count = len(names) + len(notes)
    first = y - (count - 1) * LINE_HEIGHT / 2 + CAP_HEIGHT * NAME_SIZE / 2
    baselines = [round(first + row * LINE_HEIGHT, 1) for row in range(count)]
    name = tuple(
        Line(text, MIDDLE, at, text_width(text, NAME_SIZE))
        for text, at in zip(names, baselines, strict=False)
    )
    note = tuple(
        Line(text, MIDDLE, at, text_width(text, NOTE_SIZE, 400))
        for text, at in zip(notes, baselines[len(names) :], strict=True)
    )
    return name, note


def _arrows(drawing: Niveaus, top: float, bottom: float) -> Iterator[Arrow]:
    """Yield the arrow down on the left and the arrow up on the right, as far as they are named."""
    words = bottom + ARROW_TEXT_GAP
    for text, x, tail, head, anchor, at in (
        (drawing.omlaag, ARROW_LEFT, top, bottom, "start", 0.0),
        (drawing.omhoog, ARROW_RIGHT, bottom, top, "end", WIDTH),
    ):
        if text:
            lines = tuple(
                Line(part, at, round(words + row * LINE_HEIGHT, 1), text_width(part, NOTE_SIZE))
                for row, part in enumerate(wrap(text, ARROW_TEXT_WIDTH, NOTE_SIZE))
            )
            yield Arrow(x, tail, head, anchor, lines)
