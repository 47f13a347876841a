"""A role: what is asked of one kind of reader."""

from __future__ import annotations

from typing import ClassVar

from kompas.model.fields import StepId
from kompas.model.item import Item


class Rol(Item):
    """A route through the handbook for one role."""

    kind: ClassVar[str] = "rol"
    folder: ClassVar[str] = "rollen"
    plural: ClassVar[str] = "Rollen"

    stappen: tuple[StepId, ...] = ()
