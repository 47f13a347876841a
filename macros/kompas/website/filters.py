"""The filters of a catalogue: which there are, and what each item answers to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import get_args

from kompas.model.fields import spelt_as_id
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.rol import Rol
from kompas.model.stap import Stap
from kompas.model.tool import Tool, ToolSoort
from kompas.model.verdieping import Verdieping

FEWEST_ITEMS = 10
"""A shorter list is seen at a glance; filters would only stand in front of it."""

TIMES = ((30, "Tot 30 minuten"), (60, "Tot 1 uur"), (120, "Tot 2 uur"))
"""Minutes → how it is called; all that takes more is `langer`."""

GROUPS = (
    ("tot-5", "1 tot 5 mensen", 1, 5),
    ("6-tot-10", "6 tot 10 mensen", 6, 10),
    ("meer-dan-10", "Meer dan 10 mensen", 11, inf),
)
"""Name in the address, what a reader sees, and the sizes from and to."""

NOUNS: Mapping[type[Item], str] = {Verdieping: "onderwerpen"}
"""What to call items of a kind whose own name cannot be counted."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    """As it stands in the address."""
    label: str
    place: int = 0
    """Among the choices; those with the same place stand in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter with the choices that divide the items of a catalogue."""

    name: str
    """As it stands in the address."""
    label: str
    options: tuple[Option, ...]
    is_tick: bool = False
    """Whether it is one choice to tick, instead of a list to choose from."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of one catalogue."""

    noun: str
    """What the items are called when they are counted."""
    shown: tuple[Filter, ...]
    data: Mapping[str, Mapping[str, str]]
    """Item id → the data attributes that say what the item answers to the filters shown."""


def filters_of(kind: type[Item], handbook: Handbook) -> Filters:
    """Return the filters of the catalogue of `kind`: only those that divide its items."""
    items = handbook.all(kind)
    shown = tuple(_filters_that_divide(items, handbook)) if len(items) >= FEWEST_ITEMS else ()
    names = [found.name for found in shown]
    return Filters(
        noun=NOUNS.get(kind, kind.plural.lower()),
        shown=shown,
        data={item.id: _data(facets_of(item, handbook), names) for item in items},
    )


def facets_of(item: Item, handbook: Handbook) -> Mapping[str, tuple[Option, ...]]:
    """Return for each filter the choices under which `item` is found."""
    return {facet.name: _in_order(facet.options_of(item, handbook)) for facet in FACETS}


def _filters_that_divide(items: tuple[Item, ...], handbook: Handbook) -> Iterator[Filter]:
    facets = [facets_of(item, handbook) for item in items]
    for facet in FACETS:
        found = [option for of_item in facets for option in of_item[facet.name]]
        dividing = [option for option in found if found.count(option) < len(items)]
        if dividing:
            yield Filter(facet.name, facet.label, _in_order(dividing), facet.is_tick)


def _data(facets: Mapping[str, tuple[Option, ...]], names: Iterable[str]) -> Mapping[str, str]:
    return {
        f"data-{name}": " ".join(option.value for option in facets[name])
        for name in names
        if facets[name]
    }


def _in_order(options: Iterable[Option]) -> tuple[Option, ...]:
    """Return each option once, in the order in which a reader expects them."""
    return tuple(sorted(set(options), key=lambda one: (one.place, one.label.casefold())))


def _phases(item: Item, handbook: Handbook) -> Iterator[Option]:
    # An item without a step stands under "Bij elke fase": each phase finds it.
    for phase in handbook.phases_of(item) or handbook.all_phases:
        yield Option(phase.id, phase.titel, phase.nr)


def _steps(item: Item, handbook: Handbook) -> Iterator[Option]:
    if isinstance(item, Stap):
        return  # a filter that finds one item is a link
    own = getattr(item, "stappen", ())
    for step in handbook.all_steps:
        if step.id in own or not own:
            yield Option(step.id, f"Stap {step.nr}: {step.kort}", step.nr)


def _sorts(item: Item, _handbook: Handbook) -> Iterator[Option]:
    if isinstance(item, Tool):
        place = get_args(ToolSoort).index(item.soort)
        yield Option(item.soort, item.soort.capitalize(), place)


def _times(item: Item, _handbook: Handbook) -> Iterator[Option]:
    if not isinstance(item, Tool) or not item.duur or not item.duur.totaal:
        return
    fitting = [Option(str(most), label, most) for most, label in TIMES if item.duur.totaal <= most]
    longest, _ = TIMES[-1]
    yield from fitting or [Option("langer", "Langer dan 2 uur", longest + 1)]


def _groups(item: Item, _handbook: Handbook) -> Iterator[Option]:
    if not isinstance(item, Tool) or not item.groep:
        return
    if item.groep.min is None and item.groep.max is None:
        return
    least, most = item.groep.min or 1, item.groep.max or inf
    for name, label, lower, upper in GROUPS:
        if least <= upper and most >= lower:
            yield Option(name, label, lower)


def _people(item: Item, handbook: Handbook) -> Iterator[Option]:
    if isinstance(item, Tool) and item.groep:
        known = {name for tool in handbook.all(Tool) if tool.groep for name in tool.groep.wie}
        for name in item.groep.wie:
            label = _shortest_inside(name, known)
            yield Option(spelt_as_id(label), label[0].upper() + label[1:])


def _roles(item: Item, handbook: Handbook) -> Iterator[Option]:
    for place, role in enumerate(handbook.all(Rol)):
        targets = [stop.target for stop in role.route]
        if any((target.kind, str(target)) == (item.kind, item.id) for target in targets):
            yield Option(role.id, role.titel, place)


def _regions(item: Item, _handbook: Handbook) -> Iterator[Option]:
    if isinstance(item, Praktijkvoorbeeld) and item.regio:
        yield Option(spelt_as_id(item.regio), item.regio)


def _forms(item: Item, _handbook: Handbook) -> Iterator[Option]:
    if isinstance(item, Tool) and item.formulier:
        yield Option("ja", "Alleen in te vullen")


def _shortest_inside(name: str, known: Iterable[str]) -> str:
    """Return the shortest known name in `name`: `managers` for `managers en directie`."""
    inside = (other for other in known if re.search(rf"\b{re.escape(other)}\b", name))
    return min(inside, key=len, default=name)


@dataclass(frozen=True, slots=True)
class _Facet:
    name: str
    label: str
    options_of: Callable[[Item, Handbook], Iterator[Option]]
    is_tick: bool = False


FACETS = (
    _Facet("fase", "Fase", _phases),
    _Facet("stap", "Stap", _steps),
    _Facet("soort", "Soort", _sorts),
    _Facet("tijd", "Tijd", _times),
    _Facet("groep", "Groep", _groups),
    _Facet("wie", "Wie doen mee", _people),
    _Facet("rol", "In de route van", _roles),
    _Facet("regio", "Regio", _regions),
    _Facet("invullen", "In te vullen", _forms, is_tick=True),
)
"""All that a catalogue can be filtered by, in the order in which it is shown."""
