"""A form as PDF, filled in with any program, gives its answers back and shows them in any other."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from kompas.downloads.filled_pdf import read_filled_pdf
from kompas.downloads.form_pdf import write_form_pdf
from kompas.forms.answers import Answer
from kompas.forms.entries import Entry, entries_of
from kompas.forms.placing import place_answers
from kompas.forms.spelling import flat_name
from kompas.model.tool import Tool
from tests.downloads.office_forms import form_of, proof_handbook, proof_tool, real_handbook
from tests.pdf.filling import FlatAnswers, read
from tests.pdf.viewers import DRAWN_BY, FILLED_WITH, fonts_that_are_not_in, ink_in, widgets_in

pytestmark = pytest.mark.xdist_group("pdf-viewers")

PHRASE = "Zorgnetwerk ’t Groene – Coördinatie € 10 ë é"
FORMS = (proof_tool().id, "governance-checklist", "format-plan-van-aanpak")
"""Every kind of field; questions and choices; many fields, in tables too."""
VISIBLE = 8.0
"""In wholly black pixels: a tick and two figures have somewhat more."""
OTHER_FONT = "’–"
"""PDFium takes these from a font of its own, which it does not put in the file: poppler shows them
as a box or too wide, as far as this machine has such a font (measured with PDFium 159)."""


@dataclass(frozen=True)
class Form:
    """A form with its fillable PDF, and an answer to all that is asked in it."""

    tool: Tool
    blank: Path
    answers: FlatAnswers


@dataclass(frozen=True)
class Filled:
    """That PDF as a program saved it with the answers."""

    form: Form
    program: str
    path: Path


@pytest.fixture(scope="module", params=FORMS)
def form(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Form:
    return form_in(tmp_path_factory.mktemp(request.param), request.param)


def form_in(folder: Path, form_id: str) -> Form:
    handbook = proof_handbook() if form_id == proof_tool().id else real_handbook()
    tool = handbook.get(Tool, form_id)
    write_form_pdf(handbook, tool, folder / "leeg.pdf", fillable=True)
    entries = enumerate(entries_of(form_of(tool)))
    answers = {flat_name(entry.path): answer(entry, number) for number, entry in entries}
    return Form(tool, folder / "leeg.pdf", answers)


def answer(entry: Entry, number: int) -> Answer:
    match entry.kind:
        case "vinkje":
            return True
        case "keuze":
            return entry.options[-1].waarde
        case "tekstvak":
            return f"’t is één {number}.\n– € {number}."
        case _:
            return PHRASE if entry.path == ("naam",) else f"ë{number}é"


@pytest.fixture(scope="module", params=FILLED_WITH)
def filled(request: pytest.FixtureRequest, form: Form) -> Filled:
    target = form.blank.with_name(f"{request.param}.pdf")
    FILLED_WITH[request.param](form.blank, form.tool, form.answers, target)
    return Filled(form, request.param, target)


def test_python_reads_what_was_filled_in(filled: Filled) -> None:
    found = read_filled_pdf(filled.path)
    placed = place_answers(found.answers, found.version, form_of(filled.form.tool))
    assert {flat_name(path): text for path, text in placed.answers.items()} == filled.form.answers
    assert (found.form, placed.left_over) == (filled.form.tool.id, ())


def test_the_browser_reads_what_was_filled_in(filled: Filled) -> None:
    assert read(filled.path) == filled.form.answers


def test_qpdf_finds_nothing_wrong(filled: Filled) -> None:
    check = subprocess.run(
        ["qpdf", "--check", filled.path], capture_output=True, text=True, check=False
    )
    assert (check.returncode, check.stderr) == (0, "")


@pytest.mark.parametrize("viewer", DRAWN_BY)
def test_every_answer_is_to_be_seen(filled: Filled, viewer: str, tmp_path: Path) -> None:
    draw, before, after = DRAWN_BY[viewer], tmp_path / "leeg", tmp_path / "ingevuld"
    before.mkdir()
    after.mkdir()
    empty, full = draw(filled.form.blank, before), draw(filled.path, after)
    answers = filled.form.answers
    shown = [widget for widget in widgets_in(filled.path) if widget.shows(answers[widget.name])]
    assert {widget.name for widget in shown} == answers.keys()
    unseen = {w.name for w in shown if ink_in(w, full) - ink_in(w, empty) < VISIBLE}
    assert unseen == set()


def test_poppler_finds_every_text(filled: Filled) -> None:
    skipped = OTHER_FONT if filled.program == "PDFium" else ""
    command = ["pdftotext", "-layout", str(filled.path), "-"]
    process = subprocess.run(command, capture_output=True, text=True, check=True)
    shown = squeezed(process.stdout, skipped)
    names = {widget.name for widget in widgets_in(filled.path) if widget.state is None}
    texts = [str(text) for name, text in filled.form.answers.items() if name in names]
    lines = {line for text in texts for line in text.split("\n")}
    assert {line for line in lines if squeezed(line, skipped) not in shown} == set()


def test_the_file_has_the_fonts_of_all_texts_but_what_pdfium_takes_elsewhere(
    filled: Filled,
) -> None:
    lacking = fonts_that_are_not_in(filled.path)
    assert len(lacking) == (1 if filled.program == "PDFium" else 0), lacking


def test_other_letters_typed_in_pdfium_are_in_the_font_of_the_form(tmp_path: Path) -> None:
    form = form_in(tmp_path, proof_tool().id)
    answers = {"naam": squeezed(PHRASE, OTHER_FONT)}
    FILLED_WITH["PDFium"](form.blank, form.tool, answers, tmp_path / "ingevuld.pdf")
    assert read(tmp_path / "ingevuld.pdf") == answers
    assert fonts_that_are_not_in(tmp_path / "ingevuld.pdf") == []


def squeezed(text: str, skipped: str) -> str:
    """Leave out white space, of which programs make more or less, and what is `skipped`."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in skipped)
