"""What is installed elsewhere holds the whole handbook, and builds it without the repository."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kompas.model.handbook import FILES
from kompas.paths import PACKAGE, handbook_root
from tests.conftest import made_once

REPOSITORY = PACKAGE.parents[1]

pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str | Path, **options: str | Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        cwd=options.pop("cwd", None),
        env={**os.environ, **{name: str(value) for name, value in options.items()}},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(shared_folder: Path) -> Path:
    """The wheel, built without fetching anything."""

    def make(target: Path) -> None:
        command = ("-m", "hatchling", "build", "--target", "wheel", "--directory", target)
        run(sys.executable, *command, cwd=REPOSITORY)

    [file] = made_once(shared_folder / "dist", make).glob("*.whl")
    return file


@pytest.fixture(scope="session")
def installed(wheel: Path, shared_folder: Path) -> Path:
    """A folder with the package and nothing else."""

    def make(target: Path) -> None:
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(*pip, "--no-deps", "--no-index", "--target", target, wheel)

    return made_once(shared_folder / "installed", make)


def test_the_wheel_holds_the_whole_handbook(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for part in ("content", "docs", "overrides"):
        for file in (REPOSITORY / part).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                assert f"kompas/data/{file.relative_to(REPOSITORY).as_posix()}" in names
    assert "kompas/data/mkdocs.yml" in names


def test_the_wheel_holds_what_the_package_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for file in PACKAGE.rglob("*"):
        kind = file.suffix in {".py", ".j2", ".css", ".woff2"}
        if file.is_file() and kind and "__pycache__" not in file.parts:
            assert f"kompas/{file.relative_to(PACKAGE).as_posix()}" in names
    assert {"kompas/static/kompas.js", "kompas/static/head.js"} <= names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "kompas",
        "kompas_netwerksamenwerking",
    }
    assert not [name for name in names if "tests" in name.split("/") or "__pycache__" in name]


def test_the_package_finds_the_repository_around_it() -> None:
    assert handbook_root() == REPOSITORY
    assert all((handbook_root() / "content" / f"{name}.yml").is_file() for name in FILES)


def test_an_installed_package_builds_its_own_handbook(
    installed: Path, tmp_path: Path, built_site: Path
) -> None:
    before = run(
        *(sys.executable, "-c", "import kompas; print(kompas.__file__)"),
        PYTHONPATH=installed,
        cwd=tmp_path,
    )
    assert Path(before.strip()).is_relative_to(installed)

    said = run(
        *(sys.executable, "-m", "kompas.cli", "bouw", "--uit", "site"),
        PYTHONPATH=installed,
        PYTHONDONTWRITEBYTECODE="1",
        cwd=tmp_path,
    )

    assert "Klaar: " in said
    assert {entry.name for entry in tmp_path.iterdir()} == {".cache", "site"}
    assert files_in(tmp_path / "site") == files_in(built_site)


def files_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_an_installed_package_reads_its_own_content(installed: Path, tmp_path: Path) -> None:
    script = installed / "bin" / "kompas"

    said = run(sys.executable, script, "controleer", PYTHONPATH=installed, cwd=tmp_path)

    assert said.startswith("Geen fouten: ")
