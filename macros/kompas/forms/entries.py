"""The places of a form where an answer is given, each with one path (design §4).

A field (`Veld`) has one entry or several: a question has an answer and an action point, a table
has one for each cell. The path leads from the form to the entry: `naam`, `omvang/antwoord`,
`acties/1/wat`. Every shape of the form (page, PDF, Word, Excel, saved file) holds these entries
and no others; `spelling` tells how each shape writes the path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kompas.model.formulier import (
    CheckvraagVeld,
    DraaiboekVeld,
    Formulier,
    FormulierOnderdeel,
    KeuzeVeld,
    Kolom,
    OndertekeningVeld,
    Optie,
    Rijen,
    SchaalVeld,
    TabelVeld,
    TekstvakVeld,
    TekstVeld,
    Tijdvak,
    Veld,
)

AnswerPath = tuple[str, ...]
"""From the form to one entry: field id, then row number or part, then column."""

EntryKind = Literal["tekst", "tekstvak", "getal", "datum", "tijd", "vinkje", "keuze"]

ACTION_LINES = 2
CELL_LINES = 2
SIGNATURE_COLUMNS = (
    Kolom(id="organisatie", soort="tekst", label="Organisatie"),
    Kolom(id="naam", soort="tekst", label="Naam"),
    Kolom(id="functie", soort="tekst", label="Functie"),
)
SIGNATURE_ROWS = Rijen(start=6, max=40)
NO_ROWS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place for one answer: text, or a tick (`vinkje`)."""

    path: AnswerPath
    kind: EntryKind
    label: str
    """Shown beside it."""
    description: str
    """Says by itself what is asked, for a screen reader or a list of all answers."""
    options: tuple[Optie, ...] = ()
    """Of a `keuze`, of which one is chosen."""
    required: bool = False
    lines: int = 1
    max_length: int | None = None
    initial: str = ""
    """What stands there before anybody fills it in."""

    @property
    def empty(self) -> str | bool:
        """The answer of somebody who changed nothing."""
        return False if self.kind == "vinkje" else self.initial


@dataclass(frozen=True, slots=True)
class Question:
    """One field with its entries, as every shape shows it."""

    field: Veld
    entries: tuple[Entry, ...]
    """In the order of reading; of a table those of the rows that are shown."""
    columns: tuple[Kolom, ...] = ()
    """Of a table."""
    rows: tuple[tuple[Entry, ...], ...] = ()
    """The same entries by row; of a run sheet one row for each part."""
    most_rows: int = 0
    """How many rows people may add up to; 0 when the rows are fixed."""


def questions_of(
    part: FormulierOnderdeel, rows: Mapping[str, int] = NO_ROWS
) -> tuple[Question, ...]:
    """Return the questions of one part of a form.

    `rows` says by field id how many rows a table must show; it never shows fewer than its start.
    """
    return tuple(_question(field, rows.get(field.id, 0)) for field in part.velden)


def entries_of(form: Formulier, rows: Mapping[str, int] = NO_ROWS) -> Iterator[Entry]:
    """Yield every entry of the form; `rows` as in `questions_of`."""
    for part in form.onderdelen:
        for question in questions_of(part, rows):
            yield from question.entries


def all_entries(form: Formulier) -> dict[AnswerPath, Entry]:
    """Return every entry that the form can have, with all the rows that people may add."""
    fields = (field for part in form.onderdelen for field in part.velden)
    most = {field.id: limits.max for field in fields if (limits := row_limits(field))}
    return {entry.path: entry for entry in entries_of(form, most)}


def row_limits(field: Veld) -> Rijen | None:
    """Return how many rows a field has at first and at most; None when it is no table."""
    if isinstance(field, TabelVeld):
        return field.rijen
    if isinstance(field, OndertekeningVeld):
        start = max(SIGNATURE_ROWS.start, len(field.partijen))
        return Rijen(start=start, max=max(SIGNATURE_ROWS.max, start))
    return None


def columns_of(field: Veld) -> tuple[Kolom, ...]:
    """Return the columns of a table; none when the field is no table."""
    if isinstance(field, TabelVeld):
        return field.kolommen
    return SIGNATURE_COLUMNS if isinstance(field, OndertekeningVeld) else ()


def _question(field: Veld, wanted_rows: int) -> Question:
    limits = row_limits(field)
    if limits:
        count = min(max(limits.start, wanted_rows), limits.max)
        table = tuple(_row(field, number) for number in range(1, count + 1))
        cells = tuple(entry for row in table for entry in row)
        return Question(field, cells, columns_of(field), table, limits.max)
    if isinstance(field, DraaiboekVeld):
        sheet = tuple(_time_slot(field, slot) for slot in field.tijdvakken)
        slots = tuple(entry for row in sheet for entry in row)
        return Question(field, (_start_time(field), *slots), rows=sheet)
    return Question(field, tuple(_plain(field)))


def _plain(field: Veld) -> Iterator[Entry]:
    """Yield the entries of a field that has no rows."""
    here = (field.id,)
    label, required = field.label, field.verplicht
    match field:
        case CheckvraagVeld():
            answer, action = f"{label} Antwoord", f"{label} Actiepunt"
            lines = field.regels
            yield Entry((*here, "antwoord"), "tekstvak", "Antwoord", answer, (), required, lines)
            yield Entry((*here, "actie"), "tekstvak", "Actiepunt", action, lines=ACTION_LINES)
        case KeuzeVeld(soort="meerkeuze"):
            for option in field.opties:
                description = f"{label}: {option.label}"
                yield Entry((*here, option.waarde), "vinkje", option.label, description)
        case KeuzeVeld() | SchaalVeld():
            yield Entry(here, "keuze", label, label, field.opties, required)
        case TekstvakVeld():
            yield Entry(here, "tekstvak", label, label, (), required, field.regels)
        case TekstVeld():
            yield Entry(here, "tekst", label, label, (), required, max_length=field.maxlengte)
        case _:
            assert field.soort in {"getal", "datum", "vinkje"}
            yield Entry(here, field.soort, label, label, (), required)


def _row(field: Veld, number: int) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            (field.id, str(number), column.id),
            column.soort,
            column.label,
            f"{field.label}, rij {number}: {column.label}",
            lines=CELL_LINES if column.soort == "tekstvak" else 1,
        )
        for column in columns_of(field)
    )


def _start_time(field: DraaiboekVeld) -> Entry:
    return Entry((field.id, "begin"), "tijd", "Begintijd", f"{field.label}: begintijd")


def _time_slot(field: DraaiboekVeld, slot: Tijdvak) -> tuple[Entry, ...]:
    here = (field.id, slot.id)
    named = f"{field.label}, {slot.titel}"
    minutes = str(slot.minuten)
    return (
        Entry((*here, "tijd"), "tijd", "Tijd", f"{named}: tijd"),
        Entry((*here, "minuten"), "getal", "Minuten", f"{named}: minuten", initial=minutes),
        Entry((*here, "wie"), "tekst", "Wie", f"{named}: wie"),
    )
