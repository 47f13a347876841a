"""Which page of the site an item has, and how to link there from another page."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cache

from kompas.model.begrip import Begrip
from kompas.model.bron import Bron
from kompas.model.item import Item
from kompas.render.web_pages import page_of

TERMS_PAGE = "begrippen.html"
SOURCES_PAGE = "bronnen.html"
DOWNLOADS_PAGE = "meenemen.html"
PACK_PAGE = "vergadermap.html"
HELP_PAGE = "hulp"
"""The id of the page for who needs help, which every page links to."""


def source_of(item: Item) -> str:
    """Return the name under which MkDocs knows the page of `item`."""
    return page_of(item.kind, item.id).removesuffix(".html") + ".md"


@dataclass(frozen=True, slots=True)
class SiteLocator:
    """Links from one page of the site; every link is relative, so that a site can be moved."""

    page: str
    """The page that the links stand on, from the root of the site."""

    def address(self, kind: str, identifier: str, block: str | None = None) -> str:
        """Return the link to an item or to one block of it."""
        if kind == Begrip.kind:
            return f"{self.to(TERMS_PAGE)}#{identifier}"
        if kind == Bron.kind:
            return f"{self.to(SOURCES_PAGE)}#{identifier}"
        address = self.to(page_of(kind, identifier))
        return f"{address}#{block}" if block else address

    def to(self, path: str) -> str:
        """Return the link to any file, given from the root of the site."""
        return _relative(path, posixpath.dirname(self.page))

    @property
    def root(self) -> str:
        """The way up to the root of the site, ending in a slash when it is not empty."""
        depth = self.page.count("/")
        return "../" * depth


@cache
def _relative(path: str, folder: str) -> str:
    """Return the way to `path` from `folder`; every page has the same menu, so it is kept."""
    return posixpath.relpath(path, folder or ".")
