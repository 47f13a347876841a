"""Drenthe's own copy: real content laid over the real handbook."""

from pathlib import Path

import pytest

from kompas.model.blocks import Tip
from kompas.model.handbook import Handbook, build_handbook
from kompas.model.stap import Stap
from kompas.paths import handbook_root
from kompas.source.folder import Folder, read_folder
from kompas.source.overlay import overlay

REGION = Path(__file__).parents[1] / "regios" / "drenthe" / "content"
STEP = "richt-de-organisatiestructuur-in"


@pytest.fixture(scope="module")
def base() -> Folder:
    return read_folder(handbook_root() / "content", "content")


@pytest.fixture(scope="module")
def region() -> Folder:
    return read_folder(REGION, "regios/drenthe/content")


@pytest.fixture(scope="module")
def national(base: Folder) -> Handbook:
    return build_handbook(base)


@pytest.fixture(scope="module")
def drenthe(base: Folder, region: Folder) -> Handbook:
    return build_handbook(overlay(base, region, "drenthe"))


def ids(handbook: Handbook) -> set[str]:
    """Return every item as `kind/id`."""
    return {f"{kind}/{name}" for kind, items in handbook.items.items() for name in items}


def test_drenthe_adds_items_of_its_own_and_loses_none(
    national: Handbook, drenthe: Handbook
) -> None:
    added = ids(drenthe) - ids(national)

    assert ids(national) < ids(drenthe)
    assert {"tool/drenthe-actielijnen", "rol/drenthe-werkgroep-en-projectleider"} < added
    assert all(name.partition("/")[2].startswith("drenthe-") for name in added)


def test_the_handbook_itself_has_nothing_of_the_region(national: Handbook) -> None:
    assert [name for name in ids(national) if "/drenthe" in name] == []


def test_items_of_drenthe_are_finished_and_name_its_source(
    national: Handbook, drenthe: Handbook
) -> None:
    for name in ids(drenthe) - ids(national):
        kind, _, identifier = name.partition("/")
        item = drenthe.items[kind][identifier]

        assert not item.is_concept, name
        assert "drenthe" in item.bronnen, name


def test_the_first_step_tells_what_both_say(national: Handbook, drenthe: Handbook) -> None:
    before, after = national.get(Stap, STEP), drenthe.get(Stap, STEP)
    tip = after.onderdelen[-1]

    assert after.onderdelen[:-1] == before.onderdelen
    assert isinstance(tip, Tip)
    assert tip.id == "drenthe-werkgroep"
    assert "Emmen" in tip.tekst
    assert after.bronnen == (*before.bronnen, "drenthe")


def test_sources_of_drenthe_come_after_those_of_the_handbook(
    national: Handbook, drenthe: Handbook
) -> None:
    ours, theirs = list(national.bronnen), list(drenthe.bronnen)

    assert theirs[: len(ours)] == ours
    assert all(name.startswith("drenthe-") for name in theirs[len(ours) :])
    assert len(theirs) > len(ours)
