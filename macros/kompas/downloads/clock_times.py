"""The clock times of a run sheet: a start time, and the minutes of each part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TIME = re.compile(r"\s*([01]?\d|2[0-3])[:.]([0-5]\d)\s*")
_DAY = 24 * 60


def minutes_of_day(time: str) -> int | None:
    """Return the minutes since midnight of `9:30` or `09.30`; None when it is no such time."""
    match = _TIME.fullmatch(time)
    return int(match[1]) * 60 + int(match[2]) if match else None


def clock_time(minutes: int) -> str:
    """Return minutes since midnight as `09:30`."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def part_times(start: str, lengths: Iterable[str]) -> Iterator[str]:
    """Yield when each part begins; "" when the start is no time. No number counts as 0."""
    now = minutes_of_day(start)
    for length in lengths:
        yield "" if now is None else clock_time(now)
        if now is not None and length.isdecimal() and length.isascii():
            now = (now + int(length)) % _DAY
