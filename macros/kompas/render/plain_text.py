"""Markdown to plain words, for the search index."""

from __future__ import annotations

import re

from kompas.model.references import LINK

_MARKS = re.compile(r"^\s*(?:[-*+]|\d+\.|>)\s+|[*_`\\]+", re.MULTILINE)
"""List and quotation marks at the start of a line; emphasis, code and escapes anywhere."""


def plain_text(markdown: str) -> str:
    """Return the words of `markdown` on one line, without marks and addresses."""
    words = LINK.sub(lambda link: link["text"], markdown)
    return " ".join(_MARKS.sub("", words).split())
