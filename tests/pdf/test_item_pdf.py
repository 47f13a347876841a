"""Each step on paper, as the build makes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from kompas.build.pipeline import load
from kompas.downloads.file_names import file_stem
from kompas.downloads.item_pdf import item_html
from kompas.model.stap import Stap
from kompas.paths import handbook_root

PHASES = ("Voorbereiding", "Analyse", "Ambitie", "Strategie", "Implementatie")


@pytest.fixture(scope="module")
def step_pdfs(built_site: Path) -> list[Path]:
    handbook = load(handbook_root() / "content")
    return [
        built_site / "downloads" / f"{file_stem(handbook, step)}.pdf" for step in handbook.all_steps
    ]


def test_every_step_has_a_pdf(step_pdfs: list[Path]) -> None:
    assert len(step_pdfs) == 8
    assert all(path.is_file() for path in step_pdfs)


def test_the_first_page_names_the_emergency_numbers(step_pdfs: list[Path]) -> None:
    for path in step_pdfs:
        first_page = PdfReader(path).pages[0].extract_text()
        assert "112" in first_page
        assert "0800-2000" in first_page


def test_the_phase_bar_stands_in_the_foot_of_every_page(step_pdfs: list[Path]) -> None:
    for path in step_pdfs:
        for page in PdfReader(path).pages:
            text = page.extract_text()
            assert all(phase in text for phase in PHASES), (path.name, page.page_number)


def test_no_page_is_blank(step_pdfs: list[Path]) -> None:
    bar = sum(len(phase) for phase in PHASES)
    for path in step_pdfs:
        for page in PdfReader(path).pages:
            assert len(page.extract_text()) > bar + 100, (path.name, page.page_number)


def test_only_our_own_typefaces_are_embedded(step_pdfs: list[Path]) -> None:
    for path in step_pdfs:
        names = {name for page in PdfReader(path).pages for name in fonts_of(page)}
        assert names
        assert all("Source-Serif" in name or "Atkinson" in name for name in names), names


def fonts_of(page: PageObject) -> set[str]:
    embedded, _ = page._get_fonts()
    return {str(name) for name in embedded}


def test_paper_carries_the_same_words_as_the_screen(built_site: Path) -> None:
    handbook = load(handbook_root() / "content")
    for step in handbook.all(Stap):
        screen = (built_site / f"stappen/{step.id}.html").read_text("utf-8")
        paper = item_html(handbook, step)
        for block in step.onderdelen:
            assert f'id="{block.id}"' in screen
            assert f'id="{block.id}"' in paper
