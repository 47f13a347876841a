"""The offline copy: the whole site in one zip, opened from disk without a server or network.

It is the same build as the website (design §2): every link is relative, and what scripts need
comes as scripts.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FOLDER_IN_ZIP = "kompas"
"""What somebody sees after unpacking."""
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip knows; one fixed moment, so that equal sites give equal zips."""
READABLE = 0o644 << 16


def write_offline_copy(site: Path, target: Path) -> int:
    """Write all of the folder `site` to the zip `target`, and return its size in bytes."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for file in sorted(path for path in site.rglob("*") if path.is_file()):
            if file != target:
                name = f"{FOLDER_IN_ZIP}/{file.relative_to(site).as_posix()}"
                entry = ZipInfo(name, ZIP_EPOCH)
                entry.compress_type = ZIP_DEFLATED
                entry.external_attr = READABLE
                archive.writestr(entry, file.read_bytes())
    return target.stat().st_size
