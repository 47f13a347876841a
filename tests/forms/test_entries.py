"""The places of a form where an answer is given."""

import pytest

from kompas.forms.entries import AnswerPath, all_entries, entries_of, questions_of
from kompas.model.formulier import Formulier, answer_paths
from tests.forms.examples import example_form
from tests.forms.handbook_forms import FORMS

every_form = pytest.mark.parametrize(
    "form", [pytest.param(f, id=name) for name, f in FORMS.items()]
)


def without_row(path: AnswerPath) -> str:
    return "/".join(step for step in path if not step.isdigit())


@pytest.mark.parametrize(
    "form",
    [pytest.param(form, id=name) for name, form in {**FORMS, "example": example_form()}.items()],
)
def test_the_model_knows_the_path_of_every_entry(form: Formulier) -> None:
    fields = [field for part in form.onderdelen for field in part.velden]
    known = {path for field in fields for path in answer_paths(field)}
    entries = {without_row(path) for path in all_entries(form)}
    on_the_way = {"/".join(path.split("/")[:n]) for path in entries for n in (1, 2)}

    assert known == entries | on_the_way


@every_form
def test_every_entry_says_by_itself_what_is_asked(form: Formulier) -> None:
    for entry in all_entries(form).values():
        assert entry.label
        assert entry.description


def test_a_table_shows_the_rows_that_are_asked_for_within_its_limits() -> None:
    form = example_form()

    def shown(rows: int) -> int:
        return len([e for e in entries_of(form, {"acties": rows}) if e.path[2:] == ("wat",)])

    assert [shown(rows) for rows in (0, 2, 3, 9)] == [1, 2, 3, 3]


def test_a_table_and_a_run_sheet_are_read_row_by_row() -> None:
    table, sheet = questions_of(example_form().onderdelen[1], {"acties": 2})

    assert [entry.path for row in table.rows for entry in row] == [e.path for e in table.entries]
    assert table.most_rows == 3
    assert [entry.path for entry in sheet.entries] == [
        ("dag", "begin"),
        ("dag", "inloop", "tijd"),
        ("dag", "inloop", "minuten"),
        ("dag", "inloop", "wie"),
    ]
    assert sheet.most_rows == 0


def test_untouched_a_run_sheet_has_the_minutes_of_its_parts() -> None:
    entries = all_entries(example_form())

    assert entries["dag", "inloop", "minuten"].empty == "15"
    assert entries["dag", "begin"].empty == ""
    assert entries["akkoord",].empty is False
