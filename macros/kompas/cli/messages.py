"""What the commands say, and how they stop when something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from rich.console import Console

from kompas.build.filled_forms import FormError
from kompas.build.meeting_pack_file import PackError
from kompas.build.pipeline import BUILD_ERRORS, why_not_built
from kompas.forms.answers import FileFaultError
from kompas.source.place import ContentProblems, Problem

# What is printed often holds text of an editor, in which `[b]` and `:100:` mean nothing special.
console = Console(highlight=False, soft_wrap=True, emoji=False, markup=False)
_errors = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False, markup=False)


def say(line: str) -> None:
    """Tell how things go."""
    console.print(line)


def warn(line: str) -> None:
    """Tell what somebody must know, apart from what the command gives."""
    _errors.print(line)


def warn_of(notices: Iterable[Problem]) -> None:
    """Tell of what stops nothing, but should not be forgotten."""
    for number, notice in enumerate(notices):
        if number == 0:
            warn("Let op:")
        warn(f"  {notice}")


def stop(*lines: str) -> NoReturn:
    """Tell why the command cannot do what was asked, and end it."""
    for line in lines:
        warn(line)
    sys.exit(1)


@contextmanager
def explaining() -> Iterator[None]:
    """Stop, with what is wrong, when the handbook or a file of the user cannot be used."""
    try:
        yield
    except ContentProblems as problems:
        _stop_for(problems)
    except (FormError, FileFaultError, PackError) as error:
        stop(str(error))
    except FileExistsError as error:
        stop(f"{error.filename} bestaat al. Kies met -o een andere naam.")
    except FileNotFoundError as error:
        stop(f"{error.filename} is er niet.")
    except OSError as error:
        stop(f"Lezen of schrijven lukt niet: {error.filename}.")


@contextmanager
def explaining_build(target: Path) -> Iterator[None]:
    """Stop, with what is wrong, when the site in the folder `target` cannot be made."""
    try:
        yield
    except ContentProblems as problems:
        _stop_for(problems)
    except BUILD_ERRORS as error:
        stop(why_not_built(error, target), "De site is niet vernieuwd.")


def _stop_for(problems: ContentProblems) -> NoReturn:
    count = len(problems.problems)
    conclusion = f"{count} {'fout' if count == 1 else 'fouten'} gevonden. Er is niets gebouwd."
    stop(*map(str, problems.problems), conclusion)
