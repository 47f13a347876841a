"""Each phase, step, tool, example, profile and role on paper, as the build makes it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from kompas.build.files import ON_PAPER
from kompas.build.pipeline import load
from kompas.downloads.file_names import file_stem
from kompas.downloads.item_pdf import item_html, write_item_pdf
from kompas.model.item import Item
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.paths import handbook_root
from tests.handbooks import handbook_with, text_of
from tests.pdf.verapdf import check_pdf_ua

HANDBOOK = load(handbook_root() / "content")
ITEMS = [item for kind in ON_PAPER for item in HANDBOOK.all(kind)]
PHASES = ("Voorbereiding", "Analyse", "Ambitie", "Strategie", "Implementatie")
ADDRESS = "https://handboek.example.nl/kompas/"

every_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item.kind}/{item.id}")


def pages_of(item: Item, site: Path) -> list[PageObject]:
    return list(PdfReader(site / "downloads" / f"{file_stem(HANDBOOK, item)}.pdf").pages)


@every_item
def test_the_first_page_names_the_emergency_numbers(item: Item, built_site: Path) -> None:
    first_page = pages_of(item, built_site)[0].extract_text()

    assert "112" in first_page
    assert "0800-2000" in first_page


@every_item
def test_every_page_shows_the_phases_and_what_it_is_of_when(item: Item, built_site: Path) -> None:
    for page in pages_of(item, built_site):
        text = " ".join(page.extract_text().split())
        assert all(phase in text for phase in PHASES), page.page_number
        assert f"versie {HANDBOOK.kompas.versie}, 22 november 2026" in text, page.page_number


@every_item
def test_no_page_is_nearly_blank_but_the_last(item: Item, built_site: Path) -> None:
    foot = sum(len(phase) for phase in PHASES) + len(item.titel) + 60
    *pages, last = pages_of(item, built_site)

    assert all(len(page.extract_text()) > foot + 100 for page in pages)
    assert len(last.extract_text()) > foot + 30


@every_item
def test_only_our_own_typefaces_are_embedded(item: Item, built_site: Path) -> None:
    names = {name for page in pages_of(item, built_site) for name in fonts_of(page)}

    assert names
    assert all("Source-Serif" in name or "Atkinson" in name for name in names), names


def fonts_of(page: PageObject) -> set[str]:
    embedded, _ = page._get_fonts()
    return {str(name) for name in embedded}


def test_paper_carries_the_same_words_as_the_screen(built_site: Path) -> None:
    for step in HANDBOOK.all(Stap):
        screen = (built_site / f"stappen/{step.id}.html").read_text("utf-8")
        paper = item_html(HANDBOOK, step)
        for block in step.onderdelen:
            assert f'id="{block.id}"' in screen
            assert f'id="{block.id}"' in paper


def test_a_tool_brings_its_form_to_write_on(built_site: Path) -> None:
    tool = HANDBOOK.get(Tool, "governance-checklist")

    text = " ".join(page.extract_text() for page in pages_of(tool, built_site))

    assert "Hoe groot is ons netwerk?" in text
    assert "Print het formulier en schrijf op de lijnen." in text


def test_who_holds_the_paper_finds_the_newest_text(tmp_path: Path) -> None:
    kompas = f"{text_of('kompas')}adres: {ADDRESS}\n"
    handbook = handbook_with({"kompas": kompas})
    step = handbook.all_steps[0]
    file = tmp_path / "stap.pdf"
    write_item_pdf(handbook, step, file)

    links = {
        annotation.get_object()["/A"]["/URI"]
        for page in PdfReader(file).pages
        for annotation in page.get("/Annots", ())
        if "/URI" in annotation.get_object().get("/A", {})
    }

    assert f"{ADDRESS}stappen/{step.id}.html" in links
    assert check_pdf_ua([file]) == {file: []}


def test_the_qr_code_holds_the_address(tmp_path: Path) -> None:
    kompas = f"{text_of('kompas')}adres: {ADDRESS}\n"
    handbook = handbook_with({"kompas": kompas})
    step = handbook.all_steps[0]
    file = tmp_path / "stap.pdf"
    pages = write_item_pdf(handbook, step, file)
    picture = tmp_path / "blad"
    last = ("-f", str(pages), "-l", str(pages), "-singlefile")
    subprocess.run(["pdftoppm", "-r", "150", "-png", *last, file, picture], check=True)

    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", f"{picture}.png"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert read.stdout.strip() == f"{ADDRESS}stappen/{step.id}.html"
