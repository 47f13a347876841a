"""The offline copy, unpacked and opened from disk: no server, no network."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from kompas.build.offline import FOLDER_IN_ZIP
from kompas.downloads.filled_pdf import read_filled_pdf
from tests.browser.conftest import NewPage
from tests.browser.test_privacy import watched

FORM = "tools/governance-checklist.html"


@pytest.fixture
def unpacked(built_site: Path, tmp_path: Path) -> Path:
    """The folder that somebody has after unpacking the zip."""
    with zipfile.ZipFile(built_site / "downloads" / "kompas-offline.zip") as archive:
        archive.extractall(tmp_path)
    return tmp_path / FOLDER_IN_ZIP


@pytest.fixture
def page(unpacked: Path, new_page: NewPage) -> Page:
    """A tab on the start page, in a browser that has no network."""
    page = new_page()
    page.context.set_offline(True)
    page.goto((unpacked / "index.html").as_uri())
    return page


def test_search_finds_and_leads_there(page: Page, unpacked: Path) -> None:
    seen = watched(page, unpacked.as_uri())
    page.get_by_role("searchbox").fill("governance")
    page.locator(".zoekresultaten a").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("overnance")
    assert not seen, "\n".join(seen)


def test_a_form_is_filled_in_and_taken_away_as_pdf(
    page: Page, unpacked: Path, tmp_path: Path
) -> None:
    seen = watched(page, unpacked.as_uri())
    page.goto((unpacked / FORM).as_uri())
    page.locator("[name=naam]").fill("Netwerk Oost – coördinatie")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download als PDF").click()
    download.value.save_as(tmp_path / "ingevuld.pdf")

    assert read_filled_pdf(tmp_path / "ingevuld.pdf").answers[("naam",)] == (
        "Netwerk Oost – coördinatie"
    )
    assert not [line for line in seen if "blob:" not in line], "\n".join(seen)


def test_a_ready_made_file_is_there(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / FORM).as_uri())
    link = page.locator(".downloads a").first
    address = link.get_attribute("href")
    assert address is not None

    assert len(PdfReader(unpacked / "tools" / address).pages) > 1
