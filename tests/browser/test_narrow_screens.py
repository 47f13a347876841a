"""A telephone, and a reader who enlarges: no page has to be pushed sideways, no text is cut off."""

from __future__ import annotations

import pytest

from tests.browser.conftest import NewPage
from tests.browser.site import Site

ROOMY_TEXT = """() => {
  const sheet = new CSSStyleSheet(); // a style element would be against the policy
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

SCROLLS_SIDEWAYS = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const beyond = [...document.body.querySelectorAll('*')].filter(
    element => element.getBoundingClientRect().right > innerWidth + 1
  );
  return [`scrolls sideways by ${beyond.slice(0, 3).map(e => e.outerHTML.slice(0, 90))}`];
}"""

CUT_OFF = """() => [...document.body.querySelectorAll('*')].flatMap(element => {
  const tooWide = element.scrollWidth > element.clientWidth + 1;
  const tooHigh = element.scrollHeight > element.clientHeight + 1;
  if (!tooWide && !tooHigh || element instanceof SVGElement) return [];
  const { overflowX, overflowY, clipPath } = getComputedStyle(element);
  if (clipPath !== 'none') return []; // only for screen readers
  const name = element.outerHTML.slice(0, 90);
  if (overflowX === 'hidden' && tooWide || overflowY === 'hidden' && tooHigh) {
    return [`cuts off ${name}`];
  }
  return overflowX === 'auto' && tooWide && element.tabIndex < 0
    ? [`cannot be scrolled by keyboard: ${name}`] : [];
})"""

HALVES = [
    pytest.param(half, marks=pytest.mark.xdist_group(f"browser-smal-{half}")) for half in (0, 1)
]


@pytest.mark.parametrize("half", HALVES)
def test_no_page_scrolls_sideways(site: Site, new_page: NewPage, half: int) -> None:
    page = new_page(320, 256)
    faults: list[str] = []

    def look(script: str, when: str) -> None:
        faults.extend(f"{place} {when} {fault}" for fault in page.evaluate(script))

    for place in sorted(site.documents)[half::2]:
        page.set_viewport_size({"width": 320, "height": 256})
        page.goto(site.url(place))
        page.evaluate("document.fonts.ready")
        look(SCROLLS_SIDEWAYS, "at 320 px")
        page.evaluate(ROOMY_TEXT)
        look(SCROLLS_SIDEWAYS, "with roomy text")
        look(CUT_OFF, "with roomy text")
        page.set_viewport_size({"width": 640, "height": 512})
        look(SCROLLS_SIDEWAYS, "at 640 px")
    assert not faults, "\n".join(faults)


@pytest.mark.xdist_group("browser-smal-0")
def test_letters_twice_as_large_need_no_scrolling_sideways(site: Site, new_page: NewPage) -> None:
    page = new_page(640, 800)
    for place in site.page_types.values():
        page.goto(site.url(place))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not page.evaluate(SCROLLS_SIDEWAYS), place
        assert not page.evaluate(CUT_OFF), place


@pytest.mark.xdist_group("browser-smal-1")
def test_no_width_in_between_scrolls_sideways(site: Site, new_page: NewPage) -> None:
    page = new_page()
    for kind in ("startpagina", "stap", "overzicht"):
        page.goto(site.url(site.page_types[kind]))
        for width in range(320, 1440, 16):
            page.set_viewport_size({"width": width, "height": 800})
            faults = page.evaluate(SCROLLS_SIDEWAYS)
            assert not faults, f"{kind} at {width} px {faults}"
