"""Markdown to plain words, for the search index and page descriptions."""

from __future__ import annotations

from markdown_it import MarkdownIt

_PARSER = MarkdownIt("commonmark", {"html": False})


def plain_text(markdown: str) -> str:
    """Return the words of `markdown` on one line, without marks and addresses."""
    words: list[str] = []
    for token in _PARSER.parse(markdown):
        words += [child.content for child in token.children or () if child.content]
        words += [" "] if token.type in {"paragraph_close", "softbreak"} else []
    return " ".join("".join(words).split())
