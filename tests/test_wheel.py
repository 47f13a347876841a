"""What is installed elsewhere holds the whole handbook, and makes a region's copy of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from kompas.model.handbook import FILES
from kompas.paths import PACKAGE, handbook_root
from tests.conftest import made_once

REPOSITORY = PACKAGE.parents[1]
PATIENCE = 120
"""Seconds in which the preview has to be there; far more than it needs."""
ONLY_OF_A_REGION = {"anders.html", "contact.html", "kwetsbaarheid.html", "toegankelijkheid.html"}
ANSWERS = {
    "kompas": "antwoorden",
    "formulier": "format-plan-van-aanpak",
    "versie": 1,
    "titel": "Format plan van aanpak",
    "bewaard": "2026-11-22T10:15:00+01:00",
    "antwoorden": {"doel": "Eén aanpak"},
}

pytestmark = pytest.mark.xdist_group("wheel")

WATCH = """
# Notes every file and folder of the repository that Python opens, in whatever process.
import os, sys

def note(event, arguments):
    if event in ("open", "os.listdir", "os.scandir", "import") and arguments:
        named = arguments[1] if event == "import" else arguments[0]
        if isinstance(named, (str, bytes, os.PathLike)):
            path = os.path.abspath(os.fsdecode(named))
            if path.startswith({repository!r} + os.sep):
                with open({log!r}, "a") as log:
                    log.write(event + " " + path + "\\n")

sys.addaudithook(note)
"""


@dataclass(frozen=True)
class Installed:
    """An environment with the package and what it asks for, far from the repository."""

    folder: Path

    @property
    def opened_in_the_repository(self) -> Path:
        """The file with the name of each file of the repository that was opened."""
        return self.folder / "geopend.txt"

    def command(self, name: str) -> str:
        return str(self.folder / "omgeving" / "bin" / name)

    def environment(self) -> dict[str, str]:
        """Return nothing that leads to the repository: no path, no settings of this test run."""
        return {"PATH": os.defpath, "HOME": str(self.folder), "LANG": "C.UTF-8"}

    def run(self, *arguments: str | Path, cwd: Path, command: str = "kompas") -> str:
        return run(self.command(command), *arguments, cwd=cwd, environment=self.environment())


def run(*command: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=environment,
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
def installed(wheel: Path, shared_folder: Path) -> Installed:
    """The wheel in an empty environment, with the versions that are locked for the site."""

    def make(target: Path) -> None:
        target.mkdir()
        run(sys.executable, "-m", "venv", "omgeving", cwd=target)
        pip = (target / "omgeving/bin/python", "-m", "pip", "--disable-pip-version-check", "-q")
        locked = ("install", "--require-hashes", "-r", REPOSITORY / "requirements/site.txt")
        run(*pip, *locked, cwd=target)
        run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=target)
        log = Installed(target).opened_in_the_repository
        [packages] = target.glob("omgeving/lib/python3*/site-packages")
        watch = WATCH.format(repository=str(REPOSITORY), log=str(log))
        (packages / "sitecustomize.py").write_text(watch, "utf-8")

    return Installed(made_once(shared_folder / "elders", make))


@pytest.fixture(scope="session")
def region(installed: Installed, shared_folder: Path) -> Path:
    """A region that was begun with the installed command, and built."""

    def make(target: Path) -> None:
        target.mkdir()
        settings = ("--naam", "Amstel en Vecht", "--id", "amstel", "--kleur", "#0b4f6c")
        installed.run("nieuw-regio", "amstel", "--geen-vragen", *settings, cwd=target)
        assert "Klaar: " in installed.run("bouw", cwd=target / "amstel")

    return made_once(shared_folder / "regios", make) / "amstel"


def files_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


# --- What the wheel holds ------------------------------------------------------------------------


def test_the_wheel_holds_the_whole_handbook(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for part in ("content", "docs", "overrides"):
        for file in (REPOSITORY / part).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                assert f"kompas/data/{file.relative_to(REPOSITORY).as_posix()}" in names
    assert {"kompas/data/mkdocs.yml", "kompas/data/regios/LEESMIJ.md"} <= names
    assert not [name for name in names if name.startswith("kompas/data/regios/drenthe")]


def test_the_wheel_holds_what_the_package_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for file in PACKAGE.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            assert f"kompas/{file.relative_to(PACKAGE).as_posix()}" in names
    assert {"kompas/static/kompas.js", "kompas/static/head.js"} <= names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert {name.partition("/")[0].partition("-")[0] for name in names} == {
        "kompas",
        "kompas_netwerksamenwerking",
    }
    assert not [name for name in names if "tests" in name.split("/") or "__pycache__" in name]


def test_without_its_scripts_there_is_no_wheel(tmp_path: Path) -> None:
    for part in ("pyproject.toml", "LICENSE", "scripts", "macros"):
        place, target = REPOSITORY / part, tmp_path / part
        if place.is_dir():
            shutil.copytree(place, target, ignore=shutil.ignore_patterns("static", "__pycache__"))
        else:
            shutil.copy(place, target)

    with pytest.raises(AssertionError, match="run 'npm run build' first"):
        run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", cwd=tmp_path)


def test_the_wheel_does_not_name_the_repository(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        for name in held.namelist():
            text = held.read(name)
            assert str(REPOSITORY).encode() not in text, name
            if name.endswith(".py"):
                assert not re.search(rb"^\s*(?:from|import) tests\b", text, re.MULTILINE), name


def test_the_package_finds_the_repository_around_it() -> None:
    assert handbook_root() == REPOSITORY
    assert all((handbook_root() / "content" / f"{name}.yml").is_file() for name in FILES)


# --- What it does elsewhere ----------------------------------------------------------------------


def test_the_lock_is_all_that_the_wheel_asks_for(installed: Installed, tmp_path: Path) -> None:
    assert "No broken" in installed.run("-m", "pip", "check", cwd=tmp_path, command="python")


def test_it_is_the_installed_package_that_runs(installed: Installed, tmp_path: Path) -> None:
    ask = "import kompas, kompas.paths as p; print(kompas.__file__, p.handbook_root(), sep='\\n')"

    for place in installed.run("-c", ask, cwd=tmp_path, command="python").splitlines():
        assert Path(place).is_relative_to(installed.folder)


def test_the_base_handbook_is_without_faults(installed: Installed, tmp_path: Path) -> None:
    assert installed.run("controleer", cwd=tmp_path).startswith("Geen fouten: ")
    assert not list(tmp_path.iterdir())


def test_the_texts_and_the_guides_are_found(installed: Installed, tmp_path: Path) -> None:
    told = installed.run("waar", cwd=tmp_path).splitlines()

    places = [Path(line.rpartition(": ")[2]) for line in told[:3]]
    assert all(place.exists() and place.is_relative_to(installed.folder) for place in places)


def test_a_region_gets_every_page_and_file_of_the_handbook(region: Path, built_site: Path) -> None:
    made = {name.replace("/kompas-amstel-", "/kompas-") for name in files_in(region / "site")}

    assert made ^ files_in(built_site) == ONLY_OF_A_REGION
    assert {"index.html", "assets/kompas.js"} <= made
    assert any(name.endswith(".woff2") for name in made)


def test_the_site_and_its_pdfs_are_of_the_region(region: Path) -> None:
    assert "Amstel en Vecht" in (region / "site" / "index.html").read_text("utf-8")
    pdfs = list((region / "site").rglob("*.pdf"))
    assert len(pdfs) > 100
    smallest = min(pdfs, key=lambda pdf: pdf.stat().st_size)
    assert "Amstel en Vecht" in "".join(page.extract_text() for page in PdfReader(smallest).pages)


def test_building_leaves_only_the_site_and_the_kept_pdfs(region: Path) -> None:
    begun = {"LEESMIJ.md", "regio.yml", "content", "pakket", "requirements.txt"}
    hidden = {".github", ".gitignore"}

    assert {entry.name for entry in region.iterdir()} == begun | hidden | {"site", ".cache"}
    assert [entry.name for entry in region.parent.iterdir()] == ["amstel"]


def test_the_requirements_of_a_region_install_this_very_wheel(
    installed: Installed, region: Path, wheel: Path
) -> None:
    installed.run(
        *("-m", "pip", "install", "--dry-run", "--no-deps", "--no-index", "--force-reinstall"),
        *("-r", "requirements.txt"),
        cwd=region,
        command="python",
    )
    [kept] = (region / "pakket").iterdir()
    assert kept.read_bytes() == wheel.read_bytes()


def test_the_status_of_a_region(installed: Installed, region: Path) -> None:
    assert installed.run("regio-status", cwd=region)


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_a_form_is_filled_in_and_read_back(
    installed: Installed, region: Path, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "antwoorden.json").write_text(json.dumps(ANSWERS), "utf-8")

    own = ("--regio", region)
    form = str(ANSWERS["formulier"])
    installed.run("vul", form, "antwoorden.json", "-o", f"uit.{ending}", *own, cwd=tmp_path)
    read = json.loads(installed.run("lees", f"uit.{ending}", *own, cwd=tmp_path))

    assert read["formulier"] == form
    assert read["antwoorden"] == {"doel": "Eén aanpak"}


def test_a_meeting_pack(installed: Installed, region: Path, tmp_path: Path) -> None:
    said = installed.run(
        *("vergadermap", "klantreis", ":15:Pauze", "-o", "map.pdf", "--regio", region),
        cwd=tmp_path,
    )

    assert said.startswith("Klaar: map.pdf (")
    assert PdfReader(tmp_path / "map.pdf").pages


def test_the_preview_of_a_region(installed: Installed, region: Path) -> None:
    with serving(installed, region) as url:
        assert "Amstel en Vecht" in wait_for(url)
        assert wait_for(f"{url}assets/kompas.js")


@contextmanager
def serving(installed: Installed, folder: Path) -> Iterator[str]:
    """Run `kompas serveer` in a folder until the end of the `with` block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (installed.command("kompas"), "serveer", "--poort", str(port))
    with subprocess.Popen(
        command,
        cwd=folder,
        env=installed.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as preview:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            preview.send_signal(signal.SIGINT)
            assert preview.wait(PATIENCE) == 0


def wait_for(url: str) -> str:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                text: str = answer.read().decode("utf-8")
                return text
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.1)


def test_nothing_of_the_repository_was_opened(installed: Installed, region: Path) -> None:
    """Comes last in this file, so that it tells about all that was run before."""
    log = installed.opened_in_the_repository
    assert not log.exists(), log.read_text("utf-8")
    seen = f"open({str(REPOSITORY / 'README.md')!r}).close()"
    installed.run("-c", seen, cwd=region, command="python")
    assert log.read_text("utf-8").split() == ["open", str(REPOSITORY / "README.md")]
    log.unlink()
