"""The frame of every A4 document: style, phase bar at the foot, emergency numbers at the top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from kompas.downloads.paper_html import paper_html
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.render.page import Page
from kompas.render.renderer import render
from kompas.render.stylesheets import paper_stylesheet
from kompas.render.theme import theme_of
from kompas.render.web_pages import page_of

LAYOUT = Path(__file__).resolve().parent / "page.css"
FOOT_LAYOUT = LAYOUT.with_name("frame.css")
TOP = "boven"


@dataclass(frozen=True, slots=True)
class PaperLocator:
    """Finds what stands in the same document; the rest has no address on paper yet."""

    handbook: Handbook
    item: Item

    def address(self, kind: str, identifier: str, block: str | None = None) -> str | None:
        """Return the anchor of the item, its phase or one of its blocks."""
        phases = {phase.id for phase in self.handbook.phases_of(self.item)}
        if kind == "fase" and identifier in phases:
            return f"#{TOP}"
        if (kind, identifier) == (self.item.kind, self.item.id):
            return f"#{block or TOP}"
        return None


def paper_page(handbook: Handbook, item: Item) -> Page:
    """Return the state of a document about one item."""
    return Page(handbook, PaperLocator(handbook, item), "papier")


def framed(
    page: Page, item: Item, body: Iterable[Markup], *, style: str = "", keywords: str = ""
) -> str:
    """Return the document that WeasyPrint prints, around the `body`.

    `style` comes after that of all documents, `keywords` go into the metadata.
    """
    phases = page.handbook.phases_of(item)
    colour = f"fase-{phases[0].id}" if phases else ""
    layout = LAYOUT.read_text("utf-8") + FOOT_LAYOUT.read_text("utf-8")
    address = f"{page.handbook.kompas.adres or ''}{page_of(item.kind, item.id)}"
    parts = (
        render("fasebalk", page, huidig=phases),
        render("bladvoet", page, titel=item.titel),
        render("noodnummers", page),
        render("regiokop", page),
        *body,
        render("colofon", page, adres=address),
    )
    return paper_html(
        item.titel,
        page.handbook,
        f"{paper_stylesheet(layout, theme_of(page.handbook))}\n{style}",
        parts,
        attributes=f' class="{colour}" id="{TOP}"',
        keywords=keywords,
    )
