"""A phase: one of five, with one to three steps."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from kompas.model.item import Item


class Fase(Item):
    """A phase of the Kompas."""

    kind: ClassVar[str] = "fase"
    folder: ClassVar[str] = "fasen"
    plural: ClassVar[str] = "Fasen"

    nr: Annotated[int, Field(ge=1, le=5)]
