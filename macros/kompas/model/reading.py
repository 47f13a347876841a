"""Read a handbook: the base, with a region laid over it when there is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from kompas.model.deadlines import overdue
from kompas.model.edition import Edition
from kompas.model.handbook import Handbook, as_tuples, build_handbook
from kompas.model.hiding import without_gone
from kompas.model.kompas import Kompas
from kompas.model.messages import problems_of
from kompas.model.regio import Regio
from kompas.model.slips import hints, slips
from kompas.source.folder import Folder, read_folder
from kompas.source.logo import Logo, read_logo
from kompas.source.overlay import IN_BASE, overlay
from kompas.source.place import ContentProblems, Problem, ValuePath
from kompas.source.region_folder import RegionFolder, read_region
from kompas.source.yaml_reader import SourceDocument


def read_handbook(content: Path | Folder, region: Path | None = None) -> Handbook:
    """Return the handbook in `content`, as the copy in the folder `region` when that is given.

    Who makes many copies reads the folder `content` once, and passes what was read. Raises
    ContentProblems with every fault of both.
    """
    if isinstance(content, Folder):
        base = content
    else:
        base = read_base(content) if region else read_folder(content, content.name)
    if region is None:
        return build_handbook(base)
    return regional_handbook(base, read_region(region, region.as_posix()))


def read_base(content: Path) -> Folder:
    """Return the folder `content` of the base, of which places tell a region that they are."""
    return read_folder(content, f"{IN_BASE}{content.name}")


def regional_handbook(base: Folder, region: RegionFolder) -> Handbook:
    """Return the handbook of a region; raises ContentProblems with every fault."""
    problems = list(region.problems)
    settings, regio = region.settings, None
    if settings is not None:
        try:
            regio = regio_of(settings)
        except ContentProblems as error:
            problems += error.problems
    if settings is None or regio is None:
        raise ContentProblems([*problems, *region.content.problems])
    overlaid = overlay(base, region.content, regio.id)
    folder, of_hiding = without_gone(base, overlaid)
    try:
        handbook = build_handbook(folder)
        problems += _doubled_numbers(handbook.kompas, regio, settings)
    except ContentProblems as error:
        problems += error.problems
    try:
        logo = _logo_of(region.folder, regio, settings)
    except ContentProblems as error:
        problems += error.problems
    if problems:
        raise ContentProblems([*problems, *hints(problems, base, overlaid.changes)])
    of_slips = slips(base, region, regio.id, overlaid.changes)
    notices = (*_notices(regio, settings, base), *of_slips, *of_hiding)
    edition = Edition(regio, settings, overlaid.changes, notices, logo)
    return replace(handbook, kompas=_kompas_of(handbook, regio), edition=edition)


def regio_of(settings: SourceDocument) -> Regio:
    """Return what the file `regio.yml` says; raises ContentProblems with every fault of it."""
    try:
        return Regio.model_validate(as_tuples(settings.data))
    except ValidationError as error:
        raise ContentProblems(problems_of(error, settings, Regio)) from None


def _doubled_numbers(kompas: Kompas, regio: Regio, settings: SourceDocument) -> Iterator[Problem]:
    """Refuse a number of the region that could pass for one of the base."""
    for index, own in enumerate(regio.noodnummers):
        place: ValuePath = ("noodnummers", index)
        for number in kompas.noodnummers:
            if own.link == number.link:
                message = f"{number.nummer} staat er al voor elke regio; haal dit nummer hier weg"
                yield Problem(settings.place((*place, "nummer")), message)
            elif own.id == number.id or own.naam.casefold() == number.naam.casefold():
                message = (
                    f'"{number.id}" ({number.naam} {number.nummer}) is van het basishandboek en '
                    "blijft zoals het is; geef uw eigen nummer een ander id en een andere naam"
                )
                yield Problem(settings.place(place), message)


def _logo_of(folder: Path, regio: Regio, settings: SourceDocument) -> Logo | None:
    if regio.logo is None:
        return None
    return read_logo(folder, regio.logo.bestand, settings.place(("logo", "bestand")))


def _kompas_of(handbook: Handbook, regio: Regio) -> Kompas:
    """Return the title, address and numbers of the copy."""
    base = handbook.kompas
    return base.model_copy(
        update={
            "titel": regio.titel or f"{base.titel} {regio.naam}",
            "adres": regio.adres,  # without one it is not that of the base: that is another site
            "noodnummers": (*base.noodnummers, *regio.noodnummers),
        }
    )


def _notices(regio: Regio, settings: SourceDocument, base: Folder) -> Iterator[Problem]:
    version = base.documents["kompas"].value(("versie",))
    if regio.basis != version:
        yield Problem(
            settings.place(("basis",)),
            f"deze kopie is gemaakt op versie {regio.basis} van het basishandboek, en dit is "
            f"versie {version}; kijk met kompas regio-status wat er is veranderd",
        )
    for path, why in regio.unanswered():
        yield Problem(settings.place(path), f'"{".".join(path)}" is nog niet ingevuld: {why}')
    for late, message in overdue(regio, date.today()):
        yield Problem(settings.place(late), message)
