"""A form as an Excel workbook: what somebody sees and fills in, and what is read back."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from kompas.downloads.form_excel import has_excel
from kompas.downloads.office_file import OfficeFaultError, unzipped
from kompas.forms.answers import Answer, Answers
from kompas.forms.entries import all_entries
from kompas.forms.spelling import excel_name
from kompas.model.tool import Tool
from tests.downloads.office_forms import (
    EXCEL,
    SPOILERS,
    filled,
    form_of,
    full_answers,
    proof_tool,
    real_handbook,
    tools_in,
)
from tests.forms.examples import answers_to

EVERY_TOOL = pytest.mark.parametrize("tool", tools_in(EXCEL), ids=lambda tool: tool.id)


def place_of(workbook: Workbook, path: str) -> Any:
    """Return the cell of an entry of the proof form."""
    return cell_named(workbook, excel_name(tuple(path.split("/"))))


def cell_named(workbook: Workbook, name: str) -> Any:
    """Return the cell with this name."""
    title, address = next(workbook.defined_names[name].destinations)
    return workbook[title.replace("''", "'")][address.replace("$", "")]


def read_after(change: Any, folder: Path, answers: Answers | None = None) -> Answers:
    """Return what is read after somebody did `change` to the workbook."""
    file = EXCEL.written(proof_tool(), folder, answers or {})
    workbook = load_workbook(file)
    change(workbook)
    workbook.save(file)
    return EXCEL.read_back(file, form_of(proof_tool()))


def test_which_forms_are_there_in_excel() -> None:
    with_form = [tool for tool in real_handbook().all(Tool) if tool.formulier]
    names = {tool.id for tool in with_form if has_excel(form_of(tool))}

    assert {"klantreis", "format-plan-van-aanpak", "netwerk-in-kaart"} <= names
    assert "governance-checklist" not in names


@EVERY_TOOL
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_answers_come_back_as_they_were(tool: Tool, tmp_path: Path, data: st.DataObject) -> None:
    answers = data.draw(answers_to(form_of(tool)))

    assert EXCEL.read_back(EXCEL.written(tool, tmp_path, answers), form_of(tool)) == answers


@EVERY_TOOL
def test_an_answer_in_every_place_comes_back(tool: Tool, tmp_path: Path) -> None:
    answers = full_answers(form_of(tool))

    assert EXCEL.read_back(EXCEL.written(tool, tmp_path, answers), form_of(tool)) == answers


def test_hard_answers_of_every_kind_come_back(tmp_path: Path) -> None:
    tool = proof_tool()

    assert EXCEL.read_back(EXCEL.written(tool, tmp_path, filled()), form_of(tool)) == filled()


@pytest.mark.parametrize(
    "text",
    ["007", "1,5", "1.5", "1,50", "-5", "1e5", "12345678901234567890", "0", "12-3-2026", "tien"],
)
def test_a_number_comes_back_as_it_was_typed(text: str, tmp_path: Path) -> None:
    answers: Answers = {("leden",): text, ("naam",): text, ("dag", "begin"): text}

    file = EXCEL.written(proof_tool(), tmp_path, answers)

    assert EXCEL.read_back(file, form_of(proof_tool())) == answers


@EVERY_TOOL
def test_every_entry_of_every_row_has_a_cell_with_a_name(tool: Tool, tmp_path: Path) -> None:
    workbook = load_workbook(EXCEL.written(tool, tmp_path))

    names = {excel_name(path) for path in all_entries(form_of(tool))}
    assert set(workbook.defined_names) == names
    for name in names:
        assert cell_named(workbook, name).has_style


def test_a_text_never_becomes_a_formula(tmp_path: Path) -> None:
    texts = ["=1+1", "+31", "-5 graden", "@SUM(A1)"]
    answers: Answers = {
        ("acties", str(row), "wat"): text for row, text in enumerate(texts, start=1)
    }

    workbook = load_workbook(EXCEL.written(proof_tool(), tmp_path, answers))
    cells = [place_of(workbook, f"acties/{row}/wat") for row in range(1, 5)]

    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix and cell.number_format == "@" for cell in cells)


def test_what_somebody_reads_first(tmp_path: Path) -> None:
    sheet = load_workbook(EXCEL.written(proof_tool(), tmp_path)).worksheets[0]
    column = [sheet.cell(row, 1).value for row in range(1, 12)]

    assert sheet.title == "Vragen"
    assert column == [
        "Kompas Proefregio",
        "Proef & meer",
        "Een proef.",
        "Direct gevaar? Bel 112 · Veilig Thuis 0800-2000 (gratis, dag en nacht)",
        "Schrijf hier geen gegevens van cliënten op: geen namen, adressen, geboortedata of "
        "burgerservicenummers.",
        "Vul in wat jullie weten.",
        None,
        "Over het netwerk",
        "Vraag",
        "Naam netwerk (verplicht)",
        "Doel",
    ]
    assert sheet["C10"].value == "De hele naam."


def test_every_table_has_a_sheet_to_print_on_a4(tmp_path: Path) -> None:
    workbook = load_workbook(EXCEL.written(proof_tool(), tmp_path))
    tables = workbook.worksheets[1:-1]

    assert [sheet.title for sheet in tables] == ["Acties wie wat", "Dag", "Getekend"]
    assert [sheet.freeze_panes for sheet in tables] == ["A4", "A6", "A4"]
    assert [sheet.print_title_rows for sheet in tables] == ["$3:$3", "$5:$5", "$3:$3"]
    for sheet in workbook.worksheets[:-1]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToWidth == 1
    assert workbook.worksheets[-1].sheet_state == "hidden"


def test_answers_to_choose_from_are_in_a_list(tmp_path: Path) -> None:
    workbook = load_workbook(EXCEL.written(proof_tool(), tmp_path))
    front = workbook["Vragen"]
    lists = {str(check.sqref): check.formula1 for check in front.data_validations.dataValidation}
    formula = lists[place_of(workbook, "fase").coordinate]
    options = [row[0].value for row in workbook["Kompas"][formula.split("!")[1].replace("$", "")]]

    assert options == ["Aan het begin", "Halverwege"]
    assert any(
        place_of(workbook, "akkoord").coordinate in cells and formula == '"x"'
        for cells, formula in lists.items()
    )


def test_the_run_sheet_counts_from_its_start(tmp_path: Path) -> None:
    answers: Answers = {("dag", "begin"): "23:30", ("dag", "inloop", "minuten"): "45"}
    file = EXCEL.written(proof_tool(), tmp_path, answers)
    formulas, values = load_workbook(file)["Dag"], load_workbook(file, data_only=True)["Dag"]

    assert [values[cell].value for cell in ("A6", "A7")] == [
        datetime.time(23, 30),
        datetime.time(0, 15),
    ]
    assert (values["B8"].value, formulas["B8"].value) == (90, "=SUM(B6:B7)")
    begin = 'IF(ISNUMBER($B$3),$B$3,TIMEVALUE(SUBSTITUTE($B$3,".",":")))'
    assert formulas["A7"].value == f'=IFERROR(MOD({begin}+SUM(B$6:B6)/1440,1),"")'


def test_a_blank_run_sheet_shows_no_times(tmp_path: Path) -> None:
    sheet = unzipped(EXCEL.written(proof_tool(), tmp_path).read_bytes())["xl/worksheets/sheet3.xml"]

    assert re.search(rb'<c r="A6" s="\d+" t="str"><f>[^<]+</f><v></v></c>', sheet)
    assert b"<f>SUM(B6:B7)</f><v>60</v>" in sheet


def test_the_times_that_somebody_sees_are_read(tmp_path: Path) -> None:
    file = EXCEL.written(proof_tool(), tmp_path, {("dag", "begin"): "09:30"})

    assert EXCEL.read_back(file, form_of(proof_tool())) == {
        ("dag", "begin"): "09:30",
        ("dag", "inloop", "tijd"): "09:30",
        ("dag", "gesprek", "tijd"): "09:45",
    }


@pytest.mark.parametrize(
    ("typed", "number_format", "read"),
    [
        pytest.param(datetime.datetime(2026, 3, 9), "dd-mm-yyyy", "9-3-2026", id="date"),
        pytest.param(
            datetime.datetime(2026, 3, 9, 14, 5), "d-m-yyyy h:mm", "9-3-2026 14:05", id="moment"
        ),
        pytest.param(datetime.time(9, 5), "h:mm", "09:05", id="time"),
        pytest.param(12, "General", "12", id="number"),
        pytest.param(1.5, "0.00", "1,5", id="fraction"),
        pytest.param(0.1 + 0.2, "General", "0,3", id="fraction that is not exact"),
        pytest.param(True, "General", "ja", id="true"),
        pytest.param("=1+1", "General", None, id="formula that was never calculated"),
        pytest.param("a_x000D_\nb", "General", "a b", id="line break of Windows"),
        pytest.param(
            CellRichText("Noord", TextBlock(InlineFont(b=True), " Oost")),
            "General",
            "Noord Oost",
            id="rich text",
        ),
        pytest.param("#N/A", "General", None, id="error"),
    ],
)
def test_what_excel_made_of_what_was_typed(
    typed: object, number_format: str, read: str | None, tmp_path: Path
) -> None:
    def change(workbook: Workbook) -> None:
        cell = place_of(workbook, "naam")
        cell.value, cell.number_format = typed, number_format

    assert read_after(change, tmp_path).get(("naam",)) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *(("x", True), (" X ", True), ("ja", True), (True, True), (1, True)),
        *(("nee", None), ("-", None), (0, None), (False, None), (None, None)),
    ],
)
def test_what_somebody_types_for_a_tick(typed: object, read: Answer | None, tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        place_of(workbook, "akkoord").value = typed

    assert read_after(change, tmp_path).get(("akkoord",)) is read


def test_rows_that_somebody_wrote_below_the_table_are_read(tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        last = place_of(workbook, "acties/6/wat")
        last.offset(row=1).value = "Zevende"

    file = EXCEL.written(proof_tool(), tmp_path)
    workbook = load_workbook(file)
    change(workbook)
    workbook.save(file)

    assert EXCEL.read(file).answers["acties", "7", "wat"] == "Zevende"


def test_untouched_a_form_has_no_answers(tmp_path: Path) -> None:
    for tool in (proof_tool(), *tools_in(EXCEL)):
        file = EXCEL.written(tool, tmp_path)

        assert EXCEL.read_back(file, form_of(tool)) == {}
        assert EXCEL.read(file).form == tool.id


def test_a_text_that_is_too_long_is_cut_off_for_all_to_see(tmp_path: Path) -> None:
    file = EXCEL.written(proof_tool(), tmp_path, {("doel",): "😀" * 30_000})
    text = EXCEL.read_back(file, form_of(proof_tool()))["doel",]

    assert isinstance(text, str)
    assert text.endswith("😀… (de rest past niet in Excel)")


def test_what_the_file_says_of_itself(tmp_path: Path) -> None:
    properties = load_workbook(EXCEL.written(proof_tool(), tmp_path)).properties

    assert (properties.title, properties.language) == ("Proef & meer", "nl-NL")
    assert properties.keywords == "kompas-formulier:proef:3"


@EVERY_TOOL
def test_made_twice_it_is_the_same_file(tool: Tool, tmp_path: Path) -> None:
    first = EXCEL.written(tool, tmp_path).read_bytes()

    assert EXCEL.written(tool, tmp_path).read_bytes() == first
    assert len(first) < 40_000


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_a_file_that_is_no_form_is_refused(spoil: Any, tmp_path: Path) -> None:
    file = EXCEL.written(proof_tool(), tmp_path)
    file.write_bytes(spoil(file.read_bytes()))

    with pytest.raises(OfficeFaultError, match=r"^proef\.xlsx (is|bevat) "):
        EXCEL.read(file)
