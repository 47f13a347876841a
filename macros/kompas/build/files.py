"""The files that readers take home, made side by side by several processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from kompas.downloads.file_names import file_stem
from kompas.downloads.form_excel import has_excel, write_form_excel
from kompas.downloads.form_pdf import write_form_pdf
from kompas.downloads.form_word import write_form_word
from kompas.downloads.step_pdf import write_step_pdf
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.website.downloads import Download, FileKind

Make = Callable[[Handbook, Item, Path], int | None]
"""Writes one file; returns its number of pages when it has pages."""


@dataclass(frozen=True, slots=True)
class Order:
    """One file to make."""

    item: Item
    file_name: str
    kind: FileKind
    make: Make


def orders_for(handbook: Handbook) -> Iterator[Order]:
    """Yield every file of the handbook."""
    for step in handbook.all(Stap):
        yield Order(step, f"{file_stem(handbook, step)}.pdf", "stap", write_step_pdf)
    for tool in handbook.all(Tool):
        if tool.formulier is None:
            continue
        stem = file_stem(handbook, tool)
        yield Order(tool, f"{stem}-invulbaar.pdf", "invulbaar", _fillable)
        yield Order(tool, f"{stem}-blanco.pdf", "blanco", _blank)
        yield Order(tool, f"{stem}.docx", "word", _word)
        if has_excel(tool.formulier):
            yield Order(tool, f"{stem}.xlsx", "excel", _excel)


def make_files(
    handbook: Handbook, orders: Sequence[Order], folder: Path, progress: Callable[[str], None]
) -> list[tuple[Order, Download]]:
    """Make all files in `folder`, one process for each core, and return them in order."""
    # A forked process shares the handbook, which is large and need not be copied.
    context = multiprocessing.get_context("fork")
    made: dict[int, Download] = {}
    with ProcessPoolExecutor(
        mp_context=context, initializer=_share, initargs=(handbook, orders, folder)
    ) as pool:
        running = {pool.submit(_make, index): index for index in range(len(orders))}
        for done in as_completed(running):
            index = running[done]
            made[index] = done.result()
            progress(f"Bestand {len(made)} van {len(orders)}: {orders[index].file_name}")
    return [(order, made[index]) for index, order in enumerate(orders)]


_shared: tuple[Handbook, Sequence[Order], Path]


def _share(handbook: Handbook, orders: Sequence[Order], folder: Path) -> None:
    """Keep what every file of this process is made from."""
    global _shared  # noqa: PLW0603
    _shared = (handbook, orders, folder)


def _make(index: int) -> Download:
    handbook, orders, folder = _shared
    order = orders[index]
    file = folder / order.file_name
    pages = order.make(handbook, order.item, file)
    return Download(file.name, order.kind, file.stat().st_size, pages)


def _fillable(handbook: Handbook, item: Item, target: Path) -> int:
    assert isinstance(item, Tool)
    return write_form_pdf(handbook, item, target, fillable=True)


def _blank(handbook: Handbook, item: Item, target: Path) -> int:
    assert isinstance(item, Tool)
    return write_form_pdf(handbook, item, target, fillable=False)


def _word(handbook: Handbook, item: Item, target: Path) -> None:
    assert isinstance(item, Tool)
    write_form_word(handbook, item, target)


def _excel(handbook: Handbook, item: Item, target: Path) -> None:
    assert isinstance(item, Tool)
    write_form_excel(handbook, item, target)
