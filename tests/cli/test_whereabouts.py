"""`kompas waar`: whoever has only the package finds the base texts and the guides."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from click.testing import CliRunner

from kompas.cli import main
from kompas.paths import handbook_root


def test_the_texts_the_guides_and_the_versions_are_told(content: Path) -> None:
    told = CliRunner().invoke(main, ["waar"])

    assert told.stdout.splitlines() == [
        f"Basishandboek, versie 0.0.1: {content}",
        f"Zo schrijft u een tekst: {content}/LEESMIJ.md",
        f"Zo maakt u een eigen Kompas: {content.parent}/regios/LEESMIJ.md",
        f"Pakket kompas-netwerksamenwerking: versie {version('kompas-netwerksamenwerking')}",
    ]
    assert told.exit_code == 0


def test_what_is_told_is_there() -> None:
    told = CliRunner().invoke(main, ["waar"])

    places = [Path(line.rpartition(": ")[2]) for line in told.stdout.splitlines()[:3]]
    assert all(place.exists() for place in places)
    assert places[0] == handbook_root() / "content"
