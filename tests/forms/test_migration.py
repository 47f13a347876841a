"""Answers that were kept with an older version of a form."""

from typing import Any

import pytest

from kompas.forms.migration import migrate
from kompas.model.formulier import Wijziging
from tests.forms.examples import by_name, by_path, examples


@pytest.mark.parametrize("example", [pytest.param(e, id=e["name"]) for e in examples("migratie")])
def test_answers_follow_what_was_renamed(example: dict[str, Any]) -> None:
    changes = [Wijziging.model_validate(change) for change in example["changes"]]

    moved = migrate(by_path(example["before"]), example["from"], changes)

    assert by_name(moved) == example["after"]
