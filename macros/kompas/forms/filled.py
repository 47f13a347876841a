"""What is read from a form that somebody filled in, in whatever shape."""

from __future__ import annotations

from dataclasses import dataclass

from kompas.forms.answers import Answers


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The answers in a file, as they stand there; `placing` fits them to the form of today."""

    form: str
    """The id of the tool."""
    version: int
    answers: Answers
