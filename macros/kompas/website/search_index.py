"""The search index: one entry for each item and term, made from the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kompas.model.begrip import Begrip
from kompas.model.fields import MarkdownText
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.references import fields_of
from kompas.render.facts import belongs_to
from kompas.render.plain_text import plain_text
from kompas.website.addresses import TERMS_PAGE, page_of


def search_script(handbook: Handbook) -> str:
    """Return the index as a script, so that it loads from disk and under a strict policy alike."""
    entries = json.dumps(list(_entries(handbook)), ensure_ascii=False, separators=(",", ":"))
    safe = entries.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.kompasZoekindex={safe};\n"


def _entries(handbook: Handbook) -> Iterator[dict[str, Any]]:
    for items in handbook.items.values():
        for item in items.values():
            yield _item_entry(item, handbook)
    for term in handbook.begrippen.values():
        yield _term_entry(term)


def _item_entry(item: Item, handbook: Handbook) -> dict[str, Any]:
    texts = (value for _, value in fields_of(item) if isinstance(value, MarkdownText))
    return {
        "adres": page_of(item.kind, item.id),
        "titel": item.titel,
        "soort": belongs_to(item, handbook),
        "kern": item.kern,
        "woorden": " ".join(getattr(item, "ook_bekend_als", ())),
        "tekst": " ".join(plain_text(text) for text in texts),
    }


def _term_entry(term: Begrip) -> dict[str, Any]:
    return {
        "adres": f"{TERMS_PAGE}#{term.id}",
        "titel": term.term,
        "soort": "Begrip",
        "kern": plain_text(term.betekenis),
        "woorden": " ".join((*term.ook_bekend_als, term.afkorting or "")),
        "tekst": "",
    }
