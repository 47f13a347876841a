"""From the compass on the home page through all eight steps, by mouse and by finger."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site

pytestmark = pytest.mark.xdist_group("browser-stappen")

STEPS_OF_PHASE = {
    "Voorbereiding": [1, 2, 3],
    "Analyse": [4],
    "Ambitie": [5],
    "Strategie": [6, 7],
    "Implementatie": [8],
}
PHASE_OF_STEP = {step: phase for phase, steps in STEPS_OF_PHASE.items() for step in steps}

LABEL = re.compile(r"Stap (?P<number>\d) .+: (?P<title>.+)")


def names_on_compass(page: Page) -> dict[int, str]:
    """Return the number and title of each step, as the compass announces them."""
    labels = page.locator(".kompasroos-beeld .roos-stap").evaluate_all(
        "sectors => sectors.map(sector => sector.getAttribute('aria-label'))"
    )
    parts = [LABEL.fullmatch(label) for label in labels]
    return {int(part["number"]): part["title"] for part in parts if part}


def expect_step(page: Page, number: int, title: str) -> None:
    """Check that `page` shows this step, and its phase in the bar."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator(".artikel-nummer")).to_have_text(str(number))
    expect(page.locator(".artikel-soort").first).to_contain_text(f"Stap {number} van 8")
    expect(page.locator(".fasebalk [aria-current]")).to_have_text([PHASE_OF_STEP[number]])
    current = page.locator(".stappenlijst [aria-current=page]")
    expect(current).to_have_count(1)
    expect(current.locator("b")).to_have_text(str(number))


def test_by_mouse_from_the_compass_to_the_last_step(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    names = names_on_compass(page)
    assert sorted(names) == list(range(1, 9))
    expect(page.locator(".fasebalk [aria-current]")).to_have_count(0)

    page.get_by_role("link", name="Stap 1 ").locator("path").click()
    expect_step(page, 1, names[1])
    expect(page.locator(".bladeren-vorige")).to_have_count(0)
    for number in range(2, 9):
        page.get_by_role("link", name="Volgende stap").click()
        expect_step(page, number, names[number])
    expect(page.locator(".bladeren-volgende")).to_have_count(0)

    page.get_by_role("link", name="Vorige stap").click()
    expect_step(page, 7, names[7])


def test_every_sector_leads_to_its_own_step(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    for number, title in names_on_compass(page).items():
        page.get_by_role("link", name=f"Stap {number} ").locator(".roos-nummer").click()
        expect_step(page, number, title)
        page.go_back()


def test_the_needle_turns_to_the_step_and_back(site: Site, new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.goto(site.url("index.html"))
    for number in (3, 7, 1):
        page.get_by_role("link", name=f"Stap {number} ").locator(".roos-nummer").hover()
        assert needle(page) == number * 45 - 22.5
    page.get_by_role("heading", level=1).hover()
    assert needle(page) == 22.5
    page.locator(".roos-stap").first.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".roos-stap").last).to_be_focused()
    assert needle(page) == 8 * 45 - 22.5


def needle(page: Page) -> float:
    """Return where the needle points: degrees clockwise from the top, as it is drawn."""
    turn: float = page.locator(".roos-naald").evaluate(
        """needle => {
          const { a, b } = new DOMMatrix(getComputedStyle(needle).transform);
          return Math.atan2(b, a) * 180 / Math.PI;
        }"""
    )
    return round(turn % 360, 1)


def test_the_phase_bar_leads_to_the_phase_and_its_steps(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    names = names_on_compass(page)
    for phase, steps in STEPS_OF_PHASE.items():
        page.get_by_role("navigation", name="Fasen", exact=True).get_by_role(
            "link", name=phase
        ).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(phase)
        expect(page.locator(".fasebalk [aria-current]")).to_have_text([phase])
        cards = page.locator(".artikel .kaart-stap .kaart-titel")
        expect(cards).to_have_text([names[step] for step in steps])
        cards.get_by_role("link").first.click()
        expect_step(page, steps[0], names[steps[0]])


def test_the_inner_ring_leads_to_the_phases(site: Site, new_page: NewPage) -> None:
    page = new_page()
    for number, phase in enumerate(STEPS_OF_PHASE, start=1):
        page.goto(site.url("index.html"))
        page.get_by_role("link", name=f"Fase {number}: {phase}").locator("text").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(phase)


def test_by_finger_on_a_tablet(site: Site, new_page: NewPage) -> None:
    page = new_page(768, 1024, has_touch=True, is_mobile=True)
    page.goto(site.url("index.html"))
    names = names_on_compass(page)
    expect(page.locator(".kompasroos-lijst")).to_be_hidden()
    for number in (1, 4, 8):
        page.get_by_role("link", name=f"Stap {number} ").locator(".roos-nummer").tap()
        expect_step(page, number, names[number])
        page.goto(site.url("index.html"))


def test_by_finger_on_a_telephone_with_a_list_for_a_compass(site: Site, new_page: NewPage) -> None:
    page = new_page(360, 740, has_touch=True, is_mobile=True)
    page.goto(site.url("index.html"))
    names = names_on_compass(page)
    expect(page.locator(".kompasroos-beeld")).to_be_hidden()
    entries = page.locator(".kompasroos-lijst ol a")
    expect(entries).to_have_count(8)
    for number in (1, 5, 8):
        entry = entries.nth(number - 1)
        expect(entry).to_have_text(f"{number} {names[number]}")
        entry.tap()
        expect_step(page, number, names[number])
        page.goto(site.url("index.html"))
    page.locator(".kompasroos-lijst").get_by_role("link", name="Strategie", exact=True).tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Strategie")


def test_by_finger_through_the_menu_of_a_telephone(site: Site, new_page: NewPage) -> None:
    page = new_page(360, 740, has_touch=True, is_mobile=True)
    page.goto(site.url("index.html"))
    entry = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Tools")
    expect(entry).to_be_hidden()
    page.locator(".menu summary").tap()
    entry.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tools")
