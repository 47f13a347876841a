"""A hostile region in the browser: its texts are read as text, also by the scripts of the site.

The browser gets no security policy here, so that nothing but the site itself keeps it safe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, Request, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site, serving
from tests.conftest import made_once
from tests.hostile import HOST, MARK, build_hostile_site

pytestmark = pytest.mark.xdist_group("kwaad")


@pytest.fixture(scope="session")
def hostile_site(shared_folder: Path) -> Iterator[Site]:
    with serving(made_once(shared_folder / "kwaad", build_hostile_site)) as site:
        yield site


@dataclass
class Watched:
    """A tab of which all is noted that a hostile text could bring about."""

    page: Page
    own: tuple[str, ...]
    """What the addresses of the site itself begin with."""
    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self.own):
            self.requests.append(request.url)

    def check(self) -> None:
        """Let every picture, frame and script that was put on the page have its turn, and look."""
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
        )
        where = self.page.url
        assert self.page.evaluate("() => window.kwaad") is None, where
        assert self.page.locator('img[src="x"], iframe, object').count() == 0, where
        assert (self.dialogs, self.requests, self.errors) == ([], [], []), where


@pytest.fixture
def watched(hostile_site: Site, new_page: NewPage) -> Watched:
    return Watched(new_page(bypass_csp=True), (hostile_site.address, "blob:", "data:"))


def test_no_page_runs_what_it_shows(hostile_site: Site, watched: Watched) -> None:
    pages = sorted(hostile_site.documents)
    assert {"index.html", "anders.html", "contact.html", "tools/kwaad-alles.html"} <= set(pages)

    for page in pages:
        watched.page.goto(hostile_site.url(page))
        assert MARK in watched.page.locator("body").inner_text(), page
        # What opens, what is pointed at and what gets the focus has a chance as well.
        watched.page.evaluate(
            "() => { document.querySelectorAll('details').forEach(each => (each.open = true));"
            "document.querySelectorAll('a, button, input, img, svg').forEach(each => {"
            "each.dispatchEvent(new Event('mouseover', { bubbles: true }));"
            "each.dispatchEvent(new Event('focus')); }); }"
        )
        watched.check()


def test_from_the_disk(hostile_site: Site, new_page: NewPage) -> None:
    watched = Watched(new_page(), (hostile_site.folder.as_uri(), "blob:", "data:"))

    for page in ("index.html", "tools/kwaad-alles.html", "anders.html"):
        watched.page.goto((hostile_site.folder / page).as_uri())
        watched.check()


def test_the_results_of_a_search(hostile_site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(hostile_site.url("index.html"))
    question = page.locator(".zoeken input").first

    for asked in (MARK, "<script>window.kwaad=1</script>", "alert"):
        question.fill("")
        question.press_sequentially(asked)
        if asked != "alert":
            expect(page.locator(".zoekresultaten a:visible").first).to_contain_text("<script>")
        watched.check()


def test_the_filters_of_a_list(hostile_site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(hostile_site.url("tools/index.html"))

    for box in page.locator("main input[type=checkbox]").all():
        if box.is_visible():
            box.check()
            watched.check()


@pytest.mark.parametrize("kind", ["PDF", "Word", "Excel"])
def test_a_form_that_is_filled_in_and_taken_home(
    hostile_site: Site, watched: Watched, kind: str
) -> None:
    page = watched.page
    page.goto(hostile_site.url("tools/kwaad-alles.html"))
    page.evaluate("() => document.querySelectorAll('details').forEach(each => (each.open = true))")
    page.locator('[name="v-tekst"]').fill('"><img src=x onerror=window.kwaad=1>')
    page.locator('[name="v-datum"]').fill("<img src=x onerror=window.kwaad=1>")

    page.get_by_role("button", name="Controleer het formulier").click()
    expect(page.locator(".invoerfout, [aria-invalid=true]").first).to_be_visible()
    watched.check()
    with page.expect_download() as downloading:
        page.get_by_role("button", name=f"Download als {kind}").click()

    assert downloading.value.suggested_filename.startswith("kompas-kwaad-tool-kwaad-alles")
    watched.check()


def test_a_meeting_pack(hostile_site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(
        hostile_site.url(f"vergadermap.html#o=kwaad-alles&o=filomena&titel={MARK}<img src=x>")
    )

    expect(page.locator(".maprij-titel").first).to_contain_text("<script>")
    expect(page.locator(".vergaderblad").first).to_contain_text(MARK)
    watched.check()


def test_the_logo_and_its_words(hostile_site: Site, watched: Watched) -> None:
    page = watched.page
    page.goto(hostile_site.url("assets/logo.svg"))
    watched.check()
    page.goto(hostile_site.url("index.html"))

    logo = page.locator("header img").first
    assert logo.evaluate("logo => logo.complete && logo.naturalWidth > 0")
    assert HOST not in (logo.get_attribute("alt") or "")
