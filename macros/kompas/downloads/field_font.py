"""The typeface of what people type into a PDF: its file, its widths, and lines that fit a width.

Programs that fill in a PDF write text in one of the simple fonts of the form (ISO 32000-1
12.7.3.3), one byte for each character. So the form carries our own typeface as a simple TrueType
font in WinAnsi encoding, the only shape that every viewer we measured can write in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pydyf
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from kompas.paths import STATIC

FONT_FILES = (
    "atkinson-hyperlegible-next-latin-400-normal.woff2",
    "atkinson-hyperlegible-next-latin-ext-400-normal.woff2",
)
"""The second one has what Dutch lacks and names have: š and ž."""
FONT_NAME = "Invultekst"
"""What the form calls the font; viewers find it by this name."""
FONT_SIZE = 10
"""In points; fixed, because viewers shrink an automatic size until nobody can read it."""
LINE_HEIGHT = 1.3
"""Times the size."""
FIRST_CODE, LAST_CODE = 32, 255
UNITS = 1000
"""A width in a PDF is in thousandths of the size (ISO 32000-1 9.2.4)."""
TABLES_OF_LAYOUT = ("GDEF", "GPOS", "GSUB", "STAT", "gasp", "prep")
NON_SYMBOLIC = 32


@dataclass(frozen=True, slots=True)
class FieldFont:
    """The font as a file and as numbers, in thousandths of the size."""

    data: bytes
    widths: tuple[int, ...]
    """Of the codes from FIRST_CODE to LAST_CODE; 0 where there is no letter."""
    bounds: tuple[int, int, int, int]
    ascent: int
    descent: int
    """Below the line, so negative."""

    def can_show(self, character: str) -> bool:
        """Tell whether the font has this character."""
        code = _code(character)
        return code is not None and self.widths[code - FIRST_CODE] > 0

    def width(self, text: str, size: float = FONT_SIZE) -> float:
        """Return the width of one line in points; what the font lacks counts as a question mark."""
        codes = (_code(each) if self.can_show(each) else ord("?") for each in text)
        return sum(self.widths[(code or FIRST_CODE) - FIRST_CODE] for code in codes) * size / UNITS

    def lines(self, text: str, width: float, size: float = FONT_SIZE) -> list[str]:
        """Return the lines of `text` in a box of `width` points; a word that is wider is cut."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                for piece in self._pieces(word, width, size):
                    longer = f"{line} {piece}" if line else piece
                    if line and self.width(longer, size) > width:
                        lines.append(line)
                        line = piece
                    else:
                        line = longer
            lines.append(line)
        return lines

    def _pieces(self, word: str, width: float, size: float) -> list[str]:
        """Cut a word that is wider than the box."""
        pieces = [""]
        for character in word:
            if pieces[-1] and self.width(pieces[-1] + character, size) > width:
                pieces.append("")
            pieces[-1] += character
        return pieces


@cache
def field_font() -> FieldFont:
    """Return the font, made from the typeface that the site and the PDFs share."""
    subsets = _subsets()
    font = Merger().merge(subsets)
    font.recalcTimestamp = False
    dated = TTFont(subsets[0])["head"]  # a merged font has the time of the merging
    font["head"].created, font["head"].modified = dated.created, dated.modified
    data = BytesIO()
    font.save(data)
    scale = UNITS / font["head"].unitsPerEm
    letters, metrics, head = font.getBestCmap(), font["hmtx"], font["head"]

    def width_of(code: int) -> int:
        letter = letters.get(ord(_character(code) or "\0"))
        return round(metrics[letter][0] * scale) if letter else 0

    bounds = (head.xMin, head.yMin, head.xMax, head.yMax)
    left, bottom, right, top = (round(value * scale) for value in bounds)
    return FieldFont(
        data.getvalue(),
        tuple(width_of(code) for code in range(FIRST_CODE, LAST_CODE + 1)),
        (left, bottom, right, top),
        round(font["hhea"].ascent * scale),
        round(font["hhea"].descent * scale),
    )


def add_field_font(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Add the font to `pdf` and return its dictionary (ISO 32000-1 9.6.3, 9.8)."""
    font = field_font()
    file = pydyf.Stream([font.data], {"Length1": len(font.data)}, compress=True)
    pdf.add_object(file)
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{FONT_NAME}",
            "Flags": NON_SYMBOLIC,
            "FontBBox": pydyf.Array(font.bounds),
            "ItalicAngle": 0,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.ascent,
            "StemV": 80,
            "FontFile2": file.reference,
        }
    )
    pdf.add_object(descriptor)
    dictionary = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": f"/{FONT_NAME}",
            "FirstChar": FIRST_CODE,
            "LastChar": LAST_CODE,
            "Widths": pydyf.Array(font.widths),
            "Encoding": "/WinAnsiEncoding",
            "FontDescriptor": descriptor.reference,
        }
    )
    pdf.add_object(dictionary)
    return dictionary


def encoded(text: str) -> bytes:
    """Return one line of text as the font spells it; what it lacks becomes a question mark."""
    font = field_font()
    shown = "".join(each if font.can_show(each) else "?" for each in text)
    return shown.encode("cp1252")


def _subsets() -> list[BytesIO]:
    """Return each font file with only the letters that a byte can name, each letter once."""
    missing = {ord(character) for code in range(FIRST_CODE, 256) if (character := _character(code))}
    subsets = []
    for name in FONT_FILES:
        font = TTFont(_font_file(name), recalcTimestamp=False)
        found = missing & set(font.getBestCmap())
        missing -= found
        subsetter = Subsetter(Options(hinting=False, layout_features=[], notdef_outline=True))
        subsetter.populate(unicodes=found)
        subsetter.subset(font)
        for table in TABLES_OF_LAYOUT:
            if table in font:
                del font[table]
        font.flavor = None
        data = BytesIO()
        font.save(data)
        subsets.append(data)
    return subsets


def _font_file(name: str) -> Path:
    return STATIC / "fonts" / name


def _character(code: int) -> str:
    """Return the character of a WinAnsi code, empty for the five that mean nothing."""
    return bytes([code]).decode("cp1252", "ignore")


def _code(character: str) -> int | None:
    encoded_character = character.encode("cp1252", "ignore")
    code = encoded_character[0] if encoded_character else None
    return code if code is not None and code >= FIRST_CODE else None
