"""The numbered sources of one page, or of a whole document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kompas.model.bron import Bron


@dataclass
class Citation:
    """A source with its number on the page, and how often it was cited so far."""

    number: int
    source: Bron
    times: int = 0
    anchor_prefix: str = ""

    @property
    def anchor(self) -> str:
        """The id of the source in the list below the text."""
        return f"{self.anchor_prefix}bron-{self.number}"

    @property
    def mark_anchors(self) -> tuple[str, ...]:
        """The ids of the marks in the text, in reading order."""
        mark = f"{self.anchor_prefix}noot-{self.number}"
        return tuple(f"{mark}-{time}" for time in range(1, self.times + 1))


@dataclass
class Citations:
    """Numbers sources; those not there yet in the order in which they are first cited."""

    entries: list[Citation] = field(default_factory=list)
    is_shared: bool = False
    """Whether several texts share one list, which then stands behind all of them."""
    anchor_prefix: str = ""
    """What sets the anchors apart, where several lists stand in one document."""

    def cite(self, source: Bron) -> Citation:
        """Count one more mark for `source` and return its citation."""
        citation = self.entry_of(source)
        citation.times += 1
        return citation

    def entry_of(self, source: Bron) -> Citation:
        """Return the place of `source` in the list, without a mark for it."""
        citation = next((entry for entry in self.entries if entry.source is source), None)
        if citation is None:
            number = len(self.entries) + 1
            citation = Citation(number, source, anchor_prefix=self.anchor_prefix)
            self.entries.append(citation)
        return citation


def shared_citations(sources: Iterable[Bron]) -> Citations:
    """Return one alphabetical list of `sources`, for all texts of a document."""
    ordered = sorted(sources, key=lambda source: source.bronvermelding.casefold())
    entries = [Citation(number, source) for number, source in enumerate(ordered, 1)]
    return Citations(entries, is_shared=True)
