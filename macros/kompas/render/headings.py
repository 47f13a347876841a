"""The headings of an item, for its table of contents."""

from __future__ import annotations

from dataclasses import dataclass

from kompas.model.blocks import Tekst
from kompas.model.item import Item


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the id of its block."""

    id: str
    text: str
    level: int


def headings_of(item: Item) -> tuple[Heading, ...]:
    """Return the headings of the running text, in reading order."""
    return tuple(
        Heading(block.id, block.kop, block.niveau)
        for block in item.onderdelen
        if isinstance(block, Tekst) and block.kop
    )
