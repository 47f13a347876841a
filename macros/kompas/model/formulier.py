"""A form: defined once, shown in every shape (design §4)."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from kompas.model.fields import (
    ContentModel,
    Identifier,
    Markdown,
    Minutes,
    Text,
    refuse_repeats,
)

EntryPath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
"""The way to an answer, without row numbers: `omvang/antwoord`."""


class Voorwaarde(ContentModel):
    """When a field is shown: another field has this answer, or one of these."""

    veld: Identifier
    is_: Annotated[Text | bool | None, Field(alias="is")] = None
    een_van: tuple[Text, ...] = ()


class Optie(ContentModel):
    """One answer to choose from."""

    waarde: Identifier
    label: Text


class VeldBasis(ContentModel):
    """What every field has."""

    id: Identifier
    label: Text
    hulp: Text | None = None
    verplicht: bool = False
    toon_als: Voorwaarde | None = None


class TekstVeld(VeldBasis):
    """One line of text."""

    soort: Literal["tekst"]
    maxlengte: Annotated[int, Field(ge=1)] | None = None


class TekstvakVeld(VeldBasis):
    """Several lines of text."""

    soort: Literal["tekstvak"]
    regels: Annotated[int, Field(ge=2, le=40)] = 4


class GetalVeld(VeldBasis):
    """A number."""

    soort: Literal["getal"]


class DatumVeld(VeldBasis):
    """A date."""

    soort: Literal["datum"]


class VinkjeVeld(VeldBasis):
    """A tick."""

    soort: Literal["vinkje"]


class KeuzeVeld(VeldBasis):
    """One of several answers, or several of them."""

    soort: Literal["keuze", "meerkeuze"]
    opties: Annotated[tuple[Optie, ...], Field(min_length=2)]


class SchaalVeld(VeldBasis):
    """A mark on a scale, each step with its word."""

    soort: Literal["schaal"]
    opties: Annotated[tuple[Optie, ...], Field(min_length=2)]


class CheckvraagVeld(VeldBasis):
    """A question with an answer and an action point."""

    soort: Literal["checkvraag"]
    regels: Annotated[int, Field(ge=2, le=40)] = 3


class Kolom(ContentModel):
    """A column of a table to fill in."""

    id: Identifier
    soort: Literal["tekst", "tekstvak", "getal", "datum", "vinkje"]
    label: Text


class Rijen(ContentModel):
    """How many rows a table starts with, and how many it may have."""

    start: Annotated[int, Field(ge=1)]
    max: Annotated[int, Field(ge=1, le=200)]


class TabelVeld(VeldBasis):
    """Rows that people add themselves."""

    soort: Literal["tabel"]
    rijen: Rijen
    kolommen: Annotated[tuple[Kolom, ...], Field(min_length=1)]


class Tijdvak(ContentModel):
    """One part of a run sheet."""

    id: Identifier
    titel: Text
    minuten: Minutes
    tekst: Markdown | None = None


class DraaiboekVeld(VeldBasis):
    """A run sheet: parts with minutes, which become clock times from a start time."""

    soort: Literal["draaiboek"]
    tijdvakken: Annotated[tuple[Tijdvak, ...], Field(min_length=1)]


class OndertekeningVeld(VeldBasis):
    """Who signs."""

    soort: Literal["ondertekening"]
    partijen: tuple[Text, ...] = ()


Veld = Annotated[
    TekstVeld
    | TekstvakVeld
    | GetalVeld
    | DatumVeld
    | VinkjeVeld
    | KeuzeVeld
    | SchaalVeld
    | CheckvraagVeld
    | TabelVeld
    | DraaiboekVeld
    | OndertekeningVeld,
    Field(discriminator="soort"),
]


class FormulierOnderdeel(ContentModel):
    """A titled part of a form."""

    id: Identifier
    titel: Text
    uitleg: Markdown | None = None
    velden: Annotated[tuple[Veld, ...], Field(min_length=1)]


class Wijziging(ContentModel):
    """What changed its id in a new version of a form, so that saved answers find their place."""

    versie: Annotated[int, Field(ge=2)]
    """The version that has the new ids."""
    hernoemd: Annotated[dict[EntryPath, EntryPath], Field(min_length=1)]
    """Old path → new path, without row numbers: `omvang: grootte`, `acties/wat: acties/actie`."""


class Formulier(ContentModel):
    """A form that belongs to a tool."""

    versie: Annotated[int, Field(ge=1)]
    """Raised when field ids change, so that saved answers can be migrated."""
    wijzigingen: tuple[Wijziging, ...] = ()
    uitleg: Markdown | None = None
    onderdelen: Annotated[tuple[FormulierOnderdeel, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _field_ids_are_unique(self) -> Self:
        refuse_repeats(
            (("onderdelen", part_index, "velden", index, "id"), field.id)
            for part_index, part in enumerate(self.onderdelen)
            for index, field in enumerate(part.velden)
        )
        return self
