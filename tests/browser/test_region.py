"""A region's own copy as readers get it: Drenthe walked through, its PDFs, and its own pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from kompas.model.reading import read_handbook, regional_handbook
from kompas.paths import handbook_root
from kompas.render.theme import theme_of
from kompas.source.folder import read_folder
from kompas.website.site import build_site
from tests.browser.conftest import NewPage
from tests.browser.site import Document, Site, documents_in, serving
from tests.browser.test_accessibility import findings
from tests.browser.test_links import own_addresses
from tests.browser.test_narrow_screens import CUT_OFF, SCROLLS_SIDEWAYS
from tests.handbooks import region_with
from tests.parsed_html import text_of
from tests.regions import FULL, with_logo

pytestmark = pytest.mark.xdist_group("browser-regio")

OWN_PAGES = ("contact.html", "anders.html", "toegankelijkheid.html", "kwetsbaarheid.html")
SEEN = ("index.html", "privacy.html", *OWN_PAGES)
EXAMPLE = "Dit is een voorbeeld, gemaakt uit de Drentse regiovisie 2020-2024."
NEAR = 12
"""How far a colour on a picture of a page may lie from the one that was asked for, of 255."""


@pytest.fixture(scope="module")
def drenthe(drenthe_site: Path) -> Iterator[Site]:
    """Drenthe's own copy, served below a sub-path."""
    with serving(drenthe_site) as site:
        yield site


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy of the real handbook, of a region with a long name, a logo and every answer."""
    folder = tmp_path_factory.mktemp("regio") / "site"
    base = read_folder(handbook_root() / "content", "content")
    build_site(with_logo(regional_handbook(base, region_with({}, FULL))), folder, {})
    with serving(folder) as site:
        yield site


@pytest.fixture(scope="module")
def documents(drenthe_site: Path) -> list[Document]:
    return documents_in(drenthe_site)


# --- The files ---------------------------------------------------------------------------------


def test_every_page_can_be_reached_and_no_link_is_dead(
    documents: list[Document], drenthe_site: Path
) -> None:
    anchors = {document.page: set(document.values("id")) for document in documents}
    leads_to: dict[str, set[str]] = {}
    dead = []
    for document in documents:
        for address in own_addresses(document):
            path, anchor = unquote(address.path), unquote(address.fragment)
            folder = posixpath.dirname(document.page)
            place = posixpath.normpath(posixpath.join(folder, path)) if path else document.page
            leads_to.setdefault(document.page, set()).add(place)
            if not drenthe_site.joinpath(place).is_file():
                dead.append(f"{document.page}: {place} is not there")
            elif anchor and anchor not in anchors.get(place, set()):
                dead.append(f"{document.page}: {place} has no #{anchor}")
    assert not dead, "\n".join(dead)
    reached, new = set(), {"index.html"}
    while new:
        reached |= new
        new = {place for page in new for place in leads_to.get(page, ())} - reached
    assert anchors.keys() - reached == {"404.html"}


def test_the_band_is_on_every_page(documents: list[Document]) -> None:
    for document in documents:
        bands = [e for e in document.elements if e.attributes.get("class") == "voorbeeldbalk"]
        assert [" ".join(band.text.split())[: len(EXAMPLE)] for band in bands] == [EXAMPLE]


def test_every_page_is_called_after_the_region(documents: list[Document]) -> None:
    for document in documents:
        assert document.all("title")[0].text.endswith("Kompas Drenthe"), document.page


def test_titles_and_ids_are_unique(documents: list[Document]) -> None:
    titles = [document.all("title")[0].text for document in documents]
    assert len(titles) == len(set(titles))
    for document in documents:
        ids = document.values("id")
        assert len(ids) == len(set(ids)), document.page


def test_no_page_needs_a_looser_policy(documents: list[Document]) -> None:
    for document in documents:
        inline = [script for script in document.all("script") if "src" not in script.attributes]
        assert len(inline) == 1, document.page
        assert not [e for e in document.elements if "style" in e.attributes], document.page


# --- In a browser ------------------------------------------------------------------------------


def test_a_walk_through_the_copy(drenthe: Site, new_page: NewPage) -> None:
    page = new_page()
    faults = watched(page)
    page.goto(drenthe.url("index.html"))
    expect(page.get_by_text("Voor Drenthe: Aa en Hunze, Assen")).to_be_visible()

    page.locator(".home").get_by_role("link", name="Wat is anders in onze regio").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is anders in onze regio")
    page.get_by_role("link", name="gewijzigde teksten").click()
    expect(page).to_have_url(drenthe.url("anders.html#vervangen"))
    page.get_by_text("Lees beide teksten").first.click()
    expect(page.get_by_text("Basishandboek", exact=True).first).to_be_visible()

    page.get_by_role("link", name="De tien Drentse actielijnen").first.click()
    expect(page).to_have_url(drenthe.url("tools/drenthe-actielijnen.html"))
    for name, heading in (
        ("Contact", "Contact in de regio"),
        ("Toegankelijkheid", "Toegankelijkheid"),
        ("Kwetsbaarheid melden", "Een zwakke plek melden"),
        ("Privacy en opslag", "Privacy en opslag"),
    ):
        page.get_by_role("contentinfo").get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert faults == []


def test_a_change_leads_to_its_place(drenthe: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(drenthe.url("anders.html"))

    page.get_by_role("link", name="Tip “In Drenthe: begin met een open vraag”").click()

    expect(page.get_by_text("In Drenthe: begin met een open vraag")).to_be_in_viewport()


def test_search_finds_the_pages_of_the_region(drenthe: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(drenthe.url("index.html"))
    for question, place in (
        ("toegankelijkheidsverklaring", "toegankelijkheid.html"),
        ("verschillen", "anders.html"),
        ("security.txt", "kwetsbaarheid.html"),
    ):
        field = page.get_by_role("searchbox", name="Zoek in het handboek")
        field.fill(question)
        expect(page.locator(f'.zoekresultaten a[href$="{place}"]:visible').first).to_be_visible()


def test_the_page_that_is_not_there_is_of_the_region_too(drenthe: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(drenthe.url("404.html"))

    expect(page.locator(".voorbeeldbalk")).to_be_visible()
    expect(page.locator(".merk")).to_have_text("Kompas Drenthe")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    drenthe: Site, full: Site, new_page: NewPage, scheme: str, width: int
) -> None:
    page = new_page(width, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for site in (drenthe, full):
        for place in SEEN:
            page.goto(site.url(place))
            for fold in page.locator("details.anders-tekst").all():
                fold.evaluate("fold => { fold.open = true; }")
            found += [f"{place}: {finding}" for finding in findings(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_is_cut_off_or_has_to_be_pushed_sideways(
    drenthe: Site, full: Site, new_page: NewPage, width: int
) -> None:
    page = new_page(width)
    wrong = []
    for site in (drenthe, full):
        for place in SEEN:
            page.goto(site.url(place))
            wrong += [f"{place}: {fault}" for fault in page.evaluate(SCROLLS_SIDEWAYS)]
            wrong += [f"{place}: {fault}" for fault in page.evaluate(CUT_OFF)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("scheme", "plate"), [("light", "rgba(0, 0, 0, 0)"), ("dark", "rgb(255, 255, 255)")]
)
def test_a_logo_has_a_plate_on_a_dark_screen_only(
    full: Site, new_page: NewPage, scheme: str, plate: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(full.url("index.html"))

    expect(page.locator(".kop .logo")).to_have_css("background-color", plate)
    blending = "multiply" if scheme == "light" else "normal"
    expect(page.locator(".kop .logo")).to_have_css("mix-blend-mode", blending)


def watched(page: Page) -> list[str]:
    """Return a list that fills with the faults that the browser sees on `page`."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    return faults


# --- What people take home ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def pdfs(drenthe_site: Path) -> list[Path]:
    found = sorted((drenthe_site / "downloads").glob("*.pdf"))
    assert len(found) > 50
    return found


def test_the_files_are_called_after_the_region(pdfs: list[Path]) -> None:
    names = {pdf.name for pdf in pdfs}

    assert {"kompas-drenthe-handboek.pdf", "kompas-drenthe-kaarten.pdf"} < names
    assert [name for name in names if not name.startswith("kompas-drenthe-")] == []


def test_every_page_of_every_pdf_names_the_region(pdfs: list[Path]) -> None:
    lacking = []
    for pdf in pdfs:
        for number, text in enumerate(texts_of(pdf), start=1):
            if text and "Kompas Drenthe" not in text:
                lacking.append(f"{pdf.name}, page {number}")
    assert lacking == []


def test_every_pdf_says_on_its_first_page_that_it_is_an_example(pdfs: list[Path]) -> None:
    for pdf in pdfs:
        words = next(texts_of(pdf))
        assert EXAMPLE in words or "· voorbeeld" in words, pdf.name  # a card has room for one word


def test_the_pdf_of_a_step_has_the_colours_of_the_region(drenthe_site: Path) -> None:
    root = handbook_root()
    handbook = read_handbook(root / "content", root / "regios" / "drenthe")
    for step in handbook.all_steps:
        [pdf] = drenthe_site.glob(f"downloads/kompas-drenthe-stap-{step.nr}-{step.id}.pdf")
        assert has_colour(pdf, theme_of(handbook).phases[step.fase][0]), pdf.name


def test_the_offline_copy_has_the_pages_of_the_region(drenthe_site: Path) -> None:
    [archive] = drenthe_site.glob("downloads/*offline*.zip")
    with ZipFile(archive) as opened:
        names = set(opened.namelist())

    assert {f"kompas/{page}" for page in OWN_PAGES} <= names


def test_the_page_on_privacy_says_what_is_missing(drenthe_site: Path) -> None:
    assert "Wie is verantwoordelijk" in text_of(drenthe_site / "privacy.html")
    assert text_of(drenthe_site / "privacy.html").count("nog niet ingevuld") == 3


def texts_of(pdf: Path) -> Iterator[str]:
    """Yield the words of each page, on one line."""
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            yield " ".join(page.get_textpage().get_text_range().split())


def has_colour(pdf: Path, colour: str) -> bool:
    """Whether the first page shows `colour`, such as `#0b6b6b`, on a patch of some size."""
    wanted = tuple(bytes.fromhex(colour.removeprefix("#")))
    with pdfium.PdfDocument(pdf) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    near = [
        count
        for count, seen in picture.getcolors(picture.width * picture.height)
        if all(abs(a - b) <= NEAR for a, b in zip(seen, wanted, strict=True))
    ]
    return bool(sum(near) > 100)
