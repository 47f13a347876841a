"""The macros that the pages in `docs/` and the generated pages call."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from kompas.model.handbook import ITEM_KINDS
from kompas.render.page import Page
from kompas.website.bodies import (
    catalogue_body,
    downloads_body,
    home_body,
    item_body,
    sources_body,
    terms_body,
)
from kompas.website.pack import pack_body
from kompas.website.plugin import PLACEHOLDER, KompasPlugin
from kompas.website.regional_pages import regional_body

KIND_IN_FOLDER = {kind.folder: kind for kind in ITEM_KINDS}


def define_env(env: Any) -> None:
    """Register the macros (the entry point of mkdocs-macros)."""

    def plugin() -> KompasPlugin:
        found = env.conf.extra["kompas"]
        assert isinstance(found, KompasPlugin)
        return found

    def page() -> Page:
        return plugin().page_at(env.page.file.dest_uri)

    def put(body: Markup) -> str:
        plugin().bodies[env.page.file.dest_uri] = body
        return PLACEHOLDER

    @env.macro  # type: ignore[untyped-decorator]
    def kompas_item(kind: str, identifier: str) -> str:
        """Show one item."""
        here = page()
        item = here.handbook.items[kind][identifier]
        return put(item_body(here, item, plugin().downloads.get((kind, identifier), ())))

    @env.macro  # type: ignore[untyped-decorator]
    def kompas_vergadermap() -> str:
        """Show where people put a meeting pack together."""
        return put(pack_body(page(), plugin().downloads))

    @env.macro  # type: ignore[untyped-decorator]
    def kompas_meenemen() -> str:
        """Show all files to take home."""
        return put(downloads_body(page(), plugin().downloads))

    @env.macro  # type: ignore[untyped-decorator]
    def kompas_home() -> str:
        """Show the home page."""
        return put(home_body(page()))

    @env.macro  # type: ignore[untyped-decorator]
    def kompas_catalogus(folder: str) -> str:
        """Show every item of the kind that `folder` holds."""
        return put(catalogue_body(page(), KIND_IN_FOLDER[folder]))

    @env.macro  # type: ignore[untyped-decorator]
    def kompas_begrippen() -> str:
        """Show all terms."""
        return put(terms_body(page()))

    @env.macro  # type: ignore[untyped-decorator]
    def kompas_bronnen() -> str:
        """Show all sources."""
        return put(sources_body(page()))

    @env.macro  # type: ignore[untyped-decorator]
    def kompas_regio(name: str) -> str:
        """Show a page that only a region's own copy has."""
        return put(regional_body(page(), name))
