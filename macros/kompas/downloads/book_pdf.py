"""The whole handbook as one PDF: a book of A4 pages, to read on a screen or print on both sides."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from markupsafe import Markup

from kompas.downloads.accessible_pdf import write_pdf
from kompas.downloads.book_locator import (
    TERMS_PREFIX,
    book_locator,
    prefix_of,
    top_of,
)
from kompas.downloads.book_parts import Part, help_page_of, parts_of
from kompas.downloads.form_pdf import TIGHT_LAYOUT
from kompas.downloads.frame import LAYOUT
from kompas.downloads.paper_html import paper_html
from kompas.forms.answers import NO_ANSWERS
from kompas.model.figuur import Figuur
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.tool import Tool
from kompas.paths import STATIC
from kompas.render.citations import shared_citations
from kompas.render.compass import draw_compass
from kompas.render.dates import in_words
from kompas.render.page import Page
from kompas.render.renderer import render
from kompas.render.stylesheets import paper_stylesheet
from kompas.render.terms import terms_by_letter
from kompas.render.theme import theme_of

BOOK_LAYOUT = Path(__file__).resolve().parent / "book.css"
REGION_LAYOUT = BOOK_LAYOUT.with_name("book_region.css")
LINK_TARGET = re.compile(rf'<a href="#((?!{TERMS_PREFIX})[^"]+)"')
ENTRY_TARGET = re.compile(r'data-doel="#([^"]+)"')
REFERENCE = ":is(.artikel,.formulierblad) :not(.noot,.letters,.bron-basis)>a"
"""A link in running text: not the mark of a source, whose list has numbers of its own."""


def write_book_pdf(handbook: Handbook, target: Path) -> int:
    """Write the whole `handbook` as PDF/UA-1 to `target` and return the number of pages."""
    with _no_cycle_search():
        return write_pdf(
            book_html(handbook), target, base_url=STATIC, link_titles=_link_titles(handbook)
        )


@contextmanager
def _no_cycle_search() -> Iterator[None]:
    """Put off Python's search for cycles, which goes through all boxes of the book each time.

    It takes a fifth of the time, and saves a fifteenth of the memory.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def book_html(handbook: Handbook) -> str:
    """Return the document that WeasyPrint prints."""
    layouts = [LAYOUT, TIGHT_LAYOUT, BOOK_LAYOUT]
    if handbook.edition:
        layouts.append(REGION_LAYOUT)
    layout = "\n".join(layout.read_text("utf-8") for layout in layouts)
    kompas = handbook.kompas
    body = Markup("").join(_Book(handbook).sections())
    style = f"{paper_stylesheet(layout, theme_of(handbook))}\n{_page_number_rules(body)}"
    return paper_html(
        kompas.titel,
        handbook,
        style,
        [body],
        attributes=' class="boek"',
        description=kompas.ondertitel,
    )


def _page_number_rules(body: str) -> str:
    """Return the style that puts the number of a page behind, or before, what refers to it.

    One rule for each target: WeasyPrint 70 does not renew `target-counter(attr(…))` when its
    target moves on to another page, only a target that is written out.
    """
    links = sorted(set(LINK_TARGET.findall(body)))
    entries = sorted(set(ENTRY_TARGET.findall(body)))
    return "\n".join(
        (
            *(
                f'{REFERENCE}[href="#{target}"]:not(.begrip)::after'
                f'{{content:" (p.\\A0" target-counter("#{target}",page) ")"}}'
                for target in links
            ),
            *(
                f'.bladzijde[data-doel="#{target}"]::after'
                f'{{content:target-counter("#{target}",page)}}'
                for target in entries
            ),
        )
    )


class _Book:
    """Renders section after section, so that a term is explained where it is first used."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._locator = book_locator(handbook)
        self._citations = shared_citations(handbook.bronnen.values())
        self._explained: set[str] = set()

    def sections(self) -> Iterator[Markup]:
        """Yield the cover, the contents, every part and the lists at the end."""
        handbook, parts = self._handbook, parts_of(self._handbook)
        yield self._cover()
        if help_page := help_page_of(handbook):
            yield self._chapter(help_page)
        yield render("inhoudsopgave", self._page(""), delen=parts, figuren=handbook.all(Figuur))
        for part in parts:
            yield self._opening(part)
            for item in part.items:
                yield self._chapter(item)
        yield render(
            "boekbegrippen",
            self._page(TERMS_PREFIX, explained=set(handbook.begrippen)),
            letters=terms_by_letter(handbook),
        )
        yield render("boekbronnen", self._page("bron--"))

    def _cover(self) -> Markup:
        kompas, theme = self._handbook.kompas, theme_of(self._handbook)
        return render(
            "omslag",
            self._page(""),
            kompas=kompas,
            datum=in_words(kompas.datum),
            compass=draw_compass(self._handbook),
            colours=theme.phases,
            ink=theme.paper_ink,
        )

    def _opening(self, part: Part) -> Markup:
        prefix = prefix_of(part.phase.kind, part.phase.id) if part.phase else f"{part.anchor}--"
        return render("boekdeel", self._page(prefix), deel=part, downloads=(), form_files={})

    def _chapter(self, item: Item) -> Markup:
        return render(
            "hoofdstuk",
            self._page(prefix_of(item.kind, item.id)),
            item=item,
            downloads=(),
            form_files={},
            formulier=item.formulier if isinstance(item, Tool) else None,
            invulbaar=False,
            antwoorden=NO_ANSWERS,
            regels={},
            vervolg=(),
        )

    def _page(self, prefix: str, *, explained: set[str] | None = None) -> Page:
        return Page(
            self._handbook,
            self._locator,
            "papier",
            citations=self._citations,
            explained_terms=self._explained if explained is None else explained,
            anchor_prefix=prefix,
        )


def _link_titles(handbook: Handbook) -> dict[str, str]:
    """Return what a screen reader says for a link to an item, to a term or to a source."""
    titles = {
        top_of(item.kind, item.id): item.titel
        for items in handbook.items.values()
        for item in items.values()
    }
    titles |= {
        TERMS_PREFIX + term.id: f"Begrip: {term.term}" for term in handbook.begrippen.values()
    }
    sources = shared_citations(handbook.bronnen.values()).entries
    return titles | {entry.anchor: f"Bron {entry.number}" for entry in sources}
