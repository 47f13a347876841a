"""The geometry of a drawing of rings around a heart.

The circles touch at the bottom, so that each ring is widest at the top: there its name stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kompas.model.figuur import Ringen
from kompas.render.lettering import wrap
from kompas.render.round import SIZES, Box, Label, label_around, widths

OUTER_RADIUS = 292.0
HEART = 2.4
"""The radius of the heart, in steps between two rings."""
NUMBER_SIZE = 22.0
MARGIN = 5.0
"""Between letters and the circles around them."""


@dataclass(frozen=True, slots=True)
class RingShape:
    """One ring, in the units of the drawing: 600 wide and high, the middle at 0, 0."""

    id: str
    number: str
    radius: float
    y: float
    """The middle of the circle."""
    inner: float
    """Height of the top of what lies inside the ring; of the bottom, when it is the heart."""
    outline: str
    """The ring without what lies inside it."""
    even: bool
    emphasised: bool
    label: Label
    middle: float
    """Height at which a small screen shows the number."""

    def holds(self, box: Box) -> bool:
        """Tell whether `box` lies inside the ring and clear of what the ring surrounds."""
        inside = all(math.hypot(x, y - self.y) <= self.radius - MARGIN for x, y in box.corners)
        return inside and box.bottom <= self.inner - MARGIN


def draw_rings(drawing: Ringen) -> tuple[RingShape, ...]:
    """Return the rings from the inside outward, each with its name at the top."""
    shapes: tuple[RingShape, ...] = ()
    for size in SIZES:
        shapes = tuple(_ring(drawing, index, size) for index in range(len(drawing.ringen)))
        if all(shape.holds(box) for shape in shapes for box in shape.label.boxes):
            break
    return shapes


def _ring(drawing: Ringen, index: int, size: float) -> RingShape:
    """Return a ring with its name in as few lines as fit."""
    ring = drawing.ringen[index]
    step = OUTER_RADIUS / (len(drawing.ringen) - 1 + HEART)
    radius = step * (index + HEART)
    centre = OUTER_RADIUS - radius
    inner = centre - radius + 2 * step if index else OUTER_RADIUS
    middle = centre - radius + step if index else centre
    shape: RingShape | None = None
    for width in widths(2 * radius):
        texts = wrap(ring.titel, width, size)
        shape = RingShape(
            id=ring.id,
            number=str(index + 1),
            radius=round(radius, 1),
            y=round(centre, 1),
            inner=inner,
            outline=_outline(radius, radius - step if index else 0),
            even=index % 2 == 1,
            emphasised=drawing.nadruk == ring.id,
            label=label_around(0, middle, str(index + 1), texts, size, NUMBER_SIZE),
            middle=round(middle, 1),
        )
        if all(shape.holds(box) for box in shape.label.boxes):
            return shape
    assert shape is not None
    return shape


def _outline(radius: float, inner: float) -> str:
    """Return the path between two circles that touch at the bottom; `inner` may be nothing."""
    return _circle(radius) + (_circle(inner) if inner else "")


def _circle(radius: float) -> str:
    top = OUTER_RADIUS - 2 * radius
    half = f"A{radius:.1f} {radius:.1f} 0 0 1 0"
    return f"M0 {OUTER_RADIUS:g}{half} {top:.1f}{half} {OUTER_RADIUS:g}Z"
