"""A region asks for the very package that made it, wherever that came from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kompas.build.regions import installed_package as module
from kompas.build.regions.installed_package import InstalledPackage, installed_package

SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
WHEEL = "kompas_netwerksamenwerking-1.2.0-py3-none-any.whl"


class FakeDistribution:
    """What Python tells of version 1.2.0 when it was installed from `direct`."""

    version = "1.2.0"

    def __init__(self, direct: dict[str, Any] | None) -> None:
        self.direct = direct

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return None if self.direct is None else json.dumps(self.direct)


@pytest.fixture
def package_from(monkeypatch: pytest.MonkeyPatch) -> Any:
    def installed_from(direct: dict[str, Any] | None) -> InstalledPackage:
        monkeypatch.setattr(module, "distribution", lambda _: FakeDistribution(direct))
        return installed_package()

    return installed_from


@pytest.mark.parametrize(
    ("direct", "requirement"),
    [
        pytest.param(None, "kompas-netwerksamenwerking==1.2.0", id="an index"),
        pytest.param(
            {"url": f"https://pakket.example/{WHEEL}", "archive_info": {"hashes": {"sha256": SHA}}},
            f"kompas-netwerksamenwerking @ https://pakket.example/{WHEEL}#sha256={SHA}",
            id="a web address",
        ),
        pytest.param(
            {"url": f"https://pakket.example/{WHEEL}", "archive_info": {}},
            f"kompas-netwerksamenwerking @ https://pakket.example/{WHEEL}",
            id="a web address without a hash",
        ),
        pytest.param(
            {
                "url": "https://code.example/kompas.git",
                "vcs_info": {"vcs": "git", "requested_revision": "main", "commit_id": "4c0ffee"},
            },
            "kompas-netwerksamenwerking @ git+https://code.example/kompas.git@4c0ffee",
            id="git",
        ),
        pytest.param(
            {
                "url": "https://code.example/veel.git",
                "vcs_info": {"vcs": "git", "commit_id": "4c0ffee"},
                "subdirectory": "kompas",
            },
            "kompas-netwerksamenwerking @ git+https://code.example/veel.git@4c0ffee"
            "#subdirectory=kompas",
            id="a folder in git",
        ),
    ],
)
def test_what_can_be_fetched_is_fetched_again(
    package_from: Any, direct: dict[str, Any] | None, requirement: str
) -> None:
    assert package_from(direct) == InstalledPackage(requirement)


def test_a_wheel_goes_along(package_from: Any, tmp_path: Path) -> None:
    wheel = tmp_path / "mijn map" / WHEEL
    wheel.parent.mkdir()
    wheel.touch()

    package = package_from({"url": wheel.as_uri(), "archive_info": {}})

    assert package == InstalledPackage(f"./pakket/{WHEEL}", WHEEL, wheel)


def test_a_wheel_that_is_gone_is_asked_for(package_from: Any, tmp_path: Path) -> None:
    package = package_from({"url": (tmp_path / WHEEL).as_uri(), "archive_info": {}})

    assert package == InstalledPackage(f"./pakket/{WHEEL}", WHEEL, None)


def test_of_a_working_copy_the_wheel_is_asked_for(package_from: Any, tmp_path: Path) -> None:
    package = package_from({"url": tmp_path.as_uri(), "dir_info": {"editable": True}})

    assert package == InstalledPackage(f"./pakket/{WHEEL}", WHEEL, None)
