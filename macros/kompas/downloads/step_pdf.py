"""One step on paper: an A4 PDF from the same components as its page on the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from kompas.downloads.accessible_pdf import write_pdf
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.paths import STATIC
from kompas.render.page import Page
from kompas.render.renderer import render
from kompas.render.stylesheets import paper_stylesheet

LAYOUT = Path(__file__).resolve().parent / "page.css"
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


def write_step_pdf(handbook: Handbook, item: Item, target: Path) -> int:
    """Write `item` as PDF/UA-1 to `target` and return the number of pages."""
    titles = {TOP: item.titel}
    return write_pdf(step_html(handbook, item), target, base_url=STATIC, link_titles=titles)


def step_html(handbook: Handbook, item: Item) -> str:
    """Return the document that WeasyPrint prints."""
    page = Page(handbook, PaperLocator(handbook, item), "papier")
    phases = handbook.phases_of(item)
    colour = f"fase-{phases[0].id}" if phases else ""
    parts = (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">',
        f"<title>{escape(item.titel)}</title>",
        f'<meta name="author" content="{escape(handbook.kompas.titel)}">',
        f"<style>{paper_stylesheet(LAYOUT.read_text('utf-8'))}</style></head>",
        f'<body class="{colour}" id="{TOP}">',
        render("fasebalk", page, huidig=phases),
        render("noodnummers", page),
        render("artikel", page, item=item, downloads=()),
        "</body></html>",
    )
    return str(Markup("").join(Markup(part) for part in parts))
