"""The colours and type of the handbook, as data: for the screen, the dark screen and paper."""

from __future__ import annotations

from collections.abc import Mapping

INK: Mapping[str, tuple[str, str]] = {
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
}
"""Name → light, dark. `op-…` is text on that colour; `balk` is the bar of emergency numbers."""

PHASES: Mapping[str, tuple[str, str, str, str]] = {
    "voorbereiding": ("#0b6b6b", "#e3f0ef", "#5cc4bf", "#17302f"),
    "analyse": ("#1f5fa8", "#e6eef8", "#8db8ef", "#1b2b3f"),
    "ambitie": ("#8a2f7a", "#f6e8f3", "#e39ad6", "#33203a"),
    "strategie": ("#a34a0c", "#fbeee3", "#f0a36a", "#3a261a"),
    "implementatie": ("#2f6b33", "#e8f2e8", "#8cc98f", "#1d3222"),
}
"""Phase → colour and tint in light, colour and tint in dark."""

NEUTRAL = ("#1b2430", "#f6f1e7", "#eae6dd", "#1d242c")
"""What stands in for a phase colour on pages that belong to no phase."""

PAPER_WHITE = {"papier": "#ffffff"}
"""Nobody prints a background."""


def screen_css() -> str:
    """Return the custom properties for a light and a dark screen."""
    light, dark = _properties(light=True), _properties(light=False)
    return "\n".join(
        (
            f":root{{color-scheme:light;{light}}}",
            _phases(light=True),
            "@media screen and (prefers-color-scheme:dark){",
            f":root:not([data-thema=licht]){{color-scheme:dark;{dark}}}",
            _phases(light=False, root=":root:not([data-thema=licht]) "),
            "}",
            "@media screen{",
            f":root[data-thema=donker]{{color-scheme:dark;{dark}}}",
            _phases(light=False, root=":root[data-thema=donker] "),
            "}",
        )
    )


def paper_css() -> str:
    """Return the custom properties for paper."""
    return f":root{{{_properties(light=True, instead=PAPER_WHITE)}}}\n{_phases(light=True)}"


def _properties(*, light: bool, instead: Mapping[str, str] | None = None) -> str:
    colours = {name: pair[0] if light else pair[1] for name, pair in INK.items()}
    colours |= {"fase": NEUTRAL[0] if light else NEUTRAL[2]}
    colours |= {"fase-tint": NEUTRAL[1] if light else NEUTRAL[3]}
    return "".join(f"--{name}:{value};" for name, value in (colours | dict(instead or {})).items())


def _phases(*, light: bool, root: str = "") -> str:
    rules = []
    for name, colours in PHASES.items():
        colour, tint = colours[:2] if light else colours[2:]
        rules.append(f"{root}.fase-{name}{{--fase:{colour};--fase-tint:{tint}}}")
    return "\n".join(rules)
