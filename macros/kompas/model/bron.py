"""A source that the handbook rests on."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from kompas.model.fields import ContentModel, Identifier, Markdown, Provenance, Text

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]


class Bron(ContentModel):
    """A publication, or an explanatory note."""

    kind: ClassVar[str] = "bron"

    id: Identifier
    bronvermelding: Text
    url: WebAddress | None = None
    toelichting: Markdown | None = None
    herkomst: tuple[Provenance, ...] = ()

    @property
    def titel(self) -> str:
        """The bibliographic line, as a title."""
        return self.bronvermelding


class Bronnen(ContentModel):
    """The file `bronnen.yml`."""

    bronnen: tuple[Bron, ...]
