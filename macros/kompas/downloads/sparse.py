"""A last page with hardly anything on it: a little less white often saves it."""

from __future__ import annotations

from collections.abc import Callable

from weasyprint.document import Document

SPARSE = 0.3
"""The part of a last page up to which it counts as nearly empty."""


def fewest_pages(lay_out: Callable[[bool], Document]) -> Document:
    """Return the pages that `lay_out` makes, with less white when that saves a sparse last one.

    `lay_out` is told whether to do with less white.
    """
    pages = lay_out(False)
    if not _ends_sparsely(pages):
        return pages
    tight = lay_out(True)
    return tight if len(tight.pages) < len(pages.pages) else pages


def _ends_sparsely(document: Document) -> bool:
    last = document.pages[-1]._page_box
    content: float = last.children[0].height
    return len(document.pages) > 1 and content < SPARSE * last.height
