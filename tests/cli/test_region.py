"""`--regio`: which handbook each command works with, and what it tells of a region."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from kompas.cli import building, main
from tests.handbooks import SMALL
from tests.parsed_html import text_of
from tests.region_folders import make_region

OWN_TITLE = "content/tools/governance-checklist.yml"


@pytest.fixture
def region(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a region, with an own title for a tool; one stands beside it."""
    monkeypatch.chdir(tmp_path)
    return make_region(Path("regio"), "Oost", {OWN_TITLE: "titel: Checklist van Oost\n"})


def kompas(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def without_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a build make no files to take home, which takes long."""
    monkeypatch.setattr("kompas.build.pipeline.make_files", lambda *_: [])


def test_the_folder_one_stands_in_is_the_region(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(region)
    saved = {"kompas": "antwoorden", "formulier": "governance-checklist", "versie": 1}
    saved |= {"titel": "x", "bewaard": "2026-11-22T10:15:00+01:00", "antwoorden": {"naam": "Oost"}}
    Path("in.json").write_text(json.dumps(saved), "utf-8")

    filled = kompas("vul", "governance-checklist", "in.json", "-o", "uit.pdf")
    read = kompas("lees", "uit.pdf")

    assert filled.exit_code == 0
    assert "Checklist van Oost" in PdfReader("uit.pdf").pages[0].extract_text()
    assert json.loads(read.stdout)["titel"] == "Checklist van Oost"


@pytest.mark.parametrize(
    ("arguments", "title"),
    [([], "Governance checklist"), (["--regio", "regio"], "Checklist van Oost")],
    ids=["the base", "a region that is named"],
)
def test_elsewhere_it_is(arguments: list[str], title: str, region: Path) -> None:
    made = kompas("vergadermap", "governance-checklist", "-o", "map.pdf", *arguments)

    assert made.exit_code == 0
    assert title in " ".join(PdfReader("map.pdf").pages[0].extract_text().split())


BASE_IS_MEANT = "Geen regio.yml gevonden: dit is het basishandboek.\n"


@pytest.mark.parametrize("place", [".", "content", "content/tools"])
def test_the_region_around_the_folder_one_stands_in_is_meant(
    place: str, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(region / place)

    checked = kompas("controleer")

    assert checked.stdout == "Geen fouten: 20 onderdelen gecontroleerd, waarvan 2 concept.\n"
    assert checked.stderr == ""


def test_a_region_built_from_its_content_gets_its_site_beside_that(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_files(monkeypatch)
    site = region.absolute() / "site"
    monkeypatch.chdir(region / "content")

    kompas("bouw")

    assert "Checklist van Oost" in text_of(site / "tools/governance-checklist.html")


@pytest.mark.parametrize("limit", ["home", "the base"])
def test_nobody_looks_above(
    limit: str, region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = region.absolute() / "werk"
    (inner / "content").mkdir(parents=True)
    if limit == "home":
        monkeypatch.setenv("HOME", str(inner))
    else:
        (inner / "mkdocs.yml").touch()
        (inner / "content/kompas.yml").touch()
    monkeypatch.chdir(inner / "content")

    checked = kompas("controleer")

    assert checked.stdout.startswith("Geen fouten: 19 onderdelen")
    assert checked.stderr == (BASE_IS_MEANT if limit == "home" else "")


def test_who_stands_in_no_region_is_told_before_the_base_is_built(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_files(monkeypatch)

    built = kompas("bouw")

    assert built.stderr == BASE_IS_MEANT
    assert built.output.startswith(BASE_IS_MEANT)
    assert Path("site/index.html").is_file()


def test_what_a_command_gives_is_apart_from_what_it_tells(region: Path) -> None:
    saved = {"kompas": "antwoorden", "formulier": "governance-checklist", "versie": 1}
    saved |= {"titel": "x", "bewaard": "2026-11-22T10:15:00+01:00", "antwoorden": {"naam": "Oost"}}
    Path("in.json").write_text(json.dumps(saved), "utf-8")
    kompas("vul", "governance-checklist", "in.json", "-o", "uit.pdf")

    read = kompas("lees", "uit.pdf")

    assert json.loads(read.stdout)["antwoorden"] == {"naam": "Oost"}
    assert read.stderr.startswith(BASE_IS_MEANT)


def test_who_names_a_region_or_a_folder_of_content_knows(region: Path) -> None:
    for arguments in (["--regio", region], [region], [SMALL]):
        assert kompas("controleer", *arguments).stderr == ""


@pytest.mark.parametrize(
    ("place", "folder"),
    [(".", "content"), ("content", "."), (".", "content/tools"), ("..", "regio/content")],
)
def test_the_own_texts_of_a_region_are_checked_as_that_region(
    place: str, folder: str, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(region / place)

    checked = kompas("controleer", folder)

    assert checked.stdout == "Geen fouten: 20 onderdelen gecontroleerd, waarvan 2 concept.\n"
    assert checked.stderr == ""


@pytest.mark.parametrize("folder", ["weg", "content/weg"])
def test_a_folder_that_is_not_there_is_not_taken_for_the_region(
    folder: str, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(region)

    assert "deze map bestaat niet" in kompas("controleer", folder).stderr


def test_the_status_of_a_region_is_asked_in_a_folder_of_it(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = kompas("regio-status")
    monkeypatch.chdir(region / "content")

    assert without.stderr == ("Hier staat geen regio.yml. Noem met --regio de map van uw regio.\n")
    assert "Hier staat geen" not in kompas("regio-status").stderr


def test_the_site_of_a_region_stands_in_its_folder(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_files(monkeypatch)

    built = kompas("bouw", "--regio", region)

    site = region / "site"
    assert built.stdout.endswith(f"Open de site: {(site / 'index.html').absolute().as_uri()}\n")
    assert "Checklist van Oost" in text_of(site / "tools/governance-checklist.html")
    assert built.stderr == ""
    assert not Path("site").exists()


def test_the_pdfs_that_were_made_are_kept_where_one_stands(region: Path) -> None:
    kompas("bouw", "--regio", region, "--uit", "uit")

    assert list(Path(".cache/kompas").rglob("*.pdf"))
    assert not (region / ".cache").exists()


def test_what_is_not_answered_is_told_and_stops_nothing(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_files(monkeypatch)
    settings = region / "regio.yml"
    lines = settings.read_text("utf-8").splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if "organisatie" not in line), "utf-8")

    for command in ("bouw", "controleer"):
        done = kompas(command, "--regio", region)

        assert done.exit_code == 0
        heading, notice = done.stderr.splitlines()
        assert heading == "Let op:"
        assert notice.startswith('  regio/regio.yml:1:1: "organisatie" is nog niet ingevuld: ')


@pytest.mark.parametrize("how", ["by its folder", "by the option", "standing in it"])
def test_a_region_is_checked(how: str, region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments: dict[str, list[object]] = {
        "by its folder": [region],
        "by the option": ["--regio", region],
        "standing in it": [],
    }
    if how == "standing in it":
        monkeypatch.chdir(region)

    checked = kompas("controleer", *arguments[how])

    assert checked.stdout == "Geen fouten: 20 onderdelen gecontroleerd, waarvan 2 concept.\n"
    assert checked.stderr == ""
    assert checked.exit_code == 0


def test_a_fault_of_a_region_is_told_at_its_place(region: Path) -> None:
    (region / OWN_TITLE).write_text("tietel: Checklist van Oost\n", "utf-8")

    checked = kompas("controleer", region)

    fault, conclusion = checked.stderr.splitlines()
    assert fault.startswith('regio/content/tools/governance-checklist.yml:1:1: de sleutel "tietel"')
    assert conclusion == "1 fout gevonden. Er is niets gebouwd."
    assert checked.exit_code == 1


def test_colours_that_cannot_be_read_are_told_before_anything_is_built(region: Path) -> None:
    with (region / "regio.yml").open("a", encoding="utf-8") as settings:
        settings.write('kleuren: {analyse: "#ffff00"}\n')

    for command in (["controleer", region], ["bouw", "--regio", region]):
        done = kompas(*command)

        assert "regio/regio.yml:" in done.stderr
        assert "Kies bijvoorbeeld" in done.stderr
        assert done.exit_code == 1
    assert not (region / "site").exists()


def test_a_folder_of_content_is_checked_by_itself(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(region)

    assert "19 onderdelen gecontroleerd" in kompas("controleer", SMALL).stdout


def test_a_folder_and_a_region_do_not_go_together(region: Path) -> None:
    checked = kompas("controleer", SMALL, "--regio", region)

    assert checked.stderr.startswith("Deze opdracht klopt niet of is niet af.")
    assert checked.exit_code == 2


def test_a_region_that_is_not_there(region: Path) -> None:
    checked = kompas("controleer", "--regio", "weg")

    assert checked.stderr.startswith("weg:1:1: deze map bestaat niet")
    assert checked.exit_code == 1


def test_the_preview_watches_what_the_region_says(
    content: Path, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, Any] = {}

    class Looked(Exception):  # noqa: N818
        """Enough has been seen."""

    def look(**settings: object) -> None:
        seen.update(settings)
        raise Looked

    monkeypatch.setattr(building, "Preview", look)

    kompas("serveer", "--regio", region)

    assert seen["watched"][0] == content
    assert seen["watched"][-1] == region / "content"
    assert seen["watched_files_in"] == (region,)
    assert "oost-rondje" in seen["load"]().items["tool"]


def test_the_example_in_this_repository_has_no_faults() -> None:
    checked = kompas("controleer", Path(__file__).parents[2] / "regios/drenthe")

    assert checked.stdout.startswith("Geen fouten: ")
