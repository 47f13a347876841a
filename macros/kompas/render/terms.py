"""The list of terms, by letter."""

from __future__ import annotations

import unicodedata

from kompas.model.begrip import Begrip
from kompas.model.handbook import Handbook


def terms_by_letter(handbook: Handbook) -> tuple[tuple[str, tuple[Begrip, ...]], ...]:
    """Return every term under its first letter; accents and capitals do not count."""
    letters: dict[str, list[Begrip]] = {}
    for term in sorted(handbook.begrippen.values(), key=lambda term: _folded(term.term)):
        letters.setdefault(_letter(term.term), []).append(term)
    return tuple((letter, tuple(terms)) for letter, terms in letters.items())


def _letter(term: str) -> str:
    first = _folded(term)[0].upper()
    return first if first.isalpha() else "0-9"


def _folded(term: str) -> str:
    flat = unicodedata.normalize("NFKD", term.casefold())
    return "".join(character for character in flat if character.isalnum())
