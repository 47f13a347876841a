"""The rooms of the package: a lower one never imports a higher one, and one imports MkDocs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kompas.paths import PACKAGE

ROOMS = ("source", "model", "forms", "components", "render", "downloads", "website", "build", "cli")
"""From low to high (README)."""
LOOSE = ("paths",)
"""Single files that any room may import, and that import no room."""
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imports_of(module: Path) -> Iterator[str]:
    """Yield the full name of every module that `module` imports, also inside its functions."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write the whole name of what you import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def height(room: str) -> int:
    return -1 if room in LOOSE else ROOMS.index(room)


def test_every_module_has_a_room() -> None:
    rooms = {room_of(module) for module in MODULES}

    assert rooms - {*ROOMS, *LOOSE} == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_lower_room_never_imports_a_higher_one(module: Path) -> None:
    own = height(room_of(module))
    named = [name.split(".")[1] for name in imports_of(module) if name.startswith("kompas.")]

    assert [room for room in named if height(room) > own] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_website_imports_mkdocs(module: Path) -> None:
    found = [name for name in imports_of(module) if name.split(".")[0].startswith("mkdocs")]

    assert found == [] or room_of(module) == "website"
