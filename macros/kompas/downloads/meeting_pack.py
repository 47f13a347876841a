"""A meeting pack as one PDF: the run sheet, what to take along, and the sheets of each item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from kompas.downloads.accessible_pdf import write_pdf
from kompas.downloads.clock_times import clock_time
from kompas.downloads.paper_html import paper_html
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.paths import STATIC
from kompas.render.citations import Citations
from kompas.render.facts import Fact
from kompas.render.meeting import (
    Part,
    group_of,
    note_of,
    shopping_list,
    starts_of,
    times_of,
)
from kompas.render.page import Page
from kompas.render.renderer import render
from kompas.render.sheets import BETWEEN, TOP, sheets_of
from kompas.render.stylesheets import paper_stylesheet
from kompas.render.theme import theme_of

LAYOUT = Path(__file__).resolve().parent / "page.css"
FOOT_LAYOUT = LAYOUT.with_name("frame.css")
UNTITLED = "Onze bijeenkomst"

Entry = tuple[Item | None, Part]
"""A part of the meeting, with its item when it is one of the handbook."""


@dataclass(frozen=True, slots=True)
class Details:
    """When and where people meet, as far as that is known."""

    title: str = UNTITLED
    day: str = ""
    begin: int | None = None
    """In minutes after midnight."""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the run sheet, as the component `vergaderblad` shows it."""

    tijd: str
    titel: str
    noot: str
    minuten: str


@dataclass(frozen=True, slots=True)
class PackLocator:
    """Finds the items of the pack; the rest has no address on paper."""

    items: Sequence[Item]

    def address(self, kind: str, identifier: str, block: str | None = None) -> str | None:
        """Return the anchor of an item of the pack, or of one of its blocks."""
        if not any((item.kind, item.id) == (kind, identifier) for item in self.items):
            return None
        return f"#{_prefix(identifier)}{block or TOP}"


def write_meeting_pack(
    handbook: Handbook, entries: Sequence[Entry], details: Details, target: Path
) -> int:
    """Write the pack as PDF/UA-1 to `target` and return the number of pages.

    Its items are in the order of `entries`, each no more than once.
    """
    titles = {_prefix(item.id) + TOP: item.titel for item, _ in entries if item}
    html = pack_html(handbook, entries, details)
    return write_pdf(html, target, base_url=STATIC, link_titles=titles)


def pack_html(handbook: Handbook, entries: Sequence[Entry], details: Details) -> str:
    """Return the document that WeasyPrint prints."""
    items = tuple(item for item, _ in entries if item)
    front = Page(handbook, PackLocator(items), "papier")
    parts = (
        render("fasebalk", front, huidig=()),
        render("noodnummers", front),
        *_of_region(front, details.title),
        _front_sheet(front, [part for _, part in entries], details),
        *_sheets(front, items),
    )
    layouts = (LAYOUT, FOOT_LAYOUT) if handbook.edition else (LAYOUT,)
    layout = "".join(each.read_text("utf-8") for each in layouts)
    style = paper_stylesheet(layout, theme_of(handbook))
    return paper_html(details.title, handbook, style, parts)


def _of_region(page: Page, title: str) -> Iterator[Markup]:
    """Yield what tells on the first sheet, and at the foot of all, whose copy this is."""
    if page.handbook.edition:
        yield render("regiokop", page)
        yield render("bladvoet", page, titel=title)


def _sheets(front: Page, items: Sequence[Item]) -> Iterator[Markup]:
    for item in items:
        page = Page(
            front.handbook,
            front.locator,
            front.medium,
            Citations(anchor_prefix=_prefix(item.id)),
            explained_terms=front.explained_terms,  # each term once in the whole pack
            anchor_prefix=_prefix(item.id),
        )
        yield sheets_of(item, page)


def _front_sheet(page: Page, parts: Sequence[Part], details: Details) -> Markup:
    group = group_of(parts)
    facts = list(times_of(parts))
    if group and group.fits:
        facts.append(Fact("Groep", group.value, group.note))
    return render(
        "vergaderblad",
        page,
        titel=details.title,
        wanneer=" · ".join(_when(parts, details)),
        feiten=facts,
        conflict=None if group is None or group.fits else group,
        rijen=list(_rows(parts, details.begin)),
        einde=_end(parts, details.begin),
        nodig=shopping_list(parts),
    )


def _when(parts: Sequence[Part], details: Details) -> Iterator[str]:
    if details.day:
        yield details.day
    if details.begin is not None:
        yield f"{clock_time(details.begin)} tot {_end(parts, details.begin)} uur"
    if details.place:
        yield details.place


def _rows(parts: Sequence[Part], begin: int | None) -> Iterator[Row]:
    for part, start in zip(parts, starts_of(parts), strict=True):
        time = "" if begin is None or start is None else clock_time(begin + start)
        minutes = str(part.minutes) if part.minutes else ""
        yield Row(time, part.title, note_of(part), minutes)


def _end(parts: Sequence[Part], begin: int | None) -> str:
    if begin is None:
        return ""
    return clock_time(begin + sum(part.minutes for part in parts))


def _prefix(identifier: str) -> str:
    return identifier + BETWEEN
