"""The geometry of a wreath: parts of equal weight around a heart, in one ring or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from kompas.model.figuur import Deel, Krans
from kompas.render.lettering import Line
from kompas.render.round import (
    FULL_TURN,
    NUMBER_SIZE,
    OUTER,
    Part,
    Sector,
    centred_lines,
    label_parts,
    ticks,
)

HEART, HEART_OF_TWO = 98.0, 56.0
GAP = 5.0
"""White between a ring and what it surrounds."""
INNER_RING = 170.0
"""Outer radius of the inner of two rings."""
SMALL_NUMBER, MIDDLE_NUMBER = 19.0, 22.0
"""Size of the numbers in the inner and the outer of two rings, where there is little room."""
GAP_DEGREES = 0.6
"""White on either side of a part."""


@dataclass(frozen=True, slots=True)
class WreathShape:
    """Everything that a wreath shows."""

    heart: float
    heart_lines: tuple[Line, ...]
    heart_size: float
    inner: tuple[Part, ...]
    outer: tuple[Part, ...]
    ticks: tuple[tuple[float, float, float, float, bool], ...]


def draw_wreath(drawing: Krans) -> WreathShape:
    """Return the wreath, clockwise from the top."""
    heart = HEART_OF_TWO if drawing.binnen else HEART
    lines, size = centred_lines(drawing.hart, heart)
    letters = tuple(ascii_uppercase[: len(drawing.binnen)])
    numbers = tuple(str(index + 1) for index in range(len(drawing.delen)))
    number_size = MIDDLE_NUMBER if drawing.binnen else NUMBER_SIZE
    edge = INNER_RING if drawing.binnen else heart
    return WreathShape(
        heart=heart,
        heart_lines=lines,
        heart_size=size,
        inner=ring_of_parts(drawing.binnen, letters, heart + GAP, INNER_RING, SMALL_NUMBER),
        outer=ring_of_parts(drawing.delen, numbers, edge + GAP, OUTER, number_size),
        ticks=tuple(ticks()),
    )


def ring_of_parts(
    parts: Sequence[Deel],
    numbers: Sequence[str],
    inner: float,
    outer: float,
    number_size: float = NUMBER_SIZE,
) -> tuple[Part, ...]:
    """Return parts of equal width between two circles."""
    width = FULL_TURN / max(len(parts), 1)
    sectors = tuple(
        Sector(inner, outer, index * width + GAP_DEGREES, (index + 1) * width - GAP_DEGREES)
        for index in range(len(parts))
    )
    names = [(number, part.label) for number, part in zip(numbers, parts, strict=True)]
    shapes = zip(parts, numbers, sectors, label_parts(sectors, names, number_size), strict=True)
    return tuple(
        Part(part.id, number, sector.outline, label, *map(_rounded, sector.middle))
        for part, number, sector, label in shapes
    )


def _rounded(value: float) -> float:
    return round(value, 1)
