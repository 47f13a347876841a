"""A wreath: parts around a heart, with every word inside its own part."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompas.model.figuur import LABEL_LIMIT, Deel, Krans
from kompas.render.round import FULL_TURN, OUTER, Box, Part, Sector
from kompas.render.wreath import (
    GAP,
    HEART,
    HEART_OF_TWO,
    INNER_RING,
    WreathShape,
    draw_wreath,
)
from tests.render.drawings import drawings_of, names

ROUNDING = 0.1


def parts_named(*titles: str) -> tuple[Deel, ...]:
    return tuple(Deel(id=f"deel-{n}", titel=title) for n, title in enumerate(titles))


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def assert_words_stand_inside(parts: tuple[Part, ...], inner: float, outer: float) -> None:
    width = FULL_TURN / len(parts)
    for index, part in enumerate(parts):
        sector = Sector(inner, outer, index * width, (index + 1) * width)
        assert all(sector.holds(box, ROUNDING) for box in part.label.boxes), part.label
        assert not any(overlap(*pair) for pair in combinations(part.label.boxes, 2))


def assert_all_is_inside(shape: WreathShape, *, two: bool) -> None:
    assert_words_stand_inside(shape.outer, (INNER_RING if two else HEART) + GAP, OUTER)
    if two:
        assert_words_stand_inside(shape.inner, HEART_OF_TWO + GAP, INNER_RING)


@pytest.mark.parametrize("drawing", drawings_of(Krans))
def test_the_names_in_the_handbook_all_fit(drawing: Krans) -> None:
    shape = draw_wreath(drawing)

    assert_all_is_inside(shape, two=bool(drawing.binnen))
    for parts, shapes in ((drawing.delen, shape.outer), (drawing.binnen, shape.inner)):
        assert [" ".join(drawn.label.texts) for drawn in shapes] == [part.label for part in parts]
    assert " ".join(line.text for line in shape.heart_lines) == drawing.hart


@settings(deadline=None)
@given(st.lists(names(LABEL_LIMIT), min_size=3, max_size=6))
def test_any_name_fits_in_one_ring(titles: list[str]) -> None:
    shape = draw_wreath(Krans(soort="krans", hart="Hart", delen=parts_named(*titles)))

    assert_all_is_inside(shape, two=False)
    assert [" ".join(part.label.texts) for part in shape.outer] == titles


@settings(deadline=None)
@given(
    st.lists(names(LABEL_LIMIT), min_size=3, max_size=6),
    st.lists(names(LABEL_LIMIT), min_size=3, max_size=3),
)
def test_in_two_rings_a_name_is_whole_and_inside_or_left_to_the_list(
    outer: list[str], inner: list[str]
) -> None:
    binnen = tuple(Deel(id=f"binnen-{n}", titel=title) for n, title in enumerate(inner))
    drawing = Krans(soort="krans", hart="Hart", delen=parts_named(*outer), binnen=binnen)
    shape = draw_wreath(drawing)

    assert_all_is_inside(shape, two=True)
    for part, title in zip((*shape.outer, *shape.inner), (*outer, *inner), strict=True):
        assert " ".join(part.label.texts) in (title, "")


def test_the_outer_ring_is_numbered_and_the_inner_has_letters() -> None:
    drawing = Krans(
        soort="krans",
        hart="Hart",
        delen=parts_named("Een", "Twee", "Drie", "Vier"),
        binnen=tuple(Deel(id=f"b-{n}", titel="Kort") for n in range(3)),
    )
    shape = draw_wreath(drawing)

    assert [part.number for part in shape.outer] == ["1", "2", "3", "4"]
    assert [part.number for part in shape.inner] == ["A", "B", "C"]


def test_the_first_part_lies_right_of_the_top() -> None:
    shape = draw_wreath(Krans(soort="krans", hart="Hart", delen=parts_named(*"ABCD")))
    first = shape.outer[0]

    assert first.x > 0 > first.y


def test_a_heart_too_full_for_words_has_none() -> None:
    drawing = Krans(soort="krans", hart="w" * LABEL_LIMIT, delen=parts_named(*"ABC"))

    assert draw_wreath(drawing).heart_lines == ()
