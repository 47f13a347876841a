"""The state of one page while it is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kompas.model.handbook import Handbook
from kompas.render.citations import Citations
from kompas.render.locator import Locator

Medium = Literal["scherm", "papier"]


@dataclass
class Page:
    """What components need to know of the page that they stand on."""

    handbook: Handbook
    locator: Locator
    medium: Medium
    citations: Citations = field(default_factory=Citations)
    explained_terms: set[str] = field(default_factory=set)
    """Ids of the terms whose meaning the page has shown already."""
    anchor_prefix: str = ""
    """What sets the anchors of this page apart, where several pages make one document."""

    def anchor(self, identifier: str) -> str:
        """Return the anchor of a part of this page; ids are unique within one page only."""
        return self.anchor_prefix + identifier
