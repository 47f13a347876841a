"""The MkDocs plugin: gives every item of the handbook a page, and every page its frame."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from kompas.model.handbook import Handbook, build_handbook
from kompas.model.item import Item
from kompas.render.page import Page
from kompas.source.folder import read_folder
from kompas.source.place import ContentProblems
from kompas.website.addresses import SiteLocator, source_of
from kompas.website.assets import head_script, write_assets
from kompas.website.downloads import Downloads
from kompas.website.frame import frame_of
from kompas.website.pack import write_sheets
from kompas.website.regional_pages import RegionalPage, regional_pages
from kompas.website.security_txt import write_security_txt

PLACEHOLDER = "<!--kompas:body-->"
"""Stands for the body while Python-Markdown runs, which would otherwise mangle HTML."""

THEME_FILES_IN_USE = frozenset({"assets/images/favicon.png"})


class KompasPluginConfig(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` can set under `plugins: {kompas: …}`."""

    content = config_options.Dir(exists=True, default="content")


class KompasPlugin(BasePlugin[KompasPluginConfig]):  # type: ignore[no-untyped-call]
    """Makes MkDocs pages of the handbook."""

    handbook: Handbook | None = None
    """Read from `content` when nobody gave one."""
    downloads: Downloads
    """The files that an item's page offers, by kind and id."""

    def __init__(self) -> None:
        self.downloads = {}
        self.bodies: dict[str, Markup] = {}
        self._items: dict[str, Item] = {}

    @event_priority(100)  # before the macros plugin, which wants to know the handbook
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the handbook, unless it was given."""
        if self.handbook is None:
            folder = Path(self.config.content)
            try:
                self.handbook = build_handbook(read_folder(folder, folder.name))
            except ContentProblems as problems:
                raise PluginError(str(problems)) from None
        self._items = {
            source_of(item): item
            for items in self.handbook.items.values()
            for item in items.values()
        }
        config.extra["kompas"] = self
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add a page for every item; drop what the theme brings but no page uses."""
        for source, item in self._items.items():
            if files.get_file_from_path(source):
                raise PluginError(
                    f"docs/{source} bestaat, maar die pagina komt al uit de inhoud ({item.kind} "
                    f'"{item.id}"). Haal het bestand in docs/ weg, of geef het een andere naam.'
                )
            call = f'{{{{ kompas_item("{item.kind}", "{item.id}") }}}}'
            files.append(_generated(config, source, call))
        for page in regional_pages(self._handbook):
            if files.get_file_from_path(page.source):
                raise PluginError(
                    f"{page.source} bestaat, maar die pagina maakt een eigen kopie zelf. "
                    "Geef het bestand een andere naam."
                )
            files.append(_generated(config, page.source, _call_of(page)))
        for file in list(files):
            if _comes_from_theme(file, config) and file.src_uri not in THEME_FILES_IN_USE:
                files.remove(file)
        return files

    def on_page_content(
        self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the body in, which the macro left a placeholder for."""
        return html.replace(PLACEHOLDER, self.bodies.get(page.file.dest_uri, ""))

    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        """Give the theme the frame of the page."""
        item = self._items.get(page.file.src_uri)
        title = item.titel if item else str(page.meta.get("title", ""))
        core = str(page.meta.get("description", ""))
        return self._framed(context, SiteLocator(page.file.dest_uri), item, title, core)

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the theme the frame of a page of its own, such as 404."""
        return self._framed(context, SiteLocator(template_name), None, "Niet gevonden")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write style, scripts, fonts, search index, and what lies in folders MkDocs skips."""
        site = Path(config.site_dir)
        write_assets(self._handbook, site)
        write_sheets(self._handbook, site)
        if self._handbook.edition:
            write_security_txt(self._handbook.edition.regio, site)

    def page_at(self, place: str) -> Page:
        """Return the state of a page that is about to be rendered."""
        return Page(self._handbook, SiteLocator(place), "scherm")

    @property
    def _handbook(self) -> Handbook:
        assert self.handbook is not None
        return self.handbook

    def _framed(
        self,
        context: TemplateContext,
        locator: SiteLocator,
        item: Item | None,
        title: str,
        core: str = "",
    ) -> TemplateContext:
        values: dict[str, Any] = {
            "frame": frame_of(self._handbook, locator, item, title, core),
            "head_script": Markup(head_script()),
        }
        context.update(values)  # type: ignore[typeddict-item]
        return context


def _generated(config: MkDocsConfig, source: str, content: str) -> File:
    return File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def _call_of(page: RegionalPage) -> str:
    """Return the page as it would stand in `docs/`."""
    title, core = (json.dumps(text) for text in (page.title, page.core))
    return f'---\ntitle: {title}\ndescription: {core}\n---\n{{{{ kompas_regio("{page.name}") }}}}'


def _comes_from_theme(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir is not None and Path(file.src_dir) != Path(config.docs_dir)
