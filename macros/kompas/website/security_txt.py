"""The file security.txt, which tells where to report a weak spot in the site (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from kompas.model.regio import Regio

SECURITY_TXT = ".well-known/security.txt"
"""From the root of the host (RFC 9116 §3), which need not be that of the site."""
END_OF_DAY = "T23:59:59Z"


def has_security_txt(regio: Regio) -> bool:
    """Whether what the file must hold is known: a contact and until when it can be trusted."""
    return bool(regio.kwetsbaarheid.contact and regio.kwetsbaarheid.verloopt)


def security_txt(regio: Regio) -> str:
    """Return the file; raises ValueError when a value would begin a line of its own."""
    return "".join(_line(name, value) for name, value in _fields(regio))


def canonical_address(regio: Regio) -> str | None:
    """Return where the file must be found, or None when the region gives no address."""
    if regio.adres is None:
        return None
    return f"https://{urlsplit(regio.adres).netloc}/{SECURITY_TXT}"


def write_security_txt(regio: Regio, site: Path) -> None:
    """Write the file into the folder `site`; nothing when an answer is missing."""
    if has_security_txt(regio):
        target = site / SECURITY_TXT
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(security_txt(regio), "utf-8", newline="\n")


def _fields(regio: Regio) -> Iterator[tuple[str, str | None]]:
    weak_spot = regio.kwetsbaarheid
    contact = weak_spot.contact or ""
    yield "Contact", contact if contact.startswith("https://") else f"mailto:{contact}"
    yield "Expires", f"{weak_spot.verloopt}{END_OF_DAY}"
    yield "Encryption", weak_spot.sleutel
    yield "Preferred-Languages", "nl, en"
    yield "Canonical", canonical_address(regio)
    yield "Policy", weak_spot.beleid


def _line(name: str, value: str | None) -> str:
    if value is None:
        return ""
    if not value.isprintable():  # the model allows no such value; the file may never hold one
        raise ValueError(f"{name} has a character that does not belong on one line")
    return f"{name}: {value}\n"
