"""PDFs that were made before, by what they were made from: only what changed is made again."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kompas.paths import PACKAGE, STATIC

FOLDER = Path(".cache") / "kompas"
"""In the folder that one builds from; may be thrown away at any time."""
KEPT_SECONDS = 30 * 24 * 60 * 60
"""What no build used for so long is thrown away."""
_NAME = re.compile(r"[0-9a-f]{64}[-.]")
"""All that is thrown away is named so: the folder may be a link to a place with other files."""
MAKERS = ("fonttools", "pydyf", "weasyprint")
"""The packages that decide how a document becomes a file."""


@dataclass(frozen=True, slots=True)
class PdfStore:
    """A folder of PDFs, each named by the hash of its source and by its number of pages.

    Many processes may use it at once, also those of other builds: what one has found, another may
    throw away the next moment.
    """

    folder: Path

    def fetch(self, source: str, target: Path) -> int | None:
        """Copy the PDF that was made of `source` to `target`; returns its pages, if it is there."""
        key = _key(source)
        for kept in self._shelf(key).glob(f"{key}-*.pdf"):
            if kept.is_symlink():  # came with the folder of a region, and leads out of it
                continue
            with suppress(FileNotFoundError):
                os.utime(kept)
                shutil.copyfile(kept, target)
                return int(kept.stem.removeprefix(f"{key}-"))
        return None

    def keep(self, source: str, made: Path, pages: int) -> None:
        """Keep the PDF `made` of `source`, for the next build."""
        key = _key(source)
        shelf = self._shelf(key)
        shelf.mkdir(parents=True, exist_ok=True)
        half_copied = shelf / f"{key}.{os.getpid()}"
        shutil.copyfile(made, half_copied)
        half_copied.replace(shelf / f"{key}-{pages}.pdf")

    def forget_unused(self) -> None:
        """Throw away what no build used for a month."""
        oldest = time.time() - KEPT_SECONDS
        for kept in self.folder.rglob("*"):
            with suppress(FileNotFoundError):
                is_ours = _NAME.match(kept.name) and kept.is_file()
                if is_ours and kept.stat().st_mtime < oldest:
                    kept.unlink()

    def _shelf(self, key: str) -> Path:
        """Return the folder of a key: with thousands of PDFs in one, looking takes long."""
        return self.folder / key[:2]


def _key(source: str) -> str:
    return hashlib.sha256(f"{_makers()}\n{source}".encode()).hexdigest()


@cache
def _makers() -> str:
    """Return what says how this program makes a file of a source: its code, fonts and tools."""
    digest = hashlib.sha256()
    code = (file for room in ("downloads", "forms") for file in PACKAGE.glob(f"{room}/*.[pc][ys]*"))
    for file in sorted((*code, *STATIC.glob("fonts/*.woff2"))):
        digest.update(file.read_bytes())
    return " ".join([digest.hexdigest(), *(f"{name} {version(name)}" for name in MAKERS)])
