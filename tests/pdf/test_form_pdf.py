"""Every form of the handbook as PDF: to fill in on a screen, to write on, and with answers."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ContentStream

from kompas.build.pipeline import load
from kompas.downloads.field_font import FONT_SIZE, LINE_HEIGHT, field_font
from kompas.downloads.form_pdf import MOST_LINES, write_form_pdf
from kompas.forms.answers import NO_ANSWERS, Answer, Answers, row_counts
from kompas.forms.entries import AnswerPath, Entry, entries_of, row_limits
from kompas.forms.spelling import flat_name
from kompas.model.formulier import Formulier
from kompas.model.handbook import Handbook
from kompas.model.tool import Tool
from kompas.paths import handbook_root
from tests.conftest import made_once
from tests.pdf.verapdf import check_pdf_ua

Shape = Literal["invulbaar", "blanco", "ingevuld", "ingevuld-op-papier"]
SHAPES: tuple[Shape, ...] = ("invulbaar", "blanco", "ingevuld", "ingevuld-op-papier")
PHASES = ("Voorbereiding", "Analyse", "Ambitie", "Strategie", "Implementatie")
OF_EVERY_KIND = (
    "governance-checklist",
    "klantreis",
    "netwerk-in-kaart",
    "zelfscan-netwerkelementen",
)
"""Forms that have all kinds of fields together."""
EXTRA_ROWS = 3
WORDS = "wij spreken af – coördinatie à € 10, ’s avonds "
MULTILINE = 1 << 12


@cache
def handbook() -> Handbook:
    return load(handbook_root() / "content")


@cache
def forms() -> Mapping[str, Tool]:
    return {tool.id: tool for tool in handbook().all(Tool) if tool.formulier}


def form_of(form_id: str) -> Formulier:
    form = forms()[form_id].formulier
    assert form
    return form


@cache
def answers_to(form_id: str) -> Answers:
    """Return an answer to everything, in more rows than the form starts with."""
    fields = [field for part in form_of(form_id).onderdelen for field in part.velden]
    limits = {field.id: rows for field in fields if (rows := row_limits(field))}
    counts = {name: min(rows.max, rows.start + EXTRA_ROWS) for name, rows in limits.items()}
    entries = entries_of(form_of(form_id), counts)
    return {entry.path: _answer(entry, number) for number, entry in enumerate(entries)}


def _answer(entry: Entry, number: int) -> Answer:
    match entry.kind:
        case "vinkje":
            return True
        case "keuze":
            return entry.options[number % len(entry.options)].waarde
        case "tekstvak":
            return f"b{number}b {WORDS * (1 + number % 9)}\nslot e{number}e"
        case "tekst":
            return f"b{number}b {WORDS * (number % 4)}e{number}e"
        case _:
            return f"{number}"


def texts_in(answers: Answers) -> dict[AnswerPath, str]:
    return {path: answer for path, answer in answers.items() if isinstance(answer, str)}


def entries_in(form_id: str, shape: Shape) -> list[Entry]:
    answers = answers_to(form_id) if shape.startswith("ingevuld") else NO_ANSWERS
    return list(entries_of(form_of(form_id), row_counts(answers)))


def write(form_id: str, shape: Shape, target: Path) -> None:
    write_form_pdf(
        handbook(),
        forms()[form_id],
        target,
        fillable=shape in {"invulbaar", "ingevuld"},
        answers=answers_to(form_id) if shape.startswith("ingevuld") else NO_ANSWERS,
    )


def write_all(folder: Path) -> None:
    folder.mkdir()
    orders = [(form_id, shape) for shape in SHAPES for form_id in written_as(shape)]
    with ProcessPoolExecutor() as pool:
        running = [pool.submit(write, *order, file_of(folder, *order)) for order in orders]
        for order in running:
            order.result()


def written_as(shape: Shape) -> Sequence[str]:
    """Return which forms are written in a shape; on paper with answers only some, for speed."""
    return OF_EVERY_KIND if shape == "ingevuld-op-papier" else tuple(forms())


def file_of(folder: Path, form_id: str, shape: Shape) -> Path:
    return folder / f"{form_id}-{shape}.pdf"


@pytest.fixture(scope="session")
def folder(shared_folder: Path) -> Path:
    """Every form in every shape, written once per test run."""
    return made_once(shared_folder / "formulieren-op-papier", write_all)


@pytest.fixture(scope="session")
def filled_by_pypdf(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms of every kind, filled in by a program of others."""
    target = tmp_path_factory.mktemp("pypdf")
    for form_id in OF_EVERY_KIND:
        writer = PdfWriter(clone_from=file_of(folder, form_id, "invulbaar"))
        values = {flat_name(it.path): _value(it) for it in entries_in(form_id, "invulbaar")}
        for page in writer.pages:
            writer.update_page_form_field_values(page, values, auto_regenerate=False)
        writer.write(file_of(target, form_id, "invulbaar"))
    return target


def _value(entry: Entry) -> str:
    match entry.kind:
        case "vinkje":
            return "/ja"
        case "keuze":
            return f"/{entry.options[-1].waarde}"
        case _:
            return "ë€"


def shown_by(command: str, file: Path) -> str:
    """Return the text that a viewer shows, with single spaces."""
    commands = {
        "poppler": ["pdftotext", "-layout", str(file), "-"],
        "mupdf": ["mutool", "draw", "-q", "-F", "text", str(file)],
    }
    process = subprocess.run(commands[command], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", " ", process.stdout)


def pages_shown_by_poppler(file: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(file), "-"]
    process = subprocess.run(command, capture_output=True, text=True, check=True)
    return process.stdout.split("\f")[:-1]


def fields_of(file: Path) -> dict[str, Any]:
    form: Any = PdfReader(file).root_object["/AcroForm"].get_object()
    fields = [reference.get_object() for reference in form["/Fields"]]
    return {str(field["/T"]): field for field in fields}


def widgets_of(field: Any) -> list[Any]:
    return [kid.get_object() for kid in field["/Kids"]] if "/Kids" in field else [field]


def lines_in(field: Any) -> list[str]:
    """Return the lines of text that a field shows."""
    stream = ContentStream(field["/AP"]["/N"].get_object(), None)
    shown = [operands[0] for operands, operator in stream.operations if operator == b"Tj"]
    return [text.original_bytes.decode("cp1252") for text in shown]


def pages_as_pictures(file: Path) -> list[Image.Image]:
    document = pdfium.PdfDocument(file)
    document.init_forms()
    return [page.render(scale=1).to_pil().convert("L") for page in document]


def darkest(picture: Image.Image) -> int:
    """Return the shade of the darkest spot; 255 is white."""
    return next(shade for shade, count in enumerate(picture.histogram()) if count)


def rectangles(file: Path) -> Iterator[tuple[int, str, tuple[int, int, int, int]]]:
    """Yield page, name and place in the picture, of each place where a field stands."""
    for number, page in enumerate(PdfReader(file).pages):
        for annotation in page.get("/Annots", ()):
            widget: Any = annotation.get_object()
            if widget["/Subtype"] == "/Widget":
                left, bottom, right, top = (float(edge) for edge in widget["/Rect"])
                height = float(page.mediabox.height)
                name = widget.get("/T") or widget["/Parent"].get_object()["/T"]
                place = (int(left), int(height - top), int(right) + 1, int(height - bottom) + 1)
                yield number, str(name), place


# --- What holds for every file -------------------------------------------------------------------


@pytest.mark.xdist_group("verapdf")
def test_every_form_passes_all_rules_of_pdf_ua(folder: Path) -> None:
    files = sorted(folder.glob("*.pdf"))
    assert len(files) == sum(len(written_as(shape)) for shape in SHAPES)
    assert {path.name: rules for path, rules in check_pdf_ua(files).items() if rules} == {}


def test_qpdf_finds_nothing_wrong(folder: Path) -> None:
    def check(file: Path) -> tuple[str, str]:
        process = subprocess.run(
            ["qpdf", "--check", file], capture_output=True, text=True, check=False
        )
        return file.name, "" if process.returncode == 0 else process.stderr + process.stdout

    with ThreadPoolExecutor() as pool:
        found = dict(pool.map(check, folder.glob("*.pdf")))
    assert {name: text for name, text in found.items() if text} == {}


def test_the_first_page_names_the_emergency_numbers_and_the_foot_the_phases(folder: Path) -> None:
    for file in folder.glob("*.pdf"):
        pages = pages_shown_by_poppler(file)
        assert "112" in pages[0]
        assert "0800-2000" in pages[0]
        for number, text in enumerate(pages, start=1):
            assert all(phase in text for phase in PHASES), (file.name, number)
            assert f"{number} / {len(pages)}" in text, (file.name, number)


@pytest.mark.parametrize("shape", ["invulbaar", "blanco"])
def test_every_page_but_the_last_is_well_filled(folder: Path, shape: Shape) -> None:
    for form_id in forms():
        file = file_of(folder, form_id, shape)
        for number, picture in enumerate(pages_as_pictures(file)[:-1], start=1):
            width, height = picture.size
            above_the_foot = picture.crop((0, 0, width, int(height * 0.92)))
            ink = ImageChops.invert(above_the_foot).getbbox()
            assert ink
            assert ink[3] > height * 0.66, (file.name, number)


def test_the_last_page_is_never_nearly_blank(folder: Path) -> None:
    for shape in ("invulbaar", "blanco"):
        for form_id in forms():
            picture = pages_as_pictures(file_of(folder, form_id, shape))[-1]
            width, height = picture.size
            ink = ImageChops.invert(picture.crop((0, 0, width, int(height * 0.92)))).getbbox()
            assert ink
            assert ink[3] > height * 0.14, (form_id, shape)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_form_gives_the_same_bytes(folder: Path, tmp_path: Path, shape: Shape) -> None:
    write("governance-checklist", shape, tmp_path / "nog-eens.pdf")
    first = file_of(folder, "governance-checklist", shape).read_bytes()
    assert (tmp_path / "nog-eens.pdf").read_bytes() == first


# --- The fields ----------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", ["invulbaar", "ingevuld"])
def test_each_entry_is_a_field_with_its_name_and_description(folder: Path, shape: Shape) -> None:
    for form_id in forms():
        fields = fields_of(file_of(folder, form_id, shape))
        shown = [(name, field["/TU"]) for name, field in fields.items()]
        asked = [(flat_name(it.path), it.description) for it in entries_in(form_id, shape)]
        assert shown == asked, form_id


def test_a_choice_has_a_button_for_each_option(folder: Path) -> None:
    for form_id in forms():
        fields = fields_of(file_of(folder, form_id, "invulbaar"))
        for entry in entries_in(form_id, "invulbaar"):
            if entry.kind != "keuze":
                continue
            buttons = widgets_of(fields[flat_name(entry.path)])
            states = [set(button["/AP"]["/N"]) for button in buttons]
            assert states == [{f"/{option.waarde}", "/Off"} for option in entry.options]
            described = [f"{entry.description}: {option.label}" for option in entry.options]
            assert [button["/TU"] for button in buttons] == described


def test_a_tick_is_on_or_off(folder: Path) -> None:
    for form_id in forms():
        fields = fields_of(file_of(folder, form_id, "invulbaar"))
        for entry in entries_in(form_id, "invulbaar"):
            if entry.kind == "vinkje":
                field = fields[flat_name(entry.path)]
                assert set(field["/AP"]["/N"]) == {"/ja", "/Off"}
                assert field["/V"] == field["/AS"] == "/Off"


def test_a_field_takes_no_more_than_the_form_does(folder: Path) -> None:
    for form_id in forms():
        fields = fields_of(file_of(folder, form_id, "invulbaar"))
        for entry in entries_in(form_id, "invulbaar"):
            assert fields[flat_name(entry.path)].get("/MaxLen") == entry.max_length


def test_the_tab_key_follows_the_reading_order(folder: Path) -> None:
    for form_id in forms():
        file = file_of(folder, form_id, "invulbaar")
        assert all(
            str(page["/Tabs"]) == "/S" for page in PdfReader(file).pages if "/Annots" in page
        )
        visited = list(dict.fromkeys(name for _, name, _ in rectangles(file)))
        assert visited == [flat_name(entry.path) for entry in entries_in(form_id, "invulbaar")]


def test_a_field_is_high_enough_to_write_in(folder: Path) -> None:
    for form_id in forms():
        kinds = {flat_name(it.path): it.kind for it in entries_in(form_id, "invulbaar")}
        for number, name, (left, top, right, bottom) in rectangles(
            file_of(folder, form_id, "invulbaar")
        ):
            is_button = kinds[name] in {"vinkje", "keuze"}
            assert bottom - top >= (8 if is_button else 18), (form_id, number, name)
            assert right - left >= (8 if is_button else 36), (form_id, number, name)


# --- The answers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("viewer", ["poppler", "mupdf"])
@pytest.mark.parametrize("shape", ["ingevuld", "ingevuld-op-papier"])
def test_viewers_show_every_answer(folder: Path, shape: Shape, viewer: str) -> None:
    for form_id in written_as(shape):
        shown = shown_by(viewer, file_of(folder, form_id, shape))
        marks = [
            mark
            for answer in texts_in(answers_to(form_id)).values()
            for mark in re.findall(r"\b[be]\d+[be]\b", answer)
        ]
        assert [mark for mark in marks if mark not in shown] == [], form_id


def test_every_line_of_an_answer_fits_in_its_field(folder: Path) -> None:
    for form_id in forms():
        fields = fields_of(file_of(folder, form_id, "ingevuld"))
        for path, answer in texts_in(answers_to(form_id)).items():
            field = fields[flat_name(path)]
            if field["/FT"] != "/Tx":
                continue
            lines = lines_in(field)
            left, bottom, right, top = (float(edge) for edge in field["/Rect"])
            assert "".join(lines).replace(" ", "") == re.sub(r"\s", "", answer), (form_id, path)
            assert len(lines) * FONT_SIZE * LINE_HEIGHT <= top - bottom, (form_id, path)
            assert max(map(field_font().width, lines)) <= right - left, (form_id, path)


def test_an_answer_longer_than_a_page_stands_in_full_behind_the_form(tmp_path: Path) -> None:
    answer = "Zo lang als niemand het wil. " * MOST_LINES * 5 + "\nSlotwoord."
    tool = forms()["governance-checklist"]
    target = tmp_path / "lang.pdf"
    answers: Answers = {("omvang", "antwoord"): answer}
    write_form_pdf(handbook(), tool, target, fillable=True, answers=answers)
    assert fields_of(target)["omvang_antwoord"]["/V"] == answer
    shown = shown_by("poppler", target)
    assert "Lange antwoorden" in shown
    assert "Slotwoord." in shown.partition("Lange antwoorden")[2]


@pytest.mark.parametrize("form_id", OF_EVERY_KIND)
@pytest.mark.parametrize("viewer", ["poppler", "mupdf"])
def test_viewers_show_what_another_program_filled_in(
    filled_by_pypdf: Path, form_id: str, viewer: str
) -> None:
    asked = entries_in(form_id, "invulbaar")
    texts = [entry for entry in asked if entry.kind not in {"vinkje", "keuze"}]
    shown = shown_by(viewer, file_of(filled_by_pypdf, form_id, "invulbaar"))
    assert shown.count("ë€") == len(texts)


@pytest.mark.parametrize("form_id", OF_EVERY_KIND)
def test_pdfium_shows_every_field_that_another_program_filled_in(
    folder: Path, filled_by_pypdf: Path, form_id: str
) -> None:
    empty, filled = (file_of(place, form_id, "invulbaar") for place in (folder, filled_by_pypdf))
    before, after = pages_as_pictures(empty), pages_as_pictures(filled)
    changed = {
        name
        for number, name, place in rectangles(empty)
        if ImageChops.difference(before[number].crop(place), after[number].crop(place)).getbbox()
    }
    assert changed == {flat_name(entry.path) for entry in entries_in(form_id, "invulbaar")}


def test_pdfium_shows_every_answer(folder: Path) -> None:
    for form_id in OF_EVERY_KIND:
        file = file_of(folder, form_id, "ingevuld")
        pictures = pages_as_pictures(file)
        answered = {
            name
            for number, name, place in rectangles(file)
            if darkest(pictures[number].crop(place)) < 128
        }
        assert answered == set(fields_of(file)), form_id


# --- Paper to write on ---------------------------------------------------------------------------


@pytest.mark.parametrize("shape", ["blanco", "ingevuld-op-papier"])
def test_paper_has_no_fields(folder: Path, shape: Shape) -> None:
    for form_id in written_as(shape):
        assert "/AcroForm" not in PdfReader(file_of(folder, form_id, shape)).root_object


def test_the_foot_says_which_form_and_which_version_it_is(folder: Path) -> None:
    for form_id, tool in forms().items():
        shown = shown_by("mupdf", file_of(folder, form_id, "blanco"))
        assert f"versie {handbook().kompas.versie}" in shown
        assert tool.titel in shown
