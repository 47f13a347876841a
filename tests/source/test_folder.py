"""A content folder is read whole: every document, and every problem in one go."""

from pathlib import Path

import pytest

from kompas.source.folder import read_folder

FIXTURES = Path(__file__).parents[1] / "fixtures"


def write(folder: Path, name: str, text: str = "id: x\n") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_documents_are_keyed_by_path_without_suffix() -> None:
    folder = read_folder(FIXTURES / "basis" / "content", "content")
    assert list(folder.documents) == [
        "begrippen",
        "stappen/organiseer-de-governance",
        "tools/klantreis",
    ]
    assert folder.problems == ()
    document = folder.documents["tools/klantreis"]
    assert str(document.place(("titel",))) == "content/tools/klantreis.yml:2:8"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("stappen/evalueer.yaml", "maak daar .yml van"),
        ("stappen/evalueer.YML", "maak daar .yml van"),
        ("stappen/oud/evalueer.yml", "staat te diep"),
        ("stappen/Evalueer.yml", "kleine letters"),
        ("stappen/evalueer_samen.yml", "kleine letters"),
        ("stappen/evalueer--samen.yml", "kleine letters"),
        ("stappen/één.yml", "kleine letters"),
    ],
)
def test_file_that_does_not_belong(tmp_path: Path, name: str, message: str) -> None:
    write(tmp_path, name)
    folder = read_folder(tmp_path, "content")
    assert folder.documents == {}
    assert [str(problem.place) for problem in folder.problems] == [f"content/{name}:1:1"]
    assert message in folder.problems[0].message


@pytest.mark.parametrize("name", ["a\nb.yml", "a\u202eb.yml", "a\x1bb.yml", "a\udcffb.yml"])
def test_a_name_cannot_change_how_the_message_reads(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    [problem] = read_folder(tmp_path, "content").problems
    assert str(problem).startswith('content/a?b.yml:1:1: de bestandsnaam "a?b" mag alleen')


def test_links_are_refused_to_files_and_to_folders(tmp_path: Path) -> None:
    write(tmp_path / "elders", "stap.yml")
    content = tmp_path / "content"
    content.mkdir()
    (content / "link.yml").symlink_to(tmp_path / "elders" / "stap.yml")
    (content / "stappen").symlink_to(tmp_path / "elders")
    folder = read_folder(content, "content")
    assert folder.documents == {}
    assert [problem.place.file for problem in folder.problems] == [
        "content/link.yml",
        "content/stappen",
    ]


def test_hidden_files_and_other_kinds_are_passed_over(tmp_path: Path) -> None:
    for name in (".stap.yml", ".git/config.yml", "LEESMIJ.md", "stappen/.evalueer.yml.swp"):
        write(tmp_path, name)
    folder = read_folder(tmp_path, "content")
    assert (folder.documents, folder.problems) == ({}, ())


def test_every_file_is_read_and_every_problem_told(tmp_path: Path) -> None:
    write(tmp_path, "begrippen.yml", "a: 1\na: 2\n")
    write(tmp_path, "stappen/evalueer.yml", "kleur: #003366\n")
    write(tmp_path, "stappen/Samen.yml")
    write(tmp_path, "tools/klantreis.yml")
    folder = read_folder(tmp_path, "content")
    assert list(folder.documents) == ["tools/klantreis"]
    assert [str(problem.place) for problem in folder.problems] == [
        "content/begrippen.yml:2:1",
        "content/stappen/Samen.yml:1:1",
        "content/stappen/evalueer.yml:1:8",
    ]


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, "bestand")
    for name, message in (("weg", "deze map bestaat niet"), ("bestand", "dit is geen map")):
        folder = read_folder(tmp_path / name, "content")
        assert [str(problem) for problem in folder.problems] == [f"content:1:1: {message}"]
