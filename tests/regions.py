"""A region for tests that answers everything, and can have a logo."""

from __future__ import annotations

from dataclasses import replace

from kompas.model.handbook import Handbook
from kompas.model.regio import Logo as NamedLogo
from kompas.source.logo import Logo
from tests.handbooks import REGIO

PRIVACY = (
    "id: privacy\ntitel: Privacy en opslag\nkern: Wat er op je apparaat blijft staan.\n"
    "onderdelen: [{soort: tekst, id: niets, kop: Niets, tekst: Er gaat niets weg.}]\n"
)
WITH_PRIVACY = {"paginas/privacy": PRIVACY}
ONE_NUMBER = (
    "noodnummers: "
    "[{id: proef-dienst, naam: Crisisdienst, nummer: 0900-1234, toelichting: overdag}]\n"
)
LONG_NUMBERS = """noodnummers:
  - id: proef-crisis
    aanleiding: Acute psychische nood?
    naam: Crisisdienst geestelijke gezondheidszorg van Proefland-Zuid en Omstreken
    nummer: 0900-1234567
    toelichting: dag en nacht bereikbaar, ook in het weekend en op feestdagen
  - id: proef-spoed
    naam: Spoedeisende jeugdhulp en crisisopvang van de samenwerkende gemeenten
    nummer: 088-123 45 67
    toelichting: alleen voor professionals, buiten kantooruren
  - id: proef-zorg
    aanleiding: Overleg over zorg en veiligheid?
    naam: Zorg- en Veiligheidshuis Proefland-Zuid en Omstreken
    nummer: 050-123 45 67
    toelichting: op werkdagen van 8.30 tot 17.00 uur
"""
"""As many as a region may add, with long texts: what has least room on paper."""
FULL = f"""{REGIO}titel: Kompas Proefland-Zuid en Omstreken
organisatie: Regiobureau Proefland
adres: https://kompas.proefland.nl/
gemeenten: [Aa en Hunze, Noordenveld]
voorbeeld: Dit is een voorbeeld.
{ONE_NUMBER}contacten:
  - id: proef-bureau
    naam: Het bureau
    waarvoor: Vragen over de planning.
    telefoon: 088-123 45 67
    email: bureau@proefland.nl
    website: https://proefland.nl/bureau/
toegankelijkheid:
  status: B
  verklaring: https://www.toegankelijkheidsverklaring.nl/register/1
  contact: toegankelijk@proefland.nl
  ondertekend_door: directeur van het regiobureau
  datum: 2026-09-01
  onderzoeken:
    - {{titel: Onderzoek van de site, adres: https://proefland.nl/rapport, datum: 2026-08-15}}
  afwijkingen:
    - eis: 1.4.3 Contrast
      oorzaak: Een oude figuur.
      gevolg: De letters zijn slecht te lezen.
      maatregel: Wij tekenen de figuur opnieuw.
      gereed: januari 2027
privacy:
  contact: privacy@proefland.nl
  functionaris: fg@proefland.nl
  webserver: Het IP-adres, 14 dagen lang.
kwetsbaarheid:
  contact: cert@proefland.nl
  beleid: https://proefland.nl/beleid
  sleutel: https://proefland.nl/sleutel.asc
  verloopt: 2027-05-01
"""
CHANGES = {
    "tools/klantreis": "kern: Onze **eigen** uitleg.\n",
    "stappen/leer-en-vier": "onderdelen+: [{soort: tip, id: proef-tip, tekst: Begin klein.}]\n",
}
LOGO = Logo(
    "logo.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80" width="320" height="80">'
    b'<rect width="320" height="80" fill="#0b6b6b"/></svg>',
    320,
    80,
)
LOGO_TEXT = "De Proefregio"


def with_logo(copy: Handbook) -> Handbook:
    """Return the copy with LOGO."""
    assert copy.edition is not None
    named = NamedLogo(bestand="beeld.svg", tekst=LOGO_TEXT)
    regio = copy.edition.regio.model_copy(update={"logo": named})
    return replace(copy, edition=replace(copy.edition, regio=regio, logo=LOGO))
