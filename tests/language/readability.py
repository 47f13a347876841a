"""How hard an item is to read: the length of its sentences and Douma's reading ease."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pyphen import Pyphen

from kompas.render.plain_text import plain_text
from kompas.source.place import Problem
from tests.language.passages import Edition, Passage

RATCHET = Path(__file__).with_name("leesbaarheid.yml")
"""What we measured of each item last time; `python -m tests.language.report` writes it."""

RUNNING_TEXT = frozenset(
    {"kern", "inleiding", "tekst", "wanneer_wel", "wanneer_niet", "opbrengst", "lessen"}
    | {"alternatief", "bijschrift", "reden", "hulp"}
)
"""Fields that are read as sentences; titles, labels and the cells of tables are not."""

MEAN_LIMIT = 15
SENTENCE_LIMIT = 25
EASE_NORM = 45
EASE_NORM_FOR_RESIDENTS = 60
FOR_RESIDENTS = frozenset({"paginas/hulp"})
LENGTH_TOLERANCE = 1
EASE_TOLERANCE = 3

_NEW_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-ZÀ-Ý0-9])")
_NEW_PART = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)")
"""An empty line, or the start of a list item: each item is a sentence of its own."""
_NO_FULL_STOP = re.compile(r"\b(?:[Dd]r|[Pp]rof|[Mm]r|[Dd]rs|nr|bijv|e\.a|o\.a|[A-Z])\.(?=\s)")
_WORD = re.compile(r"[^\W_]+(?:['’.&/+-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Measure:
    """What we measured of one item."""

    zinslengte: float
    """Words in a sentence, on average."""
    douma: float
    """Reading ease: the higher, the easier."""


def measure(edition: Edition) -> Mapping[str, Measure]:
    """Return the measure of each item that the edition answers for."""
    home = edition.home.removesuffix("content/")
    sentences = {
        home + item[0].item: [
            sentence
            for passage in item
            if passage.field in RUNNING_TEXT
            for sentence in sentences_of(passage.text)
        ]
        for item in edition.own_items
    }
    return {item: measure_of(found) for item, found in sentences.items() if found}


def measure_of(sentences: list[str]) -> Measure:
    """Return the measure of these sentences, of which there is at least one.

    Flesch's formula, fitted to Dutch: 206.835 − 0.93 × words per sentence − 77 × syllables per
    word. W.H. Douma (1960), De leesbaarheid van landbouwbladen, Landbouwhogeschool Wageningen;
    the same as textstat's `flesch_reading_ease` for Dutch. Douma calls 60–70 ordinary and 70–80
    fairly easy. It is an alarm and no proof: it cannot tell whether a text is clear.
    """
    words = [word for sentence in sentences for word in words_of(sentence)]
    length = len(words) / len(sentences)
    syllables = sum(syllables_in(word) for word in words) / len(words)
    return Measure(round(length, 1), round(206.835 - 0.93 * length - 77 * syllables, 1))


def long_sentences(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield each sentence that is longer than a reader can hold."""
    for passage in passages:
        for sentence in sentences_of(passage.text):
            count = len(words_of(sentence))
            if count > SENTENCE_LIMIT:
                yield passage.problem(
                    0,
                    f"deze zin heeft {count} woorden; hoogstens {SENTENCE_LIMIT} mag: {sentence}",
                )


def worse_items(now: Mapping[str, Measure], before: Mapping[str, Measure]) -> Iterator[str]:
    """Yield what to say about each item that became clearly harder, or is new and too hard."""
    for item, found in now.items():
        norm = ease_norm(item)
        old = before.get(item)
        longest = old.zinslengte + LENGTH_TOLERANCE if old else MEAN_LIMIT
        hardest = old.douma - EASE_TOLERANCE if old else norm
        if item in FOR_RESIDENTS:
            hardest = max(hardest, norm)
        if found.zinslengte > longest:
            yield (
                f"{item}: de zinnen hebben gemiddeld {found.zinslengte} woorden; "
                f"hoogstens {longest:.1f} mag. Knip de langste zinnen in tweeën."
            )
        if found.douma < hardest:
            yield (
                f"{item}: de leesbaarheid (Douma) is {found.douma}; minstens {hardest:.1f} moet. "
                f"Kies kortere woorden en kortere zinnen."
            )


def ease_norm(item: str) -> int:
    """Return how easy an item has to be: pages for residents are the easiest."""
    return EASE_NORM_FOR_RESIDENTS if item in FOR_RESIDENTS else EASE_NORM


def ratchet_after(
    now: Mapping[str, Measure], before: Mapping[str, Measure], *, also_worse: bool
) -> dict[str, Measure]:
    """Return what the ratchet becomes: each value the better of the two, unless `also_worse`.

    A new item that is below the norm comes in only when `also_worse`.
    """
    if also_worse:
        return dict(now)
    after: dict[str, Measure] = {}
    for item, found in now.items():
        if old := before.get(item):
            after[item] = Measure(
                min(old.zinslengte, found.zinslengte), max(old.douma, found.douma)
            )
        elif not list(worse_items({item: found}, {})):
            after[item] = found
    return after


def read_ratchet() -> dict[str, Measure]:
    """Return the measures of last time, by item."""
    entries = yaml.safe_load(RATCHET.read_text("utf-8")) or {}
    return {item: Measure(**values) for item, values in entries.items()}


def write_ratchet(measures: Mapping[str, Measure]) -> None:
    """Keep these measures for next time."""
    lines = [
        f"{item}: {{zinslengte: {found.zinslengte}, douma: {found.douma}}}\n"
        for item, found in sorted(measures.items())
    ]
    head = (
        "# Woorden per zin en leesbaarheid (Douma) per onderdeel; slechter mag het niet worden.\n"
        "# Na een verbetering: .venv/bin/python -m tests.language.report --bijwerken\n"
    )
    RATCHET.write_text(head + "".join(lines), "utf-8")


def sentences_of(markdown: str) -> Iterator[str]:
    """Yield the sentences of a text, each with at least one word."""
    for part in _NEW_PART.split(markdown):
        plain = _NO_FULL_STOP.sub(lambda found: found[0].replace(".", ""), plain_text(part))
        for sentence in _NEW_SENTENCE.split(plain):
            if _WORD.search(sentence):
                yield sentence.strip()


def words_of(sentence: str) -> list[str]:
    """Return the words of a sentence; a number is a word."""
    return _WORD.findall(sentence)


@cache
def syllables_in(word: str) -> int:
    """Return how many syllables a word has, as far as hyphenation shows them."""
    return len(_hyphenation().positions(word.lower())) + 1


@cache
def _hyphenation() -> Pyphen:
    return Pyphen(lang="nl_NL")
