"""What people take home of a region's own copy: whose it is, on every sheet, and PDF/UA."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from kompas.downloads.book_pdf import book_html, write_book_pdf
from kompas.downloads.card_pdf import write_cards_pdf
from kompas.downloads.file_names import file_stem
from kompas.downloads.form_excel import write_form_excel
from kompas.downloads.form_pdf import write_form_pdf
from kompas.downloads.form_word import write_form_word
from kompas.downloads.item_pdf import item_html, write_item_pdf
from kompas.downloads.meeting_pack import Details, pack_html, write_meeting_pack
from kompas.model.handbook import Handbook
from kompas.model.pagina import Pagina
from kompas.model.tool import Tool
from kompas.render.meeting import part_of
from tests.handbooks import copy_with, handbook_with, replaced
from tests.pdf.verapdf import check_pdf_ua
from tests.regions import (
    CHANGES,
    FULL,
    LOGO_TEXT,
    LONG_NUMBERS,
    ONE_NUMBER,
    WITH_PRIVACY,
    with_logo,
)

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
EDGE = 12 * 72 / 25.4
"""What every sheet keeps free on both sides, in points."""
TOUCHING = 0.5
"""Letters that stand side by side may overlap this much, in points."""
COVER_PADDING = 3 * 72 / 25.4
"""From the letters to above the edge of the box on the cover, in points."""
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


@pytest.fixture(scope="module")
def busy_pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What shows the emergency numbers, of a region with as many and as long ones as may be."""
    settings = replaced(FULL, ONE_NUMBER, LONG_NUMBERS)
    busy = with_logo(copy_with({f"tools/{TOOL}": CARD}, settings, base=WITH_PRIVACY))
    folder = tmp_path_factory.mktemp("nummers")
    files = {name: folder / f"{name}.pdf" for name in ("stap", "formulier", "map", "kaart", "boek")}
    tool = busy.get(Tool, TOOL)
    write_item_pdf(busy, busy.all_steps[1], files["stap"])
    write_form_pdf(busy, tool, files["formulier"], fillable=True)
    write_meeting_pack(busy, [(tool, part_of(tool))], Details(), files["map"])
    write_cards_pdf(busy, [tool], files["kaart"])
    write_book_pdf(busy, files["boek"])
    return files


Edges = tuple[float, float, float, float]
"""Left, bottom, right and top of a letter, in points."""


@dataclass(frozen=True)
class FirstPage:
    """What is printed on the first page of a PDF, and where."""

    text: str
    letters: list[Edges]
    width: float

    def hidden(self, words: str) -> list[str]:
        """Return the letters of `words` that stand off the page or under another letter."""
        start = self.text.index(words)
        return [
            self.text[place]
            for place in range(start, start + len(words))
            if not self._readable(place)
        ]

    def height_of(self, words: str) -> tuple[float, float]:
        """Return the bottom and top of the first letter of `words`, in points from below."""
        _, bottom, _, top = self.letters[self.text.index(words)]
        return bottom, top

    def _readable(self, place: int) -> bool:
        left, bottom, right, top = self.letters[place]
        others = (edges for other, edges in enumerate(self.letters) if other != place)
        covered = any(
            min(right, each[2]) - max(left, each[0]) > TOUCHING
            and min(top, each[3]) - max(bottom, each[1]) > TOUCHING
            for each in others
        )
        return left >= EDGE and right <= self.width - EDGE and not covered


def first_page(pdf: Path) -> FirstPage:
    with pdfium.PdfDocument(pdf) as document:
        page = document[0]
        found = page.get_textpage()
        count = found.count_chars()
        letters = [found.get_charbox(place) for place in range(count)]
        return FirstPage(found.get_text_range(0, count), letters, page.get_width())


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


@pytest.mark.parametrize("name", ["stap", "formulier", "map", "kaart", "boek"])
@pytest.mark.parametrize("words", ["Bel 112", "Veilig Thuis 0800-2000", "Crisisdienst"])
def test_numbers_can_be_read_beside_long_ones_of_a_region(
    name: str, words: str, busy_pdfs: dict[str, Path]
) -> None:
    assert first_page(busy_pdfs[name]).hidden(words) == []


@pytest.mark.parametrize("name", ["stap", "formulier", "map", "boek"])
def test_paper_of_a4_has_every_number_of_a_region(name: str, busy_pdfs: dict[str, Path]) -> None:
    page = first_page(busy_pdfs[name])

    for words in ("0900-1234567", "088-123 45 67", "050-123 45 67"):
        assert page.hidden(words) == []
    assert [line for line in page.text.splitlines() if line.startswith("·")] == []


def test_the_box_with_numbers_stays_below_the_phases_on_the_cover(
    busy_pdfs: dict[str, Path],
) -> None:
    cover = first_page(busy_pdfs["boek"])
    phases, _ = cover.height_of("stap 4")
    _, numbers = cover.height_of("Bel 112")

    assert phases - numbers > COVER_PADDING


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


def test_the_author_of_each_is_who_publishes_the_copy(pdfs: dict[str, Path]) -> None:
    for pdf in pdfs.values():
        with pdfium.PdfDocument(pdf) as document:
            assert document.get_metadata_value("Author") == "Regiobureau Proefland", pdf.name


def test_word_and_excel_files_name_the_publisher_too(copy: Handbook, tmp_path: Path) -> None:
    tool = copy.get(Tool, TOOL)
    for name, write in {"vel.docx": write_form_word, "vel.xlsx": write_form_excel}.items():
        write(copy, tool, tmp_path / name)
        core = zipfile.ZipFile(tmp_path / name).read("docProps/core.xml").decode()
        assert "Regiobureau Proefland</dc:creator>" in core, name


def test_the_handbook_is_the_author_when_nobody_says_who_publishes_it() -> None:
    for handbook in (handbook_with(), copy_with({})):
        html = item_html(handbook, handbook.all_steps[1])
        assert f'<meta name="author" content="{handbook.kompas.titel}">' in html


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
