"""The command `kompas vergadermap`, which makes a meeting pack without a browser."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import click

from kompas.build.new_file import new_file
from kompas.build.pipeline import load
from kompas.downloads.clock_times import minutes_of_day
from kompas.downloads.meeting_pack import UNTITLED, Details, Entry, write_meeting_pack
from kompas.dutch_command import DutchCommand
from kompas.model.handbook import Handbook
from kompas.paths import handbook_root
from kompas.render.meeting import UnknownPartError, packable, spelled_part
from kompas.source.place import ContentProblems, did_you_mean

HELP = """Maak een vergadermap: een draaiboek, een lijst om mee te nemen, en alles om te printen.

Noem de onderdelen in de volgorde van de bijeenkomst. Een onderdeel is het id van een tool of
praktijkvoorbeeld (klantreis), dat id met uw eigen minuten (klantreis:90), of iets anders met
minuten en een titel (":15:Pauze")."""


class PackError(Exception):
    """A pack cannot be made; the message is Dutch and says what to do."""


@click.command(name="vergadermap", cls=DutchCommand, help=HELP)
@click.argument("spelled", metavar="ONDERDEEL…", nargs=-1, required=True)
@click.option(
    "-o",
    "--uit",
    "target",
    metavar="BESTAND",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="De vergadermap: een naam op .pdf.",
)
@click.option("--titel", "title", metavar="TEKST", default=UNTITLED, help="Titel van de map.")
@click.option("--datum", "day", metavar="TEKST", default="", help="Datum, zoals u hem schrijft.")
@click.option("--begin", metavar="TIJD", help="Begintijd, zoals 9:30.")
@click.option("--plaats", "place", metavar="TEKST", default="", help="Waar u bij elkaar komt.")
def vergadermap(
    *, spelled: tuple[str, ...], target: Path, title: str, day: str, begin: str | None, place: str
) -> None:
    """Make a meeting pack."""
    try:
        details = Details(title, day, begin_of(begin), place)
        pages = make_pack(load(handbook_root() / "content"), spelled, details, target)
    except PackError as error:
        click.echo(str(error), err=True)
    except ContentProblems as problems:
        for problem in problems.problems:
            click.echo(str(problem), err=True)
    except FileExistsError as error:
        click.echo(f"{error.filename} bestaat al. Kies met -o een andere naam.", err=True)
    except OSError as error:
        click.echo(f"Lezen of schrijven lukt niet: {error.filename}.", err=True)
    else:
        count = "1 pagina" if pages == 1 else f"{pages} pagina's"
        click.echo(f"Klaar: {target} ({count}).")
        return
    sys.exit(1)


def begin_of(time: str | None) -> int | None:
    """Return the minutes after midnight of a time that somebody typed; raises PackError."""
    if time is None:
        return None
    minutes = minutes_of_day(time)
    if minutes is None:
        raise PackError(f'--begin "{time}" is geen tijd. Schrijf hem zo: 9:30.')
    return minutes


def make_pack(handbook: Handbook, spelled: Sequence[str], details: Details, target: Path) -> int:
    """Write the pack of the parts that somebody typed and return the number of pages.

    Raises PackError with all that is wrong, or FileExistsError; then nothing is written.
    """
    if target.suffix.lower() != ".pdf":
        raise PackError(f"{target.name}: kies een naam op .pdf.")
    with new_file(target) as file:
        return write_meeting_pack(handbook, entries_of(handbook, spelled), details, file)


def entries_of(handbook: Handbook, spelled: Sequence[str]) -> list[Entry]:
    """Return the parts that somebody typed; raises PackError with every one that is wrong."""
    items = packable(handbook)
    entries: list[Entry] = []
    faults: list[str] = []
    for text in spelled:
        try:
            entries.append(spelled_part(text, items))
        except UnknownPartError:
            faults.append(_unknown(text, items))
    faults += _repeats(entries)
    if faults:
        raise PackError("\n".join(faults))
    return entries


def _unknown(text: str, items: Collection[str]) -> str:
    identifier, colon, _ = text.partition(":")
    if colon and (not identifier or identifier in items):
        return f'"{text}" klopt niet. Schrijf minuten zo: "klantreis:90" of ":15:Pauze".'
    guess = did_you_mean(identifier, items)
    return f'Een tool of praktijkvoorbeeld met het id "{identifier}" is er niet.{guess}'


def _repeats(entries: Sequence[Entry]) -> Iterator[str]:
    ids = [item.id for item, _ in entries if item]
    for identifier in dict.fromkeys(ids):
        if ids.count(identifier) > 1:
            yield f'"{identifier}" staat er {ids.count(identifier)} keer. Noem elk id één keer.'
