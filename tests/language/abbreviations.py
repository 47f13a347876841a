"""Abbreviations: explained where an item first uses them, or known to everyone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kompas.model.begrip import Begrip
from kompas.model.references import LINK, WEB_SCHEMES
from kompas.source.place import Problem
from tests.language.passages import Passage, words_only

COMMON_LIST = Path(__file__).with_name("afkortingen.txt")
"""Abbreviations that need no explanation, and names that look like one; one a line."""

_CAPITALS = r"[A-Z][a-z]{0,2}[A-Z][A-Za-z]*\+*"
_DOTTED = r"(?:[A-Za-z]\.){2,}"
_MORE_LETTERS = "(?![a-zà-ÿ])"


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where an abbreviation stands."""

    passage: Passage
    start: int
    explained: bool


def terms_by_abbreviation(terms: Iterable[Begrip]) -> Mapping[str, Begrip]:
    """Return the terms that have an abbreviation, or are one, by that abbreviation."""
    found: dict[str, Begrip] = {}
    for term in terms:
        short = term.afkorting or term.term
        if term.afkorting or re.fullmatch(_CAPITALS, term.term):
            found[short] = term
    return found


def unexplained(
    item: Sequence[Passage], terms: Mapping[str, Begrip], common: Iterable[str]
) -> Iterator[Problem]:
    """Yield the abbreviations that a reader of the item meets without an explanation.

    In Markdown the first use counts. A title or a label cannot hold a link, so if there is
    nothing else, it is enough that the item explains the abbreviation somewhere.
    """
    for short, uses in _uses(item, terms, common).items():
        first = next((use for use in uses if use.passage.can_hold_links), uses[-1])
        if not any(use.explained for use in uses[: uses.index(first) + 1]):
            yield first.passage.problem(first.start, _message(short, first, terms))


def _uses(
    item: Sequence[Passage], terms: Mapping[str, Begrip], common: Iterable[str]
) -> dict[str, list[_Use]]:
    pattern = _any_of([*map(re.escape, terms), _CAPITALS, _DOTTED])
    needs_nothing = _any_of([re.escape(name) for name in common] or ["(?!)"])
    uses: dict[str, list[_Use]] = {}
    for passage in item:
        text = needs_nothing.sub(lambda name: " " * len(name[0]), words_only(passage.text))
        for found in pattern.finditer(text):
            use = _Use(passage, found.start(), _is_explained(found, passage.text, terms))
            uses.setdefault(found[0], []).append(use)
    return uses


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(patterns, key=len, reverse=True)
    return re.compile(rf"(?<![\w&])(?:{'|'.join(longest_first)}){_MORE_LETTERS}")


def _is_explained(use: re.Match[str], text: str, terms: Mapping[str, Begrip]) -> bool:
    words_follow = re.match(r" \([A-Za-z]", use.string[use.end() :]) is not None
    links = (link for link in LINK.finditer(text) if _is_inside(use, link))
    return (
        words_follow
        or _follows_its_words(use, terms)
        or any(_leads_to_its_meaning(use, link) for link in links)
    )


def _is_inside(use: re.Match[str], link: re.Match[str]) -> bool:
    return link.start("text") <= use.start() < link.end("text")


def _leads_to_its_meaning(use: re.Match[str], link: re.Match[str]) -> bool:
    """Return whether the link goes to a term, or to the item that has this name."""
    is_own_page = link["text"] == use[0] and not link["target"].startswith(WEB_SCHEMES)
    return is_own_page or link["target"].startswith("begrip:")


def _follows_its_words(use: re.Match[str], terms: Mapping[str, Begrip]) -> bool:
    """Return whether it stands as in `Openbare Geestelijke Gezondheidszorg (OGGZ)`."""
    words, bracket, _ = use.string[: use.start()].rstrip().rpartition("(")
    if not bracket or use.string[: use.start()].rstrip() != f"{words}(":
        return False
    last_word = re.findall(r"\w+", terms[use[0]].term)[-1] if use[0] in terms else ""
    return words.rstrip().lower().endswith(last_word.lower())


def _message(short: str, first: _Use, terms: Mapping[str, Begrip]) -> str:
    if short in terms and first.passage.can_hold_links:
        return f'leg "{short}" hier uit: [{short}](begrip:{terms[short].id})'
    words = terms[short].term if short in terms else "de hele naam"
    return f'leg "{short}" hier uit: {words} ({short})'
