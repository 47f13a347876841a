"""Which handbook a command works with: the base, or a region's own copy of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from kompas.build.pipeline import load
from kompas.cli.messages import warn
from kompas.model.handbook import Handbook
from kompas.paths import handbook_root
from kompas.source.region_folder import CONTENT, SETTINGS

region_option = click.option(
    "--regio",
    "region",
    metavar="MAP",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Map van een regio, met {SETTINGS} (standaard: waar u staat, of een map daarboven).",
)
"""`--regio`, for every command that reads the handbook; see `chosen_region`."""


def base_content() -> Path:
    """Return the content folder of the base handbook."""
    return handbook_root() / "content"


def chosen_region(region: Path | None) -> Path | None:
    """Return the folder of the region to work with; None for the base handbook, which is told.

    `region` is what somebody gave as `--regio`, if anything.
    """
    region = region or region_around(Path())
    if region is None and not _is_base(_folders_up_from(Path())[-1]):
        # Not on the output: that may be what the command was asked for, such as answers.
        warn(f"Geen {SETTINGS} gevonden: dit is het basishandboek.")
    return region


def region_around(place: Path) -> Path | None:
    """Return the folder of the region that the folder `place` is or lies in; None without one."""
    found = next(filter(is_region, _folders_up_from(place)), None)
    return None if found is None else Path(os.path.relpath(found))


def region_with_content(folder: Path) -> Path | None:
    """Return the region whose own texts the folder holds; None when it is no such folder."""
    region = region_around(folder)
    if region and folder.is_dir() and folder.resolve().is_relative_to((region / CONTENT).resolve()):
        return region
    return None


def is_region(folder: Path) -> bool:
    """Tell whether a folder is that of a region."""
    return os.access(folder / SETTINGS, os.F_OK)  # False, no error, where one may not look


def _folders_up_from(place: Path) -> tuple[Path, ...]:
    """Return the folder and those around it, up to a home folder or the base handbook's own."""
    return tuple(_up_from(place.resolve()))


def _up_from(place: Path) -> Iterator[Path]:
    home = Path(os.path.realpath(os.path.expanduser("~")))  # noqa: PTH111  (not everybody has one)
    for folder in (place, *place.parents):
        yield folder
        if folder == home or _is_base(folder):
            return


def _is_base(folder: Path) -> bool:
    """Tell whether a folder is the repository of the base handbook."""
    return all(os.access(folder / name, os.F_OK) for name in ("mkdocs.yml", "content/kompas.yml"))


def chosen_handbook(region: Path | None) -> Handbook:
    """Return the handbook to work with; raises ContentProblems with every fault."""
    return load(base_content(), chosen_region(region))
