"""The steps of a build, in order: read, validate, make the files, make the site, switch."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kompas.build.files import make_files, orders_for
from kompas.build.switch import replacing
from kompas.model.handbook import Handbook, build_handbook
from kompas.source.folder import read_folder
from kompas.website.assets import STYLESHEET
from kompas.website.downloads import FOLDER, Download, write_as_scripts
from kompas.website.site import Downloads, build_site

Report = Callable[[str], None]
"""Told, in Dutch, what the build is doing."""


class OtherFolderError(Exception):
    """The folder to build into holds something else, which a new site would wipe out."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    pages: int
    downloads: int
    seconds: float


def load(content: Path) -> Handbook:
    """Return the handbook in the folder `content`; raises ContentProblems with every fault."""
    return build_handbook(read_folder(content, content.name))


def build(content: Path, target: Path, report: Report, progress: Report) -> Built:
    """Build the handbook in `content` into the folder `target`; `progress` hears of each file.

    Raises ContentProblems, SiteError, BusyError or OtherFolderError; then `target` is as it was.
    """
    start = time.monotonic()
    _refuse_other_folder(target)
    report("Inhoud lezen en controleren")
    handbook = load(content)
    with replacing(target) as new:
        site, files = new / "site", new / FOLDER
        report("PDF, Word en Excel maken")
        downloads = _make_downloads(handbook, files, progress)
        report("Site maken")
        site.mkdir()
        build_site(handbook, site, downloads)
        files.rename(site / FOLDER)
        _lift(site, new)
    pages = sum(1 for _ in target.rglob("*.html"))
    count = sum(len(files) for files in downloads.values())
    return Built(pages, count, time.monotonic() - start)


def _refuse_other_folder(target: Path) -> None:
    if target.exists() and any(target.iterdir()) and not (target / STYLESHEET).is_file():
        raise OtherFolderError(
            f"In de map {target.absolute()} staat iets anders dan een eerder gebouwde site. "
            "Kies met --uit een nieuwe of lege map; alles in die map wordt vervangen."
        )


def _make_downloads(handbook: Handbook, folder: Path, progress: Report) -> Downloads:
    folder.mkdir()
    downloads: dict[tuple[str, str], list[Download]] = {}
    for order, download in make_files(handbook, tuple(orders_for(handbook)), folder, progress):
        downloads.setdefault((order.item.kind, order.item.id), []).append(download)
    write_as_scripts([file for files in downloads.values() for file in files], folder)
    return downloads


def _lift(inner: Path, outer: Path) -> None:
    for entry in list(inner.iterdir()):
        entry.rename(outer / entry.name)
    inner.rmdir()
