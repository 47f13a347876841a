"""What `kompas bouw --alle` tells of many regions: how far they are, and what came of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.live import Live
from rich.table import Table
from rich.text import Text

from kompas.build.regions.many import (
    Outcome,
    Progress,
    RegionsError,
    build_regions,
    find_regions,
)
from kompas.cli.handbook import base_content
from kompas.cli.messages import console, explaining, say, stop, warn
from kompas.source.region_folder import SETTINGS

COLUMNS = ("Pagina's", "Bestanden", "Nieuwe PDF's", "Seconden", "Let op")


def build_all(folder: Path, target: Path) -> None:
    """Build every region in `folder` into `target`, and tell what came of each."""
    with explaining():
        try:
            regions, skipped = find_regions(folder)
            if skipped:
                say(f"Overgeslagen, want zonder {SETTINGS}: {', '.join(skipped)}.")
            say(f"{_regions(len(regions))} bouwen naar {target}")
            # A thread that draws could be drawing just when a process is forked.
            with Live(console=console, auto_refresh=False, transient=True) as live:
                outcomes = build_regions(
                    base_content(),
                    regions,
                    target,
                    lambda progress: live.update(_line(progress), refresh=True),
                )
        except RegionsError as error:
            stop(str(error))
    _tell(outcomes)


def _regions(count: int) -> str:
    return "1 regio" if count == 1 else f"{count} regio's"


def _line(progress: Progress) -> Text:
    steps = {region: doing.partition(":")[0] for region, doing in progress.busy.items()}
    busy = ", ".join(f"{region} ({step})" for region, step in steps.items() if step)
    line = f"{progress.ended} van {_regions(progress.count)} klaar. {busy}"
    return Text(line, no_wrap=True, overflow="ellipsis")


def _tell(outcomes: Sequence[Outcome]) -> None:
    """Show a table of all regions; then stop, when one failed, with what is wrong."""
    console.print(_table(outcomes))
    for outcome in outcomes:
        for line in outcome.built.kept if outcome.built else ():
            say(f"{outcome.region.id}: {line}")
    failed = [outcome for outcome in outcomes if not outcome.built]
    if any(outcome.built and outcome.built.notices for outcome in outcomes):
        say("Waar u op moet letten bij een regio, leest u met: kompas controleer MAP")
    for outcome in failed:
        warn(f"{outcome.region.id} ({outcome.region.folder}) is niet vernieuwd:")
        for fault in outcome.faults:
            warn(f"  {fault}")
    if failed:
        sys.exit(1)


def _table(outcomes: Sequence[Outcome]) -> Table:
    table = Table("Regio")
    for column in COLUMNS:
        table.add_column(column, justify="right")
    for outcome in outcomes:
        table.add_row(outcome.region.id, *_cells(outcome))
    return table


def _cells(outcome: Outcome) -> Iterator[str]:
    built = outcome.built
    if built is None:
        yield "niet gelukt"
        return
    yield str(built.pages)
    yield str(built.downloads)
    yield str(built.new_pdfs)
    yield f"{built.seconds:.1f}".replace(".", ",")
    yield str(len(built.notices) or "")
