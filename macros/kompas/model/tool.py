"""A tool: a working method, checklist, format or aid that people take to the table."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kompas.model.fields import ContentModel, Markdown, Minutes, PeopleCount, StepId, Text, ToolId
from kompas.model.formulier import Formulier
from kompas.model.item import Item

ToolSoort = Literal[
    "werkvorm",
    "checklist",
    "format",
    "draaiboek",
    "invulformulier",
    "keuzehulp",
    "model",
    "bronnenlijst",
]


class Duur(ContentModel):
    """How long a tool takes, in minutes."""

    voorbereiden: Minutes | None = None
    uitvoeren: Minutes | None = None
    afronden: Minutes | None = None
    inschatting: bool = False
    """Whether the minutes are our own estimate, because the source gives none."""

    @property
    def totaal(self) -> int:
        """All minutes together."""
        return sum(minutes or 0 for minutes in (self.voorbereiden, self.uitvoeren, self.afronden))


class Groep(ContentModel):
    """With how many people, and with whom."""

    min: PeopleCount | None = None
    max: PeopleCount | None = None
    wie: tuple[Text, ...] = ()
    inschatting: bool = False
    """Whether the numbers are our own estimate, because the source gives none."""

    @model_validator(mode="after")
    def _min_is_not_above_max(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min ({self.min}) is groter dan max ({self.max})")
        return self


class Relaties(ContentModel):
    """Which tools come before and after this one."""

    eerder: tuple[ToolId, ...] = ()
    daarna: tuple[ToolId, ...] = ()


class Tool(Item):
    """A tool of the handbook."""

    kind: ClassVar[str] = "tool"
    folder: ClassVar[str] = "tools"
    plural: ClassVar[str] = "Tools"

    soort: ToolSoort
    stappen: tuple[StepId, ...] = ()
    ook_bekend_als: tuple[Text, ...] = ()
    duur: Duur | None = None
    groep: Groep | None = None
    benodigdheden: tuple[Text, ...] = ()
    wanneer_wel: Markdown | None = None
    wanneer_niet: Markdown | None = None
    opbrengst: Markdown | None = None
    formulier: Formulier | None = None
    relaties: Relaties = Relaties()

    @classmethod
    def required_when_finished(cls) -> tuple[str, ...]:
        """Return the fields that a finished tool may not leave empty."""
        return ("onderdelen", "wanneer_wel", "opbrengst")
