"""The colours and type of the handbook, as data: for the screen, the dark screen and paper.

A region's copy can have colours of its own. Everything that shows a colour asks `theme_of` which
ones those are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompas.model.handbook import Handbook

PAPER_WHITE: Mapping[str, str] = {"papier": "#ffffff"}
"""Nobody prints a background."""

PhaseColours = tuple[str, str, str, str]
"""Colour and tint in light, colour and tint in dark."""


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """The colours of one handbook, each as `#rrggbb`.

    Two themes are equal only when they are the same object, so that a theme can be the key of a
    cache.
    """

    ink: Mapping[str, tuple[str, str]]
    """Name → light, dark. `op-…` is text on that colour; `balk` is the bar of emergency numbers."""
    phases: Mapping[str, PhaseColours]
    """Of each phase, by its id."""
    neutral: PhaseColours
    """What stands in for a phase colour on pages that belong to no phase."""

    @property
    def paper_ink(self) -> Mapping[str, str]:
        """Name → value in light, which is that on paper where a background may be printed."""
        return {name: light for name, (light, _) in self.ink.items()}

    def of_phase(self, phase: str | None) -> PhaseColours:
        """Return the colours of the phase with this id, or those of no phase."""
        return self.phases[phase] if phase else self.neutral


BASE_THEME = Theme(
    ink={
        "inkt": ("#1b2430", "#eae6dd"),
        "inkt-2": ("#4a5563", "#b4bac3"),
        "papier": ("#fffdf9", "#14191f"),
        "zand": ("#f6f1e7", "#1d242c"),
        "vlak": ("#ffffff", "#1a2028"),
        "lijn": ("#ddd5c6", "#37404b"),
        "lijn-2": ("#8b8577", "#808995"),
        "goud": ("#f2b632", "#f2b632"),
        "balk": ("#1b2430", "#2b343f"),
        "op-balk": ("#fffdf9", "#f4f1ea"),
        "op-fase": ("#ffffff", "#14191f"),
        "schaduw": ("rgb(27 36 48 / 14%)", "rgb(0 0 0 / 50%)"),
    },
    phases={
        "voorbereiding": ("#0b6b6b", "#e3f0ef", "#5cc4bf", "#17302f"),
        "analyse": ("#1f5fa8", "#e6eef8", "#8db8ef", "#1b2b3f"),
        "ambitie": ("#8a2f7a", "#f6e8f3", "#e39ad6", "#33203a"),
        "strategie": ("#a34a0c", "#fbeee3", "#f0a36a", "#3a261a"),
        "implementatie": ("#2f6b33", "#e8f2e8", "#8cc98f", "#1d3222"),
    },
    neutral=("#1b2430", "#f6f1e7", "#eae6dd", "#1d242c"),
)
"""The colours of the handbook itself."""


def theme_of(handbook: Handbook) -> Theme:
    """Return the colours of `handbook`: those of its region where that has its own."""
    colours = handbook.edition.regio.kleuren if handbook.edition else None
    if colours is None:
        return BASE_THEME
    from kompas.render.palette import theme_from  # noqa: PLC0415

    return theme_from(colours)


def screen_css(theme: Theme) -> str:
    """Return the custom properties for a light and a dark screen."""
    light, dark = _properties(theme, light=True), _properties(theme, light=False)
    return "\n".join(
        (
            f":root{{color-scheme:light;{light}}}",
            _phases(theme, light=True),
            "@media screen and (prefers-color-scheme:dark){",
            f":root:not([data-thema=licht]){{color-scheme:dark;{dark}}}",
            _phases(theme, light=False, root=":root:not([data-thema=licht]) "),
            "}",
            "@media screen{",
            f":root[data-thema=donker]{{color-scheme:dark;{dark}}}",
            _phases(theme, light=False, root=":root[data-thema=donker] "),
            "}",
        )
    )


def paper_css(theme: Theme) -> str:
    """Return the custom properties for paper."""
    properties = _properties(theme, light=True, instead=PAPER_WHITE)
    return f":root{{{properties}}}\n{_phases(theme, light=True)}"


def _properties(theme: Theme, *, light: bool, instead: Mapping[str, str] | None = None) -> str:
    colours = {name: pair[0] if light else pair[1] for name, pair in theme.ink.items()}
    colours |= {"fase": theme.neutral[0] if light else theme.neutral[2]}
    colours |= {"fase-tint": theme.neutral[1] if light else theme.neutral[3]}
    return "".join(f"--{name}:{value};" for name, value in (colours | dict(instead or {})).items())


def _phases(theme: Theme, *, light: bool, root: str = "") -> str:
    rules = []
    for name, colours in theme.phases.items():
        colour, tint = colours[:2] if light else colours[2:]
        rules.append(f"{root}.fase-{name}{{--fase:{colour};--fase-tint:{tint}}}")
    return "\n".join(rules)
