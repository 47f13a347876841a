"""Rings around a heart: every name inside its own ring, and a link for each on screen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompas.model.figuur import Ring, Ringen
from kompas.render.rings import OUTER_RADIUS, draw_rings
from tests.render.drawings import drawings_of, names


def rings_named(*titles: str) -> Ringen:
    rings = (Ring(id=f"ring-{n}", titel=title, tekst="Uitleg.") for n, title in enumerate(titles))
    return Ringen(soort="ringen", ringen=tuple(rings))


@pytest.mark.parametrize("drawing", drawings_of(Ringen))
def test_the_names_in_the_handbook_all_fit(drawing: Ringen) -> None:
    for ring, shape in zip(drawing.ringen, draw_rings(drawing), strict=True):
        assert " ".join(shape.label.texts) == ring.titel
        assert all(shape.room.holds(box) for box in shape.label.boxes)


@settings(deadline=None)
@given(st.lists(names(60), min_size=2, max_size=7))
def test_a_name_is_whole_and_inside_or_left_to_the_list(titles: list[str]) -> None:
    for title, shape in zip(titles, draw_rings(rings_named(*titles)), strict=True):
        assert " ".join(shape.label.texts) in (title, "")
        assert all(shape.room.holds(box) for box in shape.label.boxes)


def test_the_rings_grow_outward_and_touch_at_the_bottom() -> None:
    shapes = draw_rings(rings_named("Kern", "Midden", "Rand"))

    assert [shape.number for shape in shapes] == ["1", "2", "3"]
    assert shapes[0].room.radius < shapes[1].room.radius < shapes[2].room.radius
    for shape in shapes:
        assert shape.room.centre + shape.room.radius == pytest.approx(OUTER_RADIUS)


def test_only_the_ring_that_the_handbook_is_about_is_emphasised() -> None:
    drawing = rings_named("Kern", "Rand").model_copy(update={"nadruk": "ring-1"})

    assert [shape.emphasised for shape in draw_rings(drawing)] == [False, True]
