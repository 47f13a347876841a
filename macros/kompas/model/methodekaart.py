"""The method card of a tool: its steps in short, for the back of an A5 card."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from kompas.model.fields import ContentModel, Text

GOAL_WORDS, GOAL_CHARACTERS = 25, 110
STEP_TITLE_WORDS, STEP_TITLE_CHARACTERS = 6, 34
STEP_WORDS, STEP_CHARACTERS = 25, 160
MOST_STEPS, FEWEST_STEPS = 8, 3
STEPS_CHARACTERS = 1000
"""For what to do in all steps together."""
LONGEST_MINUTES = 999


def short_text(words: int, characters: int) -> AfterValidator:
    """Return the validator of a text that has its own room on the card."""

    def check(value: str) -> str:
        count = len(value.split())
        if count > words:
            raise ValueError(f"deze tekst heeft {count} woorden; op de kaart passen er {words}")
        if len(value) > characters:
            raise ValueError(
                f"deze tekst heeft {len(value)} tekens; op de kaart passen er {characters}"
            )
        return value

    return AfterValidator(check)


def _one_sentence(value: str) -> str:
    if value[-1] not in ".?!" or any(mark in value[:-1] for mark in (". ", "? ", "! ")):
        raise ValueError("het doel is één zin, met een punt aan het eind")
    return value


class KaartStap(ContentModel):
    """One step on the back of the card, in the order in which the group takes them."""

    titel: Annotated[Text, short_text(STEP_TITLE_WORDS, STEP_TITLE_CHARACTERS)]
    doen: Annotated[Text, short_text(STEP_WORDS, STEP_CHARACTERS)]
    minuten: Annotated[int, Field(ge=1, le=LONGEST_MINUTES)] | None = None
    """Only where the tool itself tells how long this step takes."""


class Methodekaart(ContentModel):
    """What stands on the card beside the tool's own title, time, group and materials.

    All texts are plain, without Markdown: on paper there is nothing to click.
    """

    doel: Annotated[Text, short_text(GOAL_WORDS, GOAL_CHARACTERS), AfterValidator(_one_sentence)]
    stappen: Annotated[tuple[KaartStap, ...], Field(min_length=FEWEST_STEPS, max_length=MOST_STEPS)]

    @model_validator(mode="after")
    def _steps_fit_together(self) -> Self:
        total = sum(len(step.doen) for step in self.stappen)
        if total > STEPS_CHARACTERS:
            raise ValueError(
                f"de stappen hebben samen {total} tekens; op de kaart passen er {STEPS_CHARACTERS}"
            )
        return self
