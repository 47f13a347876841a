"""Background: a passage that has its home outside the steps and tools."""

from __future__ import annotations

from typing import ClassVar

from kompas.model.fields import StepId
from kompas.model.item import Item


class Verdieping(Item):
    """A passage of background."""

    kind: ClassVar[str] = "verdieping"
    folder: ClassVar[str] = "verdieping"
    plural: ClassVar[str] = "Verdieping"

    stappen: tuple[StepId, ...] = ()
