"""A practice example: how a region or organisation does it."""

from __future__ import annotations

from typing import ClassVar

from kompas.model.fields import Markdown, StepId, Text
from kompas.model.item import Item


class Praktijkvoorbeeld(Item):
    """A practice example."""

    kind: ClassVar[str] = "praktijkvoorbeeld"
    folder: ClassVar[str] = "praktijkvoorbeelden"
    plural: ClassVar[str] = "Praktijkvoorbeelden"

    stappen: tuple[StepId, ...] = ()
    regio: Text | None = None
    partners: tuple[Text, ...] = ()
    lessen: Markdown | None = None
    """What makes it work."""
