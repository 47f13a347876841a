"""Reads the answers from a form in Excel, whatever program saved it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from kompas.downloads.excel_sheets import KEY_SHEET
from kompas.downloads.excel_values import UNTICKED, shown
from kompas.downloads.office_file import OfficeFaultError, checked_file, foreign_file, not_readable
from kompas.forms.answers import Answer
from kompas.forms.entries import AnswerPath
from kompas.forms.filled import FilledForm
from kompas.forms.marks import mark_in
from kompas.forms.spelling import path_of_excel_name, word_tag

_PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MOST_ROWS = 2_000
"""Below the head of a table; nobody fills in more."""

_NamedCell = tuple[AnswerPath, Worksheet, int, int]
"""An entry, and the sheet, row and column where it stands."""


@dataclass
class _Table:
    """Where a table with rows that people add stands on its sheet."""

    sheet: Worksheet
    first_row: int
    last_row: int
    columns: dict[str, int] = field(default_factory=dict)


@dataclass
class _Key:
    """What the hidden sheet tells: of which cells the content stands for something else."""

    ticks: set[str] = field(default_factory=set)
    choices: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def answer(self, path: AnswerPath, value: object) -> Answer:
        """Return the answer that a cell gives to `path`."""
        tag, text = word_tag(path), shown(value)
        if tag in self.ticks:
            return text.strip().casefold() not in UNTICKED
        return self.choices[tag].get(text.strip(), text) if tag in self.choices else text


def read_filled_excel(path: Path) -> FilledForm:
    """Return what stands in the form at `path`: all outside its tables, in rows what is filled in.

    Raises OfficeFaultError, with a Dutch message, when it is no form of ours.
    """
    workbook = _opened(path)
    mark = mark_in(re.sub(r"[\s,;]+", ":", workbook.properties.keywords or ""))
    if mark is None:
        raise foreign_file(path)
    cells = list(_named_cells(workbook))
    if not cells:
        raise OfficeFaultError(
            f"In {path.name} zijn de namen van de invulcellen verdwenen. Sla het bestand op als "
            "Excel-werkmap (.xlsx) en probeer het opnieuw."
        )
    return FilledForm(mark.form_id, mark.version, dict(_answers(cells, _read_key(workbook))))


def _opened(path: Path) -> Workbook:
    content = checked_file(path, "Excel")
    try:
        return load_workbook(content, data_only=True)
    except (InvalidFileException, LookupError, ValueError, SyntaxError, TypeError) as error:
        raise not_readable(path, "Excel") from error


def _answers(cells: Iterable[_NamedCell], key: _Key) -> Iterator[tuple[AnswerPath, Answer]]:
    tables: dict[str, _Table] = {}
    for path, sheet, row, column in cells:
        if len(path) > 1 and path[1].isdigit():
            table = tables.setdefault(path[0], _Table(sheet, row, row))
            table.first_row = min(table.first_row, row)
            table.last_row = max(table.last_row, row)
            table.columns[path[2]] = column
        else:
            yield path, key.answer(path, _value(sheet, row, column))
    for identifier, table in tables.items():
        yield from _rows(identifier, table, key)


def _rows(identifier: str, table: _Table, key: _Key) -> Iterator[tuple[AnswerPath, Answer]]:
    """Yield what is filled in, also in rows that somebody put between ours or below them."""
    last = min(max(table.last_row, table.sheet.max_row), table.first_row + _MOST_ROWS)
    for row in range(table.first_row, last + 1):
        number = str(row - table.first_row + 1)
        for name, column in table.columns.items():
            path = (identifier, number, name)
            answer = key.answer(path, _value(table.sheet, row, column))
            if answer:
                yield path, answer


def _named_cells(workbook: Workbook) -> Iterator[_NamedCell]:
    for name, defined in workbook.defined_names.items():
        path = path_of_excel_name(name)
        place = _PLACE.fullmatch(defined.attr_text or "")
        if path is None or place is None:
            continue
        title = (place[1] or place[2]).replace("''", "'")
        if title in workbook.sheetnames:
            sheet = workbook[title]
            row, column = coordinate_to_tuple(f"{place[3]}{place[4]}")
            yield path, sheet, row, column


def _value(sheet: Worksheet, row: int, column: int) -> object:
    cell = sheet.cell(row, column)
    return None if cell.data_type == "e" else cell.value


def _read_key(workbook: Workbook) -> _Key:
    key = _Key()
    if KEY_SHEET not in workbook.sheetnames:
        return key
    for tag, kind, value, text in workbook[KEY_SHEET].iter_rows(max_col=4, values_only=True):
        if kind == "vinkje":
            key.ticks.add(str(tag))
        elif kind == "keuze":
            key.choices[str(tag)][shown(text).strip()] = str(value)
    return key
