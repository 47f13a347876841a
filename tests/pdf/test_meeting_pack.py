"""A meeting pack as one PDF: the run sheet first, then the sheets of each item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from kompas.build.meeting_pack_file import entries_of
from kompas.build.pipeline import load
from kompas.downloads.meeting_pack import Details, pack_html, write_meeting_pack
from kompas.model.handbook import Handbook
from kompas.paths import handbook_root
from kompas.render.meeting import packable
from tests.pdf.verapdf import check_pdf_ua

PARTS = ("klantreis:90", ":15:Soep", "netwerk-in-kaart", "filomena")
DETAILS = Details("Netwerk Oost", "1 december", 570, "Zaal 3")


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load(handbook_root() / "content")


@pytest.fixture(scope="module")
def pack(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("map") / "map.pdf"
    pages = write_meeting_pack(handbook, entries_of(handbook, PARTS), DETAILS, target)
    assert pages == len(PdfReader(target).pages)
    return target


def text_of(pack: Path, pages: slice = slice(None)) -> str:
    sheets = PdfReader(pack).pages[pages]
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


def in_order(words: Sequence[str], text: str) -> bool:
    places = [text.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def test_the_first_sheet_is_the_run_sheet(pack: Path) -> None:
    first = text_of(pack, slice(1))
    rows = ["Klantreis 90", "Soep 15", "Netwerk in kaart", "135", "Filomena", "Einde"]
    assert in_order(["Netwerk Oost", "1 december · 09:30 tot 13:30 uur · Zaal 3", *rows], first)
    assert in_order(["09:30", "11:00", "11:15", "13:30 Einde"], first.partition("uur ·")[2])
    assert in_order(["Neem mee", "een procesbegeleider", "gekleurde stiften"], first)
    assert "Direct gevaar? Bel 112" in first
    assert "Veilig Thuis 0800-2000" in first


def test_each_item_follows_with_its_text_and_its_form(pack: Path) -> None:
    words = (
        "Houd het vertrouwelijk",  # the text of the customer journey
        "Welkom, programma en kennismaking",  # its form
        "Stap 1: teken alle partijen",  # the text of the next tool
        "Welke partijen doen ertoe?",  # its form
        "Makkelijk binnenlopen",  # the practice example
    )
    assert in_order(words, text_of(pack, slice(1, None)))


def test_it_passes_all_rules(pack: Path) -> None:
    assert check_pdf_ua([pack])[pack] == []


def test_equal_input_gives_equal_bytes(handbook: Handbook, pack: Path, tmp_path: Path) -> None:
    again = tmp_path / "map.pdf"
    write_meeting_pack(handbook, entries_of(handbook, PARTS), DETAILS, again)
    assert again.read_bytes() == pack.read_bytes()


def test_no_anchor_is_there_twice_and_no_link_is_dead_whatever_is_chosen(
    handbook: Handbook,
) -> None:
    html = pack_html(handbook, entries_of(handbook, list(packable(handbook))), Details())
    anchors = re.findall(r'\sid="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)


def test_without_a_start_there_are_no_clock_times(handbook: Handbook) -> None:
    html = pack_html(handbook, entries_of(handbook, [":15:Soep"]), Details(place="Zaal 3"))
    assert '<p class="vergaderblad-wanneer">Zaal 3</p>' in html
    assert "Einde" not in html


def test_a_group_that_cannot_be_made_is_told(handbook: Handbook) -> None:
    parts = ["waarderende-interviews", "governance-checklist"]
    html = pack_html(handbook, entries_of(handbook, parts), Details())
    assert "Geen groep past bij alles." in html
    assert "8 tot 24 mensen" in html
