"""The sheets of a form in Excel: cells in the style of the handbook, named and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kompas.downloads.excel_values import (
    FORMULA_STARTS,
    TICK,
    cell_value,
    escaped,
    number_format,
    shown,
)
from kompas.forms.answers import Answer
from kompas.forms.entries import Entry
from kompas.forms.spelling import excel_name, word_tag

FRONT = "Vragen"
KEY_SHEET = "Kompas"
"""Hidden; says of which cells the content stands for something else, so that a reader can tell."""
KEY_HEADINGS = ("veld", "soort", "waarde", "tekst")

_FONT = "Calibri"
_LINE = 15
"""Height of a line of text, in points."""
_PADDING = 4
_HIGHEST = 409
"""Points; Excel takes no higher row."""
_LETTER = 0.95
"""Width of a letter, in that of the digits by which Excel measures columns; with lost ends."""
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_TITLE_LENGTH = 31


class Sheets:
    """Writes the sheets of one workbook."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        self.workbook = Workbook()
        self._colours = colours
        front = self.workbook.active
        assert isinstance(front, Worksheet)
        self.front = front
        front.title = FRONT
        self._titles = {FRONT.casefold(), KEY_SHEET.casefold()}
        self._key = self.workbook.create_sheet(KEY_SHEET)
        self._key.append(KEY_HEADINGS)
        self._key.sheet_state = "hidden"
        self._checks: dict[str, DataValidation] = {}
        edge = Side("thin", colours["lijn-2"])
        self._box = Border(edge, edge, edge, edge)
        self._line_below = Border(bottom=Side("thin", colours["lijn"]))

    def add(self, title: str) -> Worksheet:
        """Return a new sheet, before the hidden one."""
        place = len(self.workbook.sheetnames) - 1
        sheet = self.workbook.create_sheet(self._free_title(title), place)
        assert isinstance(sheet, Worksheet)
        return sheet

    def set_page(self, sheet: Worksheet, widths: Sequence[float], footer: str) -> None:
        """Set the widths of the columns, in characters, and A4 landscape for print."""
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = int(Worksheet.PAPERSIZE_A4)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins.left = sheet.page_margins.right = 0.5
        sheet.page_margins.top = sheet.page_margins.bottom = 0.6
        left = _HeaderFooterPart(footer.replace("&", "&&"))
        right = _HeaderFooterPart("Pagina &P van &N")
        sheet.oddFooter = HeaderFooterItem(left=left, right=right)
        sheet.sheet_view.showGridLines = False

    def freeze(self, sheet: Worksheet, header: int) -> None:
        """Keep the rows up to the header in sight, and repeat the header on paper."""
        sheet.freeze_panes = f"A{header + 1}"
        sheet.print_title_rows = f"{header}:{header}"

    def line(
        self, sheet: Worksheet, row: int, text: str, columns: int, *, look: str = "tekst"
    ) -> None:
        """Write one text across the columns of a sheet."""
        cell = self._text(sheet, row, 1, text)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        size, bold, ink, fill = _LOOKS[look]
        cell.font = Font(_FONT, size, bold=bold, color=self._colours[ink])
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if fill:
            for column in range(1, columns + 1):
                sheet.cell(row, column).fill = self._fill(fill)
        letters = range(1, columns + 1)
        width = sum(sheet.column_dimensions[get_column_letter(each)].width for each in letters)
        lines = ceil(len(text) * size / 11 / width)
        sheet.row_dimensions[row].height = lines * _LINE * size / 11 + 2 * _PADDING

    def header(self, sheet: Worksheet, row: int, labels: Sequence[str]) -> None:
        """Write the heads of columns."""
        for column, label in enumerate(labels, start=1):
            cell = self._text(sheet, row, column, label)
            cell.font = Font(_FONT, 11, bold=True, color=self._colours["op-fase"])
            cell.fill = self._fill("fase")
            cell.border = self._box
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            _make_room(cell, label)

    def text(self, sheet: Worksheet, row: int, column: int, text: str, *, look: str) -> Cell:
        """Write a text that is not to be filled in; `look` is vraag, tekst or hulp."""
        cell = self._text(sheet, row, column, text)
        size, bold, ink, _ = _LOOKS[look]
        cell.font = Font(_FONT, size, bold=bold, color=self._colours[ink])
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = self._line_below
        _make_room(cell, text)
        return cell

    def link(self, sheet: Worksheet, row: int, column: int, target: Worksheet) -> None:
        """Write a link to another sheet."""
        cell = self.text(sheet, row, column, f"Vul in op het blad “{target.title}”", look="vraag")
        title = target.title.replace("'", "''")
        cell.hyperlink = Hyperlink(cell.coordinate, location=f"'{title}'!A1")
        cell.font = Font(_FONT, 11, underline="single", color=self._colours["fase"])

    def blank(self, sheet: Worksheet, row: int, column: int) -> Cell:
        """Return a cell with a border, to write in."""
        cell = self._cell(sheet, row, column)
        cell.border = self._box
        cell.font = Font(_FONT, 11, color=self._colours["inkt"])
        cell.alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")
        return cell

    def entry(self, sheet: Worksheet, row: int, column: int, entry: Entry, answer: Answer) -> Cell:
        """Write an entry with its answer, named and checked."""
        cell = self.blank(sheet, row, column)
        cell.number_format = number_format(entry)
        value = cell_value(entry, answer)
        cell.value = value
        _make_room(cell, shown(value), entry.lines)
        if isinstance(value, str):
            _keep_as_text(cell, value)
        if entry.kind == "vinkje":
            cell.alignment = Alignment(horizontal="center", vertical="top")
            self._check_tick(sheet).add(cell)
            self._note(entry, "vinkje", "ja", TICK)
        elif entry.options:
            self._check_choice(sheet, entry).add(cell)
        title = sheet.title.replace("'", "''")
        place = f"'{title}'!${cell.column_letter}${row}"
        name = excel_name(entry.path)
        self.workbook.defined_names[name] = DefinedName(name, attr_text=place)
        return cell

    def _check_tick(self, sheet: Worksheet) -> DataValidation:
        if sheet.title not in self._checks:
            check = DataValidation("list", f'"{TICK}"', allow_blank=True, showErrorMessage=False)
            sheet.add_data_validation(check)
            self._checks[sheet.title] = check
        return self._checks[sheet.title]

    def _check_choice(self, sheet: Worksheet, entry: Entry) -> DataValidation:
        first = self._key.max_row + 1
        for option in entry.options:
            self._note(entry, "keuze", option.waarde, option.label)
        check = DataValidation(
            "list",
            f"{KEY_SHEET}!$D${first}:$D${self._key.max_row}",
            allow_blank=True,
            errorTitle="Kies een antwoord",
            error="Kies een antwoord uit de lijst, of maak de cel leeg.",
            showErrorMessage=True,
        )
        sheet.add_data_validation(check)
        return check

    def _note(self, entry: Entry, kind: str, value: str, text: str) -> None:
        """Tell on the hidden sheet what `text` in the cells of this entry stands for."""
        noted = (word_tag(entry.path), kind, value, escaped(text))
        row = self._key.max_row + 1
        if tuple(cell.value for cell in self._key[row - 1]) == noted:
            return
        for column, each in enumerate(noted, start=1):
            self._text(self._key, row, column, each)

    def _text(self, sheet: Worksheet, row: int, column: int, text: str) -> Cell:
        cell = self._cell(sheet, row, column)
        cell.value = text
        _keep_as_text(cell, text)
        return cell

    def _cell(self, sheet: Worksheet, row: int, column: int) -> Cell:
        cell = sheet.cell(row, column)
        assert isinstance(cell, Cell)
        return cell

    def _fill(self, colour: str) -> PatternFill:
        return PatternFill("solid", self._colours[colour])

    def _free_title(self, title: str) -> str:
        wanted = " ".join(_NOT_IN_TITLE.sub(" ", title).split()).strip("'") or "Tabel"
        number, free = 1, wanted[:_TITLE_LENGTH].strip()
        while free.casefold() in self._titles:
            number += 1
            free = f"{wanted[: _TITLE_LENGTH - 4].strip()} ({number})"
        self._titles.add(free.casefold())
        return free


_LOOKS: Mapping[str, tuple[int, bool, str, str]] = {
    "herkomst": (11, True, "fase", ""),
    "titel": (20, True, "inkt", ""),
    "nood": (11, True, "op-balk", "balk"),
    "privacy": (11, False, "inkt", "fase-tint"),
    "deel": (13, True, "fase", "fase-tint"),
    "vraag": (11, True, "inkt", ""),
    "tekst": (11, False, "inkt", ""),
    "hulp": (10, False, "inkt-2", ""),
}
"""Name → size in points, bold, colour of the text and of the cell."""


def _make_room(cell: Cell, text: str, least_lines: int = 1) -> None:
    """Make the row high enough for a text, as only Excel itself does when a file is opened."""
    sheet = cell.parent
    assert isinstance(sheet, Worksheet)
    width = sheet.column_dimensions[cell.column_letter].width
    lines = sum(max(1, ceil(len(line) * _LETTER / width)) for line in text.split("\n"))
    row = sheet.row_dimensions[cell.row]
    height = min(max(lines, least_lines) * _LINE + _PADDING, _HIGHEST)
    row.height = max(row.height or 0, height)


def _keep_as_text(cell: Cell, text: str) -> None:
    """See to it that Excel never takes a text for a formula (CWE-1236)."""
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
