"""Searching: what it finds, how it is worked, and what it tells."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site

pytestmark = pytest.mark.xdist_group("browser-zoeken")

ON_DEMAND = ("zoekmachine.js", "zoekindex.js")

# What a reader types → the page that should come among the first so many.
QUESTIONS = {
    "klantreis": ("tools/klantreis.html", 1),
    "clientreis": ("tools/klantreis.html", 1),  # a synonym, without its dots
    "filomena": ("praktijkvoorbeelden/filomena.html", 1),
    "stem van huishoudens": ("verdieping/stem-van-huishoudens.html", 1),
    "ambassadeur": ("tools/ambassadeurs-vinden.html", 1),
    "checklist governance": ("tools/governance-checklist.html", 1),
    "successen vieren": ("stappen/cyclisch-lerend-netwerk-en-vier-successen.html", 1),
    "scheiding": ("geweldsprofielen/complexe-conflictscheiding.html", 1),  # part of a compound
    "mda++": ("begrippen.html#mda", 3),
    "governance": ("stappen/organiseer-de-governance.html", 3),
    "plan van aanpak": ("stappen/maak-een-plan-van-aanpak.html", 3),
    "intieme terreur": ("geweldsprofielen/intieme-terreur.html", 3),
    "indicator": ("stappen/formuleer-een-strategie-en-indicatoren.html", 3),
    "govrnance": ("stappen/organiseer-de-governance.html", 3),  # a slip of the finger
    "VEILIG THUIS": ("begrippen.html#veilig-thuis", 1),
}


def results(page: Page) -> Locator:
    return page.locator(".zoekresultaten a:visible")


def ask(page: Page, question: str) -> list[str]:
    """Type a question; return where the results lead, from the root of the site."""
    field = page.get_by_role("searchbox", name="Zoek in het handboek")
    field.fill("")
    expect(results(page)).to_have_count(0)
    field.press_sequentially(question)
    expect(results(page).first).to_be_visible()
    page.wait_for_function("q => document.querySelector('.zoeken input').value === q", arg=question)
    root = page.url.rpartition("/kompas/")[0] + "/kompas/"
    links: list[str] = results(page).evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(root) for link in links]


def test_the_page_that_is_meant_comes_first(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("stappen/organiseer-de-governance.html"))
    wrong = []
    for question, (place, most) in QUESTIONS.items():
        found = ask(page, question)
        if place not in found[:most]:
            wrong.append(f"{question!r}: {place} is not among the first {most} of {found}")
    assert not wrong, "\n".join(wrong)


def test_a_title_comes_before_running_text(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    ask(page, "governance")
    titles = page.locator(".zoekresultaten .zoek-titel").all_inner_texts()
    with_word = ["governance" in title.lower() for title in titles]
    assert with_word[0], titles
    assert with_word == sorted(with_word, reverse=True), titles


def test_engine_and_index_are_loaded_at_the_first_focus(site: Site, new_page: NewPage) -> None:
    page = new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(site.url("index.html"))
    page.wait_for_load_state("networkidle")
    assert not set(ON_DEMAND) & set(loaded)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.wait_for_function("window.kompasZoekmachine && window.kompasZoekindex")
    ask(page, "governance")
    ask(page, "klantreis")
    assert sorted(name for name in loaded if name in ON_DEMAND) == sorted(ON_DEMAND)


def test_arrows_walk_enter_opens_and_escape_closes(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("tools/klantreis.html"))
    page.keyboard.press("/")
    page.keyboard.type("ambitie")
    expect(results(page).nth(2)).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(results(page).nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(results(page).last).to_be_focused()

    page.keyboard.press("Escape")
    expect(results(page)).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("ambitie")

    page.keyboard.type(" ")
    page.keyboard.press("Backspace")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    title = results(page).first.locator(".zoek-titel").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_enter_opens_the_first_result(site: Site, new_page: NewPage) -> None:
    page = new_page(360)
    page.goto(site.url("index.html"))
    page.get_by_role("searchbox").click()
    page.keyboard.type("klantreis")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Klantreis")
    expect(page).to_have_url(site.url("tools/klantreis.html"))


def test_the_count_is_announced(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    status = page.locator(".zoeken [role=status]")
    expect(status).to_have_text("")
    ask(page, "governance")
    expect(status).to_have_text("De beste 8 resultaten")
    count = len(ask(page, "ambassadeurs"))
    expect(status).to_have_text("1 resultaat" if count == 1 else f"{count} resultaten")
    page.get_by_role("searchbox").fill("xyzzyq")
    expect(status).to_have_text("Niets gevonden voor “xyzzyq”. Probeer een ander woord.")
    expect(page.locator(".zoeken-tekst")).to_be_visible()
    expect(results(page)).to_have_count(0)


def test_a_slash_in_a_field_stays_a_slash(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    page.get_by_role("searchbox").press_sequentially("en/of")
    expect(page.get_by_role("searchbox")).to_have_value("en/of")


def test_markup_in_a_question_stays_text(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    page.get_by_role("searchbox").fill("<xyzzyq>")
    expect(page.locator(".zoeken [role=status]")).to_contain_text("“<xyzzyq>”")
    expect(page.locator(".zoeken-tekst")).to_contain_text("“<xyzzyq>”")
    expect(page.locator(".zoeken xyzzyq")).to_have_count(0)


def test_a_click_elsewhere_and_leaving_close_the_results(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    ask(page, "governance")
    page.get_by_role("heading", level=1).click()
    expect(results(page)).to_have_count(0)
    ask(page, "governance")
    page.keyboard.press("Shift+Tab")
    expect(results(page)).to_have_count(0)
