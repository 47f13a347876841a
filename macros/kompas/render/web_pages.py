"""Which page of the site an item has; paper names it too."""

from __future__ import annotations

from kompas.model.handbook import ITEM_KINDS
from kompas.model.pagina import Pagina

FOLDERS = {kind.kind: kind.folder for kind in ITEM_KINDS}


def page_of(kind: str, identifier: str) -> str:
    """Return the page of an item, from the root of the site."""
    if kind == Pagina.kind:
        return f"{identifier}.html"
    return f"{FOLDERS[kind]}/{identifier}.html"
