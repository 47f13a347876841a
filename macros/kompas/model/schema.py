"""JSON Schema of every kind, so that an editor's program can complete and check while typing.

Run `python -m kompas.model.schema schema` to write them anew after a change of the models.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from kompas.model.handbook import FILES, ITEM_KINDS
from kompas.model.regio import Regio


def schemas() -> Mapping[str, str]:
    """Return file name → JSON Schema (draft 2020-12) as text."""
    models: dict[str, type[BaseModel]] = {kind.kind: kind for kind in ITEM_KINDS}
    models |= FILES
    models["regio"] = Regio
    return {f"{name}.json": _text(model) for name, model in models.items()}


def _text(model: type[BaseModel]) -> str:
    return json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        folder.joinpath(name).write_text(text, "utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
