"""Stairs: the first step at the bottom, each above and behind the one before."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kompas.model.figuur import LABEL_LIMIT, Trap, Trede
from kompas.render.lettering import CAP_HEIGHT, DESCENT
from kompas.render.stairs import NAME_SIZE, WIDTH, draw_stairs
from tests.render.drawings import names

STEPS = st.lists(
    st.tuples(names(LABEL_LIMIT), st.none() | names(LABEL_LIMIT)), min_size=2, max_size=9
)


def stairs_of(steps: list[tuple[str, str | None]]) -> Trap:
    return Trap(
        soort="trap",
        treden=tuple(
            Trede(id=f"trede-{n}", titel=title, brengt=note)
            for n, (title, note) in enumerate(steps)
        ),
    )


@given(STEPS)
def test_the_words_stand_inside_their_step(steps: list[tuple[str, str | None]]) -> None:
    for step in draw_stairs(stairs_of(steps)).steps:
        lines = (*step.name, *step.note)
        assert all(line.x >= step.number_x + 12 for line in lines)
        assert all(line.x + line.width <= WIDTH for line in lines)
        assert all(line.y - CAP_HEIGHT * NAME_SIZE > step.top for line in lines)
        assert all(line.y + DESCENT * NAME_SIZE < step.top + step.height for line in lines)


@given(STEPS)
def test_each_step_lies_on_the_one_before(steps: list[tuple[str, str | None]]) -> None:
    shape = draw_stairs(stairs_of(steps))

    assert [step.number for step in shape.steps] == [str(n + 1) for n in range(len(steps))]
    for lower, upper in pairwise(shape.steps):
        assert upper.top + upper.height == lower.top
        assert upper.left > lower.left
    assert shape.height == -shape.steps[-1].top


@given(STEPS)
def test_no_word_is_lost(steps: list[tuple[str, str | None]]) -> None:
    for (title, note), step in zip(steps, draw_stairs(stairs_of(steps)).steps, strict=True):
        assert " ".join(line.text for line in step.name) == title
        assert " ".join(line.text for line in step.note) == (note or "")
