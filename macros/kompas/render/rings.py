"""The geometry of a drawing of rings around a heart.

The circles touch at the bottom, so that each ring is widest at the top: there its name stands.
"""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass

from kompas.model.figuur import Ringen

OUTER_RADIUS = 292.0
HEART = 2.4
"""The radius of the heart, in steps between two rings."""
LINE_HEIGHT = 19.0
LETTER_WIDTH = 9.0
"""Measured: an average Dutch letter of the bold label type at 17 units."""
MARGIN = 12.0
"""Between the end of a name and the ring."""
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a name and the height at which it stands."""

    text: str
    y: float


@dataclass(frozen=True, slots=True)
class RingShape:
    """One ring, in the units of the drawing: 600 wide and high, the middle at 0, 0."""

    id: str
    number: int
    radius: float
    y: float
    """The middle of the circle."""
    even: bool
    emphasised: bool
    number_y: float
    lines: tuple[Line, ...]


def draw_rings(drawing: Ringen) -> tuple[RingShape, ...]:
    """Return the rings from the inside outward, each with its name at the top."""
    step = OUTER_RADIUS / (len(drawing.ringen) - 1 + HEART)
    shapes = []
    for index, ring in enumerate(drawing.ringen):
        radius = step * (index + HEART)
        centre = OUTER_RADIUS - radius
        middle = centre if index == 0 else centre - radius + step
        lines = _name(ring.titel, middle, radius, centre)
        shapes.append(
            RingShape(
                id=ring.id,
                number=index + 1,
                radius=round(radius, 1),
                y=round(centre, 1),
                even=index % 2 == 1,
                emphasised=drawing.nadruk == ring.id,
                number_y=round(lines[0].y - LINE_HEIGHT, 1),
                lines=lines,
            )
        )
    return tuple(shapes)


def _name(title: str, middle: float, radius: float, centre: float) -> tuple[Line, ...]:
    """Return the name around the height `middle`, in as few lines as fit inside the circle."""
    lines: tuple[Line, ...] = ()
    for count in range(1, MOST_LINES + 1):
        width = max(len(title) // count + 2, *map(len, title.split()))
        words = textwrap.wrap(title, width)
        first = middle - (len(words) - 2) * LINE_HEIGHT / 2
        lines = tuple(
            Line(text, round(first + place * LINE_HEIGHT, 1)) for place, text in enumerate(words)
        )
        if all(_fits(line, radius, centre) for line in lines):
            break
    return lines


def _fits(line: Line, radius: float, centre: float) -> bool:
    """Tell whether a line stays clear of the circle at the top of its letters."""
    rise = centre - line.y + LINE_HEIGHT * 0.7
    half = math.sqrt(max(radius**2 - rise**2, 0)) - MARGIN
    return len(line.text) * LETTER_WIDTH / 2 <= half
