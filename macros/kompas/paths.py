"""Where the handbook's own files are: in the repository, or in the installed package."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
STATIC = PACKAGE / "static"
"""Fonts and bundled scripts, made by `npm run build`."""


def handbook_root() -> Path:
    """Return the folder that holds `content`, `docs`, `overrides` and `mkdocs.yml`.

    Of `regios` it always holds the guide, `regios/LEESMIJ.md`.
    """
    installed = PACKAGE / "data"
    return installed if installed.is_dir() else PACKAGE.parents[1]
