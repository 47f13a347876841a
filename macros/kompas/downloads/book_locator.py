"""Where an item stands in the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kompas.downloads.book_parts import figures_in_text
from kompas.model.begrip import Begrip
from kompas.model.figuur import Figuur
from kompas.model.handbook import Handbook
from kompas.model.item import Item

BETWEEN = "--"
"""Between what an anchor belongs to and the anchor itself; no id holds two hyphens in a row."""


def prefix_of(kind: str, identifier: str) -> str:
    """Return what the anchors inside an item begin with."""
    return f"{kind}-{identifier}{BETWEEN}"


def top_of(kind: str, identifier: str) -> str:
    """Return the anchor of an item as a whole."""
    return f"{kind}-{identifier}"


TERMS_PREFIX = f"{Begrip.kind}{BETWEEN}"


@dataclass(frozen=True, slots=True)
class BookLocator:
    """Finds every item and every term inside the book; a figure where the text shows it."""

    figures: Mapping[str, tuple[Item, str]]

    def address(self, kind: str, identifier: str, block: str | None = None) -> str:
        """Return the anchor of an item, of one of its blocks or of a term."""
        return "#" + self.anchor(kind, identifier, block)

    def anchor(self, kind: str, identifier: str, block: str | None = None) -> str:
        """Return the same without the mark of an anchor."""
        if kind == Begrip.kind:
            return TERMS_PREFIX + identifier
        if kind == Figuur.kind and identifier in self.figures:
            item, figure_block = self.figures[identifier]
            return prefix_of(item.kind, item.id) + figure_block
        if block:
            return prefix_of(kind, identifier) + block
        return top_of(kind, identifier)


def book_locator(handbook: Handbook) -> BookLocator:
    """Return where everything stands in the book of `handbook`."""
    return BookLocator(figures_in_text(handbook))
