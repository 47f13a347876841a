"""A tool that a region hides: no page, no file and no entry of its site knows of it."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kompas.build.pipeline import build
from tests.conftest import made_once
from tests.handbooks import REGIO, SMALL

HIDDEN = re.compile(rb"governance-checklist|zelfscan governance")
DIFFERENCES = "anders.html"
"""The page that tells what the region changed, and so also what it hid."""


@pytest.fixture(scope="session")
def site_without_the_tool(shared_folder: Path) -> Path:
    region = shared_folder / "zonder"
    return made_once(shared_folder / "zonder-tool", lambda target: _build(region, target))


def _build(region: Path, target: Path) -> None:
    tools = region / "content" / "tools"
    tools.mkdir(parents=True)
    (region / "regio.yml").write_text(REGIO, "utf-8")
    (tools / "governance-checklist.yml").write_text("verberg: true\n", "utf-8")
    build(SMALL, target, lambda _: None, lambda _: None, region=region)


def files_with_the_tool(site: Path) -> Iterator[str]:
    """Yield each file of the site that names the tool, in its own name or inside."""
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_file() and (HIDDEN.search(name.encode()) or HIDDEN.search(file.read_bytes())):
            yield name
    [offline] = site.glob("downloads/*-offline.zip")
    with zipfile.ZipFile(offline) as copy:
        for entry in copy.namelist():
            if HIDDEN.search(entry.encode()) or HIDDEN.search(copy.read(entry)):
                yield f"zip: {entry}"


def test_tool_is_found_where_it_is_not_hidden(small_site: Path) -> None:
    found = set(files_with_the_tool(small_site))

    assert {"tools/governance-checklist.html", "stappen/organiseer-de-governance.html"} <= found
    assert any("zoek" in name for name in found)


def test_hidden_tool_is_nowhere_on_the_site(site_without_the_tool: Path) -> None:
    found = {
        name
        for name in files_with_the_tool(site_without_the_tool)
        if not name.endswith(DIFFERENCES)
    }

    assert found == set()
