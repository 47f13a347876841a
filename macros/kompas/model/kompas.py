"""The handbook itself: its title, version and emergency numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from kompas.model.fields import ContentModel, Core, FaultInsideError, Identifier, Text

EMERGENCY_NUMBERS = ("112", "0800-2000")
"""Shown on every page; a region can add a number but never remove these (design §3)."""

_PHONE_NUMBER = re.compile(r"[0-9][0-9 -]*")
_WEB_ADDRESS = re.compile(r"https://[a-z0-9.-]+(/[a-z0-9._/-]*)?/")


def _phone_number(value: str) -> str:
    if not _PHONE_NUMBER.fullmatch(value):
        raise ValueError(
            "dit is geen telefoonnummer; schrijf cijfers, met streepjes of spaties ertussen, zoals "
            "0800-2000"
        )
    return value


def _web_address(value: str) -> str:
    if not _WEB_ADDRESS.fullmatch(value):
        raise ValueError(
            "dit is geen adres van een site; schrijf het in kleine letters en met een schuine "
            "streep aan het eind, zoals https://kompas.regio.nl/"
        )
    return value


PhoneNumber = Annotated[
    str,
    AfterValidator(_phone_number),
    Field(json_schema_extra={"pattern": f"^{_PHONE_NUMBER.pattern}$"}),
]
WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    Field(json_schema_extra={"pattern": f"^{_WEB_ADDRESS.pattern}$"}),
]


def _day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError("schrijf de datum als jaar-maand-dag, zoals 2026-11-22") from None
    return value


IsoDate = Annotated[Text, AfterValidator(_day)]
"""A day, as 2026-11-22."""


def phone_link(number: str) -> str:
    """Return a telephone number as a `tel:` address (RFC 3966)."""
    return "tel:" + number.replace("-", "").replace(" ", "")


class Noodnummer(ContentModel):
    """A number to call."""

    id: Identifier
    aanleiding: Text | None = None
    naam: Text
    nummer: PhoneNumber
    toelichting: Text | None = None

    @property
    def link(self) -> str:
        """What the number links to."""
        return phone_link(self.nummer)


class Kompas(ContentModel):
    """The file `kompas.yml`."""

    titel: Text
    ondertitel: Text
    belofte: Text
    inleiding: Core
    versie: Text
    datum: IsoDate
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
