"""A form as PDF: to fill in on a screen, or with lines to write on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from weasyprint.document import Document

from kompas.downloads.accessible_pdf import lay_out, write_document
from kompas.downloads.acroform import PADDING, FormFields, text_widths
from kompas.downloads.field_font import FONT_SIZE, LINE_HEIGHT, field_font
from kompas.downloads.frame import TOP, framed, paper_page
from kompas.downloads.sparse import fewest_pages
from kompas.forms.answers import NO_ANSWERS, Answers, row_counts
from kompas.forms.entries import AnswerPath, Entry, entries_of
from kompas.forms.marks import FormMark
from kompas.forms.spelling import flat_name
from kompas.model.formulier import Formulier
from kompas.model.handbook import Handbook
from kompas.model.tool import Tool
from kompas.paths import STATIC
from kompas.render.renderer import render
from kompas.render.theme import theme_of

LAYOUT = Path(__file__).resolve().parent / "form.css"
TIGHT_LAYOUT = LAYOUT.with_name("form_tight.css")
MOST_LINES = 40
"""Of a box: what is longer does not fit on one page, and stands in full behind the form."""
Lines = Mapping[AnswerPath, int]
"""How many lines a box must have."""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One form as it goes on paper."""

    handbook: Handbook
    tool: Tool
    form: Formulier
    answers: Answers
    is_fillable: bool

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the form, with the rows that the answers need."""
        return tuple(entries_of(self.form, row_counts(self.answers)))

    def pages(self, lines: Lines, *, is_tight: bool = False) -> Document:
        """Return the pages, with boxes of at least so many `lines`."""
        html = self.html(lines, is_tight=is_tight)
        return lay_out(html, base_url=STATIC, has_fields=self.is_fillable)

    def html(self, lines: Lines, *, is_tight: bool = False) -> str:
        """Return the document that WeasyPrint prints; `is_tight` with less white."""
        heights = _even_rows(self.entries, lines)
        page = paper_page(self.handbook, self.tool)
        body = render(
            "formulierblad",
            page,
            item=self.tool,
            formulier=self.form,
            antwoorden=self.answers,
            invulbaar=self.is_fillable,
            regels={path: min(height, MOST_LINES) for path, height in heights.items()},
            vervolg=self._continued(lines),
            form_files={},
        )
        layouts = (LAYOUT, TIGHT_LAYOUT) if is_tight else (LAYOUT,)
        style = "".join(layout.read_text("utf-8") for layout in layouts) + _height_rules()
        mark = FormMark(self.tool.id, self.form.versie)
        return framed(page, self.tool, [body], style=style, keywords=str(mark))

    def _continued(self, lines: Lines) -> list[tuple[str, str]]:
        """Return question and answer of what is too long for a box."""
        return [
            (entry.description, str(self.answers[entry.path]))
            for entry in self.entries
            if lines.get(entry.path, 0) > MOST_LINES
        ]


def write_form_pdf(
    handbook: Handbook,
    tool: Tool,
    target: Path,
    *,
    fillable: bool,
    answers: Answers = NO_ANSWERS,
) -> int:
    """Write the form of `tool` as PDF/UA-1 to `target` and return the number of pages.

    With answers it has as many rows and lines as they need, so that nothing is cut off.
    """
    assert tool.formulier is not None
    sheet = FormSheet(handbook, tool, tool.formulier, answers, fillable)
    lines = _lines_needed(sheet, sheet.pages({})) if fillable and answers else {}
    pages = fewest_pages(lambda is_tight: sheet.pages(lines, is_tight=is_tight))
    fields = FormFields(sheet.entries, answers, theme_of(handbook)) if fillable else None
    return write_document(pages, target, link_titles={TOP: tool.titel}, fields=fields)


def form_source(handbook: Handbook, tool: Tool, *, fillable: bool) -> str:
    """Return all that decides what the PDF of an empty form holds."""
    assert tool.formulier is not None
    sheet = FormSheet(handbook, tool, tool.formulier, NO_ANSWERS, fillable)
    return f"{sheet.html({})}{sheet.html({}, is_tight=True)}"


def unshown(answers: Answers) -> dict[AnswerPath, str]:
    """Return the characters that the PDF keeps but cannot show, by the entry they stand in."""
    font = field_font()
    missing = {
        path: "".join(dict.fromkeys(c for c in answer if c != "\n" and not font.can_show(c)))
        for path, answer in answers.items()
        if isinstance(answer, str)
    }
    return {path: characters for path, characters in missing.items() if characters}


def _lines_needed(sheet: FormSheet, pages: Document) -> dict[AnswerPath, int]:
    """Return how many lines each answer takes in the box that it has on paper."""
    widths = text_widths(pages)
    return {
        entry.path: len(field_font().lines(answer, widths[flat_name(entry.path)]))
        for entry in sheet.entries
        if entry.kind not in {"keuze", "vinkje"}
        and isinstance(answer := sheet.answers.get(entry.path, ""), str)
    }


def _even_rows(entries: tuple[Entry, ...], lines: Lines) -> dict[AnswerPath, int]:
    """Return the lines of every box; those side by side are equally high."""
    tallest: dict[AnswerPath, int] = {}
    for entry in entries:
        row = _row_of(entry)
        tallest[row] = max(tallest.get(row, 1), entry.lines, lines.get(entry.path, 1))
    return {entry.path: tallest[_row_of(entry)] for entry in entries}


def _row_of(entry: Entry) -> AnswerPath:
    """Return what the boxes that stand side by side have in common."""
    return entry.path[:-1] or entry.path


def _height_rules() -> str:
    """Return the style that makes a box as high as its number of lines."""
    return "".join(
        f".formulierblad textarea[rows='{lines}']"
        f"{{height:calc({lines * FONT_SIZE * LINE_HEIGHT + 2 * PADDING:.1f}pt + 1.2mm)}}"
        for lines in range(1, MOST_LINES + 1)
    )
