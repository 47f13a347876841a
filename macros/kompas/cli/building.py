"""The commands that make the site, show it while writing, and check the content."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path

import click

from kompas.build.pipeline import build, load
from kompas.build.regions.snapshot import keep_base_texts
from kompas.cli.all_regions import build_all
from kompas.cli.dutch_command import DutchCommand
from kompas.cli.handbook import (
    base_content,
    chosen_region,
    is_region,
    region_option,
    region_with_content,
)
from kompas.cli.messages import console, explaining, explaining_build, say, stop, warn_of
from kompas.paths import handbook_root
from kompas.source.place import ContentProblems
from kompas.source.region_folder import CONTENT
from kompas.website.preview import Preview

DEFAULT_PORT = 8000


@click.command(cls=DutchCommand, help="Bouw de hele site.")
@click.option(
    "--uit",
    "target",
    metavar="MAP",
    type=click.Path(path_type=Path, file_okay=False),
    help="Map waar de site komt (standaard: site, in de map van de regio).",
)
@region_option
@click.option(
    "--alle",
    "regions",
    metavar="MAP",
    type=click.Path(path_type=Path, file_okay=False),
    help="Bouw elke regio die een map in MAP heeft; elk krijgt een eigen map in die van --uit.",
)
def bouw(target: Path | None, region: Path | None, regions: Path | None) -> None:
    """Build everything; the previous site stays when something is wrong."""
    if regions:
        if region:
            raise click.UsageError("--alle and --regio", click.get_current_context())
        build_all(regions, target or Path("site"))
        return
    region = chosen_region(region)
    target = target or (region or Path()) / "site"
    with explaining_build(target), console.status("") as status:
        built = build(base_content(), target, say, status.update, region=region)
    warn_of(built.notices)
    for line in built.kept:
        say(line)
    say(
        f"Klaar: {built.pages} pagina's en {built.downloads} bestanden om mee te nemen "
        f"({built.new_pdfs} PDF's nieuw gemaakt) in {built.seconds:.1f} s."
    )
    say(f"Open de site: {(target / 'index.html').absolute().as_uri()}")


@click.command(cls=DutchCommand, help="Bekijk de site terwijl u schrijft.")
@click.option(
    "--poort",
    "port",
    metavar="NUMMER",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    help=f"Poortnummer (standaard: {DEFAULT_PORT}).",
)
@region_option
def serveer(port: int, region: Path | None) -> None:
    """Serve a live preview."""
    region = chosen_region(region)
    if region is not None:
        _begin(region)
    preview = _preview(region, port)
    say(f"Bekijk de site op {preview.url} (stoppen: Ctrl+C)")
    try:
        preview.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        say("Gestopt.")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        stop(f"Poort {port} is al in gebruik. Kies een andere met --poort.")
    finally:
        preview.stop()


def _begin(region: Path) -> None:
    """Write down the base texts of the region, and tell its notices, once.

    Not at every change: a text that is taken out while writing would lose the base text it had.
    """
    with suppress(ContentProblems):  # the preview shows the faults
        handbook = load(base_content(), region)
        kept = keep_base_texts(handbook, region)
        for line in kept.told:
            say(line)
        warn_of((*(handbook.edition.notices if handbook.edition else ()), *kept.notices))


def _preview(region: Path | None, port: int) -> Preview:
    own = [region / CONTENT] if region and (region / CONTENT).is_dir() else []
    return Preview(
        load=lambda: load(base_content(), region),
        watched=(base_content(), handbook_root() / "docs", *own),
        host="127.0.0.1",
        port=port,
        say=say,
        watched_files_in=(region,) if region and region.is_dir() else (),
    )


@click.command(
    cls=DutchCommand,
    help="""Controleer de inhoud in MAP en toon alle fouten.

    MAP is de map van een regio of een map met inhoud; zonder MAP is het uw eigen regio of het
    basishandboek. Noemt u de map met eigen teksten van een regio, dan is het die regio.""",
)
@click.argument(
    "folder", metavar="[MAP]", type=click.Path(path_type=Path, file_okay=False), required=False
)
@region_option
def controleer(folder: Path | None, region: Path | None) -> None:
    """Check the content of a folder without building anything."""
    if folder and region:
        raise click.UsageError("MAP and --regio", click.get_current_context())
    if folder and not is_region(folder):
        region = region_with_content(folder)
        content = base_content() if region else folder
    else:
        content, region = base_content(), folder or chosen_region(region)
    with explaining():
        handbook = load(content, region)
    count = sum(len(items) for items in handbook.items.values())
    concepts = sum(item.is_concept for items in handbook.items.values() for item in items.values())
    warn_of(handbook.edition.notices if handbook.edition else ())
    say(f"Geen fouten: {count} onderdelen gecontroleerd, waarvan {concepts} concept.")
