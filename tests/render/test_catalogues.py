"""The pages that list all items of a kind."""

from kompas.model.item import Item
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.model.verdieping import Verdieping
from kompas.render.catalogues import CATALOGUES, Group, groups_of
from tests.handbooks import handbook_with

CONCEPT = "soort: model\nkern: Nog te schrijven.\nstatus: concept\n"


def ids(groups: tuple[Group, ...]) -> dict[str | None, list[str]]:
    return {group.title: [item.id for item in group.items] for group in groups}


def test_steps_stand_by_phase() -> None:
    assert ids(groups_of(Stap, handbook_with())) == {
        "Voorbereiding": ["vorm-een-kerngroep", "organiseer-de-governance", "maak-een-plan"],
        "Analyse": ["breng-in-beeld"],
        "Ambitie": ["formuleer-een-ambitie"],
        "Strategie": ["kies-een-strategie", "plan-de-activiteiten"],
        "Implementatie": ["leer-en-vier"],
    }


def test_a_tool_without_a_step_stands_at_the_end() -> None:
    assert ids(groups_of(Tool, handbook_with())) == {
        "Voorbereiding": ["governance-checklist"],
        "Bij elke fase": ["klantreis"],
    }


def test_a_tool_of_two_phases_stands_once_at_the_first() -> None:
    text = f"id: wijzer\ntitel: Wijzer\nstappen: [leer-en-vier, breng-in-beeld]\n{CONCEPT}"

    groups = ids(groups_of(Tool, handbook_with({"tools/wijzer": text})))

    assert groups["Analyse"] == ["wijzer"]
    assert "Implementatie" not in groups


def test_tools_of_a_phase_stand_in_the_order_of_their_steps() -> None:
    tools = {
        "tools/aap": f"id: aap\ntitel: Aap\nstappen: [maak-een-plan]\n{CONCEPT}",
        "tools/zus": f"id: zus\ntitel: Zus\nstappen: [vorm-een-kerngroep]\n{CONCEPT}",
    }

    groups = ids(groups_of(Tool, handbook_with(tools)))

    assert groups["Voorbereiding"] == ["zus", "governance-checklist", "aap"]


def test_a_kind_without_phases_is_one_list() -> None:
    text = "id: theorie\ntitel: Theorie\nkern: Waarom.\nstatus: concept\n"

    assert ids(groups_of(Verdieping, handbook_with({"verdieping/theorie": text}))) == {
        None: ["theorie"]
    }


def test_no_item_is_lost_or_listed_twice() -> None:
    handbook = handbook_with()
    kind: type[Item]
    for kind in CATALOGUES:
        listed = [item.id for group in groups_of(kind, handbook) for item in group.items]
        assert sorted(listed) == sorted(handbook.items[kind.kind])


def test_examples_stand_by_phase() -> None:
    assert ids(groups_of(Praktijkvoorbeeld, handbook_with())) == {"Voorbereiding": ["filomena"]}
