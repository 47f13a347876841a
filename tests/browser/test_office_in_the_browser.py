"""Word and Excel files filled in and read in the browser, and read and filled in by Python."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from playwright.sync_api import Browser

from kompas.forms.answers import NO_ANSWERS, Answer, Answers
from kompas.forms.entries import AnswerPath, all_entries
from kompas.forms.placing import place_answers
from kompas.forms.spelling import flat_name, path_of_flat_name
from kompas.model.formulier import Formulier
from kompas.model.tool import Tool
from kompas.paths import STATIC
from tests.downloads.office_forms import (
    EXCEL,
    SPOILERS,
    WORD,
    Shape,
    filled,
    form_of,
    full_answers,
    proof_tool,
    tools_in,
)

pytestmark = pytest.mark.xdist_group("office-in-the-browser")

NAMES = {"docx": "Word", "xlsx": "Excel"}
CALL = """
async ([name, bytes, answers, fields]) => {
  const data = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
  const velden = new Map(fields);
  const done = await kompasKantoor[name](data, new Map(answers), { velden, tabellen: new Map() });
  if (done.bytes) {
    let text = "";
    for (const byte of done.bytes) text += String.fromCharCode(byte);
    return { bytes: btoa(text), notes: done.notes };
  }
  return { ...done, answers: [...done.answers] };
}
"""
CALL_THAT_FAILS = f"""
async (given) => ({CALL})(given).then(() => "no fault", (e) => `${{e.name}}: ${{e.message}}`)
"""

Office = Callable[..., Any]


@pytest.fixture(scope="module")
def office(browser: Browser) -> Iterator[Office]:
    """A function that calls one of the bundle in an empty page."""
    page = browser.new_page()
    page.add_script_tag(path=STATIC / "kantoor.js")

    def call(name: str, data: bytes, answers: Answers = NO_ANSWERS, *, fails: bool = False) -> Any:
        given = [name, base64.b64encode(data).decode(), *_flat(answers)]
        return page.evaluate(CALL_THAT_FAILS if fails else CALL, given)

    yield call
    page.close()


def _flat(answers: Answers) -> tuple[list[Any], list[Any]]:
    """Return answers and the descriptions of their entries as the page has them."""
    kinds = {path: entry for form in FORMS for path, entry in all_entries(form).items()}
    names = {path: flat_name(path) for path in answers}
    described = {path: kinds[path] for path in answers if path in kinds}
    fields = [
        [names[path], {"label": entry.description, "soort": entry.kind}]
        for path, entry in described.items()
    ]
    return [[names[path], answer] for path, answer in answers.items()], fields


FORMS = [form_of(tool) for tool in (*tools_in(WORD), proof_tool())]
SHAPES = pytest.mark.parametrize("shape", [WORD, EXCEL], ids=["Word", "Excel"])
LARGE = [
    pytest.param(shape, tool, id=f"{shape.ending}-{tool.id}")
    for shape in (WORD, EXCEL)
    for tool in tools_in(shape)
    if tool.id
    in {"format-plan-van-aanpak", "klantreis", "netwerk-in-kaart", "voorbeeldindicatoren"}
]


def filled_in_the_browser(
    office: Office, shape: Shape, tool: Tool, folder: Path, answers: Answers
) -> tuple[Path, list[str]]:
    """Return the file that the browser makes of the blank one, and what it reports."""
    blank = shape.written(tool, folder)
    done = office(f"fill{NAMES[shape.ending]}", blank.read_bytes(), answers)
    target = folder / f"ingevuld.{shape.ending}"
    target.write_bytes(base64.b64decode(done["bytes"]))
    return target, done["notes"]


def read_in_the_browser(office: Office, shape: Shape, file: Path, form: Formulier) -> Answers:
    """Return the answers that the browser reads from a file, placed on the form."""
    read = office(f"read{NAMES[shape.ending]}", file.read_bytes())
    answers: dict[AnswerPath, Answer] = {
        path_of_flat_name(name): answer for name, answer in read["answers"]
    }
    placed = place_answers(answers, read["versie"], form)
    assert placed.left_over == ()
    return placed.answers


@SHAPES
def test_what_the_browser_fills_in_python_reads(
    office: Office, shape: Shape, tmp_path: Path
) -> None:
    tool = proof_tool()

    file, notes = filled_in_the_browser(office, shape, tool, tmp_path, filled())

    assert notes == []
    assert shape.read_back(file, form_of(tool)) == filled()


@SHAPES
def test_what_python_fills_in_the_browser_reads(
    office: Office, shape: Shape, tmp_path: Path
) -> None:
    tool = proof_tool()

    file = shape.written(tool, tmp_path, filled())

    assert read_in_the_browser(office, shape, file, form_of(tool)) == filled()


@pytest.mark.parametrize(("shape", "tool"), LARGE)
def test_every_place_of_a_large_form(
    office: Office, shape: Shape, tool: Tool, tmp_path: Path
) -> None:
    answers = full_answers(form_of(tool))

    file, notes = filled_in_the_browser(office, shape, tool, tmp_path, answers)

    assert notes == []
    assert read_in_the_browser(office, shape, file, form_of(tool)) == answers
    assert shape.read_back(file, form_of(tool)) == answers


@SHAPES
def test_the_file_says_which_form_it_is(office: Office, shape: Shape, tmp_path: Path) -> None:
    file = shape.written(proof_tool(), tmp_path)

    read = office(f"read{NAMES[shape.ending]}", file.read_bytes())

    assert (read["formulier"], read["versie"]) == ("proef", 3)


@SHAPES
def test_filling_in_twice_gives_the_same_bytes(
    office: Office, shape: Shape, tmp_path: Path
) -> None:
    first, _ = filled_in_the_browser(office, shape, proof_tool(), tmp_path, filled())
    before = first.read_bytes()
    again, _ = filled_in_the_browser(office, shape, proof_tool(), tmp_path, filled())

    assert again.read_bytes() == before


@SHAPES
def test_an_answer_without_a_place_is_reported(
    office: Office, shape: Shape, tmp_path: Path
) -> None:
    answers: Answers = {("verdwenen",): "Toch iets"}

    _, notes = filled_in_the_browser(office, shape, proof_tool(), tmp_path, answers)

    assert notes == [f"Dit antwoord heeft geen plek in {NAMES[shape.ending]}: verdwenen."]


def test_every_control_keeps_a_number_of_its_own(office: Office, tmp_path: Path) -> None:
    file, _ = filled_in_the_browser(office, WORD, proof_tool(), tmp_path, filled())

    numbers = [number.get(qn("w:val")) for number in Document(str(file)).element.iter(qn("w:id"))]

    assert len(numbers) == len(set(numbers)) > 40


def test_word_keeps_the_spaces_around_a_text(office: Office, tmp_path: Path) -> None:
    answers: Answers = {("naam",): "  Oost  "}

    file, _ = filled_in_the_browser(office, WORD, proof_tool(), tmp_path, answers)
    texts = Document(str(file)).element.iter(qn("w:t"))

    (found,) = [text for text in texts if text.text == "  Oost  "]
    assert found.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_the_run_sheet_counts_from_its_start(office: Office, tmp_path: Path) -> None:
    answers: Answers = {("dag", "begin"): "23:30", ("dag", "inloop", "minuten"): "45"}

    file, _ = filled_in_the_browser(office, EXCEL, proof_tool(), tmp_path, answers)
    sheet = load_workbook(file, data_only=True)["Dag"]

    assert [sheet.cell(row, 1).value for row in (6, 7)] == [time(23, 30), time(0, 15)]
    assert sheet["B8"].value == 90
    assert load_workbook(file)["Dag"]["A7"].value.startswith("=IFERROR(")


def test_a_text_never_becomes_a_formula(office: Office, tmp_path: Path) -> None:
    texts = ["=1+1", "+31", "-5 graden", "@SUM(A1)"]
    answers: Answers = {
        ("acties", str(row), "wat"): text for row, text in enumerate(texts, start=1)
    }

    file, _ = filled_in_the_browser(office, EXCEL, proof_tool(), tmp_path, answers)
    sheet = load_workbook(file).worksheets[1]
    cells = [sheet.cell(row, 1) for row in range(4, 8)]

    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_a_text_that_is_too_long_for_excel_is_reported(office: Office, tmp_path: Path) -> None:
    answers: Answers = {("doel",): "x" * 40_000}

    file, notes = filled_in_the_browser(office, EXCEL, proof_tool(), tmp_path, answers)
    text = EXCEL.read_back(file, form_of(proof_tool()))["doel",]

    assert notes == ["Dit antwoord is te lang voor Excel; alleen het begin staat erin: Doel."]
    assert isinstance(text, str)
    assert len(text) == 32_767
    assert text.endswith("x… (de rest past niet in Excel)")


@SHAPES
@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_a_file_that_is_no_form_is_refused(
    office: Office, shape: Shape, spoil: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    spoilt = spoil(shape.written(proof_tool(), tmp_path).read_bytes())

    assert office(f"read{NAMES[shape.ending]}", spoilt, fails=True).startswith("FileFault: Dit ")
