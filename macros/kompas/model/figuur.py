"""A figure, drawn from data."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from kompas.model.blocks import TableData
from kompas.model.fields import (
    ContentModel,
    FaultInsideError,
    Identifier,
    Markdown,
    StepId,
    Text,
    refuse_repeats,
)
from kompas.model.item import Item
from kompas.source.place import did_you_mean


class Ring(ContentModel):
    """One ring, with the text that explains it."""

    id: Identifier
    titel: Text
    tekst: Markdown


class Ringen(ContentModel):
    """Concentric rings, from the inside outward."""

    soort: Literal["ringen"]
    ringen: Annotated[tuple[Ring, ...], Field(min_length=2, max_length=7)]
    nadruk: Identifier | None = None
    """The ring that the handbook is about."""

    @model_validator(mode="after")
    def _emphasis_is_on_one_of_the_rings(self) -> Self:
        ids = [ring.id for ring in self.ringen]
        refuse_repeats((("ringen", index, "id"), ring_id) for index, ring_id in enumerate(ids))
        if self.nadruk and self.nadruk not in ids:
            raise FaultInsideError(
                ("nadruk",), f'er is geen ring "{self.nadruk}".' + did_you_mean(self.nadruk, ids)
            )
        return self


class TabelTekening(TableData):
    """A figure that says what it says in rows and columns."""

    soort: Literal["tabel"]


Tekening = Annotated[Ringen | TabelTekening, Field(discriminator="soort")]


class Figuur(Item):
    """A figure with its title, caption and text alternative."""

    kind: ClassVar[str] = "figuur"
    folder: ClassVar[str] = "figuren"
    plural: ClassVar[str] = "Figuren"

    nr: Annotated[int, Field(ge=1)] | None = None
    """The figure's number in the source."""
    stappen: tuple[StepId, ...] = ()
    alternatief: Text | None = None
    """What someone hears who does not see the figure."""
    bijschrift: Markdown | None = None
    tekening: Tekening | None = None

    @classmethod
    def required_when_finished(cls) -> tuple[str, ...]:
        """Return the fields that a finished figure may not leave empty."""
        return ("alternatief", "tekening")
