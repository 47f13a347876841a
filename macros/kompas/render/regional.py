"""What a region's own copy says of itself: who is behind it, and how to reach them."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kompas.model.item import Item
from kompas.model.pagina import Pagina
from kompas.render.headings import Heading

if TYPE_CHECKING:
    from kompas.model.edition import Edition
    from kompas.model.handbook import Handbook

NOT_GIVEN = "nog niet ingevuld"
PRIVACY_PAGE = "privacy"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer out of `regio.yml`, as a reader sees it."""

    label: str
    value: str | None

    @property
    def text(self) -> str:
        """The answer, or that there is none yet."""
        return self.value or NOT_GIVEN

    @property
    def address(self) -> str | None:
        """What the answer links to."""
        return contact_link(self.value) if self.value else None


@dataclass(frozen=True, slots=True)
class ShownLogo:
    """A logo with the address under which a page or a PDF finds it."""

    address: str
    text: str
    """What it shows, for who cannot see it."""


def paper_logo(handbook: Handbook) -> ShownLogo | None:
    """Return the logo of a region's own copy as a `data:` address, or None without one."""
    if not (handbook.edition and handbook.edition.logo):
        return None
    logo = handbook.edition.logo
    data = b64encode(logo.data).decode("ascii")
    return shown_logo(handbook.edition, f"data:{logo.media_type};base64,{data}")


def shown_logo(edition: Edition, address: str) -> ShownLogo:
    """Return the logo of `edition`, which has one, as it is found at `address`."""
    assert edition.regio.logo is not None
    return ShownLogo(address, edition.regio.logo.tekst)


def contact_link(value: str) -> str | None:
    """Return the link to a web page or an e-mail address; None for any other text."""
    if value.startswith("https://"):
        return value
    return f"mailto:{value}" if "@" in value and " " not in value else None


RESPONSIBLE = Heading("wie-is-verantwoordelijk", "Wie is verantwoordelijk")


def responsible(item: Item, handbook: Handbook) -> tuple[Answer, ...]:
    """Return who is responsible for the data of visitors, to show on `item`.

    Only the page on privacy of a region's own copy tells this.
    """
    if handbook.edition is None or (item.kind, item.id) != (Pagina.kind, PRIVACY_PAGE):
        return ()
    regio = handbook.edition.regio
    privacy = regio.privacy
    officer = Answer("Functionaris gegevensbescherming", privacy.functionaris)
    return (
        Answer("Verantwoordelijk", privacy.verantwoordelijke or regio.organisatie),
        Answer("Vragen over privacy", privacy.contact),
        *((officer,) if officer.value else ()),  # not every organisation has to have one
        Answer("Wat de webserver bewaart", privacy.webserver),
    )
