"""A page that stands by itself, such as the introduction."""

from __future__ import annotations

from typing import ClassVar

from kompas.model.item import Item


class Pagina(Item):
    """A page whose place in the site is a stub in `docs/`."""

    kind: ClassVar[str] = "pagina"
    folder: ClassVar[str] = "paginas"
    plural: ClassVar[str] = "Pagina's"
