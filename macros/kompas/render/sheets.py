"""What goes on the table of one item: its text, and its form on sheets to write on."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kompas.model.item import Item
from kompas.model.tool import Tool
from kompas.render.page import Page
from kompas.render.renderer import render

TOP = "boven"
"""The anchor where the sheets of an item begin."""
BETWEEN = "--"
"""Between an item and an anchor inside it; no id holds two hyphens in a row."""


def sheets_of(item: Item, page: Page) -> Markup:
    """Return the parts that each begin on a new sheet of paper; `page` is for this item only."""
    anchors = (page.anchor(TOP), None)
    return Markup("").join(
        render("vergaderstuk", page, fase=_phase(item, page), anker=anchor, inhoud=part)
        for part, anchor in zip(_parts(item, page), anchors, strict=False)
    )


def blank_form(tool: Tool, page: Page) -> Markup:
    """Return the sheet of a form, to write on."""
    return render(
        "formulierblad",
        page,
        item=tool,
        formulier=tool.formulier,
        antwoorden={},
        invulbaar=False,
        regels={},
        vervolg=(),
        form_files={},
    )


def _parts(item: Item, page: Page) -> Iterator[Markup]:
    text = item.model_copy(update={"formulier": None}) if isinstance(item, Tool) else item
    yield render("artikel", page, item=text, downloads=(), form_files={})
    if isinstance(item, Tool) and item.formulier:
        yield blank_form(item, page)


def _phase(item: Item, page: Page) -> str | None:
    phases = page.handbook.phases_of(item)
    return phases[0].id if phases else None
