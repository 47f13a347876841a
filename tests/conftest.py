"""What several test modules share."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kompas.build.pipeline import build
from kompas.paths import handbook_root
from tests.handbooks import SMALL


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of one test run see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def built_site(shared_folder: Path) -> Path:
    """The real handbook, built once per test run with its PDFs: look, do not touch."""
    content = handbook_root() / "content"
    return made_once(
        shared_folder / "handboek",
        lambda target: build(content, target, _say_nothing, _say_nothing),
    )


@pytest.fixture(scope="session")
def small_site(shared_folder: Path) -> Path:
    """The small handbook of the tests, built once per test run with its PDFs: do not touch."""
    return made_once(
        shared_folder / "klein", lambda target: build(SMALL, target, _say_nothing, _say_nothing)
    )


@pytest.fixture(scope="session")
def drenthe_site(shared_folder: Path) -> Path:
    """The copy of Drenthe, built once per test run with its PDFs: look, do not touch."""
    root = handbook_root()

    def make(target: Path) -> None:
        # A build writes down base texts in the folder of the region.
        region = target.with_name("drenthe-map")
        shutil.copytree(root / "regios" / "drenthe", region)
        build(root / "content", target, _say_nothing, _say_nothing, region=region)

    return made_once(shared_folder / "drenthe", make)


def made_once(target: Path, make: Callable[[Path], object]) -> Path:
    """Let the first worker that comes here `make` the folder `target`; the others wait for it.

    When making it fails, the others fail at once with the same message.
    """
    failure = target.with_suffix(".fout")
    with target.with_suffix(".slot").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if failure.exists():
            pytest.fail(failure.read_text("utf-8"), pytrace=False)
        if not target.exists():
            try:
                make(target)
            except Exception as error:
                failure.write_text(f"{target.name}: {error}", "utf-8")
                raise
    return target


def _say_nothing(line: str) -> None:
    """Take the place of the messages on the screen."""
