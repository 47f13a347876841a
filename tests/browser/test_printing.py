"""A page printed from the browser: the text and the emergency numbers, without the website."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.pictures import contrast, luminances, picture
from tests.browser.site import Site

pytestmark = pytest.mark.xdist_group("browser-afdruk")

ONLY_ON_SCREEN = (
    *("Naar de inhoud", "Menu", "Geweldsprofielen", "De acht stappen", "Donkere weergave"),
    *("Volgende stap", "Vorige stap", "Heb je zelf hulp nodig?", "Om te printen"),
)


def printed(page: Page, sheets: str = "") -> list[str]:
    """Return the text of each sheet that the printer would give, or of the `sheets` asked for."""
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, page_ranges=sheets)))
    return [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_step_on_paper(site: Site, new_page: NewPage, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url(site.page_types["stap"]))
    title = page.locator("h1").inner_text()
    sheets = printed(page)
    assert title in sheets[0]
    assert "Direct gevaar? Bel 112" in sheets[0]
    assert "Veilig Thuis 0800-2000 (gratis, dag en nacht)" in sheets[0]
    assert all(len(sheet.split()) > 5 for sheet in sheets), "a sheet is as good as empty"
    assert max(len(sheet.split()) for sheet in sheets) > 300, "the text is too narrow for A4"
    everything = " ".join(sheets)
    for words in ONLY_ON_SCREEN:
        assert words not in everything, f"{words!r} is printed"
    for heading in page.locator("main h2:not(.relaties *)").all_inner_texts():
        assert heading in everything, f"{heading!r} is not printed"


def test_every_kind_of_page_has_the_numbers_on_its_first_sheet(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    for place in site.page_types.values():
        page.goto(site.url(place))
        [first] = printed(page, "1")
        assert "Direct gevaar? Bel 112" in first, place
        assert "Veilig Thuis 0800-2000" in first, place


@pytest.mark.parametrize("choice", [None, "donker"])
def test_paper_is_white_also_for_who_reads_in_the_dark(
    site: Site, new_page: NewPage, choice: str | None
) -> None:
    page = new_page(color_scheme="dark")
    page.goto(site.url(site.page_types["stap"]))
    if choice:
        page.evaluate("name => { document.documentElement.dataset.thema = name }", choice)
    page.emulate_media(media="print", color_scheme="dark")
    shades = sorted(luminances(picture(page)))
    middle = shades[len(shades) // 2]
    assert middle > 0.95, "the paper is not white"
    assert contrast(shades[0], middle) > 12, "the ink is not dark"
