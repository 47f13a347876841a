"""Make the fields of a PDF such that every viewer can fill them in and show them.

WeasyPrint makes fields from the inputs of the HTML, but not so that they can be used (measured
with WeasyPrint 70): radio buttons are also fields by themselves, a group is split by the turn of
a page, ticks lack their state Off, text stands in a font that only some viewers can write, and
the names for screen readers are taken from the first line of the label. The repairs run on the
finished objects, before `accessible_pdf` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint.document import Document

from kompas.downloads.field_font import (
    FONT_NAME,
    FONT_SIZE,
    LINE_HEIGHT,
    UNITS,
    add_field_font,
    encoded,
    field_font,
)
from kompas.forms.answers import Answer, Answers
from kompas.forms.entries import Entry
from kompas.forms.spelling import flat_name
from kompas.render.theme import Theme

TICKED = "ja"
REQUIRED = 1 << 1
MULTILINE = 1 << 12
POINTS_IN_PIXEL = 0.75
PADDING = 2.0
"""Between text and box, in points, as viewers keep it."""


TICK = ((0.2, 0.52), (0.42, 0.26), (0.82, 0.78))
"""The corners of a tick, as parts of the width and height of its box."""
DOT = 0.28
"""The radius of the dot in a radio button, as part of its width."""
BOW = 0.5523
"""How far the handles of a quarter circle reach, as part of its radius."""


class FieldNamesError(ValueError):
    """The fields of the PDF are not those of the form."""


@dataclass(frozen=True, slots=True)
class _Ink:
    """With what the answers are written: the colour, as operands, and the font."""

    colour: str
    resources: pydyf.Dictionary

    @property
    def typed(self) -> str:
        """The font and colour of what is typed (ISO 32000-1 12.7.3.3)."""
        return f"/{FONT_NAME} {FONT_SIZE} Tf {self.colour} rg"


@dataclass(frozen=True, slots=True)
class FormFields:
    """What the fields of one PDF must be: an entry for each, with its answer."""

    entries: Iterable[Entry]
    answers: Answers
    theme: Theme

    def finish(self, pdf: pydyf.PDF) -> None:
        """Repair the fields of `pdf` in place and fill them in.

        Raises FieldNamesError when a field is missing, double or not of the form.
        """
        entries = {flat_name(entry.path): entry for entry in self.entries}
        fields = _merged_fields(pdf)
        if set(fields) != set(entries):
            raise FieldNamesError(f"not both: {sorted(set(fields) ^ set(entries))}")
        form = pdf.catalog["AcroForm"]
        form["Fields"] = pydyf.Array(fields[name].reference for name in entries)
        ink = _Ink(_operands(self.theme.paper_ink["inkt"]), _resources(pdf))
        for name, entry in entries.items():
            answer = self.answers.get(entry.path, entry.empty)
            _finish_field(pdf, fields[name], entry, answer, ink)
        form["DR"] = ink.resources.reference
        form["DA"] = pydyf.String(ink.typed)
        del form["NeedAppearances"]


def text_widths(document: Document) -> Mapping[str, float]:
    """Return the width in points that the text of each field has, by the name of the field."""
    inputs = (each for page in document.pages for group in page.forms.values() for each in group)
    return {
        box.element.get("name"): abs(right - left) * POINTS_IN_PIXEL - 2 * PADDING
        for box, (left, _, right, _) in inputs
    }


def _merged_fields(pdf: pydyf.PDF) -> dict[str, pydyf.Dictionary]:
    """Return the fields by name, in reading order; parts of a radio group are one field.

    Raises FieldNamesError for two other fields of one name.
    """
    merged: dict[str, pydyf.Dictionary] = {}
    for reference in pdf.catalog["AcroForm"]["Fields"]:
        field = _resolve(pdf, reference)
        if "Parent" in field:
            continue
        name = field["T"].string
        first = merged.setdefault(name, field)
        if first is not field:
            if "Kids" not in field:
                raise FieldNamesError(f"two fields are called {name}")
            for kid in field["Kids"]:
                _resolve(pdf, kid)["Parent"] = first.reference
            first["Kids"].extend(field["Kids"])
            first["Opt"].extend(field["Opt"])
    return merged


def _operands(colour: str) -> str:
    """Return `#rrggbb` as three numbers from 0 to 1."""
    return " ".join(f"{part / 255:.3f}" for part in bytes.fromhex(colour.removeprefix("#")))


def _finish_field(
    pdf: pydyf.PDF, field: pydyf.Dictionary, entry: Entry, answer: Answer, ink: _Ink
) -> None:
    field["TU"] = pydyf.String(entry.description)
    for widget in _widgets(pdf, field):
        left, top, right, bottom = widget["Rect"]
        widget["Rect"] = pydyf.Array((left, min(top, bottom), right, max(top, bottom)))
    if entry.required:
        field["Ff"] = int(field.get("Ff", 0)) | REQUIRED
    match entry.kind:
        case "keuze":
            _finish_radio_group(pdf, field, entry, str(answer), ink)
        case "vinkje":
            _finish_tick(pdf, field, ink, is_on=bool(answer))
        case _:
            _finish_text(pdf, field, str(answer), ink)
            if entry.max_length:
                field["MaxLen"] = max(entry.max_length, len(str(answer)))
            if entry.initial:
                field["DV"] = pydyf.String(entry.initial)


def _finish_radio_group(
    pdf: pydyf.PDF, field: pydyf.Dictionary, entry: Entry, answer: str, ink: _Ink
) -> None:
    """Name each button by its option, and take from it what only the group may have."""
    labels = {option.waarde: option.label for option in entry.options}
    values = [option.string for option in field.pop("Opt")]
    for widget, value in zip(_widgets(pdf, field), values, strict=True):
        _set_states(pdf, widget, value, _dot(*_size(widget), ink), is_on=value == answer)
        widget["MK"] = pydyf.Dictionary({"CA": pydyf.String("l")})
        widget["TU"] = pydyf.String(f"{entry.description}: {labels[value]}")
        del widget["T"], widget["FT"]
    field["V"] = f"/{answer}" if answer else "/Off"


def _finish_tick(pdf: pydyf.PDF, field: pydyf.Dictionary, ink: _Ink, *, is_on: bool) -> None:
    _set_states(pdf, field, TICKED, _tick(*_size(field), ink), is_on=is_on)
    field["MK"] = pydyf.Dictionary({"CA": pydyf.String("4")})
    field["V"] = field["AS"]


def _set_states(
    pdf: pydyf.PDF, widget: pydyf.Dictionary, value: str, drawing: bytes, *, is_on: bool
) -> None:
    """Give a button the states `value` and Off (ISO 32000-1 12.7.4.2.3)."""
    states = {value: _appearance(pdf, widget, [drawing]), "Off": _appearance(pdf, widget, [])}
    widget["AP"] = pydyf.Dictionary({"N": pydyf.Dictionary(states)})
    widget["AS"] = f"/{value}" if is_on else "/Off"


def _tick(width: float, height: float, ink: _Ink) -> bytes:
    """Return the operators of a tick in a box of this size in points."""
    start, turn, end = (f"{across * width:.2f} {up * height:.2f}" for across, up in TICK)
    return f"q {ink.colour} RG 1.6 w 1 J 1 j {start} m {turn} l {end} l S Q".encode()


def _dot(width: float, height: float, ink: _Ink) -> bytes:
    """Return the operators of a filled circle in the middle of a box of this size in points."""
    x, y, radius = width / 2, height / 2, width * DOT
    bow = radius * BOW
    quarters = (
        (x + radius, y + bow, x + bow, y + radius, x, y + radius),
        (x - bow, y + radius, x - radius, y + bow, x - radius, y),
        (x - radius, y - bow, x - bow, y - radius, x, y - radius),
        (x + bow, y - radius, x + radius, y - bow, x + radius, y),
    )
    curves = " ".join(" ".join(f"{point:.2f}" for point in curve) + " c" for curve in quarters)
    return f"q {ink.colour} rg {x + radius:.2f} {y:.2f} m {curves} f Q".encode()


def _finish_text(pdf: pydyf.PDF, field: pydyf.Dictionary, answer: str, ink: _Ink) -> None:
    is_multiline = bool(int(field.get("Ff", 0)) & MULTILINE)
    field["DA"] = pydyf.String(ink.typed)
    field["V"] = pydyf.String(answer)
    width, height = _size(field)
    drawn = _text_operators(answer, width, height, ink, is_multiline=is_multiline) if answer else []
    operators = [b"/Tx BMC", *drawn, b"EMC"]
    field["AP"] = pydyf.Dictionary({"N": _appearance(pdf, field, operators, ink.resources)})


def _text_operators(
    text: str, width: float, height: float, ink: _Ink, *, is_multiline: bool
) -> Iterator[bytes]:
    """Yield what draws `text` in a box of this size in points."""
    font = field_font()
    ascent = font.ascent * FONT_SIZE / UNITS
    lines = font.lines(text, width - 2 * PADDING) if is_multiline else [text]
    leading = FONT_SIZE * LINE_HEIGHT
    letter_height = (font.ascent - font.descent) * FONT_SIZE / UNITS
    above = PADDING if is_multiline else (height - letter_height) / 2
    yield f"q 0 0 {width:.2f} {height:.2f} re W n BT".encode()
    start = f"{PADDING:.2f} {height - above - ascent:.2f} Td"
    yield f"{ink.typed} {leading:.2f} TL {start}".encode()
    for number, line in enumerate(lines):
        yield (b"T* " if number else b"") + b"(" + _escaped(encoded(line)) + b") Tj"
    yield b"ET Q"


def _escaped(text: bytes) -> bytes:
    """Return `text` as it stands in a literal string (ISO 32000-1 7.3.4.2)."""
    return text.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _appearance(
    pdf: pydyf.PDF,
    widget: pydyf.Dictionary,
    operators: Iterable[bytes],
    resources: pydyf.Dictionary | None = None,
) -> bytes:
    """Add what a widget looks like and return the reference (ISO 32000-1 12.5.5)."""
    extra = {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array((0, 0, *_size(widget)))}
    if resources is not None:
        extra["Resources"] = resources.reference
    stream = pydyf.Stream(list(operators), extra)
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference


def _resources(pdf: pydyf.PDF) -> pydyf.Dictionary:
    font = add_field_font(pdf)
    fonts = pydyf.Dictionary({FONT_NAME: font.reference})
    resources = pydyf.Dictionary({"Font": fonts})
    pdf.add_object(resources)
    return resources


def _widgets(pdf: pydyf.PDF, field: pydyf.Dictionary) -> list[pydyf.Dictionary]:
    """Return the places on the pages where a field stands; a single field is its own place."""
    return [_resolve(pdf, kid) for kid in field["Kids"]] if "Kids" in field else [field]


def _size(widget: pydyf.Dictionary) -> tuple[float, float]:
    left, bottom, right, top = widget["Rect"]
    return abs(right - left), abs(top - bottom)


def _resolve(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
