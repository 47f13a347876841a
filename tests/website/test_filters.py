"""The filters of a catalogue, and what each item answers to them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kompas.model.geweldsprofiel import Geweldsprofiel
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.tool import Tool
from kompas.model.verdieping import Verdieping
from kompas.website.filters import FEWEST_ITEMS, facets_of, filters_of
from tests.handbooks import handbook_with, replaced, text_of

CONCEPT = "kern: Nog te schrijven.\nstatus: concept\n"
ALL_PHASES = ["voorbereiding", "analyse", "ambitie", "strategie", "implementatie"]


def tool_with(lines: str = "", name: str = "wijzer", soort: str = "model") -> dict[str, str]:
    text = f"id: {name}\ntitel: {name.capitalize()}\nsoort: {soort}\n{CONCEPT}{lines}\n"
    return {f"tools/{name}": text}


def answers(item: str, files: Mapping[str, str], kind: type[Item] = Tool) -> dict[str, list[str]]:
    """Return the values of one item, without the filters to which it answers nothing."""
    handbook = handbook_with(files)
    facets = facets_of(handbook.get(kind, item), handbook)
    return {name: [option.value for option in found] for name, found in facets.items() if found}


def tools(*lines: str) -> Handbook:
    """Return a handbook with a tool for each of `lines`, made up to a list worth filtering."""
    files: dict[str, str] = {}
    for number in range(max(len(lines), FEWEST_ITEMS)):
        files |= tool_with(lines[number] if number < len(lines) else "", f"tool-{number}")
    return handbook_with(files)


def choices(kind: type[Item], handbook: Handbook) -> dict[str, list[str]]:
    shown = filters_of(kind, handbook).shown
    return {found.name: [option.value for option in found.options] for found in shown}


def test_what_a_whole_tool_answers() -> None:
    assert answers("governance-checklist", {}) == {
        "fase": ["voorbereiding"],
        "stap": ["organiseer-de-governance"],
        "soort": ["checklist"],
        "tijd": ["120"],
        "groep": ["tot-5", "6-tot-10"],
        "wie": ["kerngroep"],
        "invullen": ["ja"],
    }


def test_an_item_without_a_step_is_found_under_each() -> None:
    found = answers("wijzer", tool_with())

    assert found["fase"] == ALL_PHASES
    assert len(found["stap"]) == 8


def test_an_item_of_two_phases_is_found_under_both() -> None:
    found = answers("wijzer", tool_with("stappen: [leer-en-vier, breng-in-beeld]"))

    assert found["fase"] == ["analyse", "implementatie"]
    assert found["stap"] == ["breng-in-beeld", "leer-en-vier"]


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("{uitvoeren: 30}", ["30", "60", "120"]),
        ("{uitvoeren: 31}", ["60", "120"]),
        ("{voorbereiden: 20, uitvoeren: 30, afronden: 10}", ["60", "120"]),
        ("{uitvoeren: 120}", ["120"]),
        ("{uitvoeren: 121}", ["langer"]),
        ("{uitvoeren: 0}", None),
        ("{}", None),
    ],
)
def test_a_time_is_found_under_every_longer_one(duration: str, expected: list[str] | None) -> None:
    assert answers("wijzer", tool_with(f"duur: {duration}")).get("tijd") == expected


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("{min: 2, max: 5}", ["tot-5"]),
        ("{min: 5, max: 6}", ["tot-5", "6-tot-10"]),
        ("{min: 10}", ["6-tot-10", "meer-dan-10"]),
        ("{min: 11, max: 30}", ["meer-dan-10"]),
        ("{max: 4}", ["tot-5"]),
        ("{wie: [kerngroep]}", None),
    ],
)
def test_a_group_is_found_under_each_size_that_it_can_have(
    group: str, expected: list[str] | None
) -> None:
    assert answers("wijzer", tool_with(f"groep: {group}")).get("groep") == expected


def test_people_go_by_the_shortest_name_that_says_it() -> None:
    files = tool_with('groep: {wie: [(familie)ervaringsdeskundigen, "managers en directie"]}')
    files |= tool_with("groep: {wie: [ervaringsdeskundigen, managers, teammanagers]}", "ander")

    assert answers("wijzer", files)["wie"] == ["ervaringsdeskundigen", "managers"]
    assert answers("ander", files)["wie"] == ["ervaringsdeskundigen", "managers", "teammanagers"]


def test_an_item_is_found_under_the_roles_whose_route_names_it() -> None:
    route = "route: [{id: eerst, tool: wijzer, reden: Lees dit.}]"
    files = tool_with() | {
        "rollen/bestuurder": f"id: bestuurder\ntitel: Bestuurder\n{CONCEPT}{route}\n",
        "rollen/manager": f"id: manager\ntitel: Manager\n{CONCEPT}",
        # Another kind of item may have the same id.
        "verdieping/wijzer": f"id: wijzer\ntitel: Wijzer\n{CONCEPT}",
    }

    assert answers("wijzer", files)["rol"] == ["bestuurder"]
    assert "rol" not in answers("wijzer", files, Verdieping)


def test_a_region_is_spelt_for_the_address() -> None:
    old = "regio: Rotterdam-Rijnmond"
    text = replaced(text_of("praktijkvoorbeelden/filomena"), old, "regio: Fryslân, en Het Gooi")

    found = answers("filomena", {"praktijkvoorbeelden/filomena": text}, Praktijkvoorbeeld)

    assert found["regio"] == ["fryslan-en-het-gooi"]


def test_only_what_divides_the_items_is_shown() -> None:
    handbook = tools("duur: {uitvoeren: 45}", "duur: {uitvoeren: 90}")

    shown = choices(Tool, handbook)

    assert shown["tijd"] == ["60", "120"]  # nothing takes half an hour, nothing takes longer
    assert "rol" not in shown
    assert "regio" not in shown


def test_a_choice_that_every_item_answers_is_not_shown() -> None:
    handbook = tools()  # none with a step; only the checklist stands at one

    assert choices(Tool, handbook)["fase"] == ALL_PHASES[1:]


def test_a_list_seen_at_a_glance_has_no_filters() -> None:
    files = {
        f"praktijkvoorbeelden/plek-{number}": (
            f"id: plek-{number}\ntitel: Plek\nregio: Regio {number}\n{CONCEPT}"
        )
        for number in range(FEWEST_ITEMS - 1)
    }
    enough = handbook_with(files)
    del files["praktijkvoorbeelden/plek-0"]

    assert "regio" in choices(Praktijkvoorbeeld, enough)
    assert choices(Praktijkvoorbeeld, handbook_with(files)) == {}


def test_items_that_do_not_differ_have_no_filters() -> None:
    files = {
        f"geweldsprofielen/profiel-{number}": f"id: profiel-{number}\ntitel: Profiel\n{CONCEPT}"
        for number in range(FEWEST_ITEMS)
    }

    assert choices(Geweldsprofiel, handbook_with(files)) == {}


def test_items_carry_the_values_of_what_is_shown() -> None:
    filters = filters_of(Tool, tools("duur: {uitvoeren: 45}"))

    assert filters.data["tool-0"]["data-tijd"] == "60 120"
    assert "data-tijd" not in filters.data["klantreis"]
    assert filters.data["governance-checklist"]["data-invullen"] == "ja"
    for values in filters.data.values():
        assert values.keys() <= {f"data-{found.name}" for found in filters.shown}
    assert filters_of(Praktijkvoorbeeld, handbook_with()).data == {"filomena": {}}


def test_items_are_counted_by_a_name_that_can_be_counted() -> None:
    handbook = handbook_with()

    assert filters_of(Tool, handbook).noun == "tools"
    assert filters_of(Verdieping, handbook).noun == "onderwerpen"
