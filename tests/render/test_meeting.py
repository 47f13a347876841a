"""What a meeting takes, on the examples that the script of the site is tried on too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kompas.downloads.clock_times import clock_time
from kompas.model.tool import Duur, Groep, Tool
from kompas.render.meeting import (
    Part,
    UnknownPartError,
    group_of,
    note_of,
    packable,
    part_of,
    shopping_list,
    spelled_part,
    starts_of,
    times_of,
)
from tests.handbooks import handbook_with

EXAMPLES = Path(__file__).parents[1] / "fixtures" / "vergadering"
MEETINGS = json.loads((EXAMPLES / "vergaderingen.json").read_text("utf-8"))
SPELLINGS = json.loads((EXAMPLES / "schrijfwijzen.json").read_text("utf-8"))

every_meeting = pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: meeting["naam"])


def parts_of(meeting: dict[str, Any]) -> list[Part]:
    return [
        Part(
            title=part["titel"],
            minutes=part.get("minuten", 0),
            preparation=part.get("vooraf", 0),
            minutes_estimated=part.get("minutenGeschat", False),
            preparation_estimated=part.get("voorafGeschat", False),
            group=Groep(**part["groep"]) if "groep" in part else None,
            materials=tuple(part.get("benodigdheden", ())),
        )
        for part in meeting["onderdelen"]
    ]


@every_meeting
def test_when_each_part_begins(meeting: dict[str, Any]) -> None:
    parts = parts_of(meeting)
    starts = starts_of(parts)
    clock = [None if start is None else clock_time(meeting["begin"] + start) for start in starts]
    assert clock == meeting["tijden"]
    assert clock_time(meeting["begin"] + sum(part.minutes for part in parts)) == meeting["einde"]


@every_meeting
def test_what_the_run_sheet_says_of_each_part(meeting: dict[str, Any]) -> None:
    assert [note_of(part) for part in parts_of(meeting)] == meeting["noten"]


@every_meeting
def test_the_sums_say_what_is_our_estimate(meeting: dict[str, Any]) -> None:
    assert [
        {"label": fact.label, "waarde": fact.value, "noot": fact.note}
        for fact in times_of(parts_of(meeting))
    ] == meeting["tijd"]


@every_meeting
def test_the_group_that_suits_all(meeting: dict[str, Any]) -> None:
    group = group_of(parts_of(meeting))
    said = group and {"waarde": group.value, "noot": group.note, "past": group.fits}
    assert said == meeting["groep"]


@every_meeting
def test_one_shopping_list(meeting: dict[str, Any]) -> None:
    assert [
        {"wat": material.name, "bij": list(material.parts)}
        for material in shopping_list(parts_of(meeting))
    ] == meeting["nodig"]


def test_a_tool_brings_its_time_group_and_materials() -> None:
    tool = (
        handbook_with()
        .get(Tool, "governance-checklist")
        .model_copy(
            update={
                "duur": Duur(voorbereiden=15, uitvoeren=120, afronden=15, inschatting=True),
                "groep": Groep(min=5, max=7),
                "benodigdheden": ("stiften",),
            }
        )
    )
    assert part_of(tool) == Part(
        title=tool.titel,
        minutes=135,
        preparation=15,
        minutes_estimated=True,
        preparation_estimated=True,
        group=Groep(min=5, max=7),
        materials=("stiften",),
    )


def test_a_practice_example_takes_no_time_of_its_own() -> None:
    example = packable(handbook_with())["filomena"]
    assert part_of(example) == Part(example.titel)


def test_a_pack_holds_what_is_written_and_nothing_else() -> None:
    assert handbook_with().get(Tool, "klantreis").is_concept
    assert set(packable(handbook_with())) == {"filomena", "governance-checklist"}


@pytest.mark.parametrize("example", SPELLINGS, ids=lambda example: example["tekst"])
def test_how_a_part_is_spelled(example: dict[str, Any]) -> None:
    items = packable(handbook_with())
    if example["onderdeel"] is None:
        with pytest.raises(UnknownPartError):
            spelled_part(example["tekst"], items)
        return
    item, part = spelled_part(example["tekst"], items)
    expected = example["onderdeel"]
    assert item == items.get(expected["id"])
    assert part.minutes == expected["minuten"]
    if item is None:
        assert part.title == expected["titel"]


def test_minutes_that_somebody_gives_are_not_our_estimate() -> None:
    tool = handbook_with().get(Tool, "governance-checklist")
    estimate = Duur(voorbereiden=15, uitvoeren=60, inschatting=True)
    items = {"governance-checklist": tool.model_copy(update={"duur": estimate})}
    _, part = spelled_part("governance-checklist:45", items)
    assert (part.minutes, part.minutes_estimated) == (45, False)
    assert (part.preparation, part.preparation_estimated) == (15, True)
