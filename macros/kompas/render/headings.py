"""The headings of an item, for its table of contents."""

from __future__ import annotations

from dataclasses import dataclass

from kompas.model.blocks import Tekst
from kompas.model.item import Item
from kompas.model.rol import Rol


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the id of its block."""

    id: str
    text: str
    level: int


def headings_of(item: Item) -> tuple[Heading, ...]:
    """Return the headings of the running text, in reading order, and that of a role's route."""
    headings = [
        Heading(block.id, block.kop, block.niveau)
        for block in item.onderdelen
        if isinstance(block, Tekst) and block.kop
    ]
    if isinstance(item, Rol) and item.route:
        headings.append(Heading("leesroute", "Leesroute", 2))
    return tuple(headings)
