"""What the program for commands says by itself: in Dutch too."""

import re

import pytest
from click.testing import CliRunner

from kompas.cli import main


@pytest.mark.parametrize("command", [[], ["bouw"], ["serveer"], ["controleer"], ["waar"]])
def test_help_is_dutch(command: list[str]) -> None:
    result = CliRunner().invoke(main, [*command, "--help"])

    assert result.exit_code == 0
    assert result.stdout.startswith("Gebruik: ")
    assert "Toon deze uitleg." in result.stdout
    for english in ("Usage", "Options", "Commands", "OPTIONS", "ARGS", "Show", "INTEGER"):
        assert english not in result.stdout


@pytest.mark.parametrize("command", [["bouwx"], ["bouw", "--x"], ["serveer", "--poort", "abc"]])
def test_a_mistake_in_the_command_is_told_in_dutch(command: list[str]) -> None:
    result = CliRunner().invoke(main, command)

    assert result.exit_code == 2
    assert result.stderr.startswith("Deze opdracht klopt niet of is niet af. Zo werkt het:\nGebr")
    assert "Error" not in result.stderr


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_help_speaks_to_an_editor_as_u(name: str) -> None:
    told = CliRunner().invoke(main, [name, "--help"]).stdout

    assert not re.search(r"\b(je|jij|jouw|jullie)\b", told)
