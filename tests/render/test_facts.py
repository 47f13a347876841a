"""The facts of an item, in words."""

import pytest

from kompas.model.fase import Fase
from kompas.model.figuur import Figuur
from kompas.model.item import Item
from kompas.model.pagina import Pagina
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.stap import Stap
from kompas.model.tool import Duur, Groep, Tool
from kompas.render.facts import Fact, belongs_to, card_facts_of, duration, facts_of, group_size
from tests.handbooks import handbook_with


@pytest.mark.parametrize(
    ("duur", "words"),
    [
        (Duur(uitvoeren=45), "45 minuten"),
        (Duur(uitvoeren=60), "1 uur"),
        (Duur(uitvoeren=180), "3 uur"),
        (Duur(uitvoeren=75), "1 uur en 15 minuten"),
        (Duur(voorbereiden=30, uitvoeren=60), "1 uur en 30 minuten, waarvan 30 minuten vooraf"),
        (Duur(voorbereiden=30, uitvoeren=60, afronden=30), "2 uur, waarvan 30 minuten vooraf"),
    ],
)
def test_duration(duur: Duur, words: str) -> None:
    assert duration(duur) == words


@pytest.mark.parametrize(
    ("groep", "words"),
    [
        (Groep(min=5, max=7), "5 tot 7 mensen"),
        (Groep(min=6, max=6), "6 mensen"),
        (Groep(min=4), "vanaf 4 mensen"),
        (Groep(max=12), "hoogstens 12 mensen"),
        (Groep(wie=("bestuurders",)), ""),
    ],
)
def test_group_size(groep: Groep, words: str) -> None:
    assert group_size(groep) == words


@pytest.mark.parametrize(
    ("kind", "identifier", "line"),
    [
        (Stap, "organiseer-de-governance", "Stap 2 van 8 · Voorbereiding"),
        (Fase, "strategie", "Fase 4 van 5"),
        (Tool, "governance-checklist", "Tool · checklist · bij stap 2"),
        (Tool, "klantreis", "Tool · draaiboek"),
        (
            Praktijkvoorbeeld,
            "filomena",
            "Praktijkvoorbeeld · Rotterdam-Rijnmond · bij stap 2 en 3",
        ),
        (Figuur, "ringen-van-het-netwerk", "Figuur 1 · bij stap 2"),
        (Pagina, "inleiding", "Over het Kompas"),
    ],
)
def test_where_an_item_belongs(kind: type[Item], identifier: str, line: str) -> None:
    handbook = handbook_with()

    assert belongs_to(handbook.get(kind, identifier), handbook) == line


def test_facts_of_a_tool_say_what_is_our_own_estimate() -> None:
    handbook = handbook_with()

    assert facts_of(handbook.get(Tool, "governance-checklist"), handbook) == (
        Fact("Tijd", "1 uur en 30 minuten, waarvan 30 minuten vooraf"),
        Fact("Groep", "5 tot 7 mensen", "onze inschatting"),
        Fact("Wie", "kerngroep"),
    )


def test_facts_of_an_example() -> None:
    handbook = handbook_with()

    assert facts_of(handbook.get(Praktijkvoorbeeld, "filomena"), handbook) == (
        Fact("Regio", "Rotterdam-Rijnmond"),
        Fact("Wie doen mee", "politie, Veilig Thuis en gemeente"),
    )


def test_facts_of_a_step_count_what_belongs_to_it() -> None:
    handbook = handbook_with()

    assert facts_of(handbook.get(Stap, "organiseer-de-governance"), handbook) == (
        Fact("Aan zet", "bestuur"),
        Fact("Tools", "1"),
        Fact("Praktijkvoorbeelden", "1"),
    )
    assert facts_of(handbook.get(Stap, "leer-en-vier"), handbook) == (Fact("Aan zet", "beleid"),)


def test_a_page_has_no_facts() -> None:
    handbook = handbook_with()

    assert facts_of(handbook.get(Pagina, "inleiding"), handbook) == ()


def test_a_card_tells_what_helps_to_choose() -> None:
    handbook = handbook_with()
    tool, page = handbook.get(Tool, "klantreis"), handbook.get(Pagina, "inleiding")
    group = Groep(min=6, max=10, wie=("bestuurders",))
    whole = tool.model_copy(update={"duur": Duur(uitvoeren=45), "groep": group})
    whom_only = tool.model_copy(update={"duur": None, "groep": Groep(wie=("bestuurders",))})

    assert [fact.value for fact in card_facts_of(whole)] == ["45 minuten", "6 tot 10 mensen"]
    assert card_facts_of(whom_only) == ()
    assert card_facts_of(page) == ()
