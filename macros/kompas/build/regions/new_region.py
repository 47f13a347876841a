"""A new region: a folder with its settings, an example of a text of its own, and how to go on."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from kompas.build.regions.installed_package import FOLDER as PACKAGES
from kompas.build.regions.installed_package import InstalledPackage, installed_package
from kompas.model.edition import Edition
from kompas.model.fields import spelt_as_id
from kompas.model.handbook import Handbook, as_tuples, build_handbook
from kompas.model.kleuren import Kleuren
from kompas.model.reading import regio_of, regional_handbook
from kompas.model.regio import Regio
from kompas.render.palette import colour_problems
from kompas.render.theme import BASE_THEME
from kompas.source.folder import Folder
from kompas.source.place import ContentProblems
from kompas.source.region_folder import CONTENT, SETTINGS, read_region
from kompas.source.yaml_reader import Value, read_yaml

README = "LEESMIJ.md"
FILES: Mapping[str, str] = {
    SETTINGS: "regio.yml.j2",
    README: "LEESMIJ.md.j2",
    "requirements.txt": "requirements.txt.j2",
    ".github/workflows/publiceer.yml": "publiceer.yml.j2",
    ".gitignore": "gitignore.j2",
}
"""What stands in every new region → the template that it is made of."""
MAY_BE_THERE = frozenset({".git"})
"""What an empty repository holds, which is a good place to begin in."""
SAMPLE: Mapping[str, Value] = {"id": "x", "naam": "x", "basis": "x"}
"""The least that settings hold, to try one answer in."""
MOST_DAYS_AHEAD = 364
"""What `security.txt` may promise is less than a year (RFC 9116 §2.5.5)."""
DAYS_TO_AUDIT = 180
"""An audit for status C comes within six months, the shortest of which have 181 days."""


class NewRegionError(Exception):
    """The region cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class NewRegion:
    """What was made."""

    folder: Path
    handbook: Handbook
    """The handbook as the copy of the new region."""
    package: InstalledPackage


def proposed_id(name: str, base: Folder) -> str:
    """Return an id for the region called `name` that no id of the base begins with."""
    proposal = as_id(name)
    return proposal if clash(proposal, base) is None else f"regio-{proposal}"


def as_id(name: str) -> str:
    """Return `name` in lower case, without accents, with hyphens for all that is no letter."""
    return spelt_as_id(name) or "regio"


def clash(identifier: str, base: Folder) -> str | None:
    """Return an id of the base that begins like what the region adds itself; None if none does.

    With such an id a slip in the name of an override would pass for something new.
    """
    named = {key.rpartition("/")[2] for key in base.documents}
    for document in base.documents.values():
        named |= set(_ids(document.data))
    return min((name for name in named if name.startswith(f"{identifier}-")), default=None)


def _ids(value: Value) -> Iterator[str]:
    if isinstance(value, dict):
        identifier = value.get("id")
        if isinstance(identifier, str):
            yield identifier
    if isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _ids(child)


def fault_in(answers: Mapping[str, Value]) -> str | None:
    """Return what is wrong with some of the settings, in Dutch; None when nothing is."""
    try:
        document = read_yaml(quoted({**SAMPLE, **answers}), SETTINGS)
        regio = regio_of(document)
    except ContentProblems as error:
        return error.problems[0].message
    problems = colour_problems(Edition(regio, document, (), ()))
    return problems[0].message if problems else None


def refuse_filled(target: Path) -> None:
    """Raise NewRegionError when there is something in the place of the new folder."""
    if target.exists() and not target.is_dir():
        raise NewRegionError(f"{target} is geen map. Kies een nieuwe of lege map.")
    if target.is_dir() and any(entry.name not in MAY_BE_THERE for entry in target.iterdir()):
        raise NewRegionError(
            f"In de map {target.absolute()} staat al iets. Kies een nieuwe of lege map."
        )


def make_region(answers: Mapping[str, Value], base: Folder, target: Path) -> NewRegion:
    """Make a region with the settings `answers` in the folder `target`, which is new or empty.

    `answers` are as in `regio.yml`, without `basis`. Raises NewRegionError, ContentProblems or
    OSError; then `target` is as it was.
    """
    refuse_filled(target)
    is_new = not target.exists()
    target.mkdir(parents=True, exist_ok=True)
    try:
        # Inside the folder, because the one around it may be on another disk or not ours to write.
        with tempfile.TemporaryDirectory(dir=target, prefix=".nieuw-") as temporary:
            made = _write(answers, base, Path(temporary), target)
            _lift(Path(temporary), target)
    except BaseException:
        if is_new:
            shutil.rmtree(target)
        raise
    return made


def _write(answers: Mapping[str, Value], base: Folder, folder: Path, shown_as: Path) -> NewRegion:
    """Write all files into `folder`, and read them back as the region they are."""
    handbook = build_handbook(base)
    regio = Regio.model_validate(as_tuples({**answers, "basis": handbook.kompas.versie}))
    step = handbook.all_steps[0]
    example = f"{CONTENT}/{step.folder}/{step.id}.yml"
    package = installed_package()
    today = date.today()
    values = {
        "regio": regio,
        "kleuren": regio.kleuren or Kleuren(),
        "base_colours": _base_colours(),
        "step": step,
        "example": example,
        "package": package,
        "today": today.isoformat(),
        "in_half_a_year": (today + timedelta(days=DAYS_TO_AUDIT)).isoformat(),
        "in_a_year": (today + timedelta(days=MOST_DAYS_AHEAD)).isoformat(),
    }
    for name, template in {**FILES, example: "example.yml.j2"}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_templates().get_template(template).render(values), "utf-8")
    if package.file:
        (folder / PACKAGES).mkdir()
        shutil.copy(package.file, folder / PACKAGES)
    read_back = regional_handbook(base, read_region(folder, shown_as.as_posix()))
    return NewRegion(shown_as, read_back, package)


def _lift(folder: Path, target: Path) -> None:
    """Move everything in `folder` to `target`, the settings last: without them it is no region."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name == SETTINGS):
        entry.rename(target / entry.name)


def _base_colours() -> Mapping[str, str]:
    """Return the colours of the handbook itself, by their names in `regio.yml`."""
    ink = BASE_THEME.paper_ink
    phases = {name: colours[0] for name, colours in BASE_THEME.phases.items()}
    return {"balk": ink["balk"], "accent": ink["goud"], **phases}


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("kompas", "build/regions/skeleton"),
        autoescape=False,  # what is made is no HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = quoted
    return environment


def quoted(value: Value | tuple[str, ...]) -> str:
    """Return `value` as YAML on one line, with all text between quotation marks."""
    if isinstance(value, tuple):
        value = list(value)
    text = yaml.safe_dump(
        value,
        default_style='"',
        default_flow_style=True,
        allow_unicode=True,
        sort_keys=False,
        width=math.inf,
    )
    return text.strip()
