"""The steps of a build, in order: read, validate, make the files, make the site, switch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kompas.build.files import MadeFile, make_files, orders_for
from kompas.build.offline import write_offline_copy
from kompas.build.regions.snapshot import base_notices, keep_base_texts
from kompas.build.switch import BusyError, replacing
from kompas.downloads.file_names import file_prefix
from kompas.model.handbook import Handbook
from kompas.model.reading import read_handbook
from kompas.render.palette import colour_notices, colour_problems
from kompas.source.folder import Folder
from kompas.source.place import ContentProblems, Problem
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
from kompas.website.site import SiteError, build_site

Report = Callable[[str], None]
"""Told, in Dutch, what the build is doing."""


class OtherFolderError(Exception):
    """The folder to build into holds something else, which a new site would wipe out."""


BUILD_ERRORS = (SiteError, BusyError, OtherFolderError, OSError)
"""What keeps a site from being made, besides faults in the content; see `why_not_built`."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    pages: int
    downloads: int
    new_pdfs: int
    """The PDFs that were made now; the others were made before, of the same content."""
    seconds: float
    notices: tuple[Problem, ...]
    """What is no fault, but what somebody of the region should know of."""
    kept: tuple[str, ...] = ()
    """What was written down in the region's folder, in Dutch."""


def load(content: Path | Folder, region: Path | None = None) -> Handbook:
    """Return the handbook in `content`, as the copy in the folder `region` when that is given.

    Raises ContentProblems with every fault, or with every colour that cannot be read.
    """
    handbook = read_handbook(content, region)
    edition = handbook.edition
    if edition is None or region is None:
        return handbook
    problems = colour_problems(edition)
    if problems:
        raise ContentProblems(problems)
    notices = (*edition.notices, *colour_notices(edition), *base_notices(edition, region))
    return replace(handbook, edition=replace(edition, notices=notices))


def build(
    content: Path | Folder,
    target: Path,
    report: Report,
    progress: Report,
    *,
    region: Path | None = None,
    processes: int | None = None,
) -> Built:
    """Build the handbook in `content` into the folder `target`; `progress` hears of each file.

    With the folder `region` it is that region's copy. `processes` is how many make files side by
    side: one for each core when it is None, none but this one when it is 1.

    Raises ContentProblems, SiteError, BusyError or OtherFolderError; then `target` is as it was.
    """
    start = time.monotonic()
    _refuse_other_folder(target)
    report("Inhoud lezen en controleren")
    handbook = load(content, region)
    with replacing(target) as new:
        site, files = new / "site", new / FOLDER
        report("PDF, Word en Excel maken")
        files.mkdir()
        made = make_files(handbook, tuple(orders_for(handbook)), files, progress, processes)
        write_as_scripts([file.download for file in made], files)
        report("Site maken")
        site.mkdir()
        build_site(handbook, site, _by_item(made))
        files.rename(site / FOLDER)
        report("Kopie voor zonder internet maken")
        _add_offline_copy(site, f"{file_prefix(handbook)}-offline.zip")
        _lift(site, new)
    pages = sum(1 for _ in target.rglob("*.html"))
    new_pdfs = sum(file.is_new for file in made if file.order.source)
    notices = handbook.edition.notices if handbook.edition else ()
    kept = keep_base_texts(handbook, region)
    seconds = time.monotonic() - start
    return Built(pages, len(made), new_pdfs, seconds, (*notices, *kept.notices), kept.told)


def why_not_built(error: SiteError | BusyError | OtherFolderError | OSError, target: Path) -> str:
    """Return in Dutch why the site in the folder `target` could not be made."""
    if isinstance(error, OSError):
        return (
            f"Lezen of schrijven lukt niet: {error.filename or target}. Bestaat die plek, mag u er "
            "schrijven, en is er nog ruimte op de schijf?"
        )
    return str(error)


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


def _add_offline_copy(site: Path, name: str) -> None:
    """Zip the site as it is into the file `name`; only then its page can say how large that is."""
    size = write_offline_copy(site, site / FOLDER / name)
    copy = Download(name, "offline", size)
    page = site / DOWNLOADS_PAGE
    link = offline_link(copy.seen_from(SiteLocator(DOWNLOADS_PAGE)))
    page.write_text(page.read_text("utf-8").replace(OFFLINE_COPY, link), "utf-8")


def _lift(inner: Path, outer: Path) -> None:
    for entry in list(inner.iterdir()):
        entry.rename(outer / entry.name)
    inner.rmdir()
