"""One path for each answer and one spelling in each shape, for every form of the handbook."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompas.forms.entries import AnswerPath, all_entries
from kompas.forms.spelling import (
    excel_name,
    flat_name,
    path_of_excel_name,
    path_of_flat_name,
    path_of_word_tag,
    word_tag,
)
from kompas.model.formulier import Formulier
from tests.forms.handbook_forms import FORMS

LONGEST_WORD_TAG = 64
"""Word refuses to open a document with a longer one (ST_String of `w:tag`, as Word limits it)."""
LONGEST_EXCEL_NAME = 255

steps = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
rows = st.integers(1, 200).map(str)
paths = st.one_of(
    st.tuples(steps),
    st.tuples(steps, steps),
    st.tuples(steps, steps, steps),
    st.tuples(steps, rows, steps),
)
every_form = pytest.mark.parametrize(
    "form", [pytest.param(f, id=name) for name, f in FORMS.items()]
)


def row_of(path: AnswerPath) -> int | None:
    return next((int(step) for step in path if step.isdigit()), None)


def test_the_spellings_of_a_path() -> None:
    path = ("acties", "1", "in-natura")

    assert flat_name(path) == "acties_1_in-natura"
    assert word_tag(path) == "acties.in-natura"
    assert excel_name(path) == "veld_acties_1_in.natura"
    assert path_of_excel_name("_xlnm.Print_Area") is None


@settings(deadline=None)
@given(paths)
def test_every_spelling_can_be_read_back(path: AnswerPath) -> None:
    assert path_of_flat_name(flat_name(path)) == path
    assert path_of_word_tag(word_tag(path), row_of(path)) == path
    assert path_of_excel_name(excel_name(path)) == path


@every_form
def test_every_answer_of_a_form_has_a_spelling_of_its_own(form: Formulier) -> None:
    entries = all_entries(form)

    assert {path_of_flat_name(flat_name(path)) for path in entries} == set(entries)
    assert {path_of_word_tag(word_tag(path), row_of(path)) for path in entries} == set(entries)
    assert {path_of_excel_name(excel_name(path)) for path in entries} == set(entries)
    assert len({flat_name(path) for path in entries}) == len(entries)
    assert len({(word_tag(path), row_of(path)) for path in entries}) == len(entries)
    assert len({excel_name(path).casefold() for path in entries}) == len(entries)


@every_form
def test_every_spelling_is_one_that_its_program_accepts(form: Formulier) -> None:
    for path in all_entries(form):
        assert "." not in flat_name(path)
        assert len(word_tag(path)) <= LONGEST_WORD_TAG
        assert len(excel_name(path)) <= LONGEST_EXCEL_NAME
        assert re.fullmatch(r"veld_[a-z0-9_.]+", excel_name(path))
