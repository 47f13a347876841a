"""Filtering a catalogue: what it leaves, what the address keeps, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site
from tests.browser.test_accessibility import findings
from tests.browser.test_keyboard import go_to
from tests.browser.test_printing import printed

pytestmark = pytest.mark.xdist_group("browser-filters")

TOOLS = "tools/index.html"
CATALOGUES = ("tools", "praktijkvoorbeelden", "verdieping", "figuren")
NOTHING_FITS = "soort=draaiboek&tijd=30"
"""The only draaiboek takes three hours."""


def cards(page: Page) -> Locator:
    return page.locator(".catalogus-groep .kaart")


def shown(page: Page) -> Locator:
    return page.locator(".catalogus-groep .kaart:visible")


def status(page: Page) -> Locator:
    return page.locator(".filter [role=status]")


def titles(page: Page) -> list[str]:
    """Return the titles of the cards that are shown."""
    return page.locator(".kaart-titel:visible").all_inner_texts()


def choose(page: Page, label: str, option: str) -> None:
    """Choose the option whose words, before the count, are `option`."""
    field = page.get_by_label(label, exact=True)
    labels = field.locator("option").all_inner_texts()
    [found] = [words for words in labels if words.rpartition(" (")[0] == option]
    field.select_option(label=found)


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def of_kind(page: Page, word: str) -> list[str]:
    """Return the titles of all cards that say in their first line that they are a `word`."""
    found = cards(page).filter(has=page.locator(".kaart-soort", has_text=f"· {word}"))
    return found.locator(".kaart-titel").all_inner_texts()


def test_what_fits_stays(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(TOOLS))
    everything, checklists = titles(page), of_kind(page, "checklist")
    choose(page, "Soort", "Checklist")
    assert titles(page) == checklists
    assert 0 < len(checklists) < len(everything)

    page.get_by_label("Alleen in te vullen").check()
    fillable = shown(page).filter(has_text="In te vullen")
    expect(fillable).to_have_count(shown(page).count())
    assert len(titles(page)) <= len(checklists)


def test_a_group_with_nothing_left_is_gone(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("praktijkvoorbeelden/index.html"))
    groups = page.locator(".catalogus-groep")
    assert groups.count() > 2
    choose(page, "Regio", "Twente")
    expect(page.locator(".catalogus-groep:visible")).to_have_count(1)
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_contain_text("Twente")


def test_a_choice_says_how_much_it_leaves(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(TOOLS))
    choose(page, "Fase", "Ambitie")
    field = page.get_by_label("Soort", exact=True)
    for words in field.locator("option").all_inner_texts()[1:]:
        field.select_option(label=words)
        assert words.endswith(f" ({shown(page).count()})")
        field.select_option(value="")


def test_the_address_keeps_the_choice(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(f"{TOOLS}?van=nieuwsbrief#groep-1"))
    steps_back = page.evaluate("history.length")
    choose(page, "Fase", "Analyse")
    choose(page, "Tijd", "Tot 1 uur")
    page.get_by_label("Alleen in te vullen").check()
    address = "van=nieuwsbrief&fase=analyse&tijd=60&invullen=ja#groep-1"
    assert query(page) == address
    assert page.evaluate("history.length") == steps_back

    left = titles(page)
    other = new_page()
    other.goto(page.url)
    assert titles(other) == left
    expect(other.get_by_label("Tijd", exact=True)).to_have_value("60")
    expect(other.get_by_label("Alleen in te vullen")).to_be_checked()
    expect(status(other)).to_have_text(f"{len(left)} van {cards(other).count()} tools")


def test_the_choice_is_back_after_back(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(TOOLS))
    choose(page, "Soort", "Checklist")
    left = titles(page)
    page.get_by_role("link", name=left[-1]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(left[-1])
    page.go_back()
    expect(page.get_by_label("Soort", exact=True)).to_have_value("checklist")
    assert titles(page) == left

    # Also where the browser goes back without loading the page anew.
    page.evaluate("history.pushState(null, '', '?soort=model')")
    page.evaluate("history.pushState(null, '', location.pathname)")
    page.go_back()
    expect(page.get_by_label("Soort", exact=True)).to_have_value("model")
    assert titles(page) == of_kind(page, "model")


@pytest.mark.parametrize("query", ["fase=zomer", "tijd=", "invullen=nee", "kleur=blauw", "fase"])
def test_an_unknown_choice_is_ignored(site: Site, new_page: NewPage, query: str) -> None:
    page = new_page()
    page.goto(site.url(f"{TOOLS}?{query}"))
    expect(page.locator(".filter")).to_be_visible()
    expect(shown(page)).to_have_count(cards(page).count())
    expect(page.get_by_label("Fase", exact=True).locator(":checked")).to_have_text("Alles")
    expect(status(page)).to_have_text("")


def test_the_count_is_announced(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(TOOLS))
    total = cards(page).count()
    expect(status(page)).to_have_text("")
    choose(page, "Soort", "Draaiboek")
    expect(status(page)).to_have_text(f"1 van {total} tools")
    choose(page, "Soort", "Checklist")
    expect(status(page)).to_have_text(f"{shown(page).count()} van {total} tools")
    page.get_by_label("Soort", exact=True).select_option(value="")
    expect(status(page)).to_have_text(f"Alle {total} tools")


def test_all_filters_are_wiped_at_once(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(f"{TOOLS}?fase=analyse&invullen=ja"))
    total = cards(page).count()
    wipe = page.get_by_role("button", name="Wis filters")
    wipe.click()
    expect(wipe).to_be_hidden()
    expect(shown(page)).to_have_count(total)
    expect(page.get_by_label("Alleen in te vullen")).not_to_be_checked()
    expect(page.locator(".filter summary")).to_be_focused()
    expect(status(page)).to_have_text(f"Alle {total} tools")
    assert query(page) == ""


def test_who_finds_nothing_hears_why(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(f"{TOOLS}?{NOTHING_FITS}"))
    expect(shown(page)).to_have_count(0)
    expect(page.locator(".catalogus-groep:visible")).to_have_count(0)
    expect(status(page)).to_be_visible()
    expect(status(page)).to_contain_text(f"0 van {cards(page).count()} tools. Niets past")
    expect(page.get_by_role("button", name="Wis filters")).to_be_visible()


def test_by_keyboard(site: Site, new_page: NewPage) -> None:
    page = new_page(360)
    page.goto(site.url(TOOLS))
    expect(page.get_by_label("Soort", exact=True)).to_be_hidden()
    go_to(page, "Filter de lijst")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Soort", exact=True)).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Soort", exact=True)).to_be_focused()
    page.keyboard.type("Checkl")
    expect(page.get_by_label("Soort", exact=True)).to_have_value("checklist")
    assert query(page) == "soort=checklist"
    while not page.evaluate("document.activeElement.matches('[type=checkbox]')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert query(page) == "soort=checklist&invullen=ja"
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Wis filters")).to_be_focused()
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_count(cards(page).count())


@pytest.mark.parametrize("width", [320, 1280])
def test_a_finger_hits_every_control(site: Site, new_page: NewPage, width: int) -> None:
    page = new_page(width, has_touch=True)
    page.goto(site.url(f"{TOOLS}?fase=analyse"))
    controls = page.locator(".filter :is(summary, select, input, button)")
    assert controls.count() > 5
    for control in controls.all():
        box = control.bounding_box()
        assert box is not None
        assert box["width"] >= 24, control
        assert box["height"] >= 24, control
    page.get_by_text("Alleen in te vullen").tap()
    assert query(page) == "fase=analyse&invullen=ja"


def test_a_folded_filter_still_says_what_was_chosen(site: Site, new_page: NewPage) -> None:
    page = new_page(360)
    page.goto(site.url(f"{TOOLS}?soort=checklist&tijd=120&invullen=ja"))
    words = page.get_by_text("Soort: Checklist · Tijd: Tot 2 uur · Alleen in te vullen")
    expect(words).to_be_hidden()
    page.locator(".filter summary").click()
    expect(words).to_be_visible()


def test_it_works_from_a_folder(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{site.folder.joinpath(TOOLS).as_uri()}?soort=model")
    assert titles(page) == of_kind(page, "model")
    choose(page, "Soort", "Checklist")
    assert titles(page) == of_kind(page, "checklist")


def test_the_form_is_never_sent(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(TOOLS))
    # Not by Enter: the policy of this server would stop it too.
    submit = "form => form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }))"
    assert page.locator(".filter").evaluate(submit) is False


def test_the_list_is_filtered_also_where_the_address_may_not_change(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.add_init_script("history.replaceState = () => { throw new DOMException('no') }")
    page.goto(site.url(TOOLS))
    choose(page, "Soort", "Checklist")
    assert titles(page) == of_kind(page, "checklist")
    expect(status(page)).to_contain_text(" van ")


def test_without_scripts_all_is_shown(site: Site, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    for catalogue in CATALOGUES:
        page.goto(site.url(f"{catalogue}/index.html?fase=analyse"))
        assert page.locator(".filter").count() == 1
        expect(page.locator(".filter")).to_be_hidden()
        expect(shown(page)).to_have_count(cards(page).count())


def test_what_is_filtered_is_printed_without_the_form(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(f"{TOOLS}?soort=checklist"))
    total = cards(page).count()
    left, gone = titles(page), of_kind(page, "model")
    paper = " ".join(printed(page))
    assert f"{len(left)} van {total} tools Soort: Checklist" in paper
    assert all(one_line(title) in paper for title in left)
    for words in (*gone, "Filter de lijst", "Wis filters", "Alleen in te vullen", "Alles"):
        assert one_line(words) not in paper, words
    page.get_by_role("button", name="Wis filters").click()
    assert "Filter de lijst" not in " ".join(printed(page))


def one_line(words: str) -> str:
    return " ".join(words.split())


def test_a_card_says_that_a_tool_is_to_be_filled_in(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(TOOLS))
    marked = cards(page).filter(has_text=re.compile("In te vullen")).locator("a")
    assert leads_to(marked.all()) == {
        place.removeprefix("tools/")
        for place, document in site.documents.items()
        if {"artikel-tool", "formulier"} <= document.classes
    }


def leads_to(links: Iterable[Locator]) -> set[str | None]:
    return {link.get_attribute("href") for link in links}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_filter(
    site: Site, new_page: NewPage, scheme: str, width: int
) -> None:
    page = new_page(width, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for choice in ("fase=analyse&invullen=ja", NOTHING_FITS):
        page.goto(site.url(f"{TOOLS}?{choice}"))
        expect(page.get_by_label("Soort", exact=True)).to_be_visible()
        found += findings(page)
    assert not found, "\n".join(found)
