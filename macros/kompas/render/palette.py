"""The colours of a region: the theme they give, and whether that theme can be read.

A region names at most one colour for each phase, one for accents and one for the bar of emergency
numbers. What else a theme needs is derived in OKLCH, where a step in lightness looks equally large
for every hue: the tint, and both for a dark screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from math import floor, hypot, sqrt
from typing import TYPE_CHECKING, Literal, NamedTuple

from kompas.render.theme import BASE_THEME, PAPER_WHITE, PhaseColours, Theme
from kompas.source.place import Problem

if TYPE_CHECKING:
    from coloraide import Color

    from kompas.model.edition import Edition
    from kompas.model.kleuren import Kleuren

TEXT = 4.5
"""Contrast of text (WCAG 2.2, 1.4.3 Contrast (Minimum), level AA)."""
MARK = 3.0
"""Contrast of what one must see to use or understand the page (1.4.11 Non-text Contrast, AA)."""

Mode = Literal["licht", "donker", "papier"]
MODES: tuple[Mode, ...] = ("licht", "donker", "papier")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two custom properties of which one is seen on the other."""

    front: str
    ground: str
    least: float
    told: str
    """What this is to a reader, in Dutch; `{front}` and `{ground}` are the values."""


PHASE_PAIRS = (
    Pair("fase", "papier", TEXT, "letters in {front} op het papier van de site ({ground})"),
    Pair("fase", "zand", TEXT, "letters in {front} op een vlak in zandkleur ({ground})"),
    Pair("fase", "vlak", TEXT, "letters in {front} op een wit vlak ({ground})"),
    Pair("fase", "fase-tint", TEXT, "letters in {front} op hun eigen lichte tint ({ground})"),
    Pair("op-fase", "fase", TEXT, "letters in {front} op een vlak in {ground}"),
    Pair("inkt", "fase-tint", TEXT, "gewone tekst ({front}) op de lichte tint {ground}"),
    Pair("inkt-2", "fase-tint", TEXT, "grijze tekst ({front}) op de lichte tint {ground}"),
    Pair("lijn-2", "fase-tint", MARK, "de rand van een vak ({front}) op de lichte tint {ground}"),
    Pair("fase", "lijn", MARK, "de voortgangsbalk in {front} op zijn baan ({ground})"),
)
"""What the style sheets do with the colour of a phase.

- `fase` on `papier`, `vlak` and `zand`: headings, numbers, marks of sources, links under the
  pointer, in running text, in panels and in the foot and the blocks of a page. The compass, the
  drawings and the borders of fields in use are in that colour on the same grounds, for which 3.0
  would do.
- `fase` on `fase-tint`: the heading of an inspiration, names in the compass and in drawings.
- `op-fase` on `fase`: the phase bar, the number of a step, the compass. The cover of the book and
  the method cards write white there, which `op-fase` is in light.
- `inkt`, `inkt-2` on `fase-tint`: text in the same places, heads of tables.
- `lijn-2` on `fase-tint`: the lines of run sheets and drawings.
- `fase` on `lijn`: how far one has come with a form.
"""

BAR_PAIRS = (Pair("op-balk", "balk", TEXT, "letters in {front} op de balk ({ground})"),)
"""The emergency numbers on every page."""

ACCENT_PAIRS = (
    Pair("goud", "balk", MARK, "de rand in {front} om een gekozen link op de balk ({ground})"),
)
"""The outline of the link in the bar that has the focus of the keyboard.

Everywhere else `goud` adorns what is also told in another way: the needle of the compass, the
star of a drawing, the edge of a block that says in words what it is, the line under what is bold.
1.4.11 asks nothing of that; the gold of the handbook itself is pale on paper.
"""

NAMES = (*BASE_THEME.phases, "balk", "accent")
"""What `kleuren` can hold, in the order in which they are checked: an accent stands on the bar."""
ALIKE = 0.04
"""Two phases nearer to each other than this in OKLab are hard to tell apart: half the distance of
the two of the handbook itself that are nearest to each other."""

Lookup = Callable[[str, Mode], str]
"""Gives the value of a custom property."""


class Fault(NamedTuple):
    """A pair that cannot be told apart well enough."""

    pair: Pair
    mode: Mode
    front: str
    ground: str
    contrast: float

    @property
    def message(self) -> str:
        """What is wrong, in Dutch."""
        told = self.pair.told.format(front=self.front, ground=self.ground)
        measured, least = _one_decimal(self.contrast), _one_decimal(self.pair.least)
        where = IN_MODE[self.mode]
        return f"te weinig contrast, {measured} waar minstens {least} nodig is: {told}{where}"


IN_MODE: Mapping[Mode, str] = {"licht": "", "donker": ", op een donker scherm", "papier": ""}


# --- The theme -------------------------------------------------------------------------------


@cache
def theme_from(colours: Kleuren) -> Theme:
    """Return the theme of these colours, for the rest that of the handbook itself."""
    phases = {
        phase: _phase_colours(own) if (own := getattr(colours, phase)) else base
        for phase, base in BASE_THEME.phases.items()
    }
    return replace(BASE_THEME, ink=_ink(colours), phases=phases)


def _ink(colours: Kleuren) -> Mapping[str, tuple[str, str]]:
    own: dict[str, tuple[str, str]] = {}
    if colours.balk:
        own["balk"] = (colours.balk, _derived(colours.balk, lightness=0.32, most_chroma=0.04))
        own["op-balk"] = (_letters_on(colours.balk), BASE_THEME.ink["op-balk"][1])
    if colours.accent:
        own["goud"] = (colours.accent, _raised(colours.accent, least_lightness=0.72))
    return {**BASE_THEME.ink, **own}


def _phase_colours(colour: str) -> PhaseColours:
    return (colour, _tint(colour), _in_dark(colour), _dark_tint(colour))


# The lightness of each shade is that of the handbook's own; the chroma follows the given colour,
# so that the shades of a calm colour are calm too, up to that of the handbook's own.


def _tint(colour: str) -> str:
    return _derived(colour, lightness=0.95, most_chroma=0.02, part_of_chroma=0.2)


def _in_dark(colour: str) -> str:
    """Return the colour for a dark screen; what is darker than another stays so, though less."""
    lightness, _, _ = _oklch(colour)
    return _derived(colour, lightness=max(0.68, 0.58 + 0.4 * lightness), most_chroma=0.11)


def _dark_tint(colour: str) -> str:
    return _derived(colour, lightness=0.288, most_chroma=0.045, part_of_chroma=0.4)


@cache
def _derived(
    colour: str, *, lightness: float, most_chroma: float, part_of_chroma: float = 1
) -> str:
    """Return the shade of `colour` with the given lightness, from 0 to 1, and the same hue."""
    _, chroma, hue = _oklch(colour)
    return _hex(lightness, min(chroma * part_of_chroma, most_chroma), hue)


def _raised(colour: str, *, least_lightness: float) -> str:
    lightness, chroma, hue = _oklch(colour)
    return colour if lightness >= least_lightness else _hex(least_lightness, chroma, hue)


def _letters_on(bar: str) -> str:
    """Return what can be read best on the bar: the light of the handbook, or its ink."""
    light, dark = BASE_THEME.ink["op-balk"][0], BASE_THEME.ink["inkt"][0]
    return max(light, dark, key=lambda letters: contrast(letters, bar))


# --- Faults ----------------------------------------------------------------------------------


def colour_problems(edition: Edition) -> list[Problem]:
    """Return a problem for each colour in `regio.yml` that cannot be read or seen somewhere.

    Each names the nearest colour that can be, or an accent for a bar that only lacks that. Whoever
    takes all those colours has no problem left.
    """
    return list(_problems(edition))


def colour_notices(edition: Edition) -> list[Problem]:
    """Return a notice for each two phases whose colours are hard to tell apart.

    That is no fault: a phase is never told by its colour alone.
    """
    colours = edition.regio.kleuren
    return list(_notices(edition, colours)) if colours else []


def _notices(edition: Edition, colours: Kleuren) -> Iterator[Problem]:
    phases = theme_from(colours).phases
    for early, late in combinations(phases, 2):
        in_light, in_dark = ((phases[early][at], phases[late][at]) for at in (0, 2))
        if min(_distance(*in_light), _distance(*in_dark)) < ALIKE:
            own = late if getattr(colours, late) else early
            yield Problem(
                edition.place(("kleuren", own)),
                f'de kleuren van "{early}" en "{late}" lijken veel op elkaar; kies een van beide '
                "anders, dan herkennen lezers een fase sneller",
            )


def _problems(edition: Edition) -> Iterator[Problem]:
    colours = edition.regio.kleuren
    for name in NAMES if colours else ():
        assert colours
        fault = _worst_fault(name, colours)
        if fault:
            offer = _offer(name, colours)
            colours = _without_fault(name, colours)
            yield Problem(edition.place(("kleuren", name)), f"{fault.message}. {offer}")


def readable(colours: Kleuren) -> Kleuren:
    """Return the colours, with the nearest that has no fault in place of each that has one.

    A bar that only lacks an accent keeps its colour, and gets that accent.
    """
    for name in NAMES:
        if _worst_fault(name, colours):
            colours = _without_fault(name, colours)
    return colours


def _offer(name: str, colours: Kleuren) -> str:
    """Return what to do about the fault of the colour `name`, in Dutch."""
    nearest = _nearest_without_fault(name, colours)
    if not _only_lacks_accent(name, colours):
        return f'Kies bijvoorbeeld "{nearest}".'
    accent = _without_fault(name, colours).accent
    return f'Zet erbij, bijvoorbeeld: accent: "{accent}". Of kies een andere balk: "{nearest}".'


def _without_fault(name: str, colours: Kleuren) -> Kleuren:
    if _only_lacks_accent(name, colours):
        name, colours = "accent", _with(colours, "accent", BASE_THEME.ink["goud"][0])
    return _with(colours, name, _nearest_without_fault(name, colours))


def _only_lacks_accent(name: str, colours: Kleuren) -> bool:
    """Return whether letters are read well on the bar, so that only the gold edge is in doubt.

    Letters adapt to a light bar; the gold of the handbook does not.
    """
    return name == "balk" and all(fault.pair in ACCENT_PAIRS for fault in _faults(name, colours))


def _worst_fault(name: str, colours: Kleuren) -> Fault | None:
    """Return what is seen worst of the colour `name`, if that is there and is not seen well."""
    faults = _faults(name, colours)
    return min(faults, key=lambda fault: fault.contrast / fault.pair.least, default=None)


def _pairs_of(name: str, colours: Kleuren) -> tuple[Pair, ...]:
    """Return the pairs that the colour `name` has to answer for."""
    if name == "accent":
        return ACCENT_PAIRS
    if name == "balk":
        return BAR_PAIRS if colours.accent else (*BAR_PAIRS, *ACCENT_PAIRS)
    return PHASE_PAIRS


def _faults(name: str, colours: Kleuren) -> Iterator[Fault]:
    """Yield what is not seen well of the colour `name`, if that is there."""
    if getattr(colours, name) is None:
        return
    value = _lookup(name, colours)
    for mode in MODES:
        for pair in _pairs_of(name, colours):
            front, ground = value(pair.front, mode), value(pair.ground, mode)
            measured = contrast(front, ground)
            if measured < pair.least:
                yield Fault(pair, mode, front, ground, measured)


def _lookup(name: str, colours: Kleuren) -> Lookup:
    """Return how to find the values that the pairs of the colour `name` need."""
    ink = _ink(colours) if name in {"accent", "balk"} else BASE_THEME.ink
    own = getattr(colours, name)

    def value(asked: str, mode: Mode) -> str:
        # Shades are made only when asked for: a search asks that of few of its many colours.
        is_dark = mode == "donker"
        if asked == "fase":
            return _in_dark(own) if is_dark else own
        if asked == "fase-tint":
            return _dark_tint(own) if is_dark else _tint(own)
        if mode == "papier" and asked in PAPER_WHITE:
            return PAPER_WHITE[asked]
        return ink[asked][is_dark]

    return value


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance, with the rounded numbers that WCAG 2.2 defines it by.

    Those of coloraide have more decimals, and so another outcome on the very edge.
    """
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in bytes.fromhex(colour.removeprefix("#"))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _one_decimal(value: float) -> str:
    """Return a contrast as people write it, rounded down: 4,49 is not 4,5."""
    return f"{floor(value * 10) / 10:.1f}".replace(".", ",")


# --- The nearest colour ----------------------------------------------------------------------

ROUGH, FINE = 0.01, 0.0025
"""Steps of the search in lightness and in chroma; the fine one is about one of the 256 levels of
a screen."""
FARTHEST = 2.0
"""No two colours of a screen are further apart in OKLab."""


def _nearest_without_fault(name: str, colours: Kleuren) -> str:
    """Return the colour of the same hue, nearest in OKLab, with which `name` has no fault."""
    lightness, chroma, hue = _oklch(getattr(colours, name))

    def candidate(less: float, lighter: float) -> str | None:
        """Return the colour with `less` chroma and so much `lighter`, if that has no fault."""
        colour = _hex_in_gamut(lightness + lighter, chroma - less, hue)
        if colour and any(_faults(name, _with(colours, name, colour))):
            return None
        return colour

    about, _ = _nearest(candidate, chroma, ROUGH, (0, FARTHEST))
    return _nearest(candidate, chroma, FINE, (max(about - 2 * ROUGH, 0), about + FINE))[1]


def _nearest(
    candidate: Callable[[float, float], str | None],
    chroma: float,
    step: float,
    between: tuple[float, float],
) -> tuple[float, str]:
    """Return the nearest candidate with its distance, which is `between` two distances.

    The search goes from the full chroma to grey, and at each to darker and to lighter.
    """
    least, distance = between
    best = ""
    for less in (*(number * step for number in range(int(chroma / step) + 1)), chroma):
        begin = sqrt(max(least**2 - less**2, 0))
        for number in range(int(begin / step), int(1 / step) + 1):
            away = number * step
            if hypot(less, away) >= distance:
                break
            if found := candidate(less, -away) or candidate(less, away):
                best, distance = found, hypot(less, away)
                break
    return distance, best


def _with(colours: Kleuren, name: str, value: str) -> Kleuren:
    return colours.model_copy(update={name: value})


# --- OKLCH and OKLab -------------------------------------------------------------------------


def _colour(space: str, coordinates: list[float]) -> Color:
    """Return a colour of coloraide, which takes a tenth of a second to import."""
    from coloraide import Color  # noqa: PLC0415

    return Color(space, coordinates)


def _on_screen(colour: str) -> Color:
    parts = bytes.fromhex(colour.removeprefix("#"))
    return _colour("srgb", [part / 255 for part in parts])


def _oklch(colour: str) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma and hue (degrees); grey has chroma and hue 0."""
    lightness, chroma, hue = _on_screen(colour).convert("oklch").coords(nans=False)
    return lightness, chroma, hue


def _distance(first: str, second: str) -> float:
    return float(_on_screen(first).distance(_on_screen(second), space="oklab"))


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """Return the colour as `#rrggbb`, with less chroma where a screen cannot show it."""
    colour = _colour("oklch", [lightness, chroma, hue]).convert("srgb")
    return str(colour.to_string(hex=True, fit="oklch-chroma"))


def _hex_in_gamut(lightness: float, chroma: float, hue: float) -> str | None:
    """Return the colour as `#rrggbb`; None for what a screen cannot show."""
    if not 0 <= lightness <= 1:
        return None
    colour = _colour("oklch", [lightness, chroma, hue]).convert("srgb")
    return str(colour.to_string(hex=True)) if colour.in_gamut() else None
