"""The live preview as an editor sees it: change, mistake and mend, without touching the browser."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kompas.build.pipeline import load
from kompas.website.preview import Preview
from tests.browser.conftest import NewPage
from tests.handbooks import SMALL, replaced

pytestmark = pytest.mark.xdist_group("browser-voorvertoning")

PATIENCE = 60_000
"""Milliseconds: how long it may take on a very slow machine before the test gives up."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


@pytest.fixture
def preview(content: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    preview = Preview(lambda: load(content), (content,), "127.0.0.1", port, print)
    preview.rebuild()
    serving = threading.Thread(target=preview.serve)
    serving.start()
    yield preview
    preview.stop()
    serving.join()


def timed(page: Page, what: str, text: str) -> None:
    """Wait until `text` is on the page by itself; tell how long it took."""
    start = time.monotonic()
    expect(page.locator("body")).to_contain_text(text, timeout=PATIENCE)
    print(f"{what}: {time.monotonic() - start:.1f} s")


def test_a_saved_change_a_mistake_and_its_mending_show_by_themselves(
    content: Path, preview: Preview, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{preview.url}stappen/organiseer-de-governance.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Organiseer de governance")
    page.evaluate("window.sameTab = true")
    file = content / "stappen/organiseer-de-governance.yml"
    original = file.read_text("utf-8")

    changed = replaced(original, "Elke vorm heeft een prijs.", "Elke vorm kost geduld.")
    file.write_text(changed, "utf-8")
    timed(page, "a change", "Elke vorm kost geduld.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Organiseer de governance")

    broken = replaced(changed, "fase: voorbereiding", "fase: voorbereidng")
    file.write_text(broken, "utf-8")
    timed(page, "a mistake", "Er staat een fout in de inhoud")
    line = broken.splitlines().index("fase: voorbereidng") + 1
    expect(page.locator("li")).to_contain_text(
        f"content/stappen/organiseer-de-governance.yml:{line}:"
    )
    expect(page.locator("li")).to_contain_text("Bedoelde u")

    file.write_text(original, "utf-8")
    timed(page, "its mending", "Elke vorm heeft een prijs.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Organiseer de governance")


def test_a_mistake_that_was_there_from_the_start_shows_too(
    content: Path, new_page: NewPage, request: pytest.FixtureRequest
) -> None:
    file = content / "kompas.yml"
    original = file.read_text("utf-8")
    file.write_text(original.replace("titel:", "tietel:"), "utf-8")
    preview: Preview = request.getfixturevalue("preview")
    page = new_page()
    page.goto(preview.url)
    expect(page.locator("body")).to_contain_text("content/kompas.yml:1:1")
    file.write_text(original, "utf-8")
    timed(page, "mending what was broken from the start", "Samen dezelfde kant op")
