"""The lists of all items of a kind: on a page of the site, or at the head of a part of the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kompas.model.fase import Fase
from kompas.model.figuur import Figuur
from kompas.model.geweldsprofiel import Geweldsprofiel
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.rol import Rol
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.model.verdieping import Verdieping

CATALOGUES: Mapping[type[Item], str] = {
    Stap: "Acht stappen, in vijf fasen. Begin vooraan, of ga naar de stap waar jullie nu zijn.",
    Tool: "Werkvormen, checklists, formats en draaiboeken om mee aan tafel te gaan, per fase.",
    Praktijkvoorbeeld: "Zo pakken regio's en organisaties het aan, per fase.",
    Geweldsprofiel: "Vijf patronen van geweld in huishoudens, en wat elk patroon vraagt.",
    Verdieping: "Achtergrond voor wie meer wil weten.",
    Figuur: "Alle figuren uit het handboek bij elkaar.",
    Rol: "Wat jouw rol van je vraagt, welke stappen van jou zijn, en wat je het beste leest.",
}
"""Kind → the sentence that opens its catalogue."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that stand together on a catalogue page."""

    title: str | None
    phase: Fase | None
    items: tuple[Item, ...]


def groups_of(kind: type[Item], handbook: Handbook) -> tuple[Group, ...]:
    """Return all items of `kind`, by phase where they have one; roles in their own order."""
    if kind is Rol:
        return (Group(None, None, handbook.all(kind)),)
    items = tuple(sorted(handbook.all(kind), key=lambda item: _first_step(item, handbook)))
    if not any(handbook.phases_of(item) for item in items):
        return (Group(None, None, items),)
    return tuple(_by_phase(items, handbook))


def _first_step(item: Item, handbook: Handbook) -> int:
    steps = set(getattr(item, "stappen", ()))
    return min((step.nr for step in handbook.all_steps if step.id in steps), default=0)


def _by_phase(items: tuple[Item, ...], handbook: Handbook) -> Iterator[Group]:
    first_phase = {item.id: next(iter(handbook.phases_of(item)), None) for item in items}
    for phase in handbook.all_phases:
        members = tuple(item for item in items if first_phase[item.id] is phase)
        if members:
            yield Group(phase.titel, phase, members)
    rest = tuple(item for item in items if first_phase[item.id] is None)
    if rest:
        yield Group("Bij elke fase", None, rest)
