"""What stands at the top of an item's page: where it belongs, and its facts in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kompas.model.fase import Fase
from kompas.model.figuur import Figuur
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.stap import Stap
from kompas.model.tool import Duur, Groep, Tool

KIND_LABELS = {
    "fase": "Fase",
    "stap": "Stap",
    "tool": "Tool",
    "praktijkvoorbeeld": "Praktijkvoorbeeld",
    "geweldsprofiel": "Geweldsprofiel",
    "verdieping": "Verdieping",
    "rol": "Rol",
    "figuur": "Figuur",
    "pagina": "Over het Kompas",
}
MINUTES_IN_HOUR = 60
ESTIMATE = "onze inschatting"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about an item; `note` says when it is an estimate."""

    label: str
    value: str
    note: str | None = None


def belongs_to(item: Item, handbook: Handbook) -> str:
    """Return the line above the title, such as `Tool · checklist · bij stap 2`."""
    parts = [KIND_LABELS[item.kind]]
    if isinstance(item, Stap):
        total = len(handbook.all(Stap))
        return f"Stap {item.nr} van {total} · {handbook.get(Fase, item.fase).titel}"
    if isinstance(item, Fase):
        return f"Fase {item.nr} van {len(handbook.all(Fase))}"
    if isinstance(item, Figuur) and item.nr:
        parts = [f"Figuur {item.nr}"]
    if isinstance(item, Tool):
        parts.append(item.soort)
    if isinstance(item, Praktijkvoorbeeld) and item.regio:
        parts.append(item.regio)
    numbers = [handbook.get(Stap, step).nr for step in getattr(item, "stappen", ())]
    if numbers:
        parts.append(f"bij stap {_enumeration([str(number) for number in sorted(numbers)])}")
    return " · ".join(parts)


def facts_of(item: Item, handbook: Handbook) -> tuple[Fact, ...]:
    """Return the facts of an item, in the order in which people ask for them."""
    if isinstance(item, Tool):
        return tuple(_tool_facts(item))
    if isinstance(item, Praktijkvoorbeeld):
        return tuple(_example_facts(item))
    if isinstance(item, Stap):
        return tuple(_step_facts(item, handbook))
    return ()


def card_facts_of(item: Item) -> tuple[Fact, ...]:
    """Return the facts that help to choose an item from a list."""
    return tuple(_size_facts(item)) if isinstance(item, Tool) else ()


def _tool_facts(tool: Tool) -> Iterator[Fact]:
    yield from _size_facts(tool)
    if tool.groep and tool.groep.wie:
        yield Fact("Wie", _enumeration(tool.groep.wie))


def _size_facts(tool: Tool) -> Iterator[Fact]:
    if tool.duur and tool.duur.totaal:
        yield Fact("Tijd", duration(tool.duur), ESTIMATE if tool.duur.inschatting else None)
    if tool.groep and (size := group_size(tool.groep)):
        yield Fact("Groep", size, ESTIMATE if tool.groep.inschatting else None)


def _example_facts(example: Praktijkvoorbeeld) -> Iterator[Fact]:
    if example.regio:
        yield Fact("Regio", example.regio)
    if example.partners:
        yield Fact("Wie doen mee", _enumeration(example.partners))


def _step_facts(step: Stap, handbook: Handbook) -> Iterator[Fact]:
    yield Fact("Aan zet", step.aan_zet)
    tools = [tool for tool in handbook.all(Tool) if step.id in tool.stappen]
    examples = [item for item in handbook.all(Praktijkvoorbeeld) if step.id in item.stappen]
    if tools:
        yield Fact("Tools", str(len(tools)))
    if examples:
        yield Fact("Praktijkvoorbeelden", str(len(examples)))


def duration(duur: Duur) -> str:
    """Return how long it takes, in words, such as `1 uur en 30 minuten`."""
    parts = [minutes_in_words(duur.totaal)]
    if duur.voorbereiden:
        parts.append(f"waarvan {minutes_in_words(duur.voorbereiden)} vooraf")
    return ", ".join(parts)


def minutes_in_words(minutes: int) -> str:
    """Return minutes as a reader says them, such as `1 uur en 30 minuten`."""
    hours, rest = divmod(minutes, MINUTES_IN_HOUR)
    in_minutes = "1 minuut" if rest == 1 else f"{rest} minuten"
    if not hours:
        return in_minutes
    return f"{hours} uur" + (f" en {in_minutes}" if rest else "")


def group_size(groep: Groep) -> str:
    """Return the size of the group in words, such as `5 tot 7 mensen`."""
    match groep.min, groep.max:
        case None, None:
            return ""
        case least, None:
            return f"vanaf {least} mensen"
        case None, most:
            return f"hoogstens {most} mensen"
        case least, most if least == most:
            return f"{least} mensen"
        case least, most:
            return f"{least} tot {most} mensen"


def _enumeration(words: tuple[str, ...] | list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} en {words[-1]}"
