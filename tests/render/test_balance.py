"""The balance: every factor on its own side, beside the level that it belongs to."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.model.figuur import Balans, BalansNiveau, Kant
from kompas.render.balance import LINE_HEIGHT, MIDDLE, PILLAR, WIDTH, Level, draw_balance
from tests.render.drawings import drawings_of, names

FACTORS = st.lists(names(100), min_size=1, max_size=8)


def assert_words_stand_clear(level: Level) -> None:
    pillar = MIDDLE - PILLAR / 2, MIDDLE + PILLAR / 2
    assert all(line.x > 0 and line.x + line.width < pillar[0] for line in level.left)
    assert all(pillar[1] < line.x and line.x + line.width < WIDTH for line in level.right)
    assert all(line.width <= PILLAR for line in (*level.names, *level.notes))
    for column in (level.left, level.right, (*level.names, *level.notes)):
        heights = [line.y for line in column]
        assert heights[0] > level.top
        assert heights[-1] < level.top + level.height
        assert all(below - above >= LINE_HEIGHT - 0.2 for above, below in pairwise(heights))


@pytest.mark.parametrize("drawing", drawings_of(Balans))
def test_the_handbook_shows_every_factor_unbroken(drawing: Balans) -> None:
    for data, level in zip(drawing.niveaus, draw_balance(drawing).levels, strict=True):
        assert_words_stand_clear(level)
        assert " ".join(line.text for line in level.left) == " ".join(data.links)
        assert " ".join(line.text for line in level.right) == " ".join(data.rechts)
        own_words = (*level.names, *level.notes)
        assert " ".join(line.text for line in own_words) == " ".join(
            filter(None, (data.titel, data.bijnaam))
        )


@given(FACTORS, FACTORS)
def test_any_factor_fits(links: list[str], rechts: list[str]) -> None:
    drawing = Balans(
        soort="balans",
        links=Kant(titel="Draaglast", factoren="Risicofactoren"),
        rechts=Kant(titel="Draagkracht", factoren="Beschermende factoren"),
        niveaus=(
            BalansNiveau(id="een", titel="Microniveau", links=tuple(links), rechts=tuple(rechts)),
            BalansNiveau(id="twee", titel="Macroniveau", links=("Crisis",), rechts=("Rust",)),
        ),
    )
    first, second = draw_balance(drawing).levels

    assert_words_stand_clear(first)
    assert_words_stand_clear(second)
    assert second.top == pytest.approx(first.top + first.height, abs=0.1)
    assert len(first.marks) == len(links) + len(rechts)


def test_the_two_sides_have_different_marks() -> None:
    for drawing in drawings_of(Balans):
        for level in draw_balance(drawing).levels:
            assert {sign for x, _, sign in level.marks if x < MIDDLE} == {"–"}
            assert {sign for x, _, sign in level.marks if x > MIDDLE} == {"+"}
