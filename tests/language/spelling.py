"""The spelling of every word, by hunspell's Dutch list and a list of our own."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kompas.source.place import Problem
from tests.language.passages import Passage, words_only

WORD_LIST = Path(__file__).with_name("woorden.txt")
"""Names and words of the field, one a line; a line of several words is a name as a whole."""

_WORD = re.compile(r"(?<!\w)[^\W\d_](?:[^\W_]|['’.&+-](?=[^\W_]))*\+*")
_WORD_AS_QUOTED = re.compile(r"\"[^\s\"]+\"")
_HUNSPELL = ("hunspell", "-d", "nl_NL", "-i", "utf-8")
MOST_SUGGESTIONS = 20
"""Finding what was meant takes hunspell a quarter of a second for each word."""


@dataclass(frozen=True, slots=True)
class WordList:
    """The words that are right here though hunspell does not know them."""

    words: frozenset[str]
    phrases: frozenset[str]

    @classmethod
    def of(cls, entries: Iterable[str]) -> WordList:
        """Return the list that holds `entries`."""
        words = {entry for entry in entries if " " not in entry}
        return cls(frozenset(words), frozenset(entries) - words)


def entries_of(text: str) -> list[str]:
    """Return the entries of a word list: one a line, without notes and empty lines."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def misspelt(passages: Iterable[Passage], known: WordList) -> Iterator[Problem]:
    """Yield each word that nobody knows, with what was perhaps meant."""
    found = [
        (passage, word)
        for passage in passages
        for word in _WORD.finditer(_without_names(passage.text, known))
    ]
    spellings = {spelling for _, word in found for spelling in _spellings(word)}
    right = spellings - _unknown_to_hunspell(spellings - known.words)
    wrong = [(passage, word) for passage, word in found if not _is_right(word, right)]
    suggestions = _suggestions(sorted({word[0] for _, word in wrong})[:MOST_SUGGESTIONS])
    for passage, word in wrong:
        perhaps = suggestions.get(word[0], "")
        yield passage.problem(word.start(), f'"{word[0]}" kennen we niet.{perhaps}')


def _without_names(text: str, known: WordList) -> str:
    words = _WORD_AS_QUOTED.sub(lambda quoted: " " * len(quoted[0]), words_only(text))
    for phrase in sorted(known.phrases, key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(phrase)}(?!\w)"
        words = re.sub(pattern, " " * len(phrase), words, flags=re.IGNORECASE)
    return words


def _is_right(word: re.Match[str], right: set[str]) -> bool:
    return any(spelling in right for spelling in _forms(word)) or all(
        part in right for part in _parts(word[0])
    )


def _spellings(word: re.Match[str]) -> set[str]:
    return {*_forms(word), *_parts(word[0])}


def _forms(word: re.Match[str]) -> Iterator[str]:
    """Yield the ways in which the list may hold this word."""
    for form in (word[0], word[0].removesuffix("'s").removesuffix("’s")):
        yield form
        yield form[0].lower() + form[1:]
    if word.string[word.end() : word.end() + 1] == ".":
        yield word[0] + "."


def _parts(word: str) -> list[str]:
    """Return the parts of a word with hyphens: `LVB-zorg` is right when its parts are."""
    return re.split(r"[-’']", word) if "-" in word else [word]


def _unknown_to_hunspell(words: set[str]) -> set[str]:
    return set(_hunspell("-l", sorted(words)).splitlines())


def _suggestions(words: list[str]) -> Mapping[str, str]:
    """Return for each word: ` Bedoel je "x" of "y"?`, or nothing."""
    if not words:
        return {}
    found: dict[str, str] = {}
    for line in _hunspell("-a", [f"^{word}" for word in words]).splitlines():
        if line.startswith("& "):  # & word count offset: this, that
            word, _, proposals = line.partition(": ")
            nearest = " of ".join(f'"{proposal}"' for proposal in proposals.split(", ")[:2])
            found[word.split()[1]] = f" Bedoel je {nearest}?"
    return found


def _hunspell(mode: str, lines: list[str]) -> str:
    run = subprocess.run(
        [*_HUNSPELL, mode], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    return run.stdout
