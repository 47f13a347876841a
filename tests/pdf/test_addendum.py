"""A form as PDF that the browser filled in: what its reader sees, and what goes on with it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2 as pdfium
import pytest

from kompas.downloads.form_pdf import write_form_pdf
from kompas.model.tool import Tool
from tests.handbooks import handbook_with
from tests.pdf.filling import FlatAnswers, fault_of, fill, mark_of, read
from tests.pdf.verapdf import check_pdf_ua

pytestmark = pytest.mark.xdist_group("verapdf")

HANDBOOK = handbook_with()
TOOL = HANDBOOK.get(Tool, "governance-checklist")

FITTING: Mapping[str, str | bool] = {
    "naam": "Netwerk ’t Groene – coördinatie € 10",
    "fase": "groei",
    "omvang_antwoord": "Eén regio.\nVeertien gemeenten.",
    "acties_1_wat": "bellen",
    "acties_2_klaar": True,
}
LONG = "Wij werken samen met alle gemeenten in de regio – en daarbuiten. " * 40 + "\nSlot."
TOO_MUCH: Mapping[str, str | bool] = {
    **FITTING,
    "omvang_antwoord": LONG,
    "acties_6_wat": "zesde actie",
    "acties_6_klaar": True,
    "acties_7_wat": "een actie die zo lang is dat zij niet op één regel past " * 4,
    "acties_9_klaar": True,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ingevuld")


@pytest.fixture(scope="module")
def blank(folder: Path) -> Path:
    write_form_pdf(HANDBOOK, TOOL, folder / "blanco.pdf", fillable=True)
    return folder / "blanco.pdf"


@pytest.fixture(scope="module")
def fitting(blank: Path) -> Path:
    target = blank.with_name("past.pdf")
    assert fill(blank, TOOL, FITTING, target) == []
    return target


@pytest.fixture(scope="module")
def too_much(blank: Path) -> Path:
    target = blank.with_name("te-veel.pdf")
    fill(blank, TOOL, TOO_MUCH, target)
    return target


@pytest.fixture(scope="module")
def addendum(blank: Path, too_much: Path) -> Iterator[list[pikepdf.Page]]:
    with pikepdf.open(blank) as before, pikepdf.open(too_much) as after:
        yield list(after.pages)[len(before.pages) :]


def shown_by_poppler(path: Path) -> str:
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def spoken(path: Path) -> str:
    """Return the text of the tag tree, as a screen reader meets it."""
    command = ["pdfinfo", "-struct-text", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def widgets(pages: list[pikepdf.Page]) -> dict[str, pikepdf.Object]:
    return {str(found.T): found for page in pages for found in page.obj.Annots.as_list()}


# --- A form that holds all answers --------------------------------------------------------------


def test_a_filled_form_gives_its_answers_back(fitting: Path) -> None:
    assert read(fitting) == FITTING
    assert mark_of(fitting) == (TOOL.id, 1)


def test_a_form_that_holds_all_answers_gets_no_page_more(blank: Path, fitting: Path) -> None:
    assert len(pypdf.PdfReader(fitting).pages) == len(pypdf.PdfReader(blank).pages)


def test_a_filled_form_breaks_no_rule(fitting: Path, too_much: Path) -> None:
    assert check_pdf_ua([fitting, too_much]) == {fitting: [], too_much: []}


def test_qpdf_finds_nothing_wrong(fitting: Path, too_much: Path) -> None:
    for path in (fitting, too_much):
        with pikepdf.open(path) as pdf:
            assert pdf.check_pdf_syntax() == []


def test_the_answers_show_in_poppler(fitting: Path) -> None:
    text = shown_by_poppler(fitting)
    for shown in ("Netwerk ’t Groene – coördinatie € 10", "Veertien gemeenten.", "bellen"):
        assert shown in text


def test_the_answers_show_in_mupdf(blank: Path, fitting: Path) -> None:
    def ink(path: Path) -> int:
        command = ["mutool", "draw", "-q", "-r", "30", "-c", "gray", "-F", "pgm", "-o", "-"]
        picture = subprocess.run([*command, str(path)], capture_output=True, check=True).stdout
        return sum(255 - tone for tone in picture)

    assert ink(fitting) > ink(blank)


def test_the_answers_show_in_chrome(blank: Path, fitting: Path) -> None:
    def ink(path: Path) -> int:
        with pdfium.PdfDocument(path) as document:
            document.init_forms()
            picture = document[0].render(scale=0.5, grayscale=True, may_draw_forms=True)
            return sum(255 - tone for tone in bytes(picture.buffer))

    assert ink(fitting) > ink(blank)


def test_the_form_can_be_filled_in_further(fitting: Path, blank: Path) -> None:
    with pikepdf.open(blank) as before, pikepdf.open(fitting) as after:
        assert "/NeedAppearances" not in after.Root.AcroForm
        for old, new in zip(before.Root.AcroForm.Fields, after.Root.AcroForm.Fields, strict=True):
            assert (str(old.T), old.get("/Ff"), old.get("/TU")) == (
                str(new.T),
                new.get("/Ff"),
                new.get("/TU"),
            )


def test_who_made_the_form_and_when_stays_as_it_was(blank: Path, fitting: Path) -> None:
    assert pypdf.PdfReader(fitting).metadata == pypdf.PdfReader(blank).metadata


def test_an_answer_can_be_taken_back(fitting: Path, folder: Path) -> None:
    answers: FlatAnswers = {"naam": "", "acties_2_klaar": False, "acties_1_wat": "mailen"}
    fill(fitting, TOOL, answers, folder / "terug.pdf")
    expected = {**FITTING, "acties_1_wat": "mailen"}
    del expected["naam"], expected["acties_2_klaar"]
    assert read(folder / "terug.pdf") == expected


# --- Characters that the typeface does not have ---------------------------------------------------


def test_what_cannot_be_shown_is_kept_and_told(blank: Path, folder: Path) -> None:
    target = folder / "tekens.pdf"
    notes = fill(blank, TOOL, {"naam": "Timișoara ✓🙂"}, target)
    assert len(notes) == 1
    assert "“Naam van het netwerk”" in notes[0]
    assert "de tekens ș, ✓ en 🙂" in notes[0]
    assert read(target) == {"naam": "Timișoara ✓🙂"}
    assert "Timisoara ??" in shown_by_poppler(target)


# --- The addendum ---------------------------------------------------------------------------------


def test_nothing_is_lost_when_it_does_not_fit(too_much: Path) -> None:
    assert read(too_much) == TOO_MUCH


def test_the_reader_is_told_what_stands_in_the_addendum(blank: Path, folder: Path) -> None:
    long_text, rows = fill(blank, TOOL, TOO_MUCH, folder / "verteld.pdf")
    assert "“Hoe groot is ons netwerk? Antwoord” past niet in het vak" in long_text
    assert "“Wat spreken we af?”" in rows
    assert "rij 6, 7 en 9 staan in de bijlage" in rows


def test_the_addendum_shows_long_texts_and_extra_rows(too_much: Path) -> None:
    text = re.sub(r"Bijlage \d / \d", "", shown_by_poppler(too_much))
    text = " ".join(text.split())
    start = text.index("Bijlage: wat niet op het formulier paste")
    for shown in (
        "Wat spreken we af?",
        "Rij 6",
        "zesde actie",
        "Rij 9",
        "Hoe groot is ons netwerk?",
    ):
        assert shown in text[start:]
    assert " ".join(LONG.split()) in text[start:]


def test_extra_rows_are_fields_with_their_own_names(addendum: list[pikepdf.Page]) -> None:
    fields = widgets(addendum)
    rows = (6, 7, 9)
    assert list(fields) == [f"acties_{row}_{it}" for row in rows for it in ("wat", "klaar")]
    assert str(fields["acties_6_wat"].TU) == "Wat spreken we af?, rij 6: Wat"
    assert str(fields["acties_9_klaar"].V) == str(fields["acties_9_klaar"].AS) == "/ja"
    assert str(fields["acties_7_klaar"].V) == str(fields["acties_7_klaar"].AS) == "/Off"


def test_the_fields_stand_inside_the_margins(addendum: list[pikepdf.Page]) -> None:
    for field in widgets(addendum).values():
        left, bottom, right, top = (float(number) for number in field.Rect.as_list())
        assert 56 < left < right < 540
        assert 73 < bottom < top < 792


def test_a_field_stands_below_its_label(addendum: list[pikepdf.Page]) -> None:
    page = addendum[0]
    moves = [move.operands for move in pikepdf.parse_content_stream(page, "Tm")]
    _title, _intro, _table, _row, label = [float(y) for *_, y in moves[:5]]
    left, bottom, right, top = widgets([page])["acties_6_wat"].Rect.as_list()
    assert bottom < top < label < float(top) + 8
    assert left < right


def test_the_addendum_is_read_in_order(too_much: Path) -> None:
    text = spoken(too_much)
    parts = [
        "wat niet op het formulier",
        "Wat spreken we af?",
        "Rij 6",
        "Rij 9",
        "Wij werken samen",
    ]
    start = text.index("Bijlage:")
    places = [text.index(part, start) for part in parts]
    assert places == sorted(places)
    assert "Bijlage 1 /" not in text


def test_the_tab_key_follows_the_order_of_reading(addendum: list[pikepdf.Page]) -> None:
    assert {str(page.obj.Tabs) for page in addendum} == {"/S"}


def test_a_form_with_an_addendum_can_be_filled_in_again(too_much: Path, folder: Path) -> None:
    fill(too_much, TOOL, {"acties_6_wat": "anders"}, folder / "opnieuw.pdf")
    assert read(folder / "opnieuw.pdf") == {**TOO_MUCH, "acties_6_wat": "anders"}


# --- What others made of it -----------------------------------------------------------------------


def test_answers_given_with_pypdf_are_read(blank: Path, folder: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=blank)
    given = {
        "naam": "Zoë € 5",
        "omvang_antwoord": "a\r\nb",
        "fase": "/groei",
        "acties_1_klaar": "/ja",
    }
    for page in writer.pages:
        writer.update_page_form_field_values(page, given, auto_regenerate=False)
    writer.write(folder / "pypdf.pdf")
    expected = {
        "naam": "Zoë € 5",
        "fase": "groei",
        "omvang_antwoord": "a\nb",
        "acties_1_klaar": True,
    }
    assert read(folder / "pypdf.pdf") == expected


def test_text_is_read_in_every_encoding(blank: Path, folder: Path) -> None:
    with pikepdf.open(blank) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        fields["naam"].V = pikepdf.String(b"\xef\xbb\xbf" + "ë ✓".encode())
        fields["omvang_antwoord"].V = pdf.make_stream(b"\xfe\xff" + "a\rb".encode("utf-16-be"))
        fields["acties_1_wat"].V = pikepdf.String(b"\xff\xfe" + "é".encode("utf-16-le"))
        fields["acties_2_wat"].V = pikepdf.String(b"\xa0 10")  # PDFDocEncoding
        pdf.save(folder / "tekst.pdf")
    assert read(folder / "tekst.pdf") == {
        "naam": "ë ✓",
        "omvang_antwoord": "a\nb",
        "acties_1_wat": "é",
        "acties_2_wat": "€ 10",
    }


def test_a_choice_is_read_from_what_shows_it(blank: Path, folder: Path) -> None:
    with pikepdf.open(blank) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        fields["acties_1_klaar"].AS = pikepdf.Name.ja
        for button in fields["fase"].Kids.as_list():
            if "/groei" in button.AP.N:
                button.AS = pikepdf.Name.groei
        pdf.save(folder / "stand.pdf")
    assert read(folder / "stand.pdf") == {"fase": "groei", "acties_1_klaar": True}


# --- Files that are no form of ours ---------------------------------------------------------------


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(b"PK\x03\x04")
    assert "geen PDF" in fault_of(tmp_path / "brief.pdf")


def test_a_pdf_of_somebody_else_is_refused(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "ander.pdf")
    assert "geen invulbaar formulier van het Kompas" in fault_of(tmp_path / "ander.pdf")


def test_a_form_of_somebody_else_is_refused(blank: Path, tmp_path: Path) -> None:
    with pikepdf.open(blank) as pdf:
        del pdf.trailer.Info, pdf.Root.Metadata
        pdf.save(tmp_path / "ander.pdf")
    assert "geen invulbaar formulier van het Kompas" in fault_of(tmp_path / "ander.pdf")


@pytest.mark.parametrize("reader_password", ["", "geheim"])
def test_a_protected_form_is_refused(fitting: Path, tmp_path: Path, reader_password: str) -> None:
    with pikepdf.open(fitting) as pdf:
        protection = pikepdf.Encryption(owner="baas", user=reader_password)
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(tmp_path / "slot.pdf", encryption=protection, object_stream_mode=streams)
    assert "beveiligd" in fault_of(tmp_path / "slot.pdf")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_damaged_form_is_refused_rather_than_read_in_part(
    fitting: Path, tmp_path: Path, share: float
) -> None:
    content = fitting.read_bytes()
    (tmp_path / "half.pdf").write_bytes(content[: int(len(content) * share)])
    assert "beschadigd" in fault_of(tmp_path / "half.pdf")
