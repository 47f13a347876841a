"""Not one finding of axe on any kind of page, light and dark, narrow and wide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# One group for each scheme, so that two workers share the load.
light = pytest.mark.xdist_group("browser-axe-licht")
dark = pytest.mark.xdist_group("browser-axe-donker")


def findings(page: Page) -> list[str]:
    """Return what axe finds on the open page: the rule, the place and what is wrong there."""
    page.evaluate(AXE.read_text("utf-8"))
    result: dict[str, Any] = page.evaluate(
        """standards => axe.run({
             runOnly: { type: 'tag', values: standards },
             resultTypes: ['violations'],
           })""",
        STANDARDS,
    )
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}\n    {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "scheme", [pytest.param("light", marks=light), pytest.param("dark", marks=dark)]
)
def test_axe_finds_nothing(site: Site, new_page: NewPage, scheme: str, width: int) -> None:
    page = new_page(width, color_scheme=scheme, reduced_motion="reduce")
    found = []
    for kind, place in site.page_types.items():
        page.goto(site.url(place))
        found += [f"{place} ({kind}): {finding}" for finding in findings(page)]
    assert not found, "\n".join([f"axe has {len(found)} findings", *found])


@pytest.mark.xdist_group("browser-axe-figuren")
def test_axe_finds_nothing_in_any_figure(site: Site, new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    found = []
    for place, document in site.documents.items():
        if "artikel-figuur" in document.classes:
            page.goto(site.url(place))
            found += [f"{place}: {finding}" for finding in findings(page)]
    assert not found, "\n".join([f"axe has {len(found)} findings", *found])


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "scheme", [pytest.param("light", marks=light), pytest.param("dark", marks=dark)]
)
def test_axe_finds_nothing_in_what_opens(
    site: Site, new_page: NewPage, scheme: str, width: int
) -> None:
    page = new_page(width, color_scheme=scheme, reduced_motion="reduce")
    page.goto(site.url("index.html"))
    found = []
    if width == 320:
        page.locator(".menu summary").click()
        expect(page.locator(".menu-lijst")).to_be_visible()
        found += findings(page)
    page.get_by_role("searchbox").fill("governance")
    expect(page.locator(".zoekresultaten a").first).to_be_visible()
    found += findings(page)
    page.get_by_role("searchbox").fill("xyzzyq")
    expect(page.locator(".zoeken [role=status]")).to_contain_text("Niets gevonden")
    found += findings(page)
    assert not found, "\n".join(found)
