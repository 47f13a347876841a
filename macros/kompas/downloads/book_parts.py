"""What stands in the book, part after part, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kompas.model.fase import Fase
from kompas.model.figuur import Figuur
from kompas.model.geweldsprofiel import Geweldsprofiel
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.pagina import Pagina
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.rol import Rol
from kompas.model.tool import Tool
from kompas.model.verdieping import Verdieping
from kompas.render.catalogues import CATALOGUES, Group, groups_of

HELP_PAGE = "hulp"
"""Stands on the back of the cover."""
OPENING_PAGES = ("inleiding", "leeswijzer", "conceptueel-kader")
"""What somebody reads first; the other pages stand near the end."""
MOST_WITH_CORE = 8
"""A part with more items lists their titles only."""
KINDS_AFTER_THE_STEPS: tuple[type[Item], ...] = (
    Tool,
    Praktijkvoorbeeld,
    Geweldsprofiel,
    Verdieping,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book: an opening and the items that follow it."""

    id: str
    title: str
    introduction: str
    groups: tuple[Group, ...]
    phase: Fase | None = None
    """The phase whose own text opens the part, in place of a list."""

    @property
    def anchor(self) -> str:
        """The anchor of the opening."""
        return f"deel-{self.id}"

    @property
    def is_short(self) -> bool:
        """Whether the opening has room to say what each item is about."""
        return len(self.items) <= MOST_WITH_CORE

    @property
    def items(self) -> tuple[Item, ...]:
        """The items after the opening."""
        return tuple(item for group in self.groups for item in group.items)


def help_page_of(handbook: Handbook) -> Pagina | None:
    """Return the page for who needs help, as far as the handbook has one."""
    return next((page for page in handbook.all(Pagina) if page.id == HELP_PAGE), None)


def parts_of(handbook: Handbook) -> tuple[Part, ...]:
    """Return the parts of the book that hold something."""
    return tuple(part for part in _parts(handbook) if part.items or part.phase)


def figures_in_text(handbook: Handbook) -> dict[str, tuple[Item, str]]:
    """Return where each figure is drawn in the text: its id → the first item and its block."""
    places: dict[str, tuple[Item, str]] = {}
    for item in _items_with_text(handbook):
        for block in item.onderdelen:
            if block.soort == "figuur" and not handbook.get(Figuur, block.figuur).is_concept:
                places.setdefault(block.figuur, (item, block.id))
    return places


def _parts(handbook: Handbook) -> Iterator[Part]:
    yield from _parts_with_text(handbook)
    in_text = figures_in_text(handbook)
    others = tuple(figure for figure in handbook.all(Figuur) if figure.id not in in_text)
    yield Part(
        "figuren",
        "Meer figuren",
        "Figuren die bij de tekst horen, maar er niet tussen staan.",
        _plain(others),
    )
    yield Part(
        "over",
        "Over het Kompas",
        "Waar het handboek op steunt, en hoe we omgaan met gegevens.",
        _plain(_other_pages(handbook)),
    )


def _parts_with_text(handbook: Handbook) -> Iterator[Part]:
    pages = {page.id: page for page in handbook.all(Pagina)}
    opening = tuple(pages[name] for name in OPENING_PAGES if name in pages)
    yield Part(
        "beginnen",
        "Om te beginnen",
        "Waar het Kompas over gaat en hoe je het gebruikt.",
        _plain(opening),
    )
    yield Part("rollen", "Wat vraagt dit van jou?", CATALOGUES[Rol], groups_of(Rol, handbook))
    for phase in handbook.all_phases:
        steps = handbook.steps_of(phase)
        title = f"Fase {phase.nr}. {phase.titel}"
        yield Part(f"fase-{phase.id}", title, phase.kern, _plain(steps, phase), phase)
    for kind in KINDS_AFTER_THE_STEPS:
        yield Part(kind.folder, kind.plural, CATALOGUES[kind], groups_of(kind, handbook))


def _plain(items: tuple[Item, ...], phase: Fase | None = None) -> tuple[Group, ...]:
    return (Group(None, phase, items),)


def _other_pages(handbook: Handbook) -> tuple[Pagina, ...]:
    elsewhere = {HELP_PAGE, *OPENING_PAGES}
    return tuple(page for page in handbook.all(Pagina) if page.id not in elsewhere)


def _items_with_text(handbook: Handbook) -> Iterator[Item]:
    for part in _parts_with_text(handbook):
        if part.phase:
            yield part.phase
        yield from part.items
