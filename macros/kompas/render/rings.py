"""The geometry of a drawing of concentric rings."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from kompas.model.figuur import Ringen

OUTER_RADIUS = 292.0
LINE_HEIGHT = 17.0
CHARACTERS_PER_UNIT = 1 / 7.6
"""Measured for the label type at 15 units: an average Dutch letter is 7.6 units wide."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a label and the height at which it stands."""

    text: str
    y: float


@dataclass(frozen=True, slots=True)
class RingShape:
    """One ring; `shade` counts from the inside, lengths in the units of the drawing."""

    number: int
    radius: float
    shade: int
    emphasised: bool
    number_y: float
    lines: tuple[Line, ...]


def draw_rings(drawing: Ringen) -> tuple[RingShape, ...]:
    """Return the rings from the inside outward, each with its label in its upper half."""
    count = len(drawing.ringen)
    width = OUTER_RADIUS / (count + 0.35)
    shapes = []
    for index, ring in enumerate(drawing.ringen):
        radius = width * (index + 1.35)
        room = 2 * radius * (0.78 if index else 1.5)
        lines = textwrap.wrap(ring.titel, int(room * CHARACTERS_PER_UNIT), max_lines=2)
        top = -radius + width / 2 if index else -4.0
        first = top + 6 if len(lines) > 1 else top + 14
        shapes.append(
            RingShape(
                number=index + 1,
                radius=round(radius, 1),
                shade=index,
                emphasised=drawing.nadruk == ring.id,
                number_y=round(first - LINE_HEIGHT, 1),
                lines=tuple(
                    Line(text, round(first + place * LINE_HEIGHT, 1))
                    for place, text in enumerate(lines)
                ),
            )
        )
    return tuple(shapes)
