"""The headings of an item: those of its blocks and those that its kind always has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kompas.model.blocks import Tekst
from kompas.model.item import Item
from kompas.model.rol import Rol
from kompas.model.tool import Tool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the id of its block."""

    id: str
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a tool under a heading that every tool has, as Markdown."""

    heading: Heading
    text: str


MATERIALS = Heading("nodig", "Wat je nodig hebt")
ROUTE = Heading("leesroute", "Leesroute")


def headings_of(item: Item) -> tuple[Heading, ...]:
    """Return the headings above the parts of an item, in reading order, for a list of them."""
    return tuple(_headings(item))


def passages_of(tool: Tool) -> tuple[Passage, ...]:
    """Return what stands before the blocks of a tool: when to use it and what it gives."""
    texts = (
        (Heading("wanneer-wel", "Wanneer wel"), tool.wanneer_wel),
        (Heading("wanneer-niet", "Wanneer niet"), tool.wanneer_niet),
        (Heading("levert-op", "Wat het oplevert"), tool.opbrengst),
    )
    return tuple(Passage(heading, text) for heading, text in texts if text)


def materials_heading(tool: Tool) -> Heading | None:
    """Return what stands above the list of materials; None when a tool needs none."""
    return MATERIALS if tool.benodigdheden else None


def form_heading(tool: Tool) -> Heading:
    """Return what stands above the form of a tool."""
    return Heading("formulier", "De vragen" if tool.soort == "checklist" else "Het formulier")


def _headings(item: Item) -> Iterator[Heading]:
    if isinstance(item, Tool):
        yield from (passage.heading for passage in passages_of(item))
        if heading := materials_heading(item):
            yield heading
    for block in item.onderdelen:
        if isinstance(block, Tekst) and block.kop:
            yield Heading(block.id, block.kop, block.niveau)
    if isinstance(item, Rol) and item.route:
        yield ROUTE
    if isinstance(item, Tool) and item.formulier:
        yield form_heading(item)
