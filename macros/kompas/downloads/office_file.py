"""What Word and Excel files have in common: zip files of XML, made and opened with care."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from kompas.forms.answers import FileFaultError

MADE = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
"""Every file says that it was made then, so that making it twice gives the same bytes."""

MOST_PARTS = 500
MOST_BYTES = 20_000_000
MOST_UNZIPPED_BYTES = 100_000_000
"""Far beyond any form; more is a file that was made to fill the memory (a "zip bomb")."""

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class OfficeFaultError(FileFaultError):
    """A Word or Excel file that cannot be read as a form; the message is Dutch."""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file of these parts, always the same bytes for the same parts."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file that we made ourselves."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def checked_file(path: Path, program: str) -> BytesIO:
    """Return the content of a Word or Excel file (`program`) that somebody gives us.

    Raises OfficeFaultError when it is no such file, damaged, too large, or not as an office program
    makes it.
    """
    data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    if not data:
        raise OfficeFaultError(f"{path.name} is leeg of te groot voor een ingevuld formulier.")
    try:
        _check_parts(data, path.name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise not_readable(path, program) from error
    return BytesIO(data)


def not_readable(path: Path, program: str) -> OfficeFaultError:
    """Return the error for a file that is broken, or of another kind than its name says."""
    return OfficeFaultError(
        f"{path.name} is geen {program}-bestand, is beschadigd of heeft een wachtwoord. "
        f"Open het in {program} en sla het opnieuw op."
    )


def foreign_file(path: Path) -> OfficeFaultError:
    """Return the error for a file that is none of our forms."""
    return OfficeFaultError(
        f"{path.name} is geen formulier van het Kompas. Kies een bestand dat u van de site hebt "
        "gehaald."
    )


def _check_parts(data: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        unzipped_bytes = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or unzipped_bytes > MOST_UNZIPPED_BYTES:
            raise OfficeFaultError(f"{name} is uitgepakt te groot voor een ingevuld formulier.")
        for part in parts:
            # Office programs write no document type; entities in one can blow up the memory.
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part):
                raise OfficeFaultError(f"{name} bevat onderdelen die in een formulier niet horen.")
