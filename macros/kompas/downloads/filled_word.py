"""Reads the answers from a form in Word, whatever program saved it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError

from kompas.downloads.office_file import (
    OfficeFaultError,
    checked_file,
    foreign_file,
    not_readable,
)
from kompas.downloads.word_controls import PLACEHOLDER_STYLE, WORD, WORD_2010
from kompas.forms.answers import Answer, normal_text
from kompas.forms.entries import AnswerPath
from kompas.forms.filled import FilledForm
from kompas.forms.marks import mark_in
from kompas.forms.spelling import path_of_word_tag

_W = f"{{{WORD}}}"
_W14 = f"{{{WORD_2010}}}"
_PIECES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
"""What stands for a character inside a run, besides text itself."""
_ON = {"1", "true", "on"}
_CELL_STEPS = 2
"""Field and column: the tag of a cell in a table with rows that people add."""


def read_filled_word(path: Path) -> FilledForm:
    """Return what stands in the form at `path`: all outside its tables, in rows what is filled in.

    Raises OfficeFaultError, with a Dutch message, when it is no form of ours.
    """
    document = _opened(path)
    # LibreOffice writes the mark with spaces for its colons.
    mark = mark_in(re.sub(r"[\s,;]+", ":", document.core_properties.keywords or ""))
    if mark is None:
        raise foreign_file(path)
    controls = list(_tagged_controls(document.element.body))
    if not controls:
        raise OfficeFaultError(
            f"In {path.name} zijn de invulvelden verdwenen. Oudere versies van LibreOffice laten "
            "ze weg bij het opslaan. Gebruik Word, of een nieuwere LibreOffice."
        )
    return FilledForm(mark.form_id, mark.version, _answers(controls))


def _opened(path: Path) -> Document:
    content = checked_file(path, "Word")
    try:
        return docx.Document(content)
    except (OpcError, LookupError, ValueError, SyntaxError, AttributeError) as error:
        raise not_readable(path, "Word") from error


def _answers(controls: Iterable[tuple[Any, str]]) -> dict[AnswerPath, Answer]:
    """Return the answer in every content control; of a row, only where something stands.

    Where a control was copied, the first that is filled in counts.
    """
    answers: dict[AnswerPath, Answer] = {}
    rows: dict[str, list[Any]] = {}
    for control, tag in controls:
        row = _row_of(control, tag, rows)
        path = path_of_word_tag(tag, row)
        answer = _answer(control)
        if answer or row is None:
            answers[path] = answers.get(path) or answer
    return answers


def _tagged_controls(body: Any) -> Iterator[tuple[Any, str]]:
    for control in body.iter(f"{_W}sdt"):
        tag = _value(control, f"{_W}tag")
        if tag and _property(control, "repeatingSection") is None:
            yield control, tag


def _row_of(control: Any, tag: str, rows: dict[str, list[Any]]) -> int | None:
    """Return in which row of its table a control stands; `rows` are those met so far.

    Rows are counted themselves, as LibreOffice drops the repeating section around them.
    """
    table, *rest = tag.split(".")
    row = next(control.iterancestors(f"{_W}tr"), None)
    if row is None or len(rest) + 1 != _CELL_STEPS:
        return None
    met = rows.setdefault(table, [])
    if not met or met[-1] is not row:
        met.append(row)
    return len(met)


def _answer(control: Any) -> Answer:
    ticked = _property(control, "checkbox")
    if ticked is not None:
        checked = ticked.find(f"{_W14}checked")
        return checked is not None and checked.get(f"{_W14}val", "1") in _ON
    if _property(control, "showingPlcHdr") is not None:
        return ""
    return "" if _looks_empty(control) else _chosen(control, normal_text(_text(control)))


def _looks_empty(control: Any) -> bool:
    """Tell whether all text has the look of an empty place.

    LibreOffice keeps that look, but not always the property that says that the place is empty.
    """
    runs = list(control.iter(f"{_W}r"))
    looks = [run.find(f"{_W}rPr/{_W}rStyle") for run in runs]
    return bool(runs) and all(
        look is not None and look.get(f"{_W}val") == PLACEHOLDER_STYLE for look in looks
    )


def _text(control: Any) -> str:
    """Return the text in a control: runs joined, each paragraph on a line of its own."""
    paragraphs = list(control.iter(f"{_W}p")) or [control.find(f"{_W}sdtContent")]
    return "\n".join("".join(_pieces(paragraph)) for paragraph in paragraphs)


def _pieces(paragraph: Any) -> Iterator[str]:
    for run in paragraph.iter(f"{_W}r"):
        for piece in run:
            if piece.tag == f"{_W}t":
                yield piece.text or ""
            else:
                yield _PIECES.get(piece.tag, "")


def _chosen(control: Any, text: str) -> str:
    """Return the value of the option that shows `text`; the text itself when there is none."""
    for item in control.find(f"{_W}sdtPr").iter(f"{_W}listItem"):
        if item.get(f"{_W}displayText", "").strip() == text.strip():
            return str(item.get(f"{_W}value", ""))
    return text


def _property(control: Any, name: str) -> Any:
    """Return a property of a control by the end of its name; None when it has none."""
    properties = control.find(f"{_W}sdtPr")
    if properties is None:
        return None
    return next((each for each in properties if each.tag.endswith(f"}}{name}")), None)


def _value(control: Any, name: str) -> str:
    found = control.find(f"{_W}sdtPr/{name}")
    return "" if found is None else str(found.get(f"{_W}val", ""))
