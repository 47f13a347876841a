"""The handbook itself: its title, version and emergency numbers."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kompas.model.fields import ContentModel, Core, FaultInsideError, Identifier, Text

EMERGENCY_NUMBERS = ("112", "0800-2000")
"""Shown on every page; a region can add a number but never remove these (design §3)."""

PhoneNumber = Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]*$")]


class Noodnummer(ContentModel):
    """A number to call."""

    id: Identifier
    aanleiding: Text | None = None
    naam: Text
    nummer: PhoneNumber
    toelichting: Text | None = None

    @property
    def link(self) -> str:
        """The number as a `tel:` address (RFC 3966)."""
        return "tel:" + self.nummer.replace("-", "").replace(" ", "")


class Kompas(ContentModel):
    """The file `kompas.yml`."""

    titel: Text
    ondertitel: Text
    belofte: Text
    inleiding: Core
    versie: Text
    noodnummers: Annotated[tuple[Noodnummer, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _emergency_numbers_are_there(self) -> Self:
        for number in EMERGENCY_NUMBERS:
            if number not in {entry.nummer for entry in self.noodnummers}:
                raise FaultInsideError(
                    ("noodnummers",), f"het noodnummer {number} moet blijven staan"
                )
        return self
