"""`kompas bouw --alle`: what somebody reads who builds many regions."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kompas.build.pipeline import Built
from kompas.build.regions import many
from kompas.cli import main
from kompas.source.place import ContentProblems, Place, Problem
from tests.region_folders import make_region

NOTICE = Problem(Place("regio.yml", 1, 1), "nog niet ingevuld")


@pytest.fixture(autouse=True)
def own_folder(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with two regions; that of West has a fault when it is built."""
    monkeypatch.chdir(tmp_path)
    for name in ("Oost", "West"):
        make_region(Path("regios", name.lower()), name)

    def build(base: object, target: Path, *_: object, **__: object) -> Built:
        if target.name == "west":
            raise ContentProblems([Problem(Place("west/regio.yml", 2, 1), "[b]zo niet[/b]")])
        return Built(12, 34, 5, 6.78, (NOTICE, NOTICE), ("Eén tekst bewaard.",))

    monkeypatch.setattr(many, "build", build)


def bouw(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["bouw", *arguments])


def rows(table: str) -> list[list[str]]:
    return [line.strip("│┃").split() for line in table.splitlines() if line.startswith(("│", "┃"))]


def test_a_table_shows_what_came_of_each() -> None:
    Path("regios/leeg").mkdir()

    result = bouw("--alle", "regios", "--uit", "uit")

    skipped, start, *_ = result.stdout.splitlines()
    assert skipped == "Overgeslagen, want zonder regio.yml: leeg."
    assert start == "2 regio's bouwen naar uit"
    cells = [[cell for cell in row if cell not in "│┃"] for row in rows(result.stdout)]
    assert cells == [
        ["Regio", "Pagina's", "Bestanden", "Nieuwe", "PDF's", "Seconden", "Let", "op"],
        ["oost", "12", "34", "5", "6,8", "2"],
        ["west", "niet", "gelukt"],
    ]


def test_what_was_written_in_the_folder_of_a_region_is_told() -> None:
    result = bouw("--alle", "regios", "--uit", "uit")

    assert "oost: Eén tekst bewaard." in result.stdout.splitlines()


def test_what_is_wrong_comes_after_the_table() -> None:
    result = bouw("--alle", "regios", "--uit", "uit")

    assert result.stderr.splitlines() == [
        "west (regios/west) is niet vernieuwd:",
        "  west/regio.yml:2:1: [b]zo niet[/b]",
    ]
    assert result.output.index("is niet vernieuwd") > result.output.index("└")
    assert result.exit_code == 1


def test_all_is_well() -> None:
    Path("regios/west/regio.yml").unlink()

    result = bouw("--alle", "regios", "--uit", "uit")

    assert result.stderr == ""
    assert result.exit_code == 0


def test_there_is_nothing_to_build() -> None:
    result = bouw("--alle", "weg")

    assert result.stderr == "weg is geen map.\n"
    assert result.exit_code == 1


def test_two_regions_with_one_id() -> None:
    make_region(Path("regios/weer-oost"), "Oost")

    result = bouw("--alle", "regios", "--uit", "uit")

    assert 'heeft ook het id "oost"' in result.stderr
    assert result.exit_code == 1
    assert not Path("uit").exists()


def test_all_regions_and_one_do_not_go_together() -> None:
    result = bouw("--alle", "regios", "--regio", "regios/oost")

    assert result.stderr.startswith("Deze opdracht klopt niet of is niet af.")
    assert result.exit_code == 2
