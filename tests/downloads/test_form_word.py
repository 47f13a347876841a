"""A form as a Word document: what somebody sees and fills in, and what is read back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.downloads.office_file import OfficeFaultError, unzipped, zipped
from kompas.forms.answers import NO_ANSWERS, Answers
from kompas.forms.conditions import conditions_of
from kompas.forms.entries import entries_of
from kompas.forms.spelling import word_tag
from kompas.model.tool import Tool
from tests.downloads.office_forms import (
    SPOILERS,
    WORD,
    filled,
    form_of,
    full_answers,
    proof_tool,
    tools_in,
)
from tests.forms.examples import answers_to

EVERY_TOOL = pytest.mark.parametrize("tool", tools_in(WORD), ids=lambda tool: tool.id)
PROPERTY_ORDER = [
    *("rPr", "alias", "tag", "id", "lock", "placeholder", "temporary", "showingPlcHdr"),
    *("dataBinding", "label", "tabIndex"),
    *("text", "dropDownList", "checkbox", "repeatingSection", "repeatingSectionItem"),
]
"""ISO/IEC 29500-1 §17.5.2.38; Word calls a file with another order damaged."""


def controls_of(file: Path) -> list[Any]:
    return list(Document(str(file)).element.body.iter(qn("w:sdt")))


def properties(control: Any) -> dict[str, Any]:
    return {etree_name(each): each for each in control.find(qn("w:sdtPr"))}


def etree_name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def text_of(file: Path) -> str:
    return "\n".join(
        "".join(text.text for text in paragraph.iter(qn("w:t")))
        for paragraph in Document(str(file)).element.body.iter(qn("w:p"))
    )


@EVERY_TOOL
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_answers_come_back_as_they_were(tool: Tool, tmp_path: Path, data: st.DataObject) -> None:
    answers = data.draw(answers_to(form_of(tool)))

    assert WORD.read_back(WORD.written(tool, tmp_path, answers), form_of(tool)) == answers


@EVERY_TOOL
def test_an_answer_in_every_place_comes_back(tool: Tool, tmp_path: Path) -> None:
    answers = full_answers(form_of(tool))

    assert WORD.read_back(WORD.written(tool, tmp_path, answers), form_of(tool)) == answers


def test_hard_answers_of_every_kind_come_back(tmp_path: Path) -> None:
    tool = proof_tool()

    assert WORD.read_back(WORD.written(tool, tmp_path, filled()), form_of(tool)) == filled()


@EVERY_TOOL
def test_every_entry_has_a_control_with_its_tag_and_a_name(tool: Tool, tmp_path: Path) -> None:
    found = [properties(control) for control in controls_of(WORD.written(tool, tmp_path))]
    named = [
        (each["tag"].get(qn("w:val")), each["alias"].get(qn("w:val")))
        for each in found
        if "tag" in each and "repeatingSection" not in each
    ]

    entries = entries_of(form_of(tool))
    assert named == [(word_tag(entry.path), entry.description[:64]) for entry in entries]


@EVERY_TOOL
@pytest.mark.parametrize("is_filled", [False, True], ids=["blank", "filled"])
def test_word_finds_the_controls_well_formed(tool: Tool, is_filled: bool, tmp_path: Path) -> None:
    answers = full_answers(form_of(tool)) if is_filled else NO_ANSWERS
    controls = [properties(each) for each in controls_of(WORD.written(tool, tmp_path, answers))]
    orders = [[PROPERTY_ORDER.index(name) for name in each] for each in controls]
    numbers = Counter(each["id"].get(qn("w:val")) for each in controls)

    assert all(order == sorted(order) for order in orders)
    assert set(numbers.values()) == {1}


def test_untouched_a_form_has_no_answers(tmp_path: Path) -> None:
    file = WORD.written(proof_tool(), tmp_path)

    assert WORD.read_back(file, form_of(proof_tool())) == {}
    assert (WORD.read(file).form, WORD.read(file).version) == ("proef", 3)


def test_what_somebody_reads_before_the_questions(tmp_path: Path) -> None:
    lines = text_of(WORD.written(proof_tool(), tmp_path)).splitlines()

    assert lines[1:7] == [
        "Proef & meer",
        "Een proef.",
        "Direct gevaar? Bel 112 · Veilig Thuis 0800-2000 (gratis, dag en nacht)",
        "Schrijf hier geen gegevens van cliënten op: geen namen, adressen, geboortedata of "
        "burgerservicenummers.",
        "Vul in wat jullie weten.",
        "Over het netwerk",
    ]
    assert lines[7:9] == ["Naam netwerk (verplicht)", "De hele naam."]
    assert conditions_of(form_of(proof_tool()))["omvang"].sentence in lines
    assert "Partijen: gemeente, politie" in lines


@EVERY_TOOL
def test_the_emergency_numbers_stand_in_every_form(tool: Tool, tmp_path: Path) -> None:
    text = text_of(WORD.written(tool, tmp_path))

    assert "Direct gevaar? Bel 112" in text
    assert "Veilig Thuis 0800-2000" in text


def test_what_the_file_says_of_itself(tmp_path: Path) -> None:
    document = Document(str(WORD.written(proof_tool(), tmp_path)))
    core, page = document.core_properties, document.sections[0]
    assert page.page_width
    assert page.page_height

    assert (core.title, core.language) == ("Proef & meer", "nl-NL")
    assert core.keywords == "kompas-formulier:proef:3"
    assert core.author
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:val")) == "nl-NL"


def test_parts_and_questions_are_headings(tmp_path: Path) -> None:
    paragraphs = Document(str(WORD.written(proof_tool(), tmp_path))).paragraphs
    named = [(each.style.name, each.text) for each in paragraphs if each.style]

    assert [text for style, text in named if style == "Heading 1"] == [
        "Over het netwerk",
        "Wat we doen",
    ]
    assert ("Heading 2", "Hoe groot?") in named


def test_the_head_of_a_table_comes_back_on_every_page(tmp_path: Path) -> None:
    tables = Document(str(WORD.written(proof_tool(), tmp_path))).tables
    heads = [[cell.text for cell in table.rows[0].cells] for table in tables]

    assert heads == [
        ["Wat", "Aantal", "Klaar"],
        ["Tijd", "Minuten", "Onderdeel", "Wie"],
        ["Organisatie", "Naam", "Functie", "Handtekening"],
    ]
    assert all(
        table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for table in tables
    )


def test_word_can_add_rows_to_a_table(tmp_path: Path) -> None:
    controls = map(properties, controls_of(WORD.written(proof_tool(), tmp_path)))
    kinds = Counter(kind for each in controls for kind in each if kind.startswith("repeating"))

    assert kinds == {"repeatingSection": 2, "repeatingSectionItem": 2 + 6}


@EVERY_TOOL
def test_made_twice_it_is_the_same_file(tool: Tool, tmp_path: Path) -> None:
    first = WORD.written(tool, tmp_path).read_bytes()

    assert WORD.written(tool, tmp_path).read_bytes() == first
    assert len(first) < 12_000


def changed_document(file: Path, old: str, new: str) -> Path:
    """Change the text of the document as another program could have done."""
    parts = unzipped(file.read_bytes())
    before = parts["word/document.xml"].decode()
    assert before.count(old) == 1
    parts["word/document.xml"] = before.replace(old, new).encode()
    file.write_bytes(zipped(parts))
    return file


ANSWER = '<w:r><w:t xml:space="preserve">Oost</w:t></w:r>'


@pytest.mark.parametrize(
    ("saved", "read"),
    [
        pytest.param(
            '<w:r><w:t>Oo</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>st</w:t></w:r>',
            "Oost",
            id="runs split by the spelling checker",
        ),
        pytest.param(
            '<w:smartTag w:uri="x" w:element="place"><w:r><w:t>Oost</w:t></w:r></w:smartTag>',
            "Oost",
            id="smart tag",
        ),
        pytest.param(
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Oost</w:t></w:r></w:sdtContent></w:sdt>",
            "Oost",
            id="control inside a control",
        ),
        pytest.param(
            "<w:ins><w:r><w:t>Oost</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>West</w:delText></w:r></w:del>",
            "Oost",
            id="tracked changes",
        ),
        pytest.param(
            "<w:r><w:t>Noord</w:t><w:noBreakHyphen/><w:t>Oost</w:t></w:r>",
            "Noord-Oost",
            id="hyphen that does not break",
        ),
        pytest.param(
            '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
            "<w:t>Klik of tik om te typen</w:t></w:r>",
            None,
            id="placeholder as text",
        ),
        pytest.param(
            "<w:r><w:t>Klik of tik om te typen</w:t></w:r>",
            "Klik of tik om te typen",
            id="placeholder that somebody typed",
        ),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_control_that_a_program_saved_again(saved: str, read: str | None, tmp_path: Path) -> None:
    file = WORD.written(proof_tool(), tmp_path, {("naam",): "Oost"})

    answers = WORD.read_back(changed_document(file, ANSWER, saved), form_of(proof_tool()))

    assert answers.get(("naam",)) == read


def test_placeholder_of_word_itself_is_no_answer(tmp_path: Path) -> None:
    file = WORD.written(proof_tool(), tmp_path, {("naam",): "Klik hier"})
    name = '<w:tag w:val="naam"/><w:id w:val="1"/>'
    changed_document(file, name, f"{name}<w:showingPlcHdr/>")

    assert WORD.read_back(file, form_of(proof_tool())) == {}


def test_rows_are_found_without_a_repeating_section(tmp_path: Path) -> None:
    answers: Answers = {("acties", "2", "wat"): "Bellen"}
    file = WORD.written(proof_tool(), tmp_path, answers)
    parts = unzipped(file.read_bytes())
    document = parts["word/document.xml"].replace(b"w15:repeatingSection", b"w15:iets")
    document = document.replace(b'<w:tag w:val="acties"/>', b"")
    document = document.replace(b'<w:tag w:val="tekenen"/>', b"")
    file.write_bytes(zipped(parts | {"word/document.xml": document}))

    assert WORD.read_back(file, form_of(proof_tool())) == answers


def test_mark_as_libreoffice_saves_it(tmp_path: Path) -> None:
    file = WORD.written(proof_tool(), tmp_path)
    parts = unzipped(file.read_bytes())
    core = parts["docProps/core.xml"].replace(
        b"kompas-formulier:proef:3", b"kompas-formulier proef 3"
    )
    file.write_bytes(zipped(parts | {"docProps/core.xml": core}))

    assert WORD.read(file).form == "proef"


def test_lost_controls_are_told(tmp_path: Path) -> None:
    file = WORD.written(proof_tool(), tmp_path)
    parts = unzipped(file.read_bytes())
    document = parts["word/document.xml"].replace(b"<w:tag ", b"<w:etiket ")
    file.write_bytes(zipped(parts | {"word/document.xml": document}))

    with pytest.raises(OfficeFaultError, match=r"^In proef\.docx zijn de invulvelden verdwenen\."):
        WORD.read(file)


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_a_file_that_is_no_form_is_refused(spoil: Any, tmp_path: Path) -> None:
    file = WORD.written(proof_tool(), tmp_path)
    file.write_bytes(spoil(file.read_bytes()))

    with pytest.raises(OfficeFaultError, match=r"^proef\.docx (is|bevat) "):
        WORD.read(file)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "leeg.docx"
    file.touch()

    with pytest.raises(OfficeFaultError, match=r"^leeg\.docx is leeg of te groot"):
        WORD.read(file)
