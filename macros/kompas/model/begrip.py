"""A term of the field, explained."""

from __future__ import annotations

from typing import ClassVar

from kompas.model.fields import ContentModel, Identifier, Markdown, Provenance, Text


class Begrip(ContentModel):
    """A term with its meaning."""

    kind: ClassVar[str] = "begrip"

    id: Identifier
    term: Text
    afkorting: Text | None = None
    ook_bekend_als: tuple[Text, ...] = ()
    betekenis: Markdown
    herkomst: tuple[Provenance, ...] = ()

    @property
    def titel(self) -> str:
        """The term, as a title."""
        return self.term


class Begrippen(ContentModel):
    """The file `begrippen.yml`."""

    begrippen: tuple[Begrip, ...]
