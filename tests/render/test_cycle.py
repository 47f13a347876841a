"""A cycle: arrows that follow each other round, with their names inside."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompas.model.figuur import SHORT_LABEL_LIMIT, Kringloop, Moment
from kompas.render.cycle import GAP, HEART, SPLIT, CycleShape, draw_cycle
from kompas.render.round import FULL_TURN, OUTER, Box, Sector
from tests.render.drawings import drawings_of, names

ROUNDING = 0.1


def cycle_of(moments: list[tuple[str, str]]) -> Kringloop:
    return Kringloop(
        soort="kringloop",
        kringen=("IMWR", "PDCA"),
        hart="Borgen",
        momenten=tuple(Moment(id=f"moment-{n}", namen=pair) for n, pair in enumerate(moments)),
    )


def assert_words_stand_clear(shape: CycleShape, circles: int) -> None:
    edges = [(SPLIT + GAP, OUTER), (HEART + GAP, SPLIT)] if circles > 1 else [(HEART + GAP, OUTER)]
    width = FULL_TURN / len(shape.moments)
    pills = [Box(p.left, p.top, p.left + p.width, p.top + p.height) for p in shape.pills]
    for index, moment in enumerate(shape.moments):
        for (inner, outer), arrow in zip(edges, moment.arrows, strict=True):
            room = Sector(inner, outer, index * width, (index + 1) * width)
            for box in arrow.label.boxes:
                assert room.holds(box, ROUNDING), arrow.label
                for pill in pills:
                    beside = box.right <= pill.left or box.left >= pill.right
                    assert beside or box.top >= pill.bottom or box.bottom <= pill.top


@pytest.mark.parametrize("drawing", drawings_of(Kringloop))
def test_the_names_in_the_handbook_all_fit(drawing: Kringloop) -> None:
    shape = draw_cycle(drawing)

    assert_words_stand_clear(shape, len(drawing.kringen))
    for moment, drawn in zip(drawing.momenten, shape.moments, strict=True):
        assert tuple(" ".join(arrow.label.texts) for arrow in drawn.arrows) == moment.namen


@settings(deadline=None)
@given(
    st.lists(st.tuples(names(SHORT_LABEL_LIMIT), names(SHORT_LABEL_LIMIT)), min_size=3, max_size=5)
)
def test_a_name_is_whole_and_clear_of_all_else_or_left_to_the_list(
    moments: list[tuple[str, str]],
) -> None:
    shape = draw_cycle(cycle_of(moments))

    assert_words_stand_clear(shape, 2)
    for pair, drawn in zip(moments, shape.moments, strict=True):
        for name, arrow in zip(pair, drawn.arrows, strict=True):
            assert " ".join(arrow.label.texts) in (name, "")


def test_moments_go_clockwise_from_the_top() -> None:
    shape = draw_cycle(cycle_of([("A", "a"), ("B", "b"), ("C", "c"), ("D", "d")]))
    turns = [math.degrees(math.atan2(moment.x, -moment.y)) % 360 for moment in shape.moments]

    assert [moment.number for moment in shape.moments] == ["1", "2", "3", "4"]
    assert all(first < second for first, second in pairwise(turns))


def test_a_single_circle_has_one_arrow_for_each_moment() -> None:
    drawing = Kringloop(
        soort="kringloop",
        kringen=("PDCA",),
        momenten=tuple(Moment(id=name, namen=(name,)) for name in ("plan", "do", "check", "act")),
    )
    shape = draw_cycle(drawing)

    assert [len(moment.arrows) for moment in shape.moments] == [1, 1, 1, 1]
    assert shape.heart_lines == ()
    assert_words_stand_clear(shape, 1)
