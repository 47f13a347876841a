"""The settings of a region's own copy: the file `regio.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from kompas.model.fields import (
    ContentModel,
    Core,
    FaultInsideError,
    Identifier,
    Text,
    refuse_repeats,
)
from kompas.model.kleuren import Kleuren
from kompas.model.kompas import IsoDate, Noodnummer, PhoneNumber, WebAddress
from kompas.model.web import EmailAddress, EmailOrWebPage, Line, WebPage

MOST_NUMBERS = 3
"""More numbers of a region's own would push 112 and Veilig Thuis out of sight."""


class Logo(ContentModel):
    """The picture in the head of every page."""

    bestand: Line
    """A file beside `regio.yml`, which `source/logo.py` checks."""
    tekst: Line
    """What it shows, for who cannot see it."""


class Contact(ContentModel):
    """Whom to ask in the region; a desk or a function, never a private person."""

    id: Identifier
    naam: Line
    waarvoor: Text
    telefoon: PhoneNumber | None = None
    email: EmailAddress | None = None
    website: WebPage | None = None

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not (self.telefoon or self.email or self.website):
            raise ValueError('geef een "telefoon", een "email" of een "website"')
        return self


class Onderzoek(ContentModel):
    """A report on the accessibility of this copy (WCAG-EM)."""

    titel: Line
    adres: WebPage
    datum: IsoDate


class Afwijking(ContentModel):
    """What is not accessible yet, and what is done about it (EU 2018/1523, Annex, section 2)."""

    eis: Line
    """The success criterion, such as `1.4.3 Contrast (minimum)`."""
    oorzaak: Text
    gevolg: Text
    maatregel: Text
    gereed: Line


class Toegankelijkheid(ContentModel):
    """The answers for the accessibility statement, which is each organisation's own."""

    status: Literal["A", "B", "C", "D"] | None = None
    """A: all met; B: audited, with deviations; C: no full audit yet; D: statement without plan
    (digitoegankelijk.nl, nalevingsstatus)."""
    verklaring: WebPage | None = None
    """The statement in the register of toegankelijkheidsverklaring.nl."""
    contact: EmailAddress | None = None
    ondertekend_door: Line | None = None
    """The function of who signed, not the name."""
    datum: IsoDate | None = None
    """When the statement was signed or last revised; that has to happen every year."""
    onderzoeken: tuple[Onderzoek, ...] = ()
    afwijkingen: tuple[Afwijking, ...] = ()
    onderzoek_gepland: IsoDate | None = None
    """When the first full audit is planned; status C promises one within six months."""

    @model_validator(mode="after")
    def _status_is_founded(self) -> Self:
        if self.status in {"A", "B"} and not self.onderzoeken:
            raise FaultInsideError(
                ("status",), f"status {self.status} kan alleen met een onderzoek; noem het erbij"
            )
        if self.status == "A" and self.afwijkingen:
            raise FaultInsideError(("status",), "status A kan niet met afwijkingen; kies B")
        if self.status == "C" and not self.onderzoek_gepland:
            raise FaultInsideError(
                ("status",),
                "status C kan alleen als het onderzoek gepland staat; zet de dag erbij, zoals "
                'onderzoek_gepland: "2027-03-01". Staat er geen onderzoek gepland, kies dan D',
            )
        if self.status in {"A", "B", "D"} and self.onderzoek_gepland:
            raise FaultInsideError(
                ("onderzoek_gepland",), f"dit hoort bij status C, en de status is {self.status}"
            )
        return self


class Privacy(ContentModel):
    """The answers for the page on privacy and storage."""

    verantwoordelijke: Line | None = None
    """Who is responsible for the personal data, if other than the organisation itself."""
    contact: EmailOrWebPage | None = None
    functionaris: EmailAddress | None = None
    """The data protection officer (AVG article 37)."""
    webserver: Text | None = None
    """What the server that the site stands on keeps of visits, for how long, and who sees it."""


class Kwetsbaarheid(ContentModel):
    """The answers for reporting a weak spot, and for `security.txt` (RFC 9116)."""

    contact: EmailOrWebPage | None = None
    beleid: WebPage | None = None
    sleutel: WebPage | None = None
    verloopt: IsoDate | None = None
    """Until when `security.txt` holds: at most a year ahead (RFC 9116 §2.5.5)."""


class Regio(ContentModel):
    """The file `regio.yml`."""

    id: Identifier
    naam: Line
    titel: Line | None = None
    """Of the handbook; otherwise that of the base, with the region's name behind it."""
    basis: Line
    """The version of the base handbook that this copy was last brought up to."""
    organisatie: Line | None = None
    """Who publishes this copy."""
    adres: WebAddress | None = None
    gemeenten: tuple[Line, ...] = ()
    voorbeeld: Core | None = None
    """Shown on top of every page: this copy is an example, not what a region itself publishes."""
    logo: Logo | None = None
    kleuren: Kleuren | None = None
    noodnummers: Annotated[tuple[Noodnummer, ...], Field(max_length=MOST_NUMBERS)] = ()
    contacten: tuple[Contact, ...] = ()
    toegankelijkheid: Toegankelijkheid = Toegankelijkheid()
    privacy: Privacy = Privacy()
    kwetsbaarheid: Kwetsbaarheid = Kwetsbaarheid()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        refuse_repeats(
            (("noodnummers", index, "id"), number.id)
            for index, number in enumerate(self.noodnummers)
        )
        refuse_repeats(
            (("contacten", index, "id"), contact.id) for index, contact in enumerate(self.contacten)
        )
        return self

    def unanswered(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the path of each required answer that is missing, and what it is needed for.

        A copy may be built without; its pages then say that the answer is not there yet.
        """
        for path, why in REQUIRED_ANSWERS.items():
            value: Any = self
            for step in path:
                value = getattr(value, step)
            if not value:
                yield path, why


REQUIRED_ANSWERS: dict[tuple[str, ...], str] = {
    ("organisatie",): "wie deze site uitgeeft",
    ("adres",): "waar de site staat; het komt op PDF's en in security.txt",
    ("contacten",): "bij wie lezers in de regio terechtkunnen",
    ("toegankelijkheid", "status"): "de status van de toegankelijkheidsverklaring",
    ("toegankelijkheid", "contact"): "waar lezers melden dat iets niet toegankelijk is",
    ("toegankelijkheid", "datum"): "wanneer de toegankelijkheidsverklaring is vastgesteld",
    ("toegankelijkheid", "ondertekend_door"): "welke functie de verklaring tekende",
    ("privacy", "contact"): "waar lezers terechtkunnen met een vraag over privacy",
    ("privacy", "webserver"): "wat de webserver van bezoekers bewaart, en hoe lang",
    ("kwetsbaarheid", "contact"): "waar iemand een zwakke plek in de site meldt",
    ("kwetsbaarheid", "verloopt"): "tot wanneer security.txt geldt, hoogstens een jaar vooruit",
}
"""What the law or its standards ask of each organisation that publishes a site; see the guide."""
