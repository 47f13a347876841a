"""The real handbook: whole, finished where it has to be, and safe for who needs help."""

from pathlib import Path

import pytest

from kompas.build.pipeline import load
from kompas.model.handbook import Handbook
from kompas.model.pagina import Pagina
from kompas.model.tool import Tool
from kompas.paths import handbook_root
from tests.parsed_html import elements_of

PHASES = ["Voorbereiding", "Analyse", "Ambitie", "Strategie", "Implementatie"]


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load(handbook_root() / "content")


def test_the_phases(handbook: Handbook) -> None:
    assert [(phase.nr, phase.titel) for phase in handbook.all_phases] == list(enumerate(PHASES, 1))


def test_the_eight_steps_are_finished(handbook: Handbook) -> None:
    assert [step.nr for step in handbook.all_steps] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [step.id for step in handbook.all_steps if step.is_concept] == []


def test_every_phase_has_a_step_and_no_step_comes_before_its_phase(handbook: Handbook) -> None:
    order = [phase.id for phase in handbook.all_phases]
    places = [order.index(step.fase) for step in handbook.all_steps]

    assert places == sorted(places)
    assert set(places) == set(range(len(PHASES)))


def test_there_is_a_page_for_who_needs_help(handbook: Handbook) -> None:
    page = handbook.get(Pagina, "hulp")

    assert not page.is_concept
    assert "112" in page.kern
    assert "0800-2000" in page.kern


def test_no_tool_is_listed_twice(handbook: Handbook) -> None:
    titles = [tool.titel.casefold() for tool in handbook.all(Tool)]

    assert sorted(set(titles)) == sorted(titles)


def test_every_item_has_a_page(built_site: Path, handbook: Handbook) -> None:
    for items in handbook.items.values():
        for item in items.values():
            folder = "" if isinstance(item, Pagina) else f"{item.folder}/"
            assert (built_site / f"{folder}{item.id}.html").is_file()


def test_every_page_has_the_emergency_numbers(built_site: Path) -> None:
    pages = sorted(built_site.rglob("*.html"))

    without = [
        page.relative_to(built_site).as_posix()
        for page in pages
        if not {"tel:112", "tel:08002000"}
        <= {element.get("href") for element in elements_of(page, "a")}
    ]

    assert len(pages) > 100
    assert without == []


def test_every_step_has_a_pdf(built_site: Path, handbook: Handbook) -> None:
    for step in handbook.all_steps:
        file = built_site / "downloads" / f"kompas-stap-{step.nr}-{step.id}.pdf"
        page = built_site / "stappen" / f"{step.id}.html"

        assert file.read_bytes().startswith(b"%PDF-")
        assert f"../downloads/{file.name}" in [link.get("href") for link in elements_of(page, "a")]
