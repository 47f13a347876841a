"""One item on paper: an A4 PDF from the same components as its page on the site."""

from __future__ import annotations

from pathlib import Path

from weasyprint.document import Document

from kompas.downloads.accessible_pdf import lay_out, write_document
from kompas.downloads.form_pdf import TIGHT_LAYOUT as TIGHT_FORM
from kompas.downloads.frame import TOP, framed, paper_page
from kompas.downloads.sparse import fewest_pages
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.tool import Tool
from kompas.paths import STATIC
from kompas.render.renderer import render
from kompas.render.sheets import blank_form

TIGHT_LAYOUT = Path(__file__).resolve().parent / "item_tight.css"


def write_item_pdf(handbook: Handbook, item: Item, target: Path) -> int:
    """Write `item` as PDF/UA-1 to `target` and return the number of pages."""

    def pages(is_tight: bool) -> Document:
        return lay_out(item_html(handbook, item, is_tight=is_tight), base_url=STATIC)

    return write_document(fewest_pages(pages), target, link_titles={TOP: item.titel})


def item_html(handbook: Handbook, item: Item, *, is_tight: bool = False) -> str:
    """Return the document that WeasyPrint prints; a tool with its form, to write on."""
    page = paper_page(handbook, item)
    body = [render("artikel", page, item=item, downloads=(), form_files={})]
    if isinstance(item, Tool) and item.formulier:
        body.append(blank_form(item, page))
    layouts = (TIGHT_FORM, TIGHT_LAYOUT) if is_tight else ()
    return framed(page, item, body, style="".join(each.read_text("utf-8") for each in layouts))
