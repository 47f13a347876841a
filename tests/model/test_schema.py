"""The JSON Schemas that editors' programs use."""

import json
from pathlib import Path

import pytest

from kompas.model.handbook import FILES, ITEM_KINDS
from kompas.model.schema import schemas, write_schemas
from kompas.paths import handbook_root

COMMITTED = handbook_root() / "schema"


@pytest.mark.parametrize("name", schemas())
def test_schema_says_what_the_models_say(name: str) -> None:
    hint = "run: python -m kompas.model.schema schema"

    assert (COMMITTED / name).read_text("utf-8") == schemas()[name], hint


def test_every_kind_has_a_schema_and_nothing_else_has() -> None:
    kinds = {kind.kind for kind in ITEM_KINDS} | set(FILES) | {"regio"}

    assert {file.name for file in COMMITTED.glob("*.json")} == {f"{kind}.json" for kind in kinds}


def test_schema_names_the_keys_as_they_are_written() -> None:
    tool = json.loads(schemas()["tool.json"])

    assert "draaiboek" in tool["properties"]["soort"]["enum"]
    assert {"is", "een_van", "veld"} == set(tool["$defs"]["Voorwaarde"]["properties"])
    assert tool["additionalProperties"] is False


def test_schemas_can_be_written_anew(tmp_path: Path) -> None:
    write_schemas(tmp_path / "schema")

    assert {file.name for file in (tmp_path / "schema").iterdir()} == set(schemas())
