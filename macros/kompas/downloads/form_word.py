"""A form as a Word document: a content control for every entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kompas.downloads.form_texts import (
    PRIVACY,
    REQUIRED,
    SIGNATURE,
    SLOT,
    emergency_line,
    origin_line,
)
from kompas.downloads.word_controls import WordControls
from kompas.downloads.word_document import TEXT_WIDTH, empty_document, save_document
from kompas.downloads.word_elements import (
    SIGNATURE_HEIGHT,
    header_row,
    paragraph,
    paragraphs,
    row,
    table,
)
from kompas.forms.answers import NO_ANSWERS, Answers, row_counts
from kompas.forms.conditions import Condition, conditions_of
from kompas.forms.entries import Entry, Question, questions_of
from kompas.model.formulier import DraaiboekVeld, FormulierOnderdeel, OndertekeningVeld
from kompas.model.handbook import Handbook
from kompas.model.tool import Tool

_SHARES: Mapping[str, int] = {"vinkje": 2, "getal": 2, "datum": 3, "tijd": 2}
"""How wide a column is beside others, when its answers are short."""
_WIDE_SHARE = 6
_RUN_SHEET_WIDTHS = (1000, 1050, 5288, 2300)


def write_form_word(
    handbook: Handbook, tool: Tool, target: Path, answers: Answers = NO_ANSWERS
) -> None:
    """Write the form of `tool` to `target`, with these answers and as many rows as they need."""
    form = tool.formulier
    assert form, f"{tool.id} has no form"
    document = empty_document(handbook, tool, form.versie)
    body = document.element.body
    parts = _Parts(answers, conditions_of(form))
    for element in _opening(handbook, tool):
        body.insert_element_before(element, "w:sectPr")
    for element in paragraphs(form.uitleg, "Uitleg", "Opsomming"):
        body.insert_element_before(element, "w:sectPr")
    for part in form.onderdelen:
        for element in parts.part(part):
            body.insert_element_before(element, "w:sectPr")
    save_document(document, target)


def _opening(handbook: Handbook, tool: Tool) -> Iterator[Any]:
    yield paragraph("Herkomst", origin_line(handbook, tool))
    yield paragraph("Title", tool.titel)
    yield paragraph("Lead", " ".join(tool.kern.split()))
    yield paragraph("Nood", emergency_line(handbook))
    yield paragraph("Privacy", PRIVACY)


class _Parts:
    """Makes the paragraphs and tables for the parts of one form."""

    def __init__(self, answers: Answers, conditions: Mapping[str, Condition]) -> None:
        self._answers = answers
        self._rows = row_counts(answers)
        self._conditions = conditions
        self._controls = WordControls()

    def part(self, part: FormulierOnderdeel) -> Iterator[Any]:
        yield paragraph("Heading1", part.titel)
        yield from paragraphs(part.uitleg, "Uitleg", "Opsomming")
        for question in questions_of(part, self._rows):
            yield from self._question(question)

    def _question(self, question: Question) -> Iterator[Any]:
        field = question.field
        if field.soort == "vinkje":
            yield self._tick(question.entries[0])
            yield from self._help(question)
            return
        yield paragraph("Heading2", field.label + REQUIRED * field.verplicht)
        yield from self._help(question)
        match field.soort:
            case "meerkeuze":
                yield from (self._tick(entry) for entry in question.entries)
            case "checkvraag":
                for entry in question.entries:
                    yield from self._labelled(entry)
            case "tabel" | "ondertekening":
                yield from self._table(question)
            case "draaiboek":
                yield from self._labelled(question.entries[0])
                yield from self._run_sheet(question)
            case _:
                yield paragraph("Antwoord", self._control(question.entries[0]))

    def _help(self, question: Question) -> Iterator[Any]:
        field = question.field
        condition = self._conditions.get(field.id)
        if condition:
            yield paragraph("Voorwaarde", condition.sentence)
        if field.hulp:
            yield paragraph("Toelichting", field.hulp)
        if isinstance(field, OndertekeningVeld) and field.partijen:
            yield paragraph("Toelichting", f"Partijen: {', '.join(field.partijen)}")

    def _labelled(self, entry: Entry) -> Iterator[Any]:
        yield paragraph("Antwoordlabel", entry.label)
        yield paragraph("Antwoord", self._control(entry))

    def _tick(self, entry: Entry) -> Any:
        required = REQUIRED * entry.required
        return paragraph("Vinkje", self._control(entry), f"\t{entry.label}{required}")

    def _table(self, question: Question) -> Iterator[Any]:
        field = question.field
        signed = isinstance(field, OndertekeningVeld)
        labels = [column.label for column in question.columns] + [SIGNATURE] * signed
        widths = _widths([column.soort for column in question.columns] + ["tekst"] * signed)
        rows = [self._row(entries, widths, signed=signed) for entries in question.rows]
        section = self._controls.repeating_section(field.id, field.label, rows)
        yield table(field.label, widths, (header_row(labels, widths), section))
        yield paragraph("Cel")

    def _row(self, entries: Sequence[Entry], widths: Sequence[int], *, signed: bool) -> Any:
        cells = [[self._cell(entry)] for entry in entries]
        if signed:
            return row([*cells, [paragraph("Cel")]], widths, height=SIGNATURE_HEIGHT)
        return row(cells, widths)

    def _run_sheet(self, question: Question) -> Iterator[Any]:
        field = question.field
        assert isinstance(field, DraaiboekVeld)
        time, minutes, who = question.rows[0]
        labels = (time.label, minutes.label, SLOT, who.label)
        rows = [header_row(labels, _RUN_SHEET_WIDTHS)]
        for slot, (time, minutes, who) in zip(field.tijdvakken, question.rows, strict=True):
            text = paragraphs(slot.tekst, "Celtekst", "Celopsomming")
            what = [paragraph("Celtitel", slot.titel), *text]
            cells = ([self._cell(time)], [self._cell(minutes)], what, [self._cell(who)])
            rows.append(row(cells, _RUN_SHEET_WIDTHS, may_break=True))
        yield table(field.label, _RUN_SHEET_WIDTHS, rows)
        yield paragraph("Cel")

    def _cell(self, entry: Entry) -> Any:
        return paragraph("Cel", self._control(entry, in_cell=True))

    def _control(self, entry: Entry, *, in_cell: bool = False) -> Any:
        answer = self._answers.get(entry.path, entry.empty)
        return self._controls.entry(entry, answer, in_cell=in_cell)


def _widths(kinds: Sequence[str]) -> list[int]:
    """Return the width of each column, in twips."""
    shares = [_SHARES.get(kind, _WIDE_SHARE) for kind in kinds]
    return [TEXT_WIDTH * share // sum(shares) for share in shares]
