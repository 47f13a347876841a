"""Which of a region's own texts ask for a look after an update of the base handbook."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kompas.build.regions.snapshot import (
    BaseText,
    Comparison,
    OwnValue,
    Snapshot,
    base_value,
    compare,
    overrides,
    read_snapshot,
    replace_text,
    values_inside,
    without_base,
    write_snapshot,
)
from kompas.model.reading import regio_of
from kompas.source.folder import Folder, read_folder
from kompas.source.overlay import Overlaid, overlay
from kompas.source.place import ContentProblems, Place, Problem, nearest_to
from kompas.source.region_folder import SETTINGS, RegionFolder, read_region
from kompas.source.yaml_reader import SourceDocument, Value, read_text, read_yaml

_APPEND, _REMOVE = "+", "-"
"""What a region writes behind the name of a list to change it (source/overlay.py)."""


class UnknownIdError(Exception):
    """Nothing that could be marked has this name; the message says so in Dutch."""


@dataclass(frozen=True, slots=True)
class Status:
    """How a region's own texts stand on the base of today."""

    region: Path
    comparison: Comparison
    snapshot: Snapshot
    total: int
    """How many texts of the base the region changes, hides or takes out."""
    faults: Mapping[str, str]
    """By id, those of `comparison.gone` that stop a build, each with a hint: the nearest name."""
    problems: tuple[Problem, ...]
    """What cannot be laid over the base, and so stops a build."""
    base_version: str
    own_version: str
    """The version in `regio.yml`."""
    own_version_place: Place

    @property
    def is_quiet(self) -> bool:
        """Whether nothing asks for attention."""
        return self.comparison.is_quiet and not self.problems


def region_status(content: Path, region: Path) -> Status:
    """Return how the copy in the folder `region` stands on the base in the folder `content`.

    Raises ContentProblems when a file of either cannot be read; what does not fit on the base is
    no such fault, but a part of the answer.
    """
    base, own = read_folder(content, content.name), read_region(region, region.as_posix())
    problems = {*base.problems, *own.problems, *own.content.problems}
    settings = own.settings
    snapshot: Snapshot = {}
    try:
        snapshot = read_snapshot(region)
    except ContentProblems as error:
        problems |= {*error.problems}
    if problems or settings is None:
        raise ContentProblems(problems)
    regio = regio_of(settings)
    overlaid = overlay(base, own.content, regio.id)
    faults = _faults(base, own, snapshot, overlaid)
    groundless = without_base(overlaid.changes) | {key: found for key, (found, _) in faults.items()}
    return Status(
        region=region,
        comparison=compare(overlaid.changes, snapshot, groundless),
        snapshot=snapshot,
        total=len(overrides(overlaid.changes)),
        faults={key: hint for key, (_, hint) in faults.items()},
        problems=overlaid.folder.problems,
        base_version=str(base.documents["kompas"].value(("versie",))),
        own_version=regio.basis,
        own_version_place=settings.place(("basis",)),
    )


def _faults(
    base: Folder, own: RegionFolder, snapshot: Snapshot, overlaid: Overlaid
) -> dict[str, tuple[OwnValue, str]]:
    """Return the own texts that once stood on the base, and now on nothing: a fault."""
    standing = {*overrides(overlaid.changes), *without_base(overlaid.changes)}
    faults = {}
    for key, document in own.content.documents.items():
        original = base.documents.get(key)
        there = {name for name, _ in values_inside(original.data, key)} if original else set()
        for name, found in _written(document, key):
            if name in snapshot and name not in standing and name not in there:
                near = nearest_to(key, base.documents) if original is None else _near(name, there)
                faults[name] = (found, near.strip())
    return faults


def _written(document: SourceDocument, key: str) -> Iterator[tuple[str, OwnValue]]:
    """Yield all that a region's document writes, by the id that a change of it would have."""
    for path in document.origins:
        steps: list[str] = []
        value = document.data
        for step in path:
            value = value[step]  # type: ignore[index]
            steps.append(_list_name(step) if isinstance(step, str) else _name(value))
        is_taken_out = any(isinstance(step, str) and step.endswith(_REMOVE) for step in path)
        own = None if is_taken_out else value
        yield "/".join((key, *steps)), OwnValue(document.key_place(path), own)


def _list_name(key: str) -> str:
    """Return a key without the sign that says what to do with the list of that name."""
    return key[:-1] if key.endswith((_APPEND, _REMOVE)) else key


def _name(entry: Value) -> str:
    """Return what a region calls a list entry by."""
    return str(entry.get("id", "")) if isinstance(entry, dict) else str(entry)


def _near(name: str, there: Iterable[str]) -> str:
    """Return a sentence that names what is most like `name` where the way to it still goes on."""
    known = set(there)
    parent, _, last = name.rpartition("/")
    while parent not in known:
        parent, _, last = parent.rpartition("/")
    beside = {other.removeprefix(f"{parent}/") for other in known if other.startswith(f"{parent}/")}
    return nearest_to(last, {other for other in beside if "/" not in other})


# --- Marking as reviewed -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Marked:
    """What marking did."""

    reviewed: tuple[str, ...]
    already: tuple[str, ...]
    """Ids for which nothing had to change."""
    refused: tuple[str, ...]
    """Ids whose base text is gone while the region's file still changes it: that is a fault, and
    what was kept is all there is to mend it with."""


def mark_as_reviewed(status: Status, names: Sequence[str]) -> Marked:
    """Let the base texts that are kept be those of today, for each id that `names` begins.

    A name is a whole id, or its first steps: `tools/klantreis` is all of that tool. Raises
    UnknownIdError when a name is of nothing, and OSError when the file cannot be written; then
    nothing is marked.
    """
    comparison = status.comparison
    changed = {changed.change.id: changed.change for changed in comparison.changed}
    gone = {gone.id for gone in comparison.gone}
    new = {change.id: change for change in comparison.new}
    known = {*status.snapshot, *new}
    chosen = sorted({name for given in names for name in _chosen(given, known)})
    refused = [name for name in chosen if name in status.faults]
    snapshot = dict(status.snapshot)
    reviewed = []
    for name in chosen:
        change = changed.get(name) or new.get(name)
        if change is not None:
            snapshot[name] = BaseText(status.base_version, base_value(change))
        elif name in comparison.unused or (name in gone and name not in status.faults):
            del snapshot[name]
        else:
            continue
        reviewed.append(name)
    if reviewed:
        write_snapshot(status.region, snapshot)
    already = [name for name in chosen if name not in reviewed and name not in refused]
    return Marked(tuple(reviewed), tuple(already), tuple(refused))


def _chosen(given: str, known: set[str]) -> set[str]:
    begin = given.strip("/")
    chosen = {name for name in known if name == begin or name.startswith(f"{begin}/")}
    if not chosen:
        beginnings = {
            name.rsplit("/", up)[0] for name in known for up in range(name.count("/") + 1)
        }
        raise UnknownIdError(
            f'"{given}" is geen tekst die u kunt bijwerken.{nearest_to(begin, beginnings)}'
        )
    return chosen


def is_behind(own: str, base: str) -> bool:
    """Tell whether version `own` comes before version `base`."""
    one, other = (tuple(map(int, re.findall(r"\d+", version))) for version in (own, base))
    return own != base and one <= other


def bring_version_up(status: Status) -> bool:
    """Write the version of the base behind `basis` in `regio.yml`, and nothing else.

    Returns False, and leaves the file as it is, when the version is not written there plainly on
    one line. Raises OSError when the file cannot be written.
    """
    path = status.region / SETTINGS
    text = read_text(path, SETTINGS)
    place = status.own_version_place
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    line = lines[place.line - 1]
    at = place.column - 1 + line.startswith("\ufeff")
    for quote in ("", '"', "'"):
        old = f"{quote}{status.own_version}{quote}"
        if line.startswith(old, at):
            lines[place.line - 1] = f'{line[:at]}"{status.base_version}"{line[at + len(old) :]}'
    new = "".join(lines)
    if not _differs_in_version(text, new, status.base_version):
        return False
    replace_text(path, new)
    return True


def _differs_in_version(old: str, new: str, version: str) -> bool:
    """Tell whether `new` says what `old` says, with another version."""
    try:
        before, after = read_yaml(old, SETTINGS).data, read_yaml(new, SETTINGS).data
    except ContentProblems:
        return False
    return isinstance(before, dict) and after == {**before, "basis": version}


# --- What differs --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: whether it differs from the other text, and what stands there."""

    differs: bool
    text: str


_WORD = re.compile(r"\s*\S+|\s+\Z")


def compare_words(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts in pieces; only words count, not the white space between them."""
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    matcher = difflib.SequenceMatcher(
        None, [word.strip() for word in ours], [word.strip() for word in theirs]
    )
    before, after = [], []
    for kind, start, end, begin, until in matcher.get_opcodes():
        before += _piece(ours[start:end], kind)
        after += _piece(theirs[begin:until], kind)
    return before, after


def _piece(words: Sequence[str], kind: str) -> list[Piece]:
    text = "".join(words)
    return [Piece(kind != "equal" and not text.isspace(), text)] if text else []
