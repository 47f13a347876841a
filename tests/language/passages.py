"""Every text that a reader of the handbook can meet, with its place in the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from kompas.model.begrip import Begrip
from kompas.model.fields import MarkdownText, Reference
from kompas.model.handbook import LISTS, Handbook, build_handbook
from kompas.model.references import LINK
from kompas.paths import handbook_root
from kompas.source.folder import Folder, read_folder
from kompas.source.overlay import overlay
from kompas.source.place import Place, Problem, SourceText, ValuePath

READING_ORDER = (
    *("titel", "kern", "ook_bekend_als", "regio", "partners", "groep"),
    *("wanneer_wel", "wanneer_niet", "opbrengst", "benodigdheden"),
    *("tekening", "alternatief", "bijschrift", "onderdelen", "route", "lessen", "formulier"),
)
"""How the page of an item goes from top to bottom, as in components/artikel."""

NOT_PROSE = frozenset(
    {"id", "soort", "status", "herkomst", "waarde", "veld", "is_", "een_van", "nadruk", "deel"}
    | {"versie", "url", "bronvermelding", "zoekwoorden"}
)
"""Fields that hold a code or an address, the title of a work as its makers wrote it, or words
that nobody reads."""

_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)]+")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """One text, in one field of one file."""

    item: str
    """The file's name in the handbook, without suffix: `stappen/organiseer-de-governance`."""
    path: ValuePath
    text: str
    place: Callable[[int], Place]
    """Tells where a character of the text stands."""

    @property
    def field(self) -> str:
        """The name of the field: `rijen` for a cell of a table."""
        return next(str(part) for part in reversed(self.path) if isinstance(part, str))

    @property
    def can_hold_links(self) -> bool:
        """Whether the text is Markdown."""
        return isinstance(self.text, MarkdownText)

    def problem(self, offset: int, message: str) -> Problem:
        """Return what is wrong at the character `offset`."""
        return Problem(self.place(offset), message)


@dataclass(frozen=True, slots=True)
class Edition:
    """The handbook as it is, or as a region makes it."""

    home: str
    """The folder whose texts we answer for; the others are checked with their own edition."""
    handbook: Handbook
    passages: tuple[Passage, ...]
    """Every text, each file from the top of its page to the bottom."""

    @property
    def own_passages(self) -> tuple[Passage, ...]:
        """The texts that stand in files of `home`."""
        return tuple(text for text in self.passages if text.place(0).file.startswith(self.home))

    @property
    def own_items(self) -> tuple[tuple[Passage, ...], ...]:
        """All texts of each item that has a text in `home`; terms and sources are no items."""
        own = {text.item for text in self.own_passages} - LISTS.keys()
        found: dict[str, list[Passage]] = {}
        for text in self.passages:
            if text.item in own:
                found.setdefault(text.item, []).append(text)
        return tuple(tuple(texts) for texts in found.values())


@cache
def editions() -> tuple[Edition, ...]:
    """Return the handbook and, for each folder in `regios`, the handbook of that region."""
    root = handbook_root()
    base = read_folder(root / "content", "content")
    found = [_edition("content/", base)]
    for region in sorted((root / "regios").glob("*/content")):
        home = region.relative_to(root).as_posix()
        folder = overlay(base, read_folder(region, home), region.parent.name).folder
        found.append(_edition(f"{home}/", folder))
    return tuple(found)


def own_passages() -> tuple[Passage, ...]:
    """Return every text of the handbook and of the regions, once."""
    return tuple(text for edition in editions() for text in edition.own_passages)


def markdown_files() -> Iterator[Passage]:
    """Yield the texts for editors: the Markdown files beside the content, without code."""
    root = handbook_root()
    for folder in ("content", "regios"):
        for file in sorted((root / folder).rglob("*.md")):
            yield _markdown_file(file, file.relative_to(root).as_posix())


def words_only(text: str) -> str:
    """Return `text` with the addresses of links made blank, so that every word stays in place."""
    without_links = LINK.sub(_blank_but_text, text)
    return _WEB_ADDRESS.sub(_blank, without_links)


def refuse(problems: Iterable[Problem], advice: str = "") -> None:
    """Fail the test when there are problems, in words for who writes the texts."""
    lines = [str(problem) for problem in sorted(set(problems))]
    if lines:
        pytest.fail("\n".join([f"{len(lines)} keer:", *lines, advice]).rstrip(), pytrace=False)


def _edition(home: str, folder: Folder) -> Edition:
    handbook = build_handbook(folder)
    return Edition(home, handbook, tuple(_passages_of(handbook, folder)))


def _passages_of(handbook: Handbook, folder: Folder) -> Iterator[Passage]:
    items = (item for kind in handbook.items.values() for item in kind.values())
    models: dict[str, BaseModel] = {f"{item.folder}/{item.id}": item for item in items}
    for name, model in {"kompas": handbook.kompas, **models}.items():
        for path, text in sorted(_texts(model, ()), key=lambda found: _rank(found[0])):
            yield Passage(name, path, text, partial(folder.documents[name].place, path))
    for name, kind in LISTS.items():
        entries = handbook.begrippen if kind == Begrip.kind else handbook.bronnen
        for path, text in _texts(tuple(entries.values()), (name,)):
            yield Passage(name, path, text, partial(folder.documents[name].place, path))


def _rank(path: ValuePath) -> int:
    field = str(path[0])
    return READING_ORDER.index(field) if field in READING_ORDER else len(READING_ORDER)


def _texts(node: Any, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    if isinstance(node, BaseModel):
        for name, info in type(node).model_fields.items():
            if name not in NOT_PROSE:
                yield from _texts(getattr(node, name), (*path, info.alias or name))
    elif isinstance(node, tuple):
        for index, child in enumerate(node):
            yield from _texts(child, (*path, index))
    elif isinstance(node, str) and not isinstance(node, Reference):
        yield path, node


def _markdown_file(file: Path, shown_as: str) -> Passage:
    source = SourceText(shown_as, file.read_text("utf-8"))
    return Passage(shown_as, ("tekst",), _CODE.sub(_blank, source.text), source.place_at)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"\S", " ", found[0])


def _blank_but_text(link: re.Match[str]) -> str:
    return f" {link['text']}".ljust(len(link[0]))
