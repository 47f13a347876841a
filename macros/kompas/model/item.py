"""What every item of the handbook has, whatever its kind."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from kompas.model.blocks import AnyBlock
from kompas.model.fields import (
    ContentModel,
    Core,
    FaultInsideError,
    Identifier,
    Provenance,
    SourceId,
    Text,
    refuse_repeats,
)

Status = Literal["af", "concept"]

PAGE_PARTS = frozenset(
    {
        "bewaren-keuze",
        "bewaren-naam",
        "bewaren-naam-hulp",
        "bewaren-termijn",
        "boven",
        "bronnen",
        "formulier",
        "inhoud",
        "inhoud-titel",
        "kopieen-kopie",
        "kopieen-termijn",
        "leesroute",
        "lessen",
        "levert-op",
        "nodig",
        "rollen",
        "stappen-van-de-fase",
        "stappenlijst-titel",
        "verwant",
        "wanneer-niet",
        "wanneer-wel",
        "wie-is-verantwoordelijk",
        "zoekhulp",
        "zoekveld",
    }
)
"""Anchors that a page has of its own; a block with the same id would be out of reach."""


class Item(ContentModel):
    """An item with a page of its own, built of blocks.

    An item with `status: concept` still has to be written: it needs no more than its id,
    title and `kern`. The rest is asked of finished items only.
    """

    kind: ClassVar[str]
    """The kind's name, as used for references: `[…](KIND:ID)`."""
    folder: ClassVar[str]
    """The content folder that holds the kind."""
    plural: ClassVar[str]
    """The kind's name on catalogue pages."""

    id: Identifier
    titel: Text
    kern: Core
    zoekwoorden: tuple[Text, ...] = ()
    """Words that people search with and the text does not use; they are not shown."""
    status: Status = "af"
    herkomst: tuple[Provenance, ...] = ()
    onderdelen: tuple[AnyBlock, ...] = ()
    bronnen: tuple[SourceId, ...] = ()

    @property
    def is_concept(self) -> bool:
        """Whether the item still has to be written."""
        return self.status == "concept"

    @model_validator(mode="after")
    def _finished_items_are_whole(self) -> Self:
        if self.is_concept:
            return self
        for name in self.required_when_finished():
            if not getattr(self, name):
                raise ValueError(
                    f'"{name}" ontbreekt; vul het in of zet "status: concept" zolang het niet af is'
                )
        return self

    @model_validator(mode="after")
    def _block_ids_are_unique(self) -> Self:
        refuse_repeats(
            (("onderdelen", index, "id"), block.id) for index, block in enumerate(self.onderdelen)
        )
        return self

    @model_validator(mode="after")
    def _block_ids_leave_room_for_the_page(self) -> Self:
        for index, block in enumerate(self.onderdelen):
            if block.id in PAGE_PARTS:
                raise FaultInsideError(
                    ("onderdelen", index, "id"),
                    f'"{block.id}" is al een vast onderdeel van de pagina; kies een ander id',
                )
        return self

    @classmethod
    def required_when_finished(cls) -> tuple[str, ...]:
        """Return the fields that a finished item may not leave empty."""
        return ("onderdelen",)
