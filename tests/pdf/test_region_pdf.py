"""What people take home of a region's own copy: whose it is, on every sheet, and PDF/UA."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from kompas.downloads.book_pdf import book_html, write_book_pdf
from kompas.downloads.card_pdf import write_cards_pdf
from kompas.downloads.file_names import file_stem
from kompas.downloads.form_pdf import write_form_pdf
from kompas.downloads.item_pdf import item_html, write_item_pdf
from kompas.downloads.meeting_pack import Details, pack_html, write_meeting_pack
from kompas.model.handbook import Handbook
from kompas.model.pagina import Pagina
from kompas.model.tool import Tool
from kompas.render.meeting import part_of
from tests.handbooks import copy_with, handbook_with
from tests.pdf.verapdf import check_pdf_ua
from tests.regions import CHANGES, FULL, LOGO_TEXT, WITH_PRIVACY, with_logo

pytestmark = pytest.mark.xdist_group("verapdf-regio")

TOOL = "governance-checklist"
BAND = "Dit is een voorbeeld."
CARD = """kaart:
  doel: Zie samen wie waarover beslist.
  stappen:
    - {titel: Vul in, doen: Vul de vragen eerst alleen in.}
    - {titel: Vergelijk, doen: Leg de antwoorden naast elkaar.}
    - {titel: Spreek af, doen: Schrijf op wat ontbreekt.}
"""
LOGO_TAG = '<img class="logo" src="data:image/svg+xml;base64,'


@pytest.fixture(scope="module")
def copy() -> Handbook:
    return with_logo(copy_with({**CHANGES, f"tools/{TOOL}": CARD}, FULL, base=WITH_PRIVACY))


@pytest.fixture(scope="module")
def pdfs(copy: Handbook, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One of every sort."""
    folder = tmp_path_factory.mktemp("regio")
    names = ("stap", "formulier", "privacy", "kaart", "map", "boek")
    files = {name: folder / f"{name}.pdf" for name in names}
    tool = copy.get(Tool, TOOL)
    write_item_pdf(copy, copy.all_steps[1], files["stap"])
    write_form_pdf(copy, tool, files["formulier"], fillable=True)
    write_item_pdf(copy, copy.get(Pagina, "privacy"), files["privacy"])
    write_cards_pdf(copy, [each for each in copy.all(Tool) if each.kaart], files["kaart"])
    write_meeting_pack(copy, [(tool, part_of(tool))], Details(), files["map"])
    write_book_pdf(copy, files["boek"])
    return files


def texts_of(pdf: Path) -> list[str]:
    with pdfium.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.split()) for text in pages]


def test_they_pass_all_rules_of_pdf_ua(pdfs: dict[str, Path]) -> None:
    broken = {pdf.name: rules for pdf, rules in check_pdf_ua(list(pdfs.values())).items() if rules}

    assert broken == {}


@pytest.mark.parametrize("name", ["stap", "formulier", "privacy", "kaart", "map", "boek"])
def test_every_sheet_names_the_region(name: str, pdfs: dict[str, Path]) -> None:
    texts = [text for text in texts_of(pdfs[name]) if text]

    assert [text for text in texts if "Kompas Proefland-Zuid" not in text] == []


@pytest.mark.parametrize("name", ["stap", "formulier", "privacy", "map", "boek"])
def test_the_first_sheet_has_the_band(name: str, pdfs: dict[str, Path]) -> None:
    assert BAND in texts_of(pdfs[name])[0]


def test_a_card_has_room_for_one_word(pdfs: dict[str, Path]) -> None:
    assert "Omstreken · versie 0.0.1 · voorbeeld" in texts_of(pdfs["kaart"])[0]


def test_the_logo_stands_once_in_each_with_its_text(copy: Handbook) -> None:
    tool = copy.get(Tool, TOOL)
    for html in (
        item_html(copy, copy.all_steps[1]),
        pack_html(copy, [(tool, part_of(tool))], Details()),
        book_html(copy),
    ):
        assert html.count(LOGO_TAG) == 1
        assert f'alt="{LOGO_TEXT}"' in html


def test_the_paper_on_privacy_tells_who_is_responsible(pdfs: dict[str, Path]) -> None:
    assert "Wie is verantwoordelijk" in " ".join(texts_of(pdfs["privacy"]))


def test_nothing_of_this_is_in_the_base() -> None:
    base = handbook_with(WITH_PRIVACY)
    tool = base.get(Tool, TOOL)

    for html in (
        item_html(base, base.get(Pagina, "privacy")),
        pack_html(base, [(tool, part_of(tool))], Details()),
        book_html(base),
    ):
        body = html.partition("<body")[2]
        assert "voorbeeldbalk" not in body
        assert 'class="logo"' not in body
        assert "Wie is verantwoordelijk" not in body


def test_files_are_called_after_the_region(copy: Handbook) -> None:
    step, base = copy.all_steps[1], handbook_with()

    assert file_stem(copy, step) == "kompas-proef-stap-2-organiseer-de-governance"
    assert file_stem(base, base.all_steps[1]) == "kompas-stap-2-organiseer-de-governance"
