"""Many regions in one go: each in a process of its own, which cannot stop or spoil the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NoReturn

from kompas.build.pipeline import BUILD_ERRORS, Built, build, why_not_built
from kompas.build.process import end_with
from kompas.model.fields import IDENTIFIER
from kompas.model.reading import read_base
from kompas.render.renderer import compile_templates
from kompas.source.folder import Folder
from kompas.source.place import ContentProblems, Problem
from kompas.source.region_folder import SETTINGS, read_region
from kompas.source.yaml_reader import SourceDocument
from kompas.website.assets import STYLESHEET

GRACE = 5
"""Seconds that a process gets to clear away its half site, before it is killed."""

_FORK = multiprocessing.get_context("fork")
"""A forked process shares what was read and imported before."""


class RegionsError(Exception):
    """There is nothing to build, or no place for it; the message is Dutch and says what to do."""


@dataclass(frozen=True, slots=True)
class FoundRegion:
    """A folder with a region, not looked into any further."""

    id: str
    """Names the folder of its site."""
    folder: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one region."""

    region: FoundRegion
    built: Built | None
    """None when it could not be built; then its previous site is as it was."""
    faults: tuple[str, ...] = ()
    """Why it could not be built, in Dutch."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far all regions are."""

    ended: int
    count: int
    busy: Mapping[str, str]
    """What is being done for each region under way, by its id."""


def find_regions(folder: Path) -> tuple[list[FoundRegion], list[str]]:
    """Return the regions in the folders of `folder`, and the names of those that hold none.

    Raises RegionsError when there is no region, or ContentProblems when two have one id.
    """
    if not folder.is_dir():
        raise RegionsError(f"{folder} is geen map.")
    folders = sorted(each for each in folder.iterdir() if each.is_dir() and each.name[0] != ".")
    found = [each for each in folders if (each / SETTINGS).exists()]
    if not found:
        raise RegionsError(f"In {folder} staat geen map met een {SETTINGS}.")
    settings = {each: read_region(each, each.as_posix()).settings for each in found}
    if repeats := list(_repeats(filter(None, settings.values()))):
        raise ContentProblems(repeats)
    regions = [FoundRegion(_id_in(settings[each]) or each.name, each) for each in found]
    return regions, [each.name for each in folders if each not in settings]


def _id_in(settings: SourceDocument | None) -> str | None:
    """Return the id of a region; None when it has none that can be, which its build will tell."""
    data = settings.data if settings else None
    written = data.get("id") if isinstance(data, dict) else None
    return written if isinstance(written, str) and IDENTIFIER.fullmatch(written) else None


def _repeats(settings: Iterable[SourceDocument]) -> Iterator[Problem]:
    first: dict[str, SourceDocument] = {}
    for document in settings:
        identifier = _id_in(document)
        if identifier and first.setdefault(identifier, document) is not document:
            yield Problem(
                document.place(("id",)),
                f'{first[identifier].file} heeft ook het id "{identifier}"; geef elke regio een '
                "eigen id",
            )


def build_regions(
    content: Path,
    regions: Sequence[FoundRegion],
    target: Path,
    progress: Callable[[Progress], None],
) -> list[Outcome]:
    """Build the site of every region into a folder of `target`, and return what came of each.

    One after the other gets a core; with fewer regions than cores, several make files for one.
    Raises RegionsError or, with faults in the base handbook `content`, ContentProblems.
    """
    if (target / STYLESHEET).is_file():
        raise RegionsError(
            f"In {target} staat de site van één handboek. Kies met --uit een andere map; daarin "
            "komt een map voor elke regio."
        )
    base = read_base(content)
    if base.problems:
        raise ContentProblems(base.problems)
    compile_templates()  # half a second for each region, which is much of a build without new PDFs
    cores = len(os.sched_getaffinity(0))
    jobs = [
        _Job(region, base, target / region.id, max(1, cores // len(regions))) for region in regions
    ]
    outcomes = _run(jobs, cores, progress)
    return [outcomes[region] for region in regions]


@dataclass(frozen=True, slots=True)
class _Job:
    """All that the process of one region needs."""

    region: FoundRegion
    base: Folder
    target: Path
    processes: int


def _run(
    jobs: Sequence[_Job], at_once: int, progress: Callable[[Progress], None]
) -> dict[FoundRegion, Outcome]:
    waiting = deque(jobs)
    busy: dict[Connection, _Worker] = {}
    outcomes: dict[FoundRegion, Outcome] = {}
    try:
        while waiting or busy:
            while waiting and len(busy) < at_once:
                worker = _Worker(waiting.popleft())
                busy[worker.receiver] = worker
            for connection in wait(list(busy)):
                assert isinstance(connection, Connection)
                outcome = busy[connection].hear()
                if outcome:
                    outcomes[outcome.region] = outcome
                    busy.pop(connection).end()
            doing = {worker.region.id: worker.doing for worker in busy.values()}
            progress(Progress(len(outcomes), len(jobs), doing))
    finally:
        for worker in busy.values():
            worker.stop()
        for worker in busy.values():
            worker.end()
    return outcomes


class _Worker:
    """The process of one region, as seen from outside."""

    def __init__(self, job: _Job) -> None:
        self.region = job.region
        self.receiver, sender = _FORK.Pipe(duplex=False)
        self.doing = ""
        """What it is doing, in Dutch."""
        self._process = _FORK.Process(target=_work, args=(job, sender, os.getpid()))
        self._process.start()
        sender.close()  # then the pipe ends when the process does

    def hear(self) -> Outcome | None:
        """Take in what the process tells; return the outcome when that is it."""
        try:
            told = self.receiver.recv()
        except (EOFError, OSError):
            self._process.join(GRACE)
            return Outcome(self.region, None, (_sudden_end(self._process.exitcode),))
        if isinstance(told, Outcome):
            return told
        self.doing = told
        return None

    def stop(self) -> None:
        """Ask the process to end before it is ready."""
        self._process.terminate()

    def end(self) -> None:
        """Wait until the process has ended, as it is about to do; but not for ever."""
        self.receiver.close()
        self._process.join(GRACE)
        self._process.kill()
        self._process.join()


def _sudden_end(exit_code: int | None) -> str:
    how = f"exitcode {exit_code}"
    if exit_code is not None and exit_code < 0:
        how = signal.Signals(-exit_code).name
    return (
        f"Het programma is halverwege door het systeem gestopt ({how}). Is er genoeg geheugen "
        "vrij? Probeer het nog eens."
    )


def _work(job: _Job, sender: Connection, parent: int) -> None:
    """Build one region, in a process of its own, and send the outcome."""
    end_with(parent)
    # With Ctrl+C the system tells every process; the parent alone decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    try:
        built = build(
            job.base,
            job.target,
            sender.send,
            sender.send,
            region=job.region.folder,
            processes=job.processes,
        )
        outcome = Outcome(job.region, built)
    except ContentProblems as problems:
        outcome = Outcome(job.region, None, tuple(map(str, problems.problems)))
    except BUILD_ERRORS as error:
        outcome = Outcome(job.region, None, (why_not_built(error, job.target),))
    except Exception as error:  # whatever it is, the other regions go on
        traceback.print_exc()
        outcome = Outcome(job.region, None, (f"Er ging iets mis in het programma: {error!r}",))
    sender.send(outcome)


def _leave(*_: object) -> NoReturn:
    """Leave by way of an exception, so that the half site is cleared away."""
    sys.exit(1)
