"""A region's folder is read whole, and nothing outside it."""

from pathlib import Path

import pytest

from kompas.source import region_folder
from kompas.source.region_folder import read_region

CANARY = "Dit staat buiten de map van de regio."


@pytest.fixture
def region(tmp_path: Path) -> Path:
    folder = tmp_path / "regios" / "amstel"
    folder.mkdir(parents=True)
    (folder / "regio.yml").write_text("id: amstel\nnaam: Amstel\n", "utf-8")
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder next to those of the regions, with everything that a region has."""
    folder = tmp_path / "elders"
    (folder / "content" / "tools").mkdir(parents=True)
    (folder / "regio.yml").write_text(f"naam: {CANARY}\n", "utf-8")
    (folder / "basisteksten.json").write_text(f'{{"tekst": "{CANARY}"}}\n', "utf-8")
    (folder / "content" / "tools" / "klantreis.yml").write_text(f"kern: {CANARY}\n", "utf-8")
    return folder


def test_settings_and_content_know_their_places(region: Path) -> None:
    (region / "content" / "tools").mkdir(parents=True)
    (region / "content" / "tools" / "klantreis.yml").write_text("titel: Onze reis\n", "utf-8")

    read = read_region(region, "regios/amstel")

    assert read.problems == read.content.problems == ()
    assert read.folder == region
    assert read.settings is not None
    assert str(read.settings.place(("naam",))) == "regios/amstel/regio.yml:2:7"
    [document] = read.content.documents.values()
    assert str(document.place(("titel",))) == "regios/amstel/content/tools/klantreis.yml:1:8"


def test_a_region_that_changes_nothing_has_no_content(region: Path) -> None:
    read = read_region(region, ".")

    assert (read.content.documents, read.content.problems, read.problems) == ({}, (), ())
    assert read.settings is not None
    assert read.settings.file == "regio.yml"


def test_other_files_in_the_folder_are_passed_over(region: Path) -> None:
    (region / "LEESMIJ.md").write_text("# Amstel\n", "utf-8")
    (region / ".github").mkdir()

    assert read_region(region, "amstel").problems == ()


def test_a_folder_without_settings_says_how_to_make_them(region: Path) -> None:
    (region / "regio.yml").unlink()

    read = read_region(region, "regios/amstel")

    assert read.settings is None
    assert [str(problem) for problem in read.problems] == [
        "regios/amstel/regio.yml:1:1: deze map heeft geen regio.yml; "
        "maak er een met kompas nieuw-regio"
    ]


def test_a_folder_that_is_not_there(region: Path) -> None:
    for name, what in (("weg", "deze map bestaat niet"), ("regio.yml", "dit is geen map")):
        read = read_region(region / name, name)
        [problem] = read.problems
        assert str(problem).startswith(f"{name}:1:1: {what}; ")
        assert (read.settings, read.content.documents) == (None, {})


def test_a_folder_that_may_not_be_read(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(folder: Path, shown_as: str) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    (region / "content").mkdir()
    monkeypatch.setattr(region_folder, "read_folder", refused)

    [problem] = read_region(region, "amstel").problems
    assert str(problem) == "amstel:1:1: deze map is niet te lezen (Permission denied)"


def test_every_problem_is_told_at_once(region: Path) -> None:
    (region / "regio.yml").write_text("naam: a\nnaam: b\n", "utf-8")
    (region / "content").mkdir()
    (region / "content" / "Begrippen.yml").write_text("a: 1\n", "utf-8")

    read = read_region(region, "amstel")

    assert [str(problem.place) for problem in read.problems] == ["amstel/regio.yml:2:1"]
    assert [str(problem.place) for problem in read.content.problems] == [
        "amstel/content/Begrippen.yml:1:1"
    ]


@pytest.mark.parametrize("name", ["regio.yml", "content", "basisteksten.json"])
def test_a_link_to_elsewhere_is_refused_and_not_read(
    region: Path, elsewhere: Path, name: str
) -> None:
    (region / name).unlink(missing_ok=True)
    (region / name).symlink_to(elsewhere / name)

    read = read_region(region, "amstel")

    [problem] = read.problems
    assert str(problem).startswith(f"amstel/{name}:1:1: dit is een symbolische link; zet ")
    assert CANARY not in repr(read)


def test_a_link_inside_the_content_is_refused_and_not_read(region: Path, elsewhere: Path) -> None:
    (region / "content").mkdir()
    (region / "content" / "tools").symlink_to(elsewhere / "content" / "tools")
    (region / "content" / "kompas.yml").symlink_to(elsewhere / "regio.yml")

    read = read_region(region, "amstel")

    assert [problem.place.file for problem in read.content.problems] == [
        "amstel/content/kompas.yml",
        "amstel/content/tools",
    ]
    assert CANARY not in repr(read)


def test_a_link_that_leads_nowhere_is_a_link_all_the_same(region: Path) -> None:
    for name in ("regio.yml", "content", "basisteksten.json"):
        (region / name).unlink(missing_ok=True)
        (region / name).symlink_to(region / "weg")

    assert len(read_region(region, "amstel").problems) == 3


def test_content_that_is_a_file_is_no_content(region: Path) -> None:
    (region / "content").write_text("titel: Onze reis\n", "utf-8")

    [problem] = read_region(region, "amstel").content.problems
    assert str(problem) == "amstel/content:1:1: dit is geen map"
