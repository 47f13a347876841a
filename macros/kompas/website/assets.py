"""The files that every page needs: style, scripts, fonts and the search index."""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.exceptions import PluginError

from kompas.model.handbook import Handbook
from kompas.paths import STATIC
from kompas.render.stylesheets import screen_stylesheet
from kompas.render.theme import theme_of
from kompas.source.logo import Logo
from kompas.website.search_index import search_script

LAYOUT = Path(__file__).resolve().parent / "layout.css"
STYLESHEET = "assets/kompas.css"
"""From the root of the site."""
SCRIPTS = ("kompas.js", "zoekmachine.js", "pdf.js", "kantoor.js")


def write_assets(handbook: Handbook, site: Path) -> None:
    """Write `assets/` into the folder `site`.

    Raises PluginError, which says what to run, when the scripts were not bundled.
    """
    target = site / "assets"
    target.mkdir(parents=True, exist_ok=True)
    style = screen_stylesheet(LAYOUT.read_text("utf-8"), theme_of(handbook))
    site.joinpath(STYLESHEET).write_text(style, "utf-8")
    target.joinpath("zoekindex.js").write_text(search_script(handbook), "utf-8")
    if handbook.edition and handbook.edition.logo:
        site.joinpath(logo_place(handbook.edition.logo)).write_bytes(handbook.edition.logo.data)
    for name in SCRIPTS:
        shutil.copyfile(_static(name), target / name)
    shutil.copytree(_static("fonts"), target / "fonts", dirs_exist_ok=True)


def logo_place(logo: Logo) -> str:
    """Return where the logo of a region's own copy lies, from the root of the site."""
    return f"assets/{logo.name}"


def head_script() -> str:
    """Return the script that runs before the first paint."""
    return _static("head.js").read_text("utf-8").strip()


def _static(name: str) -> Path:
    path = STATIC / name
    if not path.exists():
        raise PluginError(
            f"{name} ontbreekt: de scripts zijn nog niet gebundeld. Draai eerst: make site"
        )
    return path
