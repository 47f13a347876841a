"""The files that a page offers, and the same files as scripts, for a page that fills them in."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kompas.website.addresses import SiteLocator

FOLDER = "downloads"
"""From the root of the site."""
BYTES_IN_KILOBYTE = 1000
KILOBYTES_IN_MEGABYTE = 1000
NO_BREAK = "\N{NO-BREAK SPACE}"
"""Keeps a number with its unit."""

FileKind = Literal[
    "pagina", "kaart", "invulbaar", "blanco", "word", "excel", "boek", "kaarten", "offline"
]

TITLES: Mapping[FileKind, str] = {
    "pagina": "Om te printen",
    "kaart": "Kaart voor op tafel",
    "invulbaar": "Formulier om in te vullen op de computer",
    "blanco": "Formulier om te printen en met de pen in te vullen",
    "word": "Formulier in Word",
    "excel": "Formulier in Excel",
    "boek": "Het hele handboek",
    "kaarten": "Alle kaarten voor op tafel",
    "offline": "De hele site, om zonder internet te gebruiken",
}
FORMATS: Mapping[FileKind, str] = {
    "pagina": "PDF, A4",
    "kaart": "PDF, A5",
    "invulbaar": "PDF, A4",
    "blanco": "PDF, A4",
    "word": "Word, docx",
    "excel": "Excel, xlsx",
    "boek": "PDF, A4",
    "kaarten": "PDF, twee kaarten op een A4",
    "offline": "zip: pak uit en open index.html",
}
FILLED_IN_BROWSER: Mapping[FileKind, str] = {"invulbaar": "pdf", "word": "docx", "excel": "xlsx"}
"""Kind → what the script of the form calls it."""
FILLING_SCRIPTS = {"pdf": "assets/pdf.js", "kantoor": "assets/kantoor.js"}
"""What fills in a PDF, and what fills in Word and Excel files; from the root of the site."""


@dataclass(frozen=True, slots=True)
class ShownDownload:
    """A download as one page links to it."""

    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Download:
    """A finished file in the folder of downloads."""

    name: str
    kind: FileKind
    size: int
    """In bytes."""
    pages: int | None = None
    """None when it has no fixed pages."""

    @property
    def place(self) -> str:
        """Where it lies, from the root of the site."""
        return f"{FOLDER}/{self.name}"

    @property
    def label(self) -> str:
        """What the link says: what it is, its kind, length and size."""
        facts = [FORMATS[self.kind]]
        if self.pages is not None:
            noun = "pagina" if self.pages == 1 else "pagina's"
            facts.append(f"{self.pages}{NO_BREAK}{noun}")
        facts.append(_size(self.size))
        return f"{TITLES[self.kind]} ({', '.join(facts)})"

    def seen_from(self, locator: SiteLocator) -> ShownDownload:
        """Return the download with its address as seen from one page."""
        return ShownDownload(locator.to(self.place), self.label)


Downloads = Mapping[tuple[str, str], Sequence[Download]]
"""The files by the kind and id of the item that they are about."""
WHOLE_HANDBOOK = ("handboek", "")
"""In place of kind and id: the files about all of it."""
OFFLINE_COPY = "<!-- offline copy -->"
"""Stands on the page of all downloads where the link to the offline copy comes, once it is made."""


def offline_link(shown: ShownDownload) -> str:
    """Return what comes in the place of OFFLINE_COPY."""
    return f'<li><a href="{shown.address}" download>{shown.label}</a></li>'


def form_files(downloads: Sequence[Download], locator: SiteLocator) -> dict[str, str]:
    """Return what the form of a page needs to fill in files, as its attributes hold it (JSON).

    Nothing when there are no such files, as in the live preview.
    """
    files = {
        FILLED_IN_BROWSER[download.kind]: locator.to(download.place)
        for download in downloads
        if download.kind in FILLED_IN_BROWSER
    }
    if not files:
        return {}
    scripts = {name: locator.to(script) for name, script in FILLING_SCRIPTS.items()}
    return {"bestanden": json.dumps(files), "scripts": json.dumps(scripts)}


def write_as_scripts(downloads: Sequence[Download], folder: Path) -> None:
    """Write each file that can be filled in as a script too, beside it in `folder`.

    A page that was opened from a folder (file://) may load scripts, but no other files.
    """
    for download in downloads:
        if download.kind in FILLED_IN_BROWSER:
            content = base64.b64encode(folder.joinpath(download.name).read_bytes()).decode("ascii")
            script = f'kompasBestand("{download.name}","{content}");'
            folder.joinpath(f"{download.name}.js").write_text(script, "ascii")


def _size(count: int) -> str:
    """Return a number of bytes as people write it: 56 kB, 3,2 MB."""
    kilobytes = max(1, round(count / BYTES_IN_KILOBYTE))
    if kilobytes < KILOBYTES_IN_MEGABYTE:
        return f"{kilobytes}{NO_BREAK}kB"
    megabytes = f"{kilobytes / KILOBYTES_IN_MEGABYTE:.1f}".replace(".", ",")
    return f"{megabytes}{NO_BREAK}MB"
