"""The command `kompas vergadermap`, which makes a meeting pack without a browser."""

from __future__ import annotations

from pathlib import Path

import click

from kompas.build.meeting_pack_file import make_pack
from kompas.cli.dutch_command import DutchCommand
from kompas.cli.handbook import chosen_handbook, region_option
from kompas.cli.messages import explaining, say, stop
from kompas.downloads.clock_times import minutes_of_day
from kompas.downloads.meeting_pack import UNTITLED, Details

HELP = """Maak een vergadermap: een draaiboek, een lijst om mee te nemen, en alles om te printen.

Noem de onderdelen in de volgorde van de bijeenkomst. Een onderdeel is het id van een tool of
praktijkvoorbeeld (klantreis), dat id met uw eigen minuten (klantreis:90), of iets anders met
minuten en een titel (":15:Pauze")."""


@click.command(cls=DutchCommand, help=HELP)
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
@region_option
def vergadermap(
    *,
    spelled: tuple[str, ...],
    target: Path,
    title: str,
    day: str,
    begin: str | None,
    place: str,
    region: Path | None,
) -> None:
    """Make a meeting pack."""
    details = Details(title, day, None if begin is None else _minutes(begin), place)
    with explaining():
        pages = make_pack(chosen_handbook(region), spelled, details, target)
    count = "1 pagina" if pages == 1 else f"{pages} pagina's"
    say(f"Klaar: {target} ({count}).")


def _minutes(time: str) -> int:
    """Return the minutes after midnight of a time that somebody typed."""
    minutes = minutes_of_day(time)
    if minutes is None:
        stop(f'--begin "{time}" is geen tijd. Schrijf hem zo: 9:30.')
    return minutes
