"""The command `kompas regio-status`: what to look at after an update of the base handbook."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import yaml
from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kompas.build.regions.snapshot import Changed, Gone, base_value
from kompas.build.regions.status import (
    Marked,
    Piece,
    Status,
    UnknownIdError,
    bring_version_up,
    compare_words,
    is_behind,
    mark_as_reviewed,
    region_status,
)
from kompas.cli.dutch_command import DutchCommand
from kompas.cli.handbook import base_content, region_around, region_option
from kompas.cli.messages import console, explaining, say, stop, warn
from kompas.source.overlay import Change
from kompas.source.place import Place
from kompas.source.region_folder import BASE_TEXTS, SETTINGS
from kompas.source.yaml_reader import Value

WIDE = 100
"""In characters: a screen of less has no room for two texts side by side."""
INDENT = 4
"""In characters: what is told of a text stands below its name."""
OLD, NEW, OWN = "-", "+", "|"
"""What each line of a text begins with; colour only repeats it."""

HELP = f"""Toon welke eigen teksten op een basistekst staan die is veranderd.

Zo ziet u na een update van het basishandboek wat u moet nalezen. Met --bijgewerkt zegt u dat u
een tekst hebt nagelezen; dat komt in {BASE_TEXTS}. De opdracht eindigt met code 1 zolang er iets
na te lezen is."""


@click.command("regio-status", cls=DutchCommand, help=HELP)
@region_option
@click.option(
    "--bijgewerkt",
    "reviewed",
    metavar="ID",
    multiple=True,
    help="Deze tekst is nagelezen; tools/klantreis is alles van die tool. Mag vaker.",
)
def regio_status(region: Path | None, reviewed: Sequence[str]) -> None:
    """Tell how a region stands on the base; exit code 1 when something asks for attention."""
    region = region or region_around(Path())
    if region is None:
        stop(f"Hier staat geen {SETTINGS}. Noem met --regio de map van uw regio.")
    with explaining():
        status = region_status(base_content(), region)
        if reviewed:
            _mark(status, reviewed)
            status = region_status(base_content(), region)
        version_is_told = bool(reviewed) and _bring_version_up(status)
    _show(status)
    if not version_is_told:
        _tell_version(status)
    sys.exit(0 if status.is_quiet else 1)


def _mark(status: Status, reviewed: Sequence[str]) -> None:
    try:
        marked = mark_as_reviewed(status, reviewed)
    except UnknownIdError as error:
        stop(str(error))
    _tell(marked)


def _tell(marked: Marked) -> None:
    for name in marked.reviewed:
        say(f"Bijgewerkt: {name}")
    for name in marked.already:
        say(f"Was al bij: {name}")
    for name in marked.refused:
        warn(f"Nog niet bijgewerkt: {name}. Los eerst de fout op die hieronder staat.")
    if marked.reviewed:
        say(f"Zet {BASE_TEXTS} in versiebeheer.")


def _bring_version_up(status: Status) -> bool:
    """Write the new version in `regio.yml` when all is reviewed; tell whether that was done."""
    behind = is_behind(status.own_version, status.base_version)
    if not (status.is_quiet and behind and bring_version_up(status)):
        return False
    say(f'In {SETTINGS} staat nu basis: "{status.base_version}".')
    return True


def _tell_version(status: Status) -> None:
    own, base = status.own_version, status.base_version
    if own == base or not status.is_quiet:
        return
    if is_behind(own, base):
        say(f'{status.own_version_place}: zet hier basis: "{base}".')
    else:
        say(
            f"{status.own_version_place}: hier staat versie {own}, en dit is versie {base} van "
            "het basishandboek. Werkt u wel met de nieuwste versie?"
        )


# --- The list ------------------------------------------------------------------------------


def _show(status: Status) -> None:
    comparison = status.comparison
    if status.is_quiet:
        say(_all_is_well(status))
        return
    if comparison.changed:
        _title("Veranderd in het basishandboek", len(comparison.changed))
        say("Uw eigen tekst blijft gelden. Lees na of die nog klopt bij de nieuwe basistekst.")
        for changed in comparison.changed:
            _show_changed(changed, status.base_version)
    if comparison.gone:
        _title("Niet meer in het basishandboek", len(comparison.gone))
        for gone in comparison.gone:
            _show_gone(gone, status.faults.get(gone.id))
    if status.problems:
        _title("Fouten: zo is er niets te bouwen", len(status.problems))
        for problem in status.problems:
            say(f"  {problem}")
    if comparison.new:
        _title("Nog niet vastgelegd", len(comparison.new))
        for change in comparison.new:
            _head(change.id, change.place)
        say(f"kompas bouw legt deze basisteksten vast in {BASE_TEXTS}.")
    if comparison.unused:
        _title("Niet meer nodig", len(comparison.unused))
        for name in comparison.unused:
            say(f"  {name}")
        say(f"U past deze basisteksten niet meer aan; kompas bouw haalt ze uit {BASE_TEXTS}.")
    if comparison.changed or comparison.gone:
        say("\nNagelezen? Zeg dat met: kompas regio-status --bijgewerkt ID")


def _all_is_well(status: Status) -> str:
    if not status.total:
        return "U past geen teksten van het basishandboek aan; er is niets na te lezen."
    texts = "1 tekst" if status.total == 1 else f"{status.total} teksten"
    return (
        f"U past {texts} van het basishandboek aan. Bij versie {status.base_version} daarvan is "
        "er niets na te lezen."
    )


def _title(text: str, count: int) -> None:
    console.print(Text(f"\n{text} ({count})", style="bold"))


def _head(name: str, place: Place) -> None:
    console.print(Text.assemble("  ", (name, "bold"), f"\n    {place}"))


def _show_changed(changed: Changed, version: str) -> None:
    change = changed.change
    old, new = shown(changed.kept.value), shown(base_value(change))
    before, after = compare_words(old, new)
    say("")
    _head(change.id, change.place)
    columns = (
        (f"{OLD} Basistekst toen, versie {changed.kept.version}", _marked(before, OLD)),
        (f"{NEW} Basistekst nu, versie {version}", _marked(after, NEW)),
    )
    if console.is_terminal and console.width >= WIDE:
        table = Table(box=box.MINIMAL, show_edge=False, pad_edge=False, expand=True)
        for title, _ in columns:
            table.add_column(title, ratio=1, overflow="fold")
        table.add_row(*(text for _, text in columns))
        console.print(Padding(table, (0, 0, 0, INDENT)), soft_wrap=False)
    else:
        for (title, text), mark in zip(columns, (OLD, NEW), strict=True):
            _paragraph(title.removeprefix(f"{mark} "), text, mark)
    if not any(piece.differs for piece in (*before, *after)):
        say("    Alleen regeleinden of spaties verschillen.")
    _paragraph("Uw tekst", Text(_own(change)), OWN)


def _show_gone(gone: Gone, hint: str | None) -> None:
    say("")
    _head(gone.id, gone.own.place)
    if hint is None:
        say("    Uw tekst blijft staan, als eigen toevoeging.")
    else:
        say(f"    Uw tekst past nergens op: een fout. {hint}".rstrip())
    _paragraph(f"Basistekst toen, versie {gone.kept.version}", Text(shown(gone.kept.value)), OLD)
    _paragraph("Uw tekst", Text(shown(gone.own.value)), OWN)


def _own(change: Change) -> str:
    if change.kind == "verborgen":
        return "(door u verborgen)"
    return "(door u weggehaald)" if change.kind == "weggehaald" else shown(change.own)


def _paragraph(title: str, text: Text, mark: str) -> None:
    """Show a text under its title, with a mark before every line."""
    say(f"{' ' * INDENT}{title}:")
    before = f"{' ' * INDENT}{mark} "
    room = console.width - len(before)
    lines = text.wrap(console, room) if console.is_terminal else text.split(allow_blank=True)
    for line in lines:
        console.print(Text.assemble(before, line))


def _marked(pieces: Iterable[Piece], mark: str) -> Text:
    """Return the text with what differs between brackets, and in colour where there is any."""
    text = Text()
    for piece in pieces:
        if piece.differs:
            for part, is_word in _lines(piece.text):
                text.append(
                    f"[{mark}{part}{mark}]" if is_word else part,
                    {OLD: "red", NEW: "green"}[mark] if is_word else None,
                )
        else:
            text.append(piece.text)
    text.rstrip()
    return text


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of each line of a text, and the white space around them apart."""
    for line in text.splitlines(keepends=True):
        words = line.strip()
        before, _, after = line.partition(words) if words else (line, "", "")
        yield before, False
        if words:
            yield words, True
        yield after, False


class _Readable(yaml.SafeDumper):
    """Writes values as an editor does: a text of several lines as a block."""


def _as_block(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, "|" if "\n" in text else None)


_Readable.add_representer(str, _as_block)


def shown(value: Value) -> str:
    """Return a value as people read it: a text as it is, anything else as it stands in YAML."""
    if isinstance(value, str):
        return value.rstrip()
    if value is None:
        return "(niets)"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    return yaml.dump(
        value, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=10_000
    ).rstrip()
