"""A road: places left and right in turn, with room for their names beside it."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kompas.model.figuur import LABEL_LIMIT, Deel, Pad
from kompas.render.lettering import CAP_HEIGHT, DESCENT, Line
from kompas.render.road import SIZE, STOP, WIDTH, draw_road
from tests.render.drawings import names

TITLES = st.lists(names(LABEL_LIMIT), min_size=2, max_size=8)
ROAD_HALF_WIDTH = 11


def road_of(titles: list[str], along: list[str] | None = None) -> Pad:
    return Pad(
        soort="pad",
        haltes=tuple(Deel(id=f"halte-{n}", titel=title) for n, title in enumerate(titles)),
        onderweg=tuple(Deel(id=f"langs-{n}", titel=title) for n, title in enumerate(along or [])),
    )


def edges(line: Line, anchor: str) -> tuple[float, float]:
    return (line.x, line.x + line.width) if anchor == "start" else (line.x - line.width, line.x)


@given(TITLES)
def test_a_name_stands_beside_its_place_and_inside_the_drawing(titles: list[str]) -> None:
    for stop in draw_road(road_of(titles)).stops:
        for line in stop.lines:
            left, right = edges(line, stop.anchor)
            assert left >= 0
            assert right <= WIDTH
            assert left > stop.x + STOP or right < stop.x - STOP


@given(TITLES)
def test_the_road_crosses_clear_of_every_name(titles: list[str]) -> None:
    shape = draw_road(road_of(titles))
    crossings = [float(y) for y in re.findall(r"Q[\d.]+ ([\d.]+) [\d.]+ \1H", shape.path)]

    assert len(crossings) == len(titles) - 1
    for (above, below), y in zip(pairwise(shape.stops), crossings, strict=True):
        lowest = max(above.y + STOP, above.lines[-1].y + DESCENT * SIZE)
        highest = min(below.y - STOP, below.lines[0].y - CAP_HEIGHT * SIZE)
        assert lowest < y - ROAD_HALF_WIDTH
        assert y + ROAD_HALF_WIDTH < highest


@given(TITLES, st.lists(names(LABEL_LIMIT), min_size=1, max_size=3))
def test_the_strips_hold_their_words_and_are_numbered_on(
    titles: list[str], along: list[str]
) -> None:
    shape = draw_road(road_of(titles, along))

    assert [band.number for band in shape.bands] == [
        str(len(titles) + n + 1) for n in range(len(along))
    ]
    for band in shape.bands:
        for line in band.lines:
            assert line.x + line.width <= WIDTH
            assert band.top < line.y - CAP_HEIGHT * SIZE
            assert line.y + DESCENT * SIZE < band.top + band.height
    assert shape.height == shape.bands[-1].top + shape.bands[-1].height
