"""The geometry of the compass rose: eight sectors of 45 degrees, five arcs inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kompas.model.fase import Fase
from kompas.model.handbook import Handbook
from kompas.model.stap import Stap
from kompas.render.round import FULL_TURN, OUTER, Sector, point, ticks

STEP_INNER = 150.0
PHASE_OUTER, PHASE_INNER = 144.0, 104.0
LABEL_RADIUS = 219.0
HALF_TURN = FULL_TURN / 2
GAP = 0.8
"""Degrees of white on either side of a sector."""
BASELINE_TOP, BASELINE_BOTTOM = 119.0, 129.0
"""Radius of the phase names: text that would hang upside down runs the other way."""


@dataclass(frozen=True, slots=True)
class StepSector:
    """A step on the rose; lengths in the units of the drawing, 600 wide and high."""

    step: Stap
    outline: str
    x: float
    y: float
    angle: float
    """Direction of the needle, in degrees clockwise from the top."""


@dataclass(frozen=True, slots=True)
class PhaseArc:
    """A phase on the rose, with the line that its name stands on."""

    phase: Fase
    outline: str
    baseline: str


@dataclass(frozen=True, slots=True)
class Compass:
    """Everything that the rose shows."""

    sectors: tuple[StepSector, ...]
    arcs: tuple[PhaseArc, ...]
    ticks: tuple[tuple[float, float, float, float, bool], ...]
    """x1, y1, x2, y2 and whether the tick is a long one."""


def draw_compass(handbook: Handbook) -> Compass:
    """Return the rose with every step and phase of `handbook`, clockwise from the top."""
    steps = handbook.all(Stap)
    width = FULL_TURN / len(steps)
    sectors = tuple(_sector(step, index * width, width) for index, step in enumerate(steps))
    return Compass(sectors, tuple(_arcs(handbook, steps, width)), tuple(ticks()))


def _sector(step: Stap, start: float, width: float) -> StepSector:
    middle = start + width / 2
    x, y = point(LABEL_RADIUS, middle)
    outline = Sector(STEP_INNER, OUTER, start + GAP, start + width - GAP).outline
    return StepSector(step, outline, x, y, middle)


def _arcs(handbook: Handbook, steps: tuple[Stap, ...], width: float) -> Iterator[PhaseArc]:
    for phase in handbook.all(Fase):
        places = [index for index, step in enumerate(steps) if step.fase == phase.id]
        if places:
            start, end = places[0] * width, (places[-1] + 1) * width
            outline = Sector(PHASE_INNER, PHASE_OUTER, start + GAP, end - GAP).outline
            yield PhaseArc(phase, outline, _baseline(start, end))


def _baseline(start: float, end: float) -> str:
    upside_down = abs((start + end) / 2 - HALF_TURN) < HALF_TURN / 2
    radius = BASELINE_BOTTOM if upside_down else BASELINE_TOP
    first, last = (end, start) if upside_down else (start, end)
    (x1, y1), (x2, y2) = point(radius, first), point(radius, last)
    large = int(end - start > HALF_TURN)
    arc = f"A{radius:g} {radius:g} 0 {large} {int(not upside_down)}"
    return f"M{x1:.1f} {y1:.1f}{arc} {x2:.1f} {y2:.1f}"
