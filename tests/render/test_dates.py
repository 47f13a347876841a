"""Dates as people write them."""

import pytest

from kompas.render.dates import in_words


def test_a_day_in_words() -> None:
    assert in_words("2026-03-01") == "1 maart 2026"


def test_what_is_no_day_is_an_error() -> None:
    with pytest.raises(ValueError, match="month"):
        in_words("2026-13-01")
