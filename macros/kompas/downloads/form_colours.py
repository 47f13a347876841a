"""The colours of the handbook for Word and Excel."""

from __future__ import annotations

from kompas.model.handbook import Handbook
from kompas.model.tool import Tool
from kompas.render.theme import theme_of


def theme_colours(handbook: Handbook, tool: Tool) -> dict[str, str]:
    """Return the colours of the theme on paper, as Office writes them: `1B2430`."""
    theme, phases = theme_of(handbook), handbook.phases_of(tool)
    phase, tint = theme.of_phase(phases[0].id if phases else None)[:2]
    colours = {name: light for name, light in theme.paper_ink.items() if light.startswith("#")}
    colours |= {"fase": phase, "fase-tint": tint}
    return {name: colour.removeprefix("#").upper() for name, colour in colours.items()}
