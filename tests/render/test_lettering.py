"""Words in drawings: as wide as the typeface makes them, and divided over lines that fit."""

import json
import re
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from kompas.paths import STATIC
from kompas.render.lettering import is_whole, text_width, wrap

WORDS = st.lists(st.text("abcdeghiklmnoprstuvwz-'é", min_size=1, max_size=24), min_size=1)


@pytest.mark.parametrize("weight", [400, 700])
def test_the_widths_are_those_of_the_typeface(weight: int) -> None:
    font = TTFont(STATIC / "fonts" / f"atkinson-hyperlegible-next-latin-{weight}-normal.woff2")
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    table = json.loads(files("kompas.render").joinpath("letter_widths.json").read_text("utf-8"))

    assert font["head"].unitsPerEm == 1000
    assert {letter: metrics[glyphs[ord(letter)]][0] for letter in table[str(weight)]} == table[
        str(weight)
    ]


def test_a_letter_that_the_typeface_lacks_counts_as_a_wide_one() -> None:
    assert text_width("漢", 10) == 9


def test_lines_are_of_about_equal_length() -> None:
    assert wrap("Eerst samenwerken voor veiligheid", 200, 17) == (
        "Eerst samenwerken",
        "voor veiligheid",
    )


@given(WORDS, st.integers(60, 400), st.sampled_from([14, 17, 21]))
def test_no_line_is_wider_than_it_may_be(words: list[str], width: int, size: int) -> None:
    assert all(text_width(line, size) <= width for line in wrap(" ".join(words), width, size))


@given(WORDS, st.integers(60, 400))
def test_no_letter_is_lost(words: list[str], width: int) -> None:
    text = " ".join(words)
    lines = wrap(text, width, 17)

    assert re.sub("[ -]", "", "".join(lines)) == re.sub("[ -]", "", text)


@given(st.lists(st.text("abcdeghik", min_size=1, max_size=9), min_size=1))
def test_words_that_fit_are_not_broken(words: list[str]) -> None:
    text = " ".join(words)

    assert is_whole(text, wrap(text, 200, 17))


def test_a_word_too_wide_for_a_line_is_broken_with_a_hyphen() -> None:
    lines = wrap("Ervaringsdeskundigen", 100, 17)

    assert len(lines) == 2
    assert lines[0].endswith("-")
    assert not is_whole("Ervaringsdeskundigen", lines)
