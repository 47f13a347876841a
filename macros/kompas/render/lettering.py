"""How wide words are in the typeface of the drawings, and how they are divided over lines.

SVG does not wrap text. The widths are those of the font itself, so what fits here, fits.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Weight = Literal[400, 700]

UNITS_PER_EM = 1000
WIDEST = 900
"""For a letter that the typeface does not have: about an M."""
CAP_HEIGHT = 0.7
"""Of a capital above the baseline, as part of the size."""
DESCENT = 0.25
"""Of a g below the baseline, as part of the size."""
HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, the place of its baseline, and how wide it is."""

    text: str
    x: float
    y: float
    width: float


@lru_cache(4096)
def text_width(text: str, size: float, weight: Weight = 700) -> float:
    """Return how wide `text` is on one line, in the unit of `size`."""
    widths = _widths()[str(weight)]
    return sum(widths.get(letter, WIDEST) for letter in text) * size / UNITS_PER_EM


def wrap(text: str, width: float, size: float, weight: Weight = 700) -> tuple[str, ...]:
    """Return `text` in as few lines of at most `width` as it takes, of about equal length.

    A word that is wider than a line is broken with a hyphen.
    """
    lines = _fill(text, width, size, weight)
    narrow, wide = 0.0, width
    while wide - narrow > size / 2:
        middle = (narrow + wide) / 2
        candidate = _fill(text, middle, size, weight)
        if len(candidate) > len(lines) or is_whole(text, candidate) < is_whole(text, lines):
            narrow = middle
        else:
            wide, lines = middle, candidate
    return lines


def is_whole(text: str, lines: tuple[str, ...]) -> bool:
    """Tell whether `lines` hold the words of `text` unbroken."""
    return " ".join(lines) == " ".join(text.split())


def _fill(text: str, width: float, size: float, weight: Weight) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.extend(_pieces(word, width, size, weight))
    return tuple(lines)


def _pieces(word: str, width: float, size: float, weight: Weight) -> list[str]:
    """Return the word, or parts of it that each fit on a line."""
    pieces = []
    while text_width(word, size, weight) > width:
        end = len(word) - 1
        while end > 1 and text_width(word[:end] + HYPHEN, size, weight) > width:
            end -= 1
        pieces.append(word[:end] + ("" if word[end - 1] == HYPHEN else HYPHEN))
        word = word[end:]
        if len(word) <= 1:
            break
    return [*pieces, word]


@cache
def _widths() -> dict[str, dict[str, int]]:
    text = files("kompas.render").joinpath("letter_widths.json").read_text("utf-8")
    widths: dict[str, dict[str, int]] = json.loads(text)
    return widths
