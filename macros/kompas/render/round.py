"""What the round drawings share: parts of a ring, and where words fit inside them.

Lengths are in the units of a drawing of 600 wide and high with its middle at 0, 0; angles in
degrees clockwise from the top.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kompas.render.lettering import CAP_HEIGHT, DESCENT, Line, is_whole, text_width, wrap

OUTER = 276.0
FULL_TURN, QUARTER_TURN = 360.0, 90.0
SIZES = (18.0, 17.0, 16.0, 15.0, 14.5)
"""Of a name, from the one that looks best to the smallest that can be read."""
LINE_HEIGHT = 1.18
NUMBER_SIZE = 27.0
NUMBER_ROOM = 1.1
"""From the baseline of the number to that of the first line, as part of the number's size."""
MARGIN = 7.0
"""Between letters and the edge of their part."""
PLACE_STEP = 8.0
"""Between the places where a label is tried."""
RIM, TICK, LONG_TICK = 292.0, 288.0, 284.0
TICKS, TICKS_TO_LONG = 72, 9


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: the room that a line of text takes."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The four corners."""
        across, down = (self.left, self.right), (self.top, self.bottom)
        return tuple((x, y) for x in across for y in down)

    @property
    def distance(self) -> float:
        """How far the nearest point is from the middle of the drawing."""
        x = max(self.left, -self.right, 0.0)
        y = max(self.top, -self.bottom, 0.0)
        return math.hypot(x, y)


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of a ring."""

    inner: float
    outer: float
    start: float
    end: float

    @property
    def middle(self) -> tuple[float, float]:
        """The point halfway in both directions."""
        return point((self.inner + self.outer) / 2, (self.start + self.end) / 2)

    @property
    def outline(self) -> str:
        """The path around it."""
        large = int(self.end - self.start > FULL_TURN / 2)
        return (
            f"M{_pair(self.outer, self.start)}"
            f"A{self.outer:g} {self.outer:g} 0 {large} 1 {_pair(self.outer, self.end)}"
            f"L{_pair(self.inner, self.end)}"
            f"A{self.inner:g} {self.inner:g} 0 {large} 0 {_pair(self.inner, self.start)}Z"
        )

    def holds(self, box: Box, margin: float = MARGIN) -> bool:
        """Tell whether `box` lies inside, at `margin` from every edge."""
        if box.distance < self.inner + margin:
            return False
        return all(
            math.hypot(x, y) <= self.outer - margin and self._between_edges(x, y, margin)
            for x, y in box.corners
        )

    def _between_edges(self, x: float, y: float, margin: float) -> bool:
        radius = math.hypot(x, y)
        half = (self.end - self.start) / 2
        middle = (self.start + self.end) / 2
        turn = (math.degrees(math.atan2(x, -y)) - middle + FULL_TURN * 1.5) % FULL_TURN
        from_edge = half - abs(turn - FULL_TURN / 2)
        if from_edge >= QUARTER_TURN:
            return True
        return from_edge > 0 and radius * math.sin(math.radians(from_edge)) >= margin


@dataclass(frozen=True, slots=True)
class Label:
    """A number with a name under it, and the number alone for a small screen."""

    number: Line
    lines: tuple[Line, ...]
    size: float
    number_size: float = NUMBER_SIZE

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of the name, line by line."""
        return tuple(line.text for line in self.lines)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The room that the number and each line take."""
        own = (box_of(line, self.size) for line in self.lines)
        return (box_of(self.number, self.number_size), *own)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a round drawing, with the words in it."""

    id: str
    number: str
    outline: str
    label: Label
    x: float
    """The middle of the part, where a small screen shows its number."""
    y: float


def point(radius: float, degrees: float) -> tuple[float, float]:
    """Return the place at `radius` from the middle, in the direction `degrees`."""
    angle = math.radians(degrees - QUARTER_TURN)
    return radius * math.cos(angle), radius * math.sin(angle)


def box_of(line: Line, size: float) -> Box:
    """Return the room that a line takes around its middle."""
    half = line.width / 2
    top, bottom = line.y - CAP_HEIGHT * size, line.y + DESCENT * size
    return Box(line.x - half, top, line.x + half, bottom)


def label_parts(
    sectors: Sequence[Sector],
    names: Sequence[tuple[str, str]],
    number_size: float = NUMBER_SIZE,
) -> tuple[Label, ...]:
    """Return number and name for each sector, in the largest type that fits all of them.

    Where a name does not fit even in the smallest type, the number stands alone: the list
    beside the drawing has the name.
    """
    for size in SIZES:
        labels = [
            fitting_label(
                sector.holds, _places(sector), number, name, size=size, number_size=number_size
            )
            for sector, (number, name) in zip(sectors, names, strict=True)
        ]
        if all(labels):
            break
    return tuple(
        label or label_around(sector.middle, number, (), SIZES[-1], number_size)
        for label, sector, (number, _) in zip(labels, sectors, names, strict=True)
    )


def fitting_label(
    holds: Callable[[Box], bool],
    places: Sequence[tuple[float, float]],
    number: str,
    name: str,
    *,
    size: float,
    number_size: float,
) -> Label | None:
    """Return the label with the fewest lines that fits, at the first of `places` where it does.

    There is none when no division of the name over lines fits without breaking a word.
    """
    for texts in _divisions(name, 2 * OUTER, size):
        if not is_whole(name, texts):
            return None
        for place in places:
            label = label_around(place, number, texts, size, number_size)
            if all(map(holds, label.boxes)):
                return label
    return None


def centred_lines(text: str, radius: float) -> tuple[tuple[Line, ...], float]:
    """Return `text` in lines inside a circle around the middle, and their size.

    There are no lines when the text does not fit.
    """
    for size in SIZES:
        for texts in _divisions(text, 2 * radius, size):
            lines = _stack(texts, 0.0, -(len(texts) - 1) * size * LINE_HEIGHT / 2, size)
            corners = [corner for line in lines for corner in box_of(line, size).corners]
            inside = all(math.hypot(*corner) <= radius - MARGIN for corner in corners)
            if inside and is_whole(text, texts):
                return lines, size
    return (), SIZES[-1]


def ticks() -> Iterator[tuple[float, float, float, float, bool]]:
    """Yield the marks on the rim, as on the compass: x1, y1, x2, y2 and whether it is long."""
    for index in range(TICKS):
        is_long = index % TICKS_TO_LONG == 0
        degrees = index * FULL_TURN / TICKS
        x1, y1 = point(RIM, degrees)
        x2, y2 = point(LONG_TICK if is_long else TICK, degrees)
        yield round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1), is_long


def label_around(
    place: tuple[float, float], number: str, texts: Sequence[str], size: float, number_size: float
) -> Label:
    """Return a number with lines under it, with their common middle at `place`."""
    x, y = place
    number_room = number_size * NUMBER_ROOM
    below = number_room + (len(texts) - 1) * size * LINE_HEIGHT if texts else 0.0
    number_y = y - (CAP_HEIGHT * number_size + below) / 2 + CAP_HEIGHT * number_size
    first = number_y + number_room - CAP_HEIGHT * size / 2
    digit = Line(number, round(x, 1), round(number_y, 1), text_width(number, number_size))
    return Label(digit, _stack(texts, x, first, size), size, number_size)


def _divisions(text: str, widest: float, size: float) -> Iterator[tuple[str, ...]]:
    """Yield the ways to divide `text` over lines, from few to many."""
    width = min(widest, text_width(text, size) + 1)
    while width > 0:
        lines = wrap(text, width, size)
        yield lines
        width = max(text_width(line, size) for line in lines) - 1
        if not is_whole(text, lines):
            return


def _stack(texts: Sequence[str], x: float, middle: float, size: float) -> tuple[Line, ...]:
    """Return lines under each other; `middle` is that of the capitals of the first."""
    first = middle + CAP_HEIGHT * size / 2
    return tuple(
        Line(text, round(x, 1), round(first + row * size * LINE_HEIGHT, 1), text_width(text, size))
        for row, text in enumerate(texts)
    )


def _places(sector: Sector) -> tuple[tuple[float, float], ...]:
    """Return places on the middle line of a sector, from its middle outward to both ends."""
    middle, degrees = (sector.inner + sector.outer) / 2, (sector.start + sector.end) / 2
    steps = range(int((sector.outer - sector.inner) / (2 * PLACE_STEP)))
    offsets = [0.0, *(sign * step * PLACE_STEP for step in steps for sign in (1, -1) if step)]
    return tuple(point(middle + offset, degrees) for offset in offsets)


def _pair(radius: float, degrees: float) -> str:
    x, y = point(radius, degrees)
    return f"{x:.1f} {y:.1f}"
