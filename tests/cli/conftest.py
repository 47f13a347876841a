"""What the tests of the commands share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.handbooks import SMALL


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small handbook, which `kompas` takes for its own."""
    root = tmp_path / "handboek"
    shutil.copytree(SMALL, root / "content")
    monkeypatch.setattr("kompas.cli.handbook.handbook_root", lambda: root)
    monkeypatch.delenv("CI", raising=False)  # on a build server too, the tests are of an editor
    return root / "content"
