"""Drenthe's own copy: real content laid over the real handbook, as a reader gets it."""

import re
from pathlib import Path

import pytest

from kompas.model.edition import Edition
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.reading import read_handbook
from kompas.model.regio import REQUIRED_ANSWERS
from kompas.model.rol import Rol
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.paths import handbook_root
from kompas.render.page import Page
from kompas.render.web_pages import page_of
from kompas.website.addresses import SiteLocator
from kompas.website.bodies import item_body
from tests.parsed_html import text_of

REGION = Path(__file__).parents[1] / "regios" / "drenthe"
HIDDEN = "figuur/gefaseerde-ketensamenwerking-stichting-civil-care"
VISION = "visie-gefaseerd-samenwerken"

STEPS = {
    "richt-de-organisatiestructuur-in": "kijk of de werkgroep er nog is",
    "organiseer-de-governance": "leg vast waar besluiten vallen",
    "maak-een-plan-van-aanpak": "leg vijf voorwaarden naast je plan",
    "breng-de-huidige-situatie-in-beeld": "begin met een open vraag",
    "formuleer-een-gedeelde-ambitie": "van één grote zin naar tien actielijnen",
    "formuleer-een-strategie-en-indicatoren": "volg de voortgang met drie vragen",
    "formuleer-een-activiteitenplan": "begin niet opnieuw",
    "cyclisch-lerend-netwerk-en-vier-successen": "vertrouwen over en weer",
}

ROLES = {
    "bestuurder": ("Zorg voor één bestuurlijke sturing.", "drenthe-organisatie"),
    "manager-of-directie": ("wat jouw organisatie kan regelen", "drenthe-bevindingen"),
    "professional": ("Zoek de vraag achter de vraag.", "drenthe-visie-in-vijf-fasen"),
    "ervaringsdeskundige": ("actie 7", "drenthe-kortetermijnacties"),
    "huishoudens-en-naasten": (
        "samen met het gezin en met inwoners",
        "drenthe-visie-in-vijf-fasen",
    ),
    "beleidsmedewerker-of-projectleider": ("jouw uren tellen", "drenthe-randvoorwaarden"),
    "rollen-in-het-netwerk": ("zo snel mogelijk overdragen aan dat veld", "drenthe-organisatie"),
}

FIGURES = {
    ("tool", "feiten-en-cijfers"): "Die gaan niet over Drenthe zelf",
    ("tool", "cijfers-voor-urgentie"): "Een getal staat er niet bij",
    ("stap", "breng-de-huidige-situatie-in-beeld"): "De regiovisie heeft geen cijfers over Drenthe",
    ("stap", "formuleer-een-strategie-en-indicatoren"): "Voor Drenthe geen cijfers over effect",
    (
        "verdieping",
        "drie-onderzoeken",
    ): "Landelijk en Drenthe naast elkaar",
    ("verdieping", "weerbarstige-werkelijkheid"): "geen eigen bedragen of percentages",
    ("verdieping", "integrale-sturing-waarom"): "wel veel recidive, geen percentage",
}


@pytest.fixture(scope="module")
def national() -> Handbook:
    return read_handbook(handbook_root() / "content")


@pytest.fixture(scope="module")
def drenthe() -> Handbook:
    return read_handbook(handbook_root() / "content", REGION)


@pytest.fixture(scope="module")
def edition(drenthe: Handbook) -> Edition:
    assert drenthe.edition is not None
    return drenthe.edition


def ids(handbook: Handbook) -> set[str]:
    """Return every item as `kind/id`."""
    return {f"{kind}/{name}" for kind, items in handbook.items.items() for name in items}


def item_of(handbook: Handbook, name: str) -> Item:
    kind, _, identifier = name.partition("/")
    return handbook.items[kind][identifier]


def words_of(handbook: Handbook, name: str) -> str:
    """Return what a reader of the site sees on the page of the item `kind/id`."""
    item = item_of(handbook, name)
    page = Page(handbook, SiteLocator(page_of(item.kind, item.id)), "scherm")
    return text_of(item_body(page, item, ()))


def own_texts(national: Handbook, drenthe: Handbook) -> dict[str, str]:
    """Return all that Drenthe itself says, in items of its own and beside the handbook's text."""
    found = {}
    for name in ids(drenthe):
        item = item_of(drenthe, name)
        before = item_of(national, name).onderdelen if name in ids(national) else ()
        texts = [getattr(block, "tekst", "") for block in item.onderdelen if block not in before]
        if any(texts) or name not in ids(national):
            found[name] = " ".join((item.kern, *texts))
    return found


def test_drenthe_adds_items_of_its_own_and_hides_one(national: Handbook, drenthe: Handbook) -> None:
    added = ids(drenthe) - ids(national)

    assert ids(national) - ids(drenthe) == {HIDDEN}
    assert {
        "praktijkvoorbeeld/drenthe-volgende-stap",
        "rol/drenthe-werkgroep-en-projectleider",
        "tool/drenthe-actielijnen",
        "tool/drenthe-kortetermijnacties",
        "verdieping/drenthe-ambities",
        "verdieping/drenthe-bevindingen",
        "verdieping/drenthe-cijfers",
        "verdieping/drenthe-organisatie",
        "verdieping/drenthe-randvoorwaarden",
        "verdieping/drenthe-visie-in-vijf-fasen",
    } < added
    assert all(name.partition("/")[2].startswith("drenthe-") for name in added)


def test_the_handbook_itself_has_nothing_of_the_region(national: Handbook) -> None:
    assert [name for name in ids(national) if "/drenthe" in name] == []


def test_items_of_drenthe_are_finished_and_can_be_searched_for(
    national: Handbook, drenthe: Handbook
) -> None:
    for name in ids(drenthe) - ids(national):
        assert not item_of(drenthe, name).is_concept, name
        assert item_of(drenthe, name).zoekwoorden, name


def test_what_is_said_of_drenthe_names_its_source_and_its_years(
    national: Handbook, drenthe: Handbook
) -> None:
    texts = own_texts(national, drenthe)

    assert len(texts) > len(STEPS) + len(ROLES)
    for name, text in texts.items():
        assert "drenthe" in item_of(drenthe, name).bronnen, name
        assert re.search(r"2020-2024|2020 tot en met 2024|[Rr]ond 2019", text), name


@pytest.mark.parametrize(("step", "tip"), STEPS.items())
def test_every_step_tells_what_drenthe_did(drenthe: Handbook, step: str, tip: str) -> None:
    assert f"In Drenthe: {tip}" in words_of(drenthe, f"stap/{step}")


def test_every_step_still_tells_all_that_the_handbook_says(
    national: Handbook, drenthe: Handbook
) -> None:
    assert len(STEPS) == len(national.all_steps)
    for before in national.all_steps:
        after = drenthe.get(Stap, before.id)

        assert after.onderdelen[: len(before.onderdelen)] == before.onderdelen
        assert len(after.onderdelen) > len(before.onderdelen)


@pytest.mark.parametrize(("role", "words", "stop"), [(role, *got) for role, got in ROLES.items()])
def test_a_role_gets_a_text_and_a_longer_route(
    national: Handbook, drenthe: Handbook, role: str, words: str, stop: str
) -> None:
    before, after = national.get(Rol, role), drenthe.get(Rol, role)

    assert words in words_of(drenthe, f"rol/{role}")
    assert [halte.id for halte in after.route][: len(before.route)] == [
        halte.id for halte in before.route
    ]
    assert stop in {halte.target for halte in after.route[len(before.route) :]}


def test_the_project_leader_of_drenthe_is_no_example_from_elsewhere(
    national: Handbook, drenthe: Handbook
) -> None:
    role, example = "rol/beleidsmedewerker-of-projectleider", "Voorbeeld: de projectleider"

    assert example in words_of(national, role)
    assert example not in words_of(drenthe, role)
    assert "In Drenthe: de opdracht van de projectleider" in words_of(drenthe, role)


@pytest.mark.parametrize(("place", "words"), FIGURES.items())
def test_beside_national_figures_stands_what_is_known_of_drenthe(
    national: Handbook, drenthe: Handbook, place: tuple[str, str], words: str
) -> None:
    name = "/".join(place)

    assert words in words_of(drenthe, name)
    assert words not in words_of(national, name)


def test_the_vision_has_five_phases_in_drenthe_and_three_elsewhere(
    national: Handbook, drenthe: Handbook
) -> None:
    page = f"tool/{VISION}"
    fourth, fifth = "4. Stabilisatie", "5. Leren omgaan met terugval"

    assert fourth not in words_of(national, page)
    assert fourth in words_of(drenthe, page)
    assert fifth in words_of(drenthe, page)
    assert "Landelijk drie fasen, in Drenthe vijf" in words_of(drenthe, page)
    assert "Omgaan met terugval" in words_of(drenthe, "figuur/drenthe-visie-schema")


@pytest.mark.parametrize(
    ("tool", "own_tool"),
    [
        ("waarderende-interviews", "drenthe-actielijnen"),
        ("voorbeeldindicatoren", "drenthe-voortgangsvragen"),
        ("activiteitenplan-voorbeeldacties", "drenthe-kortetermijnacties"),
        ("format-plan-van-aanpak", "drenthe-kortetermijnacties"),
    ],
)
def test_tools_of_drenthe_and_of_the_handbook_lead_to_each_other(
    drenthe: Handbook, tool: str, own_tool: str
) -> None:
    for one, other in ((tool, own_tool), (own_tool, tool)):
        words = words_of(drenthe, f"tool/{one}").partition("Hier hoort bij")[2]

        assert drenthe.get(Tool, other).titel in words


def test_sources_of_drenthe_come_after_those_of_the_handbook(
    national: Handbook, drenthe: Handbook
) -> None:
    ours, theirs = list(national.bronnen), list(drenthe.bronnen)

    assert theirs[: len(ours)] == ours
    assert all(name.startswith("drenthe-") for name in theirs[len(ours) :])
    assert len(theirs) > len(ours)


def test_the_copy_says_that_it_is_an_example(drenthe: Handbook, edition: Edition) -> None:
    assert drenthe.kompas.titel == "Kompas Drenthe"
    assert edition.regio.voorbeeld is not None
    for words in (edition.regio.voorbeeld, words_of(drenthe, "pagina/over")):
        assert "regiovisie 2020-2024" in words
        assert "niet gemaakt door, voor of met de regio Drenthe" in words


def test_an_example_answers_nothing_for_an_organisation(edition: Edition) -> None:
    assert {path for path, _ in edition.regio.unanswered()} == set(REQUIRED_ANSWERS)
    assert edition.regio.noodnummers == ()


def test_the_municipalities_are_those_of_the_province(edition: Edition) -> None:
    names = edition.regio.gemeenten

    assert len(set(names)) == len(names) == 12
    assert list(names) == sorted(names)
