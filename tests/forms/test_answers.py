"""Answers: their normal form, and how they are nested."""

import pytest

from kompas.forms.answers import flatten, nest, normal_text, one_line, row_counts
from kompas.forms.entries import all_entries
from kompas.forms.spelling import flat_name
from tests.forms.examples import by_path, example_form, examples


@pytest.mark.parametrize("example", examples("teksten"))
def test_normal_form_of_a_text(example: dict[str, str]) -> None:
    assert normal_text(example["text"]) == example["normal"]
    assert one_line(example["text"]) == example["oneLine"]


@pytest.mark.parametrize("example", [pytest.param(e, id=e["name"]) for e in examples("nesten")])
def test_nested_and_flat(example: dict[str, dict[str, str | bool]]) -> None:
    answers = by_path(example["flat"])

    assert nest(answers) == example["nested"]
    assert flatten(example["nested"]) == answers


def test_a_table_is_as_long_as_its_last_answer() -> None:
    answers = by_path({"acties_2_wat": "a", "acties_12_wie": "b", "dag_inloop_tijd": "9:00"})

    assert row_counts(answers) == {"acties": 12}


def test_the_described_form_of_the_examples_is_their_form() -> None:
    described, form = examples("beschrijving"), example_form()

    assert described["velden"] == {
        flat_name(entry.path): {
            "soort": entry.kind,
            "label": entry.description,
            "begin": entry.initial,
            "opties": {option.waarde: option.label for option in entry.options},
        }
        for entry in all_entries(form).values()
    }
    assert described["versie"] == form.versie
    assert described["wijzigingen"] == [change.model_dump() for change in form.wijzigingen]
