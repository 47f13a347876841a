"""What stands around the body on every page: emergency numbers, menu, sidebar, phase bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kompas.model.fase import Fase
from kompas.model.figuur import Figuur
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.pagina import Pagina
from kompas.model.stap import Stap
from kompas.render.headings import headings_of
from kompas.render.page import Page
from kompas.render.regional import RESPONSIBLE, ShownLogo, responsible, shown_logo
from kompas.render.renderer import render
from kompas.website.addresses import (
    DOWNLOADS_PAGE,
    HELP_PAGE,
    PACK_PAGE,
    SOURCES_PAGE,
    TERMS_PAGE,
    SiteLocator,
)
from kompas.website.assets import logo_place
from kompas.website.catalogues import MENU
from kompas.website.regional_pages import regional_pages


@dataclass(frozen=True, slots=True)
class Entry:
    """A link in a menu."""

    title: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts around one page, ready for the theme to print."""

    title: str
    description: str
    root: str
    phase: str
    """A class that gives the page the colour of its phase, or nothing."""
    header: Markup
    sidebar: Markup
    browse: Markup
    footer: Markup


def frame_of(
    handbook: Handbook, locator: SiteLocator, item: Item | None, title: str, core: str = ""
) -> Frame:
    """Return the frame of the page at `locator`, which shows `item` or a list called `title`.

    `core` says what a list is about; without it, what the handbook is about.
    """
    page = Page(handbook, locator, "scherm")
    phases = handbook.phases_of(item) if item else ()
    site = handbook.kompas.titel
    return Frame(
        title=f"{title} - {site}" if title else site,
        description=item.kern if item else core or handbook.kompas.ondertitel,
        root=locator.root,
        phase=f"fase-{phases[0].id}" if phases else "",
        header=_header(page, locator),
        sidebar=_sidebar(page, item) if item else Markup(""),
        browse=_browse(page, item) if isinstance(item, Stap) else Markup(""),
        footer=_footer(page, locator, phases),
    )


def _header(page: Page, locator: SiteLocator) -> Markup:
    brand, _, rest = page.handbook.kompas.titel.partition(" ")
    return render(
        "kop",
        page,
        home=locator.to("index.html"),
        merk=(brand, rest),
        afbeelding=_logo(page, locator),
        menu=tuple(_menu(page.handbook, locator)),
        root=locator.root,
    )


def _logo(page: Page, locator: SiteLocator) -> ShownLogo | None:
    edition = page.handbook.edition
    if edition is None or edition.logo is None:
        return None
    return shown_logo(edition, locator.to(logo_place(edition.logo)))


def _menu(handbook: Handbook, locator: SiteLocator) -> Iterator[Entry]:
    for kind, title in MENU.items():
        if handbook.items[kind.kind]:
            address = locator.to(f"{kind.folder}/index.html")
            yield Entry(title, address, locator.page.startswith(f"{kind.folder}/"))
    yield Entry("Begrippen", locator.to(TERMS_PAGE), locator.page == TERMS_PAGE)


def _sidebar(page: Page, item: Item) -> Markup:
    headings = [heading for heading in headings_of(item) if heading.level == 2]  # noqa: PLR2004
    if responsible(item, page.handbook):
        headings.append(RESPONSIBLE)
    name = "stappenlijst" if isinstance(item, (Stap, Fase)) else "inhoud"
    return render(name, page, item=item, headings=headings)


def _browse(page: Page, step: Stap) -> Markup:
    steps = page.handbook.all_steps
    place = steps.index(step)
    return render(
        "bladeren",
        page,
        vorige=steps[place - 1] if place else None,
        volgende=steps[place + 1] if place + 1 < len(steps) else None,
    )


def _footer(page: Page, locator: SiteLocator, phases: tuple[Fase, ...]) -> Markup:
    links = [
        Entry(item.titel, locator.address(item.kind, item.id))
        for item in page.handbook.all(Pagina)
        if item.id != HELP_PAGE
    ]
    links.append(Entry("Meenemen en printen", locator.to(DOWNLOADS_PAGE)))
    links.append(Entry("Vergadermap", locator.to(PACK_PAGE)))
    links.append(Entry(Figuur.plural, locator.to(f"{Figuur.folder}/index.html")))
    links.append(Entry("Bronnen", locator.to(SOURCES_PAGE)))
    links += [
        Entry(found.footer, locator.to(found.address)) for found in regional_pages(page.handbook)
    ]
    return render(
        "voet",
        page,
        huidig=phases,
        hulp=locator.address(Pagina.kind, HELP_PAGE),
        links=links,
    )
