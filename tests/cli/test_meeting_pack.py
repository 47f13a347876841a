"""A meeting pack on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from kompas.cli import main


@pytest.fixture(autouse=True)
def own_folder(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty place to work in, inside the small handbook, which is that of `kompas`."""
    (content.parent / "mkdocs.yml").touch()
    (content.parent / "werk").mkdir()
    monkeypatch.chdir(content.parent / "werk")


def vergadermap(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["vergadermap", *arguments])


def test_a_pack_with_time_and_place() -> None:
    result = vergadermap(
        *("governance-checklist:45", ":15:Pauze", "filomena", "-o", "map.pdf"),
        *("--titel", "Overleg Oost", "--datum", "1 december", "--begin", "9:30"),
        *("--plaats", "Zaal 3"),
    )
    pages = PdfReader("map.pdf").pages
    assert result.stdout == f"Klaar: map.pdf ({len(pages)} pagina's).\n"
    first = " ".join(pages[0].extract_text().split())
    assert "Overleg Oost" in first
    assert "1 december · 09:30 tot 10:30 uur · Zaal 3" in first


def test_a_pack_of_one_page() -> None:
    assert vergadermap(":15", "-o", "map.pdf").stdout == "Klaar: map.pdf (1 pagina).\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["governance-cheklist"],
            'Een tool of praktijkvoorbeeld met het id "governance-cheklist" is er niet. '
            'Bedoelde u "governance-checklist"?',
        ),
        (
            ["filomena:lang"],
            '"filomena:lang" klopt niet. Schrijf minuten zo: "klantreis:90" of ":15:Pauze".',
        ),
        ([":soep"], '":soep" klopt niet. Schrijf minuten zo: "klantreis:90" of ":15:Pauze".'),
        (
            ["filomena", "filomena:20"],
            '"filomena" staat er 2 keer. Noem elk id één keer.',
        ),
        (
            ["filomena", "--begin", "half tien"],
            '--begin "half tien" is geen tijd. Schrijf hem zo: 9:30.',
        ),
        (["filomena", "-o", "map.docx"], "map.docx: kies een naam op .pdf."),
        (["filomena", "-o", "er-al.pdf"], "er-al.pdf bestaat al. Kies met -o een andere naam."),
        (["filomena", "-o", "weg/map.pdf"], "weg is er niet."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(arguments: list[str], message: str) -> None:
    Path("er-al.pdf").touch()
    before = set(Path().iterdir())
    result = vergadermap("-o", "map.pdf", *arguments)
    assert result.stderr.startswith(message)
    assert result.exit_code == 1
    assert set(Path().iterdir()) == before
    assert Path("er-al.pdf").read_bytes() == b""


def test_all_faults_are_told_at_once() -> None:
    result = vergadermap("wegg", ":x", "filomena", "-o", "map.pdf")
    assert len(result.stderr.splitlines()) == 2


def test_the_help_is_dutch() -> None:
    text = vergadermap("--help").stdout
    assert "Gebruik: " in text
    assert "in de volgorde van de bijeenkomst" in " ".join(text.split())
