"""The colours of a region: what is derived from them, and what cannot be read is refused."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from itertools import product

import pytest
from coloraide import Color
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kompas.model.kleuren import Kleuren
from kompas.paths import PACKAGE
from kompas.render import palette
from kompas.render.palette import (
    ACCENT_PAIRS,
    BAR_PAIRS,
    MODES,
    PHASE_PAIRS,
    Mode,
    Pair,
    colour_notices,
    colour_problems,
    readable,
    theme_from,
)
from kompas.render.theme import BASE_THEME, PAPER_WHITE, Theme
from tests.render.colours import SLATE, contrast, edition_in

NAMES = tuple(Kleuren.model_fields)
PHASES = tuple(BASE_THEME.phases)
OFFER = re.compile(r'Kies bijvoorbeeld "(#[0-9a-f]{6})"\.$')
ACCENT_OFFER = re.compile(
    r'Zet erbij, bijvoorbeeld: accent: "(#[0-9a-f]{6})"\. '
    r'Of kies een andere balk: "(#[0-9a-f]{6})"\.$'
)

colours_of_a_screen = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
palettes = st.dictionaries(st.sampled_from(NAMES), colours_of_a_screen, min_size=1)


def told_of(colours: Mapping[str, str]) -> list[str]:
    """Return what somebody gets to see who chooses `colours`."""
    return [str(problem) for problem in colour_problems(edition_in(colours))]


def offers_for(colours: Mapping[str, str]) -> dict[str, str]:
    """Return name → what is offered first, of the colours that have a problem."""
    names = list(colours)
    offers = {}
    for problem in colour_problems(edition_in(colours)):
        if offer := OFFER.search(problem.message):
            offers[names[problem.place.line - 5]] = offer[1]
        elif offer := ACCENT_OFFER.search(problem.message):
            offers["accent"] = offer[1]
    return offers


def values(theme: Theme, phase: str | None, mode: Mode) -> dict[str, str]:
    """Return custom property → value, as the style sheets have it in one mode."""
    dark = mode == "donker"
    colour, tint = theme.of_phase(phase)[2 * dark : 2 * dark + 2]
    ink = {name: pair[dark] for name, pair in theme.ink.items()}
    return {
        **ink,
        **(PAPER_WHITE if mode == "papier" else {}),
        "fase": colour,
        "fase-tint": tint,
    }


def unreadable(
    theme: Theme, phases: Iterable[str | None] = (*PHASES, None)
) -> list[tuple[str, str, Mode, str | None]]:
    """Return every pair of the theme that has too little contrast, measured apart."""
    found = []
    for mode in MODES:
        for phase in phases:
            own = values(theme, phase, mode)
            pairs = (*PHASE_PAIRS, *BAR_PAIRS, *ACCENT_PAIRS)
            found += [
                (pair.front, pair.ground, mode, phase)
                for pair in pairs
                if contrast(own[pair.front], own[pair.ground]) < pair.least
            ]
    return found


def test_all_of_the_handbook_itself_can_be_read() -> None:
    assert unreadable(BASE_THEME) == []


def test_the_colours_of_the_handbook_itself_are_no_problem_for_a_region() -> None:
    own = {phase: colours[0] for phase, colours in BASE_THEME.phases.items()}
    own |= {"accent": BASE_THEME.ink["goud"][0], "balk": BASE_THEME.ink["balk"][0]}

    assert told_of(own) == []
    assert colour_notices(edition_in(own)) == []


@given(palettes)
@settings(max_examples=60, deadline=None)
@example({"analyse": "#ffff00"})
@example({"balk": "#f2b632"})
@example({"balk": "#808080", "accent": "#808080"})
@example({"balk": "#808080", "accent": "#e4e4e4"})  # right on this bar, not on the offered one
@example({"accent": "#1b2430"})
@example(dict.fromkeys(NAMES, "#ffffff"))
@example(dict.fromkeys(NAMES, "#000000"))
def test_who_takes_what_is_offered_has_no_problem_left(colours: Mapping[str, str]) -> None:
    repaired = {**colours, **offers_for(colours)}

    assert told_of(repaired) == []
    assert unreadable(theme_from(Kleuren(**repaired))) == []


@given(st.sampled_from(PHASES), colours_of_a_screen)
@settings(max_examples=60, deadline=None)
def test_a_colour_is_refused_just_when_something_in_it_cannot_be_read(
    phase: str, colour: str
) -> None:
    can_be_read = unreadable(theme_from(Kleuren(**{phase: colour}))) == []

    assert (told_of({phase: colour}) == []) == can_be_read


@given(st.sampled_from(PHASES), colours_of_a_screen)
@settings(max_examples=40, deadline=None)
def test_what_is_offered_is_of_the_same_hue(phase: str, colour: str) -> None:
    for offer in offers_for({phase: colour}).values():
        given_hue, offered_hue = (Color(each).convert("oklch") for each in (colour, offer))
        if offered_hue["chroma"] > 0.04:
            turned = abs(given_hue["hue"] - offered_hue["hue"]) % 360
            assert min(turned, 360 - turned) < 5


@pytest.mark.parametrize("colour", ["#7aa7d9", "#ff0000", "#8ac926"])
def test_what_is_offered_is_the_nearest(colour: str) -> None:
    """Nothing of that hue, a step nearer to what was asked for, can be read everywhere."""
    offer = offers_for({"analyse": colour})["analyse"]
    wanted = Color(colour).convert("oklch")
    far = Color(colour).distance(offer, space="oklab")
    for darker, greyer in product(range(12), range(12)):
        lightness = wanted["lightness"] - darker * far / 11
        chroma = max(0, wanted["chroma"] - greyer * far / 11)
        near = Color("oklch", [lightness, chroma, wanted["hue"]]).convert("srgb")
        if near.in_gamut() and near.distance(colour, space="oklab") < far - 0.005:
            theme = theme_from(Kleuren(analyse=near.to_string(hex=True)))
            assert unreadable(theme, ["analyse"])


def test_a_problem_names_its_place_the_pair_the_contrast_and_a_way_out() -> None:
    [message] = told_of({"balk": "#22313f", "analyse": "#7aa7d9"})

    assert message.startswith("regio.yml:6:12: te weinig contrast, 2,1 waar minstens 4,5 nodig is")
    assert "letters in #7aa7d9 op hun eigen lichte tint (#" in message
    assert OFFER.search(message)


def test_a_contrast_is_rounded_down() -> None:
    """No message says that 4,5 is found where 4,5 is needed."""
    [message] = told_of({"analyse": "#6d6d6d"})
    tint = theme_from(Kleuren(analyse="#6d6d6d")).phases["analyse"][1]

    assert 4.45 < contrast("#6d6d6d", tint) < 4.5
    assert "4,4 waar minstens 4,5 nodig is" in message


def test_an_accent_answers_for_itself_when_the_bar_is_right() -> None:
    assert [*offers_for({"balk": "#22313f", "accent": "#22313f"})] == ["accent"]
    assert [*offers_for({"balk": "#b0b8c0"})] == ["accent"]
    assert [*offers_for({"balk": "#888888"})] == ["balk"]


@pytest.mark.parametrize("bar", ["#ffe680", "#f2b632", "#ffffff"])
def test_a_light_bar_is_offered_an_accent_and_also_another_bar(bar: str) -> None:
    [message] = told_of({"balk": bar})

    offer = ACCENT_OFFER.search(message)
    assert offer
    assert told_of({"balk": bar, "accent": offer[1]}) == []
    assert told_of({"balk": offer[2]}) == []
    assert readable(Kleuren(balk=bar)) == Kleuren(balk=bar, accent=offer[1])


def test_letters_on_a_light_bar_are_dark() -> None:
    theme = theme_from(Kleuren(balk="#cfe0ea", accent="#22313f"))

    assert told_of({"balk": "#cfe0ea", "accent": "#22313f"}) == []
    assert theme.ink["op-balk"] == (BASE_THEME.ink["inkt"][0], BASE_THEME.ink["op-balk"][1])


def test_what_a_region_does_not_choose_is_as_in_the_handbook_itself() -> None:
    theme = theme_from(Kleuren(analyse=SLATE["analyse"]))

    assert theme.phases["analyse"][0] == SLATE["analyse"]
    assert {**theme.phases, "analyse": ()} == {**BASE_THEME.phases, "analyse": ()}
    assert (theme.ink, theme.neutral) == (BASE_THEME.ink, BASE_THEME.neutral)


def test_a_theme_is_made_once() -> None:
    assert theme_from(Kleuren(**SLATE)) is theme_from(Kleuren(**SLATE))


def test_grey_has_grey_shades() -> None:
    for shade in theme_from(Kleuren(analyse="#555555")).phases["analyse"]:
        assert len({shade[1:3], shade[3:5], shade[5:7]}) == 1


def test_what_is_darker_than_another_stays_so_on_a_dark_screen() -> None:
    theme = theme_from(Kleuren(analyse="#303030", ambitie="#606060"))
    dark, light = (
        Color(theme.phases[phase][2]).convert("oklch")["lightness"]
        for phase in ("analyse", "ambitie")
    )

    assert light - dark > 0.03


def test_black_can_be_read_on_a_dark_screen_too() -> None:
    assert told_of({"analyse": "#000000"}) == []


def test_phases_that_look_alike_are_told_as_a_notice() -> None:
    colours = {"analyse": "#2f6f8f", "strategie": "#2f6e8a"}
    [notice] = colour_notices(edition_in(colours))

    assert told_of(colours) == []
    assert str(notice).startswith('regio.yml:6:14: de kleuren van "analyse" en "strategie" lijken')


def test_a_phase_that_looks_like_one_of_the_handbook_itself_is_told_at_its_own_place() -> None:
    colours = {"balk": "#22313f", "voorbereiding": BASE_THEME.phases["ambitie"][0]}
    [notice] = colour_notices(edition_in(colours))

    assert notice.place.line == 6


# --- The pairs are those of the style sheets ---------------------------------------------------

OF_A_REGION = {"fase", "fase-tint", "op-fase", "balk", "op-balk", "goud"}
RULE = re.compile(r"\{([^{}]*)\}")
DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
LETTERS, GROUNDS = {"color"}, {"background", "background-color"}
ADORNMENTS = {"border-color", "border-left", "fill", "text-decoration-color", "outline-color"}


def style_rules() -> list[tuple[str, dict[str, str]]]:
    """Return the file and the declarations of every rule in every style sheet."""
    found = []
    for sheet in sorted(PACKAGE.rglob("*.css")):
        if "static" in sheet.parts:
            continue
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        found += [
            (str(sheet.relative_to(PACKAGE)), dict(DECLARATION.findall(rule)))
            for rule in RULE.findall(css)
        ]
    return found


def properties_in(value: str) -> set[str]:
    return set(re.findall(r"var\(--([\w-]+)\)", value))


def test_letters_on_a_ground_in_one_rule_are_a_pair_of_the_table() -> None:
    pairs = {(pair.front, pair.ground) for pair in (*PHASE_PAIRS, *BAR_PAIRS, *ACCENT_PAIRS)}
    found = set()
    for file, rule in style_rules():
        fronts = {name for key in LETTERS for name in properties_in(rule.get(key, ""))}
        grounds = {name for key in GROUNDS for name in properties_in(rule.get(key, ""))}
        found |= {
            (file, front, ground)
            for front in fronts
            for ground in grounds
            if {front, ground} & OF_A_REGION
        }

    assert {("op-fase", "fase"), ("op-balk", "balk")} <= {each[1:] for each in found}
    assert [each for each in sorted(found) if each[1:] not in pairs] == []


def test_gold_is_never_the_colour_of_letters_or_of_what_they_stand_on() -> None:
    uses = {
        (file, key)
        for file, rule in style_rules()
        for key, value in rule.items()
        if "goud" in properties_in(value)
    }

    assert uses
    assert [use for use in sorted(uses) if use[1] not in ADORNMENTS] == []


def test_the_outline_on_the_bar_is_the_one_mark_in_gold() -> None:
    marks = [
        file
        for file, rule in style_rules()
        if "goud" in properties_in(rule.get("outline-color", ""))
    ]

    assert marks == ["components/noodnummers/style.css"]


def test_a_table_of_pairs_has_no_pair_twice() -> None:
    pairs: tuple[Pair, ...] = (*PHASE_PAIRS, *BAR_PAIRS, *ACCENT_PAIRS)

    assert len({(pair.front, pair.ground) for pair in pairs}) == len(pairs)


def test_the_library_of_colours_is_read_only_for_a_region_with_colours() -> None:
    """It takes a tenth of a second, which who builds the handbook itself need not wait for."""
    code = f"import sys, {palette.__name__}; sys.exit('coloraide' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
