"""Forms as PDF in a real browser: filled in and read by the script that the site loads for it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page

from kompas.build.pipeline import load
from kompas.downloads.form_pdf import write_form_pdf
from kompas.forms.entries import Entry, all_entries
from kompas.forms.spelling import flat_name
from kompas.model.handbook import Handbook
from kompas.model.tool import Tool
from kompas.paths import handbook_root
from tests.browser.conftest import NewPage
from tests.pdf.filling import BUNDLE, FlatAnswers, description_of

FORMS = ("governance-checklist", "klantreis", "format-plan-van-aanpak")
"""Questions and choices; a run sheet that starts with minutes; tables, ticks and signatures."""

FILL = """async ([file, answers, form]) => {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  const velden = form.velden.map(([name, it]) => [name, {...it, opties: new Map(it.opties)}]);
  const description = {...form, velden: new Map(velden), tabellen: new Map(form.tabellen)};
  const filled = await kompasPdf.fill(bytes, new Map(answers), description);
  const binary = [...filled.bytes].map((byte) => String.fromCharCode(byte)).join("");
  return [btoa(binary), filled.notes];
}"""

READ = """async (file) => {
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  const {formulier, versie, answers} = await kompasPdf.read(bytes);
  return [formulier, versie, [...answers]];
}"""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page that holds nothing but the script."""
    page = new_page()
    page.goto("about:blank")
    page.add_script_tag(path=BUNDLE)
    return page


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load(handbook_root() / "content")


@pytest.fixture(scope="module", params=FORMS)
def form(
    request: pytest.FixtureRequest, handbook: Handbook, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Tool, Path]:
    """A form of the real handbook, with its fillable PDF."""
    tool = handbook.get(Tool, request.param)
    target = tmp_path_factory.mktemp(tool.id) / "invulbaar.pdf"
    write_form_pdf(handbook, tool, target, fillable=True)
    return tool, target


def answers_to(tool: Tool, answer: Callable[[Entry], str | bool]) -> dict[str, str | bool]:
    assert tool.formulier
    entries = all_entries(tool.formulier).items()
    return {flat_name(path): answer(entry) for path, entry in entries}


def short_answer(entry: Entry) -> str | bool:
    """Answer with something that is unlike any other answer, and that Dutch people type."""
    match entry.kind:
        case "vinkje":
            return True
        case "keuze":
            return entry.options[-1].waarde
        case "tekstvak":
            return f"Eén: ’t {entry.path[-1]}.\n– € 5"
        case _:
            return f"ë {'-'.join(entry.path)}"[: entry.max_length]


def fill(page: Page, tool: Tool, source: Path, answers: FlatAnswers) -> tuple[bytes, list[str]]:
    file = base64.b64encode(source.read_bytes()).decode()
    request = [file, list(answers.items()), description_of(tool)]
    content, notes = page.evaluate(FILL, request)
    return base64.b64decode(content), notes


def read(page: Page, content: bytes) -> tuple[str, int, dict[str, str | bool]]:
    found, version, answers = page.evaluate(READ, base64.b64encode(content).decode())
    return found, version, dict(answers)


def test_every_answer_that_a_form_can_hold_comes_back(form: tuple[Tool, Path], page: Page) -> None:
    tool, source = form
    answers = answers_to(tool, short_answer)
    content, _ = fill(page, tool, source, answers)
    assert tool.formulier
    assert read(page, content) == (tool.id, tool.formulier.versie, answers)


def test_an_untouched_form_has_no_answers(form: tuple[Tool, Path], page: Page) -> None:
    _, source = form
    assert read(page, source.read_bytes())[2] == {}


def test_a_text_that_stood_there_and_was_emptied_stays_empty(
    form: tuple[Tool, Path], page: Page
) -> None:
    tool, source = form
    initial = answers_to(tool, lambda entry: entry.initial)
    emptied = {name: "" for name, text in initial.items() if text}
    content, _ = fill(page, tool, source, emptied)
    assert read(page, content)[2] == emptied


def test_very_long_answers_come_back_and_are_told(form: tuple[Tool, Path], page: Page) -> None:
    tool, source = form
    asked = dict.fromkeys(first_texts(source), "Een heel lang antwoord. " * 120)
    content, notes = fill(page, tool, source, asked)
    assert len(notes) == len(asked)
    assert read(page, content)[2] == asked


def first_texts(source: Path) -> list[str]:
    """Return the names of some text fields on the paper."""
    with pikepdf.open(source) as pdf:
        fields = pdf.Root.AcroForm.Fields.as_list()
        return [str(field.T) for field in fields if field.FT == "/Tx"][:5]


def test_nothing_is_fetched(form: tuple[Tool, Path], page: Page) -> None:
    tool, source = form
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    content, _ = fill(page, tool, source, answers_to(tool, short_answer))
    read(page, content)
    assert requests == []
