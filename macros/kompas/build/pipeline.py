"""The steps of a build, in order: read, validate, make the files, make the site, switch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kompas.build import offline
from kompas.build.files import MadeFile, make_files, orders_for
from kompas.build.offline import write_offline_copy
from kompas.build.switch import replacing
from kompas.model.handbook import Handbook, build_handbook
from kompas.source.folder import read_folder
from kompas.website.addresses import DOWNLOADS_PAGE, SiteLocator
from kompas.website.assets import STYLESHEET
from kompas.website.downloads import (
    FOLDER,
    OFFLINE_COPY,
    WHOLE_HANDBOOK,
    Download,
    Downloads,
    offline_link,
    write_as_scripts,
)
from kompas.website.site import build_site

Report = Callable[[str], None]
"""Told, in Dutch, what the build is doing."""


class OtherFolderError(Exception):
    """The folder to build into holds something else, which a new site would wipe out."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    pages: int
    downloads: int
    new_pdfs: int
    """The PDFs that were made now; the others were made before, of the same content."""
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
        files.mkdir()
        made = make_files(handbook, tuple(orders_for(handbook)), files, progress)
        write_as_scripts([file.download for file in made], files)
        report("Site maken")
        site.mkdir()
        build_site(handbook, site, _by_item(made))
        files.rename(site / FOLDER)
        report("Kopie voor zonder internet maken")
        _add_offline_copy(site)
        _lift(site, new)
    pages = sum(1 for _ in target.rglob("*.html"))
    new_pdfs = sum(file.is_new for file in made if file.order.source)
    return Built(pages, len(made), new_pdfs, time.monotonic() - start)


def _refuse_other_folder(target: Path) -> None:
    if target.exists() and any(target.iterdir()) and not (target / STYLESHEET).is_file():
        raise OtherFolderError(
            f"In de map {target.absolute()} staat iets anders dan een eerder gebouwde site. "
            "Kies met --uit een nieuwe of lege map; alles in die map wordt vervangen."
        )


def _by_item(made: Iterable[MadeFile]) -> Downloads:
    downloads: dict[tuple[str, str], list[Download]] = {}
    for file in made:
        item = file.order.item
        about = (item.kind, item.id) if item else WHOLE_HANDBOOK
        downloads.setdefault(about, []).append(file.download)
    return downloads


def _add_offline_copy(site: Path) -> None:
    """Zip the site as it is; only then the page of all downloads can say how large that is."""
    size = write_offline_copy(site, site / FOLDER / offline.NAME)
    copy = Download(offline.NAME, "offline", size)
    page = site / DOWNLOADS_PAGE
    link = offline_link(copy.seen_from(SiteLocator(DOWNLOADS_PAGE)))
    page.write_text(page.read_text("utf-8").replace(OFFLINE_COPY, link), "utf-8")


def _lift(inner: Path, outer: Path) -> None:
    for entry in list(inner.iterdir()):
        entry.rename(outer / entry.name)
    inner.rmdir()
