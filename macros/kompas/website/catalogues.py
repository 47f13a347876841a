"""The kinds that the menu names."""

from __future__ import annotations

from collections.abc import Mapping

from kompas.model.geweldsprofiel import Geweldsprofiel
from kompas.model.item import Item
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.rol import Rol
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.model.verdieping import Verdieping

MENU: Mapping[type[Item], str] = {
    Stap: "Stappen",
    Tool: "Tools",
    Praktijkvoorbeeld: "Praktijk",
    Geweldsprofiel: "Geweldsprofielen",
    Verdieping: "Verdieping",
    Rol: "Rollen",
}
"""The kinds in the menu, by a name short enough for one line."""
