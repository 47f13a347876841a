"""A role: what is asked of one kind of reader, and what that reader does well to read."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from kompas.model.fields import (
    BackgroundId,
    ContentModel,
    ExampleId,
    FaultInsideError,
    Identifier,
    Markdown,
    PageId,
    ProfileId,
    Reference,
    StepId,
    ToolId,
    refuse_repeats,
)
from kompas.model.item import Item

TARGETS = ("stap", "tool", "praktijkvoorbeeld", "geweldsprofiel", "verdieping", "pagina")
"""What a route can lead to: a field of `Halte` each."""


class Halte(ContentModel):
    """One stop on a route: exactly one item to read, and why."""

    id: Identifier
    stap: StepId | None = None
    tool: ToolId | None = None
    praktijkvoorbeeld: ExampleId | None = None
    geweldsprofiel: ProfileId | None = None
    verdieping: BackgroundId | None = None
    pagina: PageId | None = None
    reden: Markdown

    @property
    def target(self) -> Reference:
        """What there is to read."""
        target = getattr(self, self._given()[0])
        assert isinstance(target, Reference)
        return target

    @model_validator(mode="after")
    def _leads_to_one_item(self) -> Self:
        given = self._given()
        if not given:
            raise ValueError(f"hier ontbreekt wat er te lezen is; noem één van: {_words(TARGETS)}")
        if len(given) > 1:
            raise FaultInsideError(
                (given[1],), f"een halte leidt naar één onderdeel; kies {_words(given)}"
            )
        return self

    def _given(self) -> tuple[str, ...]:
        return tuple(name for name in TARGETS if getattr(self, name) is not None)


class Rol(Item):
    """A route through the handbook for one role."""

    kind: ClassVar[str] = "rol"
    folder: ClassVar[str] = "rollen"
    plural: ClassVar[str] = "Rollen"

    nr: Annotated[int, Field(ge=1)] | None = None
    """The role's place among the roles; those without come last."""
    stappen: tuple[StepId, ...] = ()
    """The steps in which this role has a part."""
    route: tuple[Halte, ...] = ()
    """What to read, in this order."""

    @model_validator(mode="after")
    def _stop_ids_are_unique(self) -> Self:
        refuse_repeats((("route", index, "id"), stop.id) for index, stop in enumerate(self.route))
        return self

    @classmethod
    def required_when_finished(cls) -> tuple[str, ...]:
        """Return the fields that a finished role may not leave empty."""
        return ("onderdelen", "route")


def _words(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} of {names[-1]}"
