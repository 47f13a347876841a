"""Answers go from the form into every kind of file, and come back from it as they were typed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect

from kompas.build.pipeline import build
from kompas.downloads.form_excel import has_excel
from kompas.forms.answers import Answer, Answers, flatten
from kompas.forms.entries import Entry, EntryKind, all_entries, entries_of
from kompas.forms.saved_file import saved_file
from kompas.model.formulier import Formulier
from kompas.model.tool import Tool
from tests.browser.conftest import NewPage
from tests.browser.site import Site, serving
from tests.browser.test_keeping_answers import errors_of, message, open_form
from tests.conftest import made_once
from tests.downloads.office_forms import TOOL, WORD, form_of, proof_tool, tools_in
from tests.handbooks import SMALL

MOMENT = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)

TEXTS = (
    "’t Groene – coördinatie: € 10, één “idee” ½",
    "<b>Jan & \"Piet\"</b> 'samen' {{ x }} %s C:\\nieuw",
    "\teen tab,  twee spaties en een spatie aan het eind ",
    "=1+1",
    "_x0041_ Timișoara ✓ 😀 e\u0301 a\u00a0b\u200bc",
    "Een lang antwoord, dat op papier niet in het vak past. " * 40,
)
LINES = ("Eén regel.\n\n\t– en nog een\n", "\nna een lege regel", "a\n" * 60)
TYPED: Mapping[EntryKind, tuple[str, ...]] = {
    "tekst": TEXTS,
    "tekstvak": (*LINES, *TEXTS),
    "getal": ("45", "1,5", "ongeveer 10", "1.000", "007", "-0", "1e3", ""),
    "datum": ("22-11-2026", "2026-11-22", "eind mei", "1/2", ""),
    "tijd": ("09:15", "9.15 uur", "9:15", "24:00", "na de lunch", ""),
}
"""What people type where each kind is asked, also what nobody expects."""


@st.composite
def answers_to(draw: st.DrawFn, form: Formulier) -> Answers:
    """Draw answers: some on the paper, some in rows that people may add beyond it."""
    places = (list(entries_of(form)), list(all_entries(form).values()))
    chosen = {entry.path: entry for some in places for entry in draw(_some_of(some))}
    answers = {path: draw(_answer(entry)) for path, entry in chosen.items()}
    return {path: answer for path, answer in answers.items() if answer != chosen[path].empty}


def _some_of(entries: list[Entry]) -> st.SearchStrategy[list[Entry]]:
    fewest = min(len(entries), 6)
    return st.lists(
        st.sampled_from(entries), min_size=fewest, max_size=20, unique_by=lambda entry: entry.path
    )


def _answer(entry: Entry) -> st.SearchStrategy[Answer]:
    if entry.kind == "vinkje":
        return st.just(value=True)
    if entry.kind == "keuze":
        return st.sampled_from([option.waarde for option in entry.options])
    lines = "\n" if entry.kind == "tekstvak" else ""
    letters = st.sampled_from(f"eë é€’–\t\"'<>&{lines}") | st.characters(
        exclude_categories=["Cc", "Cs", "Cn"]
    )
    texts = st.sampled_from(TYPED[entry.kind]) | st.text(letters, max_size=200)
    return texts.map(lambda text: text[: entry.max_length])


@pytest.fixture(scope="session")
def proof_site(shared_folder: Path) -> Iterator[Site]:
    """The small handbook with a form that has every kind of field, and its downloads."""

    def make(target: Path) -> None:
        content = shutil.copytree(SMALL, target.with_name("proef-inhoud"))
        content.joinpath("tools/proef.yml").write_text(TOOL, "utf-8")
        unheard = list[str]().append
        build(content, target, unheard, unheard)

    with serving(made_once(shared_folder / "proef", make)) as site:
        yield site


def examples(count: int) -> settings:
    """Return how many answers are tried: the same ones in every run, as each takes a second."""
    return settings(
        max_examples=count,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@pytest.mark.parametrize("tool", tools_in(WORD), ids=lambda tool: tool.id)
def test_answers_to_each_form(site: Site, new_page: NewPage, tool: Tool) -> None:
    check_round_trips(site, new_page(), tool, examples(2))


def test_answers_of_every_kind(proof_site: Site, new_page: NewPage) -> None:
    check_round_trips(proof_site, new_page(), proof_tool(), examples(12))


def check_round_trips(site: Site, page: Page, tool: Tool, tried: settings) -> None:
    """Take answers through all files of the form on one page, without loading it anew."""
    errors = errors_of(page)
    open_form(page, site, f"tools/{tool.id}.html")
    page.locator(".bewaren-meer summary").click()
    shapes = [shape for shape in ("pdf", "docx", "xlsx") if button(page, shape).is_visible()]
    assert shapes == ["pdf", "docx"] + ["xlsx"] * has_excel(form_of(tool))

    @tried
    @given(answers_to(form_of(tool)))
    def come_back(answers: Answers) -> None:
        put_in(page, saved_file(tool.id, tool.titel, form_of(tool), answers, MOMENT).encode())
        assert answers_on(page) == answers
        for shape in shapes:
            put_in(page, downloaded(page, shape))
            found = answers_on(page)
            if shape == "xlsx":
                found = without_times_of_excel(found, answers)
            assert found == answers, shape

    come_back()
    assert errors == []


def button(page: Page, action: str) -> Locator:
    """Return a button by what it does, whatever it says."""
    return page.locator(f'.bewaren [data-doe="{action}"]')


def downloaded(page: Page, action: str) -> bytes:
    """Return the file that a button gives."""
    with page.expect_download() as download:
        button(page, action).click()
    return Path(download.value.path()).read_bytes()


def put_in(page: Page, file: bytes) -> None:
    """Open a file in the emptied form."""
    button(page, "leeg").click()
    expect(message(page)).to_contain_text("leeg")
    page.locator(".bewaren input[type=file]").set_input_files(
        {"name": "zomaar.bestand", "mimeType": "application/octet-stream", "buffer": file}
    )
    expect(message(page)).to_contain_text("Het bestand is geopend.")


def answers_on(page: Page) -> Answers:
    """Return the answers on the page, as they are saved in a file."""
    return flatten(json.loads(downloaded(page, "opslaan"))["antwoorden"])


def without_times_of_excel(found: Answers, given: Answers) -> Answers:
    """Leave out the times that nobody typed: Excel counts them from the start of the run sheet."""
    return {path: text for path, text in found.items() if path in given or path[-1] != "tijd"}
