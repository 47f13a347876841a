"""The body of each page of the site."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.pagina import Pagina
from kompas.model.rol import Rol
from kompas.model.tool import Tool
from kompas.render.catalogues import CATALOGUES, groups_of
from kompas.render.compass import draw_compass
from kompas.render.page import Page
from kompas.render.renderer import render
from kompas.render.terms import terms_by_letter
from kompas.website.addresses import SiteLocator
from kompas.website.downloads import (
    WHOLE_HANDBOOK,
    Download,
    Downloads,
    ShownDownload,
    form_files,
)
from kompas.website.filters import filters_of
from kompas.website.regional_pages import regional_pages

MOST_NAMED = 12
"""A source that more items name than this is named by their number."""

MOST_REGIONAL = 2
"""So many pages of a region's own copy stand on its home page too; the footer has all."""

FIRST_PAGES = ("inleiding", "leeswijzer")
"""What someone reads who is new here."""


def home_body(page: Page) -> Markup:
    """Return the home page: the promise, the ways in, and the compass."""
    handbook = page.handbook
    return render(
        "home",
        page,
        kompas=handbook.kompas,
        compass=draw_compass(handbook),
        eerste_stap=handbook.all_steps[0],
        tools_adres=_locator(page).to(f"{Tool.folder}/index.html"),
        rollen=handbook.all(Rol),
        eerst_lezen=_first_pages(handbook),
        regio=handbook.edition.regio if handbook.edition else None,
        regiolinks=_regional_links(page),
    )


def _regional_links(page: Page) -> list[tuple[str, str]]:
    """Return address and title of the pages that tell most about a region's own copy."""
    pages = regional_pages(page.handbook)
    return [(_locator(page).to(found.address), found.footer) for found in pages[:MOST_REGIONAL]]


def _first_pages(handbook: Handbook) -> tuple[Pagina, ...]:
    pages = handbook.items[Pagina.kind]
    return tuple(handbook.get(Pagina, name) for name in FIRST_PAGES if name in pages)


def item_body(page: Page, item: Item, downloads: Sequence[Download]) -> Markup:
    """Return the page of one item."""
    locator = _locator(page)
    shown = [download.seen_from(locator) for download in downloads]
    return render(
        "artikel", page, item=item, downloads=shown, form_files=form_files(downloads, locator)
    )


def catalogue_body(page: Page, kind: type[Item]) -> Markup:
    """Return the page that lists every item of `kind`."""
    return render(
        "catalogus",
        page,
        titel=kind.plural,
        inleiding=CATALOGUES[kind],
        groepen=groups_of(kind, page.handbook),
        filters=filters_of(kind, page.handbook),
    )


def downloads_body(page: Page, downloads: Downloads) -> Markup:
    """Return the page of all files to take home, by kind of item."""
    locator = _locator(page)

    def shown(about: tuple[str, str]) -> list[ShownDownload]:
        return [download.seen_from(locator) for download in downloads.get(about, ())]

    groups = []
    for kind in dict.fromkeys(kind for kind, _ in downloads if (kind, _) != WHOLE_HANDBOOK):
        items = page.handbook.items[kind].values()
        rows = [(item, files) for item in items if (files := shown((item.kind, item.id)))]
        groups.append((next(item.plural for item in items), rows))
    return render("meenemen", page, geheel=shown(WHOLE_HANDBOOK), groepen=groups)


def terms_body(page: Page) -> Markup:
    """Return the page of all terms, by letter."""
    return render("begrippenlijst", page, letters=terms_by_letter(page.handbook))


def sources_body(page: Page) -> Markup:
    """Return the page of all sources, each with the items that name it."""
    handbook = page.handbook
    sources = [(source, handbook.named_by(source)) for source in handbook.bronnen.values()]
    return render("alle_bronnen", page, bronnen=sources, most_named=MOST_NAMED)


def _locator(page: Page) -> SiteLocator:
    assert isinstance(page.locator, SiteLocator)
    return page.locator
