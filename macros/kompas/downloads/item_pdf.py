"""One item on paper: an A4 PDF from the same components as its page on the site."""

from __future__ import annotations

from pathlib import Path

from kompas.downloads.accessible_pdf import write_pdf
from kompas.downloads.frame import TOP, framed, paper_page
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.paths import STATIC
from kompas.render.renderer import render


def write_item_pdf(handbook: Handbook, item: Item, target: Path) -> int:
    """Write `item` as PDF/UA-1 to `target` and return the number of pages."""
    titles = {TOP: item.titel}
    return write_pdf(item_html(handbook, item), target, base_url=STATIC, link_titles=titles)


def item_html(handbook: Handbook, item: Item) -> str:
    """Return the document that WeasyPrint prints."""
    page = paper_page(handbook, item)
    body = render("artikel", page, item=item, downloads=(), form_files={})
    return framed(page, item, [body])
