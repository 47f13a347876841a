"""All that a region with colours of its own publishes is in those colours, and in no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from kompas.downloads.book_pdf import book_html
from kompas.downloads.card_pdf import cards_html, tools_with_card
from kompas.downloads.form_excel import has_excel, write_form_excel
from kompas.downloads.form_pdf import form_source
from kompas.downloads.form_word import write_form_word
from kompas.downloads.item_pdf import item_html, write_item_pdf
from kompas.downloads.meeting_pack import Details, pack_html
from kompas.downloads.office_file import unzipped
from kompas.model.handbook import Handbook
from kompas.model.reading import read_handbook
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.paths import handbook_root
from kompas.render.meeting import Part
from kompas.render.theme import BASE_THEME, Theme, theme_of
from kompas.website.assets import STYLESHEET, write_assets
from tests.render.colours import SLATE, edition_in, handbook_in

CHOSEN_INK = ("goud", "balk")
"""What a region can choose besides the phases."""


@cache
def copy() -> Handbook:
    """Return the real handbook, as the copy of a region where every colour is another."""
    return replace(read_handbook(handbook_root() / "content"), edition=edition_in(SLATE))


def tool() -> Tool:
    return copy().get(Tool, "netwerk-in-kaart")


def form_tool() -> Tool:
    """Return a tool whose form goes into Excel too."""
    tools = copy().all(Tool)
    return next(each for each in tools if each.formulier and has_excel(each.formulier))


def chosen(theme: Theme) -> set[str]:
    """Return every value that a region can choose, or that follows from its choice."""
    phases = {colour for colours in theme.phases.values() for colour in colours}
    return phases | {value for name in CHOSEN_INK for value in theme.ink[name]}


def left_of_the_base(text: str) -> set[str]:
    """Return the colours in `text` that are those of the handbook itself, not of the region."""
    theme = theme_of(copy())
    own = chosen(theme) | {value for values in theme.ink.values() for value in values}
    strange = {colour.removeprefix("#") for colour in chosen(BASE_THEME) - own}
    return {colour for colour in strange if colour in text.lower()}


DOCUMENTS: Mapping[str, Callable[[], str]] = {
    "stap": lambda: item_html(copy(), copy().all(Stap)[0]),
    "tool": lambda: item_html(copy(), tool()),
    "formulier": lambda: form_source(copy(), form_tool(), fillable=True),
    "kaarten": lambda: cards_html(copy(), tools_with_card(copy())),
    "vergadermap": lambda: pack_html(copy(), [(tool(), Part("Netwerk"))], Details()),
    "boek": lambda: book_html(copy()),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_on_paper_is_in_the_colours_of_the_region(name: str) -> None:
    html = DOCUMENTS[name]()

    assert SLATE["voorbereiding"] in html
    assert left_of_the_base(html) == set()


def test_the_drawings_of_the_book_are_in_the_colours_of_the_region() -> None:
    """The compass on the cover and the figures carry their colours in the drawing itself."""
    html = book_html(copy())
    cover = html[html.index('class="omslag-roos"') :].partition("</svg>")[0]
    figures = "".join(part.partition("</svg>")[0] for part in html.split("<svg")[1:])

    assert all(SLATE[phase] in cover for phase in BASE_THEME.phases)
    assert SLATE["accent"] in cover
    assert sum(SLATE[phase] in figures for phase in BASE_THEME.phases) == len(BASE_THEME.phases)


@pytest.mark.parametrize("write", [write_form_word, write_form_excel])
def test_an_office_file_is_in_the_colours_of_the_region(
    write: Callable[[Handbook, Tool, Path], None], tmp_path: Path
) -> None:
    target = tmp_path / "formulier"
    write(copy(), form_tool(), target)
    text = b"".join(unzipped(target.read_bytes()).values()).decode("utf-8", "replace")
    phase = copy().phases_of(form_tool())[0].id

    assert SLATE[phase].removeprefix("#").upper() in text
    assert left_of_the_base(text) == set()


def test_the_site_is_in_the_colours_of_the_region(tmp_path: Path) -> None:
    write_assets(copy(), tmp_path)
    css = (tmp_path / STYLESHEET).read_text("utf-8")

    assert all(colour in css for colour in SLATE.values())
    assert left_of_the_base(css) == set()


def test_the_phase_bar_of_a_pdf_is_seen_in_the_colour_of_the_region(tmp_path: Path) -> None:
    handbook, target = handbook_in(SLATE), tmp_path / "stap.pdf"
    step = handbook.get(Stap, "organiseer-de-governance")
    write_item_pdf(handbook, step, target)
    seen = set(pixels_at_the_foot(target))

    assert theme_of(handbook).phases["voorbereiding"][0] == SLATE["voorbereiding"]
    assert SLATE["voorbereiding"] in seen
    assert BASE_THEME.phases["voorbereiding"][0] not in seen


def pixels_at_the_foot(pdf: Path) -> Iterator[str]:
    """Yield each colour in the lowest eighth of the first page, where the phase bar stands."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    foot = picture.crop((0, picture.height * 7 // 8, picture.width, picture.height))
    for _, (red, green, blue) in foot.getcolors(foot.width * foot.height):
        yield f"#{red:02x}{green:02x}{blue:02x}"
