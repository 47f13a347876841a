"""The pages that only a region's own copy has, and what every page of it says of the region."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kompas.model.handbook import Handbook
from kompas.paths import handbook_root
from kompas.website.search_index import search_script
from kompas.website.site import SiteError, build_site
from tests.handbooks import REGIO, copy_with, handbook_with
from tests.parsed_html import elements_of, text_of
from tests.regions import CHANGES, FULL, LOGO, LOGO_TEXT, WITH_PRIVACY, with_logo

AUDIT = "onderzoeken: [{titel: Alles, adres: https://regio.nl/rapport, datum: 2026-08-15}]"
PAGES = ("contact.html", "anders.html", "toegankelijkheid.html", "kwetsbaarheid.html")


def built(handbook: Handbook, target: Path) -> Path:
    build_site(handbook, target, {})
    return target


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of a region that answered everything."""
    handbook = copy_with(CHANGES, FULL, base=WITH_PRIVACY)
    return built(handbook, tmp_path_factory.mktemp("vol") / "site")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of a region that answered nothing but what it must."""
    handbook = copy_with({}, base=WITH_PRIVACY)
    return built(handbook, tmp_path_factory.mktemp("kaal") / "site")


def links(page: Path) -> set[str]:
    return {link.get("href", "") for link in elements_of(page, "a")}


def test_the_base_has_none_of_them(tmp_path: Path) -> None:
    site = built(handbook_with(WITH_PRIVACY), tmp_path / "site")
    text = (site / "index.html").read_text("utf-8") + (site / "privacy.html").read_text("utf-8")

    assert [name for name in (*PAGES, ".well-known") if (site / name).exists()] == []
    assert "regio" not in text.lower().replace("proefregio", "")
    assert "Wie is verantwoordelijk" not in text


def test_every_page_leads_to_them(full: Path) -> None:
    for page in [*full.glob("*.html"), *full.glob("tools/*.html")]:
        up = "../" * (len(page.relative_to(full).parts) - 1)

        assert {up + name for name in PAGES} <= links(page), page


def test_each_has_its_own_title_and_says_what_it_is_about(full: Path) -> None:
    about = {}
    for name in PAGES:
        page = full / name
        assert len(elements_of(page, "h1")) == 1
        [description] = [
            meta["content"]
            for meta in elements_of(page, "meta")
            if meta.get("name") == "description"
        ]
        title = page.read_text("utf-8").partition("<title>")[2].partition("</title>")[0]
        about[title] = description

    assert about == {
        "Contact in de regio - Kompas Proefland-Zuid en Omstreken": (
            "Wie je in de regio kunt bellen of mailen, en waarvoor."
        ),
        "Wat is anders in onze regio - Kompas Proefland-Zuid en Omstreken": (
            "Alles wat in deze kopie anders is dan in het basishandboek."
        ),
        "Toegankelijkheid - Kompas Proefland-Zuid en Omstreken": (
            "De toegankelijkheidsverklaring van deze site, en waar je meldt dat iets niet werkt."
        ),
        "Een zwakke plek melden - Kompas Proefland-Zuid en Omstreken": (
            "Waar je meldt dat iets op deze site niet veilig is, en hoe je dat doet."
        ),
    }


def test_search_finds_them() -> None:
    entries = json.loads(search_script(copy_with({})).partition("=")[2].rstrip(";\n"))

    assert set(PAGES) <= {entry["adres"] for entry in entries}


def test_every_page_says_that_it_is_an_example(full: Path, bare: Path) -> None:
    for page in full.rglob("*.html"):
        assert "Dit is een voorbeeld." in text_of(page), page
    assert not [e for e in elements_of(bare / "index.html") if e.get("class") == "voorbeeldbalk"]


def test_the_home_page_tells_the_region_and_its_municipalities(full: Path) -> None:
    text = text_of(full / "index.html")

    assert "Voor Proefregio: Aa en Hunze, Noordenveld." in text


# --- Contact ------------------------------------------------------------------------------


def test_emergency_numbers_come_before_the_contacts(full: Path) -> None:
    text = text_of(full / "contact.html")
    main = text[text.index("Contact in de regio", text.index("Zoek")) :]

    order = [main.index(word) for word in ("112", "0800-2000", "0900-1234", "Het bureau")]
    assert order == sorted(order)


def test_a_contact_can_be_called_mailed_and_read_about(full: Path) -> None:
    page = full / "contact.html"

    assert "Vragen over de planning." in text_of(page)
    assert {
        "tel:0881234567",
        "mailto:bureau@proefland.nl",
        "https://proefland.nl/bureau/",
    } <= links(page)


def test_the_address_of_a_website_has_no_arrow_that_could_stand_alone(full: Path) -> None:
    [link] = [
        link
        for link in elements_of(full / "contact.html", "a")
        if link.get("href") == "https://proefland.nl/bureau/"
    ]

    assert "weblink" not in link.get("class", "")


def test_the_id_of_a_contact_cannot_be_that_of_another_part_of_the_page(tmp_path: Path) -> None:
    contact = "{id: gemeenten, naam: De gemeenten, waarvoor: Vragen., email: een@regio.nl}"
    settings = f"{REGIO}gemeenten: [Assen]\ncontacten: [{contact}]\n"
    page = built(copy_with({}, settings), tmp_path / "site") / "contact.html"

    ids = [element["id"] for element in elements_of(page) if "id" in element]
    assert len(ids) == len(set(ids))


def test_contacts_that_are_not_given_yet(bare: Path) -> None:
    text = text_of(bare / "contact.html")

    assert "De contacten van deze regio zijn nog niet ingevuld." in text
    assert "Wie deze site uitgeeft nog niet ingevuld" in text


# --- What is different -----------------------------------------------------------------------


def test_the_page_of_differences_shows_every_change_and_both_texts(full: Path) -> None:
    page = full / "anders.html"
    text = text_of(page)

    assert "in de teksten anders is: 2 verschillen." in text
    assert "1 aanvulling 1 gewijzigde tekst" in text
    assert "stappen/leer-en-vier.html#proef-tip" in links(page)
    assert "Basishandboek Loop samen de weg na die een huishouden aflegt." in text
    assert "Proefregio Onze eigen uitleg." in text


def test_a_copy_that_changes_no_text_says_so(bare: Path) -> None:
    assert "De teksten zijn gelijk aan die van de basis." in text_of(bare / "anders.html")


# --- Accessibility ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (f"A, {AUDIT}", "Status A: voldoet volledig"),
        (f"B, {AUDIT}", "Status B: voldoet gedeeltelijk"),
        (
            "C, onderzoek_gepland: 2027-03-01",
            "Status C: eerste maatregelen genomen Er is nog geen volledig onderzoek. Het staat "
            "gepland voor 1 maart 2027. Zo voldoet de site hoogstens zes maanden aan de wet.",
        ),
        ("D", "Status D: voldoet niet"),
    ],
)
def test_the_status_is_told_in_words(status: str, words: str, tmp_path: Path) -> None:
    settings = f"{REGIO}toegankelijkheid: {{status: {status}}}\n"
    text = text_of(built(copy_with({}, settings), tmp_path / "site") / "toegankelijkheid.html")

    assert words in text
    assert text.count("Status ") == 1


def test_without_an_answer_there_is_no_status(bare: Path) -> None:
    text = text_of(bare / "toegankelijkheid.html")

    assert "Er is nog geen verklaring." in text
    assert "Status" not in text
    assert "Melden kan bij: nog niet ingevuld" in text


def test_the_statement_tells_whose_it_is_and_what_is_not_right_yet(full: Path) -> None:
    page = full / "toegankelijkheid.html"
    text = text_of(page)

    for words in (
        "Van Regiobureau Proefland",
        "Voor kompas.proefland.nl",
        "Vastgesteld of herzien 1 september 2026",
        "Ondertekend door directeur van het regiobureau",
        "Onderzoek van de site, 15 augustus 2026",
        "1.4.3 Contrast Oorzaak Een oude figuur. Wat je ervan merkt De letters zijn slecht te "
        "lezen. Wat wij doen Wij tekenen de figuur opnieuw. Gereed januari 2027",
    ):
        assert words in text
    assert {
        "https://www.toegankelijkheidsverklaring.nl/register/1",
        "https://proefland.nl/rapport",
        "mailto:toegankelijk@proefland.nl",
        "https://www.nationaleombudsman.nl/",
        "https://www.mensenrechten.nl/",
    } <= links(page)


# --- Privacy ---------------------------------------------------------------------------------


def test_the_page_on_privacy_tells_who_is_responsible(full: Path) -> None:
    page = full / "privacy.html"

    assert (
        "Verantwoordelijk Regiobureau Proefland Vragen over privacy privacy@proefland.nl "
        "Functionaris gegevensbescherming fg@proefland.nl "
        "Wat de webserver bewaart Het IP-adres, 14 dagen lang."
    ) in text_of(page)
    assert "#wie-is-verantwoordelijk" in links(page), "it stands in the list of headings too"


def test_another_organisation_can_be_responsible(tmp_path: Path) -> None:
    settings = (
        f"{REGIO}organisatie: Het bureau\nprivacy: {{verantwoordelijke: De gemeente Emmen}}\n"
    )
    site = built(copy_with({}, settings, base=WITH_PRIVACY), tmp_path / "site")

    assert "Verantwoordelijk De gemeente Emmen" in text_of(site / "privacy.html")


def test_answers_on_privacy_that_are_not_given_yet(bare: Path) -> None:
    text = text_of(bare / "privacy.html")

    assert text.count("nog niet ingevuld") == 3
    assert "Functionaris" not in text, "not every organisation has to have one"


# --- A weak spot -----------------------------------------------------------------------------


def test_the_page_for_a_weak_spot_tells_where_and_how(full: Path) -> None:
    page = full / "kwetsbaarheid.html"

    assert {
        "mailto:cert@proefland.nl",
        "https://proefland.nl/beleid",
        "https://proefland.nl/sleutel.asc",
        ".well-known/security.txt",
    } <= links(page)
    assert "Zo help je ons" in text_of(page)
    assert "Wat je niet doet" in text_of(page)


def test_a_place_to_report_that_is_not_given_yet(bare: Path) -> None:
    text = text_of(bare / "kwetsbaarheid.html")

    assert "Melden kan bij: nog niet ingevuld" in text
    assert "Het bestand security.txt is er nog niet" in text
    assert not (bare / ".well-known").exists()


# --- Whatever a region writes ----------------------------------------------------------------


def test_code_in_the_settings_is_shown_and_not_run(tmp_path: Path) -> None:
    evil = "\"<script>alert('x')</script> {{ 7 * 7 }} <b onclick='x'>\""
    settings = (
        f"id: proef\nbasis: '0.0.1'\nnaam: {evil}\ntitel: {evil}\norganisatie: {evil}\n"
        f"gemeenten: [{evil}]\nvoorbeeld: {evil}\n"
        f"contacten: [{{id: proef-een, naam: {evil}, waarvoor: {evil}, email: een@regio.nl}}]\n"
        f"privacy: {{verantwoordelijke: {evil}, webserver: {evil}}}\n"
        f"toegankelijkheid: {{status: D, ondertekend_door: {evil}, afwijkingen: [{{eis: {evil}, "
        f"oorzaak: {evil}, gevolg: {evil}, maatregel: {evil}, gereed: {evil}}}]}}\n"
    )
    content = {"tools/klantreis": f"kern: {evil}\n"}
    site = built(copy_with(content, settings, base=WITH_PRIVACY), tmp_path / "site")

    for name in (*PAGES, "index.html", "privacy.html", "404.html"):
        page = site / name
        inline = [script for script in elements_of(page, "script") if "src" not in script]
        assert len(inline) == 1, name
        assert not [e for e in elements_of(page) if any(key.startswith("on") for key in e)], name
        assert "{{ 7 * 7 }}" in text_of(page), name
        assert "49" not in text_of(page), name


def test_a_logo_stands_in_the_head_of_every_page(tmp_path: Path) -> None:
    site = built(with_logo(copy_with({})), tmp_path / "site")

    assert (site / "assets" / "logo.svg").read_bytes() == LOGO.data
    for page in site.rglob("*.html"):
        up = "../" * (len(page.relative_to(site).parts) - 1)
        [image] = elements_of(page, "img")
        assert (image["src"], image["alt"]) == (f"{up}assets/logo.svg", LOGO_TEXT)


def test_a_page_in_docs_that_a_copy_makes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "repo"
    for name in ("docs", "overrides"):
        shutil.copytree(handbook_root() / name, root / name)
    shutil.copy(handbook_root() / "mkdocs.yml", root)
    (root / "docs" / "contact.md").write_text("# Contact\n", "utf-8")
    (root / "content").mkdir()
    monkeypatch.setattr("kompas.website.site.handbook_root", lambda: root)

    with pytest.raises(SiteError, match=r"contact\.md bestaat, maar die pagina maakt een eigen"):
        build_site(copy_with({}), tmp_path / "site", {})
