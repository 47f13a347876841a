"""Where one item names another: in a field, or in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from kompas.model.fields import MarkdownText, Reference
from kompas.source.place import ValuePath

LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:\\.|[^\[\]\\])*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
)
"""A Markdown link, inline form; the target may hold one pair of brackets (CommonMark 0.31 §6.3)."""

WEB_SCHEMES = ("https://", "http://", "tel:")

_OPENING = re.compile(r"\]\(")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an item is named."""

    path: ValuePath
    offset: int
    kind: str
    target: str
    block: str | None = None


def fields_of(node: Any, path: ValuePath = ()) -> Iterator[tuple[ValuePath, Any]]:
    """Yield every text and reference below `node`, with its path in the file."""
    if isinstance(node, BaseModel):
        for name, info in type(node).model_fields.items():
            yield from fields_of(getattr(node, name), (*path, info.alias or name))
    elif isinstance(node, tuple):
        for index, child in enumerate(node):
            yield from fields_of(child, (*path, index))
    elif isinstance(node, (MarkdownText, Reference)):
        yield path, node


def mentions_of(node: BaseModel) -> Iterator[Mention]:
    """Yield every place where `node` names another item, in reading order."""
    for path, value in fields_of(node):
        if isinstance(value, Reference):
            yield Mention(path, 0, value.kind, str(value))
        else:
            yield from _mentions_in(value, path)


def mentions_in_data(node: Any, path: ValuePath = ()) -> Iterator[Mention]:
    """Yield what running text names in a file that is not valid, so that no fault waits."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield from mentions_in_data(child, (*path, key))
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from mentions_in_data(child, (*path, index))
    elif isinstance(node, str):
        yield from _mentions_in(node, path)


def unreadable_links(text: str) -> Iterator[int]:
    """Yield the offset of every link that Markdown would follow but nobody could check.

    CommonMark has more ways to write a link: with a title, spaces, or brackets in the text.
    """
    targets = {match.start("target") for match in LINK.finditer(text)}
    for opening in _OPENING.finditer(text):
        if opening.end() not in targets:
            yield opening.start()


def _mentions_in(text: str, path: ValuePath) -> Iterator[Mention]:
    for match in LINK.finditer(text):
        target = match["target"]
        if target.startswith(WEB_SCHEMES):
            continue
        kind, _, rest = target.partition(":")
        identifier, _, block = rest.partition("#")
        yield Mention(path, match.start("target"), kind, identifier, block or None)
