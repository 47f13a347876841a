"""Every pair of colours that is used together can be read (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from itertools import product

import pytest

from kompas.render.theme import INK, NEUTRAL, PHASES, paper_css, screen_css
from tests.handbooks import handbook_with

TEXT = 4.5
GRAPHICS = 3.0
MODES = ("licht", "donker")
GROUNDS = ("papier", "zand", "vlak")


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours written as #rrggbb."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance, as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink(name: str, mode: str) -> str:
    return INK[name][MODES.index(mode)]


def phase(name: str, mode: str) -> tuple[str, str]:
    """Return the colour and the tint of a phase; `geen` is a page without one."""
    colours = NEUTRAL if name == "geen" else PHASES[name]
    return (colours[0], colours[1]) if mode == "licht" else (colours[2], colours[3])


ALL_PHASES = (*PHASES, "geen")


def test_the_yardstick() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(
    ("mode", "text", "ground"), list(product(MODES, ("inkt", "inkt-2"), GROUNDS))
)
def test_text(mode: str, text: str, ground: str) -> None:
    assert contrast(ink(text, mode), ink(ground, mode)) >= TEXT


@pytest.mark.parametrize(("mode", "name", "ground"), list(product(MODES, ALL_PHASES, GROUNDS)))
def test_text_in_the_colour_of_a_phase(mode: str, name: str, ground: str) -> None:
    assert contrast(phase(name, mode)[0], ink(ground, mode)) >= TEXT


@pytest.mark.parametrize(("mode", "name"), list(product(MODES, ALL_PHASES)))
def test_text_on_the_tint_of_a_phase(mode: str, name: str) -> None:
    colour, tint = phase(name, mode)

    for text in (colour, ink("inkt", mode), ink("inkt-2", mode)):
        assert contrast(text, tint) >= TEXT


@pytest.mark.parametrize(("mode", "name"), list(product(MODES, ALL_PHASES)))
def test_text_on_the_colour_of_a_phase(mode: str, name: str) -> None:
    assert contrast(ink("op-fase", mode), phase(name, mode)[0]) >= TEXT


@pytest.mark.parametrize("mode", MODES)
def test_text_on_the_bar_of_emergency_numbers(mode: str) -> None:
    assert contrast(ink("op-balk", mode), ink("balk", mode)) >= TEXT


@pytest.mark.parametrize(("mode", "ground"), list(product(MODES, GROUNDS)))
def test_the_edge_of_a_field_can_be_seen(mode: str, ground: str) -> None:
    assert contrast(ink("lijn-2", mode), ink(ground, mode)) >= GRAPHICS


def test_every_phase_of_the_handbook_has_its_colour() -> None:
    assert list(PHASES) == [phase.id for phase in handbook_with().all_phases]


def test_no_two_phases_share_a_colour() -> None:
    for colours in zip(*PHASES.values(), strict=True):
        assert len(set(colours)) == len(PHASES)


def test_paper_is_light_and_white() -> None:
    css = paper_css()

    assert "--papier:#ffffff;" in css
    assert f"--inkt:{ink('inkt', 'licht')};" in css
    assert "@media" not in css


def test_dark_is_only_for_screens() -> None:
    """What a reader prints from a dark screen is dark ink on white."""
    light, *rest = re.split(r"@media ([^{]*)", screen_css())
    conditions = rest[::2]

    assert ink("inkt", "donker") not in light
    assert conditions
    assert all(condition.startswith("screen") for condition in conditions)
