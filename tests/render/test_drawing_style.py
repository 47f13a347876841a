"""The style inside a drawing on paper: plain colours, and nothing for the screen."""

import re
from pathlib import Path

from kompas.model.figuur import Figuur
from kompas.render.drawing_style import TYPEFACES, drawing_style
from kompas.render.stylesheets import SHARED
from kompas.render.theme import BASE_THEME
from tests.handbooks import handbook_with, replaced, text_of

FIGURE = "figuren/ringen-van-het-netwerk"


def style_of(text: str) -> str:
    handbook = handbook_with({FIGURE: text})
    return drawing_style(handbook.get(Figuur, "ringen-van-het-netwerk"), handbook)


def test_every_custom_property_has_become_a_value() -> None:
    style = style_of(text_of(FIGURE))

    assert "var(" not in style
    assert f"fill: {BASE_THEME.ink['inkt'][0]}" in style


def test_the_colour_is_that_of_the_phase() -> None:
    style = style_of(text_of(FIGURE))

    assert BASE_THEME.phases["voorbereiding"][0] in style
    assert BASE_THEME.phases["voorbereiding"][1] in style


def test_a_figure_of_no_phase_is_neutral() -> None:
    style = style_of(
        replaced(text_of(FIGURE), "stappen: [organiseer-de-governance]", "stappen: []")
    )

    assert f"stroke: {BASE_THEME.neutral[0]}" in style
    assert BASE_THEME.phases["voorbereiding"][0] not in style


def test_nothing_is_meant_for_the_screen_only() -> None:
    style = style_of(text_of(FIGURE))

    assert "@media" not in style
    assert ":focus" not in style
    assert style.count("{") == style.count("}")


def test_the_typefaces_are_those_of_the_handbook() -> None:
    base = Path(SHARED / "base.css").read_text("utf-8")

    for name, typeface in TYPEFACES.items():
        declared = re.search(rf"--{name}: ([^,]+),", base)
        assert declared is not None
        assert declared[1] == typeface
