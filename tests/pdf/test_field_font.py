"""The typeface of what people type into a PDF."""

from __future__ import annotations

import os
import subprocess
import sys

from kompas.downloads.field_font import encoded, field_font

PRINT_FONT = (
    "import hashlib; from kompas.downloads.field_font import field_font; "
    "print(hashlib.sha256(field_font().data).hexdigest())"
)


def test_it_has_what_dutch_and_names_need() -> None:
    assert all(field_font().can_show(character) for character in "ëïéàçñüßøžš€’‘“”–…½·•")


def test_what_it_lacks_is_shown_as_a_question_mark() -> None:
    assert not field_font().can_show("✓")
    assert encoded("klaar ✓") == b"klaar ?"
    assert field_font().width("✓") == field_font().width("?")


def test_a_text_falls_into_lines_between_words() -> None:
    font = field_font()
    width = font.width("samen werken we")
    assert font.lines("samen werken we aan thuis", width) == ["samen werken we", "aan thuis"]


def test_a_line_that_its_writer_ended_stays_a_line() -> None:
    assert field_font().lines("een\n\ntwee", 500) == ["een", "", "twee"]


def test_a_word_wider_than_its_box_is_cut() -> None:
    font = field_font()
    lines = font.lines("verantwoordelijkheid", 40)
    assert "".join(lines) == "verantwoordelijkheid"
    assert len(lines) > 1
    assert all(font.width(line) <= 40 for line in lines)


def test_every_process_makes_the_same_file() -> None:
    made = {
        subprocess.run(
            [sys.executable, "-c", PRINT_FONT],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
