"""Light and dark, and what a reader asked the system for: less motion, own colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.pictures import contrast, luminances, picture, pixels_that_differ
from tests.browser.site import Site

pytestmark = pytest.mark.xdist_group("browser-weergave")

MOVING = """() => {
  const slow = times => times.split(',').some(time => parseFloat(time) > 0);
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      if (slow(style.transitionDuration) || slow(style.animationDuration)
          || style.scrollBehavior === 'smooth') {
        found.push(`${element.localName}.${element.getAttribute('class')}${part ?? ''}`);
      }
    }
  }
  return found;
}"""


def is_dark(page: Page) -> bool:
    """Tell whether the page itself is dark, as a picture shows."""
    shot = picture(page, (0, 200, 20, 220))
    return sum(luminances(shot)) / (shot.width * shot.height) < 0.2


def test_the_button_switches_and_is_remembered(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    button = page.get_by_role("button", name="Donkere weergave")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert not is_dark(page)

    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert is_dark(page)
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert is_dark(page)
    page.goto(site.url("stappen/index.html"))
    assert is_dark(page)

    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert not is_dark(page)
    page.reload()
    assert not is_dark(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_choice_the_system_decides(site: Site, new_page: NewPage, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site.url("index.html"))
    button = page.get_by_role("button", name="Donkere weergave")
    expect(button).to_have_attribute("aria-pressed", "true" if scheme == "dark" else "false")
    assert is_dark(page) == (scheme == "dark")
    other = "light" if scheme == "dark" else "dark"
    page.emulate_media(color_scheme=other)  # type: ignore[arg-type]
    expect(button).to_have_attribute("aria-pressed", "true" if other == "dark" else "false")
    assert is_dark(page) == (other == "dark")

    # A choice against the system holds, whatever the system does later.
    button.click()
    assert is_dark(page) == (scheme == "dark")
    page.reload()
    assert is_dark(page) == (scheme == "dark")


def test_the_theme_is_there_before_the_page(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    page.get_by_role("button", name="Donkere weergave").click()
    page.route("**/kompas.js", lambda route: route.abort())
    page.reload()
    assert is_dark(page)


def test_who_wants_less_motion_gets_none(site: Site, new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    for place in site.page_types.values():
        page.goto(site.url(place))
        assert not page.evaluate(MOVING), place


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_text_and_focus_visible(
    site: Site, new_page: NewPage, scheme: str
) -> None:
    page = new_page(
        height=1400, forced_colors="active", color_scheme=scheme, reduced_motion="reduce"
    )
    page.goto(site.url("index.html"))
    for words in page.locator(".roos-stap text, .roos-fase text").all():
        shot = picture(page, around(words.bounding_box(), 1))
        shades = sorted(luminances(shot))
        strongest = contrast(shades[0], shades[-1])
        assert strongest >= 4.5, f"{words.text_content()}: {strongest:.1f}"
    for name in ("Stap 1 ", "Fase 2", "Begin bij stap 1", "Leeswijzer"):
        link = page.get_by_role("link", name=name).first
        area = around(link.bounding_box(), 8)
        without = picture(page, area)
        link.focus()
        changed = pixels_that_differ(without, picture(page, area))
        assert changed > 100, f"{name}: {changed} pixels change"


def around(box: object, margin: int) -> tuple[int, ...]:
    """Return left, top, right, bottom of a box with a margin."""
    assert isinstance(box, dict)
    left, top = box["x"] - margin, box["y"] - margin
    right, bottom = box["x"] + box["width"] + margin, box["y"] + box["height"] + margin
    return tuple(round(value) for value in (left, top, right, bottom))
