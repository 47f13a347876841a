"""Paragraphs and tables of a Word document, in the styles of the template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import parse_xml

from kompas.downloads.plain_blocks import plain_blocks
from kompas.downloads.word_controls import NAMESPACES, text_run

ROW_HEIGHT, SIGNATURE_HEIGHT = 420, 800
"""Twips (1/20 pt) that a row has at least."""


def paragraph(style: str, *content: Any) -> Any:
    """Return a paragraph with texts and content controls."""
    element = _element(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>')
    for part in content:
        element.append(_element(text_run(part)) if isinstance(part, str) else part)
    return element


def paragraphs(markdown: str | None, style: str, list_style: str) -> Iterable[Any]:
    """Yield the paragraphs and list items of a text."""
    for block in plain_blocks(markdown or ""):
        if block.mark:
            yield paragraph(list_style, f"{block.mark}\t{block.text}")
        else:
            yield paragraph(style, block.text)


def header_row(labels: Iterable[str], widths: Sequence[int]) -> Any:
    """Return the first row of a table, which comes back on every page."""
    cells = [[paragraph("Celkop", label)] for label in labels]
    return _row(cells, widths, "<w:cantSplit/><w:tblHeader/>")


def row(
    cells: Iterable[Iterable[Any]],
    widths: Sequence[int],
    *,
    height: int = ROW_HEIGHT,
    may_break: bool = False,
) -> Any:
    """Return a row; of each cell, its paragraphs. A long row may break over two pages."""
    whole = "" if may_break else "<w:cantSplit/>"
    return _row(cells, widths, f'{whole}<w:trHeight w:val="{height}" w:hRule="atLeast"/>')


def table(name: str, widths: Sequence[int], rows: Iterable[Any]) -> Any:
    """Return a table of these rows, or of content controls around rows; `name` is read aloud."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    element = _element(
        '<w:tbl><w:tblPr><w:tblStyle w:val="Invultabel"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )
    caption = element[0][-1]
    caption.set(caption.tag.replace("tblCaption", "val"), name)
    element.extend(rows)
    return element


def _row(cells: Iterable[Iterable[Any]], widths: Sequence[int], properties: str) -> Any:
    element = _element(f"<w:tr><w:trPr>{properties}</w:trPr></w:tr>")
    for content, width in zip(cells, widths, strict=True):
        cell = _element(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr></w:tc>')
        cell.extend(content)
        element.append(cell)
    return element


def _element(xml: str) -> Any:
    start, end = xml.split(">", 1) if not xml.startswith("<w:r>") else ("<w:r", xml[5:])
    return parse_xml(f"{start} {NAMESPACES}>{end}")
