"""The form that the examples are about, and what the tests of this folder share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from kompas.forms.answers import Answer, Answers
from kompas.forms.entries import AnswerPath, Entry, all_entries
from kompas.forms.spelling import flat_name, path_of_flat_name
from kompas.model.formulier import Formulier

EXAMPLES = Path(__file__).parents[1] / "fixtures" / "antwoorden"


def examples(name: str) -> Any:
    """Return what one file of examples holds."""
    return json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))


def form_of(data: object) -> Formulier:
    """Return a form as the handbook has it: lists become tuples."""
    return Formulier.model_validate(_as_tuples(data))


def example_form() -> Formulier:
    """Return the form that the examples are about."""
    return form_of(examples("formulier"))


def by_path(flat: Mapping[str, Answer]) -> dict[AnswerPath, Answer]:
    """Return answers by path that the examples have by flat name."""
    return {path_of_flat_name(name): answer for name, answer in flat.items()}


def by_name(answers: Answers) -> dict[str, Answer]:
    """Return answers by flat name, as the examples have them."""
    return {flat_name(path): answer for path, answer in answers.items()}


@st.composite
def answers_to(draw: st.DrawFn, form: Formulier) -> Answers:
    """Draw what people could fill in, in normal form: some entries, of any row."""
    entries = list(all_entries(form).values())
    chosen = draw(st.lists(st.sampled_from(entries), max_size=30, unique_by=lambda e: e.path))
    answers = {entry.path: draw(_answer(entry)) for entry in chosen}
    untouched = {entry.path: entry.empty for entry in chosen}
    return {path: answer for path, answer in answers.items() if answer != untouched[path]}


def _answer(entry: Entry) -> st.SearchStrategy[Answer]:
    if entry.kind == "vinkje":
        return st.just(value=True)
    if entry.kind == "keuze":
        return st.sampled_from([option.waarde for option in entry.options])
    several = "\n" if entry.kind == "tekstvak" else ""
    letters = st.one_of(
        st.sampled_from(f"eë é€’–\t{several}"),
        st.characters(exclude_categories=["Cc", "Cs", "Cn"]),
    )
    return st.text(letters, max_size=60)


def _as_tuples(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _as_tuples(value) for key, value in data.items()}
    return tuple(map(_as_tuples, data)) if isinstance(data, list) else data
