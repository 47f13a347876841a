"""The geometry of a drawing of rings around a heart.

The circles touch at the bottom, so that each ring is widest at the top: there its name stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kompas.model.figuur import Ringen
from kompas.render.round import SIZES, Box, Label, fitting_label, label_around

OUTER_RADIUS = 292.0
HEART = 2.4
"""The radius of the heart, in steps between two rings."""
NUMBER_SIZE = 22.0
MARGIN = 5.0
"""Between letters and the circles around them."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where words may stand in a ring; the middle of the drawing is at 0, 0."""

    radius: float
    centre: float
    """Height of the middle of the circle."""
    floor: float
    """Height of the top of what lies inside the ring; of the bottom, when it is the heart."""
    middle: float
    """Height halfway the widest part."""

    @property
    def place(self) -> tuple[float, float]:
        """The middle of the widest part."""
        return 0.0, round(self.middle, 1)

    def holds(self, box: Box) -> bool:
        """Tell whether `box` lies inside the ring and clear of what the ring surrounds."""
        inside = all(math.hypot(x, y - self.centre) <= self.radius - MARGIN for x, y in box.corners)
        return inside and box.bottom <= self.floor - MARGIN


@dataclass(frozen=True, slots=True)
class RingShape:
    """One ring, in the units of the drawing: 600 wide and high."""

    id: str
    number: str
    room: Room
    outline: str
    """The ring without what lies inside it."""
    even: bool
    emphasised: bool
    label: Label


def draw_rings(drawing: Ringen) -> tuple[RingShape, ...]:
    """Return the rings from the inside outward, each with its name at the top.

    The names have one size. Where one does not fit in the smallest, the number stands alone:
    the list beside the drawing has the name.
    """
    rooms = [_room(drawing, index) for index in range(len(drawing.ringen))]
    for size in SIZES:
        labels = [
            fitting_label(
                room.holds,
                (room.place,),
                str(index + 1),
                ring.titel,
                size=size,
                number_size=NUMBER_SIZE,
            )
            for index, (room, ring) in enumerate(zip(rooms, drawing.ringen, strict=True))
        ]
        if all(labels):
            break
    return tuple(
        RingShape(
            id=ring.id,
            number=str(index + 1),
            room=room,
            outline=_circle(room.radius) + (_circle(rooms[index - 1].radius) if index else ""),
            even=index % 2 == 1,
            emphasised=drawing.nadruk == ring.id,
            label=label or label_around(room.place, str(index + 1), (), SIZES[-1], NUMBER_SIZE),
        )
        for index, (ring, room, label) in enumerate(zip(drawing.ringen, rooms, labels, strict=True))
    )


def _room(drawing: Ringen, index: int) -> Room:
    step = OUTER_RADIUS / (len(drawing.ringen) - 1 + HEART)
    radius = step * (index + HEART)
    centre = OUTER_RADIUS - radius
    if index == 0:
        return Room(round(radius, 1), round(centre, 1), OUTER_RADIUS, centre)
    top = centre - radius
    return Room(round(radius, 1), round(centre, 1), top + 2 * step, top + step)


def _circle(radius: float) -> str:
    top = OUTER_RADIUS - 2 * radius
    half = f"A{radius:.1f} {radius:.1f} 0 0 1 0"
    return f"M0 {OUTER_RADIUS:g}{half} {top:.1f}{half} {OUTER_RADIUS:g}Z"
