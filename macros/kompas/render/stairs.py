"""The geometry of stairs: each step builds on the one below it, so the first lies at the bottom."""

from __future__ import annotations

from dataclasses import dataclass

from kompas.model.figuur import Trap, Trede
from kompas.render.lettering import CAP_HEIGHT, Line, text_width, wrap

WIDTH = 360.0
"""As narrow as a phone, so that the letters stay readable there."""
NAME_SIZE, NOTE_SIZE = 17.0, 16.0
LINE_HEIGHT = 21.0
PADDING = 15.0
"""Above and below the words of a step."""
NUMBER_ROOM = 46.0
"""Left of the words, for the number."""
RIGHT_MARGIN = 12.0
DEEPEST, DEEPEST_IN_ALL = 30.0, 112.0
"""How far a step stands back from the one below, and the top one from the bottom one."""


@dataclass(frozen=True, slots=True)
class StepShape:
    """A step of the stairs, from `left` to the right-hand edge."""

    id: str
    number: str
    left: float
    top: float
    width: float
    height: float
    number_x: float
    number_y: float
    name: tuple[Line, ...]
    note: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StairsShape:
    """The steps from the bottom upward."""

    steps: tuple[StepShape, ...]
    height: float
    width: float = WIDTH
    name_size: float = NAME_SIZE
    note_size: float = NOTE_SIZE


def draw_stairs(drawing: Trap) -> StairsShape:
    """Return the stairs; a step is as high as its words need."""
    depth = min(DEEPEST, DEEPEST_IN_ALL / (len(drawing.treden) - 1))
    steps: list[StepShape] = []
    bottom = 0.0
    for index, step in enumerate(drawing.treden):
        shape = _step(step, index, round(index * depth, 1), bottom)
        bottom = shape.top
        steps.append(shape)
    return StairsShape(tuple(steps), -bottom)


def _step(step: Trede, index: int, left: float, bottom: float) -> StepShape:
    room = WIDTH - left - NUMBER_ROOM - RIGHT_MARGIN
    names = wrap(step.label, room, NAME_SIZE)
    notes = wrap(step.brengt, room, NOTE_SIZE, 400) if step.brengt else ()
    count = len(names) + len(notes)
    height = count * LINE_HEIGHT + 2 * PADDING
    top = bottom - height
    x = left + NUMBER_ROOM
    first = top + PADDING + (LINE_HEIGHT + CAP_HEIGHT * NAME_SIZE) / 2
    baselines = [round(first + row * LINE_HEIGHT, 1) for row in range(count)]
    return StepShape(
        id=step.id,
        number=str(index + 1),
        left=left,
        top=top,
        width=WIDTH - left,
        height=height,
        number_x=left + NUMBER_ROOM / 2,
        number_y=baselines[0] + 2,
        name=tuple(
            Line(text, x, y, text_width(text, NAME_SIZE))
            for text, y in zip(names, baselines, strict=False)
        ),
        note=tuple(
            Line(text, x, y, text_width(text, NOTE_SIZE, 400))
            for text, y in zip(notes, baselines[len(names) :], strict=True)
        ),
    )
