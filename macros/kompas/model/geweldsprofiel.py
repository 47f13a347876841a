"""A violence profile: a pattern of violence in a household, and what it asks."""

from __future__ import annotations

from typing import ClassVar

from kompas.model.item import Item


class Geweldsprofiel(Item):
    """A violence profile."""

    kind: ClassVar[str] = "geweldsprofiel"
    folder: ClassVar[str] = "geweldsprofielen"
    plural: ClassVar[str] = "Geweldsprofielen"
