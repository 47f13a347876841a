"""A meeting pack of the parts that somebody typed, as a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from kompas.build.new_file import new_file
from kompas.downloads.meeting_pack import Details, Entry, write_meeting_pack
from kompas.model.handbook import Handbook
from kompas.render.meeting import UnknownPartError, packable, spelled_part
from kompas.source.place import did_you_mean


class PackError(Exception):
    """A pack cannot be made; the message is Dutch and says what to do."""


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
