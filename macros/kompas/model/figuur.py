"""A figure, drawn from data."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic.fields import FieldInfo

from kompas.model.blocks import TableData
from kompas.model.fields import (
    ContentModel,
    FaultInsideError,
    Identifier,
    Markdown,
    StepId,
    Text,
    refuse_repeats,
)
from kompas.model.item import Item
from kompas.source.place import did_you_mean

LABEL_LIMIT = 48
SHORT_LABEL_LIMIT = 20
FACTOR_LIMIT = 100
RING_MINIMUM = 3


def _words_of(limit: int) -> tuple[AfterValidator, FieldInfo]:
    """Return the rule for words in a drawing: at most `limit` characters, said in plain Dutch."""

    def check(value: str) -> str:
        if len(value) > limit:
            raise ValueError(
                f"deze tekst heeft {len(value)} tekens; in de tekening passen er hoogstens {limit}"
            )
        return value

    return AfterValidator(check), Field(json_schema_extra={"maxLength": limit})


Label = Annotated[Text, *_words_of(LABEL_LIMIT)]
"""Words inside a drawing."""
ShortLabel = Annotated[Text, *_words_of(SHORT_LABEL_LIMIT)]
"""A few words inside a drawing."""
Factor = Annotated[Text, *_words_of(FACTOR_LIMIT)]
"""A phrase inside a drawing that grows with it."""


class Ring(ContentModel):
    """One ring, with the text that explains it."""

    id: Identifier
    titel: Text
    tekst: Markdown


class Ringen(ContentModel):
    """Concentric rings, from the inside outward."""

    soort: Literal["ringen"]
    ringen: Annotated[tuple[Ring, ...], Field(min_length=2, max_length=7)]
    nadruk: Identifier | None = None
    """The ring that the handbook is about."""

    @model_validator(mode="after")
    def _emphasis_is_on_one_of_the_rings(self) -> Self:
        ids = [ring.id for ring in self.ringen]
        refuse_repeats((("ringen", index, "id"), ring_id) for index, ring_id in enumerate(ids))
        if self.nadruk and self.nadruk not in ids:
            raise FaultInsideError(
                ("nadruk",), f'er is geen ring "{self.nadruk}".' + did_you_mean(self.nadruk, ids)
            )
        return self


class TabelTekening(TableData):
    """A figure that says what it says in rows and columns."""

    soort: Literal["tabel"]


class Deel(ContentModel):
    """A part of a drawing, with the text that explains it."""

    id: Identifier
    titel: Text
    kort: Label | None = None
    """What stands in the drawing when the title is too long for it."""
    tekst: Markdown | None = None

    @property
    def label(self) -> str:
        """What stands in the drawing."""
        return self.kort or self.titel


class Krans(ContentModel):
    """Parts of equal weight around a heart, in one ring or two."""

    soort: Literal["krans"]
    hart: Label
    delen: Annotated[tuple[Deel, ...], Field(min_length=3, max_length=6)]
    binnen: Annotated[tuple[Deel, ...], Field(max_length=RING_MINIMUM)] = ()
    """The ring between the heart and the parts: three parts, or none."""

    @model_validator(mode="after")
    def _parts_have_ids_of_their_own(self) -> Self:
        if self.binnen and len(self.binnen) < RING_MINIMUM:
            raise FaultInsideError(("binnen",), "een binnenring heeft drie delen, of geen")
        _check_parts(binnen=self.binnen, delen=self.delen)
        return self


class Moment(ContentModel):
    """A moment of a cycle: one name for each of its circles."""

    id: Identifier
    namen: Annotated[tuple[ShortLabel, ...], Field(min_length=1, max_length=2)]
    tekst: Markdown | None = None


class Kringloop(ContentModel):
    """Moments that follow each other round, in one circle or in two that turn together."""

    soort: Literal["kringloop"]
    kringen: Annotated[tuple[ShortLabel, ...], Field(min_length=1, max_length=2)]
    """The names of the circles, from the outside inward."""
    hart: ShortLabel | None = None
    momenten: Annotated[tuple[Moment, ...], Field(min_length=3, max_length=5)]

    @model_validator(mode="after")
    def _moments_are_named_in_every_circle(self) -> Self:
        refuse_repeats(
            (("momenten", index, "id"), moment.id) for index, moment in enumerate(self.momenten)
        )
        for index, moment in enumerate(self.momenten):
            if len(moment.namen) != len(self.kringen):
                raise FaultInsideError(
                    ("momenten", index, "namen"),
                    f"het aantal namen is hier {len(moment.namen)}, maar er zijn "
                    f"{len(self.kringen)} kringen",
                )
        return self


class Trede(Deel):
    """A step of stairs, with what it brings."""

    brengt: Label | None = None
    """Second line in the drawing, such as the plan that goes with a phase."""


class Trap(ContentModel):
    """Steps that build on each other, drawn as stairs."""

    soort: Literal["trap"]
    treden: Annotated[tuple[Trede, ...], Field(min_length=2, max_length=9)]

    @model_validator(mode="after")
    def _steps_have_ids_of_their_own(self) -> Self:
        _check_parts(treden=self.treden)
        return self


class Pad(ContentModel):
    """Places along a road, from beginning to end."""

    soort: Literal["pad"]
    haltes: Annotated[tuple[Deel, ...], Field(min_length=2, max_length=8)]
    onderweg: Annotated[tuple[Deel, ...], Field(max_length=3)] = ()
    """What holds for the whole road."""

    @model_validator(mode="after")
    def _places_have_ids_of_their_own(self) -> Self:
        _check_parts(haltes=self.haltes, onderweg=self.onderweg)
        return self


class Niveau(Deel):
    """A level, with a word for what it does."""

    bijnaam: ShortLabel | None = None


class Niveaus(ContentModel):
    """Levels on top of each other, from high to low, and what goes up and down between them."""

    soort: Literal["niveaus"]
    niveaus: Annotated[tuple[Niveau, ...], Field(min_length=2, max_length=5)]
    omlaag: Label | None = None
    omhoog: Label | None = None

    @model_validator(mode="after")
    def _levels_have_ids_of_their_own(self) -> Self:
        _check_parts(niveaus=self.niveaus)
        return self


class Kant(ContentModel):
    """A side of the balance."""

    titel: ShortLabel
    factoren: Label
    """What its factors are called together."""


class BalansNiveau(ContentModel):
    """A level of the balance, with all that weighs on either side."""

    id: Identifier
    titel: Label
    bijnaam: Label | None = None
    links: Annotated[tuple[Factor, ...], Field(min_length=1)]
    rechts: Annotated[tuple[Factor, ...], Field(min_length=1)]


class Balans(ContentModel):
    """A pair of scales: what weighs on either side, level by level."""

    soort: Literal["balans"]
    links: Kant
    rechts: Kant
    niveaus: Annotated[tuple[BalansNiveau, ...], Field(min_length=1, max_length=5)]

    @model_validator(mode="after")
    def _levels_have_ids_of_their_own(self) -> Self:
        refuse_repeats(
            (("niveaus", index, "id"), level.id) for index, level in enumerate(self.niveaus)
        )
        return self


class Aanraking(ContentModel):
    """What someone who feels one part of the elephant says it is."""

    id: Identifier
    deel: Literal["poot", "slagtand", "staart"]
    titel: ShortLabel
    tekst: Markdown | None = None


class Olifant(ContentModel):
    """The elephant of the parable: everyone feels one part, and takes it for the whole."""

    soort: Literal["olifant"]
    aanrakingen: Annotated[tuple[Aanraking, ...], Field(min_length=1, max_length=3)]

    @model_validator(mode="after")
    def _every_part_is_touched_once(self) -> Self:
        refuse_repeats(
            (("aanrakingen", index, "id"), touch.id) for index, touch in enumerate(self.aanrakingen)
        )
        refuse_repeats(
            (("aanrakingen", index, "deel"), touch.deel)
            for index, touch in enumerate(self.aanrakingen)
        )
        return self


def _check_parts(**groups: tuple[Deel, ...]) -> None:
    """Refuse an id that is there twice, in one group or in two, and titles too long to draw."""
    refuse_repeats(
        ((name, index, "id"), part.id)
        for name, parts in groups.items()
        for index, part in enumerate(parts)
    )
    for name, parts in groups.items():
        for index, part in enumerate(parts):
            if len(part.label) > LABEL_LIMIT:
                raise FaultInsideError(
                    (name, index, "titel"),
                    f"deze titel heeft {len(part.label)} tekens; in de tekening passen er "
                    f'{LABEL_LIMIT}. Zet een kortere naam in "kort"',
                )


Tekening = Annotated[
    Ringen | TabelTekening | Krans | Kringloop | Trap | Pad | Niveaus | Balans | Olifant,
    Field(discriminator="soort"),
]


class Figuur(Item):
    """A figure with its title, caption and text alternative."""

    kind: ClassVar[str] = "figuur"
    folder: ClassVar[str] = "figuren"
    plural: ClassVar[str] = "Figuren"

    nr: Annotated[int, Field(ge=1)] | None = None
    """The figure's number in the source."""
    stappen: tuple[StepId, ...] = ()
    alternatief: Text | None = None
    """What someone hears who does not see the figure."""
    bijschrift: Markdown | None = None
    tekening: Tekening | None = None

    @classmethod
    def required_when_finished(cls) -> tuple[str, ...]:
        """Return the fields that a finished figure may not leave empty."""
        return ("alternatief", "tekening")
