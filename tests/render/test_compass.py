"""The compass rose: eight sectors of 45 degrees, and five arcs over the steps of each phase."""

import math
import re
from itertools import pairwise

import pytest

from kompas.model.stap import Stap
from kompas.render.compass import (
    LABEL_RADIUS,
    PHASE_INNER,
    PHASE_OUTER,
    STEP_INNER,
    Compass,
    draw_compass,
)
from kompas.render.round import OUTER
from tests.handbooks import handbook_with

ROUNDING = 0.1
"""Degrees; the drawing has one decimal."""


@pytest.fixture(scope="module")
def compass() -> Compass:
    return draw_compass(handbook_with())


def span(outline: str) -> tuple[float, float]:
    """Return where a part of the ring starts and ends, in degrees clockwise from the top."""
    corners = corners_of(outline)
    assert len(corners) == 4
    first, second = (direction(x, y) for x, y in corners[:2])
    return first, second if second > first else second + 360


def corners_of(outline: str) -> list[tuple[float, float]]:
    """Return the end points of the lines of an outline."""
    return [
        (float(numbers[-2]), float(numbers[-1]))
        for numbers in (part.split() for part in re.findall("[MLA]([^MLAZ]*)", outline))
    ]


def direction(x: float, y: float) -> float:
    return (math.degrees(math.atan2(y, x)) + 90) % 360


def test_eight_sectors_of_45_degrees(compass: Compass) -> None:
    assert [sector.step.nr for sector in compass.sectors] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [sector.angle for sector in compass.sectors] == [22.5 + 45 * n for n in range(8)]


def test_each_sector_lies_around_its_own_direction(compass: Compass) -> None:
    for sector in compass.sectors:
        start, end = span(sector.outline)
        assert (start + end) / 2 == pytest.approx(sector.angle, abs=ROUNDING)
        assert 40 < end - start < 45


def test_sectors_do_not_overlap(compass: Compass) -> None:
    spans = [span(sector.outline) for sector in compass.sectors]

    for (_, end), (start, _) in pairwise(spans):
        assert end < start
    assert spans[-1][1] < spans[0][0] + 360


def test_sectors_lie_outside_the_phases(compass: Compass) -> None:
    for part, inner, outer in (
        *((sector.outline, STEP_INNER, OUTER) for sector in compass.sectors),
        *((arc.outline, PHASE_INNER, PHASE_OUTER) for arc in compass.arcs),
    ):
        radii = [math.hypot(x, y) for x, y in corners_of(part)]
        assert radii == pytest.approx([outer, outer, inner, inner], abs=ROUNDING)
    assert PHASE_OUTER < STEP_INNER


def test_labels_stand_inside_their_sector(compass: Compass) -> None:
    for sector in compass.sectors:
        assert math.hypot(sector.x, sector.y) == pytest.approx(LABEL_RADIUS)
        assert direction(sector.x, sector.y) == pytest.approx(sector.angle)
    assert STEP_INNER < LABEL_RADIUS < OUTER


def test_each_phase_covers_its_own_steps(compass: Compass) -> None:
    assert [arc.phase.titel for arc in compass.arcs] == [
        "Voorbereiding",
        "Analyse",
        "Ambitie",
        "Strategie",
        "Implementatie",
    ]
    for arc in compass.arcs:
        start, end = span(arc.outline)
        covered = [s.step.fase for s in compass.sectors if start < s.angle < end]
        others = [s.step.fase for s in compass.sectors if not start < s.angle < end]
        assert set(covered) == {arc.phase.id}
        assert arc.phase.id not in others


def test_phases_do_not_overlap(compass: Compass) -> None:
    spans = [span(arc.outline) for arc in compass.arcs]

    for (_, end), (start, _) in pairwise(spans):
        assert end < start
    assert spans[-1][1] < spans[0][0] + 360


def test_no_name_of_a_phase_hangs_upside_down(compass: Compass) -> None:
    """The top of a letter points outward on a line that runs clockwise, else inward."""
    for arc in compass.arcs:
        start, end = span(arc.outline)
        runs_clockwise = re.search(r"A\S+ \S+ 0 [01] ([01])", arc.baseline)
        assert runs_clockwise
        outward = math.cos(math.radians((start + end) / 2))
        assert outward * (1 if runs_clockwise[1] == "1" else -1) > -0.01


def test_a_name_stands_inside_the_ring_of_its_phase(compass: Compass) -> None:
    for arc in compass.arcs:
        for x, y in corners_of(arc.baseline):
            assert PHASE_INNER < math.hypot(x, y) < PHASE_OUTER


def test_the_needle_can_point_at_every_step(compass: Compass) -> None:
    handbook = handbook_with()

    assert {sector.step.id for sector in compass.sectors} == {s.id for s in handbook.all(Stap)}


def test_ticks_every_five_degrees_and_a_long_one_between_sectors(compass: Compass) -> None:
    long_ones = [direction(x1, y1) for x1, y1, _, _, is_long in compass.ticks if is_long]

    assert len(compass.ticks) == 72
    assert long_ones == pytest.approx([45 * n for n in range(8)], abs=ROUNDING)
