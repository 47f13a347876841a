"""Many regions in one go: none stops or spoils another."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kompas.build import pipeline
from kompas.build.files import Order, orders_for
from kompas.build.pipeline import Built
from kompas.build.regions import many
from kompas.build.regions.many import (
    FoundRegion,
    Outcome,
    Progress,
    RegionsError,
    build_regions,
    find_regions,
)
from kompas.build.switch import replacing
from kompas.model.handbook import Handbook
from kompas.source.place import ContentProblems
from tests.handbooks import SMALL
from tests.parsed_html import text_of
from tests.region_folders import make_region

Build = Callable[..., Built]
NOTHING = Built(0, 0, 0, 0.0, (), ())


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the regions Oost and West in `regios`."""
    monkeypatch.chdir(tmp_path)
    for name in ("Oost", "West"):
        make_region(Path("regios", name.lower()), name)


@pytest.fixture
def few_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build makes only the PDFs of the phases."""

    def of_phases(handbook: Handbook) -> Iterator[Order]:
        return (order for order in orders_for(handbook) if order.item and order.item.kind == "fase")

    monkeypatch.setattr(pipeline, "orders_for", of_phases)


def built(progress: Callable[[Progress], None] = lambda _: None) -> dict[str, Outcome]:
    """Build all regions in `regios` into `uit`, and return what came of each."""
    regions, _ = find_regions(Path("regios"))
    outcomes = build_regions(SMALL, regions, Path("uit"), progress)
    return {outcome.region.id: outcome for outcome in outcomes}


def builds_with(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every region be built by `build`, which gets what the real one gets."""
    monkeypatch.setattr(many, "build", build)


def cores(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(count)))


# --- Which regions there are -----------------------------------------------------------------


def test_a_folder_without_settings_is_passed_over_and_named() -> None:
    for name in ("leeg", ".git"):
        Path("regios", name).mkdir()
    Path("regios/LEESMIJ.md").touch()

    regions, skipped = find_regions(Path("regios"))

    assert regions == [
        FoundRegion("oost", Path("regios/oost")),
        FoundRegion("west", Path("regios/west")),
    ]
    assert skipped == ["leeg"]


def test_the_site_is_called_after_the_id_and_not_after_the_folder() -> None:
    Path("regios/oost").rename("regios/kopie-van-oost")

    regions, _ = find_regions(Path("regios"))

    assert [region.id for region in regions] == ["oost", "west"]


@pytest.mark.parametrize("written", ["../../elders", "'/tmp'", "[a]", '""'])
def test_an_id_leads_to_no_other_place(written: str) -> None:
    settings = Path("regios/oost/regio.yml")
    settings.write_text(settings.read_text("utf-8").replace("id: oost", f"id: {written}"), "utf-8")

    regions, _ = find_regions(Path("regios"))

    assert [region.id for region in regions] == ["oost", "west"]


def test_two_regions_with_one_id_are_told_before_anything_is_built() -> None:
    make_region(Path("regios/weer-oost"), "Oost")

    with pytest.raises(ContentProblems) as caught:
        find_regions(Path("regios"))

    assert str(caught.value) == (
        'regios/weer-oost/regio.yml:1:5: regios/oost/regio.yml heeft ook het id "oost"; '
        "geef elke regio een eigen id"
    )


@pytest.mark.parametrize(
    ("folder", "message"),
    [("weg", "weg is geen map."), ("regios/oost", "In regios/oost staat geen map met een regio")],
)
def test_a_folder_without_regions(folder: str, message: str) -> None:
    with pytest.raises(RegionsError, match=message):
        find_regions(Path(folder))


# --- What comes of them ----------------------------------------------------------------------


@pytest.mark.usefixtures("few_files")
def test_each_region_becomes_a_site_and_a_broken_one_keeps_its_earlier() -> None:
    first = built()
    settings = Path("regios/west/regio.yml")
    settings.write_text(settings.read_text("utf-8").replace("naam: West", "naaam: West"), "utf-8")
    page = Path("regios/oost/content/paginas/inleiding.yml")
    page.parent.mkdir()
    page.write_text("titel: Welkom in Oost\n", "utf-8")
    before = Path("uit/west/inleiding.html").stat()

    second = built()

    for outcome in first.values():
        assert outcome.built
        assert outcome.built.new_pdfs == outcome.built.downloads == 5
    assert "Rondje West" in text_of(Path("uit/west/tools/west-rondje.html"))
    assert not Path("uit/oost/tools/west-rondje.html").exists()
    assert second["west"].built is None
    assert second["west"].faults[0] == 'regios/west/regio.yml:1:1: "naam" ontbreekt'
    assert Path("uit/west/inleiding.html").stat() == before
    assert second["oost"].built
    assert second["oost"].built.new_pdfs == 0
    assert "Welkom in Oost" in text_of(Path("uit/oost/inleiding.html"))
    assert sorted(entry.name for entry in Path("uit").iterdir()) == ["oost", "west"]


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def too_deep() -> None:
    too_deep()


@pytest.mark.parametrize(
    ("end", "message"),
    [
        pytest.param(killed, "door het systeem gestopt (SIGKILL)", id="killed"),
        pytest.param(lambda: os._exit(3), "door het systeem gestopt (exitcode 3)", id="gone"),
        pytest.param(lambda: sys.exit(3), "door het systeem gestopt (exitcode 3)", id="exits"),
        pytest.param(lambda: 1 // 0, "programma: ZeroDivisionError('integer", id="raises"),
        pytest.param(too_deep, "programma: RecursionError('maximum", id="too deep"),
        pytest.param(Path("weg").read_bytes, "Lezen of schrijven lukt niet: weg.", id="disk"),
    ],
)
def test_a_region_that_ends_badly_stops_no_other_and_keeps_its_site(
    end: Callable[[], object], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(base: object, target: Path, *_: object, **settings: object) -> Built:
        with replacing(target) as new:
            (new / "index.html").write_text("nieuw", "utf-8")
            if target.name == "oost":
                end()
        return NOTHING

    builds_with(build, monkeypatch)
    for site in (Path("uit/oost"), Path("uit/west")):
        site.mkdir(parents=True)
        (site / "index.html").write_text("oud", "utf-8")

    outcomes = built()

    assert outcomes["oost"].built is None
    assert message in outcomes["oost"].faults[0]
    assert outcomes["west"].built == NOTHING
    assert Path("uit/oost/index.html").read_text("utf-8") == "oud"
    assert Path("uit/west/index.html").read_text("utf-8") == "nieuw"
    with replacing(Path("uit/oost")) as new:  # and nobody is kept out
        (new / "index.html").write_text("nieuw", "utf-8")


def test_whoever_stops_the_command_stops_all_regions(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(
        base: object, target: Path, report: Callable[[str], None], *_: object, **__: object
    ) -> Built:
        with replacing(target):
            report("bezig")
            time.sleep(60)
        return NOTHING

    def stop(progress: Progress) -> None:
        if all(progress.busy.values()):
            raise KeyboardInterrupt

    builds_with(build, monkeypatch)

    with pytest.raises(KeyboardInterrupt):
        built(stop)

    assert list(Path("uit").iterdir()) == []


@pytest.mark.parametrize(("count", "of_each"), [(1, 1), (3, 1), (4, 2), (9, 4)])
def test_the_cores_are_shared_out(
    count: int, of_each: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(*_: object, processes: int, **__: object) -> Built:
        return Built(processes, 0, 0, 0.0, (), ())

    builds_with(build, monkeypatch)
    cores(count, monkeypatch)

    assert [outcome.built.pages for outcome in built().values() if outcome.built] == [of_each] * 2


def test_no_more_regions_at_once_than_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    go = Path("verder")

    def build(
        base: object, target: Path, report: Callable[[str], None], *_: object, **__: object
    ) -> Built:
        report("bezig")
        while not go.exists():
            time.sleep(0.01)
        return NOTHING

    def look(progress: Progress) -> None:
        seen.append(progress)
        if all(progress.busy.values()):
            go.touch()

    for name in ("Noord", "Zuid", "Midden"):
        make_region(Path("regios", name.lower()), name)
    builds_with(build, monkeypatch)
    cores(2, monkeypatch)
    seen: list[Progress] = []

    outcomes = built(look)

    assert max(len(progress.busy) for progress in seen) == 2
    assert (seen[-1].ended, seen[-1].count) == (5, 5)
    assert list(outcomes) == ["midden", "noord", "oost", "west", "zuid"]


# --- What keeps all from being built ---------------------------------------------------------


def test_a_fault_in_the_base_is_told_once() -> None:
    regions, _ = find_regions(Path("regios"))

    with pytest.raises(ContentProblems, match="weg:1:1: deze map bestaat niet"):
        build_regions(Path("weg"), regions, Path("uit"), lambda _: None)


def test_a_folder_with_one_site_gets_no_others_inside() -> None:
    Path("uit/assets").mkdir(parents=True)
    Path("uit/assets/kompas.css").touch()

    with pytest.raises(RegionsError, match="In uit staat de site van één handboek"):
        built()
