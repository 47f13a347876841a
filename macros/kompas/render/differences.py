"""What sets a region's own copy apart from the base, in words: every change once, by item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kompas.model.begrip import Begrip
from kompas.model.bron import Bron
from kompas.model.handbook import ITEM_KINDS, Handbook, Target
from kompas.model.item import Item
from kompas.model.references import LINK
from kompas.model.tool import Tool
from kompas.render.facts import belongs_to
from kompas.render.plain_text import plain_text

if TYPE_CHECKING:
    from kompas.model.edition import Edition
    from kompas.render.page import Page
    from kompas.source.overlay import Change, ChangeKind

WORDS_IN_NAME = 10
"""A longer name, or a text without one, is called by its first words."""

MOST_SHOWN = 200
"""Characters: what is longer opens when somebody asks for it."""

_GROUPS: Mapping[ChangeKind, tuple[str, str, tuple[str, str]]] = {
    "nieuw": (
        "Eigen pagina's",
        "Deze pagina's staan alleen in onze kopie.",
        ("eigen pagina", "eigen pagina's"),
    ),
    "aangevuld": (
        "Aangevuld",
        "De tekst van het basishandboek staat er nog. Dit hebben wij toegevoegd.",
        ("aanvulling", "aanvullingen"),
    ),
    "vervangen": (
        "Gewijzigd",
        "Hier staat iets anders dan in het basishandboek. Je kunt beide teksten lezen.",
        ("gewijzigde tekst", "gewijzigde teksten"),
    ),
    "weggehaald": (
        "Geschrapt",
        "Dit staat wel in het basishandboek, maar niet bij ons.",
        ("geschrapt onderdeel", "geschrapte onderdelen"),
    ),
    "verborgen": (
        "Weggelaten pagina's",
        "Deze pagina's van het basishandboek zijn er bij ons niet.",
        ("weggelaten pagina", "weggelaten pagina's"),
    ),
}
"""Kind of change → heading, what it means, and what one and more of them are called."""

_BLOCKS: Mapping[str, str] = {
    "tekst": "Tekst",
    "tip": "Tip",
    "inspiratie": "Inspiratie",
    "let_op": "Let op",
    "citaat": "Citaat",
    "uitlichting": "Uitlichting",
    "resultaat": "Resultaat",
    "tabel": "Tabel",
    "figuur": "Figuur",
    "tool": "Verwijzing naar tool",
    "praktijkvoorbeeld": "Verwijzing naar praktijkvoorbeeld",
    "geweldsprofiel": "Verwijzing naar geweldsprofiel",
    "verdieping": "Verwijzing naar verdieping",
}
"""The `soort` of a block → what readers call it."""

_ENTRIES: Mapping[str, str] = {
    "begrippen": "Begrip",
    "benodigdheden": "Materiaal",
    "bronnen": "Bron",
    "daarna": "Tool om hierna te doen",
    "eerder": "Tool om eerst te doen",
    "figuren": "Figuur",
    "kolommen": "Kolom",
    "onderdelen": "Onderdeel",
    "ook_bekend_als": "Andere naam",
    "opties": "Antwoord",
    "partners": "Partner",
    "praktijkvoorbeelden": "Praktijkvoorbeeld",
    "rijen": "Rij",
    "rollen": "Rol",
    "route": "In de leesroute",
    "stappen": "Stap",
    "tools": "Tool",
    "velden": "Vraag",
    "wie": "Wie",
    "zoekwoorden": "Zoekwoord",
}
"""A field that holds a list → what one entry of it is called."""

_FIELDS: Mapping[str, str] = {
    "aan_zet": "wie aan zet is",
    "betekenis": "betekenis",
    "bronvermelding": "bronvermelding",
    "daarna": "tools om hierna te doen",
    "eerder": "tools om eerst te doen",
    "kern": "samenvatting",
    "niveau": "niveau van de kop",
    "ondertitel": "ondertitel",
    "ook_bekend_als": "andere namen",
    "relaties": "verwante tools",
    "toon_als": "wanneer de vraag verschijnt",
    "wanneer_niet": "wanneer niet",
    "wanneer_wel": "wanneer wel",
    "zoekwoorden": "zoekwoorden (niet in beeld)",
}
"""A field whose own name would not do → what readers call it."""

_UNNAMED = {"relaties"}
"""A field that only holds others: what stands in it is clear without its name."""

_NAMES = ("kop", "titel", "label", "term", "naam", "bijschrift", "bronvermelding", "waarde")
"""The fields that an entry of a list is called by, the best first."""

_NOT_SHOWN = {"id", "herkomst", "niveau", "soort"}
"""Fields that say nothing to a reader."""

_REFERENCES: Mapping[str, str] = {
    "bronnen": Bron.kind,
    "begrippen": Begrip.kind,
    "daarna": Tool.kind,
    "eerder": Tool.kind,
    **{kind.folder: kind.kind for kind in ITEM_KINDS},
}
"""A field that holds a list of ids → the kind of item that they name."""

_LIST_MARK = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")
_PARTS = re.compile(rf"\n\s*\n|\n(?={_LIST_MARK.pattern})")
"""What stands between two paragraphs, and before an entry of a list."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One change, in words."""

    change: Change
    title: str
    """What it is about: `Tip "Kijk of de werkgroep er nog is"`."""
    address: str | None
    """Where it can be read in this copy."""
    base: tuple[str, ...]
    """What the base says, line by line."""
    own: tuple[str, ...]
    """What this copy says, line by line."""

    @property
    def shows_own_text(self) -> bool:
        """Whether its text is shown here, as it cannot be read at an address of its own."""
        return bool(self.own) and self.address is None

    @property
    def is_short(self) -> bool:
        """Whether its text can stand here without being in the way."""
        return sum(map(len, self.own)) <= MOST_SHOWN


@dataclass(frozen=True, slots=True)
class Subject:
    """An item, or a kind of items, with what is different there."""

    title: str
    label: str
    """Where the item belongs, such as `Stap 3 van 8`; empty for a kind."""
    address: str | None
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All changes of one kind."""

    kind: ChangeKind
    title: str
    introduction: str
    noun: str
    """What the changes are called when they are counted."""
    subjects: tuple[Subject, ...]

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(len(subject.differences) for subject in self.subjects)


def differences_of(page: Page) -> tuple[Group, ...]:
    """Return every change of the copy that `page` belongs to, once; nothing for the base."""
    edition = page.handbook.edition
    changes = edition.changes if edition else ()
    groups = (_group(kind, [c for c in changes if c.kind == kind], page) for kind in _GROUPS)
    return tuple(group for group in groups if group.subjects)


def settings_of(edition: Edition) -> tuple[str, ...]:
    """Return what the copy sets in `regio.yml`, besides its texts."""
    regio = edition.regio
    numbers, contacts = len(regio.noodnummers), len(regio.contacten)
    found = {
        "de naam": True,
        "de kleuren": regio.kleuren is not None,
        "het logo": regio.logo is not None,
        "1 eigen telefoonnummer": numbers == 1,
        f"{numbers} eigen telefoonnummers": numbers > 1,
        "1 contact": contacts == 1,
        f"{contacts} contacten": contacts > 1,
    }
    return tuple(words for words, is_set in found.items() if is_set)


def _group(kind: ChangeKind, changes: Sequence[Change], page: Page) -> Group:
    title, introduction, (one, more) = _GROUPS[kind]
    whole = kind in {"nieuw", "verborgen"}
    subjects = _kinds(changes, page) if whole else _items(changes, page)
    return Group(kind, title, introduction, one if len(changes) == 1 else more, tuple(subjects))


def _kinds(changes: Sequence[Change], page: Page) -> Iterator[Subject]:
    """Yield whole documents, by their kind."""
    for kind in ITEM_KINDS:
        found = [change for change in changes if change.document.startswith(f"{kind.folder}/")]
        if found:
            differences = tuple(_document(change, kind, page) for change in found)
            yield Subject(kind.plural, "", None, differences)


def _document(change: Change, kind: type[Item], page: Page) -> Difference:
    data = change.own if change.own is not None else change.base
    title = data.get("titel") if isinstance(data, dict) else None
    identifier = change.document.rpartition("/")[2]
    item = page.handbook.items[kind.kind].get(identifier)
    address = page.locator.address(kind.kind, identifier) if item else None
    core = data.get("kern") if isinstance(data, dict) else None
    lines = _lines(core, page.handbook)
    is_own = change.kind == "nieuw"
    return Difference(
        change, str(title or identifier), address, () if is_own else lines, lines if is_own else ()
    )


def _items(changes: Sequence[Change], page: Page) -> Iterator[Subject]:
    """Yield changes inside documents, by document; items come in the order of the handbook."""
    documents: dict[str, list[Change]] = {}
    for change in changes:
        documents.setdefault(change.document, []).append(change)
    for document in sorted(documents, key=lambda name: _place(name, page.handbook)):
        yield _subject(document, documents[document], page)


def _place(document: str, handbook: Handbook) -> tuple[int, int]:
    """Return where a document comes: by kind, and within it as the handbook has its items."""
    folder, _, identifier = document.partition("/")
    for number, kind in enumerate(ITEM_KINDS):
        if kind.folder == folder:
            items = list(handbook.items[kind.kind])
            return number, items.index(identifier) if identifier in items else len(items)
    return len(ITEM_KINDS), 0


def _subject(document: str, changes: Sequence[Change], page: Page) -> Subject:
    item = _item(document, page.handbook)
    differences = tuple(_difference(change, item, page) for change in changes)
    if item:
        address = page.locator.address(item.kind, item.id)
        label = belongs_to(item, page.handbook)
        return Subject(plain_text(item.titel), label, address, differences)
    title = "Het handboek zelf" if document == "kompas" else document.capitalize()
    return Subject(title, "", None, differences)


def _item(document: str, handbook: Handbook) -> Item | None:
    folder, _, identifier = document.partition("/")
    kind = next((kind for kind in ITEM_KINDS if kind.folder == folder), None)
    return handbook.items[kind.kind].get(identifier) if kind else None


def _difference(change: Change, item: Item | None, page: Page) -> Difference:
    handbook = page.handbook
    return Difference(
        change,
        _title(change, _data(change.document, item, handbook), handbook),
        _address(change, item, page),
        _value_lines(change, change.base, handbook),
        _value_lines(change, change.own, handbook),
    )


def _value_lines(change: Change, value: Any, handbook: Handbook) -> tuple[str, ...]:
    """Return what one side says; nothing when the title tells all, as of an entry of one word."""
    is_entry = change.kind in {"aangevuld", "weggehaald"} and change.path[-1] == value
    return () if is_entry else _lines(value, handbook, str(change.path[-1]))


def _data(document: str, item: Item | None, handbook: Handbook) -> Mapping[str, Any]:
    """Return what the document holds in this copy, as plain data to walk through."""
    if item:
        return item.model_dump(by_alias=True)
    if document == "begrippen":
        return {document: tuple(term.model_dump() for term in handbook.begrippen.values())}
    if document == "bronnen":
        return {document: tuple(source.model_dump() for source in handbook.bronnen.values())}
    return handbook.kompas.model_dump()


def _address(change: Change, item: Item | None, page: Page) -> str | None:
    """Return where the change itself stands; None when that is its whole item."""
    path = change.path
    if item:
        block = str(path[1]) if len(path) > 1 and path[0] == "onderdelen" else None
        if block in {found.id for found in item.onderdelen}:
            return page.locator.address(item.kind, item.id, block)
        return None
    if len(path) > 1 and change.document in {"begrippen", "bronnen"}:
        entries: Mapping[str, Target] = getattr(page.handbook, change.document)
        if str(path[1]) in entries:
            return page.locator.address(_REFERENCES[change.document], str(path[1]))
    return None


def _title(change: Change, data: Mapping[str, Any], handbook: Handbook) -> str:
    """Return the way to what changed, as words: `Tip "Kijk eerst", tekst`."""
    value: Any = data
    words: list[str] = []
    for at, step in enumerate(change.path):
        is_last = at == len(change.path) - 1
        if isinstance(value, Mapping):
            value = value.get(str(step))
            followed_by_entry = not is_last and isinstance(value, list | tuple)
            if is_last or not (followed_by_entry or step in _UNNAMED):
                words.append(_field(str(step)))
        else:
            value = _entry(value, step)
            if is_last and value is None:
                value = change.own if change.own is not None else change.base
            words.append(_called(value, str(change.path[at - 1]), step, handbook))
    title = ", ".join(f"{word[:1].lower()}{word[1:]}" for word in words)
    return title[:1].upper() + title[1:]


def _field(name: str) -> str:
    return _FIELDS.get(name, name.replace("_", " "))


def _entry(values: Any, step: str | int) -> Any:
    """Return the entry of a list that a step leads to, or None when it is not there."""
    if not isinstance(values, list | tuple):
        return None
    if isinstance(step, int):
        return values[step] if step < len(values) else None
    return next((entry for entry in values if _id(entry) == step), None)


def _id(entry: Any) -> str:
    return str(entry.get("id") if isinstance(entry, Mapping) else entry)


def _called(entry: Any, field: str, step: str | int, handbook: Handbook) -> str:
    """Return what readers call an entry of the list `field`."""
    word = _ENTRIES.get(field, _field(field))
    if isinstance(entry, Mapping):
        word = _BLOCKS.get(str(entry.get("soort")), word) if field == "onderdelen" else word
        name = _name(entry, handbook)
    else:
        name = _title_of(_REFERENCES.get(field), str(step), handbook) or _short(str(step))
    return f"{word} “{name}”" if name else word


def _name(entry: Mapping[str, Any], handbook: Handbook) -> str:
    for field in _NAMES:
        if entry.get(field):
            return _short(plain_text(str(entry[field])))
    for kind in ITEM_KINDS:
        target = entry.get(kind.kind)
        if isinstance(target, str) and (title := _title_of(kind.kind, target, handbook)):
            return title
    return _short(" ".join(_lines(entry.get("tekst"), handbook)))


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:WORDS_IN_NAME]) + (" …" if len(words) > WORDS_IN_NAME else "")


def _title_of(kind: str | None, identifier: str, handbook: Handbook) -> str | None:
    """Return what the item, term or source is called, or None when it is not in this copy."""
    if kind is None:
        return None
    try:
        target = handbook.target(kind, identifier)
    except KeyError:
        return None
    if isinstance(target, Bron):
        return _short(target.bronvermelding)
    return plain_text(target.term if isinstance(target, Begrip) else target.titel)


def _lines(value: Any, handbook: Handbook, field: str = "") -> tuple[str, ...]:
    """Return a value as lines that people can read, without marks of Markdown.

    `field` is the name of what holds it: some hold the id of an item, which is told by its title.
    """
    match value:
        case None:
            return ()
        case bool():
            return ("ja" if value else "nee",)
        case str():
            title = _title_of(_REFERENCES.get(field, field), value, handbook)
            return (title,) if title else tuple(_text_lines(value, handbook))
        case list():
            return tuple(_list_lines(value, handbook, field))
        case dict():
            return tuple(_map_lines(value, handbook))
        case _:
            return (str(value),)


def _text_lines(text: str, handbook: Handbook) -> Iterator[str]:
    """Yield a line for each paragraph and each entry of a list."""
    for part in _PARTS.split(_with_titles(text, handbook)):
        if words := plain_text(part):
            yield f"– {words}" if _LIST_MARK.match(part) else words


def _with_titles(text: str, handbook: Handbook) -> str:
    """Return `text` with the title in every link that has no words of its own."""

    def titled(link: re.Match[str]) -> str:
        kind, _, rest = link["target"].partition(":")
        if link["text"] or kind == Bron.kind:
            return link[0]
        title = _title_of(kind, rest.partition("#")[0], handbook)
        return title or link[0]

    return LINK.sub(titled, text)


def _list_lines(values: Sequence[Any], handbook: Handbook, field: str) -> Iterator[str]:
    for value in values:
        lines = _lines(value, handbook, field)
        if isinstance(value, list):  # the cells of a row
            lines = (" · ".join(line.removeprefix("– ") for line in lines),)
        yield from (f"– {line}" if not at else line for at, line in enumerate(lines))


def _map_lines(values: Mapping[str, Any], handbook: Handbook) -> Iterator[str]:
    for name, value in values.items():
        lines = () if name in _NOT_SHOWN else _lines(value, handbook, name)
        if len(lines) == 1:
            yield f"{_field(name).capitalize()}: {lines[0].removeprefix('– ')}"
        elif lines:
            yield f"{_field(name).capitalize()}:"
            yield from lines
