"""The handbook itself: its title, version and emergency numbers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from kompas.model.fields import ContentModel, Core, FaultInsideError, Identifier, Text

EMERGENCY_NUMBERS = ("112", "0800-2000")
"""Shown on every page; a region can add a number but never remove these (design §3)."""

PhoneNumber = Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]*$")]


WebAddress = Annotated[str, StringConstraints(pattern=r"^https://[a-z0-9.-]+(/[a-z0-9._/-]*)?/$")]


def _day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError("schrijf de datum als jaar-maand-dag, zoals 2026-11-22") from None
    return value


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
    datum: Annotated[Text, AfterValidator(_day)]
    """The day of this version, as 2026-11-22; not the day of the build, so that equal content
    gives equal files."""
    adres: WebAddress | None = None
    """Where the site is found, ending in a slash; printed on what people take home."""
    noodnummers: Annotated[tuple[Noodnummer, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _emergency_numbers_are_there(self) -> Self:
        for number in EMERGENCY_NUMBERS:
            if number not in {entry.nummer for entry in self.noodnummers}:
                raise FaultInsideError(
                    ("noodnummers",), f"het noodnummer {number} moet blijven staan"
                )
        return self
