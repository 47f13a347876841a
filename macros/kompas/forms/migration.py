"""Answers that were kept with an older version of a form."""

from __future__ import annotations

from collections.abc import Iterable

from kompas.forms.answers import Answer, Answers
from kompas.forms.entries import AnswerPath
from kompas.model.formulier import Wijziging


def migrate(answers: Answers, version: int, changes: Iterable[Wijziging]) -> Answers:
    """Return answers to `version` of a form under the paths that they have now.

    Every change that is newer is applied, in order. An answer whose new path is taken keeps its
    old one, so that none overwrites another.
    """
    for change in changes:
        if change.versie > version:
            answers = _renamed(answers, change)
    return answers


def _renamed(answers: Answers, change: Wijziging) -> Answers:
    moves = {path: _moved(path, change) for path in answers}
    renamed: dict[AnswerPath, Answer] = {
        path: answers[path] for path, new in moves.items() if path == new
    }
    for path, new in moves.items():
        if path != new:
            renamed[path if new in renamed else new] = answers[path]
    return renamed


def _moved(path: AnswerPath, change: Wijziging) -> AnswerPath:
    """Return the path after `change`; a row number stays behind the first step."""
    row = tuple(step for step in path[1:2] if step.isdigit())
    steps = path[:1] + path[1 + len(row) :]
    first, *rest = change.renamed("/".join(steps)).split("/")
    return (first, *row, *rest)
