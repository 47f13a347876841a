"""The base texts that a region's own texts stand on, as they were when the region wrote its own.

They are kept in `basisteksten.json`, beside `regio.yml`, as a lock file is: `kompas` writes it, and
the region keeps it under version control. When an update changes such a text, the region can see
what it was and what it has become.

    {"uitleg": "…",
     "basisteksten": {
       "tools/klantreis/kern": {"versie": "0.1.0", "tekst": ["Loop samen de weg na."]},
       "tools/klantreis/groep": {"versie": "0.1.0", "waarde": {"min": 6, "max": 10}}}}

A text stands there line by line, so that a change of one line is one line in a diff.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, Self

from pydantic import ValidationError, model_validator

from kompas.model.edition import Edition
from kompas.model.fields import ContentModel
from kompas.model.handbook import Handbook
from kompas.model.messages import problems_of
from kompas.model.web import Line
from kompas.source.overlay import Change
from kompas.source.place import ContentProblems, Place, Problem, SourceText
from kompas.source.region_folder import BASE_TEXTS
from kompas.source.yaml_reader import Value, has_refused_character, read_text, read_yaml

EXPLANATION = (
    "Dit bestand houdt kompas bij: de teksten van het basishandboek waar uw eigen teksten voor in "
    "de plaats komen, zoals ze toen waren. Zet het in versiebeheer en pas het niet zelf aan."
)
SHOWN_OF_HIDDEN = ("titel", "kern")
"""What is kept of a whole item that the region hides: enough to see what became of it."""
MOST_NAMED = 3
"""A message that tells of more ids than this gives a number instead."""
BUILD_SERVER = "CI"
"""Set by every service that builds what somebody pushed; what is written there is lost."""

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})", re.MULTILINE)
_RESTORE = "zet het bestand terug zoals het in versiebeheer staat"


@dataclass(frozen=True, slots=True)
class BaseText:
    """A value of the base, and the version of the base that had it."""

    version: str
    value: Value


Snapshot = Mapping[str, BaseText]
"""The base values that are kept, by the id of the change that stands on them."""


@dataclass(frozen=True, slots=True)
class OwnValue:
    """What a region wrote, and where."""

    place: Place
    value: Value


@dataclass(frozen=True, slots=True)
class Changed:
    """The region's own text stands on a base text that is not what it was."""

    change: Change
    kept: BaseText


@dataclass(frozen=True, slots=True)
class Gone:
    """The region's own text stood on a base text that is no longer there."""

    id: str
    kept: BaseText
    own: OwnValue


@dataclass(frozen=True, slots=True)
class Comparison:
    """The base texts that are kept beside those of today, each part in the order of its ids."""

    changed: tuple[Changed, ...]
    gone: tuple[Gone, ...]
    new: tuple[Change, ...]
    """Own texts whose base text is not kept yet."""
    unused: Snapshot
    """Base texts that are kept, but that no text of the region stands on any more."""

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to look at or to write down."""
        return not (self.changed or self.gone or self.new or self.unused)


# --- The file ------------------------------------------------------------------------------


class _Entry(ContentModel):
    versie: Line
    tekst: list[str] | None = None
    waarde: Any = None

    @model_validator(mode="after")
    def _has_one_value(self) -> Self:
        if ("tekst" in self.model_fields_set) == ("waarde" in self.model_fields_set):
            raise ValueError(f'hier hoort "tekst" of "waarde" te staan; {_RESTORE}')
        return self

    @property
    def value(self) -> Value:
        if "waarde" in self.model_fields_set:
            value: Value = self.waarde
            return value
        return "\n".join(self.tekst or ())


class _File(ContentModel):
    uitleg: str
    basisteksten: dict[str, _Entry]


class _RepeatedKeyError(ValueError):
    """A key stands twice in one group, of which JSON readers silently drop one."""


def place_of_snapshot(region: Path) -> Place:
    """Return the start of the file in the folder `region`, as messages name it."""
    return Place((region / BASE_TEXTS).as_posix(), 1, 1)


def read_snapshot(region: Path) -> Snapshot:
    """Return the base texts that are kept in the folder `region`; none when there is no file yet.

    Raises ContentProblems for all that `kompas` would not have written itself.
    """
    path, start = region / BASE_TEXTS, place_of_snapshot(region)
    if not path.exists() and not path.is_symlink():
        return {}
    text = read_text(path, start.file).removeprefix("\ufeff")
    data = _parsed(text, start.file)
    try:
        file = _File.model_validate(data)
    except ValidationError as error:
        document = read_yaml(text, start.file)  # JSON is YAML, and that reader knows all places
        raise ContentProblems(problems_of(error, document, _File)) from None
    return {key: BaseText(entry.versie, entry.value) for key, entry in file.basisteksten.items()}


def _parsed(text: str, file: str) -> object:
    source = SourceText(file, text)
    if conflict := _CONFLICT.search(text):
        message = (
            "hier staat een conflict van git; kies een van beide versies en draai daarna "
            "kompas regio-status"
        )
        raise ContentProblems([Problem(source.place_at(conflict.start()), message)])
    start = source.place_at(0)
    try:
        data = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        message = f"hier klopt de JSON niet; {_RESTORE}"
        raise ContentProblems([Problem(source.place_at(error.pos), message)]) from None
    except RecursionError:
        message = f"dit bestand is te diep genest; {_RESTORE}"
        raise ContentProblems([Problem(start, message)]) from None
    except ValueError:  # a key twice, NaN, or a number of thousands of digits
        read_yaml(text, file)
        message = f"in dit bestand staat een waarde die JSON niet kent; {_RESTORE}"
        raise ContentProblems([Problem(start, message)]) from None
    if any(map(has_refused_character, _texts(data))):
        read_yaml(text, file)
        message = f"in dit bestand staat een teken dat niet te zien is; {_RESTORE}"
        raise ContentProblems([Problem(start, message)])
    return data


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise _RepeatedKeyError
    return dict(pairs)


def _refuse(word: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads though JSON has them not (RFC 8259 §6)."""
    raise ValueError(word)


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from data
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def write_snapshot(region: Path, snapshot: Snapshot) -> None:
    """Write the file whole, in the order of the ids; raises OSError when that cannot be done."""
    entries = {key: _entry(kept) for key, kept in sorted(snapshot.items())}
    data = {"uitleg": EXPLANATION, "basisteksten": entries}
    replace_text(region / BASE_TEXTS, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _entry(kept: BaseText) -> dict[str, object]:
    if isinstance(kept.value, str):
        return {"versie": kept.version, "tekst": kept.value.split("\n")}
    return {"versie": kept.version, "waarde": kept.value}


def replace_text(path: Path, text: str) -> None:
    """Write the file at `path`, so that at no moment there is half a file.

    Raises OSError when that cannot be done; then the file is as it was.
    """
    with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.absolute().parent) as folder:
        new = Path(folder, path.name)
        new.write_text(text, "utf-8", newline="")
        if path.exists():
            new.chmod(path.stat().st_mode)
        new.replace(path)


# --- What stands on what -------------------------------------------------------------------


def overrides(changes: Iterable[Change]) -> dict[str, Change]:
    """Return the changes that stand on a value of the base, by their id, in its order."""
    standing = {
        change.id: change for change in changes if change.kind not in {"nieuw", "aangevuld"}
    }
    return dict(sorted(standing.items()))


def base_value(change: Change) -> Value:
    """Return what is kept of the base value that a change stands on."""
    if change.kind == "verborgen":
        base = change.base if isinstance(change.base, dict) else {}
        return {key: base[key] for key in SHOWN_OF_HIDDEN if key in base}
    return change.base


def is_same(one: Value, other: Value) -> bool:
    """Tell whether two values are equal, also in kind: 1 is not `true`."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def values_inside(value: Value, name: str) -> Iterator[tuple[str, Value]]:
    """Yield `value` and all that is in it, each by the id that a change of it would have.

    `name` is the id of the whole. Of a list only the entries that have an id, and plain ones, are
    named; those are what a region can change.
    """
    yield name, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from values_inside(child, f"{name}/{key}")
    elif isinstance(value, list):
        for entry in value:
            step = entry.get("id") if isinstance(entry, dict) else entry
            if step is not None and not isinstance(step, list | dict):
                yield from values_inside(entry, f"{name}/{step}")


def without_base(changes: Iterable[Change]) -> dict[str, OwnValue]:
    """Return what the region has where the base has nothing, by id."""
    own: dict[str, OwnValue] = {}
    for change in changes:
        if change.kind in {"verborgen", "weggehaald"}:
            continue
        replaced = values_inside(change.base, change.id) if change.kind == "vervangen" else ()
        there = {name for name, _ in replaced}
        for name, value in values_inside(change.own, change.id):
            if name not in there:
                own[name] = OwnValue(change.place, value)
    return own


def compare(
    changes: Iterable[Change], snapshot: Snapshot, groundless: Mapping[str, OwnValue]
) -> Comparison:
    """Lay the base texts that are kept beside those of the base of today.

    `groundless` is what the region has where the base has nothing; see `without_base`.
    """
    standing = overrides(changes)
    left = {key: snapshot[key] for key in sorted(snapshot) if key not in standing}
    return Comparison(
        changed=tuple(
            Changed(change, snapshot[key])
            for key, change in standing.items()
            if key in snapshot and not is_same(snapshot[key].value, base_value(change))
        ),
        gone=tuple(
            Gone(key, kept, groundless[key]) for key, kept in left.items() if key in groundless
        ),
        new=tuple(change for key, change in standing.items() if key not in snapshot),
        unused={key: kept for key, kept in left.items() if key not in groundless},
    )


# --- In a build ----------------------------------------------------------------------------


def compared(edition: Edition, region: Path) -> tuple[Snapshot, Comparison]:
    """Return what is kept in the folder `region`, and how it compares with the base.

    Raises ContentProblems when the file is damaged.
    """
    snapshot = read_snapshot(region)
    return snapshot, compare(edition.changes, snapshot, without_base(edition.changes))


def base_notices(edition: Edition, region: Path) -> Iterator[Problem]:
    """Yield a notice for each base text under an own text that is not what it was.

    Raises ContentProblems when the file is damaged.
    """
    _, comparison = compared(edition, region)
    for changed in comparison.changed:
        change, version = changed.change, changed.kept.version
        yield Problem(
            change.place,
            f'de basistekst waar "{change.id}" op staat, is veranderd sinds versie {version}; wat '
            "u hier schreef blijft gelden. Vergelijk beide met kompas regio-status",
        )
    for gone in comparison.gone:
        yield Problem(
            gone.own.place,
            f'het basishandboek heeft "{gone.id}" niet meer (nog wel in versie '
            f"{gone.kept.version}); wat u hier schreef blijft staan. Kijk met kompas regio-status",
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping base texts, in Dutch."""

    told: tuple[str, ...] = ()
    """What was written down."""
    notices: tuple[Problem, ...] = ()
    """Why nothing was, where something should have been."""


def keep_base_texts(handbook: Handbook, region: Path | None) -> Kept:
    """Write down the base texts under new texts of the region, and drop those without use.

    What the region still has to look at stays as it is. Where nothing can or should be written,
    that is told. Raises ContentProblems when the file is damaged.
    """
    if handbook.edition is None or region is None:
        return Kept()
    snapshot, comparison = compared(handbook.edition, region)
    if not (comparison.new or comparison.unused):
        return Kept()
    reason = "dit is een bouwserver" if os.environ.get(BUILD_SERVER) else None
    if reason is None:
        try:
            write_snapshot(region, settled(snapshot, comparison, handbook.kompas.versie))
            return Kept(told=tuple(_done(comparison)))
        except OSError as error:
            reason = os.strerror(error.errno or 0)
    message = (
        f"dit bestand is niet bij ({reason}): {', '.join(_undone(comparison))}. Draai kompas bouw "
        "op uw eigen computer en zet het bestand daarna in versiebeheer"
    )
    return Kept(notices=(Problem(place_of_snapshot(region), message),))


def settled(snapshot: Snapshot, comparison: Comparison, version: str) -> Snapshot:
    """Return the snapshot with what is new and without what has no use."""
    kept = {key: text for key, text in snapshot.items() if key not in comparison.unused}
    return kept | {change.id: BaseText(version, base_value(change)) for change in comparison.new}


def _done(comparison: Comparison) -> Iterator[str]:
    ask = "zet dat bestand in versiebeheer"
    if comparison.new:
        names = _named([change.id for change in comparison.new])
        yield f"{names} vastgelegd in {BASE_TEXTS}; {ask}."
    if comparison.unused:
        yield f"{_named([*comparison.unused])} uit {BASE_TEXTS} gehaald; {ask}."


def _undone(comparison: Comparison) -> Iterator[str]:
    if comparison.new:
        yield f"{_named([change.id for change in comparison.new])} nog niet vastgelegd"
    if comparison.unused:
        yield f"{_named([*comparison.unused])} niet meer nodig"


def _named(ids: list[str]) -> str:
    names = f" ({', '.join(ids)})" if len(ids) <= MOST_NAMED else ""
    return f"{len(ids)} {'basistekst' if len(ids) == 1 else 'basisteksten'}{names}"
