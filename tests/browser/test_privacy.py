"""The site asks nothing of any other host, and runs under the strictest policy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site

pytestmark = pytest.mark.xdist_group("browser-privacy")

FONTS_LOADED = """async () => {
  const fonts = [...await document.fonts.ready];
  return fonts.filter(font => font.status === 'loaded').length;
}"""


def watched(page: Page, own: str) -> list[str]:
    """Return a list that grows with every request to elsewhere and every complaint of `page`."""
    seen: list[str] = []

    def note(what: str) -> Callable[[str], None]:
        return lambda text: seen.append(f"{page.url}: {what}: {text}")

    elsewhere, said = note("request"), note("console")
    page.on("request", lambda r: None if r.url.startswith((own, "data:")) else elsewhere(r.url))
    page.on("console", lambda m: said(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said(str(error)))
    return seen


def use_the_scripts(page: Page) -> None:
    """Search something and switch the theme."""
    page.get_by_role("button", name="Donkere weergave").click()
    page.get_by_role("searchbox").fill("klantreis")
    expect(page.locator(".zoekresultaten a").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_other_host_and_no_complaint(site: Site, new_page: NewPage, width: int) -> None:
    page = new_page(width)
    seen = watched(page, site.address)
    for kind, place in site.page_types.items():
        answer = page.goto(site.url(place))
        assert answer is not None
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        page.evaluate("document.fonts.ready")
        if kind in {"stap", "overzicht", "niet gevonden"}:
            use_the_scripts(page)
    page.goto(site.url("index.html"))
    for sector in page.locator(".roos-stap:visible").all():
        sector.hover()  # the needle turns
    assert not seen, "\n".join(seen)


def test_a_page_that_is_not_there_looks_like_the_site(site: Site, new_page: NewPage) -> None:
    page = new_page()
    answer = page.goto(site.url("bestaat-niet.html"))
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina is er niet")
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 100, "it has no style"
    page.locator("main").get_by_role("link", name="het kompas").click()
    expect(page).to_have_url(site.url("index.html"))


def test_the_site_works_from_a_folder(built_site: Path, new_page: NewPage) -> None:
    page = new_page()
    own = built_site.as_uri()
    seen = watched(page, own)
    page.goto(f"{own}/index.html")
    page.get_by_role("link", name="Stap 3 ").locator("path").click()
    expect(page.locator(".artikel-nummer")).to_have_text("3")
    assert page.evaluate(FONTS_LOADED) > 0
    use_the_scripts(page)
    expect(page.locator("html")).to_have_attribute("data-thema", "donker")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Klantreis")
    expect(page.locator("html")).to_have_attribute("data-thema", "donker")
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Stappen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stappen")
    assert not seen, "\n".join(seen)
