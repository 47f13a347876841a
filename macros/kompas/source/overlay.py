"""Lay a region's own content over the base: what differs is all a region has to write.

Maps are merged key by key; lists are replaced, unless the key is written `naam+` (append, or merge
onto the entry with the same `id`) or `naam-` (remove). Every value keeps the place it came from.
"""

from dataclasses import dataclass
from typing import TypeAlias

from kompas.source.folder import Folder
from kompas.source.place import Place, Problem, ValuePath, did_you_mean
from kompas.source.yaml_reader import Origin, SourceDocument, Value

Scalar: TypeAlias = str | int | float | bool | None

_APPEND = "+"
_REMOVE = "-"


@dataclass(frozen=True, slots=True)
class _Node:
    """A value that carries its origin along, so that a merge cannot mix up places."""

    content: "Scalar | list[_Node] | dict[str, _Node]"
    origin: Origin


def overlay(base: Folder, region: Folder, region_id: str) -> Folder:
    """Return the base with the region's documents laid over it; raises nothing.

    A document that only the region has must have a file name that starts with `region_id` and a
    hyphen: anything else is a misspelt override. Such mistakes join the problems of both folders.
    """
    merge = _Merge()
    documents = dict(base.documents)
    for key, document in region.documents.items():
        original = base.documents.get(key)
        if original is not None:
            documents[key] = merge.documents(original, document)
        elif key.rpartition("/")[2].startswith(f"{region_id}-"):
            documents[key] = document
        elif key not in base.unreadable:
            merge.note(
                document.place(()),
                f'"{key}" bestaat niet in het basishandboek; de naam van een eigen bestand '
                f'begint met "{region_id}-".{did_you_mean(key, base.documents)}',
            )
    problems = {*base.problems, *region.problems, *merge.problems}
    unreadable = base.unreadable | region.unreadable
    return Folder(dict(sorted(documents.items())), tuple(sorted(problems)), unreadable)


class _Merge:
    """Merges documents and gathers what the region asks that cannot be done."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def note(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, message))

    def documents(self, base: SourceDocument, region: SourceDocument) -> SourceDocument:
        if region.data is None:  # a file with comments only
            return base
        ours, theirs = _node(base), _node(region)
        if not (isinstance(ours.content, dict) and isinstance(theirs.content, dict)):
            self.note(
                theirs.origin.place,
                "dit bestand moet uit sleutels met waarden bestaan, net als in het basishandboek",
            )
            return base
        return _document(base.file, self._maps(ours, ours.content, theirs.content))

    def _values(self, base: _Node, region: _Node) -> _Node:
        if isinstance(base.content, dict) and isinstance(region.content, dict):
            return self._maps(base, base.content, region.content)
        return region

    def _maps(self, base: _Node, ours: dict[str, _Node], theirs: dict[str, _Node]) -> _Node:
        merged = dict(ours)
        for key, node in theirs.items():
            if not key.endswith((_APPEND, _REMOVE)):
                merged[key] = self._values(merged[key], node) if key in merged else node
        # Removing goes first, so that a region can take an entry out and put its own in.
        for sign, change in ((_REMOVE, self._remove), (_APPEND, self._append)):
            for key, node in theirs.items():
                name = key.removesuffix(sign)
                if name != key and self._can_change(name, sign, ours, theirs):
                    merged[name] = change(merged[name], node)
        return _Node(merged, base.origin)

    def _can_change(
        self, name: str, sign: str, ours: dict[str, _Node], theirs: dict[str, _Node]
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
                f"{did_you_mean(name, ours) if base is None else ''}",
            )
        elif not isinstance(change.content, list):
            self.note(change.origin.place, f'onder "{name}{sign}" hoort een lijst met streepjes')
        else:
            return True
        return False

    def _append(self, base: _Node, change: _Node) -> _Node:
        entries = _entries(base)
        position = {_id(entry): at for at, entry in enumerate(entries) if _id(entry) is not None}
        for entry in _entries(change):
            at = position.get(_id(entry))
            if at is None:
                entries.append(entry)
            else:
                entries[at] = self._values(entries[at], entry)
        return _Node(entries, base.origin)

    def _remove(self, base: _Node, change: _Node) -> _Node:
        entries = _entries(base)
        for unwanted in _entries(change):
            name = _scalar(unwanted)
            left = [entry for entry in entries if name is None or _name(entry) != name]
            if len(left) == len(entries):
                word = "deze waarde" if name is None else str(name)
                known = [name for name in map(_name, entries) if isinstance(name, str)]
                self.note(
                    unwanted.origin.place,
                    f'"{word}" staat niet in de lijst van het basishandboek, '
                    f"dus weghalen kan niet; noem een id of een waarde uit die lijst."
                    f"{did_you_mean(word, known)}",
                )
            entries = left
        return _Node(entries, base.origin)


def _entries(node: _Node) -> list[_Node]:
    return list(node.content) if isinstance(node.content, list) else []


def _scalar(node: _Node) -> Scalar:
    return None if isinstance(node.content, list | dict) else node.content


def _id(entry: _Node) -> Scalar:
    """Return the id of a list entry, or None if it has none."""
    content = entry.content
    return _scalar(content["id"]) if isinstance(content, dict) and "id" in content else None


def _name(entry: _Node) -> Scalar:
    """Return what a region calls a list entry by: its id, or the plain value itself."""
    return _id(entry) if isinstance(entry.content, dict) else _scalar(entry)


def _node(document: SourceDocument, path: ValuePath = ()) -> _Node:
    """Return the value at `path` as a tree of nodes; the reader limits how deep that goes."""
    value = document.value(path)
    origin = document.origins[path]
    if isinstance(value, dict):
        return _Node({key: _node(document, (*path, key)) for key in value}, origin)
    if isinstance(value, list):
        return _Node([_node(document, (*path, at)) for at in range(len(value))], origin)
    return _Node(value, origin)


def _document(file: str, root: _Node) -> SourceDocument:
    """Return a tree of nodes as a document again."""
    origins: dict[ValuePath, Origin] = {}

    def plain(node: _Node, path: ValuePath) -> Value:
        origins[path] = node.origin
        if isinstance(node.content, dict):
            return {key: plain(child, (*path, key)) for key, child in node.content.items()}
        if isinstance(node.content, list):
            return [plain(child, (*path, at)) for at, child in enumerate(node.content)]
        return node.content

    data = plain(root, ())
    return SourceDocument(file, data, origins)
