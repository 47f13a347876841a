"""The commands for a region's own copy: begin one, and keep it up with the base."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TypeVar

import click

from kompas.build.regions.installed_package import FOLDER as PACKAGES
from kompas.build.regions.new_region import (
    README,
    NewRegion,
    NewRegionError,
    make_region,
    refuse_filled,
)
from kompas.cli.dutch_command import DutchCommand
from kompas.cli.handbook import base_content
from kompas.cli.messages import explaining, say, stop
from kompas.cli.region_questions import (
    CONTACT,
    IDENTIFIER,
    NAME,
    QUESTIONS,
    Answers,
    ask,
    contact_fault,
    fault_of,
    settings_of,
    with_defaults,
)
from kompas.source.folder import read_folder
from kompas.source.region_folder import CONTENT, SETTINGS

Command = TypeVar("Command", bound=click.Command)

NEW_REGION_HELP = """Begin een eigen Kompas voor uw regio, in de nieuwe map MAP.

Zonder MAP heet de map naar het id van de regio. De opdracht vraagt wat u niet als optie geeft. Wat
u nog niet weet, slaat u over en vult u later in."""


def _question_options(command: Command) -> Command:
    command.params += (
        click.Option([question.option], metavar=question.metavar, help=f"{question.text}.")
        for question in QUESTIONS
    )
    return command


@_question_options
@click.command("nieuw-regio", cls=DutchCommand, help=NEW_REGION_HELP)
@click.argument("folder", metavar="[MAP]", type=click.Path(path_type=Path), required=False)
@click.option(
    "--geen-vragen", "quiet", is_flag=True, help="Vraag niets, en laat open wat u niet geeft."
)
def nieuw_regio(folder: Path | None, *, quiet: bool, **options: str | None) -> None:
    """Begin a region's own copy."""
    given = {
        question.key: answer.strip()
        for question in QUESTIONS
        if (answer := options[question.parameter])
    }
    with explaining():
        try:
            made = _new_region(given, folder, quiet=quiet or not _somebody_is_there())
        except NewRegionError as error:
            stop(*error.args)
    _tell(made)


def _somebody_is_there() -> bool:
    """Return whether a person can answer, and not a script or a build server."""
    return sys.stdin.isatty()


def _new_region(given: Answers, folder: Path | None, *, quiet: bool) -> NewRegion:
    if folder:
        refuse_filled(folder)
    base = read_folder(base_content(), CONTENT)
    faults = [
        f"{question.option}: {fault}"
        for question in QUESTIONS
        if question.key in given
        and (fault := fault_of(question, given[question.key], base, folder))
    ]
    if faults:
        raise NewRegionError(*faults)
    if quiet:
        answers = with_defaults(given, base)
        if NAME.key not in answers:
            raise NewRegionError(f"Een regio heeft een naam nodig. Geef die met {NAME.option}.")
        if fault := contact_fault(answers):
            raise NewRegionError(f"{CONTACT.option}: {fault}")
    else:
        say("Een paar vragen. Weet u iets nog niet? Sla het over met Enter; het kan later ook.")
        answers = ask(given, base, folder)
    return make_region(settings_of(answers), base, folder or Path(answers[IDENTIFIER.key]))


def _tell(made: NewRegion) -> None:
    """Tell what was made, and what to do now."""
    folder = made.folder
    say(f"Klaar: uw eigen Kompas staat in de map {folder.absolute()}.")
    if made.package.wheel and not made.package.file:
        say(f"Zet nog het pakket {made.package.wheel} in de map {folder / PACKAGES}.")
    say("Zo gaat u verder:")
    if folder.absolute() != Path.cwd():
        say(f"  cd {shlex.quote(str(folder))}")
    say("  kompas serveer   bekijk de site terwijl u schrijft")
    say("  kompas bouw      maak de hele site, met alle PDF's")
    say(f"Wat u daarna doet, staat in {folder / README}.")
    edition = made.handbook.edition
    settings = edition.document.file if edition else ""
    notices = edition.notices if edition else ()
    questions = sum(notice.place.file == settings for notice in notices)
    if questions:
        say(f"In {folder / SETTINGS} staan nog {questions} vragen open.")
