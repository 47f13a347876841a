"""The command `kompas`; everything it says is Dutch."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console

from kompas.build.filled_forms import FormError, fill_form, read_form
from kompas.build.pack_command import vergadermap
from kompas.build.pipeline import OtherFolderError, build, load
from kompas.build.switch import BusyError
from kompas.downloads.form_pdf import unshown
from kompas.dutch_command import DutchGroup
from kompas.forms.answers import FileFaultError
from kompas.model.handbook import Handbook
from kompas.paths import handbook_root
from kompas.source.place import ContentProblems
from kompas.website.preview import Preview
from kompas.website.site import SiteError

DEFAULT_PORT = 8000

_console = Console(highlight=False, soft_wrap=True, emoji=False)
_errors = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


@click.group(cls=DutchGroup, help="Bouwt en controleert het handboek Kompas.")
def main() -> None:
    """Dutch help stands in the decorator, because click shows it to editors."""


@main.command(help="Bouw de hele site.")
@click.option(
    "--uit",
    "target",
    metavar="MAP",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    help="Map waar de site komt (standaard: site).",
)
def bouw(target: Path) -> None:
    """Build everything; the previous site stays when something is wrong."""
    try:
        with _console.status("") as status:
            built = build(handbook_root() / "content", target, _report, status.update)
    except ContentProblems as problems:
        _stop(problems)
    except (SiteError, BusyError, OtherFolderError) as error:
        _give_up(str(error))
    except OSError as error:
        _give_up(
            f"Lezen of schrijven lukt niet: {error.filename or target}. Bestaat die plek, mag u er "
            "schrijven, en is er nog ruimte op de schijf?"
        )
    _console.print(
        f"Klaar: {built.pages} pagina's en {built.downloads} bestanden om mee te nemen "
        f"({built.new_pdfs} PDF's nieuw gemaakt) in {built.seconds:.1f} s."
    )
    _console.print(f"Open de site: {(target / 'index.html').absolute().as_uri()}", markup=False)


@main.command(help="Bekijk de site terwijl je schrijft.")
@click.option(
    "--poort",
    "port",
    metavar="NUMMER",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    help=f"Poortnummer (standaard: {DEFAULT_PORT}).",
)
def serveer(port: int) -> None:
    """Serve a live preview."""
    root = handbook_root()
    preview = Preview(
        load=lambda: load(root / "content"),
        watched=(root / "content", root / "docs"),
        host="127.0.0.1",
        port=port,
        say=_report,
    )
    _console.print(f"Bekijk de site op {preview.url} (stoppen: Ctrl+C)", markup=False)
    try:
        preview.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        _console.print("Gestopt.")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        _errors.print(f"Poort {port} is al in gebruik. Kies een andere met --poort.")
        sys.exit(1)
    finally:
        preview.stop()


@main.command(help="Controleer de inhoud in MAP (standaard: content) en toon alle fouten.")
@click.argument(
    "folder", metavar="[MAP]", type=click.Path(path_type=Path, file_okay=False), required=False
)
def controleer(folder: Path | None) -> None:
    """Check a content folder without building anything."""
    try:
        handbook = load(folder or handbook_root() / "content")
    except ContentProblems as problems:
        _stop(problems)
    count = sum(len(items) for items in handbook.items.values())
    concepts = sum(item.is_concept for items in handbook.items.values() for item in items.values())
    _console.print(f"Geen fouten: {count} onderdelen gecontroleerd, waarvan {concepts} concept.")


@main.command(help="Vul formulier FORM met de antwoorden uit een bewaard bestand (.kompas.json).")
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
def vul(form_id: str, answers: Path, target: Path) -> None:
    """Fill in a form without a browser."""
    with _explaining():
        filled = fill_form(_own_handbook(), form_id, answers, target)
    for message in filled.messages:
        _errors.print(message, markup=False)
    for left in filled.left_over:
        _errors.print(f"  {left.question}: {left.answer}", markup=False)
    missing = unshown(filled.answers) if target.suffix.lower() == ".pdf" else {}
    for path, characters in missing.items():
        _errors.print(
            f"Bij {'/'.join(path)} kan de PDF dit niet tonen: {characters} (het blijft wel in het "
            "veld bewaard).",
            markup=False,
        )
    _console.print(f"Klaar: {target} ({len(filled.answers)} antwoorden).", markup=False)


@main.command(help="Lees een ingevuld formulier (.pdf, .docx of .xlsx) en schrijf de antwoorden.")
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--uit",
    "target",
    metavar="BESTAND",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Schrijf de antwoorden naar dit bestand (.kompas.json) in plaats van naar het scherm.",
)
def lees(file: Path, target: Path | None) -> None:
    """Read a filled form back."""
    with _explaining():
        read = read_form(_own_handbook(), file, datetime.now().astimezone())
        if target is None:
            click.echo(read.text, nl=False)
        else:
            with target.open("x", encoding="utf-8") as saved:
                saved.write(read.text)
    for message in read.messages:
        _errors.print(message, markup=False)


main.add_command(vergadermap)


@contextmanager
def _explaining() -> Iterator[None]:
    """Say in Dutch why a form could not be filled in or read, and stop."""
    try:
        yield
    except (FormError, FileFaultError) as error:
        _errors.print(str(error), markup=False)
    except FileExistsError as error:
        _errors.print(f"{error.filename} bestaat al. Kies met -o een andere naam.", markup=False)
    except FileNotFoundError as error:
        _errors.print(f"{error.filename} is er niet.", markup=False)
    except OSError as error:
        _errors.print(f"Lezen of schrijven lukt niet: {error.filename}.", markup=False)
    else:
        return
    sys.exit(1)


def _own_handbook() -> Handbook:
    try:
        return load(handbook_root() / "content")
    except ContentProblems as problems:
        _stop(problems)


def _stop(problems: ContentProblems) -> NoReturn:
    for problem in problems.problems:
        _errors.print(str(problem), markup=False)
    count = len(problems.problems)
    _errors.print(f"{count} {'fout' if count == 1 else 'fouten'} gevonden. Er is niets gebouwd.")
    sys.exit(1)


def _give_up(message: str) -> NoReturn:
    _errors.print(message, markup=False)
    _errors.print("De site is niet vernieuwd.")
    sys.exit(1)


def _report(line: str) -> None:
    _console.print(line, markup=False)


if __name__ == "__main__":
    main()
