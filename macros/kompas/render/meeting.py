"""What a meeting takes that is put together from parts: minutes, people and materials.

`website/scripts/vergadering.js` works out the same in the browser; both are tried on the examples
in `tests/fixtures/vergadering`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.tool import Groep, Tool
from kompas.render.facts import ESTIMATE, Fact, group_size, minutes_in_words

NO_GROUP_FITS = "Geen groep past bij alles"
OWN_PART = "Pauze"
"""What a part is called that is no item and that nobody gave a title."""
LONGEST_MINUTES = 24 * 60

_SPELLING = re.compile(
    r"(?P<id>[a-z0-9-]*)(?::(?P<minutes>\d{1,4})(?::(?P<title>.*))?)?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a meeting: an item of the handbook, or something else such as a break."""

    title: str
    minutes: int = 0
    """At the table; 0 when the part only goes along, to read or to hand out."""
    preparation: int = 0
    """Minutes that it takes beforehand."""
    minutes_estimated: bool = False
    preparation_estimated: bool = False
    """Whether the minutes are our own estimate."""
    group: Groep | None = None
    materials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The size of group that suits all parts, or what each part asks when there is none."""

    value: str
    note: str | None
    fits: bool


@dataclass(frozen=True, slots=True)
class Material:
    """One line of the shopping list."""

    name: str
    parts: tuple[str, ...]
    """The titles of the parts that need it."""


def packable(handbook: Handbook) -> dict[str, Item]:
    """Return what can go into a meeting pack, by id: the finished tools and practice examples."""
    items: tuple[Item, ...] = (*handbook.all(Praktijkvoorbeeld), *handbook.all(Tool))
    return {item.id: item for item in items if not item.is_concept}


def part_of(item: Item) -> Part:
    """Return an item as part of a meeting, with the minutes that the handbook gives."""
    if not isinstance(item, Tool):
        return Part(item.titel)
    duration = item.duur
    return Part(
        title=item.titel,
        minutes=(duration.uitvoeren or 0) + (duration.afronden or 0) if duration else 0,
        preparation=(duration.voorbereiden or 0) if duration else 0,
        minutes_estimated=bool(duration and duration.inschatting),
        preparation_estimated=bool(duration and duration.inschatting),
        group=item.groep,
        materials=item.benodigdheden,
    )


class UnknownPartError(ValueError):
    """What somebody asked for is no item, and not spelled as something else either."""


def spelled_part(text: str, items: Mapping[str, Item]) -> tuple[Item | None, Part]:
    """Return the part that `text` spells, with its item when it is one.

    The address of the meeting pack on the site has the same spelling: `klantreis` is an item,
    `klantreis:90` gives it minutes of its own, `:15:Pauze` is something else.

    Raises:
        UnknownPartError: there is no such item, or the minutes do not fit in a day.
    """
    found = _SPELLING.fullmatch(text)
    minutes = int(found["minutes"]) if found and found["minutes"] else None
    if found is None or (minutes or 0) > LONGEST_MINUTES:
        raise UnknownPartError(text)
    if not found["id"]:
        return None, Part((found["title"] or "").strip() or OWN_PART, minutes or 0)
    item = items.get(found["id"])
    if item is None:
        raise UnknownPartError(text)
    part = part_of(item)
    if minutes is None or minutes == part.minutes:
        return item, part
    return item, replace(part, minutes=minutes, minutes_estimated=False)


def starts_of(parts: Sequence[Part]) -> tuple[int | None, ...]:
    """Return after how many minutes each part begins; None for a part without time."""
    now = 0
    starts: list[int | None] = []
    for part in parts:
        starts.append(now if part.minutes else None)
        now += part.minutes
    return tuple(starts)


def note_of(part: Part) -> str:
    """Return what the run sheet says below a part of the handbook; empty when there is nothing."""
    notes = []
    if part.preparation:
        estimate = f" ({ESTIMATE})" if part.preparation_estimated else ""
        notes.append(f"Vooraf: {minutes_in_words(part.preparation)} voorbereiden{estimate}.")
    if not part.minutes:
        notes.append("Gaat mee om te lezen of uit te delen.")
    elif part.minutes_estimated:
        notes.append(f"De tijd is {ESTIMATE}.")
    return " ".join(notes)


def times_of(parts: Sequence[Part]) -> tuple[Fact, ...]:
    """Return the time at the table and, where there is any, the time beforehand."""
    at_table = [(part.minutes, part.minutes_estimated) for part in parts]
    beforehand = [(part.preparation, part.preparation_estimated) for part in parts]
    facts = [_time("Aan tafel", at_table)]
    if any(minutes for minutes, _ in beforehand):
        facts.append(_time("Voorbereiden", beforehand))
    return tuple(facts)


def _time(label: str, lengths: Sequence[tuple[int, bool]]) -> Fact:
    total = sum(minutes for minutes, _ in lengths)
    estimated = sum(minutes for minutes, is_estimate in lengths if is_estimate)
    note = None
    if estimated:
        all_of_it = estimated == total
        note = ESTIMATE if all_of_it else f"waarvan {minutes_in_words(estimated)} {ESTIMATE}"
    return Fact(label, minutes_in_words(total), note)


def group_of(parts: Sequence[Part]) -> Group | None:
    """Return the group that suits all parts that say something about it; None when none does."""
    sizes = [(part.title, part.group) for part in parts if part.group and group_size(part.group)]
    if not sizes:
        return None
    groups = [group for _, group in sizes]
    least = max((group.min for group in groups if group.min is not None), default=None)
    most = min((group.max for group in groups if group.max is not None), default=None)
    if least is not None and most is not None and least > most:
        asked = "; ".join(f"{title}: {group_size(group)}" for title, group in sizes)
        return Group(NO_GROUP_FITS, asked, fits=False)
    return Group(group_size(Groep(min=least, max=most)), _estimate_note(groups), fits=True)


def _estimate_note(groups: Sequence[Groep]) -> str | None:
    estimates = [group.inschatting for group in groups]
    if not any(estimates):
        return None
    return ESTIMATE if all(estimates) else f"deels {ESTIMATE}"


def shopping_list(parts: Sequence[Part]) -> tuple[Material, ...]:
    """Return all materials, each once however it is written, with the parts that need it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for title, name in _needs(parts):
        key = " ".join(name.lower().split()).rstrip(".,;")
        _, titles = found.setdefault(key, (name, []))
        if title not in titles:
            titles.append(title)
    return tuple(Material(name, tuple(titles)) for name, titles in found.values())


def _needs(parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    for part in parts:
        for name in part.materials:
            yield part.title, name
