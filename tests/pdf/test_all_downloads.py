"""What holds for every PDF that readers can take home, as the build makes it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.pdf.verapdf import check_pdf_ua
from tests.pdf.viewers import fonts_that_are_not_in

pytestmark = pytest.mark.xdist_group("verapdf")

NAME = re.compile(r"kompas(-[a-z0-9]+)+\.pdf")


@pytest.fixture(scope="module")
def pdfs(built_site: Path) -> list[Path]:
    """Every PDF of the site, wherever it lies."""
    found = sorted(built_site.rglob("*.pdf"))
    assert found
    return found


def test_every_pdf_passes_all_rules_of_pdf_ua(pdfs: list[Path]) -> None:
    assert {pdf.name: broken for pdf, broken in check_pdf_ua(pdfs).items() if broken} == {}


def test_every_pdf_has_its_fonts_in_it(pdfs: list[Path]) -> None:
    with ThreadPoolExecutor() as threads:
        lacking = zip(pdfs, threads.map(fonts_that_are_not_in, pdfs), strict=True)
        assert {pdf.name: fonts for pdf, fonts in lacking if fonts} == {}


def test_every_name_tells_whose_it_is_and_is_of_one_file(pdfs: list[Path]) -> None:
    names = [pdf.name for pdf in pdfs]
    assert [name for name in names if not NAME.fullmatch(name)] == []
    assert len(names) == len(set(names))
    assert {pdf.parent.name for pdf in pdfs} == {"downloads"}
