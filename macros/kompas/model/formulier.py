"""A form: defined once, shown in every shape (design §4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from kompas.model.fields import (
    ContentModel,
    FaultInsideError,
    Identifier,
    Markdown,
    Minutes,
    Text,
    refuse_repeats,
)
from kompas.source.place import ValuePath, did_you_mean

CHECK_PARTS = ("antwoord", "actie")
"""The entries of a `checkvraag`."""
SIGNATURE_PARTS = ("organisatie", "naam", "functie")
"""The entries of each line of an `ondertekening`."""
START_TIME = "begin"
"""The entry of a `draaiboek` beside those of its parts."""
SLOT_PARTS = ("tijd", "minuten", "wie")
"""The entries of each part of a `draaiboek`."""


def _path_step(value: str) -> str:
    if value.isdigit():
        raise ValueError(
            "dit kunnen niet alleen cijfers zijn: dat zijn de nummers van rijen; "
            f'zet er een letter voor, zoals "v{value}"'
        )
    return value


PathStep = Annotated[Identifier, AfterValidator(_path_step)]
"""An id that becomes a step of the path to an answer, where a number is that of a row."""
EntryPath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
"""The way to an answer, without row numbers: `omvang/antwoord`."""


class Voorwaarde(ContentModel):
    """When a field is shown: another field has this answer, or one of these."""

    veld: Identifier
    is_: Annotated[Text | bool | None, Field(alias="is")] = None
    een_van: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if (self.is_ is None) != bool(self.een_van):
            raise ValueError(
                'zet hier of "is" met één antwoord, of "een_van" met een lijst van antwoorden'
            )
        return self


class Optie(ContentModel):
    """One answer to choose from."""

    waarde: Identifier
    label: Text


class VeldBasis(ContentModel):
    """What every field has."""

    id: PathStep
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

    @model_validator(mode="after")
    def _every_value_leads_to_one_option(self) -> Self:
        _check_options(self.opties)
        if self.soort == "meerkeuze":
            for index, option in enumerate(self.opties):
                _check_step(option.waarde, ("opties", index, "waarde"))
        return self


class SchaalVeld(VeldBasis):
    """A mark on a scale, each step with its word."""

    soort: Literal["schaal"]
    opties: Annotated[tuple[Optie, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _every_value_is_there_once(self) -> Self:
        _check_options(self.opties)
        return self


class CheckvraagVeld(VeldBasis):
    """A question with an answer and an action point."""

    soort: Literal["checkvraag"]
    regels: Annotated[int, Field(ge=2, le=40)] = 3


class Kolom(ContentModel):
    """A column of a table to fill in."""

    id: PathStep
    soort: Literal["tekst", "tekstvak", "getal", "datum", "vinkje"]
    label: Text


class Rijen(ContentModel):
    """How many rows a table starts with, and how many it may have."""

    start: Annotated[int, Field(ge=1)]
    max: Annotated[int, Field(ge=1, le=200)]

    @model_validator(mode="after")
    def _start_is_not_above_max(self) -> Self:
        if self.start > self.max:
            raise ValueError(f"start ({self.start}) is groter dan max ({self.max})")
        return self


class TabelVeld(VeldBasis):
    """Rows that people add themselves."""

    soort: Literal["tabel"]
    rijen: Rijen
    kolommen: Annotated[tuple[Kolom, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _columns_have_ids_of_their_own(self) -> Self:
        refuse_repeats(
            (("kolommen", index, "id"), column.id) for index, column in enumerate(self.kolommen)
        )
        return self


class Tijdvak(ContentModel):
    """One part of a run sheet."""

    id: PathStep
    titel: Text
    minuten: Minutes
    tekst: Markdown | None = None


class DraaiboekVeld(VeldBasis):
    """A run sheet: parts with minutes, which become clock times from a start time."""

    soort: Literal["draaiboek"]
    tijdvakken: Annotated[tuple[Tijdvak, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _parts_have_ids_of_their_own(self) -> Self:
        places = [("tijdvakken", index, "id") for index in range(len(self.tijdvakken))]
        ids = [slot.id for slot in self.tijdvakken]
        refuse_repeats(zip(places, ids, strict=True))
        if START_TIME in ids:
            raise FaultInsideError(
                places[ids.index(START_TIME)],
                f'het id "{START_TIME}" is al dat van de begintijd; kies een ander id',
            )
        return self


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

    def renamed(self, path: str) -> str:
        """Return the path, without row numbers, after this change.

        Of the old paths that it begins with, the longest counts.
        """
        steps = path.split("/")
        for length in range(len(steps), 0, -1):
            new = self.hernoemd.get("/".join(steps[:length]))
            if new:
                return "/".join((new, *steps[length:]))
        return path


class Formulier(ContentModel):
    """A form that belongs to a tool."""

    versie: Annotated[int, Field(ge=1)]
    """Raised when field ids change, so that saved answers can be migrated."""
    wijzigingen: tuple[Wijziging, ...] = ()
    uitleg: Markdown | None = None
    onderdelen: Annotated[tuple[FormulierOnderdeel, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        refuse_repeats(
            (("onderdelen", index, "id"), part.id) for index, part in enumerate(self.onderdelen)
        )
        refuse_repeats(((*place, "id"), field.id) for place, field in _fields_of(self))
        return self

    @model_validator(mode="after")
    def _conditions_wait_for_an_answer_before_them(self) -> Self:
        fields = [field for _, field in _fields_of(self)]
        for number, (place, field) in enumerate(_fields_of(self)):
            if field.toon_als:
                _check_condition(field.toon_als, (*place, "toon_als"), fields, number)
        return self

    @model_validator(mode="after")
    def _changes_lead_to_where_answers_are_now(self) -> Self:
        paths = {path for _, field in _fields_of(self) for path in answer_paths(field)}
        for index, change in enumerate(self.wijzigingen):
            place = ("wijzigingen", index)
            before = self.wijzigingen[index - 1].versie if index else 1
            _check_version(change.versie, before, self.versie, (*place, "versie"))
            names = change.hernoemd
            refuse_repeats(((*place, "hernoemd", old), new) for old, new in names.items())
            for old, new in names.items():
                later = self.wijzigingen[index + 1 :]
                _check_renaming(old, new, paths, later, (*place, "hernoemd", old))
        return self


def answer_paths(field: Veld) -> Iterator[str]:
    """Yield the path of a field and of all that is inside it, without row numbers."""
    yield field.id
    for inner in _inner_paths(field):
        yield f"{field.id}/{inner}"


def _inner_paths(field: Veld) -> Iterator[str]:
    match field:
        case CheckvraagVeld():
            yield from CHECK_PARTS
        case KeuzeVeld(soort="meerkeuze"):
            yield from (option.waarde for option in field.opties)
        case TabelVeld():
            yield from (column.id for column in field.kolommen)
        case OndertekeningVeld():
            yield from SIGNATURE_PARTS
        case DraaiboekVeld():
            yield START_TIME
            for slot in field.tijdvakken:
                yield slot.id
                yield from (f"{slot.id}/{part}" for part in SLOT_PARTS)
        case _:
            pass


def _fields_of(form: Formulier) -> Iterator[tuple[ValuePath, Veld]]:
    for part_index, part in enumerate(form.onderdelen):
        for index, field in enumerate(part.velden):
            yield ("onderdelen", part_index, "velden", index), field


def _check_options(options: tuple[Optie, ...]) -> None:
    refuse_repeats(
        (("opties", index, "waarde"), option.waarde) for index, option in enumerate(options)
    )


def _check_step(value: str, place: ValuePath) -> None:
    try:
        _path_step(value)
    except ValueError as error:
        raise FaultInsideError(place, str(error)) from error


def _check_condition(rule: Voorwaarde, place: ValuePath, fields: list[Veld], number: int) -> None:
    """Refuse a condition of field `number` that no answer can fulfil."""
    other = next((field for field in fields if field.id == rule.veld), None)
    if other is None:
        known = [field.id for field in fields[:number]]
        raise FaultInsideError(
            (*place, "veld"),
            f'dit formulier heeft geen veld "{rule.veld}".' + did_you_mean(rule.veld, known),
        )
    if fields.index(other) >= number:
        raise FaultInsideError(
            (*place, "veld"),
            f'"{rule.veld}" staat niet eerder in het formulier; kies een veld dat ervoor staat',
        )
    if not isinstance(other, VinkjeVeld | KeuzeVeld | SchaalVeld):
        raise FaultInsideError(
            (*place, "veld"),
            f'"{rule.veld}" is een {other.soort}; '
            "kies een veld van de soort vinkje, keuze, meerkeuze of schaal",
        )
    if isinstance(other, VinkjeVeld):
        _check_tick(rule, place)
    else:
        _check_choice(rule, place, other)


def _check_tick(rule: Voorwaarde, place: ValuePath) -> None:
    if not isinstance(rule.is_, bool):
        raise FaultInsideError(
            (*place, "is" if rule.is_ is not None else "een_van"),
            f'"{rule.veld}" is een vinkje; schrijf "is: true" of "is: false"',
        )


def _check_choice(rule: Voorwaarde, place: ValuePath, other: KeuzeVeld | SchaalVeld) -> None:
    values = [option.waarde for option in other.opties]
    asked: dict[ValuePath, Text | bool] = {
        (*place, "een_van", index): answer for index, answer in enumerate(rule.een_van)
    }
    if rule.is_ is not None:
        asked[(*place, "is")] = rule.is_
    for where, answer in asked.items():
        if answer not in values:
            shown = str(answer).lower() if isinstance(answer, bool) else answer
            raise FaultInsideError(
                where,
                f'"{shown}" is geen waarde van "{rule.veld}"; kies uit: {", ".join(values)}.'
                + did_you_mean(shown, values),
            )
    refuse_repeats((where, str(answer)) for where, answer in asked.items())


def _check_version(version: int, before: int, newest: int, place: ValuePath) -> None:
    if version > newest:
        raise FaultInsideError(
            place, f"het formulier is pas versie {newest}; verhoog de versie van het formulier"
        )
    if version <= before:
        raise FaultInsideError(
            place, "zet de wijzigingen van oud naar nieuw, met elke versie één keer"
        )


def _check_renaming(
    old: str, new: str, paths: set[str], later: tuple[Wijziging, ...], place: ValuePath
) -> None:
    if any(step.isdigit() for step in old.split("/")):
        raise FaultInsideError(place, f'schrijf "{old}" zonder het nummer van een rij')
    if old in paths:
        raise FaultInsideError(
            place, f'"{old}" bestaat nog in dit formulier; alleen wat weg is, kan hernoemd zijn'
        )
    now = new
    for change in later:
        now = change.renamed(now)
    if now not in paths:
        raise FaultInsideError(
            place, f'dit formulier heeft geen "{now}".' + did_you_mean(now, paths)
        )
