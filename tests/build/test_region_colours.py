"""The colours of a region are checked before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompas.build.pipeline import load
from kompas.source.place import ContentProblems
from tests.handbooks import SMALL
from tests.render.colours import SETTINGS


def region_with(folder: Path, colours: str) -> Path:
    (folder / "regio.yml").write_text(f"{SETTINGS}kleuren:\n{colours}", "utf-8")
    return folder


def test_every_colour_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    region = region_with(tmp_path, '  analyse: "#ffff00"\n  balk: "#888888"\n')

    with pytest.raises(ContentProblems) as stopped:
        load(SMALL, region)

    assert [problem.place.line for problem in stopped.value.problems] == [5, 6]
    assert all("te weinig contrast" in problem.message for problem in stopped.value.problems)


def test_phases_that_look_alike_are_told_and_stop_nothing(tmp_path: Path) -> None:
    region = region_with(tmp_path, '  analyse: "#2f6f8f"\n  strategie: "#2f6e8a"\n')

    edition = load(SMALL, region).edition

    assert edition
    assert any("lijken veel op elkaar" in notice.message for notice in edition.notices)
