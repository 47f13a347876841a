"""Read a content folder: every YAML file in it, and every problem, in one go."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kompas.source.place import ContentProblems, Place, Problem
from kompas.source.yaml_reader import SourceDocument, read_file

_KEBAB_CASE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_PARTS = 2  # a kind and an item: `stappen/evalueer.yml`


@dataclass(frozen=True, slots=True)
class Folder:
    """The documents of a content folder by key, and what is wrong with the rest.

    A key is the path inside the folder without suffix: `begrippen`, `stappen/evalueer`. With
    `problems` the documents are not the whole folder, so nothing may be built from them.
    """

    documents: Mapping[str, SourceDocument]
    problems: tuple[Problem, ...]
    unreadable: frozenset[str] = frozenset()
    """Keys of the files that are there but hold no valid YAML."""


def read_folder(folder: Path, shown_as: str) -> Folder:
    """Read all `.yml` files in `folder`; `shown_as` is its name in places and messages.

    Hidden files and files that are not YAML are passed over. Raises nothing: a folder that does
    not exist, a file in the wrong place and a file that cannot be read are problems.
    """
    if not folder.is_dir():
        message = "dit is geen map" if folder.exists() else "deze map bestaat niet"
        return Folder({}, (Problem(Place(shown_as, 1, 1), message),))
    documents: dict[str, SourceDocument] = {}
    problems: list[Problem] = []
    unreadable: set[str] = set()
    for path in _entries(folder):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        file = str(PurePosixPath(shown_as) / visible(str(inside)))
        fault = _fault(path, inside)
        if fault:
            problems.append(Problem(Place(file, 1, 1), fault))
        elif inside.suffix == ".yml":
            key = str(inside.with_suffix(""))
            try:
                documents[key] = read_file(path, file)
            except ContentProblems as error:
                problems.extend(error.problems)
                unreadable.add(key)
    return Folder(dict(sorted(documents.items())), tuple(sorted(problems)), frozenset(unreadable))


def _entries(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _entries(entry)
        else:
            yield entry


def _fault(path: Path, inside: PurePosixPath) -> str | None:
    """Say what is wrong with the name or the place of a file, if anything."""
    if path.is_symlink():
        return "dit is een symbolische link; zet het bestand of de map zelf op deze plek"
    if inside.suffix.lower() not in {".yml", ".yaml"}:
        return None
    if inside.suffix != ".yml":
        return f"de naam van dit bestand eindigt op {inside.suffix}; maak daar .yml van"
    if len(inside.parts) > _MAX_PARTS:
        return "dit bestand staat te diep; zet het in de map zelf of één map daaronder"
    if not _KEBAB_CASE.fullmatch(inside.stem):
        return (
            f'de bestandsnaam "{visible(inside.stem)}" mag alleen kleine letters, cijfers en '
            'losse streepjes hebben, zoals "organiseer-de-governance"'
        )
    return None


def visible(name: str) -> str:
    """Return a file name for in a message; it may hold line ends, or what turns text around."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)
