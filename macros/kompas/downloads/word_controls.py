"""Content controls: the places in a Word document where people fill in.

The order of properties is that of CT_SdtPr (ISO/IEC 29500-1 §17.5.2.38); Word calls a file with
another order damaged. Ticks and repeating sections are extensions of Word 2010 and 2013
(MS-DOCX §2.5.3 and §2.6).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml

from kompas.forms.answers import Answer, normal_text
from kompas.forms.entries import Entry
from kompas.forms.spelling import word_tag

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_2013 = "http://schemas.microsoft.com/office/word/2012/wordml"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:w14="{WORD_2010}" xmlns:w15="{WORD_2013}"'

TICKED, UNTICKED = "☒", "☐"
NO_CHOICE = "Kies een antwoord"
PLACEHOLDERS = {"tekstvak": "Klik of tik om te typen", "tekst": "Klik of tik om te typen"} | {
    "getal": "Getal",
    "datum": "dd-mm-jjjj",
    "tijd": "uu:mm",
    "keuze": NO_CHOICE,
}
CELL_PLACEHOLDER = "…"
PLACEHOLDER_STYLE = "PlaceholderText"
"""The look of what stands in an empty place."""

_ALIAS_LENGTH = 64
"""More of a name Word does not show."""
_PIECES = re.compile(r"[^\n\t]+|[\n\t]")
_TICK_FONT = "MS Gothic"
_BOX = (
    f'<w14:checkedState w14:val="2612" w14:font="{_TICK_FONT}"/>'
    f'<w14:uncheckedState w14:val="2610" w14:font="{_TICK_FONT}"/>'
)


class WordControls:
    """Makes the content controls of one document, each with a number of its own."""

    def __init__(self) -> None:
        self._made = 0

    def entry(self, entry: Entry, answer: Answer, *, in_cell: bool = False) -> Any:
        """Return the control of an entry with this answer, to stand in a paragraph."""
        named = _names(entry.description, word_tag(entry.path))
        if entry.kind == "vinkje":
            return self._control(named, _tick_kind(bool(answer)), _tick_run(bool(answer)))
        shown = _shown(entry, str(answer))
        content = text_run(shown) if shown else _placeholder_run(entry, in_cell=in_cell)
        return self._control(named, _text_kind(entry), content, placeholder=not shown)

    def repeating_section(self, tag: str, name: str, rows: Sequence[Any]) -> Any:
        """Return table rows as a section in which Word offers a button to add a row."""
        section = self._control(_names(name, tag), "<w15:repeatingSection/>", "")
        for row in rows:
            item = self._control("", "<w15:repeatingSectionItem/>", "")
            item[-1].append(row)
            section[-1].append(item)
        return section

    def _control(self, names: str, kind: str, content: str, *, placeholder: bool = False) -> Any:
        self._made += 1
        shows = "<w:showingPlcHdr/>" if placeholder else ""
        return parse_xml(
            f'<w:sdt {NAMESPACES}><w:sdtPr>{names}<w:id w:val="{self._made}"/>{shows}{kind}'
            f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )


def text_run(text: str) -> str:
    """Return a run of text, with its line breaks and tabs."""
    return f"<w:r>{''.join(_piece(piece) for piece in _PIECES.findall(normal_text(text)))}</w:r>"


def _piece(piece: str) -> str:
    if piece == "\n":
        return "<w:br/>"
    if piece == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def _names(description: str, tag: str) -> str:
    alias = normal_text(description)[:_ALIAS_LENGTH]
    return f"<w:alias w:val={quoteattr(alias)}/><w:tag w:val={quoteattr(tag)}/>"


def _shown(entry: Entry, answer: str) -> str:
    """Return the words for an answer: of a choice, its label."""
    labels = {option.waarde: option.label for option in entry.options}
    return labels.get(answer, answer)


def _placeholder_run(entry: Entry, *, in_cell: bool) -> str:
    text = CELL_PLACEHOLDER if in_cell else PLACEHOLDERS[entry.kind]
    look = f'<w:rPr><w:rStyle w:val="{PLACEHOLDER_STYLE}"/></w:rPr>'
    return f"<w:r>{look}<w:t>{escape(text)}</w:t></w:r>"


def _text_kind(entry: Entry) -> str:
    if entry.options:
        items = "".join(_list_item(option.label, option.waarde) for option in entry.options)
        return f"<w:dropDownList>{_list_item(NO_CHOICE, '')}{items}</w:dropDownList>"
    return '<w:text w:multiLine="1"/>' if entry.kind == "tekstvak" else "<w:text/>"


def _list_item(label: str, value: str) -> str:
    return f"<w:listItem w:displayText={quoteattr(label)} w:value={quoteattr(value)}/>"


def _tick_kind(ticked: bool) -> str:
    return f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/>{_BOX}</w14:checkbox>'


def _tick_run(ticked: bool) -> str:
    fonts = f'w:ascii="{_TICK_FONT}" w:eastAsia="{_TICK_FONT}" w:hAnsi="{_TICK_FONT}"'
    return (
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" {fonts}/></w:rPr>'
        f"<w:t>{TICKED if ticked else UNTICKED}</w:t></w:r>"
    )
