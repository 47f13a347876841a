"""A file that a page offers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kompas.website.addresses import SiteLocator

BYTES_IN_KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class ShownDownload:
    """A download as one page links to it."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Download:
    """A finished file, with its place in the site and what to call it."""

    file: Path
    place: str
    """From the root of the site."""
    title: str
    pages: int

    @property
    def label(self) -> str:
        """What the link says: what it is, its kind, length and size."""
        size = max(1, round(self.file.stat().st_size / BYTES_IN_KILOBYTE))
        count = "1 pagina" if self.pages == 1 else f"{self.pages} pagina's"
        return f"{self.title} (PDF, A4, {count}, {size} kB)"

    def seen_from(self, locator: SiteLocator) -> ShownDownload:
        """Return the download with its address as seen from one page."""
        return ShownDownload(locator.to(self.place), self.label)
