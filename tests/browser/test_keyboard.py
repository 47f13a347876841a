"""The site without a mouse: everything can be reached, is seen, and lets go again.

These tests press keys and do nothing else: no click, no focus from a script.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.pictures import picture, pixels_that_differ
from tests.browser.site import Site
from tests.browser.test_eight_steps import expect_step, names_on_compass

walk = pytest.mark.xdist_group("browser-toetsenbord")
light = pytest.mark.xdist_group("browser-focus-licht")
dark = pytest.mark.xdist_group("browser-focus-donker")

MARGIN = 14
"""Pixels around an element in which its focus mark may stand."""
MOST_STOPS = 400

FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const boxes = [...element.getClientRects()].filter(box => box.width && box.height);
  let seen = 0, looked = 0;
  for (const { left, top, width, height } of boxes) {
    for (let column = 1; column < 8; column++) {
      for (let row = 1; row < 8; row++) {
        const at = document.elementFromPoint(left + width * column / 8, top + height * row / 8);
        looked += 1;
        seen += Boolean(at && element.contains(at));
      }
    }
  }
  const name = element.getAttribute('aria-label') || element.textContent.trim().slice(0, 60);
  const marked = element.closest('.kaart') || element; // a card is one large target
  const { x, y, width, height } = marked.getBoundingClientRect();
  return {
    number: element.stopNumber ?? null,
    name: `<${element.localName}> ${name || element.id || element.outerHTML.slice(0, 80)}`,
    drawn: element instanceof SVGElement,
    seen: looked ? seen / looked : 0,
    box: { x: x + scrollX, y: y + scrollY, width, height },
  };
}"""

NUMBER_WHAT_CAN_BE_OPERATED = """() => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [tabindex="0"]'
)].filter(element => element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
  .map((element, number) => {
    element.stopNumber = number;
    return element.outerHTML.slice(0, 120);
  })"""

Stop = Mapping[str, Any]


def stops(page: Page, key: str = "Tab") -> Iterator[Stop]:
    """Press `key` until the focus leaves the page; yield every element that has it meanwhile."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return
        yield stop
    pytest.fail(f"the focus does not leave {page.url}: it is now at {stop['name']}")


def go_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press `key` until the link with this name has the focus."""
    assert any(name in stop["name"] for stop in stops(page, key)), f"no stop called {name!r}"


@walk
def test_the_skip_link_comes_first_and_leads_past_the_menu(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(site.page_types["stap"]))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.inhoud-vlak').contains(document.activeElement)")


@walk
def test_from_the_compass_to_the_last_step(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    names = names_on_compass(page)
    go_to(page, "Stap 1 ")
    page.keyboard.press("Enter")
    expect_step(page, 1, names[1])
    for number in range(2, 9):
        # From the top of a page, Shift+Tab starts at its end.
        go_to(page, "Volgende stap", "Tab" if number == 2 else "Shift+Tab")
        page.keyboard.press("Enter")
        expect_step(page, number, names[number])
    go_to(page, "Ambitie", "Shift+Tab")  # in the phase bar
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ambitie")
    go_to(page, names[5])
    page.keyboard.press("Enter")
    expect_step(page, 5, names[5])


@walk
def test_the_compass_goes_round_by_tab(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    on_rose = [stop["name"].removeprefix("<a> ")[:6] for stop in stops(page) if stop["drawn"]]
    assert on_rose == [
        *("Fase 1", "Stap 1", "Stap 2", "Stap 3", "Fase 2", "Stap 4", "Fase 3", "Stap 5"),
        *("Fase 4", "Stap 6", "Stap 7", "Fase 5", "Stap 8"),
    ]


@walk
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", ["startpagina", "stap", "tool met formulier", "overzicht"])
def test_every_stop_is_seen_and_none_holds_on(
    site: Site, new_page: NewPage, kind: str, width: int
) -> None:
    page = new_page(width, 740, reduced_motion="reduce")
    page.goto(site.url(site.page_types[kind]))
    operable = page.evaluate(NUMBER_WHAT_CAN_BE_OPERATED)
    forward = list(stops(page))

    reached = {stop["number"] for stop in forward}
    missed = [start for number, start in enumerate(operable) if number not in reached]
    assert not missed, f"Tab passes over {missed}"
    for stop in forward:
        # Of a ring part only its own shape counts, and that fills its box for a part.
        enough = 0.15 if stop["drawn"] else 0.5
        assert stop["seen"] >= enough, f"of {stop['name']} only {stop['seen']:.0%} is seen"

    way_back = itertools.islice(stops(page, "Shift+Tab"), len(forward))
    assert [stop["name"] for stop in way_back] == [stop["name"] for stop in reversed(forward)]


@pytest.mark.parametrize(
    "scheme", [pytest.param("light", marks=light), pytest.param("dark", marks=dark)]
)
@pytest.mark.parametrize("kind", ["startpagina", "stap"])
def test_the_focus_is_marked_at_every_stop(
    site: Site, new_page: NewPage, kind: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme, reduced_motion="reduce")
    page.goto(site.url(site.page_types[kind]))
    # The whole page at once, so that nothing scrolls between two pictures.
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": 1280, "height": height})
    without = picture(page)
    for stop in stops(page):
        box = stop["box"]
        left, top = max(0, box["x"] - MARGIN), max(0, box["y"] - MARGIN)
        right = min(without.width, box["x"] + box["width"] + MARGIN)
        bottom = min(without.height, box["y"] + box["height"] + MARGIN)
        area = tuple(round(value) for value in (left, top, right, bottom))
        marked = picture(page, area)
        changed = pixels_that_differ(without.crop(area), marked)
        needed = box["width"] + box["height"]
        assert changed >= needed, f"{stop['name']}: {changed} pixels change, {needed:.0f} needed"
