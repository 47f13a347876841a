"""Build hook: a wheel carries the handbook itself, so that a region needs no copy of it.

An editable install does not: it would copy texts that go stale, and the package finds the
repository around it.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HANDBOOK = ("content", "docs", "overrides", "mkdocs.yml")


class HandbookInWheel(BuildHookInterface[Any]):
    """Puts the folders of the handbook under `kompas/data/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add each part to what goes into the wheel; a missing part fails the build."""
        if version == "editable":
            return
        for part in HANDBOOK:
            build_data["force_include"][str(Path(self.root) / part)] = f"kompas/data/{part}"
