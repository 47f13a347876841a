"""The meeting pack: what the page lets people choose from, and the sheets that it prints.

A page may not read another page when it was opened from a folder (file://), but it may load a
script. So the sheets of each item stand in a script of their own, which the page of the pack loads
when somebody chooses the item; the browser then prints them all at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from kompas.model.fase import Fase
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.tool import Tool
from kompas.render.catalogues import groups_of
from kompas.render.citations import Citations
from kompas.render.meeting import Part, packable, part_of
from kompas.render.page import Page
from kompas.render.renderer import render
from kompas.render.sheets import BETWEEN, sheets_of
from kompas.website.addresses import PACK_PAGE, SiteLocator
from kompas.website.downloads import Downloads, FileKind

SHEETS = "assets/vergadermap"
"""The folder of the scripts that hold the sheets, from the root of the site."""
TO_PRINT: frozenset[FileKind] = frozenset({"pagina", "kaart", "blanco"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One item that somebody can put into the pack."""

    item: Item
    data: Mapping[str, str]
    """What the script has to know of it, as attributes."""


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The choices of one kind in one phase."""

    title: str
    phase: Fase | None
    choices: tuple[Choice, ...]


def pack_body(page: Page, downloads: Downloads) -> Markup:
    """Return the page on which people put a meeting pack together."""
    assert isinstance(page.locator, SiteLocator)
    kinds = [
        (kind.plural, tuple(_groups(kind, page, downloads))) for kind in (Tool, Praktijkvoorbeeld)
    ]
    return render("vergadermap", page, soorten=kinds, bladen=page.locator.to(SHEETS))


def _groups(kind: type[Item], page: Page, downloads: Downloads) -> Iterator[ChoiceGroup]:
    items = packable(page.handbook)
    for group in groups_of(kind, page.handbook):
        choices = tuple(
            _choice(item, page, downloads) for item in group.items if items.get(item.id) is item
        )
        if choices:
            yield ChoiceGroup(group.title or kind.plural, group.phase, choices)


def _choice(item: Item, page: Page, downloads: Downloads) -> Choice:
    assert isinstance(page.locator, SiteLocator)
    files = [
        {"adres": shown.address, "tekst": shown.label}
        for download in downloads.get((item.kind, item.id), ())
        if download.kind in TO_PRINT
        for shown in [download.seen_from(page.locator)]
    ]
    words = (item.titel, *getattr(item, "ook_bekend_als", ()), *item.zoekwoorden)
    return Choice(
        item,
        {
            "data-onderdeel": json.dumps(_described(part_of(item)), ensure_ascii=False),
            "data-bestanden": json.dumps(files, ensure_ascii=False),
            "data-woorden": " ".join(words),
        },
    )


def _described(part: Part) -> dict[str, object]:
    """Return a part as `website/scripts/vergadering.js` knows it."""
    group = part.group
    return {
        "titel": part.title,
        "minuten": part.minutes,
        "minutenGeschat": part.minutes_estimated,
        "vooraf": part.preparation,
        "voorafGeschat": part.preparation_estimated,
        "groep": group.model_dump(include={"min", "max", "inschatting"}) if group else None,
        "benodigdheden": part.materials,
    }


def write_sheets(handbook: Handbook, site: Path) -> None:
    """Write the sheets of each item as a script into the folder `site`."""
    folder = site / SHEETS
    folder.mkdir(parents=True, exist_ok=True)
    for identifier, item in packable(handbook).items():
        html = json.dumps(str(sheets_of(item, _sheets_page(handbook, item))), ensure_ascii=False)
        safe = html.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        script = f'kompasBlad("{identifier}",{safe});\n'
        folder.joinpath(f"{identifier}.js").write_text(script, "utf-8")


def _sheets_page(handbook: Handbook, item: Item) -> Page:
    """Return the state of the sheets of one item, which stand on the page of the pack."""
    return Page(
        handbook,
        SiteLocator(PACK_PAGE),
        "papier",
        Citations(anchor_prefix=f"{item.id}{BETWEEN}"),
        # A browser cannot print footnotes, so no term is explained.
        explained_terms=set(handbook.begrippen),
        anchor_prefix=f"{item.id}{BETWEEN}",
    )
