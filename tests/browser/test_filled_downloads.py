"""The answers in the form as PDF, Word or Excel: made in the browser when somebody asks for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site
from tests.browser.test_keeping_answers import (
    FORM,
    bar,
    message,
    name_field,
    open_file,
    open_form,
    press,
    saved_file,
)

pytestmark = pytest.mark.xdist_group("browser-bewaren")

FORM_START = '<form class="formulier"'
FILES = {
    "pdf": "../downloads/kompas-stap-2-governance-checklist-invulbaar.pdf",
    "docx": "../downloads/kompas-stap-2-governance-checklist.docx",
}
SCRIPTS = {"pdf": "../assets/proef-pdf.js", "kantoor": "../assets/proef-kantoor.js"}

FILLER = """
const fill = async (bytes, answers, form) => ({
  bytes: new TextEncoder().encode(JSON.stringify([form.id, bytes.length, ...answers])),
  notes: ["Eén antwoord staat op de bijlage."],
});
const answers = new Map([["naam", "Uit de PDF"]]);
const read = async () => ({ formulier: FORM, versie: 1, answers });
window.NAME = { fill, read, fillWord: fill, readWord: read };
"""


def with_downloads(page: Page, form_read: str = "governance-checklist") -> list[str]:
    """Let the form offer files, made by a filler that only shows what it got; list its requests."""
    asked: list[str] = []
    attributes = f"data-bestanden='{json.dumps(FILES)}' data-scripts='{json.dumps(SCRIPTS)}'"

    def html(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(
            body=text.replace(FORM_START, f"{FORM_START} {attributes}"),
            content_type="text/html",
        )

    def script(route: Route) -> None:
        asked.append(route.request.url.rpartition("/")[2])
        name = asked[-1].removesuffix(".js")
        global_name = {"proef-pdf": "kompasPdf", "proef-kantoor": "kompasKantoor"}.get(name)
        body = FILLER.replace("FORM", json.dumps(form_read)).replace("NAME", global_name or "")
        route.fulfill(
            body=body if global_name else f'kompasBestand("{name}", "AAECAw==")',
            content_type="text/javascript",
        )

    page.route(f"**/{FORM}", html)
    page.route("**/proef-*.js", script)
    page.route("**/downloads/*.js", script)
    return asked


@pytest.mark.parametrize(
    ("label", "name"),
    [
        (
            "Download als PDF",
            "kompas-stap-2-governance-checklist-ingevuld-2026-11-22.pdf",
        ),
        (
            "Download als Word",
            "kompas-stap-2-governance-checklist-ingevuld-2026-11-22.docx",
        ),
    ],
)
def test_a_filled_file_is_made_at_the_click(
    site: Site, new_page: NewPage, label: str, name: str
) -> None:
    page = new_page(timezone_id="Europe/Amsterdam")
    page.clock.set_fixed_time("2026-11-22T10:15:00+01:00")
    asked = with_downloads(page)
    open_form(page, site)
    name_field(page).fill("Noord")
    page.locator(".bewaren-meer summary").click()
    assert asked == []
    with page.expect_download() as download:
        press(page, label)
    assert download.value.suggested_filename == name
    filled = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert filled == ["governance-checklist", 4, ["naam", "Noord"]]
    expect(message(page)).to_have_text(f"Gedownload: {name}.\nEén antwoord staat op de bijlage.")
    expect(bar(page).get_by_role("button", name=label, exact=True)).to_be_enabled()
    with page.expect_download():
        press(page, label)
    assert len(asked) == 2


def test_only_the_shapes_of_the_form_are_offered(site: Site, new_page: NewPage) -> None:
    page = new_page()
    with_downloads(page)
    open_form(page, site)
    page.locator(".bewaren-meer summary").click()
    buttons = bar(page).get_by_role("button")
    offered = [text for text in buttons.all_inner_texts() if text.startswith("Download")]
    assert offered == ["Download als PDF", "Download als Word"]


def test_while_it_is_made_the_button_says_so(site: Site, new_page: NewPage) -> None:
    page = new_page()
    with_downloads(page)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/proef-pdf.js", hold)
    open_form(page, site)
    press(page, "Download als PDF")
    busy = bar(page).get_by_role("button", name="PDF wordt gemaakt …")
    expect(busy).to_be_disabled()
    held[0].abort()
    expect(message(page)).to_contain_text("De PDF maken lukt nu niet.")


def test_a_failure_is_told_and_leaves_the_answers(site: Site, new_page: NewPage) -> None:
    page = new_page()
    with_downloads(page)
    page.route("**/downloads/*.js", lambda route: route.abort())
    open_form(page, site)
    name_field(page).fill("Noord")
    press(page, "Download als PDF")
    expect(message(page)).to_contain_text("De PDF maken lukt nu niet.")
    expect(name_field(page)).to_have_value("Noord")
    with page.expect_download():
        press(page, "Sla nu op als bestand")
    page.unroute("**/downloads/*.js")
    with_downloads(page)
    with page.expect_download():
        press(page, "Download als PDF")


def test_a_filled_pdf_is_known_by_what_is_in_it(site: Site, new_page: NewPage) -> None:
    page = new_page()
    asked = with_downloads(page)
    open_form(page, site)
    open_file(page, b"%PDF-1.7 ...", "naamloos.json")
    expect(name_field(page)).to_have_value("Uit de PDF")
    assert asked == ["proef-pdf.js"]


def test_a_filled_word_file_is_known_by_what_is_in_it(site: Site, new_page: NewPage) -> None:
    page = new_page()
    with_downloads(page)
    open_form(page, site)
    open_file(page, b"PK\x03\x04....word/document.xml....", "naamloos.pdf")
    expect(name_field(page)).to_have_value("Uit de PDF")


def test_a_pdf_of_another_form_leads_there(site: Site, new_page: NewPage) -> None:
    page = new_page()
    with_downloads(page, form_read="klantreis")
    open_form(page, site)
    open_file(page, b"%PDF-1.7 ...", "naamloos.pdf")
    link = message(page).get_by_role("link")
    expect(link).to_have_attribute("href", site.url("tools/klantreis.html#formulier"))


def test_a_pdf_that_is_no_form_is_told(site: Site, new_page: NewPage) -> None:
    page = new_page()
    with_downloads(page, form_read="")
    open_form(page, site)
    name_field(page).fill("Noord")
    open_file(page, b"%PDF-1.7 ...", "naamloos.pdf")
    expect(message(page)).to_contain_text("geen formulier van deze site")
    expect(name_field(page)).to_have_value("Noord")


# With the real files

RUN_SHEET = "tools/klantreis.html"
"""A form that comes in all three shapes."""

ANSWER_EVERYTHING = """() => {
  const EXAMPLES = { getal: '7', datum: '22-11-2026', tijd: '09:15' };
  const fields = [...document.querySelectorAll('.formulier [data-soort]')];
  for (const [number, field] of fields.entries()) {
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = true;
    else field.value = EXAMPLES[field.dataset.soort] ?? `Eén ${number}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}"""


@pytest.mark.parametrize("shape", ["PDF", "Word", "Excel"])
def test_what_was_filled_in_comes_back_from_the_file(
    site: Site, new_page: NewPage, shape: str
) -> None:
    page = new_page()
    open_form(page, site, RUN_SHEET)
    page.evaluate(ANSWER_EVERYTHING)
    answers = saved_file(page)[1]["antwoorden"]
    assert answers
    page.locator(".bewaren-meer summary").click()
    with page.expect_download() as download:
        press(page, f"Download als {shape}")
    filled = Path(download.value.path()).read_bytes()
    press(page, "Maak het formulier leeg")
    open_file(page, filled, "zomaar.bestand")
    expect(message(page)).to_contain_text("Het bestand is geopend.")
    assert saved_file(page)[1]["antwoorden"] == answers
