"""The whole handbook: every item validated, every reference resolved, nothing to change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from kompas.model.begrip import Begrip, Begrippen
from kompas.model.bron import Bron, Bronnen
from kompas.model.fase import Fase
from kompas.model.fields import ContentModel, MarkdownText
from kompas.model.figuur import Figuur
from kompas.model.geweldsprofiel import Geweldsprofiel
from kompas.model.item import Item
from kompas.model.kompas import Kompas
from kompas.model.messages import problems_of
from kompas.model.pagina import Pagina
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.references import (
    Mention,
    fields_of,
    mentions_in_data,
    mentions_of,
    unreadable_links,
)
from kompas.model.rol import Rol
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.model.verdieping import Verdieping
from kompas.source.place import ContentProblems, Place, Problem, did_you_mean

if TYPE_CHECKING:
    from kompas.model.edition import Edition
    from kompas.source.folder import Folder
    from kompas.source.place import ValuePath
    from kompas.source.yaml_reader import SourceDocument

ITEM_KINDS: tuple[type[Item], ...] = (
    Fase,
    Stap,
    Tool,
    Praktijkvoorbeeld,
    Geweldsprofiel,
    Verdieping,
    Rol,
    Figuur,
    Pagina,
)
FILES: Mapping[str, type[ContentModel]] = {
    "kompas": Kompas,
    "begrippen": Begrippen,
    "bronnen": Bronnen,
}

LISTS: Mapping[str, str] = {"begrippen": Begrip.kind, "bronnen": Bron.kind}
"""The files that hold a list → the kind of what is in it."""
NO_BLOCKS: frozenset[str] = frozenset()

AnyItem = TypeVar("AnyItem", bound=Item)
Target = Item | Begrip | Bron
Known = Mapping[str, Mapping[str, frozenset[str] | None] | None]
"""Kind → id → block ids; None for what a fault of another sort keeps from being known."""

_HEADING = re.compile(r"^ {0,3}#{1,6} ", re.MULTILINE)


@dataclass(frozen=True)
class Handbook:
    """All that the handbook holds."""

    kompas: Kompas
    items: Mapping[str, Mapping[str, Item]] = field(repr=False)
    """Kind name → id → item, in order of number or title."""
    begrippen: Mapping[str, Begrip] = field(repr=False)
    bronnen: Mapping[str, Bron] = field(repr=False)
    edition: Edition | None = None
    """What makes this a region's own copy; None for the base handbook."""

    @property
    def publisher(self) -> str:
        """Who publishes it, as files say: the organisation of a copy, or the title."""
        organisation = self.edition.regio.organisatie if self.edition else None
        return organisation or self.kompas.titel

    def all(self, kind: type[AnyItem]) -> tuple[AnyItem, ...]:
        """Return every item of `kind`, by number or title."""
        return tuple(item for item in self.items[kind.kind].values() if isinstance(item, kind))

    def get(self, kind: type[AnyItem], identifier: str) -> AnyItem:
        """Return one item; KeyError when it is not there."""
        item = self.items[kind.kind][identifier]
        assert isinstance(item, kind)
        return item

    @property
    def all_steps(self) -> tuple[Stap, ...]:
        """The steps, in order."""
        return self.all(Stap)

    @property
    def all_phases(self) -> tuple[Fase, ...]:
        """The phases, in order."""
        return self.all(Fase)

    def target(self, kind: str, identifier: str) -> Target:
        """Return what a reference points at; KeyError when it is not there."""
        if kind == Begrip.kind:
            return self.begrippen[identifier]
        if kind == Bron.kind:
            return self.bronnen[identifier]
        return self.items[kind][identifier]

    def steps_of(self, phase: Fase) -> tuple[Stap, ...]:
        """Return the steps of a phase, in order."""
        return tuple(step for step in self.all(Stap) if step.fase == phase.id)

    def phases_of(self, item: Item) -> tuple[Fase, ...]:
        """Return the phases that an item belongs to, in order."""
        if isinstance(item, Fase):
            return (item,)
        steps = {item.id} if isinstance(item, Stap) else set(getattr(item, "stappen", ()))
        return tuple(
            phase
            for phase in self.all(Fase)
            if any(step.id in steps for step in self.steps_of(phase))
        )

    def named_by(self, target: Target) -> tuple[Item, ...]:
        """Return the items that name this one: the other side of every relation."""
        return self._named_by.get((target.kind, target.id), ())

    @cached_property
    def _named_by(self) -> Mapping[tuple[str, str], tuple[Item, ...]]:
        found: dict[tuple[str, str], dict[str, Item]] = {}
        for items in self.items.values():
            for item in items.values():
                for mention in mentions_of(item):
                    if (mention.kind, mention.target) != (item.kind, item.id):
                        place = found.setdefault((mention.kind, mention.target), {})
                        place[f"{item.kind}/{item.id}"] = item
        return {target: tuple(named.values()) for target, named in found.items()}


def build_handbook(folder: Folder) -> Handbook:
    """Return the handbook that `folder` holds.

    Raises ContentProblems with every fault of every file, so that an editor mends them in one go.
    """
    problems = list(folder.problems)
    documents = folder.documents
    problems += _strange_files(documents)
    known = known_ids(folder)
    models: dict[str, ContentModel] = {}
    for name, document in documents.items():
        model = model_for(name)
        if model is not None:
            try:
                models[name] = model.model_validate(as_tuples(document.data))
            except ValidationError as error:
                problems += problems_of(error, document, model)
                problems += _dead_references(mentions_in_data(document.data), document, known)
    problems += _missing_files(folder)
    for name, model_value in models.items():
        problems += _item_problems(name, model_value, documents[name], known)
    problems += _repeated_numbers(models, documents)
    if problems:
        raise ContentProblems(problems)
    return _assemble(models)


def as_tuples(data: Any) -> Any:
    """Lists become tuples: strict models are immutable all the way down."""
    if isinstance(data, dict):
        return {key: as_tuples(value) for key, value in data.items()}
    if isinstance(data, list):
        return tuple(as_tuples(value) for value in data)
    return data


def _kind_of_folder(name: str) -> type[Item] | None:
    return next((kind for kind in ITEM_KINDS if kind.folder == name), None)


def model_for(name: str) -> type[ContentModel] | None:
    """Return the model of a file by its key, or None when the handbook has no such file."""
    folder, _, rest = name.partition("/")
    return _kind_of_folder(folder) if rest else FILES.get(name)


def _strange_files(documents: Mapping[str, SourceDocument]) -> Iterator[Problem]:
    for name, document in documents.items():
        if model_for(name) is None:
            folder, _, rest = name.partition("/")
            known = [kind.folder for kind in ITEM_KINDS] if rest else list(FILES)
            what = "map" if rest else "bestand"
            yield Problem(
                document.place(()),
                f'het handboek kent geen {what} "{folder}".' + did_you_mean(folder, known),
            )


def _missing_files(folder: Folder) -> Iterator[Problem]:
    present = folder.documents.keys() | folder.unreadable
    if folder.problems and not present:
        return  # there is no folder
    files = (item.file.removesuffix(f"{key}.yml") for key, item in folder.documents.items())
    shown_as = next(files, "")
    for name in FILES:
        if name not in present:
            yield Problem(Place(f"{shown_as}{name}.yml", 1, 1), "dit bestand ontbreekt")


def known_ids(folder: Folder) -> Known:
    """Return which ids can be referred to, also in files that are not valid.

    A reference to an item with a fault of its own is not a second fault.
    """
    ids: dict[str, dict[str, frozenset[str] | None]] = {kind.kind: {} for kind in ITEM_KINDS}
    for name in (*folder.documents, *folder.unreadable):
        kind = _kind_of_folder(name.partition("/")[0])
        if kind is not None:
            ids[kind.kind][name.partition("/")[2]] = _ids_in(folder, name, "onderdelen")
    known: dict[str, Mapping[str, frozenset[str] | None] | None] = dict(ids)
    for name, list_kind in LISTS.items():
        entries = _ids_in(folder, name, name)
        known[list_kind] = None if entries is None else dict.fromkeys(entries, NO_BLOCKS)
    return known


def _ids_in(folder: Folder, name: str, key: str) -> frozenset[str] | None:
    """Return the ids in the list `key` of a file, or None when the file is not that far yet."""
    document = folder.documents.get(name)
    if document is None or not isinstance(document.data, dict):
        return None
    entries = document.data.get(key, [] if key == "onderdelen" else None)
    if not isinstance(entries, list):
        return None
    ids = (entry.get("id") for entry in entries if isinstance(entry, dict))
    return frozenset(identifier for identifier in ids if isinstance(identifier, str))


def _item_problems(
    name: str,
    model: ContentModel,
    document: SourceDocument,
    known: Known,
) -> Iterator[Problem]:
    if isinstance(model, Item) and model.id != name.rpartition("/")[2]:
        yield Problem(
            document.place(("id",)),
            f'het id "{model.id}" moet gelijk zijn aan de naam van het bestand',
        )
    if isinstance(model, Begrippen):
        yield from _repeated_ids((term.id for term in model.begrippen), name, document)
    if isinstance(model, Bronnen):
        yield from _repeated_ids((source.id for source in model.bronnen), name, document)
    yield from _dead_references(mentions_of(model), document, known)
    for path, text in fields_of(model):
        if isinstance(text, MarkdownText):
            yield from _text_problems(text, path, document)


def _text_problems(
    text: MarkdownText, path: ValuePath, document: SourceDocument
) -> Iterator[Problem]:
    if match := _HEADING.search(text):
        yield Problem(
            document.place(path, match.start()),
            'een kop in de tekst kan niet; maak een nieuw blok met een "kop"',
        )
    for offset in unreadable_links(text):
        yield Problem(
            document.place(path, offset),
            "schrijf een verwijzing als [tekst](soort:id), zonder spaties bij het id en zonder "
            "rechte haken in de tekst; een afbeelding kan hier niet",
        )


def _repeated_ids(ids: Iterable[str], name: str, document: SourceDocument) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, identifier in enumerate(ids):
        if identifier in first:
            line = document.place((name, first[identifier])).line
            yield Problem(
                document.place((name, index, "id")),
                f'het id "{identifier}" staat ook op regel {line}; elk id mag één keer',
            )
        first.setdefault(identifier, index)


def _dead_references(
    mentions: Iterable[Mention], document: SourceDocument, known: Known
) -> Iterator[Problem]:
    for mention in mentions:
        message = _dead_reference(mention, known)
        if message:
            yield Problem(document.place(mention.path, mention.offset), message)


def _dead_reference(mention: Mention, known: Known) -> str | None:
    if mention.kind not in known:
        return (
            f'"{mention.kind}" is geen soort om naar te verwijzen; '
            f"kies uit: {', '.join(known)}, of begin met https://."
        ) + did_you_mean(mention.kind, known)
    ids = known[mention.kind]
    if ids is None:
        return None
    if mention.target not in ids:
        return f'{mention.kind} "{mention.target}" bestaat niet.' + did_you_mean(
            mention.target, ids
        )
    blocks = ids[mention.target]
    if mention.block and blocks is not None and mention.block not in blocks:
        return (
            f'{mention.kind} "{mention.target}" heeft geen blok "{mention.block}".'
        ) + did_you_mean(mention.block, blocks)
    return None


def _repeated_numbers(
    models: Mapping[str, ContentModel], documents: Mapping[str, SourceDocument]
) -> Iterator[Problem]:
    first: dict[tuple[str, int], str] = {}
    for name, model in models.items():
        if isinstance(model, (Fase, Stap)):
            other = first.setdefault((model.kind, model.nr), name)
            if other != name:
                yield Problem(
                    documents[name].place(("nr",)),
                    f"{model.kind} {model.nr} bestaat al: {documents[other].file}",
                )


def _assemble(models: Mapping[str, ContentModel]) -> Handbook:
    items: dict[str, Mapping[str, Item]] = {}
    for kind in ITEM_KINDS:
        of_kind = (model for model in models.values() if type(model) is kind)
        items[kind.kind] = MappingProxyType({item.id: item for item in sorted(of_kind, key=_order)})
    kompas, terms, sources = (models[name] for name in FILES)
    assert isinstance(kompas, Kompas)
    assert isinstance(terms, Begrippen)
    assert isinstance(sources, Bronnen)
    return Handbook(
        kompas=kompas,
        items=MappingProxyType(items),
        begrippen=_by_id(terms.begrippen),
        bronnen=_by_id(sources.bronnen),
    )


def _order(item: Item) -> tuple[int, str]:
    number = getattr(item, "nr", None)
    return (number if number is not None else 1000, item.titel.casefold())


AnyEntry = TypeVar("AnyEntry", Begrip, Bron)


def _by_id(entries: Iterable[AnyEntry]) -> Mapping[str, AnyEntry]:
    return MappingProxyType({entry.id: entry for entry in entries})
