"""Measure many regions in one go: the CPU seconds and wall time of each, to one region alone.

Every figure comes from one run on one machine. A few regions are built one after another, each by
one fresh process; then all of them with the command for many regions, which uses every core; then
all of them again, with nothing changed. Takes about a quarter of an hour on four cores.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kompas.build.pipeline import build
from kompas.build.regions.many import FoundRegion, build_regions, find_regions
from kompas.paths import handbook_root

RIVERS = """
Aa Berkel Dinkel Dommel Donge Drentsche Eem Geul Gulp Hunze IJssel Jeker Kromme Lek Linge Maas Mark
Merwede Niers Regge Roer Rotte Schie Vecht Waal Zaan
"""
"""As many names as there are regions for Veilig Thuis; nobody is meant by them."""
ALONE = 3
"""How many regions are built one after another; their mean stands for one alone."""
CPU_LIMIT = 1.15
"""CPU seconds for a region of many, to one alone."""
WALL_LIMIT = 0.5
"""Wall time for a region of many, to one after another, when there are four cores."""
CORES_OF_LIMIT = 4
CONTENT = handbook_root() / "content"
TIP = """onderdelen+:
  - soort: tip
    id: {id}-begin-klein
    tekst: In de regio {name} begint het netwerk klein.
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)  # the store of PDFs made before is in the folder that one builds from
        for river in RIVERS.split():
            write_region(river)
        regions, _ = find_regions(Path("regios"))
        alone = [measured(partial(in_a_process, region)) for region in regions[:ALONE]]
        # What is not in the store yet must not be there for the measurement of all either.
        Path(".cache").rename("alleen")
        wall_alone = sum(wall for wall, _ in alone) / ALONE
        cpu_alone = sum(cpu for _, cpu in alone) / ALONE
        wall, cpu = measured(partial(all_of_them, regions))
        again, _ = measured(partial(all_of_them, regions))
    count, cores = len(regions), os.cpu_count() or 1
    cpu_ratio, wall_ratio = cpu / count / cpu_alone, wall / count / wall_alone
    print(f"one region alone, one process: {cpu_alone:.1f} CPU s, {wall_alone:.1f} s (of {ALONE})")
    print(f"{count} regions, {cores} cores: {cpu / count:.1f} CPU s, {wall / count:.1f} s for each")
    print(f"CPU of each to one alone: {cpu_ratio:.2f} (at most {CPU_LIMIT})")
    print(f"wall time to one after another: {wall_ratio:.2f} (at most {WALL_LIMIT} with 4 cores)")
    print(f"all {count} with nothing changed: {again:.1f} s")
    is_slow = cores >= CORES_OF_LIMIT and wall_ratio > WALL_LIMIT
    return int(is_slow or cpu_ratio > CPU_LIMIT)


def write_region(name: str) -> None:
    """Write the folder of a region with a tip of its own at the first step."""
    identifier = name.lower()
    folder = Path("regios") / identifier
    step = folder / "content" / "stappen" / "richt-de-organisatiestructuur-in.yml"
    step.parent.mkdir(parents=True)
    step.write_text(TIP.format(id=identifier, name=name), "utf-8")
    settings = f'id: {identifier}\nnaam: {name}\nbasis: "0.1.0"\n'
    folder.joinpath("regio.yml").write_text(settings, "utf-8")


def in_a_process(region: FoundRegion) -> None:
    """Build one region with a process of its own, so that nothing is warm yet."""
    process = multiprocessing.get_context("fork").Process(
        target=build,
        args=(CONTENT, Path("een-voor-een") / region.id, say_nothing, say_nothing),
        kwargs={"region": region.folder, "processes": 1},
    )
    process.start()
    process.join()
    assert process.exitcode == 0


def all_of_them(regions: list[FoundRegion]) -> None:
    outcomes = build_regions(CONTENT, regions, Path("alle"), lambda _: None)
    assert all(outcome.built for outcome in outcomes)


def measured(work: Callable[[], None]) -> tuple[float, float]:
    """Return the wall and CPU seconds that `work` takes, those of its processes included."""
    wall, cpu = time.perf_counter(), cpu_seconds()
    work()
    return time.perf_counter() - wall, cpu_seconds() - cpu


def cpu_seconds() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(kind) for kind in who]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def say_nothing(line: str) -> None:
    """Take the place of the messages on the screen."""


if __name__ == "__main__":
    sys.exit(main())
