"""A copy of the small handbook with colours of its own, and a yardstick for contrast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kompas.model.edition import Edition
from kompas.model.handbook import Handbook, as_tuples
from kompas.model.reading import read_handbook
from kompas.model.regio import Regio
from kompas.source.yaml_reader import read_yaml
from tests.handbooks import SMALL

SETTINGS = 'id: proef\nnaam: Proef\nbasis: "0.1.0"\n'
SLATE = {
    "voorbereiding": "#3f5f73",
    "analyse": "#2f6f8f",
    "ambitie": "#4b5a8c",
    "strategie": "#2c7a74",
    "implementatie": "#51606b",
    "accent": "#9fc7d8",
    "balk": "#22313f",
}
"""Colours that no part of the handbook itself has, and that can all be read."""


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours written as #rrggbb."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance, as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def handbook_in(colours: Mapping[str, str]) -> Handbook:
    """Return the copy of a region that chose `colours`: name → value."""
    return replace(_plain_copy(), edition=edition_in(colours))


def edition_in(colours: Mapping[str, str]) -> Edition:
    """Return the edition of a region that chose `colours`; the first stands on line 5."""
    lines = "".join(f'  {name}: "{value}"\n' for name, value in colours.items())
    document = read_yaml(f"{SETTINGS}kleuren:\n{lines or '  {}'}", "regio.yml")
    regio = Regio.model_validate(as_tuples(document.data))
    plain = _plain_copy().edition
    assert plain
    return replace(plain, regio=regio, document=document)


@cache
def _plain_copy() -> Handbook:
    """Return the copy of a region that chose no colours."""
    with TemporaryDirectory() as folder:
        Path(folder, "regio.yml").write_text(SETTINGS, "utf-8")
        return read_handbook(SMALL, Path(folder))
