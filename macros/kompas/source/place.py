"""Where something stands in the content, and what is wrong there."""

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

ValuePath: TypeAlias = tuple[str | int, ...]
"""The way to a value inside a document: map keys and list positions, `()` for the whole."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A character in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """Write the place as `bestand:regel:kolom`, which editors turn into a link."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor has to repair; the message is plain Dutch and says what to do."""

    place: Place
    message: str

    def __str__(self) -> str:
        """Write the problem as `bestand:regel:kolom: melding`."""
        return f"{self.place}: {self.message}"


@dataclass(frozen=True)
class SourceText:
    """The text of one file, lines ending in a line feed; turns an index into a place."""

    file: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The index of the first character of every line."""
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    def place_at(self, index: int) -> Place:
        """Return the place of the character at `index`."""
        line = bisect_right(self.line_starts, index)
        return Place(self.file, line, index - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line end."""
        begin = self.line_starts[number - 1]
        end = self.text.find("\n", begin)
        return self.text[begin:] if end < 0 else self.text[begin:end]


class ContentProblems(Exception):  # noqa: N818  (several problems, not one error)
    """The content cannot be used; `problems` holds every reason, sorted and without doubles."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Sort the problems by place and drop doubles."""
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Write one problem per line."""
        return "\n".join(str(problem) for problem in self.problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Bedoelde u "x"?` for the known word nearest to `word`, or nothing."""
    nearest = difflib.get_close_matches(word, sorted(known), n=1)
    return f' Bedoelde u "{nearest[0]}"?' if nearest else ""


def nearest_to(word: str, known: Iterable[str]) -> str:
    """Return a sentence that names the known word nearest to `word`, however far; or nothing."""
    words = sorted(known)
    if sentence := did_you_mean(word, words):
        return sentence
    nearest = difflib.get_close_matches(word, words, n=1, cutoff=0)
    return f' Het meest lijkt "{nearest[0]}" daarop.' if nearest else ""
