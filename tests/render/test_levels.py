"""Levels: discs from high to low, with their words on top."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.model.figuur import SHORT_LABEL_LIMIT, Niveau, Niveaus
from kompas.render.lettering import CAP_HEIGHT, DESCENT, Line
from kompas.render.levels import ACROSS, NAME_SIZE, THICK, UP, WIDTH, draw_levels
from tests.render.drawings import drawings_of, names


def is_on_disc(line: Line, y: float) -> bool:
    heights = (line.y - CAP_HEIGHT * NAME_SIZE - y, line.y + DESCENT * NAME_SIZE - y)
    return all(math.hypot(line.width / 2 / ACROSS, height / UP) < 1 for height in heights)


@given(
    st.lists(
        st.tuples(names(SHORT_LABEL_LIMIT), st.none() | names(SHORT_LABEL_LIMIT)),
        min_size=2,
        max_size=5,
    )
)
def test_the_words_stand_on_their_disc(levels: list[tuple[str, str | None]]) -> None:
    drawing = Niveaus(
        soort="niveaus",
        niveaus=tuple(
            Niveau(id=f"niveau-{n}", titel=title, bijnaam=note)
            for n, (title, note) in enumerate(levels)
        ),
    )
    for disc in draw_levels(drawing).discs:
        assert all(is_on_disc(line, disc.y) for line in (*disc.name, *disc.note))


@pytest.mark.parametrize("drawing", drawings_of(Niveaus))
def test_the_words_in_the_handbook_stand_on_their_disc(drawing: Niveaus) -> None:
    shape = draw_levels(drawing)

    for level, disc in zip(drawing.niveaus, shape.discs, strict=True):
        assert all(is_on_disc(line, disc.y) for line in (*disc.name, *disc.note))
        assert " ".join(line.text for line in disc.name) == level.label


def test_discs_do_not_touch_and_arrows_keep_clear_of_them() -> None:
    drawing = Niveaus(
        soort="niveaus",
        omlaag="Richting en randvoorwaarden",
        omhoog="Wat het gezin nodig heeft",
        niveaus=tuple(Niveau(id=f"niveau-{n}", titel="Tactisch") for n in range(3)),
    )
    shape = draw_levels(drawing)
    down, up = shape.arrows

    assert all(b.y - UP > a.y + UP + THICK for a, b in pairwise(shape.discs))
    assert down.head > down.tail
    assert up.head < up.tail
    assert down.x + 9 < shape.middle - ACROSS
    assert up.x - 9 > shape.middle + ACROSS
    assert all(line.width < WIDTH / 2 for arrow in shape.arrows for line in arrow.lines)
    assert all(line.y <= shape.height for arrow in shape.arrows for line in arrow.lines)
