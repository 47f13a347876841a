"""The command `kompas waar`: where to read what an editor of a copy needs, and of which version."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import click

from kompas.build.regions.installed_package import NAME
from kompas.cli.dutch_command import DutchCommand
from kompas.cli.handbook import base_content
from kompas.cli.messages import explaining, say
from kompas.source.yaml_reader import read_file

HELP = """Toon waar de basisteksten en de uitleg staan.

U ziet ook welke versie u heeft. Lees daar, maar wijzig er niets: een nieuwe versie overschrijft
die mappen."""


@click.command(cls=DutchCommand, help=HELP)
def waar() -> None:
    """Tell where the base content and the guides are, and the versions."""
    content = base_content()
    with explaining():
        kompas: Any = read_file(content / "kompas.yml", "content/kompas.yml").data
    say(f"Basishandboek, versie {kompas['versie']}: {content}")
    say(f"Zo schrijft u een tekst: {content / 'LEESMIJ.md'}")
    say(f"Zo maakt u een eigen Kompas: {content.parent / 'regios' / 'LEESMIJ.md'}")
    say(f"Pakket {NAME}: versie {version(NAME)}")
