"""How each shape of a form spells the path of an entry; every spelling can be read back.

| shape                | `omvang/antwoord`        | `acties/1/wat`                          |
|----------------------|--------------------------|-----------------------------------------|
| web page and PDF     | name `omvang_antwoord`   | name `acties_1_wat`                     |
| saved file (JSON)    | `{"omvang": {"antwoord"` | `{"acties": [{"wat"`                    |
| Word, content control| tag `omvang.antwoord`    | tag `acties.wat` in the first item of   |
|                      |                          | the repeating section tagged `acties`   |
| Excel, defined name  | `veld_omvang_antwoord`   | `veld_acties_1_wat`, each `-` as `.`    |

This works because an id has no `_`, no `.` and no `/`, and because only the number of a row is
all digits (`model/formulier.py` refuses such an id). A PDF name may have no period (ISO 32000-1
12.7.3.2), an Excel name no hyphen.
"""

from __future__ import annotations

from kompas.forms.entries import AnswerPath

EXCEL_PREFIX = "veld_"
"""Without it a name could look like the address of a cell, such as `a1`."""


def flat_name(path: AnswerPath) -> str:
    """Return the name of an entry in a web page and in a PDF."""
    return "_".join(path)


def path_of_flat_name(name: str) -> AnswerPath:
    """Return the path that `name` spells."""
    return tuple(name.split("_"))


def word_tag(path: AnswerPath) -> str:
    """Return the tag of a content control; the number of a row is the place of its item."""
    return ".".join(step for step in path if not step.isdigit())


def path_of_word_tag(tag: str, row: int | None = None) -> AnswerPath:
    """Return the path that `tag` spells, in item `row` (from 1) of a repeating section."""
    first, *rest = tag.split(".")
    return (first, *rest) if row is None else (first, str(row), *rest)


def excel_name(path: AnswerPath) -> str:
    """Return the defined name of the cell that holds an entry."""
    return EXCEL_PREFIX + flat_name(path).replace("-", ".")


def path_of_excel_name(name: str) -> AnswerPath | None:
    """Return the path that `name` spells; None when it names something else."""
    if not name.startswith(EXCEL_PREFIX):
        return None
    return path_of_flat_name(name.removeprefix(EXCEL_PREFIX).replace(".", "-"))
