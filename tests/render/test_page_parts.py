"""The anchors that a page has of its own, which no block may take."""

import re

from kompas.downloads.step_pdf import TOP
from kompas.model.item import PAGE_PARTS
from kompas.paths import PACKAGE, handbook_root

FIXED_ID = re.compile(r'\bid="([a-z0-9-]+)"')


def test_every_fixed_anchor_is_kept_from_blocks() -> None:
    templates = [
        *(PACKAGE / "components").rglob("*.j2"),
        *(handbook_root() / "overrides").rglob("*.html"),
    ]
    found = {name for path in templates for name in FIXED_ID.findall(path.read_text("utf-8"))}

    assert {*found, TOP} == PAGE_PARTS
