"""Every pair of colours that is used together can be read (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from dataclasses import replace
from itertools import product

import pytest

from kompas.model.regio import Regio
from kompas.render.theme import BASE_THEME, paper_css, screen_css, theme_of
from tests.handbooks import handbook_with
from tests.render.colours import SLATE, contrast, edition_in, handbook_in

PLAIN = Regio(id="proef", naam="Proef", basis="0.1.0")
TEXT = 4.5
GRAPHICS = 3.0
MODES = ("licht", "donker")
GROUNDS = ("papier", "zand", "vlak")


def ink(name: str, mode: str) -> str:
    return BASE_THEME.ink[name][MODES.index(mode)]


def phase(name: str, mode: str) -> tuple[str, str]:
    """Return the colour and the tint of a phase; `geen` is a page without one."""
    colours = BASE_THEME.of_phase(None if name == "geen" else name)
    return (colours[0], colours[1]) if mode == "licht" else (colours[2], colours[3])


ALL_PHASES = (*BASE_THEME.phases, "geen")


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
    assert list(BASE_THEME.phases) == [phase.id for phase in handbook_with().all_phases]


def test_no_two_phases_share_a_colour() -> None:
    for colours in zip(*BASE_THEME.phases.values(), strict=True):
        assert len(set(colours)) == len(BASE_THEME.phases)


def test_paper_is_light_and_white() -> None:
    css = paper_css(BASE_THEME)

    assert "--papier:#ffffff;" in css
    assert f"--inkt:{ink('inkt', 'licht')};" in css
    assert "@media" not in css


def test_dark_is_only_for_screens() -> None:
    """What a reader prints from a dark screen is dark ink on white."""
    light, *rest = re.split(r"@media ([^{]*)", screen_css(BASE_THEME))
    conditions = rest[::2]

    assert ink("inkt", "donker") not in light
    assert conditions
    assert all(condition.startswith("screen") for condition in conditions)


def test_without_a_region_the_colours_are_those_of_the_handbook_itself() -> None:
    assert theme_of(handbook_with()) is BASE_THEME


def test_a_region_without_colours_has_those_of_the_handbook_itself() -> None:
    plain = replace(handbook_in({}), edition=replace(edition_in({}), regio=PLAIN))

    assert theme_of(plain) is BASE_THEME


def test_a_region_with_colours_has_its_own() -> None:
    theme = theme_of(handbook_in(SLATE))

    assert {phase: colours[0] for phase, colours in theme.phases.items()} == {
        phase: SLATE[phase] for phase in BASE_THEME.phases
    }
    assert (theme.ink["goud"][0], theme.ink["balk"][0]) == (SLATE["accent"], SLATE["balk"])


def test_screen_and_paper_are_in_the_colours_of_the_theme() -> None:
    theme = theme_of(handbook_in(SLATE))
    _, _, in_dark, dark_tint = theme.phases["analyse"]

    for css in (screen_css(theme), paper_css(theme)):
        assert f".fase-analyse{{--fase:{SLATE['analyse']};" in css
        assert f"--goud:{SLATE['accent']};--balk:{SLATE['balk']};" in css
    assert f".fase-analyse{{--fase:{in_dark};--fase-tint:{dark_tint}}}" in screen_css(theme)
