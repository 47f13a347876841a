"""Markdown as plain paragraphs and list items, for programs that have no HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark", {"html": False, "typographer": True, "quotes": "“”‘’"}).enable(
    ["replacements", "smartquotes"]
)


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """A paragraph, or an item of a list."""

    text: str
    mark: str = ""
    """Of a list item: `•` or `2.`."""


def plain_blocks(markdown: str) -> Iterator[PlainBlock]:
    """Yield the paragraphs and list items of `markdown`; of a link, its words."""
    marks: list[str] = []
    for token in _PARSER.parse(markdown):
        if token.type == "list_item_open":
            marks.append(f"{token.info}{token.markup}" if token.info else "•")
        elif token.type == "list_item_close":
            marks.pop()
        elif token.type == "inline":
            yield PlainBlock(_words(token), marks[-1] if marks else "")


def _words(token: Token) -> str:
    parts = []
    for child in token.children or ():
        parts.append(" " if child.type in {"softbreak", "hardbreak"} else child.content)
    return "".join(parts).strip()
