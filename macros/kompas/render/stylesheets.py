"""The style that screen and paper share, and that of all components, in a fixed order."""

from __future__ import annotations

from pathlib import Path

from kompas.render.theme import Theme, paper_css, screen_css

COMPONENTS = Path(__file__).resolve().parent.parent / "components"
SHARED = Path(__file__).resolve().parent / "style"
SHARED_ORDER = ("fonts.css", "base.css")


def screen_stylesheet(layout: str, theme: Theme) -> str:
    """Return the whole style for the screen; `layout` says where the parts of a page stand."""
    print_only = f"@media print{{\n{_component_css('print.css')}\n}}"
    components = _component_css("style.css")
    return "\n".join([screen_css(theme), *_shared(), layout, components, print_only])


def paper_stylesheet(layout: str, theme: Theme) -> str:
    """Return the whole style for paper; `layout` is the page frame."""
    components = [_component_css("style.css"), _component_css("print.css")]
    return "\n".join([paper_css(theme), *_shared(), *components, layout])


def _shared() -> list[str]:
    return [SHARED.joinpath(name).read_text("utf-8") for name in SHARED_ORDER]


def _component_css(name: str) -> str:
    """Return the sheet `name` of every component, components in alphabetical order."""
    sheets = (folder / name for folder in sorted(COMPONENTS.iterdir()) if folder.is_dir())
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.exists())
