"""Read YAML strictly: plain data, with the place of every value, and Dutch messages.

The reader takes PyYAML's events and builds the data itself, without recursion, for three reasons:
the loaders of PyYAML turn `no` into false and `12:30` into 750, they let a duplicate key pass in
silence, and they keep no places. What YAML offers beyond plain data (aliases, tags, several
documents) is refused: nobody needs it here, and it is how a small file becomes a bomb.
"""

import os
import re
import stat
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from kompas.source.place import ContentProblems, Place, Problem, SourceText, ValuePath
from kompas.source.yaml_errors import (
    BIDI_MESSAGE,
    COMMENT_MESSAGE,
    CONTROL_MESSAGE,
    CURLY_MESSAGE,
    DASH_MESSAGE,
    LOOKALIKE_MESSAGE,
    SPACE_LOOKALIKES,
    translated,
)

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

MAX_BYTES = 2_000_000
MAX_NODES = 300_000
MAX_DEPTH = 40
MAX_CHARACTER_PROBLEMS = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_MAX_DIGITS = 15  # more does not fit a float exactly, and is an account number rather than a number
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}

# What YAML 1.2 calls not printable, plus what shows nothing and moves the text around it:
# line separators, the byte order mark, and the bidi controls of CVE-2021-42574.
_REFUSED = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LOOKALIKE = re.compile(f"[{SPACE_LOOKALIKES}]")
_LOOKALIKE_AT_START = re.compile(f"-?[{SPACE_LOOKALIKES}]")
_CURLY_QUOTED = re.compile("[“”„«][^“”„«»]*[“”»]|[‘’‚‹][^‘’‚‹›]*[‘’›]")
_DASH_ON_NEXT_LINE = re.compile(r"\n[ \t]*(- )")
_COMMENT_WITHOUT_SPACE = re.compile(r"[ \t]*:?[ \t]*(#[^\s#])")
_COMMENT_AFTER_TEXT = re.compile(r"[ \t]+(#[^\s#])")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one value was written: its file, its first character, its key and its style.

    `start` and `key` are indexes in the text of `source`; a list entry has no key. `style` is
    PyYAML's sign for a scalar (`|`, `>`, `'`, `"`, or nothing for plain) and empty for the rest.
    """

    source: SourceText
    start: int
    key: int | None
    style: str

    @property
    def place(self) -> Place:
        """The place of the value."""
        return self.source.place_at(self.start)

    @property
    def key_place(self) -> Place:
        """The place of the key, or of the value where there is no key."""
        return self.source.place_at(self.start if self.key is None else self.key)

    def index_in(self, value: str, offset: int) -> int:
        """Return where in the source the character at `offset` of the text `value` stands.

        Exact for literal blocks and for all text without escapes; where YAML folds lines, exact
        for all but white space. Text with escapes gives the start of the value.
        """
        offset = max(0, min(offset, len(value) - 1))
        if not value:
            return self.start
        if self.style == "|":
            return self._index_in_literal(value, offset)
        if self.style == '"' and self._has_escape():
            return self.start
        return self._index_in_folded(value, offset)

    def _index_in_literal(self, value: str, offset: int) -> int:
        nth = value.count("\n", 0, offset)
        begin = value.rfind("\n", 0, offset) + 1
        value_line = value[begin:].partition("\n")[0]
        header = bisect_right(self.source.line_starts, self.start)
        line = header + 1 + nth
        # Both lines end alike, so the difference in length is what YAML took off as indentation.
        indent = len(self.source.line(line)) - len(value_line)
        return self.source.line_starts[line - 1] + indent + offset - begin

    def _index_in_folded(self, value: str, offset: int) -> int:
        # Folding changes white space only: the nth visible character is the same in both.
        content = self._content_start()
        before = value[:offset]
        visible = sum(character not in " \t\n" for character in before)
        blanks = len(before) - len(before.rstrip(" \t\n"))
        tokens = re.compile("''|[^ \t\n]" if self.style == "'" else "[^ \t\n]").finditer(
            self.source.text, content
        )
        end = content
        for _ in range(visible):
            end = next(tokens).end()
        if value[offset] in " \t\n":
            return end + blanks
        return next(tokens).start()

    def _content_start(self) -> int:
        if self.style == ">":
            return self.source.line_starts[bisect_right(self.source.line_starts, self.start)]
        return self.start + 1 if self.style else self.start

    def _has_escape(self) -> bool:
        # Without an escape the visible characters stand in the source one by one up to the quote.
        closing = self.source.text.find('"', self.start + 1)
        return "\\" in self.source.text[self.start : closing]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The plain data of one document, and where each value of it was written.

    `origins` has an entry for every value, also for each map and list. After an overlay the
    origins belong to more than one file; `file` is then the file of the base.
    """

    file: str
    data: Value
    origins: Mapping[ValuePath, Origin] = field(repr=False)

    def place(self, path: ValuePath, offset: int | None = None) -> Place:
        """Return the place of the value at `path`, or of the character at `offset` in its text.

        The two differ also for offset 0: a block starts at its `|`, its text on the next line.
        For a path that does not exist: the place of its nearest existing ancestor.
        """
        existing = self._nearest(path)
        origin = self.origins[existing]
        value = self.value(path) if offset is not None and existing == path else None
        if offset is None or not isinstance(value, str):
            return origin.place
        return origin.source.place_at(origin.index_in(value, offset))

    def key_place(self, path: ValuePath) -> Place:
        """Return the place of the key of the map entry at `path`.

        For a value without a key (a list entry, the whole document) or a path that does not
        exist, this is the same as `place`.
        """
        origin = self.origins.get(path)
        return origin.key_place if origin else self.place(path)

    def value(self, path: ValuePath) -> Value:
        """Return the value at an existing `path`."""
        value = self.data
        for step in path:
            value = value[step]  # type: ignore[index]
        return value

    def _nearest(self, path: ValuePath) -> ValuePath:
        while path not in self.origins:
            path = path[:-1]
        return path


def read_file(path: Path, shown_as: str) -> SourceDocument:
    """Read the YAML file at `path`; `shown_as` is its name in places and messages.

    Raises ContentProblems for all that `read_text` and `read_yaml` refuse.
    """
    return read_yaml(read_text(path, shown_as), shown_as)


def read_text(path: Path, shown_as: str) -> str:
    """Return the text of the file at `path`; `shown_as` is its name in places and messages.

    Raises ContentProblems for a symbolic link or anything else that is not a regular file, for
    a file of more than MAX_BYTES, and for bytes that are not UTF-8.
    """
    start = Place(shown_as, 1, 1)
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            message = "dit is een symbolische link; zet het bestand zelf op deze plek"
            raise ContentProblems([Problem(start, message)])
        if not stat.S_ISREG(status.st_mode):
            raise ContentProblems([Problem(start, "dit is geen gewoon bestand; haal het weg")])
        if status.st_size > MAX_BYTES:
            raise ContentProblems([_too_large(start, status.st_size)])
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ContentProblems([Problem(start, "dit bestand bestaat niet")]) from None
    except OSError as error:
        message = f"dit bestand is niet te lezen ({os.strerror(error.errno or 0)})"
        raise ContentProblems([Problem(start, message)]) from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _normalised(raw[: error.start].decode("utf-8"))
        place = SourceText(shown_as, before).place_at(len(before))
        message = "dit teken is geen UTF-8; sla het bestand op met de codering UTF-8"
        raise ContentProblems([Problem(place, message)]) from None


def has_refused_character(text: str) -> bool:
    """Tell whether `text` holds what no text of the handbook may: what moves or hides text."""
    return _REFUSED.search(text) is not None


def read_yaml(text: str, file: str) -> SourceDocument:
    """Turn YAML text into a document; `file` is its name in places and messages.

    Only `true`, `false`, `null`, `~`, nothing at all, whole numbers and decimals written plainly
    become something else than text: `no`, `12:30`, `0800` and dates stay as they are written.

    Raises ContentProblems: one problem for a syntax error, all of them for what can be read on.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise ContentProblems([_too_large(Place(file, 1, 1), size)])
    source = SourceText(file, _normalised(text))
    refused = list(_refused_characters(source))
    if refused:
        raise ContentProblems(refused[:MAX_CHARACTER_PROBLEMS])
    builder = _Builder(source)
    try:
        for event in yaml.parse(source.text, _LOADER):
            builder.take(event)
    # ValueError: the Python version of the parser passes on what chr() says of "\U00110000".
    except (yaml.YAMLError, ValueError) as error:
        raise ContentProblems([*builder.problems, translated(error, source)]) from None
    if builder.problems:
        raise ContentProblems(builder.problems)
    return builder.document()


def _normalised(text: str) -> str:
    """Drop the byte order mark and make every line end a line feed; no line or column moves."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _too_large(place: Place, size: int) -> Problem:
    megabytes = MAX_BYTES // 1_000_000
    message = f"dit bestand is te groot ({size} bytes, hoogstens {megabytes} MB); splits het op"
    return Problem(place, message)


def _refused_characters(source: SourceText) -> Iterator[Problem]:
    for match in _REFUSED.finditer(source.text):
        yield Problem(source.place_at(match.start()), _character_message(match[0]))


def _character_message(character: str) -> str:
    message = BIDI_MESSAGE if _BIDI.match(character) else CONTROL_MESSAGE
    return message.format(code=ord(character))


def _typed(text: str) -> str | int | float | bool | None:
    """Return what a plain scalar means: YAML 1.2 core, minus what surprises an editor."""
    if text in _WORDS:
        return _WORDS[text]
    if sum(character.isdigit() for character in text) > _MAX_DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _begin(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


@dataclass(slots=True)
class _Frame:
    """A map or list that is being filled; `key` waits for its value."""

    path: ValuePath
    container: dict[str, Value] | list[Value]
    keys: dict[str, int] = field(default_factory=dict)
    key: str | None = None
    key_end: int = 0

    @property
    def wants_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


class _Builder:
    """Builds data and origins from events, and gathers the problems that allow reading on."""

    def __init__(self, source: SourceText) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._data: Value = None
        self._origins: dict[ValuePath, Origin] = {(): Origin(source, 0, None, "")}
        self._open: list[_Frame] = []
        self._nodes = 0
        self._documents = 0

    def document(self) -> SourceDocument:
        return SourceDocument(self._source.file, self._data, self._origins)

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._take_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(
                    event, "een bestand is één document; haal de regel met --- en wat erna komt weg"
                )

    def _take_node(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(event, f"het bestand heeft meer dan {MAX_NODES} waarden; splits het op")
        self._refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
            return
        if self._open and self._open[-1].wants_key:
            self._stop(event, "een sleutel is een woord, geen lijst of groep")
        if len(self._open) >= MAX_DEPTH:
            self._stop(event, f"te diep genest: hoogstens {MAX_DEPTH} niveaus")
        container: dict[str, Value] | list[Value]
        container = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Frame(self._put(container, _begin(event), ""), container))

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        quote = "zet de waarde tussen aanhalingstekens als dit bij de tekst hoort"
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, f"verwijzen met *{event.anchor} kan hier niet; {quote}")
        if event.anchor:
            self._stop(event, f"een anker (&{event.anchor}) kan hier niet; {quote}")
        tag = getattr(event, "tag", None)
        if tag:
            self._stop(event, f"een YAML-tag ({tag}) kan hier niet; {quote}")

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        plain = not event.style
        frame = self._open[-1] if self._open else None
        if frame and frame.wants_key:
            self._check_key(event, frame)
            frame.keys.setdefault(event.value, _begin(event))
            frame.key, frame.key_end = event.value, _end(event)
            return
        if plain:
            self._check_plain(event, frame)
        elif event.style == '"':
            self._check_escapes(event)
        value = _typed(event.value) if plain else event.value
        self._put(value, _begin(event), event.style or "")

    def _put(self, value: Value, start: int, style: str) -> ValuePath:
        """Put a value in the open container and note its origin; return its path."""
        if not self._open:
            self._data = value
            self._origins[()] = Origin(self._source, start, None, style)
            return ()
        frame = self._open[-1]
        key_start = None
        if isinstance(frame.container, list):
            path = (*frame.path, len(frame.container))
            frame.container.append(value)
        else:
            key = frame.key or ""
            path = (*frame.path, key)
            frame.container[key] = value
            key_start = frame.keys[key]
            frame.key = None
        self._origins[path] = Origin(self._source, start, key_start, style)
        return path

    def _check_key(self, event: yaml.ScalarEvent, frame: _Frame) -> None:
        key = event.value
        start = _begin(event)
        if not event.style and not isinstance(_typed(key), str):
            self._note(
                start, f"een sleutel is een woord; zet {key or 'hem'} tussen aanhalingstekens"
            )
        lookalike = _LOOKALIKE.search(key)
        if lookalike:
            self._note(start + lookalike.start(), LOOKALIKE_MESSAGE)
        if _CURLY_QUOTED.fullmatch(key):
            self._note(start, CURLY_MESSAGE)
        if key in frame.keys:
            first = self._source.place_at(frame.keys[key]).line
            self._note(
                start,
                f'de sleutel "{key}" staat hier dubbel: de eerste staat op regel {first}; '
                "haal een van de twee weg",
            )

    def _check_plain(self, event: yaml.ScalarEvent, frame: _Frame | None) -> None:
        text, start = event.value, _begin(event)
        if not text:
            begin = frame.key_end if frame and frame.key is not None else start
            comment = _COMMENT_WITHOUT_SPACE.match(self._source.text, begin)
        else:
            comment = _COMMENT_AFTER_TEXT.match(self._source.text, _end(event))
        if comment:
            self._note(comment.start(1), COMMENT_MESSAGE)
        dash = _DASH_ON_NEXT_LINE.search(self._source.text, start, _end(event))
        if dash:
            self._note(dash.start(1), DASH_MESSAGE)
        if _LOOKALIKE_AT_START.match(text):
            self._note(start + text.startswith("-"), LOOKALIKE_MESSAGE)
        if _CURLY_QUOTED.fullmatch(text):
            self._note(start, CURLY_MESSAGE)

    def _check_escapes(self, event: yaml.ScalarEvent) -> None:
        refused = _REFUSED.search(event.value)
        if refused:
            self._note(_begin(event), _character_message(refused[0]))

    def _note(self, index: int, message: str) -> None:
        self.problems.append(Problem(self._source.place_at(index), message))

    def _stop(self, event: yaml.Event, message: str) -> None:
        self._note(_begin(event), message)
        raise ContentProblems(self.problems)
