"""The repair of the form fields that WeasyPrint makes, each on the smallest page that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from kompas.downloads.accessible_pdf import write_pdf
from kompas.downloads.acroform import FieldNamesError, FormFields
from kompas.forms.answers import NO_ANSWERS, Answers
from kompas.forms.entries import Entry
from kompas.model.formulier import Optie
from kompas.render.theme import BASE_THEME, Theme

NAME = Entry(("naam",), "tekst", "Naam", "Naam van het netwerk", required=True, max_length=5)
DONE = Entry(("klaar",), "vinkje", "Klaar", "Is het klaar?")
PHASE = Entry(
    ("fase",),
    "keuze",
    "Fase",
    "In welke fase?",
    (Optie(waarde="start", label="Start"), Optie(waarde="groei", label="Groei")),
)
TEXT_INPUT = '<input name="naam" maxlength="5">'
TICK_INPUT = '<input type="checkbox" name="klaar">'
START, GROWTH = (
    f'<input type="radio" name="fase" value="{value}">' for value in ("start", "groei")
)


def fields_in(
    folder: Path,
    body: str,
    entries: Sequence[Entry],
    answers: Answers = NO_ANSWERS,
    theme: Theme = BASE_THEME,
) -> dict[str, Any]:
    """Return the fields of a PDF made from `body`, by name."""
    html = f'<html lang="nl"><title>Formulier</title><body><form>{body}</form></body></html>'
    target = folder / "formulier.pdf"
    fields = FormFields(entries, answers, theme)
    write_pdf(html, target, base_url=folder, link_titles={}, fields=fields)
    form: Any = PdfReader(target).root_object["/AcroForm"].get_object()
    assert "/NeedAppearances" not in form
    found = [reference.get_object() for reference in form["/Fields"]]
    return {str(field["/T"]): field for field in found}


def test_a_field_is_described_by_its_entry(tmp_path: Path) -> None:
    [field] = fields_in(tmp_path, f"<label>Iets {TEXT_INPUT}</label>", [NAME]).values()
    assert field["/TU"] == "Naam van het netwerk"
    assert field["/Ff"] & 2


def test_an_answer_longer_than_allowed_is_kept_whole(tmp_path: Path) -> None:
    [empty] = fields_in(tmp_path, TEXT_INPUT, [NAME]).values()
    [filled] = fields_in(tmp_path, TEXT_INPUT, [NAME], {("naam",): "Netwerk"}).values()
    assert (empty["/MaxLen"], filled["/MaxLen"]) == (5, 7)
    assert filled["/V"] == "Netwerk"


@pytest.mark.parametrize(("is_on", "state"), [(False, "/Off"), (True, "/ja")])
def test_a_tick_has_two_states(tmp_path: Path, is_on: bool, state: str) -> None:
    [field] = fields_in(tmp_path, TICK_INPUT, [DONE], {("klaar",): is_on}).values()
    assert set(field["/AP"]["/N"]) == {"/ja", "/Off"}
    assert field["/V"] == field["/AS"] == state


def test_buttons_of_one_choice_are_one_field(tmp_path: Path) -> None:
    [group] = fields_in(tmp_path, START + GROWTH, [PHASE], {("fase",): "groei"}).values()
    buttons = [kid.get_object() for kid in group["/Kids"]]
    assert group["/V"] == "/groei"
    assert [button["/AS"] for button in buttons] == ["/Off", "/groei"]
    assert [button["/TU"] for button in buttons] == [
        "In welke fase?: Start",
        "In welke fase?: Groei",
    ]
    assert not any("/T" in button for button in buttons)


def test_a_choice_over_the_turn_of_a_page_stays_one_field(tmp_path: Path) -> None:
    body = f'{START}<p style="break-before: page">{GROWTH}</p>'
    [group] = fields_in(tmp_path, body, [PHASE]).values()
    states = [set(kid.get_object()["/AP"]["/N"]) for kid in group["/Kids"]]
    assert states == [{"/start", "/Off"}, {"/groei", "/Off"}]


@pytest.mark.parametrize(
    ("body", "message"),
    [(TICK_INPUT, "naam"), (TEXT_INPUT + TICK_INPUT, "klaar"), (TEXT_INPUT * 2, "two fields")],
)
def test_fields_that_are_not_those_of_the_form_are_refused(
    tmp_path: Path, body: str, message: str
) -> None:
    with pytest.raises(FieldNamesError, match=message):
        fields_in(tmp_path, body, [NAME])


def test_text_tick_and_dot_are_in_the_ink_of_the_theme(tmp_path: Path) -> None:
    red = replace(BASE_THEME, ink={**BASE_THEME.ink, "inkt": ("#ff0000", "#ff0000")})
    body, entries = TEXT_INPUT + TICK_INPUT + START + GROWTH, [NAME, DONE, PHASE]
    fields = fields_in(tmp_path, body, entries, {("naam",): "Oost"}, red)
    dot = fields["fase"]["/Kids"][0].get_object()["/AP"]["/N"]["/start"]
    text = fields["naam"]["/AP"]["/N"]
    assert str(fields["naam"]["/DA"]).endswith("1.000 0.000 0.000 rg")
    assert b"1.000 0.000 0.000 rg" in text.get_data()
    assert b"1.000 0.000 0.000 RG" in fields["klaar"]["/AP"]["/N"]["/ja"].get_data()
    assert b"1.000 0.000 0.000 rg" in dot.get_data()
