"""An empty Word document in the style of the handbook, and how it is saved."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.opc.coreprops import CoreProperties

from kompas.downloads.form_colours import theme_colours
from kompas.downloads.office_file import MADE, unzipped, zipped
from kompas.forms.answers import normal_text
from kompas.forms.marks import FormMark
from kompas.model.handbook import Handbook
from kompas.model.tool import Tool

TEMPLATE = Path(__file__).resolve().parent / "word_template"
"""The parts of an empty document; `${…}` is a colour of the theme, or text of the form."""

TEXT_WIDTH = 9638
"""Twips (1/20 pt) between the margins of the A4 page in the template."""

_GAP = re.compile(r"\$\{([a-z0-9-]+)\}")


def empty_document(handbook: Handbook, tool: Tool, version: int) -> Document:
    """Return an empty document for the form of `tool`."""
    footer = f"{handbook.kompas.titel} · {tool.titel}"
    gaps = theme_colours(handbook, tool) | {"footer": escape(normal_text(footer))}
    document = docx.Document(BytesIO(zipped(_filled_template(gaps))))
    describe(document.core_properties, handbook, tool, version)
    return document


def describe(properties: CoreProperties, handbook: Handbook, tool: Tool, version: int) -> None:
    """Say in the properties of a file what it is."""
    properties.title = tool.titel
    properties.author = properties.last_modified_by = handbook.publisher
    properties.language = "nl-NL"
    properties.keywords = str(FormMark(tool.id, version))
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    properties.revision = 1


def save_document(document: Document, target: Path) -> None:
    """Write the document to `target`, the same bytes for the same document."""
    buffer = BytesIO()
    document.save(buffer)
    target.write_bytes(zipped(unzipped(buffer.getvalue())))


def _filled_template(gaps: Mapping[str, str]) -> dict[str, bytes]:
    files = sorted(path for path in TEMPLATE.rglob("*") if path.is_file())
    return {
        path.relative_to(TEMPLATE).as_posix(): _GAP.sub(
            lambda gap: gaps[gap[1]], path.read_text("utf-8")
        ).encode()
        for path in files
    }
