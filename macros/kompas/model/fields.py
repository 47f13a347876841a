"""The kinds of value that the models are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from kompas.source.place import ValuePath

CORE_WORD_LIMIT = 40
"""A `kern` is read in one glance: at most forty words (design §3)."""

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)")


def spelt_as_id(text: str) -> str:
    """Return `text` in the letters of an id, without accents; nothing if there are none."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", plain))


class FaultInsideError(ValueError):
    """A fault that a validator of a whole finds somewhere inside it."""

    def __init__(self, path: ValuePath, message: str) -> None:
        """Keep the way to the fault, from the value that is validated."""
        super().__init__(message)
        self.path = path


def refuse_repeats(ids: Iterable[tuple[ValuePath, str]]) -> None:
    """Raise FaultInsideError for the first id, given with its path, that was there before."""
    seen: set[str] = set()
    for path, identifier in ids:
        if identifier in seen:
            raise FaultInsideError(
                path, f'het id "{identifier}" staat hier dubbel; elk id mag één keer'
            )
        seen.add(identifier)


class ContentModel(BaseModel):
    """Base of every model: strict, immutable, no unknown keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class MarkdownText(str):
    """Running text in Markdown, which may refer to other items."""

    __slots__ = ()


class Reference(str):
    """The id of another item, which knows the kind of that item."""

    __slots__ = ("kind",)

    kind: str

    def __new__(cls, value: str, kind: str) -> Self:
        """Return `value` as a reference to an item of `kind`."""
        reference = super().__new__(cls, value)
        reference.kind = kind
        return reference


def _identifier(value: str) -> str:
    if not IDENTIFIER.match(value):
        raise ValueError("een id bestaat uit kleine letters, cijfers en koppeltekens")
    return value


def _core(value: str) -> str:
    count = len(value.split())
    if count > CORE_WORD_LIMIT:
        raise ValueError(f"deze tekst heeft {count} woorden; hoogstens {CORE_WORD_LIMIT} mag")
    return value


def _without_links(value: str) -> str:
    if _LINK.search(value):
        raise ValueError(
            "in een kern, titel of andere korte tekst kan geen verwijzing staan; zet die in de "
            "tekst"
        )
    return value


def refers_to(kind: str) -> AfterValidator:
    """Return the validator that marks an id as a reference to an item of `kind`."""
    return AfterValidator(lambda value: Reference(value, kind))


_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Text = Annotated[_Words, AfterValidator(_without_links)]
"""A few words, shown as they are: a link in it would show its brackets."""
Identifier = Annotated[str, AfterValidator(_identifier)]
Markdown = Annotated[str, StringConstraints(min_length=1), AfterValidator(MarkdownText)]
MarkdownCore = Annotated[_Words, AfterValidator(_core), AfterValidator(MarkdownText)]
Core = Annotated[Text, AfterValidator(_core)]
Minutes = Annotated[int, Field(ge=0, le=60 * 24 * 7)]
PeopleCount = Annotated[int, Field(ge=1, le=1000)]
Provenance = Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9-]+$")]

PhaseId = Annotated[Identifier, refers_to("fase")]
StepId = Annotated[Identifier, refers_to("stap")]
ToolId = Annotated[Identifier, refers_to("tool")]
ExampleId = Annotated[Identifier, refers_to("praktijkvoorbeeld")]
ProfileId = Annotated[Identifier, refers_to("geweldsprofiel")]
BackgroundId = Annotated[Identifier, refers_to("verdieping")]
FigureId = Annotated[Identifier, refers_to("figuur")]
PageId = Annotated[Identifier, refers_to("pagina")]
SourceId = Annotated[Identifier, refers_to("bron")]
