"""What the tests of Word and Excel share: a form with every kind of field, and answers to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kompas.downloads.filled_excel import read_filled_excel
from kompas.downloads.filled_word import read_filled_word
from kompas.downloads.form_excel import has_excel, write_form_excel
from kompas.downloads.form_word import write_form_word
from kompas.downloads.office_file import unzipped, zipped
from kompas.forms.answers import NO_ANSWERS, Answer, Answers
from kompas.forms.entries import AnswerPath, Entry, all_entries
from kompas.forms.filled import FilledForm
from kompas.forms.placing import place_answers
from kompas.model.formulier import Formulier
from kompas.model.handbook import Handbook, build_handbook
from kompas.model.tool import Tool
from kompas.paths import handbook_root
from kompas.source.folder import read_folder
from tests.handbooks import handbook_with

TOOL = """\
id: proef
titel: Proef & meer
soort: invulformulier
kern: Een proef.
onderdelen: [{soort: tekst, id: begin, tekst: Vul in.}]
wanneer_wel: Altijd.
opbrengst: Een ingevuld formulier.
formulier:
  versie: 3
  uitleg: Vul in wat jullie **weten**.
  onderdelen:
    - id: basis
      titel: Over het netwerk
      velden:
        - {id: naam, soort: tekst, label: Naam netwerk, verplicht: true, hulp: De hele naam.}
        - {id: doel, soort: tekstvak, label: Doel, regels: 6}
        - {id: leden, soort: getal, label: Aantal leden}
        - {id: startdatum, soort: datum, label: Begindatum}
        - {id: akkoord, soort: vinkje, label: Iedereen is het eens}
        - {id: fase, soort: keuze, label: Fase, opties: AB}
        - {id: wie, soort: meerkeuze, label: Wie, opties: AB}
        - {id: hoe, soort: schaal, label: Hoe, opties: AB}
        - {id: omvang, soort: checkvraag, label: Hoe groot?, toon_als: {veld: fase, is: b}}
    - id: verder
      titel: Wat we doen
      uitleg: |
        - Kies acties.
        - Spreek af wie.
      velden:
        - id: acties
          soort: tabel
          label: "Acties: wie/wat?"
          rijen: {start: 2, max: 6}
          kolommen:
            - {id: wat, soort: tekstvak, label: Wat}
            - {id: aantal, soort: getal, label: Aantal}
            - {id: klaar, soort: vinkje, label: Klaar}
        - id: dag
          soort: draaiboek
          label: Dag
          tijdvakken:
            - {id: inloop, titel: Inloop, minuten: 15}
            - {id: gesprek, titel: Gesprek, minuten: 45, tekst: Bespreek de casus.}
        - {id: tekenen, soort: ondertekening, label: Getekend, partijen: [gemeente, politie]}
""".replace("AB", "[{waarde: a, label: Aan het begin}, {waarde: b, label: Halverwege}]")

HARD_TEXT = "  ë é € ’ – <b> & \"'\t😀 _x0041_ "
FILLED: Mapping[str, Answer] = {
    "naam": HARD_TEXT,
    "doel": f"{HARD_TEXT}\n\nderde regel\n",
    "leden": "12",
    "startdatum": "22-11-2026",
    "akkoord": True,
    "fase": "b",
    "wie/a": True,
    "hoe": "a",
    "omvang/antwoord": "=1+1",
    "omvang/actie": "- eerst dit\n- dan dat",
    "acties/1/wat": "@SUM(A1)",
    "acties/1/aantal": "1,5",
    "acties/1/klaar": True,
    "acties/5/wat": "twee\nregels",
    "acties/5/aantal": "ongeveer 10",
    "dag/begin": "9.00 uur",
    "dag/inloop/minuten": "",
    "dag/gesprek/minuten": "50",
    "dag/gesprek/wie": "+31",
    "dag/gesprek/tijd": "na de lunch",
    "tekenen/1/naam": "Anna",
    "tekenen/9/naam": "Zoë",
}
"""An answer of every kind, with what goes wrong first; by path."""


@dataclass(frozen=True)
class Shape:
    """How a form is written and read in one program."""

    ending: str
    write: Callable[[Handbook, Tool, Path, Answers], None]
    read: Callable[[Path], FilledForm]

    def written(self, tool: Tool, folder: Path, answers: Answers = NO_ANSWERS) -> Path:
        """Return a file with the form of `tool`."""
        target = folder / f"{tool.id}.{self.ending}"
        handbook = real_handbook() if tool.id != "proef" else proof_handbook()
        self.write(handbook, tool, target, answers)
        return target

    def read_back(self, path: Path, form: Formulier) -> Answers:
        """Return the answers in a file, placed on the form."""
        filled = self.read(path)
        placed = place_answers(filled.answers, filled.version, form)
        assert placed.left_over == ()
        return placed.answers


WORD = Shape("docx", write_form_word, read_filled_word)
EXCEL = Shape("xlsx", write_form_excel, read_filled_excel)


@cache
def proof_handbook() -> Handbook:
    """Return the small handbook with the form that has every kind of field."""
    return handbook_with({"tools/proef": TOOL})


def proof_tool() -> Tool:
    """Return the tool of that form."""
    return proof_handbook().get(Tool, "proef")


@cache
def real_handbook() -> Handbook:
    """Return the real handbook."""
    return build_handbook(read_folder(handbook_root() / "content", "content"))


def tools_in(shape: Shape) -> list[Tool]:
    """Return the tools whose form there is in this shape."""
    tools = [tool for tool in real_handbook().all(Tool) if tool.formulier]
    return [tool for tool in tools if shape is WORD or has_excel(form_of(tool))]


def form_of(tool: Tool) -> Formulier:
    """Return the form of a tool that has one."""
    assert tool.formulier
    return tool.formulier


def filled() -> dict[AnswerPath, Answer]:
    """Return an answer of every kind to the proof form."""
    answers = {tuple(path.split("/")): answer for path, answer in FILLED.items()}
    assert answers.keys() <= all_entries(form_of(proof_tool())).keys()
    return answers


def full_answers(form: Formulier) -> dict[AnswerPath, Answer]:
    """Return an answer in every place of a form, also in all the rows that people may add."""
    entries = all_entries(form).values()
    return {entry.path: _full_answer(entry, number) for number, entry in enumerate(entries)}


def _full_answer(entry: Entry, number: int) -> Answer:
    if entry.kind == "vinkje":
        return True
    if entry.options:
        return entry.options[number % len(entry.options)].waarde
    return f"{HARD_TEXT}{number}" + "\n– meer" * (entry.kind == "tekstvak")


def _changed(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    parts = unzipped(data)
    change(parts)
    return zipped(parts)


def cut_in_half(data: bytes) -> bytes:
    """Return half of a file."""
    return data[: len(data) // 2]


def no_zip(data: bytes) -> bytes:
    """Return what is no zip file at all."""
    return b"Beste collega, hier is het formulier."


def without_mark(data: bytes) -> bytes:
    """Return the file without the mark of our forms."""
    core = "docProps/core.xml"
    return _changed(data, lambda parts: parts.update({core: parts[core].replace(b"kompas", b"k")}))


def without_content(data: bytes) -> bytes:
    """Return a zip file with other things in it."""
    return zipped({"brief.txt": b"Beste collega"})


def broken_xml(data: bytes) -> bytes:
    """Return the file with its properties cut off."""
    core = "docProps/core.xml"
    return _changed(data, lambda parts: parts.update({core: parts[core][:-9]}))


def with_entities(data: bytes) -> bytes:
    """Return the file with a document type, in which entities could be."""
    core = "docProps/core.xml"
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    return _changed(
        data, lambda parts: parts.update({core: parts[core].replace(b"<cp", evil + b"<cp", 1)})
    )


def too_much_inside(data: bytes) -> bytes:
    """Return the file with 120 MB of nothing in it."""
    return _changed(data, lambda parts: parts.update({"word/media/image1.png": bytes(120_000_000)}))


def too_many_parts(data: bytes) -> bytes:
    """Return the file with 600 parts more."""
    more = {f"word/{number}.xml": b"<a/>" for number in range(600)}
    return _changed(data, lambda parts: parts.update(more))


SPOILERS = (
    cut_in_half,
    no_zip,
    without_mark,
    without_content,
    broken_xml,
    with_entities,
    too_much_inside,
    too_many_parts,
)
"""What can be wrong with a file that somebody gives us."""
