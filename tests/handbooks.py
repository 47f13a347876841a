"""A small but complete handbook, and the same with one text changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kompas.model.handbook import Handbook, build_handbook
from kompas.model.reading import regional_handbook
from kompas.source.folder import Folder, read_folder
from kompas.source.place import ContentProblems
from kompas.source.region_folder import RegionFolder
from kompas.source.yaml_reader import SourceDocument, read_yaml

SMALL = Path(__file__).parent / "fixtures" / "handboek"


def text_of(name: str) -> str:
    """Return the text of one file of the small handbook, such as `tools/klantreis`."""
    return (SMALL / f"{name}.yml").read_text("utf-8")


def replaced(text: str, old: str, new: str) -> str:
    """Return `text` with its only `old` replaced, so that no test changes nothing unseen."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the text"
    return text.replace(old, new)


def handbook_with(changes: Mapping[str, str] | None = None) -> Handbook:
    """Return the small handbook, with `changes`: the file's name → its whole new text."""
    changed = {name: read_yaml(text, f"{name}.yml") for name, text in (changes or {}).items()}
    return build_handbook(Folder({**_documents(), **changed}, ()))


def problems_with(changes: Mapping[str, str]) -> list[str]:
    """Return what an editor gets to see after `changes`; nothing when all is well."""
    try:
        handbook_with(changes)
    except ContentProblems as error:
        return [str(problem) for problem in error.problems]
    return []


def problems_after(name: str, old: str, new: str) -> list[str]:
    """Return what an editor gets to see after writing `new` for `old` in one file."""
    return problems_with({name: replaced(text_of(name), old, new)})


@cache
def _documents() -> Mapping[str, SourceDocument]:
    folder = read_folder(SMALL, "handboek")
    return {name: read_yaml(text_of(name), f"{name}.yml") for name in folder.documents}


REGIO = """id: proef
naam: Proefregio
basis: "0.0.1"
"""


def region_with(content: Mapping[str, str], regio: str = REGIO) -> RegionFolder:
    """Return a region's folder: the name of each file of its content → its text."""
    documents = {name: read_yaml(text, f"regio/{name}.yml") for name, text in content.items()}
    settings = read_yaml(regio, "regio/regio.yml")
    return RegionFolder(Path("regio"), settings, Folder(documents, ()), ())


def copy_with(
    content: Mapping[str, str],
    regio: str = REGIO,
    base: Mapping[str, str] | None = None,
    base_shown_as: str = "",
) -> Handbook:
    """Return a region's copy of the small handbook; `base` holds changes to the handbook itself.

    The names of the files that those make begin with `base_shown_as`.
    """
    changed = {
        name: read_yaml(text, f"{base_shown_as}{name}.yml") for name, text in (base or {}).items()
    }
    return regional_handbook(Folder({**_documents(), **changed}, ()), region_with(content, regio))


def problems_of_copy(
    content: Mapping[str, str],
    regio: str = REGIO,
    base: Mapping[str, str] | None = None,
) -> list[str]:
    """Return what somebody of the region gets to see; nothing when all is well."""
    try:
        copy_with(content, regio, base)
    except ContentProblems as error:
        return [str(problem) for problem in error.problems]
    return []
