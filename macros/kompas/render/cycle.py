"""The geometry of a cycle: moments that follow each other round, in one circle or in two."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kompas.model.figuur import Kringloop, Moment
from kompas.render.lettering import CAP_HEIGHT, Line, text_width
from kompas.render.round import (
    FULL_TURN,
    OUTER,
    Label,
    Sector,
    centred_lines,
    label_parts,
    point,
)

HEART = 58.0
GAP = 6.0
SPLIT = 150.0
"""Between the outer and the inner of two circles."""
POINT_LENGTH = 13.0
"""How far the arrow head of a moment reaches into the next."""
GAP_LENGTH = 5.0
"""White between two moments."""
NAME_SIZE = 15.0
PILL_HEIGHT = 26.0
PILL_PADDING = 11.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """The part of a moment in one of the circles: bent, with a point that leads to the next."""

    outline: str
    label: Label


@dataclass(frozen=True, slots=True)
class MomentShape:
    """A moment: one arrow in each circle."""

    id: str
    number: str
    arrows: tuple[Arrow, ...]
    x: float
    """Where a small screen shows the number."""
    y: float


@dataclass(frozen=True, slots=True)
class Pill:
    """The name of a circle, where it starts."""

    text: Line
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CycleShape:
    """Everything that a cycle shows."""

    heart: float
    heart_lines: tuple[Line, ...]
    heart_size: float
    moments: tuple[MomentShape, ...]
    pills: tuple[Pill, ...]
    name_size: float = NAME_SIZE


def draw_cycle(drawing: Kringloop) -> CycleShape:
    """Return the cycle, clockwise from the top."""
    edges = _edges(len(drawing.kringen))
    lines, size = centred_lines(drawing.hart, HEART) if drawing.hart else ((), NAME_SIZE)
    circles = [
        _arrows(drawing, circle, inner, outer) for circle, (inner, outer) in enumerate(edges)
    ]
    inner, outer = edges[0]
    return CycleShape(
        heart=HEART,
        heart_lines=lines,
        heart_size=size,
        moments=tuple(
            _moment(moment, index, (inner + outer) / 2, len(drawing.momenten), arrows)
            for index, (moment, arrows) in enumerate(
                zip(drawing.momenten, zip(*circles, strict=True), strict=True)
            )
        ),
        pills=tuple(
            _pill(name, (inner + outer) / 2)
            for name, (inner, outer) in zip(drawing.kringen, edges, strict=True)
        ),
    )


def _edges(count: int) -> tuple[tuple[float, float], ...]:
    """Return the inner and outer radius of each circle, from the outside inward."""
    if count == 1:
        return ((HEART + GAP, OUTER),)
    return ((SPLIT + GAP, OUTER), (HEART + GAP, SPLIT))


def _moment(
    moment: Moment, index: int, radius: float, count: int, arrows: tuple[Arrow, ...]
) -> MomentShape:
    x, y = point(radius, (index + 0.5) * FULL_TURN / count)
    return MomentShape(moment.id, str(index + 1), arrows, round(x, 1), round(y, 1))


def _arrows(drawing: Kringloop, circle: int, inner: float, outer: float) -> tuple[Arrow, ...]:
    width = FULL_TURN / len(drawing.momenten)
    middle = (inner + outer) / 2
    gap, reach = _degrees(GAP_LENGTH, middle), _degrees(POINT_LENGTH, middle)
    pill = _degrees(_pill(drawing.kringen[circle], middle).width / 2, middle)
    outlines, rooms = [], []
    for index in range(len(drawing.momenten)):
        start, end = index * width + gap / 2, (index + 1) * width - gap / 2
        outlines.append(_outline(inner, outer, start, end, reach))
        rooms.append(Sector(inner, outer, start + max(reach, pill), end - pill))
    names = [
        (str(index + 1), moment.namen[circle]) for index, moment in enumerate(drawing.momenten)
    ]
    labels = label_parts(rooms, names)
    return tuple(Arrow(*pair) for pair in zip(outlines, labels, strict=True))


def _outline(inner: float, outer: float, start: float, end: float, reach: float) -> str:
    """Return a part of a ring with a point at its end and a notch of that shape at its start."""
    middle = (inner + outer) / 2
    large = int(end - start > FULL_TURN / 2)
    corners = [
        point(outer, start),
        point(outer, end),
        point(middle, end + reach),
        point(inner, end),
        point(inner, start),
        point(middle, start + reach),
    ]
    first, second, tip, third, fourth, notch = (f"{x:.1f} {y:.1f}" for x, y in corners)
    return (
        f"M{first}A{outer:g} {outer:g} 0 {large} 1 {second}L{tip}L{third}"
        f"A{inner:g} {inner:g} 0 {large} 0 {fourth}L{notch}Z"
    )


def _pill(name: str, radius: float) -> Pill:
    letters = text_width(name, NAME_SIZE)
    width = letters + 2 * PILL_PADDING
    line = Line(name, 0.0, round(-radius + NAME_SIZE * CAP_HEIGHT / 2, 1), letters)
    return Pill(line, round(-width / 2, 1), -radius - PILL_HEIGHT / 2, round(width, 1), PILL_HEIGHT)


def _degrees(length: float, radius: float) -> float:
    """Return the angle that a bow of `length` takes at `radius`."""
    return math.degrees(length / radius)
