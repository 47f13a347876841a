"""The whole handbook as one book, and as a small one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PageObject, PdfReader

from kompas.downloads.book_locator import book_locator, top_of
from kompas.downloads.book_parts import help_page_of, parts_of
from kompas.downloads.book_pdf import book_html
from kompas.model.figuur import Figuur
from kompas.model.handbook import Handbook, build_handbook
from kompas.model.item import Item
from kompas.model.tool import Tool
from kompas.paths import handbook_root
from kompas.render.citations import shared_citations
from kompas.render.dates import in_words
from kompas.source.folder import read_folder
from tests.pdf.verapdf import check_pdf_ua

pytestmark = pytest.mark.xdist_group("book")

FOOT = 60
"""The phase bar stands below this height, in points from the foot of the page."""
SHOWN_PAGE = re.compile(r"\(p\.\s(\d+)\)")
PHASE_NAMES = ("Voorbereiding", "Analyse", "Ambitie", "Strategie", "Implementatie")

WRITE_SMALL_BOOK = """
import sys
from pathlib import Path
from kompas.downloads.book_pdf import write_book_pdf
from tests.handbooks import handbook_with
write_book_pdf(handbook_with(), Path(sys.argv[1]))
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the book: where it stands, and where it leads."""

    target: str
    height: float
    """From the foot of the page, in points."""


class Book:
    """What a reader of the book finds."""

    def __init__(self, path: Path, handbook: Handbook) -> None:
        self.path = path
        self.handbook = handbook
        self.reader = PdfReader(path)

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page; page 1 is the first."""
        document = pypdfium2.PdfDocument(self.path)
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]

    def text(self, page: int) -> str:
        return self.texts[page - 1]

    @cached_property
    def places(self) -> dict[str, int]:
        """Anchor → page."""
        pages = {page.indirect_reference: n for n, page in enumerate(self.reader.pages, 1)}
        found = self.reader.named_destinations
        return {name: pages[place.raw_get("/Page")] for name, place in found.items()}

    def page_of(self, item: Item) -> int:
        """The page that an item begins on; with a figure, where the text shows it."""
        return self.places[book_locator(self.handbook).anchor(item.kind, item.id)]

    def links(self, page: int) -> Iterator[Link]:
        for reference in self.reader.pages[page - 1].get("/Annots", ()):
            annotation = reference.get_object()
            if "/Dest" in annotation:
                height = max(float(annotation["/Rect"][1]), float(annotation["/Rect"][3]))
                yield Link(str(annotation["/Dest"]), height)

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level, title and page of each."""
        return list(self._bookmarks(self.reader.outline, 1))

    def _bookmarks(self, entries: object, level: int) -> Iterator[tuple[int, str, int]]:
        assert isinstance(entries, list)
        for entry in entries:
            if isinstance(entry, list):
                yield from self._bookmarks(entry, level + 1)
            else:
                number = self.reader.get_destination_page_number(entry)
                assert number is not None
                yield level, str(entry.title), number + 1


def every_item(handbook: Handbook) -> Iterator[Item]:
    for items in handbook.items.values():
        yield from items.values()


@pytest.fixture(scope="module")
def book(built_site: Path) -> Book:
    handbook = build_handbook(read_folder(handbook_root() / "content", "content"))
    return Book(built_site / "downloads" / "kompas-handboek.pdf", handbook)


def test_the_book_passes_all_rules(book: Book) -> None:
    assert check_pdf_ua([book.path]) == {book.path: []}


def test_the_cover_tells_which_version_it_is_and_whom_to_call(book: Book) -> None:
    cover = " ".join(book.text(1).split())
    kompas = book.handbook.kompas

    assert kompas.titel in cover
    assert f"Versie {kompas.versie}" in cover
    assert in_words(kompas.datum) in cover
    assert all(number.nummer in cover for number in kompas.noodnummers)


def test_who_needs_help_finds_it_on_the_back_of_the_cover(book: Book) -> None:
    help_page = help_page_of(book.handbook)

    assert help_page is not None
    assert book.page_of(help_page) == 2
    assert help_page.titel in book.text(2)


def test_the_contents_name_every_item_with_its_page(book: Book) -> None:
    first = book.places["inhoud"]
    pages = range(first, book.places["deel-beginnen"])
    contents = " ".join(" ".join(book.text(page) for page in pages).split())
    handbook = book.handbook
    named = [item for item in every_item(handbook) if item is not help_page_of(handbook)]
    missing = [
        f"{item.kind}/{item.id}"
        for item in named
        if not re.search(
            rf"\b{book.page_of(item)} (\w+ )?(\d+\. )?{re.escape(item.titel)}", contents
        )
    ]

    assert missing == []


def test_every_item_stands_where_the_contents_say(book: Book) -> None:
    for item in every_item(book.handbook):
        page = " ".join(book.text(book.page_of(item)).split()).replace("\xad", "")
        if not isinstance(item, Figuur):
            assert item.titel.split()[0] in page, item.id
    in_text = book_locator(book.handbook).figures
    alone = [item for part in parts_of(book.handbook) for item in part.items]
    assert {figure.id for figure in book.handbook.all(Figuur)} == {
        *in_text,
        *(item.id for item in alone if isinstance(item, Figuur)),
    }


def test_every_form_has_blank_pages_of_its_own(book: Book) -> None:
    tools = [tool for tool in book.handbook.all(Tool) if tool.formulier]

    assert tools
    for tool in tools:
        first = book.places[f"{top_of(tool.kind, tool.id)}--formulier"]
        assert first > book.page_of(tool)
        assert "Schrijf geen namen" in book.text(first)


def test_references_show_the_page_that_they_lead_to(book: Book) -> None:
    lists = _pages_with_lists(book)
    shown_in_all = 0
    for page in range(1, len(book.texts) + 1):
        if page in lists:
            continue
        shown = {int(number) for number in SHOWN_PAGE.findall(book.text(page))}
        led_to = {book.places[link.target] for link in book.links(page) if _shows_page(link)}
        assert shown == led_to, page
        shown_in_all += len(shown)
    assert shown_in_all > 300


def _pages_with_lists(book: Book) -> set[int]:
    """Return the pages where the number of a page stands before what it is the page of."""
    pages = set(range(book.places["inhoud"], book.places["deel-beginnen"]))
    for part in parts_of(book.handbook):
        if part.phase is None:
            pages |= set(range(book.places[part.anchor], book.page_of(part.items[0])))
    return pages


def _shows_page(link: Link) -> bool:
    is_mark = link.target.startswith("begrip--") or re.fullmatch(r"bron-\d+", link.target)
    return not is_mark and link.height > FOOT


def test_the_foot_of_every_page_leads_to_every_phase(book: Book) -> None:
    phases = {top_of(phase.kind, phase.id) for phase in book.handbook.all_phases}
    for page, text in enumerate(book.texts, 1):
        if page > 1 and text.strip():
            in_foot = {link.target for link in book.links(page) if link.height < FOOT}
            assert in_foot == phases, page


def test_the_foot_marks_the_phase_that_the_page_is_about(book: Book) -> None:
    starts = {book.page_of(item) for item in every_item(book.handbook)}
    items = (*book.handbook.all_phases, *book.handbook.all_steps, *book.handbook.all(Tool)[::3])
    for item in items:
        first = book.page_of(item)
        for page in {first, first + 1} - (starts - {first}):
            expected = {phase.titel for phase in book.handbook.phases_of(item)}
            if book.text(page).strip():
                assert _bold_in_foot(book.reader.pages[page - 1]) == expected, (item.id, page)


def _bold_in_foot(page: PageObject) -> set[str]:
    """Return the names of phases in bold type in the foot of a page."""
    found: set[str] = set()

    def see(
        text: str, matrix: list[float], text_matrix: list[float], font: object, _: float
    ) -> None:
        height = matrix[3] * text_matrix[5] + matrix[5]
        bold = isinstance(font, dict) and "Bold" in str(font.get("/BaseFont"))
        if bold and height < FOOT:
            found.update(name for name in PHASE_NAMES if name in text)

    page.extract_text(visitor_text=see)
    return found


def test_a_blank_page_is_the_back_of_a_leaf_before_a_new_part(book: Book) -> None:
    starts = {book.places[part.anchor] for part in parts_of(book.handbook)}
    starts.add(book.places["inhoud"])
    blank = [page for page, text in enumerate(book.texts, 1) if not text.strip()]

    assert [page for page in blank if page % 2 or page + 1 not in starts] == []
    assert all(page % 2 for page in starts)


def test_bookmarks_have_three_levels_and_name_every_chapter(book: Book) -> None:
    assert {level for level, _, _ in book.bookmarks} == {1, 2, 3}
    chapters = {(title, page) for level, title, page in book.bookmarks if level == 2}
    for part in parts_of(book.handbook):
        for item in part.items:
            assert any(
                title.endswith(item.titel) and page == book.page_of(item)
                for title, page in chapters
            ), item.id


def test_the_number_of_a_source_is_its_number_in_the_list(book: Book) -> None:
    cited = {link.target for page in range(1, len(book.texts) + 1) for link in book.links(page)}
    for entry in shared_citations(book.handbook.bronnen.values()).entries:
        listed = " ".join(book.text(book.places[entry.anchor]).split())
        assert " ".join(entry.source.bronvermelding.split()[:2]) in listed
        assert f" {entry.number}. " in f" {listed} "
    assert sum(target.startswith("bron-") for target in cited) > 40


def test_a_term_is_explained_at_the_foot_of_the_page_where_it_is_first_used(book: Book) -> None:
    """A mark is a star behind a word, its note begins with a star; a few notes find no room."""
    notes = [len(re.findall(r"^\* ", text, re.MULTILINE)) for text in book.texts]
    marks = [text.count("*") - number for text, number in zip(book.texts, notes, strict=True)]
    elsewhere = sum(max(0, mark - note) for mark, note in zip(marks, notes, strict=True))
    print(f"{sum(notes)} footnotes, {elsewhere} of them on the page after their mark")

    assert sum(notes) == sum(marks) == book_html(book.handbook).count('class="voetnoot"')
    assert elsewhere <= sum(notes) * 0.05


def test_only_our_own_typefaces_are_embedded(book: Book) -> None:
    names: set[str] = set()
    for page in book.reader.pages[:: len(book.reader.pages) // 40]:
        embedded, missing = page._get_fonts()
        assert not missing - embedded
        names |= {str(name) for name in embedded}

    assert names
    assert all("Source-Serif" in name or "Atkinson" in name for name in names), names


def test_the_same_handbook_gives_the_same_bytes(tmp_path: Path) -> None:
    books = [tmp_path / "een.pdf", tmp_path / "twee.pdf"]
    for seed, path in enumerate(books):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": str(seed),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        command = [sys.executable, "-c", WRITE_SMALL_BOOK, str(path)]
        subprocess.run(command, env=environment, check=True, cwd=handbook_root())

    assert books[0].read_bytes() == books[1].read_bytes()
