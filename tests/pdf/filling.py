"""Forms as PDF, filled in and read by the script that the site gives a browser."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kompas.forms.entries import Entry, all_entries, columns_of, row_limits
from kompas.forms.spelling import flat_name
from kompas.model.tool import Tool
from kompas.paths import STATIC

BUNDLE = STATIC / "pdf.js"
RUNNER = Path(__file__).with_name("filling.mjs")

FlatAnswers = Mapping[str, str | bool]


def fill(source: Path, tool: Tool, answers: FlatAnswers, target: Path) -> list[str]:
    """Fill in the form in `source`; return what its reader is told."""
    request = {
        "source": str(source),
        "target": str(target),
        "answers": list(answers.items()),
        "description": description_of(tool),
    }
    notes: list[str] = _run(request)
    return notes


def read(source: Path) -> dict[str, str | bool]:
    """Return the answers in a form by name."""
    found = _run({"source": str(source)})
    assert "fault" not in found, found
    return dict(found["answers"])


def mark_of(source: Path) -> tuple[str, int]:
    """Return the id and the version of the form that a file says it is."""
    found = _run({"source": str(source)})
    return found["formulier"], found["versie"]


def fault_of(source: Path) -> str:
    """Return what a reader is told about a file that is no form of ours."""
    found = _run({"source": str(source)})
    assert found.get("fault") == "FileFault", found
    message: str = found["message"]
    return message


def description_of(tool: Tool) -> dict[str, Any]:
    """Describe a form as `describeForm` does in the browser, with lists of pairs for maps."""
    form = tool.formulier
    assert form
    fields = [field for part in form.onderdelen for field in part.velden if row_limits(field)]
    return {
        "id": tool.id,
        "versie": form.versie,
        "titel": tool.titel,
        "wijzigingen": [],
        "velden": [[flat_name(path), _described(it)] for path, it in all_entries(form).items()],
        "tabellen": [
            [
                field.id,
                {
                    "label": field.label,
                    "kolommen": [{"id": it.id, "label": it.label} for it in columns_of(field)],
                },
            ]
            for field in fields
        ],
    }


def _described(entry: Entry) -> dict[str, Any]:
    options = [[option.waarde, option.label] for option in entry.options]
    return {
        "soort": entry.kind,
        "label": entry.description,
        "begin": entry.initial,
        "opties": options,
    }


def _run(request: Mapping[str, object]) -> Any:
    process = subprocess.run(
        ["node", RUNNER],
        input=json.dumps({"bundle": BUNDLE.as_uri(), **request}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)
