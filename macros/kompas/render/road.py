"""The geometry of a road: places on the left and right in turn, with the road winding between."""

from __future__ import annotations

from dataclasses import dataclass

from kompas.model.figuur import Deel, Pad
from kompas.render.lettering import CAP_HEIGHT, Line, text_width, wrap

WIDTH = 360.0
"""As narrow as a phone, so that the letters stay readable there."""
SIZE = 17.0
LINE_HEIGHT = 21.0
LEFT, RIGHT = 48.0, 312.0
"""Where the places stand."""
STOP = 21.0
"""Radius of a place."""
BESIDE = 34.0
"""From the middle of a place to its name."""
EDGE = 8.0
"""Between a name and the other side of the drawing."""
BEND = 34.0
"""Radius of a bend."""
ABOVE = 24.0
"""Between a place with its name and the road that crosses above or below it."""
BAND_PADDING = 13.0
BAND_TOP = 26.0
BAND_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A place along the road."""

    id: str
    number: str
    x: float
    y: float
    anchor: str
    """The side of the name that stands next to the place: `start` or `end`."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What holds for the whole road: a strip under it."""

    id: str
    number: str
    top: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RoadShape:
    """Everything that a road shows."""

    path: str
    stops: tuple[Stop, ...]
    bands: tuple[Band, ...]
    height: float
    width: float = WIDTH
    size: float = SIZE
    radius: float = STOP


def draw_road(drawing: Pad) -> RoadShape:
    """Return the road from the top downward."""
    stops: list[Stop] = []
    crossings: list[float] = []
    y = 0.0
    for index, place in enumerate(drawing.haltes):
        lines = wrap(place.label, RIGHT - LEFT - BESIDE + LEFT - EDGE, SIZE)
        half = max(STOP, len(lines) * LINE_HEIGHT / 2)
        y += half
        stops.append(_stop(place, index, lines, y))
        y += half
        if index < len(drawing.haltes) - 1:
            y += ABOVE
            crossings.append(y)
            y += ABOVE
    bands, height = _bands(drawing.onderweg, len(stops), y)
    return RoadShape(_path(stops, crossings), tuple(stops), bands, height)


def _stop(place: Deel, index: int, texts: tuple[str, ...], y: float) -> Stop:
    on_left = index % 2 == 0
    x = LEFT if on_left else RIGHT
    beside = x + BESIDE if on_left else x - BESIDE
    first = y - (len(texts) - 1) * LINE_HEIGHT / 2 + CAP_HEIGHT * SIZE / 2
    lines = tuple(
        Line(text, beside, round(first + row * LINE_HEIGHT, 1), text_width(text, SIZE))
        for row, text in enumerate(texts)
    )
    return Stop(place.id, str(index + 1), x, round(y, 1), "start" if on_left else "end", lines)


def _path(stops: list[Stop], crossings: list[float]) -> str:
    """Return the line from the first place to the last, across at every crossing."""
    path = f"M{stops[0].x:g} {stops[0].y:g}"
    for stop, onward, y in zip(stops, stops[1:], crossings, strict=False):
        ahead = 1 if onward.x > stop.x else -1
        bend = min(BEND, y - stop.y, onward.y - y)
        path += (
            f"V{y - bend:g}Q{stop.x:g} {y:g} {stop.x + ahead * bend:g} {y:g}"
            f"H{onward.x - ahead * bend:g}Q{onward.x:g} {y:g} {onward.x:g} {y + bend:g}"
            f"V{onward.y:g}"
        )
    return path


def _bands(parts: tuple[Deel, ...], before: int, top: float) -> tuple[tuple[Band, ...], float]:
    """Return the strips under the road, numbered on from the places, and where they end."""
    bands = []
    bottom = top
    y = top + BAND_TOP
    for index, part in enumerate(parts):
        x = LEFT + BESIDE - 10
        texts = wrap(part.label, WIDTH - x - EDGE, SIZE)
        height = len(texts) * LINE_HEIGHT + 2 * BAND_PADDING
        first = y + BAND_PADDING + (LINE_HEIGHT + CAP_HEIGHT * SIZE) / 2
        lines = tuple(
            Line(text, x, round(first + row * LINE_HEIGHT, 1), text_width(text, SIZE))
            for row, text in enumerate(texts)
        )
        bands.append(Band(part.id, str(before + index + 1), y, height, lines))
        bottom = y + height
        y = bottom + BAND_GAP
    return tuple(bands), bottom
