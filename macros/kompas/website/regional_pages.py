"""The pages that only a region's own copy has, made from `regio.yml` and from what it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kompas.model.edition import Edition
from kompas.model.handbook import Handbook
from kompas.model.pagina import Pagina
from kompas.render.dates import in_words
from kompas.render.differences import differences_of, settings_of
from kompas.render.page import Page
from kompas.render.regional import Answer
from kompas.render.renderer import render
from kompas.website.addresses import HELP_PAGE, SiteLocator
from kompas.website.security_txt import SECURITY_TXT, has_security_txt

STATUSES: Mapping[str, tuple[str, str, str]] = {
    "A": (
        "voldoet volledig",
        "Een volledig onderzoek van hoogstens drie jaar oud vond geen afwijkingen. "
        "De site voldoet aan alle 50 eisen.",
        "Daarmee voldoet de site aan de wet.",
    ),
    "B": (
        "voldoet gedeeltelijk",
        "Een volledig onderzoek van hoogstens drie jaar oud vond afwijkingen. "
        "Hieronder staat wat er nog niet goed is, en wat eraan gebeurt.",
        "Dat mag van de wet, als er maatregelen zijn beschreven en de site elk jaar beter wordt.",
    ),
    "C": (
        "eerste maatregelen genomen",
        "Er is nog geen volledig onderzoek.",
        "Zo voldoet de site hoogstens zes maanden aan de wet.",
    ),
    "D": (
        "voldoet niet",
        "Er is nog geen volledig onderzoek, en er staat er ook geen gepland.",
        "Daarmee voldoet de site niet aan de wet.",
    ),
}
"""Status → its name, what it means and what the law says of it (digitoegankelijk.nl, the status).

The requirements are those of EN 301 549, chapter 9: the 50 of WCAG 2.1, levels A and AA.
"""


@dataclass(frozen=True, slots=True)
class RegionalPage:
    """A page that a copy has and the base has not."""

    name: str
    """That of its macro call, and of its file without ending."""
    title: str
    footer: str
    """What the link in the footer says."""
    core: str
    """What it is about, for the results of a search."""
    words: tuple[str, ...]
    """What people search for to find it."""
    body: Callable[[Page, Edition], Markup]

    @property
    def address(self) -> str:
        """The page, from the root of the site."""
        return f"{self.name}.html"

    @property
    def source(self) -> str:
        """The name under which MkDocs knows it."""
        return f"{self.name}.md"


def regional_pages(handbook: Handbook) -> Sequence[RegionalPage]:
    """Return the pages of a copy; none for the base."""
    return PAGES if handbook.edition else ()


def regional_body(page: Page, name: str) -> Markup:
    """Return the body of the page called `name`."""
    assert page.handbook.edition is not None
    [found] = (each for each in PAGES if each.name == name)
    return found.body(page, page.handbook.edition)


def _differences_body(page: Page, edition: Edition) -> Markup:
    groups = differences_of(page)
    return render(
        "anders",
        page,
        regio=edition.regio,
        groepen=groups,
        aantal=sum(group.count for group in groups),
        instellingen=settings_of(edition),
    )


def _contact_body(page: Page, edition: Edition) -> Markup:
    return render(
        "contactpagina",
        page,
        regio=edition.regio,
        uitgever=Answer("Uitgever", edition.regio.organisatie),
        hulp=page.locator.address(Pagina.kind, HELP_PAGE),
    )


def _accessibility_body(page: Page, edition: Edition) -> Markup:
    regio = edition.regio
    statement = regio.toegankelijkheid
    facts = (
        Answer("Van", regio.organisatie),
        Answer("Voor", regio.adres),
        Answer("Vastgesteld of herzien", in_words(statement.datum) if statement.datum else None),
        Answer("Ondertekend door", statement.ondertekend_door),
    )
    return render(
        "toegankelijkheid",
        page,
        regio=regio,
        verklaring=statement,
        status=STATUSES[statement.status] if statement.status else None,
        feiten=facts,
        contact=Answer("Melden", statement.contact),
    )


def _weak_spot_body(page: Page, edition: Edition) -> Markup:
    regio = edition.regio
    locator = page.locator
    assert isinstance(locator, SiteLocator)
    return render(
        "kwetsbaarheid",
        page,
        melden=regio.kwetsbaarheid,
        contact=Answer("Melden", regio.kwetsbaarheid.contact),
        security_txt=locator.to(SECURITY_TXT) if has_security_txt(regio) else None,
    )


PAGES = (
    RegionalPage(
        "contact",
        "Contact in de regio",
        "Contact",
        "Wie je in de regio kunt bellen of mailen, en waarvoor.",
        ("contact", "telefoonnummer", "e-mail", "bellen", "mailen", "gemeenten", "wie is wie"),
        _contact_body,
    ),
    RegionalPage(
        "anders",
        "Wat is anders in onze regio",
        "Wat is anders in onze regio",
        "Alles wat in deze kopie anders is dan in het basishandboek.",
        ("verschillen", "eigen teksten", "afwijkingen van het handboek", "regio"),
        _differences_body,
    ),
    RegionalPage(
        "toegankelijkheid",
        "Toegankelijkheid",
        "Toegankelijkheid",
        "De toegankelijkheidsverklaring van deze site, en waar je meldt dat iets niet werkt.",
        (
            "toegankelijkheidsverklaring",
            "wcag",
            "digitoegankelijk",
            "slechtziend",
            "voorleessoftware",
        ),
        _accessibility_body,
    ),
    RegionalPage(
        "kwetsbaarheid",
        "Een zwakke plek melden",
        "Kwetsbaarheid melden",
        "Waar je meldt dat iets op deze site niet veilig is, en hoe je dat doet.",
        ("kwetsbaarheid", "beveiliging", "lek", "hack", "security.txt", "responsible disclosure"),
        _weak_spot_body,
    ),
)
"""In the order of the footer."""
