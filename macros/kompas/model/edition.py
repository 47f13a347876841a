"""A region's own copy of the handbook: its settings, and how it differs from the base."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kompas.model.regio import Regio

if TYPE_CHECKING:
    from kompas.source.logo import Logo
    from kompas.source.overlay import Change
    from kompas.source.place import Place, Problem, ValuePath
    from kompas.source.yaml_reader import SourceDocument


@dataclass(frozen=True)
class Edition:
    """What sets a region's copy apart from the base."""

    regio: Regio
    document: SourceDocument = field(repr=False)
    """The file `regio.yml`."""
    changes: tuple[Change, ...] = field(repr=False)
    """All that the region's content changes, hides and adds."""
    notices: tuple[Problem, ...]
    """What is no fault, but what somebody of the region should know of."""
    logo: Logo | None = field(default=None, repr=False)
    """The file that `regio.logo` names."""

    def place(self, path: ValuePath) -> Place:
        """Return where a value of `regio.yml` stands, or the nearest that is there."""
        return self.document.place(path)
