"""Click in Dutch: what it says by itself, about usage and about mistakes in a command."""

from __future__ import annotations

import sys
from typing import Any

import click

HEADINGS = {"Options": "Opties", "Commands": "Opdrachten"}
STOPPED = 130
"""The exit code of a program that was stopped with Ctrl+C."""


class DutchFormatter(click.HelpFormatter):
    """Writes the help with Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how to call the command."""
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(HEADINGS.get(heading, heading))


class DutchContext(click.Context):
    """The context of a command whose help is Dutch."""

    formatter_class = DutchFormatter


class DutchCommand(click.Command):
    """A command whose help is Dutch."""

    context_class = DutchContext

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIES]", **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help`, explained in Dutch."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


class DutchGroup(DutchCommand, click.Group):
    """A group of such commands."""

    command_class = DutchCommand

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "OPDRACHT …", **settings})

    def main(self, *args: Any, **settings: Any) -> Any:
        """Run the command; after a mistake, show how it is used instead of click's English."""
        try:
            return super().main(*args, **{**settings, "standalone_mode": False})
        except click.UsageError as mistake:
            click.echo("Deze opdracht klopt niet of is niet af. Zo werkt het:", err=True)
            if mistake.ctx is not None:
                click.echo(mistake.ctx.get_help(), err=True)
            sys.exit(mistake.exit_code)
        except click.Abort:
            click.echo("Gestopt.", err=True)
            sys.exit(STOPPED)
