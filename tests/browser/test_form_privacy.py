"""What somebody types in a form stays in the form, until that person chooses otherwise."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site
from tests.browser.test_keeping_answers import (
    PREFIX,
    answer_dialog,
    bar,
    keep_on_device,
    more,
    name_field,
    open_file,
    open_form,
    own_keys,
    saved,
    saved_file,
)

pytestmark = pytest.mark.xdist_group("browser-formulier-privacy")

CANARY = "kanarie"
FORMS = (
    "tools/governance-checklist.html",
    "tools/format-plan-van-aanpak.html",
    "tools/invulformat-activiteitenplan.html",
    "tools/klantreis.html",
)

ALL_STORES = """async () => ({
  local: { ...localStorage },
  session: { ...sessionStorage },
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  cookies: document.cookie,
  history: [history.state, history.length],
  title: document.title,
  address: location.href,
  name: window.name,
})"""


FILL_EVERYTHING = """canary => {
  const fields = [...document.querySelectorAll('.formulier [data-soort]')];
  for (const field of fields) {
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = true;
    else field.value = canary;
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
  }
  return fields.filter(field => field.value === canary).length;
}"""


def type_everywhere(page: Page) -> int:
    """Fill every field of the form with the canary and tick every box; return how many texts."""
    filled: int = page.evaluate(FILL_EVERYTHING, CANARY)
    return filled


def stores(page: Page) -> dict[str, Any]:
    """Return all that the browser keeps for this site, and what is to be seen from outside."""
    found: dict[str, Any] = page.evaluate(ALL_STORES)
    return {**found, "cookie jar": page.context.cookies()}


def words_of(request: Request) -> str:
    """Return the whole of a request: address, headers and body."""
    return f"{request.url} {request.all_headers()} {request.post_data or ''}"


def requests_of(page: Page) -> list[Request]:
    """Return a list that grows with every request of `page`."""
    seen: list[Request] = []

    def note(request: Request) -> None:
        seen.append(request)

    page.context.on("request", note)
    return seen


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_is_typed_leaves_the_form(site: Site, new_page: NewPage, form: str) -> None:
    page = new_page(locale="nl-NL")
    requests = requests_of(page)
    open_form(page, site, form)
    assert type_everywhere(page) >= 4
    assert CANARY not in json.dumps(stores(page))
    assert own_keys(page) == []

    keep_on_device(page, "Netwerk Noord")
    found = stores(page)
    holders = [key for key, text in found["local"].items() if CANARY in text]
    assert len(holders) == 1
    assert holders[0].startswith(PREFIX)
    assert CANARY not in json.dumps({**found, "local": {}})

    saved_file(page)
    page.get_by_role("searchbox").fill("governance")
    more(page, "Wis alles op dit apparaat")
    answer_dialog(page, "Wis alles")
    expect(bar(page).get_by_role("status")).to_contain_text("Alles is gewist.")
    assert CANARY not in json.dumps(stores(page))
    assert own_keys(page) == []
    values = page.locator(".formulier [name]").evaluate_all("all => all.map(one => one.value)")
    assert CANARY not in values

    page.goto(site.url("hulp.html"))
    assert [words_of(request) for request in requests if CANARY in words_of(request)] == []


@pytest.mark.parametrize("form", FORMS)
def test_no_browser_remembers_or_checks_elsewhere_what_is_typed(site: Site, form: str) -> None:
    fields = [
        field
        for field in site.documents[form].all("input", "textarea")
        if field.attributes.get("type", "text") == "text" and "data-soort" in field.attributes
    ]
    assert len(fields) >= 4
    for field in fields:
        assert field.attributes["autocomplete"] == "off", field.attributes
        assert field.attributes["spellcheck"] == "false", field.attributes


def test_a_new_visit_finds_an_empty_form(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    open_form(page, site)
    name_field(page).press_sequentially(CANARY)
    page.reload()
    expect(name_field(page)).to_have_value("")
    name_field(page).press_sequentially(CANARY)
    page.evaluate("location.href = '../hulp.html'")
    page.wait_for_url(site.url("hulp.html"))
    page.go_back()
    expect(name_field(page)).to_have_value("")


def test_above_each_form_stands_what_not_to_fill_in(site: Site) -> None:
    forms = [page for page in site.documents.values() if "formulier" in page.classes]
    assert len(forms) > 20
    for page in forms:
        [warning] = [
            element
            for element in page.elements
            if element.attributes.get("class") == "gegevenswaarschuwing"
        ]
        assert "geen namen, BSN of adressen" in warning.text


HINTS = {
    "111222333": "een BSN",
    "Bel 06-12345678": "een telefoonnummer",
    "jan@voorbeeld.nl, 9401 AB": "een e-mailadres en een postcode",
}


def test_a_hint_stands_beside_what_looks_like_a_person(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    field = name_field(page)
    hint = page.locator("#gegevenshint-naam")
    for text, sign in HINTS.items():
        field.fill(text)
        field.press("Tab")
        expect(hint).to_contain_text(f"Dit lijkt op {sign}.")
        expect(field).to_have_accessible_description(hint.text_content() or "")
        expect(page.locator(".gegevenswaarschuwing [role=status]")).to_contain_text(sign)
    field.fill("Netwerk Noord, sinds 22-11-2026, 45 minuten, € 12.500")
    field.press("Tab")
    expect(hint).to_have_count(0)
    expect(field).to_have_accessible_description("")


def test_a_hint_stops_nobody(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("jan@voorbeeld.nl")
    name_field(page).press("Tab")
    assert saved_file(page)[1]["antwoorden"] == {"naam": "jan@voorbeeld.nl"}
    expect(name_field(page)).to_have_value("jan@voorbeeld.nl")


def test_what_comes_from_a_file_gets_its_hint_too(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    open_file(page, saved(antwoorden={"naam": "06 12 34 56 78"}))
    expect(page.locator("#gegevenshint-naam")).to_contain_text("een telefoonnummer")
    more(page, "Maak het formulier leeg")
    expect(page.locator("#gegevenshint-naam")).to_have_count(0)


def test_the_foot_leads_to_what_this_site_keeps(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    page.get_by_role("contentinfo").get_by_role("link", name="Privacy en opslag").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("kompas:thema")
    open_form(page, site)
    keep_on_device(page)
    keys = page.evaluate("() => Object.keys({ ...localStorage, ...sessionStorage })")
    assert all(key.startswith(PREFIX) for key in keys)
