"""The blocks that a text is made of: one model and one component for each `soort`."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kompas.model.fields import (
    BackgroundId,
    ContentModel,
    ExampleId,
    FaultInsideError,
    FigureId,
    Identifier,
    Markdown,
    MarkdownCore,
    ProfileId,
    Provenance,
    Text,
    ToolId,
)

COLUMN_LIMIT = 5
"""More columns than this do not fit A4 at a readable size."""


class Block(ContentModel):
    """What every block has."""

    id: Identifier
    herkomst: tuple[Provenance, ...] = ()


class Tekst(Block):
    """Running text, under a heading of its own or without one."""

    soort: Literal["tekst"]
    kop: Text | None = None
    niveau: Literal[2, 3] = 2
    tekst: Markdown


class Tip(Block):
    """A practical hint."""

    soort: Literal["tip"]
    kop: Text | None = None
    tekst: Markdown


class Inspiratie(Block):
    """An idea from elsewhere that makes one think."""

    soort: Literal["inspiratie"]
    kop: Text | None = None
    tekst: Markdown


class LetOp(Block):
    """A warning: something is uncertain, or goes wrong easily."""

    soort: Literal["let_op"]
    kop: Text | None = None
    tekst: Markdown


class Citaat(Block):
    """What somebody said, told in indirect speech."""

    soort: Literal["citaat"]
    tekst: Markdown
    wie: Text
    functie: Text | None = None


class Uitlichting(Block):
    """One thought, shown large."""

    soort: Literal["uitlichting"]
    tekst: MarkdownCore


class Resultaat(Block):
    """What is there when the step is done."""

    soort: Literal["resultaat"]
    tekst: Markdown


class TableData(ContentModel):
    """Rows under named columns."""

    kolommen: Annotated[tuple[Text, ...], Field(min_length=2, max_length=COLUMN_LIMIT)]
    rijen: Annotated[tuple[tuple[Markdown, ...], ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rows_fit_columns(self) -> Self:
        for index, row in enumerate(self.rijen):
            if len(row) != len(self.kolommen):
                raise FaultInsideError(
                    ("rijen", index),
                    f"het aantal cellen in deze rij is {len(row)}, maar er zijn "
                    f"{len(self.kolommen)} kolommen",
                )
        return self


class Tabel(Block, TableData):
    """A table in the text."""

    soort: Literal["tabel"]
    bijschrift: Text


class FiguurBlok(Block):
    """A figure at this place."""

    soort: Literal["figuur"]
    figuur: FigureId


class ToolBlok(Block):
    """A card that leads to a tool."""

    soort: Literal["tool"]
    tool: ToolId


class PraktijkvoorbeeldBlok(Block):
    """A card that leads to a practice example."""

    soort: Literal["praktijkvoorbeeld"]
    praktijkvoorbeeld: ExampleId


class GeweldsprofielBlok(Block):
    """A card that leads to a violence profile."""

    soort: Literal["geweldsprofiel"]
    geweldsprofiel: ProfileId


class VerdiepingBlok(Block):
    """A card that leads to background."""

    soort: Literal["verdieping"]
    verdieping: BackgroundId


AnyBlock = Annotated[
    Tekst
    | Tip
    | Inspiratie
    | LetOp
    | Citaat
    | Uitlichting
    | Resultaat
    | Tabel
    | FiguurBlok
    | ToolBlok
    | PraktijkvoorbeeldBlok
    | GeweldsprofielBlok
    | VerdiepingBlok,
    Field(discriminator="soort"),
]
