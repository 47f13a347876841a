"""Filling in a form and reading it back on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kompas.cli import main

ANSWERS = {
    "naam": "Netwerk ’t Groene – regio Zuid",
    "fase": "groei",
    "omvang": {"antwoord": "Twaalf partijen.\nDat worden er meer.", "actie": "€ 10 per partij"},
    "acties": [{"wat": f"Afspraak {number} over coördinatie"} for number in range(1, 7)],
}


@pytest.fixture(autouse=True)
def own_folder(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty place to work in, inside the small handbook, which is that of `kompas`."""
    (content.parent / "mkdocs.yml").touch()
    (content.parent / "werk").mkdir()
    monkeypatch.chdir(content.parent / "werk")


def saved(**changes: Any) -> Path:
    """Write a saved file and return its place."""
    content = {
        "kompas": "antwoorden",
        "formulier": "governance-checklist",
        "versie": 1,
        "titel": "Governance checklist",
        "bewaard": "2026-11-22T10:15:00+01:00",
        "antwoorden": ANSWERS,
    }
    file = Path("antwoorden.kompas.json")
    file.write_text(json.dumps(content | changes), "utf-8")
    return file


def kompas(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_filled_in_and_read_back(ending: str) -> None:
    filled = kompas("vul", "governance-checklist", saved(), "-o", f"uit.{ending}")

    assert filled.stdout == f"Klaar: uit.{ending} (10 antwoorden).\n"
    assert filled.exit_code == 0
    read = kompas("lees", f"uit.{ending}")
    assert json.loads(read.stdout)["antwoorden"] == ANSWERS
    assert read.exit_code == 0


def test_read_into_a_file_that_can_be_filled_in_again() -> None:
    kompas("vul", "governance-checklist", saved(), "-o", "uit.pdf")

    kompas("lees", "uit.pdf", "-o", "terug.kompas.json")

    again = kompas("vul", "governance-checklist", "terug.kompas.json", "-o", "uit.docx")
    assert again.stdout == "Klaar: uit.docx (10 antwoorden).\n"


def test_what_has_no_place_is_told_and_kept() -> None:
    file = saved(antwoorden={**ANSWERS, "verdwenen-vraag": "Dit stond er vroeger."})

    filled = kompas("vul", "governance-checklist", file, "-o", "uit.pdf")

    assert filled.stderr.splitlines() == [
        "1 antwoord heeft geen plek in dit formulier en is bewaard als tekst.",
        "  verdwenen vraag: Dit stond er vroeger.",
    ]
    assert filled.exit_code == 0


def test_what_the_pdf_cannot_show_is_told_and_kept() -> None:
    file = saved(antwoorden={"naam": "Netwerk Timiș ✓"})

    filled = kompas("vul", "governance-checklist", file, "-o", "uit.pdf")

    assert filled.stderr == (
        "Bij naam kan de PDF dit niet tonen: ș✓ (het blijft wel in het veld bewaard).\n"
    )
    read = kompas("lees", "uit.pdf")
    assert json.loads(read.stdout)["antwoorden"] == {"naam": "Netwerk Timiș ✓"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ("vul", "governance-cheklist", "antwoorden.kompas.json", "-o", "uit.pdf"),
            'Een formulier met het id "governance-cheklist" is er niet. '
            'Bedoelde u "governance-checklist"?',
            id="no such form",
        ),
        pytest.param(
            ("vul", "governance-checklist", "weg.json", "-o", "uit.pdf"),
            "weg.json is er niet.",
            id="no answers",
        ),
        pytest.param(
            ("vul", "governance-checklist", "antwoorden.kompas.json", "-o", "uit.odt"),
            "uit.odt: kies een naam op .pdf, .docx of .xlsx.",
            id="no such shape",
        ),
        pytest.param(
            ("vul", "governance-checklist", "antwoorden.kompas.json", "-o", "bezet.pdf"),
            "bezet.pdf bestaat al. Kies met -o een andere naam.",
            id="would overwrite",
        ),
        pytest.param(
            ("lees", "antwoorden.kompas.json"),
            "antwoorden.kompas.json is geen PDF, Word of Excel (.pdf, .docx of .xlsx).",
            id="not a filled form",
        ),
        pytest.param(("lees", "weg.pdf"), "weg.pdf is er niet.", id="no such file"),
        pytest.param(
            ("vul", "governance-checklist", "antwoorden.kompas.json", "-o", "weg/uit.pdf"),
            "weg is er niet.",
            id="no such folder",
        ),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(arguments: tuple[str, ...], message: str) -> None:
    saved()
    Path("bezet.pdf").write_text("iets anders")
    before = sorted(Path().iterdir())

    result = kompas(*arguments)

    assert result.stderr == f"{message}\n"
    assert result.exit_code == 1
    assert sorted(Path().iterdir()) == before
    assert Path("bezet.pdf").read_text() == "iets anders"


def test_answers_to_another_form() -> None:
    file = saved(formulier="klantreis", titel="Klantreis")

    result = kompas("vul", "governance-checklist", file, "-o", "uit.pdf")

    assert "“Klantreis”" in result.stderr
    assert result.exit_code == 1
    assert not Path("uit.pdf").exists()
