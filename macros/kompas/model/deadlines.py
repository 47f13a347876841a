"""Which answers of a region are out of date: a law or a standard asks to give them again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kompas.model.regio import Regio

if TYPE_CHECKING:
    from kompas.source.place import ValuePath

YEARS_OF_STATEMENT = 1
"""An accessibility statement is revised every year (EU 2018/1523)."""
YEARS_OF_AUDIT = 3
"""So long an audit founds status A or B (digitoegankelijk.nl, the status)."""
MONTHS_TO_AUDIT = 6
"""So long a statement may wait for its first full audit, with status C (the same page)."""
YEARS_OF_SECURITY_TXT = 1
"""RFC 9116 §2.5.5: less than a year ahead, so that nobody trusts what is stale."""


def overdue(regio: Regio, today: date) -> Iterator[tuple[ValuePath, str]]:
    """Yield the path of each answer that no longer holds on `today`, and what to do about it."""
    yield from _overdue_statement(regio, today)
    yield from _overdue_plan(regio, today)
    yield from _overdue_security_txt(regio, today)


def _overdue_statement(regio: Regio, today: date) -> Iterator[tuple[ValuePath, str]]:
    statement = regio.toegankelijkheid
    if statement.datum and _later(statement.datum, YEARS_OF_STATEMENT) < today:
        yield (
            ("toegankelijkheid", "datum"),
            f"de toegankelijkheidsverklaring is van {statement.datum} en moet elk jaar worden "
            "herzien; kijk haar na en zet hier de nieuwe datum",
        )
    for index, audit in enumerate(statement.onderzoeken):
        if _later(audit.datum, YEARS_OF_AUDIT) < today:
            yield (
                ("toegankelijkheid", "onderzoeken", index, "datum"),
                f"dit onderzoek is van {audit.datum}; voor status A en B telt een onderzoek "
                f"hoogstens {YEARS_OF_AUDIT} jaar",
            )


def _overdue_plan(regio: Regio, today: date) -> Iterator[tuple[ValuePath, str]]:
    statement = regio.toegankelijkheid
    planned, path = statement.onderzoek_gepland, ("toegankelijkheid", "onderzoek_gepland")
    if planned is None:
        return
    if statement.datum and date.fromisoformat(planned) > _months_later(
        statement.datum, MONTHS_TO_AUDIT
    ):
        yield (
            path,
            f"dit is meer dan zes maanden na de verklaring van {statement.datum}; status C mag "
            "zo lang niet duren. Laat de site eerder onderzoeken, of kies status D",
        )
    if date.fromisoformat(planned) < today:
        yield (
            path,
            f"het onderzoek stond gepland voor {planned}, en die dag is voorbij; is het klaar, "
            "noem het bij onderzoeken en kies status A of B; zet hier anders de nieuwe dag",
        )


def _overdue_security_txt(regio: Regio, today: date) -> Iterator[tuple[ValuePath, str]]:
    weak_spot = regio.kwetsbaarheid
    if weak_spot.verloopt is None:
        return
    end, path = date.fromisoformat(weak_spot.verloopt), ("kwetsbaarheid", "verloopt")
    if end < today:
        yield (
            path,
            f"security.txt is verlopen op {weak_spot.verloopt}; kijk na of het contact nog klopt "
            "en zet hier een nieuwe datum, minder dan een jaar vooruit",
        )
    elif end >= _later(today.isoformat(), YEARS_OF_SECURITY_TXT):
        yield path, "deze datum ligt een jaar of meer vooruit; kies een datum binnen een jaar"
    if weak_spot.contact and regio.adres and urlsplit(regio.adres).path != "/":
        yield (
            ("adres",),
            "deze site staat in een map van de webserver; zet het bestand "
            ".well-known/security.txt ook in de hoofdmap, want alleen daar wordt het gezocht",
        )


def _later(day: str, years: int) -> date:
    """Return the same day so many years later; 1 March for the last day of a leap February."""
    return _months_later(day, 12 * years)


def _months_later(day: str, months: int) -> date:
    """Return the same day so many months later; the first of the next for a day it has not."""
    start = date.fromisoformat(day)
    years, month = divmod(start.month - 1 + months, 12)
    try:
        return date(start.year + years, month + 1, start.day)
    except ValueError:
        return date(start.year + years, month + 2, 1)
