"""What may stand in a region's files, but is most likely a slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from kompas.model.handbook import FILES, ITEM_KINDS
from kompas.model.kept import why_not
from kompas.source.folder import Folder
from kompas.source.overlay import Change
from kompas.source.place import Problem
from kompas.source.region_folder import CONTENT, RegionFolder
from kompas.source.yaml_reader import Value

EXAMPLE = "voorbeeld"
"""What `kompas nieuw-regio` writes as an example has this id, after that of the region."""
_IN_EXAMPLE = {"kop": "Voorbeeld: ", "tekst": "Dit is een voorbeeld van een eigen tekst."}
"""How the parts of the example begin, as long as nobody changed them."""


def slips(
    base: Folder, region: RegionFolder, region_id: str, changes: Iterable[Change]
) -> Iterator[Problem]:
    """Yield what the region does that it may not have meant, each where it stands."""
    changes = tuple(changes)
    for _, hint in _replaced_lists(changes):
        yield hint
    yield from _examples_left(region_id, changes)
    for key, document in region.content.documents.items():
        if key in base.documents and not document.data:
            yield Problem(document.place(()), "dit bestand verandert nog niets")
    yield from _beside_content(region)


def hints(
    problems: Iterable[Problem], base: Folder, changes: Iterable[Change]
) -> Iterator[Problem]:
    """Yield what may have caused `problems`: a list replaced in a file that has one of them."""
    files = {problem.place.file for problem in problems}
    for change, hint in _replaced_lists(changes):
        if files & {change.place.file, base.documents[change.document].file}:
            yield hint


def _replaced_lists(changes: Iterable[Change]) -> Iterator[tuple[Change, Problem]]:
    for change in changes:
        before = _ids(change.base)
        if change.kind != "vervangen" or not isinstance(change.own, list) or why_not(change):
            continue
        gone = before - _ids(change.own)
        if gone:
            count = f"{len(gone)} van de {len(before)} onderdelen"
            if gone == before:
                count = f"alle {len(before)} onderdelen" if len(before) > 1 else "het onderdeel"
            message = (
                f"uw lijst vervangt {count} van het basishandboek; wilde u iets toevoegen, "
                f'schrijf dan "{change.path[-1]}+"'
            )
            yield change, Problem(change.place, message)


def _ids(value: Value) -> set[str]:
    """Return the ids of the entries of a list; none for what is no such list."""
    entries = value if isinstance(value, list) else []
    return {str(entry["id"]) for entry in entries if isinstance(entry, dict) and "id" in entry}


def _examples_left(region_id: str, changes: Iterable[Change]) -> Iterator[Problem]:
    for change in changes:
        own = change.own
        if change.path[-1:] == (f"{region_id}-{EXAMPLE}",) and isinstance(own, dict):
            parts = (str(own.get(key, "")).startswith(text) for key, text in _IN_EXAMPLE.items())
            if any(parts):
                message = (
                    "dit is nog het voorbeeld van kompas nieuw-regio; vervang het of haal het weg"
                )
                yield Problem(change.place, message)


def _beside_content(region: RegionFolder) -> Iterator[Problem]:
    folders = {kind.folder for kind in ITEM_KINDS}
    for name, place in region.beside.items():
        if name in folders:
            what = f"deze map wordt niet gelezen; zet haar in de map {CONTENT}"
        elif PurePosixPath(name).suffix.lower() in {".yml", ".yaml"}:
            where = CONTENT if PurePosixPath(name).stem in FILES else f"een map van {CONTENT}"
            what = f"dit bestand wordt niet gelezen; een eigen tekst hoort in {where}"
        else:
            continue
        yield Problem(place, what)
