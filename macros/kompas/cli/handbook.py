"""Which handbook a command works with: the base, or a region's own copy of it."""

from __future__ import annotations

from pathlib import Path

import click

from kompas.build.pipeline import load
from kompas.model.handbook import Handbook
from kompas.paths import handbook_root
from kompas.source.region_folder import SETTINGS

region_option = click.option(
    "--regio",
    "region",
    metavar="MAP",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"Map van een regio, met {SETTINGS} (standaard: de map waar u staat, als die dat heeft).",
)
"""`--regio`, for every command that reads the handbook; see `chosen_region`."""


def base_content() -> Path:
    """Return the content folder of the base handbook."""
    return handbook_root() / "content"


def chosen_region(region: Path | None) -> Path | None:
    """Return the folder of the region to work with; None for the base handbook.

    `region` is what somebody gave as `--regio`, if anything.
    """
    if region is None and is_region(Path()):
        return Path()
    return region


def is_region(folder: Path) -> bool:
    """Tell whether a folder is that of a region."""
    return (folder / SETTINGS).exists()


def chosen_handbook(region: Path | None) -> Handbook:
    """Return the handbook to work with; raises ContentProblems with every fault."""
    return load(base_content(), chosen_region(region))
