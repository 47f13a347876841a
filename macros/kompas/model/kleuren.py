"""The colours of a region's own copy."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from kompas.model.fields import ContentModel

_HEX = re.compile(r"#[0-9a-f]{6}")
EXAMPLE = '"#1f5fa8"'
NO_VALUE = (
    f"hier staat geen kleur; zet de kleur tussen aanhalingstekens, zoals {EXAMPLE} "
    "(zonder aanhalingstekens telt alles vanaf # als commentaar)"
)
NO_COLOUR = (
    "dit is geen kleur; schrijf # met zes tekens daarachter, elk een cijfer of een letter van a "
    f"tot en met f, en zet het geheel tussen aanhalingstekens, zoals {EXAMPLE}"
)


def _colour(value: Any) -> str:
    """Return a colour in lower case; one that is not written at all never gets here."""
    if value is None:
        raise ValueError(NO_VALUE)
    if not isinstance(value, str) or not _HEX.fullmatch(value.strip().lower()):
        raise ValueError(NO_COLOUR)
    return value.strip().lower()


Colour = Annotated[
    str | None,
    BeforeValidator(_colour),
    WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}),
]
"""A colour as `#rrggbb`; None only where the file does not name it."""


class Kleuren(ContentModel):
    """A colour for each phase, for the bar and for accents; what is absent is as in the base."""

    voorbereiding: Colour = None
    analyse: Colour = None
    ambitie: Colour = None
    strategie: Colour = None
    implementatie: Colour = None
    accent: Colour = None
    """Of the needle of the compass, the edge of a tip and other marks."""
    balk: Colour = None
    """Of the bar of emergency numbers."""
