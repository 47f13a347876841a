"""A form as an Excel workbook: questions on the first sheet, each table on a sheet of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl.cell.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.worksheet.worksheet import Worksheet

from kompas.downloads.clock_times import minutes_of_day, part_times
from kompas.downloads.excel_sheets import Sheets
from kompas.downloads.form_colours import theme_colours
from kompas.downloads.form_texts import (
    PRIVACY,
    REQUIRED,
    SIGNATURE,
    SLOT,
    emergency_line,
    origin_line,
)
from kompas.downloads.office_file import MADE, unzipped, zipped
from kompas.downloads.plain_blocks import plain_blocks
from kompas.forms.answers import NO_ANSWERS, Answer, Answers
from kompas.forms.conditions import conditions_of
from kompas.forms.entries import Entry, Question, questions_of, row_limits
from kompas.forms.marks import FormMark
from kompas.model.formulier import DraaiboekVeld, Formulier, FormulierOnderdeel, OndertekeningVeld
from kompas.model.handbook import Handbook
from kompas.model.tool import Tool

_FRONT_WIDTHS = (56, 64, 46)
_FRONT_HEADER = ("Vraag", "Antwoord", "Toelichting")
_QUESTION, _ANSWER, _REMARK = 1, 2, 3
_WIDTHS: Mapping[str, float] = {"vinkje": 14, "getal": 12, "datum": 16}
_LEAST_WIDE, _MOST_WIDE = 30, 80
_PAGE_WIDTH = 160
"""Characters beside each other on A4 landscape that are still easy to read."""
_RUN_SHEET_WIDTHS = (10, 10, 36, 70, 26)
_RUN_SHEET_START = 3
"""The row with the start time, in columns A and B."""

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FIXED_HEIGHT = b' customHeight="1"'
"""Without it a row grows with what is typed in it."""
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f><v\s*(?:/>|></v>)</c>')


def has_excel(form: Formulier) -> bool:
    """Return whether the form has a table or a run sheet, for which people like to use Excel."""
    soorten = {field.soort for part in form.onderdelen for field in part.velden}
    return bool(soorten & {"tabel", "draaiboek"})


def write_form_excel(
    handbook: Handbook, tool: Tool, target: Path, answers: Answers = NO_ANSWERS
) -> None:
    """Write the form of `tool` to `target` with these answers; every table with all its rows."""
    form = tool.formulier
    assert form, f"{tool.id} has no form"
    writer = _FormWriter(handbook, tool, form, answers)
    writer.write()
    workbook = writer.sheets.workbook
    workbook.properties = DocumentProperties(
        title=tool.titel,
        creator=handbook.publisher,
        lastModifiedBy=handbook.publisher,
        language="nl-NL",
        keywords=str(FormMark(tool.id, form.versie)),
        created=MADE.replace(tzinfo=None),
    )
    buffer = BytesIO()
    workbook.save(buffer)
    target.write_bytes(_finished(buffer.getvalue(), writer.calculated))


def _finished(data: bytes, calculated: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return the workbook with the results of its formulas, and a fixed time of saving."""
    parts = unzipped(data)
    moment = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    parts["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>" + moment, parts["docProps/core.xml"])
    for part in (name for name in parts if name.startswith("xl/worksheets/")):
        parts[part] = parts[part].replace(_FIXED_HEIGHT, b"")
    for part, values in calculated.items():
        parts[part] = _FORMULA.sub(lambda cell: _with_value(cell, values), parts[part])  # noqa: B023
    return zipped(parts)


def _with_value(cell: re.Match[bytes], values: Mapping[str, str]) -> bytes:
    address, attributes, formula = cell.groups()
    value = values[address.decode()].encode()
    kind = b"" if value else b' t="str"'
    return b'<c r="%s"%s%s><f>%s</f><v>%s</v></c>' % (address, attributes, kind, formula, value)


class _FormWriter:
    """Writes the sheets of one form."""

    def __init__(self, handbook: Handbook, tool: Tool, form: Formulier, answers: Answers) -> None:
        self.sheets = Sheets(theme_colours(handbook, tool))
        self.calculated: dict[str, dict[str, str]] = {}
        """Of each part of the file: the results of its formulas, "" where there is none yet."""
        self._handbook = handbook
        self._tool = tool
        self._form = form
        self._answers = answers
        self._conditions = conditions_of(form)
        self._row = 0

    def write(self) -> None:
        front = self.sheets.front
        self.sheets.set_page(front, _FRONT_WIDTHS, self._footer)
        opening = (
            (origin_line(self._handbook, self._tool), "herkomst"),
            (self._tool.titel, "titel"),
            (" ".join(self._tool.kern.split()), "tekst"),
            (emergency_line(self._handbook), "nood"),
            (PRIVACY, "privacy"),
            *((text, "tekst") for text in _texts(self._form.uitleg)),
        )
        for text, look in opening:
            self._line(text, look)
        for part in self._form.onderdelen:
            self._part(part)

    @property
    def _footer(self) -> str:
        return f"{self._handbook.kompas.titel} · {self._tool.titel}"

    def _line(self, text: str, look: str) -> None:
        self._row += 1
        self.sheets.line(self.sheets.front, self._row, text, len(_FRONT_WIDTHS), look=look)

    def _part(self, part: FormulierOnderdeel) -> None:
        self._row += 1
        self._line(part.titel, "deel")
        for text in _texts(part.uitleg):
            self._line(text, "tekst")
        self._row += 1
        self.sheets.header(self.sheets.front, self._row, _FRONT_HEADER)
        most = {field.id: limits.max for field in part.velden if (limits := row_limits(field))}
        for question in questions_of(part, most):
            self._question(question)

    def _question(self, question: Question) -> None:
        field, front = question.field, self.sheets.front
        self._row += 1
        label = field.label + REQUIRED * field.verplicht
        self.sheets.text(front, self._row, _QUESTION, label, look="vraag")
        self.sheets.text(front, self._row, _REMARK, "\n".join(self._remarks(question)), look="hulp")
        if question.rows:
            sheet = self.sheets.add(field.label)
            self.sheets.link(front, self._row, _ANSWER, sheet)
            if isinstance(field, DraaiboekVeld):
                self._run_sheet(sheet, question, field)
            else:
                self._table(sheet, question)
        elif field.soort == "meerkeuze":
            for entry in question.entries:
                self._row += 1
                self.sheets.text(front, self._row, _QUESTION, f"    {entry.label}", look="tekst")
                self._entry(front, self._row, _ANSWER, entry)
        else:
            first, *others = question.entries
            self._entry(front, self._row, _ANSWER, first)
            for entry in others:
                self._row += 1
                self.sheets.text(front, self._row, _QUESTION, f"    {entry.label}", look="tekst")
                self._entry(front, self._row, _ANSWER, entry)

    def _remarks(self, question: Question) -> Iterator[str]:
        field = question.field
        condition = self._conditions.get(field.id)
        if condition:
            yield condition.sentence
        if field.hulp:
            yield field.hulp
        if isinstance(field, OndertekeningVeld) and field.partijen:
            yield f"Partijen: {', '.join(field.partijen)}"
        if any(entry.kind == "vinkje" for entry in question.entries):
            yield "Zet een x voor ja."

    def _table(self, sheet: Worksheet, question: Question) -> None:
        field = question.field
        signed = isinstance(field, OndertekeningVeld)
        labels = [column.label for column in question.columns] + [SIGNATURE] * signed
        widths = _widths([column.soort for column in question.columns] + ["tekst"] * signed)
        header = self._heading(sheet, question, widths)
        self.sheets.header(sheet, header, labels)
        self.sheets.freeze(sheet, header)
        for row, entries in enumerate(question.rows, start=header + 1):
            for column, entry in enumerate(entries, start=1):
                self._entry(sheet, row, column, entry)
            if signed:
                self.sheets.blank(sheet, row, len(labels))

    def _run_sheet(self, sheet: Worksheet, question: Question, field: DraaiboekVeld) -> None:
        begin = question.entries[0]
        self._heading(sheet, question, _RUN_SHEET_WIDTHS)
        self.sheets.text(sheet, _RUN_SHEET_START, 1, begin.label, look="vraag")
        self._entry(sheet, _RUN_SHEET_START, 2, begin)
        header = _RUN_SHEET_START + 2
        time, minutes, who = question.rows[0]
        labels = (time.label, minutes.label, SLOT, "Toelichting", who.label)
        self.sheets.header(sheet, header, labels)
        self.sheets.freeze(sheet, header)
        lengths = [str(self._answer(minutes)) for _, minutes, _ in question.rows]
        times = part_times(str(self._answer(begin)), lengths)
        calculated = self.calculated.setdefault(self._part_name(sheet), {})
        for row, (slot, entries, starts) in enumerate(
            zip(field.tijdvakken, question.rows, times, strict=True), start=header + 1
        ):
            time, minutes, who = entries
            cell = self._entry(sheet, row, 1, time)
            calculated |= self._time(cell, header + 1, time, starts)
            self._entry(sheet, row, 2, minutes)
            self.sheets.text(sheet, row, 3, slot.titel, look="vraag")
            self.sheets.text(sheet, row, 4, "\n".join(_texts(slot.tekst)), look="tekst")
            self._entry(sheet, row, 5, who)
        self._total(sheet, header, lengths, calculated)

    def _time(self, cell: Cell, first: int, entry: Entry, starts: str) -> Mapping[str, str]:
        """Put a formula in the cell of a time, unless somebody gave another; return its result."""
        if self._answer(entry) not in {"", starts}:
            return {}
        cell.value = _time_formula(cell.row, first)
        minutes = minutes_of_day(starts)
        return {cell.coordinate: "" if minutes is None else repr(minutes / 1440)}

    def _total(
        self, sheet: Worksheet, header: int, lengths: list[str], calculated: dict[str, str]
    ) -> None:
        last = header + len(lengths)
        self.sheets.text(sheet, last + 1, 1, "Samen", look="vraag")
        cell = self.sheets.blank(sheet, last + 1, 2)
        cell.value = f"=SUM(B{header + 1}:B{last})"
        known = (int(length) for length in lengths if length.isdecimal() and length.isascii())
        calculated[cell.coordinate] = str(sum(known))

    def _heading(self, sheet: Worksheet, question: Question, widths: Sequence[float]) -> int:
        """Write what stands above a table and return the row for the heads of its columns."""
        self.sheets.set_page(sheet, widths, self._footer)
        self.sheets.line(sheet, 1, question.field.label, len(widths), look="deel")
        remarks = " ".join(self._remarks(question))
        self.sheets.line(sheet, 2, remarks, len(widths), look="hulp")
        return 3

    def _part_name(self, sheet: Worksheet) -> str:
        """Return where openpyxl puts a sheet in the file: the hidden one comes last."""
        return f"xl/worksheets/sheet{self.sheets.workbook.index(sheet) + 1}.xml"

    def _entry(self, sheet: Worksheet, row: int, column: int, entry: Entry) -> Cell:
        return self.sheets.entry(sheet, row, column, entry, self._answer(entry))

    def _answer(self, entry: Entry) -> Answer:
        return self._answers.get(entry.path, entry.empty)


def _time_formula(row: int, first: int) -> str:
    """Return the formula for the time in `row` of a run sheet whose parts begin in row `first`."""
    start = f"$B${_RUN_SHEET_START}"
    typed = f'TIMEVALUE(SUBSTITUTE({start},".",":"))'
    begin = f"IF(ISNUMBER({start}),{start},{typed})"
    passed = f"+SUM(B${first}:B{row - 1})/1440" if row > first else ""
    return f'=IFERROR(MOD({begin}{passed},1),"")'


def _widths(kinds: Sequence[str]) -> list[float]:
    """Return the width of each column; those for text share what the others leave."""
    narrow = [_WIDTHS[kind] for kind in kinds if kind in _WIDTHS]
    share = (_PAGE_WIDTH - sum(narrow)) / max(1, len(kinds) - len(narrow))
    wide = min(max(share, _LEAST_WIDE), _MOST_WIDE)
    return [_WIDTHS.get(kind, wide) for kind in kinds]


def _texts(markdown: str | None) -> Iterator[str]:
    for block in plain_blocks(markdown or ""):
        yield f"{block.mark} {block.text}".lstrip()
