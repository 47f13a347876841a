"""The commands that fill in a form and read a filled one back, without a browser."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from kompas.build.filled_forms import fill_form, read_form
from kompas.cli.dutch_command import DutchCommand
from kompas.cli.handbook import chosen_handbook, region_option
from kompas.cli.messages import explaining, say, warn
from kompas.downloads.form_pdf import unshown


@click.command(
    cls=DutchCommand,
    help="Vul formulier FORM met de antwoorden uit een bewaard bestand (.kompas.json).",
)
@click.argument("form_id", metavar="FORM")
@click.argument(
    "answers",
    metavar="ANTWOORDEN.json",
    type=click.Path(path_type=Path, dir_okay=False),
)
@click.option(
    "-o",
    "--uit",
    "target",
    metavar="BESTAND",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Het ingevulde formulier: een naam op .pdf, .docx of .xlsx.",
)
@region_option
def vul(form_id: str, answers: Path, target: Path, region: Path | None) -> None:
    """Fill in a form without a browser."""
    with explaining():
        filled = fill_form(chosen_handbook(region), form_id, answers, target)
    for message in filled.messages:
        warn(message)
    for left in filled.left_over:
        warn(f"  {left.question}: {left.answer}")
    missing = unshown(filled.answers) if target.suffix.lower() == ".pdf" else {}
    for path, characters in missing.items():
        warn(
            f"Bij {'/'.join(path)} kan de PDF dit niet tonen: {characters} (het blijft wel in het "
            "veld bewaard)."
        )
    say(f"Klaar: {target} ({len(filled.answers)} antwoorden).")


@click.command(
    cls=DutchCommand,
    help="Lees een ingevuld formulier (.pdf, .docx of .xlsx) en schrijf de antwoorden.",
)
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--uit",
    "target",
    metavar="BESTAND",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Schrijf de antwoorden naar dit bestand (.kompas.json) in plaats van naar het scherm.",
)
@region_option
def lees(file: Path, target: Path | None, region: Path | None) -> None:
    """Read a filled form back."""
    with explaining():
        read = read_form(chosen_handbook(region), file, datetime.now().astimezone())
        if target is None:
            click.echo(read.text, nl=False)
        else:
            with target.open("x", encoding="utf-8") as saved:
                saved.write(read.text)
    for message in read.messages:
        warn(message)
