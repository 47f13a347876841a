"""Lay a region's own content over the base: what differs is all a region has to write.

Maps are merged key by key; lists are replaced, unless the key is written `naam+` (append, or merge
onto the entry with the same `id`) or `naam-` (remove). A document that holds nothing but
`verberg: true` hides the base's document of that name. Every value keeps the place it came from,
and everything that differs from the base is told as a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kompas.source.folder import Folder
from kompas.source.nodes import Node, Scalar, document_of, node_of, plain
from kompas.source.place import Place, Problem, ValuePath, did_you_mean, nearest_to
from kompas.source.yaml_reader import SourceDocument, Value

_APPEND = "+"
_REMOVE = "-"


ChangeKind = Literal["nieuw", "verborgen", "vervangen", "aangevuld", "weggehaald"]

HIDE = "verberg"

IN_BASE = "in het basishandboek: "
"""How somebody of a region is told that a place is in a file of the base: before its name."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing in which a region differs from the base."""

    kind: ChangeKind
    """`nieuw` and `verborgen` are of a whole document; the others are of a value inside one."""
    document: str
    """The key of the document: `tools/klantreis`."""
    path: ValuePath
    """The way to the value; a list entry that has an id is named by it, and a plain one by its
    text."""
    place: Place
    """Where the region wrote it."""
    base: Value
    """What the base has there; None where it has nothing."""
    own: Value
    """What the region has instead; None where it takes something out."""

    @property
    def id(self) -> str:
        """The name of the change: `tools/klantreis/onderdelen/opdracht-vooraf/tekst`."""
        return "/".join((self.document, *map(str, self.path)))


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The base with a region laid over it, and all that the region changes."""

    folder: Folder
    changes: tuple[Change, ...]
    """In the order of the documents, and within each in that of the region's file."""


def overlay(base: Folder, region: Folder, region_id: str) -> Overlaid:
    """Lay the region's documents over those of the base; raises nothing.

    What only the region has (a document, an entry in a list of entries with ids) must be named
    with `region_id` and a hyphen at the start: anything else is a misspelt override. Such mistakes
    join the problems of both folders.
    """
    merge = _Merge(region_id)
    documents = dict(base.documents)
    for key, document in sorted(region.documents.items()):
        original = base.documents.get(key)
        if original is not None:
            merged = merge.documents(key, original, document)
            if merged is None:
                del documents[key]
            else:
                documents[key] = merged
        elif merge.is_own(key.rpartition("/")[2]):
            if merge.can_add(key, document):
                documents[key] = document
        elif key not in base.unreadable:
            merge.note(
                document.place(()),
                f'"{key}" bestaat niet in het basishandboek; de naam van een eigen bestand '
                f'begint met "{region_id}-".{nearest_to(key, base.documents)}',
            )
    problems = {*base.problems, *region.problems, *merge.problems}
    unreadable = base.unreadable | region.unreadable
    folder = Folder(dict(sorted(documents.items())), tuple(sorted(problems)), unreadable)
    changes = sorted(merge.changes, key=lambda change: (change.document, change.place))
    return Overlaid(folder, tuple(changes))


class _Merge:
    """Merges documents; gathers the changes, and what the region asks that cannot be done."""

    def __init__(self, region_id: str) -> None:
        self.region_id = region_id
        self.problems: list[Problem] = []
        self.changes: list[Change] = []

    def note(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, message))

    def tell(
        self, kind: ChangeKind, path: ValuePath, place: Place, base: Value = None, own: Value = None
    ) -> None:
        """Note a change; `path` begins with the key of the document."""
        self.changes.append(Change(kind, str(path[0]), path[1:], place, base, own))

    def is_own(self, name: Scalar) -> bool:
        """Whether this is how the region names what the base does not have."""
        return isinstance(name, str) and name.startswith(f"{self.region_id}-")

    def can_add(self, key: str, document: SourceDocument) -> bool:
        """Note a document that only the region has, and whether it is one."""
        if isinstance(document.data, dict) and HIDE in document.data:
            self.note(
                document.key_place((HIDE,)),
                f'"{HIDE}" is voor onderdelen van het basishandboek; dit bestand is van uzelf, '
                "dus haal het weg",
            )
            return False
        self.tell("nieuw", (key,), document.place(()), own=document.data)
        return True

    def documents(
        self, key: str, base: SourceDocument, region: SourceDocument
    ) -> SourceDocument | None:
        """Return the two as one, or None when the region hides the document."""
        if region.data is None:  # a file with comments only
            return base
        ours, theirs = node_of(base), node_of(region)
        if not (isinstance(ours.content, dict) and isinstance(theirs.content, dict)):
            self.note(
                theirs.origin.place,
                "dit bestand moet uit sleutels met waarden bestaan, net als in het basishandboek",
            )
            return base
        if self._is_slip_of_hide(ours.content, theirs.content):
            return base
        if HIDE in theirs.content and HIDE not in ours.content:
            return self._hidden(key, base, theirs.content)
        return document_of(base.file, self._maps(ours, ours.content, theirs.content, (key,)))

    def _is_slip_of_hide(self, ours: Mapping[str, Node], theirs: Mapping[str, Node]) -> bool:
        """Note a file with no other key than a misspelt `verberg`, and whether this is one."""
        if len(theirs) != 1:
            return False
        [(key, node)] = theirs.items()
        meant = did_you_mean(key.casefold(), [HIDE])
        if key == HIDE or key in ours or _scalar(node) is None or not meant:
            return False
        self.note(node.origin.key_place, f'de sleutel "{key}" hoort hier niet.{meant}')
        return True

    def _hidden(
        self, key: str, base: SourceDocument, theirs: Mapping[str, Node]
    ) -> SourceDocument | None:
        place = theirs[HIDE].origin.key_place
        if theirs[HIDE].content is not True:
            self.note(
                theirs[HIDE].origin.place,
                f'schrijf "{HIDE}: true" om dit onderdeel te verbergen; haal de regel anders weg',
            )
        elif len(theirs) > 1:
            self.note(
                place,
                f'"{HIDE}: true" verbergt dit onderdeel; haal de andere regels in dit bestand weg',
            )
        else:
            self.tell("verborgen", (key,), place, base=base.data)
            return None
        return base

    def _values(self, base: Node, region: Node, path: ValuePath) -> Node:
        if isinstance(base.content, dict) and isinstance(region.content, dict):
            return self._maps(base, base.content, region.content, path)
        ours, theirs = plain(base), plain(region)
        if not _same(ours, theirs):
            self.tell("vervangen", path, region.origin.place, ours, theirs)
        return region

    def _maps(
        self, base: Node, ours: dict[str, Node], theirs: dict[str, Node], path: ValuePath
    ) -> Node:
        merged = dict(ours)
        for key, node in theirs.items():
            if key.endswith((_APPEND, _REMOVE)):
                continue
            if key in merged:
                merged[key] = self._values(merged[key], node, (*path, key))
            else:
                merged[key] = node
                self.tell("aangevuld", (*path, key), node.origin.key_place, own=plain(node))
        # Removing goes first, so that a region can take an entry out and put its own in.
        for sign, change in ((_REMOVE, self._remove), (_APPEND, self._append)):
            for key, node in theirs.items():
                name = key.removesuffix(sign)
                if name != key and self._can_change(name, sign, ours, theirs):
                    merged[name] = change(merged[name], node, (*path, name))
        return Node(merged, base.origin)

    def _can_change(
        self, name: str, sign: str, ours: dict[str, Node], theirs: dict[str, Node]
    ) -> bool:
        base, change = ours.get(name), theirs[name + sign]
        place = change.origin.key_place
        if name in theirs:
            self.note(place, f'"{name}" en "{name}{sign}" gaan niet samen; kies een van de twee')
        elif base is None or not isinstance(base.content, list):
            self.note(
                place,
                f'"{name}" is in het basishandboek geen lijst; '
                f'schrijf "{name}" zonder {sign} om de waarde te geven of te vervangen.'
                f"{nearest_to(name, ours) if base is None else ''}",
            )
        elif not isinstance(change.content, list):
            self.note(change.origin.place, f'onder "{name}{sign}" hoort een lijst met streepjes')
        else:
            return True
        return False

    def _append(self, base: Node, change: Node, path: ValuePath) -> Node:
        entries = _entries(base)
        position = {_id(entry): at for at, entry in enumerate(entries) if _id(entry) is not None}
        values = {_exact(_scalar(entry)) for entry in entries}
        for entry in _entries(change):
            name = _id(entry)
            at = position.get(name)
            if at is not None:
                entries[at] = self._values(entries[at], entry, (*path, str(name)))
            elif name is not None and position and not self.is_own(name):
                self.note(
                    entry.origin.place,
                    f'"{name}" bestaat niet in deze lijst van het basishandboek; een eigen id '
                    f'begint met "{self.region_id}-".{nearest_to(str(name), map(str, position))}',
                )
            elif _scalar(entry) is None or _exact(_scalar(entry)) not in values:
                # The base may have got the same plain value since; twice would be a fault.
                self.tell(
                    "aangevuld",
                    (*path, _step(entry, len(entries))),
                    entry.origin.place,
                    own=plain(entry),
                )
                entries.append(entry)
        return Node(entries, base.origin)

    def _remove(self, base: Node, change: Node, path: ValuePath) -> Node:
        entries = _entries(base)
        for unwanted in _entries(change):
            name, place = _scalar(unwanted), unwanted.origin.place
            gone = [name is not None and _exact(_name(entry)) == _exact(name) for entry in entries]
            if not any(gone):
                self._note_unknown(name, place, entries)
            for entry, is_gone in zip(entries, gone, strict=True):
                if is_gone:
                    self.tell("weggehaald", (*path, str(name)), place, base=plain(entry))
            entries = [entry for entry, is_gone in zip(entries, gone, strict=True) if not is_gone]
        return Node(entries, base.origin)

    def _note_unknown(self, name: Scalar, place: Place, entries: Iterable[Node]) -> None:
        word, neighbour = "deze waarde", ""
        if name is not None:
            word = str(name)
            known = (str(known) for known in map(_name, entries) if known is not None)
            neighbour = nearest_to(word, known)
        self.note(
            place,
            f'"{word}" staat niet in de lijst van het basishandboek, dus weghalen kan niet; '
            f"noem een id of een waarde uit die lijst.{neighbour}",
        )


def _entries(node: Node) -> list[Node]:
    return list(node.content) if isinstance(node.content, list) else []


def _scalar(node: Node) -> Scalar:
    return None if isinstance(node.content, list | dict) else node.content


def _id(entry: Node) -> Scalar:
    """Return the id of a list entry, or None if it has none."""
    content = entry.content
    return _scalar(content["id"]) if isinstance(content, dict) and "id" in content else None


def _name(entry: Node) -> Scalar:
    """Return what a region calls a list entry by: its id, or the plain value itself."""
    return _id(entry) if isinstance(entry.content, dict) else _scalar(entry)


def _step(entry: Node, position: int) -> str | int:
    """Return the step of a path that leads to a list entry."""
    name = _name(entry)
    return position if name is None else str(name)


def _exact(value: Scalar) -> tuple[type, Scalar]:
    """Return a value that equals itself only: for Python 1 and true are the same."""
    return type(value), value


def _same(ours: Value, theirs: Value) -> bool:
    """Whether two values are the same to the last part and its type."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours.keys() == theirs.keys() and all(
            _same(value, theirs[key]) for key, value in ours.items()
        )
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(_same, ours, theirs))
    return type(ours) is type(theirs) and ours == theirs
