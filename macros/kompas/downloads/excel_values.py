"""Answers as values of Excel cells, and back: text stays text, whatever it starts with.

Only a number and a time that Excel shows just as they were typed become a number and a time, so
that the run sheet can count with them.
"""

from __future__ import annotations

import datetime
import re

from kompas.downloads.clock_times import clock_time
from kompas.forms.answers import Answer, normal_text
from kompas.forms.entries import Entry

TICK = "x"
UNTICKED = {"", "0", "-", "n", "nee", "onwaar", "false"}
"""What somebody types for no; anything else in the cell of a tick is a tick."""
LONGEST_TEXT = 32_767
"""Characters (UTF-16) that Excel takes in a cell."""
CUT_OFF = "… (de rest past niet in Excel)"
FORMULA_STARTS = ("=", "+", "-", "@")
TEXT_FORMAT, TIME_FORMAT, GENERAL_FORMAT = "@", "hh:mm", "General"

CellValue = str | int | float | datetime.time | None

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:,[0-9]{0,9}[1-9])?")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_FIRST_DAY = datetime.datetime(1900, 1, 1)
"""Earlier is no date but a length of time."""


def cell_value(entry: Entry, answer: Answer) -> CellValue:
    """Return what the cell of `entry` holds for this answer; None for an empty cell."""
    if entry.kind == "vinkje":
        return TICK if answer else None
    text = normal_text(str(answer))
    labels = {option.waarde: option.label for option in entry.options}
    if entry.kind == "getal" and _NUMBER.fullmatch(text) and _same_again(text):
        return float(text.replace(",", ".")) if "," in text else int(text)
    time = _TIME.fullmatch(text) if entry.kind == "tijd" else None
    if time:
        return datetime.time(int(time[1]), int(time[2]))
    return escaped(labels.get(text, text)) or None


def number_format(entry: Entry) -> str:
    """Return how Excel takes what is typed in the cell of `entry`: as it is, or as a number."""
    formats = {"getal": GENERAL_FORMAT, "tijd": TIME_FORMAT, "vinkje": GENERAL_FORMAT}
    return formats.get(entry.kind, TEXT_FORMAT)


def shown(value: object) -> str:
    """Return a value as Excel shows it to a Dutch reader."""
    match value:
        case None:
            text = ""
        case bool():
            text = "ja" if value else "nee"
        case int() | float():
            text = _shown_number(value)
        case datetime.timedelta():
            text = clock_time(round(value.total_seconds() / 60))
        case datetime.time():
            text = clock_time(round(value.hour * 60 + value.minute + value.second / 60))
        case datetime.datetime():
            text = _shown_moment(value)
        case _:
            text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), str(value))
    return normal_text(text)


def escaped(text: str) -> str:
    """Return `text` as Excel stores it: cut off where it must, `_x0041_` not read as a letter."""
    stored = _ESCAPE.sub("_x005F_", text)
    if _excel_length(stored) <= LONGEST_TEXT:
        return stored
    return (
        stored.encode("utf-16-le")[: 2 * (LONGEST_TEXT - len(CUT_OFF))].decode(
            "utf-16-le", "ignore"
        )
        + CUT_OFF
    )


def _excel_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _same_again(text: str) -> bool:
    return _shown_number(float(text.replace(",", "."))) == text


def _shown_number(value: float) -> str:
    if value == int(value):
        return str(int(value))
    return f"{value:.15g}".replace(".", ",")


def _shown_moment(value: datetime.datetime) -> str:
    if value < _FIRST_DAY:
        return clock_time(value.hour * 60 + value.minute)
    date = f"{value.day}-{value.month}-{value.year}"
    midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
    return date if midnight else f"{date} {value:%H:%M}"
