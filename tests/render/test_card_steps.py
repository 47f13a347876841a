"""The steps on a method card: as large as they fit."""

import pytest

from kompas.model.methodekaart import KaartStap
from kompas.render.card_steps import SIZES, TooFullError, columns_of, step_size

SHORT = KaartStap(titel="Teken", doen="Zet alle partijen op papier.")
LONG = KaartStap(titel="Praat", doen="woorden " * 19 + "samen.", minuten=20)


def test_few_steps_stand_under_each_other_and_large() -> None:
    assert columns_of([SHORT] * 4) == 1
    assert step_size([SHORT] * 3) == SIZES[0]


def test_many_steps_stand_in_two_columns() -> None:
    assert columns_of([SHORT] * 5) == 2


def test_more_text_stands_smaller() -> None:
    sizes = [step_size([LONG] * count) for count in (5, 6)]

    assert SIZES[0] > sizes[0] >= sizes[1] >= SIZES[-1] >= 8.5


def test_steps_that_no_size_can_hold_are_refused() -> None:
    with pytest.raises(TooFullError, match="20 steps"):
        step_size([LONG] * 20)
