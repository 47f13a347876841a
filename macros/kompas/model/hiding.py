"""What a region took out of the handbook is taken out of everything that pointed at it.

This works on the data, before the models see it: what is left is an ordinary handbook, and nothing
after this has to know of hiding (adr/0010).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from pydantic import ValidationError

from kompas.model.bron import Bron
from kompas.model.fields import ContentModel, Reference
from kompas.model.handbook import ITEM_KINDS, LISTS, as_tuples, known_ids, model_for
from kompas.model.item import Item
from kompas.model.kept import with_what_must_stay
from kompas.model.references import LINK, fields_of
from kompas.source.edited_text import Edit, edited
from kompas.source.folder import Folder
from kompas.source.nodes import Node, document_of, node_of
from kompas.source.overlay import IN_BASE, Change, Overlaid
from kompas.source.place import Place, Problem, ValuePath
from kompas.source.yaml_reader import SourceDocument

BLOCKS = "onderdelen"
MOST_NAMED = 3
"""So many places, or things that went, a message names; of the rest it gives the number."""

_MARKUP = re.compile(r"[\\`*_\[\]<&]")

Target: TypeAlias = tuple[str, str, str | None]
"""Kind, id, and the id of the block when it is about one block."""


@dataclass(frozen=True, slots=True)
class _Gone:
    """Something that the base has and the region's copy has not."""

    place: Place
    """Where the region took it out."""
    words: str
    """What messages call it."""
    title: str
    """What comes in place of a link that had no text of its own."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a reference, in words: of one, and of more."""

    one: str
    more: str


_LEFT_OUT = _Outcome("is weggehaald", "zijn weggehaald")
_PLAIN = _Outcome("is gewone tekst geworden", "zijn gewone tekst geworden")
_TO_PAGE = _Outcome(
    "leidt nu naar het begin van de pagina", "leiden nu naar het begin van de pagina"
)


@dataclass(frozen=True, slots=True)
class _Loss:
    """A reference to something that went."""

    why: _Gone
    place: Place
    outcome: _Outcome


def without_gone(base: Folder, overlaid: Overlaid) -> tuple[Folder, tuple[Problem, ...]]:
    """Return what the overlay made, without references to what the region took out.

    Also returns a notice for each place where the region took out something that was referred to.
    What may not go is a problem of the folder: a part that every copy needs, and a source that is
    still cited.
    """
    folder = with_what_must_stay(base, overlaid)
    documents = dict(folder.documents)
    gone = dict(_gone(base, folder, overlaid.changes))
    losses: list[_Loss] = []
    citations: list[_Loss] = []
    while gone:
        cuts = [_Cut(name, document, gone) for name, document in documents.items()]
        for cut in cuts:
            cut.look()
            losses += cut.losses
            citations += cut.citations
            if cut.edits or cut.dropped:
                documents[cut.name] = cut.result()
        # A card that went is a block that went, and something may have pointed at that.
        gone = {target: why for cut in cuts for target, why in cut.dropped_blocks.items()}
    problems = {*folder.problems, *_still_cited(citations)}
    whole = replace(folder, documents=documents, problems=tuple(sorted(problems)))
    return whole, tuple(sorted(_told(losses)))


def _gone(
    base: Folder, folder: Folder, changes: tuple[Change, ...]
) -> Iterator[tuple[Target, _Gone]]:
    """Yield what can be referred to in the base, and not any more in `folder`."""
    known = known_ids(folder)
    for kind, ids in known_ids(base).items():
        left = known[kind]
        if ids is None or left is None:
            continue
        for identifier, blocks in ids.items():
            if identifier not in left:
                yield (kind, identifier, None), _lost(kind, identifier, base, changes)
                continue
            blocks_left = left[identifier]
            if blocks is not None and blocks_left is not None:
                for block in blocks - blocks_left:
                    document = f"{_folder_of(kind)}/{identifier}"
                    place = _place_of(document, (BLOCKS, block), changes)
                    words = f'blok "{block}" van {kind} "{identifier}"'
                    yield (kind, identifier, block), _Gone(place, words, "")


def _lost(kind: str, identifier: str, base: Folder, changes: tuple[Change, ...]) -> _Gone:
    words = f'{kind} "{identifier}"'
    for name, list_kind in LISTS.items():
        if list_kind == kind:
            place = _place_of(name, (name, identifier), changes)
            return _Gone(place, words, _term(base.documents[name], name, identifier))
    document = f"{_folder_of(kind)}/{identifier}"
    data = base.documents[document].data
    title = data.get("titel") if isinstance(data, dict) else None
    return _Gone(_place_of(document, (), changes), words, str(title or identifier))


def _term(document: SourceDocument, name: str, identifier: str) -> str:
    entries: Any = document.value((name,))
    return next(
        str(entry.get("term", identifier))
        for entry in entries
        if isinstance(entry, dict) and entry.get("id") == identifier
    )


def _place_of(document: str, path: ValuePath, changes: Iterable[Change]) -> Place:
    """Return where the region took out what stood at `path`: alone, or with all around it."""
    return next(
        change.place
        for change in changes
        if change.document == document
        and change.kind in {"verborgen", "vervangen", "weggehaald"}
        and path[: len(change.path)] == change.path
    )


def _folder_of(kind: str) -> str:
    return next(item.folder for item in ITEM_KINDS if item.kind == kind)


@dataclass
class _Cut:
    """One document, and what has to go from it."""

    name: str
    document: SourceDocument
    gone: Mapping[Target, _Gone]
    edits: dict[ValuePath, list[Edit]] = field(default_factory=dict)
    dropped: set[ValuePath] = field(default_factory=set)
    dropped_blocks: dict[Target, _Gone] = field(default_factory=dict)
    losses: list[_Loss] = field(default_factory=list)
    citations: list[_Loss] = field(default_factory=list)

    def look(self) -> None:
        """Find every reference to what is gone."""
        model = self._model()
        if model is None:
            # A file with faults of its own: its fields are not looked at, its texts are.
            for path, text in _strings(self.document.data):
                self._cut_links(path, text)
            return
        for path, value in fields_of(model):
            if isinstance(value, Reference):
                self._drop(path, value, model)
            else:
                self._cut_links(path, str(self.document.value(path)))

    def result(self) -> SourceDocument:
        """Return the document without what has to go."""
        root = self._node(node_of(self.document), ())
        return document_of(self.document.file, root)

    def _model(self) -> ContentModel | None:
        kind = model_for(self.name)
        try:
            return kind.model_validate(as_tuples(self.document.data)) if kind else None
        except ValidationError:
            return None

    def _drop(self, path: ValuePath, reference: Reference, model: ContentModel) -> None:
        why = self.gone.get((reference.kind, str(reference), None))
        if why is None:
            return
        part = _what_goes_with(path, model)
        self.dropped.add(part)
        self._tell(why, reference.kind, self.document.place(path), _LEFT_OUT)
        if len(part) == 2 and part[0] == BLOCKS and isinstance(model, Item):  # noqa: PLR2004
            block = str(self.document.value((*part, "id")))
            words = f'blok "{block}" van {model.kind} "{model.id}"'
            self.dropped_blocks[model.kind, model.id, block] = _Gone(why.place, words, "")

    def _cut_links(self, path: ValuePath, text: str) -> None:
        edits = []
        for match in LINK.finditer(text):
            kind, _, rest = match["target"].partition(":")
            identifier, _, block = rest.partition("#")
            place = self.document.place(path, match.start("target"))
            if why := self.gone.get((kind, identifier, None)):
                words = match["text"] or _MARKUP.sub(r"\\\g<0>", why.title)
                edits.append(Edit(match.start(), match.end(), words))
                self._tell(why, kind, place, _PLAIN)
            elif block and (why := self.gone.get((kind, identifier, block))):
                start = match.end("target") - len(block) - 1
                edits.append(Edit(start, match.end("target"), ""))
                self._tell(why, kind, place, _TO_PAGE)
        if edits:
            self.edits[path] = edits

    def _tell(self, why: _Gone, kind: str, place: Place, outcome: _Outcome) -> None:
        found = self.citations if kind == Bron.kind else self.losses
        found.append(_Loss(why, place, outcome))

    def _node(self, node: Node, path: ValuePath) -> Node:
        if isinstance(node.content, dict):
            children = ((key, (*path, key), child) for key, child in node.content.items())
            kept = {key: self._node(c, at) for key, at, c in children if at not in self.dropped}
            return Node(kept, node.origin)
        if isinstance(node.content, list):
            entries = (((*path, at), child) for at, child in enumerate(node.content))
            left = [self._node(child, at) for at, child in entries if at not in self.dropped]
            return Node(left, node.origin)
        return edited(node, self.edits[path]) if path in self.edits else node


def _what_goes_with(path: ValuePath, model: ContentModel) -> ValuePath:
    """Return the path of the smallest part around a reference that can be missed.

    In a list of references that is the reference itself. A card or a stop of a route is nothing
    without what it leads to, so it goes as a whole.
    """
    part = path
    while len(part) > 1 and not isinstance(part[-1], int):
        if _is_whole_without(_value_at(model, part[:-1]), part[-1]):
            return part
        part = part[:-1]
    return part


def _value_at(model: Any, path: ValuePath) -> Any:
    for step in path:
        model = model[step] if isinstance(step, int) else getattr(model, _field(model, step))
    return model


def _field(model: ContentModel, key: str) -> str:
    """Return the name in the model of a key in the file."""
    fields = type(model).model_fields
    return next(name for name, info in fields.items() if key in {name, info.alias})


def _is_whole_without(holder: ContentModel, key: str) -> bool:
    values = {name: getattr(holder, name) for name in holder.model_fields_set}
    values.pop(_field(holder, key))
    try:
        type(holder).model_validate(values, by_name=True)
    except ValidationError:
        return False
    return True


def _strings(data: Any, path: ValuePath = ()) -> Iterator[tuple[ValuePath, str]]:
    if isinstance(data, dict):
        for key, child in data.items():
            yield from _strings(child, (*path, key))
    elif isinstance(data, list):
        for index, child in enumerate(data):
            yield from _strings(child, (*path, index))
    elif isinstance(data, str):
        yield path, data


def _told(losses: Iterable[_Loss]) -> Iterator[Problem]:
    """Yield one notice for each place where the region took something out."""
    for cause, of_cause in _by_cause(losses).items():
        names = _named(of_cause)
        are = "is" if len(names) == 1 else "zijn"
        places: dict[_Outcome, set[Place]] = {}
        for loss in of_cause:
            places.setdefault(loss.outcome, set()).add(loss.place)
        what = "; ".join(
            f"de verwijzing {outcome.one} ({_listed(found)})"
            if len(found) == 1
            else f"{len(found)} verwijzingen {outcome.more} ({_listed(found)})"
            for outcome, found in places.items()
        )
        yield Problem(cause, f"{_first(names)} {are} er in deze kopie niet; {what}")


def _still_cited(citations: Iterable[_Loss]) -> Iterator[Problem]:
    for cause, of_cause in _by_cause(citations).items():
        names = _named(of_cause)
        are = "wordt" if len(names) == 1 else "worden"
        places = {citation.place for citation in of_cause}
        times = f"nog {len(places)} keer" if len(places) > 1 else "nog"
        yield Problem(
            cause,
            f"{_first(names)} {are} {times} genoemd ({_listed(places)}), en een "
            "bronvermelding mag niet verdwijnen; laat de bron staan, of haal eerst weg wat ernaar "
            "verwijst",
        )


def _by_cause(losses: Iterable[_Loss]) -> Mapping[Place, list[_Loss]]:
    """Return the losses by where the region caused them, so that one slip is told once."""
    found: dict[Place, list[_Loss]] = {}
    for loss in losses:
        found.setdefault(loss.why.place, []).append(loss)
    return found


def _named(losses: Iterable[_Loss]) -> list[str]:
    return list(dict.fromkeys(loss.why.words for loss in losses))


def _listed(places: Iterable[Place]) -> str:
    """Return the first places: those in the region's own files, and then those in the base."""
    order = sorted(places, key=lambda place: (place.file.startswith(IN_BASE), place))
    own, label, rest = _first([str(place) for place in order]).partition(IN_BASE)
    return own + label + rest.replace(IN_BASE, "")


def _first(words: list[str]) -> str:
    """Return the first few, and how many more there are."""
    more = len(words) - MOST_NAMED
    return ", ".join(words[:MOST_NAMED]) + (f" en nog {more}" if more > 0 else "")
