"""The geometry of a drawing of rings around a heart.

The circles touch at the bottom, so that each ring is widest at the top: there its name stands.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from kompas.model.figuur import Ringen

OUTER_RADIUS = 292.0
HEART = 2.4
"""The radius of the heart, in steps between two rings."""
LINE_HEIGHT = 19.0
LETTER_WIDTH = 9.0
"""Measured: an average Dutch letter of the bold label type at 17 units."""
ROOM = 1.5
"""The part of a radius that a name may take."""


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
        lines = textwrap.wrap(ring.titel, int(radius * ROOM / LETTER_WIDTH))
        middle = OUTER_RADIUS - radius if index == 0 else OUTER_RADIUS - 2 * radius + step
        first = middle - (len(lines) - 2) * LINE_HEIGHT / 2
        shapes.append(
            RingShape(
                id=ring.id,
                number=index + 1,
                radius=round(radius, 1),
                y=round(OUTER_RADIUS - radius, 1),
                even=index % 2 == 1,
                emphasised=drawing.nadruk == ring.id,
                number_y=round(first - LINE_HEIGHT, 1),
                lines=tuple(
                    Line(text, round(first + place * LINE_HEIGHT, 1))
                    for place, text in enumerate(lines)
                ),
            )
        )
    return tuple(shapes)
