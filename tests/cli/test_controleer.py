"""`kompas controleer`: every fault of a folder, at its place, in Dutch, in one run."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kompas.cli import main
from tests.handbooks import SMALL

TWENTY = Path(__file__).parents[1] / "fixtures" / "twintig-fouten"

PLANTED = """
begrippen.yml:5:9: het id "governance" staat ook op regel 2
fasen/voorbereiding.yml:2:5: fase 1 bestaat al: twintig-fouten/fasen/ambitie.yml
figuren/ringen-van-het-netwerk.yml:10:11: er is geen ring "buitenring". Bedoelde u "buiten"?
kompas.yml:7:3: het noodnummer 112 moet blijven staan
paginas/hulp.yml:4:1: hier staat een harde spatie
paginas/over.yml:1:5: het id "over-ons" moet gelijk zijn aan de naam van het bestand
paginas/over.yml:4:19: bron "provan-kenis-2008" bestaat niet.
stappen/organiseer-de-governance.yml:12:5: de sleutel "kopp" hoort hier niet. Bedoelde u "kop"?
stappen/organiseer-de-governance.yml:21:9: het aantal cellen in deze rij is 1
stappen/vorm-een-kerngroep.yml:15:35: stap "organiseer-de-goverance" bestaat niet. Bedoelde u
stappen/vorm-een-kerngroep.yml:20:29: stap "organiseer-de-governance" heeft geen blok "drie-vorm".
stappen/vorm-een-kerngroep.yml:26:7: een kop in de tekst kan niet
stappen/vorm-een-kerngroep.yml:29:25: "javascript" is geen soort om naar te verwijzen
tools/format-rapportage.yml:1:1: "opbrengst" ontbreekt
tools/governance-checklist.yml:3:8: "cheklist" kan hier niet; kies uit: werkvorm, checklist,
tools/governance-checklist.yml:6:19: hier hoort een heel getal te staan
tools/governance-checklist.yml:11:53: begrip "sturing" bestaat niet.
tools/klantreis.yml:6:1: de sleutel "titel" staat hier dubbel: de eerste staat op regel 2
tools/netwerkkaart.yml:2:8: dit aanhalingsteken wordt nergens gesloten
tools/werkvorm-rondje.yml:9:22: het id "kort" staat hier dubbel
""".strip().splitlines()


def test_twenty_faults_in_one_run() -> None:
    result = CliRunner().invoke(main, ["controleer", str(TWENTY)])

    *faults, conclusion = result.stderr.splitlines()
    expected = [f"twintig-fouten/{line}" for line in PLANTED]
    assert [fault[: len(line)] for fault, line in zip(faults, expected, strict=False)] == expected
    assert len(faults) == len(expected) == 20
    assert conclusion == "20 fouten gevonden. Er is niets gebouwd."
    assert result.stdout == ""
    assert result.exit_code == 1


def test_twenty_faults_from_the_command_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kompas.cli", "controleer", str(TWENTY)]

    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 21
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_faults() -> None:
    result = CliRunner().invoke(main, ["controleer", str(SMALL)])

    assert result.stdout == "Geen fouten: 19 onderdelen gecontroleerd, waarvan 1 concept.\n"
    assert result.exit_code == 0


@pytest.mark.parametrize("line", [100, 1234])
def test_a_place_is_shown_as_it_is(line: int, tmp_path: Path) -> None:
    """`:100:` and `:1234:` are names of pictures to the library that prints."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "kompas.yml").write_text("# nog niets\n" * (line - 1) + "leeg\n", "utf-8")

    result = CliRunner().invoke(main, ["controleer", str(folder)])

    assert f"content/kompas.yml:{line}:1: " in result.stderr


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["controleer", str(tmp_path / "weg")])

    assert result.stderr.splitlines()[0] == "weg:1:1: deze map bestaat niet"
    assert result.exit_code == 1


def test_an_empty_folder_is_no_handbook(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["controleer", str(tmp_path)])

    assert result.stderr.splitlines() == [
        "begrippen.yml:1:1: dit bestand ontbreekt",
        "bronnen.yml:1:1: dit bestand ontbreekt",
        "kompas.yml:1:1: dit bestand ontbreekt",
        "3 fouten gevonden. Er is niets gebouwd.",
    ]


def test_files_that_are_missing_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "kompas.yml").write_text((SMALL / "kompas.yml").read_text("utf-8"), "utf-8")

    result = CliRunner().invoke(main, ["controleer", str(folder)])

    assert result.stderr.splitlines()[:2] == [
        "content/begrippen.yml:1:1: dit bestand ontbreekt",
        "content/bronnen.yml:1:1: dit bestand ontbreekt",
    ]


def test_a_syntax_error_does_not_make_every_reference_to_the_file_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    (folder / "paginas").mkdir(parents=True)
    for name in ("kompas", "bronnen"):
        (folder / f"{name}.yml").write_text((SMALL / f"{name}.yml").read_text("utf-8"), "utf-8")
    (folder / "begrippen.yml").write_text('begrippen: "open\n', "utf-8")
    (folder / "paginas" / "over.yml").write_text('id: over\ntitel: "open\n', "utf-8")
    (folder / "paginas" / "hulp.yml").write_text(
        "id: hulp\ntitel: Hulp\nkern: Bel.\nonderdelen:\n  - soort: tekst\n    id: a\n"
        "    tekst: '[a](begrip:governance) [b](pagina:over#maker)'\n",
        "utf-8",
    )

    result = CliRunner().invoke(main, ["controleer", str(folder)])

    assert [line.partition(": ")[0] for line in result.stderr.splitlines()[:-1]] == [
        "content/begrippen.yml:1:12",
        "content/paginas/over.yml:2:8",
    ]
