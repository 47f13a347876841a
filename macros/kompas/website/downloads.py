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

FileKind = Literal["stap", "invulbaar", "blanco", "word", "excel"]

TITLES: Mapping[FileKind, str] = {
    "stap": "Deze stap om te printen",
    "invulbaar": "Formulier om in te vullen op de computer",
    "blanco": "Formulier om te printen en met de pen in te vullen",
    "word": "Formulier in Word",
    "excel": "Formulier in Excel",
}
FORMATS: Mapping[FileKind, str] = {
    "stap": "PDF, A4",
    "invulbaar": "PDF, A4",
    "blanco": "PDF, A4",
    "word": "Word, docx",
    "excel": "Excel, xlsx",
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
            facts.append("1 pagina" if self.pages == 1 else f"{self.pages} pagina's")
        facts.append(f"{max(1, round(self.size / BYTES_IN_KILOBYTE))} kB")
        return f"{TITLES[self.kind]} ({', '.join(facts)})"

    def seen_from(self, locator: SiteLocator) -> ShownDownload:
        """Return the download with its address as seen from one page."""
        return ShownDownload(locator.to(self.place), self.label)


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
