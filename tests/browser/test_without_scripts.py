"""The site with JavaScript switched off: nothing to read is missing, nothing dead is shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site

pytestmark = pytest.mark.xdist_group("browser-zonder-scripts")

NEEDS_A_SCRIPT = "button, input, select, textarea, [role=button], [role=combobox], kbd"
TO_TYPE_IN = "form.formulier .veld [name]"
"""A form can be filled in without scripts, and printed."""
HELP_OF_SCRIPTS = ", ".join(
    f"main {part}"
    for part in (
        *(".filter", ".bewaren", ".voortgang", ".rij-knoppen", ".invultabel-voet"),
        *(".tijdschema-totaal", ".actiepunten", ".formulier-controle"),
        *(".mapknop", ".vergadermap-werk"),
    )
)


def test_all_text_is_there(site: Site, new_page: NewPage) -> None:
    with_scripts, without = new_page(), new_page(java_script_enabled=False)
    for place in site.page_types.values():
        for page in (with_scripts, without):
            page.goto(site.url(place))
        explained = without.locator("main noscript")  # what does not work without scripts
        explained.evaluate_all("parts => parts.map(part => part.remove())")
        text = without.locator("main").inner_text()
        assert len(text) > 100, place
        only_with_scripts = with_scripts.locator(HELP_OF_SCRIPTS)
        only_with_scripts.evaluate_all("parts => parts.map(part => part.remove())")
        assert text == with_scripts.locator("main").inner_text(), place


def test_nothing_is_shown_that_does_not_work(site: Site, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    for place in site.page_types.values():
        page.goto(site.url(place))
        shown = [
            control.evaluate("element => element.outerHTML.slice(0, 120)")
            for control in page.locator(NEEDS_A_SCRIPT).all()
            if control.is_visible() and not control.evaluate(f"e => e.matches('{TO_TYPE_IN}')")
        ]
        assert not shown, f"{place}: {shown}"


@pytest.mark.parametrize("width", [360, 1280])
def test_menu_compass_and_links_work(site: Site, new_page: NewPage, width: int) -> None:
    page = new_page(width, java_script_enabled=False)
    page.goto(site.url("index.html"))
    heading = page.get_by_role("heading", level=1)
    entry = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Tools")
    if width == 360:
        expect(entry).to_be_hidden()
        page.locator(".menu summary").click()
    entry.click()
    expect(heading).to_have_text("Tools")
    page.locator(".merk").click()
    page.locator(".kompasroos a:visible").filter(has_text="3").click()
    expect(page.locator(".artikel-nummer")).to_have_text("3")
    page.get_by_role("link", name="Volgende stap").click()
    expect(page.locator(".artikel-nummer")).to_have_text("4")
    page.get_by_role("navigation", name="Fasen", exact=True).get_by_role("link").first.click()
    expect(heading).to_have_text("Voorbereiding")


def test_the_emergency_numbers_can_be_rung(site: Site, new_page: NewPage) -> None:
    page = new_page(320, java_script_enabled=False)
    for place in site.page_types.values():
        page.goto(site.url(place))
        numbers = page.locator(".noodnummers a")
        expect(numbers).to_have_text(["112", "0800-2000"])
        assert numbers.evaluate_all("links => links.map(link => link.href)") == [
            "tel:112",
            "tel:08002000",
        ]
        expect(page.locator(".noodnummers")).to_contain_text("(gratis, dag en nacht)")
        for part in page.locator(".noodnummers a, .noodnummer-noot").all():
            expect(part).to_be_in_viewport(ratio=1)
