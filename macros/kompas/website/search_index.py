"""The search index: one entry for each item, term and list, made from the model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from pydantic import BaseModel

from kompas.model.begrip import Begrip
from kompas.model.fields import MarkdownText, Reference
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.render.catalogues import CATALOGUES
from kompas.render.facts import belongs_to
from kompas.render.plain_text import plain_text
from kompas.render.web_pages import FOLDERS, page_of
from kompas.website.addresses import PACK_PAGE, TERMS_PAGE
from kompas.website.regional_pages import regional_pages

TERMS_CORE = "Alle begrippen, namen en afkortingen op alfabet, met hun betekenis."
TERMS_WORDS = ("woordenlijst", "begrippenlijst", "afkortingenlijst", "verklarende woordenlijst")
PACK_CORE = "Kies tools en voorbeelden voor een bijeenkomst en print alles in één keer, met tijden."
PACK_WORDS = ("bijeenkomst voorbereiden", "agenda", "programma", "draaiboek maken")
LIST_WORDS = ("overzicht {}", "alle {}", "lijst {}")

_APART = {"titel", "kern", "zoekwoorden", "ook_bekend_als", "kompaslabel"}
"""Fields of an item that stand in its entry by themselves, or say again what another says."""
_HEADINGS = {"kop", "titel", "bijschrift", "kort"}
"""Fields that say in a few words what follows."""
_NOT_READ = {"id", "soort", "status", "herkomst", "waarde", "toon_als", "nadruk", "deel"}
"""Fields that no reader sees as words."""


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
    yield _list_entry(TERMS_PAGE, "Begrippen", TERMS_CORE, TERMS_WORDS)
    yield _list_entry(PACK_PAGE, "Vergadermap", PACK_CORE, PACK_WORDS)
    for kind, sentence in CATALOGUES.items():
        if handbook.items[kind.kind]:
            address = f"{FOLDERS[kind.kind]}/index.html"
            yield _list_entry(address, kind.plural, sentence, ())
    for page in regional_pages(handbook):
        yield _entry(page.address, page.title, "Onze regio", page.core, page.words)


def _item_entry(item: Item, handbook: Handbook) -> dict[str, Any]:
    texts = [(name, plain_text(text)) for name, text in _texts_of(item, _APART)]
    return {
        "adres": page_of(item.kind, item.id),
        "titel": item.titel,
        "soort": belongs_to(item, handbook),
        "kern": item.kern,
        "woorden": _once(
            getattr(item, "ook_bekend_als", ()), item.zoekwoorden, _other_names(item, handbook)
        ),
        "koppen": _once(text for name, text in texts if name in _HEADINGS),
        "tekst": " ".join(text for name, text in texts if name not in _HEADINGS),
    }


def _term_entry(term: Begrip) -> dict[str, Any]:
    return {
        "adres": f"{TERMS_PAGE}#{term.id}",
        "titel": term.term,
        "soort": "Begrip",
        "kern": plain_text(term.betekenis),
        "woorden": _once(_names_of(term)),
        "koppen": [],
        "tekst": "",
    }


def _list_entry(address: str, title: str, core: str, words: Iterable[str]) -> dict[str, Any]:
    all_words = [*words, *(word.format(title.lower()) for word in LIST_WORDS)]
    return _entry(address, title, "Lijst", core, all_words)


def _entry(address: str, title: str, label: str, core: str, words: Iterable[str]) -> dict[str, Any]:
    return {
        "adres": address,
        "titel": title,
        "soort": label,
        "kern": core,
        "woorden": list(words),
        "koppen": [],
        "tekst": "",
    }


def _texts_of(node: Any, apart: Iterable[str] = (), name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text that a reader sees below `node`, with the name of its field."""
    if isinstance(node, BaseModel):
        for field in type(node).model_fields:
            if field not in _NOT_READ and field not in apart:
                yield from _texts_of(getattr(node, field), (), field)
    elif isinstance(node, tuple):
        for child in node:
            yield from _texts_of(child, (), name)
    elif isinstance(node, MarkdownText):
        yield "tekst", node
    elif isinstance(node, str) and not isinstance(node, Reference):
        yield name, node


def _names_of(term: Begrip) -> tuple[str, ...]:
    """Return what a term is called besides its title: `Dwang / drang` is two words for it."""
    parts = term.term.split(" / ") if " / " in term.term else []
    return (*parts, *term.ook_bekend_als, *([term.afkorting] if term.afkorting else []))


def _other_names(item: Item, handbook: Handbook) -> Iterator[str]:
    """Yield the abbreviation of every term that the title writes in full, and the reverse."""
    for term in handbook.begrippen.values():
        if term.afkorting:
            names = (term.term, term.afkorting)
            found = [name for name in names if re.search(rf"\b{re.escape(name)}\b", item.titel)]
            if found:
                yield from (name for name in names if name not in found)


def _once(*groups: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(chain(*groups)))
