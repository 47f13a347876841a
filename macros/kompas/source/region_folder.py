"""Read the folder of a region's own copy: its settings and its content, and nothing outside it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kompas.source.folder import Folder, read_folder, visible
from kompas.source.place import ContentProblems, Place, Problem
from kompas.source.yaml_reader import SourceDocument, read_file

SETTINGS = "regio.yml"
CONTENT = "content"
BASE_TEXTS = "basisteksten.json"

_LINK_MESSAGE = "dit is een symbolische link; zet {what} zelf op deze plek"
_WHAT = {SETTINGS: "het bestand", CONTENT: "de map", BASE_TEXTS: "het bestand"}
"""What is read by its name, and so must not lead to a place outside the folder."""


@dataclass(frozen=True, slots=True)
class RegionFolder:
    """What stands in a region's folder, and what is wrong with it.

    `problems` are those of the folder and of `regio.yml`; those of the content are in `content`.
    The logo is read apart, by the name that `regio.yml` gives it.
    """

    folder: Path
    settings: SourceDocument | None
    """The file `regio.yml`, or None when there is a problem with it."""
    content: Folder
    problems: tuple[Problem, ...]
    beside: Mapping[str, Place] = field(default_factory=dict)
    """The names of the other files and folders in it, but for those that are hidden."""


def read_region(folder: Path, shown_as: str) -> RegionFolder:
    """Read the region's own copy in `folder`; `shown_as` is its name in places and messages.

    A copy that changes nothing needs no folder `content`. Raises nothing: what is missing, is a
    symbolic link or cannot be read is a problem.
    """
    try:
        return _read(folder, PurePosixPath(shown_as))
    except OSError as error:
        message = f"deze map is niet te lezen ({os.strerror(error.errno or 0)})"
        problem = Problem(Place(shown_as, 1, 1), message)
        return RegionFolder(folder, None, Folder({}, ()), (problem,))


def _read(folder: Path, shown_as: PurePosixPath) -> RegionFolder:
    if not folder.is_dir():
        what = "dit is geen map" if folder.exists() else "deze map bestaat niet"
        message = f"{what}; noem de map met uw {SETTINGS}, of maak er een met kompas nieuw-regio"
        problem = Problem(Place(str(shown_as), 1, 1), message)
        return RegionFolder(folder, None, Folder({}, ()), (problem,))
    links = {name for name in _WHAT if (folder / name).is_symlink()}
    problems = [
        Problem(Place(str(shown_as / name), 1, 1), _LINK_MESSAGE.format(what=_WHAT[name]))
        for name in links
    ]
    settings = None
    if SETTINGS not in links:
        try:
            settings = _settings(folder, shown_as)
        except ContentProblems as error:
            problems += error.problems
    content = Folder({}, ())
    if CONTENT not in links and (folder / CONTENT).exists():
        content = read_folder(folder / CONTENT, str(shown_as / CONTENT))
    beside = {
        name: Place(str(shown_as / visible(name)), 1, 1)
        for name in sorted(entry.name for entry in folder.iterdir())
        if name not in _WHAT and not name.startswith(".")
    }
    return RegionFolder(folder, settings, content, tuple(sorted(problems)), beside)


def _settings(folder: Path, shown_as: PurePosixPath) -> SourceDocument:
    file = str(shown_as / SETTINGS)
    if not (folder / SETTINGS).exists():
        message = f"deze map heeft geen {SETTINGS}; maak er een met kompas nieuw-regio"
        raise ContentProblems([Problem(Place(file, 1, 1), message)])
    return read_file(folder / SETTINGS, file)
