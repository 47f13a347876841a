"""What holds for every overlay: operations on different things keep out of each other's way."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kompas.source.folder import Folder
from kompas.source.overlay import Overlaid, overlay
from kompas.source.yaml_reader import Value, read_yaml

OWN = "proef-eigen"
WHOLE = "heel-anders"
"""An entry of every list that comes in place of another: so a diff can tell that from changes."""

ANYHOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

SCALARS = st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["tekst", "regel"])
NAMES = st.sampled_from(["aap", "noot", "mies", "wim"])
WORDS = st.sampled_from(["boom", "roos", "vis"])
KEYS = st.sampled_from(["kern", "kop", "titel"])


def entries_of(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Lists of entries that have an id, and what `values` gives under other keys."""
    entry = st.builds(lambda name, rest: {"id": name, **rest}, NAMES, st.dictionaries(KEYS, values))
    return st.lists(entry, min_size=1, max_size=3, unique_by=lambda entry: entry["id"])


VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS | st.lists(WORDS, min_size=1, unique=True),
    lambda inner: st.dictionaries(KEYS, inner, max_size=3) | entries_of(inner),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(
    st.sampled_from(["tools/reis", "tools/kaart", "begrippen"]),
    st.dictionaries(KEYS, VALUES, min_size=1, max_size=3),
    min_size=1,
)


@dataclass(frozen=True)
class Operation:
    """One thing that a region can do, at one place of the base."""

    kind: Literal["hide", "set", "add", "append", "remove"]
    path: tuple[str, ...]
    """The document, keys, and ids after a `@`."""
    value: Any = None

    def is_apart_from(self, other: Operation) -> bool:
        """Whether neither is about something inside the other."""
        length = min(len(self.path), len(other.path))
        return self.path[:length] != other.path[:length]


def operations_on(document: str, data: dict[str, Any]) -> Iterator[Operation]:
    """Yield everything that can be done to a document."""
    yield Operation("hide", (document,))
    yield from _inside((document,), data)


def _inside(path: tuple[str, ...], data: Any) -> Iterator[Operation]:
    if isinstance(data, dict):
        yield Operation("add", (*path, OWN), "nieuw")
        for key, value in data.items():
            if key != "id":
                yield from _inside((*path, key), value)
    elif isinstance(data, list):
        with_ids = isinstance(data[0], dict)
        yield Operation("set", path, [{"id": WHOLE} if with_ids else WHOLE])
        yield Operation("append", (*path, f"@{OWN}"), {"id": OWN} if with_ids else OWN)
        for entry in data:
            name = entry["id"] if with_ids else entry
            yield Operation("remove", (*path, f"@{name}"))
            if with_ids:
                yield from _inside((*path, f"@{name}"), entry)
    else:
        yield Operation("set", path, "anders")
        yield Operation("set", path, data)


def written(operation: Operation) -> dict[str, Any]:
    """Return what the region writes in its file for one operation."""
    if operation.kind == "hide":
        return {"verberg": True}
    return _written(operation, operation.path[1:])


def _written(operation: Operation, path: Sequence[str]) -> dict[str, Any]:
    key, *rest = path
    if not rest:
        return {key: operation.value}
    if not rest[0].startswith("@"):
        return {key: _written(operation, rest)}
    name = rest[0].removeprefix("@")
    if len(rest) > 1:
        return {f"{key}+": [{"id": name, **_written(operation, rest[1:])}]}
    if operation.kind == "remove":
        return {f"{key}-": [name]}
    return {f"{key}+": [operation.value]}


def together(one: Any, other: Any) -> Any:
    """Return what two operations are when written in one file."""
    if isinstance(one, dict) and isinstance(other, dict):
        both = {**one, **other}
        return both | {key: together(one[key], other[key]) for key in one if key in other}
    if isinstance(one, list) and isinstance(other, list):
        merged = list(one)
        for entry in other:
            name = entry.get("id") if isinstance(entry, dict) else None
            same = [at for at, known in enumerate(merged) if name and known["id"] == name]
            if same:
                merged[same[0]] = together(merged[same[0]], entry)
            else:
                merged.append(entry)
        return merged
    assert one == other
    return one


def folder_of(documents: dict[str, Any], file: str) -> Folder:
    """Return documents as they would be read from `file`; line and column play no part."""
    return Folder({name: read_yaml(json.dumps(data), file) for name, data in documents.items()}, ())


def laid(base: Folder, operations: Iterable[Operation]) -> Overlaid:
    """Return the base with all operations done in one overlay."""
    documents: dict[str, Any] = {}
    for operation in operations:
        name = operation.path[0]
        documents[name] = together(documents.get(name, {}), written(operation))
    result = overlay(base, folder_of(documents, "regio"), "proef")
    assert result.folder.problems == ()
    return result


def content(folder: Folder) -> dict[str, Any]:
    """Return the data of every document, without regard to the order in lists."""
    return {name: _sorted(document.data) for name, document in folder.documents.items()}


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(child) for key, child in value.items()}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=json.dumps)
    return value


def told(overlaid: Overlaid) -> list[str]:
    """Return the changes in a way that can be compared, without regard to order."""
    rows = ((c.kind, c.id, _sorted(c.base), _sorted(c.own)) for c in overlaid.changes)
    return sorted(json.dumps(row) for row in rows)


@st.composite
def operations(draw: st.DrawFn) -> tuple[Folder, list[Operation]]:
    """Draw a base, and operations on different things of it."""
    documents = draw(DOCUMENTS)
    possible = [done for name, data in documents.items() for done in operations_on(name, data)]
    chosen: list[Operation] = []
    for operation in draw(st.lists(st.sampled_from(possible), max_size=8)):
        if all(operation.is_apart_from(other) for other in chosen):
            chosen.append(operation)
    return folder_of(documents, "basis"), chosen


@ANYHOW
@given(operations(), st.data())
def test_two_operations_in_one_overlay_have_both_effects(
    drawn: tuple[Folder, list[Operation]], data: st.DataObject
) -> None:
    base, chosen = drawn
    cut = data.draw(st.integers(0, len(chosen)))
    first, second = chosen[:cut], chosen[cut:]

    assert told(laid(base, chosen)) == sorted(told(laid(base, first)) + told(laid(base, second)))
    one_by_one = laid(laid(base, first).folder, second).folder
    assert content(one_by_one) == content(laid(base, chosen).folder)


@ANYHOW
@given(operations(), st.randoms(use_true_random=False))
def test_order_of_files_and_operations_does_not_matter(
    drawn: tuple[Folder, list[Operation]], random: Any
) -> None:
    base, chosen = drawn
    shuffled = random.sample(chosen, len(chosen))
    turned = Folder(dict(reversed(list(base.documents.items()))), ())

    assert told(laid(turned, shuffled)) == told(laid(base, chosen))
    assert content(laid(turned, shuffled).folder) == content(laid(base, chosen).folder)


@ANYHOW
@given(operations())
def test_changes_are_exactly_what_differs(drawn: tuple[Folder, list[Operation]]) -> None:
    base, chosen = drawn
    result = laid(base, chosen)
    rows: list[tuple[str, str, Value, Value]] = []
    for name, document in base.documents.items():
        if name in result.folder.documents:
            own = result.folder.documents[name].data
            rows += differences(name, document.data, own)
        else:
            rows.append(("verborgen", name, document.data, None))

    assert told(result) == sorted(json.dumps((k, n, _sorted(a), _sorted(b))) for k, n, a, b in rows)


@ANYHOW
@given(operations())
def test_what_stays_of_a_list_stays_in_its_order(drawn: tuple[Folder, list[Operation]]) -> None:
    base, chosen = drawn
    for name, document in laid(base, chosen).folder.documents.items():
        assert_same_order(base.documents[name].data, document.data)


def differences(name: str, ours: Value, theirs: Value) -> Iterator[tuple[str, str, Value, Value]]:
    """Yield what differs, found without the overlay."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in theirs.keys() - ours.keys():
            yield "aangevuld", f"{name}/{key}", None, theirs[key]
        for key in ours:
            yield from differences(f"{name}/{key}", ours[key], theirs[key])
    elif isinstance(ours, list) and isinstance(theirs, list):
        before, after = by_name(ours), by_name(theirs)
        if WHOLE in after:
            yield "vervangen", name, ours, theirs
            return
        for entry in after.keys() - before.keys():
            yield "aangevuld", f"{name}/{entry}", None, after[entry]
        for entry in before.keys() - after.keys():
            yield "weggehaald", f"{name}/{entry}", before[entry], None
        for entry in before.keys() & after.keys():
            yield from differences(f"{name}/{entry}", before[entry], after[entry])
    elif json.dumps(ours) != json.dumps(theirs):
        yield "vervangen", name, ours, theirs


def by_name(entries: list[Value]) -> dict[str, Value]:
    """Return the entries of a list by their id, or by themselves."""
    return {str(e["id"] if isinstance(e, dict) else e): e for e in entries}


def assert_same_order(ours: Value, theirs: Value) -> None:
    """Fail when entries of the base changed places, or own entries are not at the end."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours:
            assert_same_order(ours[key], theirs[key])
    elif isinstance(ours, list) and isinstance(theirs, list):
        before, after = by_name(ours), by_name(theirs)
        assert [n for n in after if n in before] == [n for n in before if n in after]
        assert [n for n in after if n not in before] == list(after)[len(before.keys() & after) :]


UNKNOWN = st.from_regex(r"[a-z]{1,6}(-[a-z]{1,4})?", fullmatch=True)


@ANYHOW
@given(DOCUMENTS, UNKNOWN)
def test_unknown_document_fails_and_its_neighbour_is_named(
    documents: dict[str, Any], name: str
) -> None:
    key = f"tools/{name}"
    assume(key not in documents and not name.startswith("proef-"))

    assert_unknown(documents, {key: {"titel": "x"}}, key, documents)
    assert_unknown(documents, {key: {"verberg": True}}, key, documents)


@ANYHOW
@given(entries_of(SCALARS), UNKNOWN)
def test_unknown_entry_fails_and_its_neighbour_is_named(
    entries: list[dict[str, Any]], name: str
) -> None:
    known = [entry["id"] for entry in entries]
    assume(name not in known and not name.startswith("proef-"))
    base = {"begrippen": {"begrippen": entries}}

    assert_unknown(base, {"begrippen": {"begrippen+": [{"id": name}]}}, name, known)
    assert_unknown(base, {"begrippen": {"begrippen-": [name]}}, name, known)


@ANYHOW
@given(st.lists(WORDS, min_size=1, unique=True), UNKNOWN)
def test_unknown_value_to_remove_fails_and_its_neighbour_is_named(
    words: list[str], name: str
) -> None:
    assume(name not in words)

    assert_unknown({"x": {"lijst": words}}, {"x": {"lijst-": [name]}}, name, words)


def assert_unknown(
    base: dict[str, Any], region: dict[str, Any], name: str, known: Iterable[str]
) -> None:
    """Fail unless there is one problem, which names `name` and the most like it of `known`."""
    result = overlay(folder_of(base, "basis"), folder_of(region, "regio"), "proef")
    likeness = {other: difflib.SequenceMatcher(None, other, name).ratio() for other in known}
    nearest = {other for other in likeness if likeness[other] == max(likeness.values())}

    assert len(result.folder.problems) == 1
    message = result.folder.problems[0].message
    assert message.startswith(f'"{name}" ')
    ends = {f' Bedoelde u "{other}"?' for other in nearest}
    ends |= {f' Het meest lijkt "{other}" daarop.' for other in nearest}
    assert message.endswith(tuple(ends))
    assert content(result.folder) == content(folder_of(base, "basis"))
    assert result.changes == ()
