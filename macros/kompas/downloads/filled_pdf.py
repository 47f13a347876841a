"""Reading the answers in a PDF that somebody filled in, whatever program saved it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject

from kompas.forms.answers import Answer, FileFaultError
from kompas.forms.entries import AnswerPath
from kompas.forms.filled import FilledForm
from kompas.forms.marks import mark_in
from kompas.forms.spelling import path_of_flat_name

PDF_LIMIT = 20 * 1024 * 1024
"""In bytes; the largest form filled to the brim stays far below it."""

NO_PDF = "Dit bestand is geen PDF, of het is beschadigd. Kies een ander bestand."
LOCKED = "Deze PDF is met een wachtwoord beveiligd. Haal die beveiliging eerst weg."
NOT_OURS = "Deze PDF is geen formulier van het Kompas. Kies een PDF die je hier hebt gedownload."
TOO_LARGE = "Deze PDF is groter dan 20 MB en dus geen ingevuld formulier. Kies een ander bestand."


def read_filled_pdf(path: Path) -> FilledForm:
    """Return the answers in a PDF; raises FileFaultError when it is not a form of ours."""
    if path.stat().st_size > PDF_LIMIT:
        raise FileFaultError(TOO_LARGE)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            raise FileFaultError(LOCKED)
        mark = mark_in((reader.metadata and reader.metadata.keywords) or "")
        answers = dict(_answers(reader))
    except FileFaultError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileFaultError(NO_PDF) from error
    if mark is None:
        raise FileFaultError(NOT_OURS)
    return FilledForm(mark.form_id, mark.version, answers)


def _answers(reader: PdfReader) -> Iterator[tuple[AnswerPath, Answer]]:
    """Yield what stands in each field of the form."""
    form = reader.root_object.get("/AcroForm")
    for field in _items(form.get_object(), "/Fields") if form else ():
        yield path_of_flat_name(_text(field.get("/T"))), _answer(field)


def _answer(field: DictionaryObject) -> Answer:
    """Return text, the name of the chosen option, or a tick."""
    if field.get("/FT") != "/Btn":
        return _text(field.get("/V"))
    if "/Kids" not in field:
        return bool(_states(field))
    widgets = (field, *_items(field, "/Kids"))
    chosen = [state for widget in widgets for state in _states(widget)]
    return chosen[0] if chosen else ""


def _items(parent: object, key: str) -> Iterator[DictionaryObject]:
    """Yield the dictionaries in the array `key` of a dictionary."""
    array = parent.get(key) if isinstance(parent, DictionaryObject) else None
    for reference in array if isinstance(array, ArrayObject) else ():
        item = reference.get_object()
        if isinstance(item, DictionaryObject):
            yield item


def _states(widget: DictionaryObject) -> list[str]:
    """Return in which states a button is; some programs set only /V, others only /AS."""
    names = (str(widget.get(key, "/Off")).removeprefix("/") for key in ("/V", "/AS"))
    return [name for name in names if name not in {"Off", ""}]


def _text(value: object) -> str:
    """Return a text string; bytes that are in no encoding of a PDF are read as WinAnsi."""
    if isinstance(value, ByteStringObject):
        return value.decode("cp1252", "replace")
    return "" if value is None else str(value)
