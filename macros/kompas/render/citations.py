"""The numbered sources of one page."""

from __future__ import annotations

from dataclasses import dataclass, field

from kompas.model.bron import Bron


@dataclass
class Citation:
    """A source with its number on the page, and how often it was cited so far."""

    number: int
    source: Bron
    times: int = 0

    @property
    def anchor(self) -> str:
        """The id of the source in the list below the text."""
        return f"bron-{self.number}"

    @property
    def mark_anchors(self) -> tuple[str, ...]:
        """The ids of the marks in the text, in reading order."""
        return tuple(f"noot-{self.number}-{time}" for time in range(1, self.times + 1))


@dataclass
class Citations:
    """Numbers sources in the order in which a page first cites them."""

    entries: list[Citation] = field(default_factory=list)

    def cite(self, source: Bron) -> Citation:
        """Count one more mark for `source` and return its citation."""
        citation = next((entry for entry in self.entries if entry.source is source), None)
        if citation is None:
            citation = Citation(len(self.entries) + 1, source)
            self.entries.append(citation)
        citation.times += 1
        return citation
