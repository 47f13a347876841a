"""Measure the files to take home: all of them cold, side by side, again, and after one edit.

Every figure comes from one run on one machine: the files made one after another in one process,
then side by side by all cores, then again with nothing changed, then after one word of one tool
was changed. The whole handbook is measured apart, in CPU seconds for each of its pages.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kompas.build.files import Order, make_files, orders_for
from kompas.build.pipeline import load
from kompas.downloads.book_pdf import write_book_pdf
from kompas.model.handbook import Handbook
from kompas.model.tool import Tool
from kompas.paths import handbook_root

BOOK_LIMIT = 0.12
"""CPU seconds for a page of the whole handbook."""
POOL_LIMIT = 0.5
"""Wall time side by side, to that of one process, when there are four cores."""
CORES_OF_LIMIT = 4
EDITED = "governance-checklist"
MEGABYTE = 1e6
MOST_NAMED = 10


def main() -> int:
    handbook = load(handbook_root() / "content")
    orders = tuple(orders_for(handbook))
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)  # the store of PDFs made before is in the folder that one builds from
        book_ratio = measure_book(handbook)
        serial = timed(lambda: one_by_one(handbook, orders))
        pooled, made = build(handbook, "koud")
        again, _ = build(handbook, "opnieuw")
        edited, _ = build(with_one_edit(handbook), "na-wijziging")
        size = sum(file.stat().st_size for file in Path("koud").iterdir()) / MEGABYTE
    ratio = pooled / serial
    cores = os.cpu_count() or 1
    print(f"{made} files, {size:.1f} MB: one process {serial:.1f} s, {cores} cores {pooled:.1f} s")
    print(f"side by side to one process: {ratio:.2f} (at most {POOL_LIMIT} with 4 cores)")
    print(f"with nothing changed: {again:.1f} s; after one edit: {edited:.1f} s")
    is_slow = cores >= CORES_OF_LIMIT and ratio > POOL_LIMIT
    return int(is_slow or book_ratio > BOOK_LIMIT)


def measure_book(handbook: Handbook) -> float:
    """Return the CPU seconds for each page of the whole handbook."""
    start = time.process_time()
    pages = write_book_pdf(handbook, Path("boek.pdf"))
    seconds = time.process_time() - start
    size = Path("boek.pdf").stat().st_size / MEGABYTE
    print(
        f"whole handbook: {pages} pages, {size:.1f} MB, {seconds:.1f} CPU s, "
        f"{seconds / pages:.3f} s for a page (at most {BOOK_LIMIT})"
    )
    return seconds / pages


def one_by_one(handbook: Handbook, orders: tuple[Order, ...]) -> None:
    folder = Path("een-voor-een")
    folder.mkdir()
    for order in orders:
        order.make(handbook, folder / order.file_name)


def build(handbook: Handbook, name: str) -> tuple[float, int]:
    """Return the seconds that it takes, and how many files there are; print what was made anew."""
    folder = Path(name)
    folder.mkdir()
    start = time.perf_counter()
    made = make_files(handbook, tuple(orders_for(handbook)), folder, lambda _: None)
    seconds = time.perf_counter() - start
    new = [file.download.name for file in made if file.is_new and file.order.source]
    shown = f": {', '.join(new)}" if 0 < len(new) <= MOST_NAMED else ""
    print(f"{name}: {len(new)} PDFs made{shown}")
    return seconds, len(made)


def with_one_edit(handbook: Handbook) -> Handbook:
    """Return the handbook with one word more in the text of one tool."""
    root = handbook_root() / "content"
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "content"
        copy.mkdir()
        for file in root.rglob("*.yml"):
            target = copy / file.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text("utf-8")
            if file.stem == handbook.get(Tool, EDITED).id:
                text = text.replace("opbrengst: |\n", "opbrengst: |\n  - Een afspraak meer.\n")
            target.write_text(text, "utf-8")
        return load(copy)


def timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
