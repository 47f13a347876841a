"""Words that should not be there: unfinished text, stiff words, unsafe promises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from kompas.model.kompas import EMERGENCY_NUMBERS
from kompas.source.place import Problem
from tests.language.passages import Passage, words_only
from tests.language.readability import sentences_of

_PLACEHOLDER = re.compile(
    r"\b(?:lorem|ipsum|TODO|FIXME|TBD|XXX+|n\.t\.b\.)"
    r"|\b(?:nog (?:in te vullen|invullen|aanvullen|schrijven|uitwerken)"
    r"|(?:tekst|inhoud|beschrijving) volgt(?: nog)?|hier komt (?:nog )?(?:de |een )?tekst)\b",
    re.IGNORECASE,
)
_NOTHING_SAID = re.compile(r"[\s*_>#.…?–—-]*\Z")

PLAIN_WORDS: Mapping[str, str] = {
    "aangaande": "over",
    "alsmede": "en",
    "alvorens": "voordat",
    "betreffende": "over",
    "conform": "volgens",
    "d.m.v.": "met",
    "danwel": "of",
    "derhalve": "daarom",
    "dient te": "moet",
    "dienen te": "moeten",
    "dien je te": "moet je",
    "doch": "maar",
    "door middel van": "met",
    "i.h.k.v.": "voor",
    "i.v.m.": "door, om",
    "in het kader van": "voor, bij, door",
    "indien": "als",
    "inzake": "over",
    "jegens": "tegen",
    "m.b.t.": "over",
    "m.b.v.": "met",
    "met betrekking tot": "over",
    "met behulp van": "met",
    "middels": "met",
    "mogelijkerwijs": "misschien",
    "omtrent": "over",
    "reeds": "al",
    "t.a.v.": "over, bij",
    "te allen tijde": "altijd",
    "ten aanzien van": "over, bij",
    "ten behoeve van": "voor",
    "ten gevolge van": "door",
    "ten tijde van": "tijdens",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "voornoemde": "deze",
    "verstrekken": "geven",
    "verstrekt": "geeft",
    "zorg dragen voor": "zorgen voor",
    "zulks": "dat",
}
"""Stiff words and the plain ones, in small letters."""
_STIFF = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in PLAIN_WORDS)})(?!\w)", re.IGNORECASE
)

_CHAT = re.compile(r"\bchat", re.IGNORECASE)
_CALLING = re.compile(r"\bbel(?:len|t)?\b|\btelefo", re.IGNORECASE)
_ALWAYS = re.compile(
    r"dag en nacht|24/7|24 uur|altijd|'s nachts|elk moment|(?:7|zeven) dagen|de klok", re.IGNORECASE
)
_EMAIL = re.compile(r"mailto:|[\w.+-]+@[\w-]+\.\w")
_PHONE = re.compile(r"(?<![\w./-])(?:\+31|0031|0)(?:[ ()-]{0,3}\d){5,11}(?!\w)")
_NUMBER_TO_CALL = re.compile(
    r"(?:\b(?:bel(?:len|t)?|chat\w*|telefoon\w*|nummer|tel)\b\W+(?:\w+\W+){0,3}?|tel:)"
    r"(?P<number>\d[\d -]+\d)(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d\d?-\d\d?-\d{4}")


def placeholders(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield each text that still has to be written."""
    for passage in passages:
        if found := _PLACEHOLDER.search(words_only(passage.text)):
            yield passage.problem(found.start(), f'hier staat nog "{found[0]}"')
        elif passage.field != "rijen" and _NOTHING_SAID.match(passage.text):
            yield passage.problem(0, "hier staat geen tekst")


def stiff_words(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield each stiff word, with a plain one."""
    for passage in passages:
        for found in _STIFF.finditer(words_only(passage.text)):
            plain = PLAIN_WORDS[found[0].lower()]
            yield passage.problem(found.start(), f'schrijf voor "{found[0]}" liever: {plain}')


def promised_chats(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield each place that says that somebody is always there to chat.

    We read on from the word to the end of the texts side by side (a heading and its text), or
    until it is about calling again.
    """
    for _, group in groupby(passages, key=lambda passage: (passage.item, passage.path[:-1])):
        about_chat = False
        for passage in group:
            for sentence in sentences_of(passage.text):
                about_chat = bool(_CHAT.search(sentence)) or (
                    about_chat and not _CALLING.search(sentence)
                )
                if about_chat and (always := _ALWAYS.search(sentence)):
                    yield passage.problem(
                        0, f'beloof geen chat "{always[0]}"; noem bellen en chatten apart'
                    )


def private_contacts(passages: Iterable[Passage], public: Iterable[str]) -> Iterator[Problem]:
    """Yield each e-mail address, and each phone number that is not `public`."""
    allowed = {_digits(number) for number in (*public, *EMERGENCY_NUMBERS)}
    for passage in passages:
        if found := _EMAIL.search(passage.text):
            yield passage.problem(found.start(), "zet hier geen mailadres")
        for start, number in _numbers_in(passage.text):
            if _digits(number) not in allowed and not _DATE.fullmatch(number):
                yield passage.problem(
                    start, f'het nummer {number} staat niet in kompas.yml bij "noodnummers"'
                )


def _numbers_in(text: str) -> Iterator[tuple[int, str]]:
    words = words_only(text)
    for found in _PHONE.finditer(words):
        yield found.start(), found[0]
    for found in _NUMBER_TO_CALL.finditer(text):
        yield found.start("number"), found["number"]


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
