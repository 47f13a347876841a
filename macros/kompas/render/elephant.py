"""Where the words stand around the elephant: at each part that somebody feels.

The elephant itself is a drawing by hand, in `components/olifant_tekening`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kompas.model.figuur import Aanraking, Olifant
from kompas.render.lettering import Line, text_width, wrap

WIDTH, HEIGHT = 360.0, 296.0
SIZE = 17.0
LINE_HEIGHT = 21.0
MARK = 13.0
"""Radius of the mark on the part."""
NEAR_TEXT = 8.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of the elephant: where it is felt, and where the words about it may stand."""

    x: float
    y: float
    text_x: float
    text_y: float
    """Baseline of the first line."""
    room: float
    anchor: str
    above: bool
    """Whether the words stand above the part."""


SPOTS: Mapping[str, Spot] = {
    "staart": Spot(37.0, 152.0, 8.0, 26.0, 92.0, "start", True),
    "slagtand": Spot(318.0, 148.0, 352.0, 26.0, 92.0, "end", True),
    "poot": Spot(229.0, 204.0, 229.0, 268.0, 180.0, "middle", False),
}


@dataclass(frozen=True, slots=True)
class TouchShape:
    """What somebody says, with a line to the part that they feel."""

    id: str
    number: str
    x: float
    y: float
    line_end: float
    """Height at which the line from the mark reaches the words."""
    anchor: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ElephantShape:
    """The words around the elephant."""

    touches: tuple[TouchShape, ...]
    width: float = WIDTH
    height: float = HEIGHT
    size: float = SIZE
    mark: float = MARK


def draw_elephant(drawing: Olifant) -> ElephantShape:
    """Return what is said, in the order of the data."""
    return ElephantShape(
        tuple(_touch(touch, index) for index, touch in enumerate(drawing.aanrakingen))
    )


def _touch(touch: Aanraking, index: int) -> TouchShape:
    spot = SPOTS[touch.deel]
    lines = tuple(
        Line(text, spot.text_x, spot.text_y + row * LINE_HEIGHT, text_width(text, SIZE))
        for row, text in enumerate(wrap(touch.titel, spot.room, SIZE))
    )
    end = lines[-1].y + NEAR_TEXT if spot.above else lines[0].y - SIZE
    return TouchShape(touch.id, str(index + 1), spot.x, spot.y, end, spot.anchor, lines)
