"""The colours of the handbook for Word and Excel."""

from __future__ import annotations

from kompas.model.handbook import Handbook
from kompas.model.tool import Tool
from kompas.render.theme import INK, NEUTRAL, PHASES


def theme_colours(handbook: Handbook, tool: Tool) -> dict[str, str]:
    """Return the colours of the theme on paper, as Office writes them: `1B2430`."""
    phases = handbook.phases_of(tool)
    phase, tint = PHASES[phases[0].id][:2] if phases else NEUTRAL[:2]
    colours = {name: light for name, (light, _) in INK.items() if light.startswith("#")}
    colours |= {"fase": phase, "fase-tint": tint}
    return {name: colour.removeprefix("#").upper() for name, colour in colours.items()}
