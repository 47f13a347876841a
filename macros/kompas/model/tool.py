"""A tool: a working method, checklist, format or aid that people take to the table."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kompas.model.fields import (
    ContentModel,
    FaultInsideError,
    Markdown,
    Minutes,
    PeopleCount,
    StepId,
    Text,
    ToolId,
)
from kompas.model.formulier import Formulier
from kompas.model.item import Item
from kompas.model.methodekaart import Methodekaart

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


CARD_TITLE_CHARACTERS = 60
CARD_MATERIALS, CARD_MATERIAL_CHARACTERS = 5, 75
CARD_PEOPLE_CHARACTERS = 90
"""What fits on the front of a method card; see tests/pdf/test_card_pdf.py."""


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
    kaart: Methodekaart | None = None
    """The steps in short, for tools that a group does together: they get a method card."""
    formulier: Formulier | None = None
    relaties: Relaties = Relaties()

    @classmethod
    def required_when_finished(cls) -> tuple[str, ...]:
        """Return the fields that a finished tool may not leave empty."""
        return ("onderdelen", "wanneer_wel", "opbrengst")

    @model_validator(mode="after")
    def _front_of_the_card_has_room(self) -> Self:
        if self.kaart is None:
            return self
        if len(self.titel) > CARD_TITLE_CHARACTERS:
            raise FaultInsideError(("titel",), _too_long(self.titel, CARD_TITLE_CHARACTERS))
        if len(self.benodigdheden) > CARD_MATERIALS:
            raise FaultInsideError(
                ("benodigdheden",),
                f"hier staan {len(self.benodigdheden)} benodigdheden; "
                f"op de methodekaart passen er {CARD_MATERIALS}",
            )
        for index, material in enumerate(self.benodigdheden):
            if len(material) > CARD_MATERIAL_CHARACTERS:
                message = _too_long(material, CARD_MATERIAL_CHARACTERS)
                raise FaultInsideError(("benodigdheden", index), message)
        people = ", ".join(self.groep.wie) if self.groep else ""
        if len(people) > CARD_PEOPLE_CHARACTERS:
            raise FaultInsideError(("groep", "wie"), _too_long(people, CARD_PEOPLE_CHARACTERS))
        return self


def _too_long(text: str, limit: int) -> str:
    return f"dit is samen {len(text)} tekens lang; op de methodekaart passen er {limit}"
