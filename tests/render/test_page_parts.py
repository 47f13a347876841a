"""The anchors that a page has of its own, which no block may take."""

import re

from kompas.downloads.frame import TOP
from kompas.model.blocks import Tekst
from kompas.model.item import PAGE_PARTS
from kompas.model.tool import Tool
from kompas.paths import PACKAGE, handbook_root
from kompas.render.headings import headings_of
from tests.handbooks import handbook_with
from tests.render.test_headings import NAME, WHOLE

FIXED_ID = re.compile(r'\bid="(?:\{\{ page\.anchor\(")?([a-z0-9-]+)"(?! ~)')
PAGES_WITHOUT_BLOCKS = frozenset(
    (
        *("boekbegrippen", "boekbronnen", "inhoudsopgave", "meenemen", "omslag", "vergadermap"),
        *("anders", "contactpagina", "kwetsbaarheid", "toegankelijkheid"),
    )
)


def test_every_fixed_anchor_is_kept_from_blocks() -> None:
    templates = [
        *(PACKAGE / "components").rglob("*.j2"),
        *(handbook_root() / "overrides").rglob("*.html"),
    ]
    templates = [path for path in templates if path.parent.name not in PAGES_WITHOUT_BLOCKS]
    found = {name for path in templates for name in FIXED_ID.findall(path.read_text("utf-8"))}
    tool = handbook_with({NAME: WHOLE}).get(Tool, "governance-checklist")
    of_blocks = {block.id for block in tool.onderdelen if isinstance(block, Tekst)}
    found |= {heading.id for heading in headings_of(tool)} - of_blocks

    assert {*found, TOP} == PAGE_PARTS
