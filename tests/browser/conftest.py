"""The browser and the served site that all tests here share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.site import Site, serving

LAUNCH_OPTIONS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, one for each worker."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("Chromium is not installed: run 'make test', which sees to it", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=LAUNCH_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[Site]:
    """The real handbook, served below a sub-path."""
    with serving(built_site) as site:
        yield site


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """A function that opens a tab with a profile of its own; it takes Playwright's options."""
    contexts = []

    def open_tab(width: int = 1280, height: int = 800, **options: object) -> Page:
        viewport = {"width": width, "height": height}
        context = browser.new_context(viewport=viewport, **options)  # type: ignore[arg-type]
        contexts.append(context)
        context.set_default_timeout(10_000)
        return context.new_page()

    yield open_tab
    for context in contexts:
        context.close()
