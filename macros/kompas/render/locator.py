"""Where an item lives: on which page of the site, or where in a document on paper."""

from __future__ import annotations

from typing import Protocol


class Locator(Protocol):
    """Answers where an item can be found from the page that is being rendered."""

    def address(self, kind: str, identifier: str, block: str | None = None) -> str | None:
        """Return the address of an item or of one block of it, or None where there is none."""
