"""Filling in a form from a saved file, and reading a filled one back, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kompas.build.new_file import new_file
from kompas.downloads.filled_excel import read_filled_excel
from kompas.downloads.filled_pdf import read_filled_pdf
from kompas.downloads.filled_word import read_filled_word
from kompas.downloads.form_excel import has_excel, write_form_excel
from kompas.downloads.form_pdf import write_form_pdf
from kompas.downloads.form_word import write_form_word
from kompas.forms.answers import Answers
from kompas.forms.filled import FilledForm
from kompas.forms.placing import PlacedAnswers, place_answers
from kompas.forms.saved_file import read_saved_file, saved_file
from kompas.model.formulier import Formulier
from kompas.model.handbook import Handbook
from kompas.model.tool import Tool
from kompas.source.place import did_you_mean

READERS: Mapping[str, Callable[[Path], FilledForm]] = {
    ".pdf": read_filled_pdf,
    ".docx": read_filled_word,
    ".xlsx": read_filled_excel,
}


Write = Callable[[Handbook, Tool, Path, Answers], object]
WRITERS: Mapping[str, Write] = {
    ".pdf": lambda handbook, tool, target, answers: write_form_pdf(
        handbook, tool, target, fillable=True, answers=answers
    ),
    ".docx": write_form_word,
    ".xlsx": write_form_excel,
}


class FormError(Exception):
    """A form cannot be filled in or read; the message is Dutch and says what to do."""


@dataclass(frozen=True, slots=True)
class ReadForm:
    """What was read from a filled form."""

    text: str
    """The contents of a saved file."""
    messages: tuple[str, ...]


def fill_form(handbook: Handbook, form_id: str, answers_file: Path, target: Path) -> PlacedAnswers:
    """Write the form with the answers of a saved file to `target`, whose ending says the shape.

    Returns what was filled in, and what had no place. Raises FormError, FileFaultError
    or FileExistsError; then nothing is written.
    """
    tool, form = _form(handbook, form_id)
    write = WRITERS.get(target.suffix.lower())
    if write is None:
        raise FormError(f"{target.name}: kies een naam op .pdf, .docx of .xlsx.")
    if target.suffix.lower() == ".xlsx" and not has_excel(form):
        raise FormError(f"{tool.titel} heeft geen tabel en dus geen Excel. Kies .pdf of .docx.")
    with new_file(target) as file:
        placed = read_saved_file(answers_file.read_bytes(), form_id, form).placed
        write(handbook, tool, file, placed.answers)
    return placed


def read_form(handbook: Handbook, file: Path, moment: datetime) -> ReadForm:
    """Return the answers in a filled PDF, Word or Excel file as the text of a saved file."""
    read = READERS.get(file.suffix.lower())
    if read is None:
        raise FormError(f"{file.name} is geen PDF, Word of Excel (.pdf, .docx of .xlsx).")
    filled = read(file)
    tool, form = _form(handbook, filled.form)
    placed = place_answers(filled.answers, filled.version, form)
    text = saved_file(tool.id, tool.titel, form, placed.answers, moment, left_over=placed.left_over)
    return ReadForm(text, placed.messages)


def _form(handbook: Handbook, form_id: str) -> tuple[Tool, Formulier]:
    forms = {tool.id: (tool, tool.formulier) for tool in handbook.all(Tool) if tool.formulier}
    if form_id not in forms:
        guess = did_you_mean(form_id, forms)
        raise FormError(f'Een formulier met het id "{form_id}" is er niet.{guess}')
    return forms[form_id]
