"""The command `kompas`: what is typed, what is said, and how it stops; all of it is Dutch."""

from __future__ import annotations

import click

from kompas.cli.building import bouw, controleer, serveer
from kompas.cli.dutch_command import DutchGroup
from kompas.cli.forms import lees, vul
from kompas.cli.meeting_pack import vergadermap
from kompas.cli.region_status import regio_status
from kompas.cli.regions import nieuw_regio
from kompas.cli.whereabouts import waar


@click.group(cls=DutchGroup, help="Bouwt en controleert het handboek Kompas.")
def main() -> None:
    """Dutch help stands in the decorator, because click shows it to editors."""


for command in (
    bouw,
    serveer,
    controleer,
    vul,
    lees,
    vergadermap,
    nieuw_regio,
    regio_status,
    waar,
):
    main.add_command(command)
