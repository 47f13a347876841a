"""A step: one of eight, in one phase."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kompas.model.fields import PhaseId, Text
from kompas.model.item import Item


class Stap(Item):
    """A step of the Kompas."""

    kind: ClassVar[str] = "stap"
    folder: ClassVar[str] = "stappen"
    plural: ClassVar[str] = "Stappen"

    nr: Annotated[int, Field(ge=1, le=8)]
    kort: Text
    """The step in one or two words, for navigation."""
    kompaslabel: Annotated[tuple[Text, ...], Field(min_length=1, max_length=2)]
    """The step on the compass rose, one entry a line."""
    fase: PhaseId
    aan_zet: Text
    """Who takes the lead in this step."""
