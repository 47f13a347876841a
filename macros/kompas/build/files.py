"""The files that readers take home, made side by side by several processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kompas.build.process import end_with
from kompas.build.store import FOLDER, PdfStore
from kompas.downloads.book_pdf import book_html, write_book_pdf
from kompas.downloads.card_pdf import cards_html, tools_with_card, write_cards_pdf
from kompas.downloads.file_names import file_prefix, file_stem
from kompas.downloads.form_excel import has_excel, write_form_excel
from kompas.downloads.form_pdf import form_source, write_form_pdf
from kompas.downloads.form_word import write_form_word
from kompas.downloads.item_pdf import item_html, write_item_pdf
from kompas.model.fase import Fase
from kompas.model.geweldsprofiel import Geweldsprofiel
from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.rol import Rol
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.website.downloads import Download, FileKind

Make = Callable[[Handbook, Path], int | None]
"""Writes one file; returns its number of pages when it has pages."""
Source = Callable[[Handbook], str]
"""Returns all that decides what is in a PDF."""

ON_PAPER = (Fase, Stap, Tool, Praktijkvoorbeeld, Geweldsprofiel, Rol)
"""The kinds of which each item is a PDF of its own."""


@dataclass(frozen=True, slots=True)
class Order:
    """One file to make."""

    item: Item | None
    """What it is about; None when that is the whole handbook."""
    file_name: str
    kind: FileKind
    make: Make
    source: Source | None = None
    """Of a PDF, which takes long to make; None for what is made in a moment."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A finished file."""

    order: Order
    download: Download
    is_new: bool
    """Whether it was made now, and not taken from an earlier build."""


def orders_for(handbook: Handbook) -> Iterator[Order]:
    """Yield every file of the handbook, the ones that take longest first."""
    prefix = file_prefix(handbook)
    yield Order(None, f"{prefix}-handboek.pdf", "boek", write_book_pdf, book_html)
    with_card = tools_with_card(handbook)
    if with_card:
        yield _cards_order(None, f"{prefix}-kaarten.pdf", "kaarten", with_card)
    for kind in ON_PAPER:
        for item in handbook.all(kind):
            name = f"{file_stem(handbook, item)}.pdf"
            source = partial(item_html, item=item)
            yield Order(item, name, "pagina", partial(_page, item=item), source)
    for tool in handbook.all(Tool):
        stem = file_stem(handbook, tool)
        if tool in with_card:
            yield _cards_order(tool, f"{stem}-kaart.pdf", "kaart", [tool])
        if tool.formulier:
            yield from _orders_for_form(tool, stem)


def _cards_order(item: Item | None, file_name: str, kind: FileKind, tools: Sequence[Tool]) -> Order:
    source = partial(cards_html, tools=tools)
    return Order(item, file_name, kind, partial(_cards, tools=tools), source)


def _orders_for_form(tool: Tool, stem: str) -> Iterator[Order]:
    kinds: tuple[tuple[FileKind, bool], ...] = (("invulbaar", True), ("blanco", False))
    for kind, fillable in kinds:
        source = partial(form_source, tool=tool, fillable=fillable)
        make = partial(_form, tool=tool, fillable=fillable)
        yield Order(tool, f"{stem}-{kind}.pdf", kind, make, source)
    yield Order(tool, f"{stem}.docx", "word", partial(_word, tool=tool))
    if tool.formulier and has_excel(tool.formulier):
        yield Order(tool, f"{stem}.xlsx", "excel", partial(_excel, tool=tool))


def make_files(
    handbook: Handbook,
    orders: Sequence[Order],
    folder: Path,
    progress: Callable[[str], None],
    processes: int | None = None,
) -> list[MadeFile]:
    """Make all files in `folder` and return them in order.

    `processes` work side by side; one for each core when it is None, and none but this one when
    it is 1.
    """
    store = PdfStore(FOLDER.absolute())
    workshop = _Workshop(handbook, orders, folder, store)
    made: dict[int, MadeFile] = {}
    for index, file in workshop.run(processes):
        made[index] = file
        progress(f"Bestand {len(made)} van {len(orders)}: {file.download.name}")
    store.forget_unused()
    return [made[index] for index in range(len(orders))]


@dataclass(frozen=True, slots=True)
class _Workshop:
    """All that files are made from; each process has it whole."""

    handbook: Handbook
    orders: Sequence[Order]
    folder: Path
    store: PdfStore

    def run(self, processes: int | None) -> Iterator[tuple[int, MadeFile]]:
        """Make every file, and yield each with its position among the orders as it is finished."""
        if processes == 1:
            for index in range(len(self.orders)):
                yield index, self.make(index)
            return
        # A forked process shares the handbook, which is large and need not be copied.
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(
            processes, mp_context=context, initializer=_move_in, initargs=(self, os.getpid())
        ) as pool:
            running = {pool.submit(_make, index): index for index in range(len(self.orders))}
            for done in as_completed(running):
                download, is_new = done.result()
                index = running[done]
                yield index, MadeFile(self.orders[index], download, is_new)

    def make(self, index: int) -> MadeFile:
        """Make one file, or take it from the store."""
        order = self.orders[index]
        file = self.folder / order.file_name
        source = order.source(self.handbook) if order.source else None
        pages = self.store.fetch(source, file) if source else None
        is_new = pages is None
        if is_new:
            pages = order.make(self.handbook, file)
            if source and pages:
                self.store.keep(source, file, pages)
        return MadeFile(order, Download(file.name, order.kind, file.stat().st_size, pages), is_new)


_workshop: _Workshop


def _move_in(workshop: _Workshop, parent: int) -> None:
    """Keep what every file of this process is made from, and end when the parent does."""
    global _workshop  # noqa: PLW0603
    _workshop = workshop
    end_with(parent)


def _make(index: int) -> tuple[Download, bool]:
    made = _workshop.make(index)
    return made.download, made.is_new


def _page(handbook: Handbook, target: Path, item: Item) -> int:
    return write_item_pdf(handbook, item, target)


def _cards(handbook: Handbook, target: Path, tools: Sequence[Tool]) -> int:
    return write_cards_pdf(handbook, tools, target)


def _form(handbook: Handbook, target: Path, tool: Tool, *, fillable: bool) -> int:
    return write_form_pdf(handbook, tool, target, fillable=fillable)


def _word(handbook: Handbook, target: Path, tool: Tool) -> None:
    write_form_word(handbook, tool, target)


def _excel(handbook: Handbook, target: Path, tool: Tool) -> None:
    write_form_excel(handbook, tool, target)
