"""The style of a drawing on paper.

WeasyPrint applies no style of the page to what is inside an SVG, and knows no custom properties
there. So on paper each drawing carries its own style, with the colours filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kompas.model.figuur import Figuur
from kompas.model.handbook import Handbook
from kompas.render.stylesheets import COMPONENTS
from kompas.render.theme import PAPER_WHITE, Theme, theme_of

TYPEFACES: Mapping[str, str] = {
    "serif": '"Source Serif 4"',
    "sans": '"Atkinson Hyperlegible Next"',
}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FOR_A_MEDIUM = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
PROPERTY = re.compile(r"var\(--([a-z0-9-]+)\)")


def drawing_style(figure: Figuur, handbook: Handbook) -> str:
    """Return the style of a figure's drawing on paper, in the colour of the figure's phase."""
    phases = handbook.phases_of(figure)
    return _style(phases[0].id if phases else None, theme_of(handbook))


@cache
def _style(phase: str | None, theme: Theme) -> str:
    folders = sorted((COMPONENTS / "tekening", *COMPONENTS.glob("*_tekening")))
    sheets = (folder / "style.css" for folder in folders)
    css = "\n".join(sheet.read_text("utf-8") for sheet in sheets if sheet.exists())
    values = _values(phase, theme)
    plain = FOR_A_MEDIUM.sub("", COMMENT.sub("", css))
    return PROPERTY.sub(lambda match: values.get(match[1], match[0]), plain)


def _values(phase: str | None, theme: Theme) -> Mapping[str, str]:
    """Return custom property → its value on paper."""
    colour, tint = theme.of_phase(phase)[:2]
    return {
        **theme.paper_ink,
        **PAPER_WHITE,
        **TYPEFACES,
        "fase": colour,
        "fase-tint": tint,
    }
