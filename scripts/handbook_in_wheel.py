"""Build hook: a wheel carries the handbook itself, so that a region needs no copy of it.

An editable install does not: it would copy texts that go stale, and the package finds the
repository around it.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SCRIPTS = Path("macros", "kompas", "static", "kompas.js")
"""Made by `npm run build` and not in git; the pattern that takes it along is silent without it."""
HANDBOOK = ("content", "docs", "overrides", "mkdocs.yml", "regios/LEESMIJ.md")


class HandbookInWheel(BuildHookInterface[Any]):
    """Puts the handbook, and the guide for who makes a copy of it, under `kompas/data/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add each part to what goes into the wheel; a missing part fails the build."""
        if version == "editable":
            return
        if not (Path(self.root) / SCRIPTS).is_file():
            raise FileNotFoundError(f"{SCRIPTS} is not there: run 'npm run build' first")
        for part in HANDBOOK:
            build_data["force_include"][str(Path(self.root) / part)] = f"kompas/data/{part}"
