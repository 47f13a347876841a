"""Builds the whole site into a folder."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from kompas.model.handbook import Handbook
from kompas.paths import handbook_root
from kompas.website.downloads import Downloads
from kompas.website.plugin import KompasPlugin


class SiteError(Exception):
    """MkDocs could not build the site; the message says why."""


def build_site(handbook: Handbook, target: Path, downloads: Downloads) -> None:
    """Build the site of `handbook` into `target`, an empty folder.

    Raises SiteError with every warning and error: a link that leads nowhere is an error too.
    """
    config = site_config(target, strict=True)
    plugin = kompas_plugin(config)
    plugin.handbook = handbook
    plugin.downloads = downloads
    run_mkdocs(config)


def run_mkdocs(config: MkDocsConfig, serve_url: str | None = None) -> None:
    """Let MkDocs build; raises SiteError with all that it has to say."""
    with _Messages() as messages:
        try:
            build(config, serve_url=serve_url)
        except Abort as stop:
            raise SiteError("\n".join(messages.lines) or str(stop)) from None


def site_config(target: Path, *, strict: bool) -> MkDocsConfig:
    """Return the settings of `mkdocs.yml` for a build into `target`."""
    root = handbook_root()
    return load_config(
        str(root / "mkdocs.yml"), site_dir=str(target), strict=strict, docs_dir=str(root / "docs")
    )


def kompas_plugin(config: MkDocsConfig) -> KompasPlugin:
    """Return our plugin out of the settings."""
    plugin = config.plugins["kompas"]
    assert isinstance(plugin, KompasPlugin)
    return plugin


class _Messages(logging.Handler):
    """Catches what MkDocs warns of, instead of printing it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def __enter__(self) -> _Messages:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
