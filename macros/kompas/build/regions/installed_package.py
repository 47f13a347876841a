"""The line in `requirements.txt` that installs this very package elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

NAME = "kompas-netwerksamenwerking"
FOLDER = "pakket"
"""Where a region keeps a wheel that came from a file."""


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """How to install this package elsewhere, in the version that runs now."""

    requirement: str
    wheel: str | None = None
    """The name of the wheel that `requirement` expects in the folder `pakket`, if it does."""
    file: Path | None = None
    """That wheel, when it can still be found on this machine."""


def installed_package() -> InstalledPackage:
    """Return how this package was installed, by what pip noted of it (PEP 610).

    What came from a file is named by its path, and not by `--find-links` with a version: of two
    packages with the same name and version pip takes that of the index, whoever put it there.
    """
    package = distribution(NAME)
    note = package.read_text("direct_url.json")
    if note is None:
        return InstalledPackage(f"{NAME}=={package.version}")
    direct = json.loads(note)
    if urlsplit(direct["url"]).scheme == "https":
        return InstalledPackage(f"{NAME} @ {_address(direct)}")
    return _from_file(direct["url"], package.version)


def _address(direct: dict[str, Any]) -> str:
    url = str(direct["url"])
    if "vcs_info" in direct:
        control = direct["vcs_info"]
        address = f"{control['vcs']}+{url}@{control['commit_id']}"
        return (
            f"{address}#subdirectory={direct['subdirectory']}"
            if "subdirectory" in direct
            else address
        )
    digest = direct.get("archive_info", {}).get("hashes", {}).get("sha256")
    return f"{url}#sha256={digest}" if digest else url


def _from_file(url: str, version: str) -> InstalledPackage:
    file = Path(url2pathname(urlsplit(url).path))
    if file.suffix == ".whl":
        found = file if file.is_file() else None
        return InstalledPackage(f"./{FOLDER}/{file.name}", file.name, found)
    wheel = f"{NAME.replace('-', '_')}-{version}-py3-none-any.whl"
    return InstalledPackage(f"./{FOLDER}/{wheel}", wheel)
