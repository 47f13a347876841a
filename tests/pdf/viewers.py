"""Programs with which people fill in a form as PDF, and programs in which they look at it."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
from PIL import Image
from playwright.sync_api import Page, Route, sync_playwright
from pypdf import PdfWriter
from pypdfium2 import raw

from kompas.model.tool import Tool
from kompas.paths import handbook_root
from tests.pdf.filling import FlatAnswers, fill

TICKED = "ja"

# --- Where the fields are -------------------------------------------------------------------------


@dataclass(frozen=True)
class Widget:
    """A field, or one button of a choice, on a page."""

    name: str
    page: int
    """From 0."""
    box: tuple[float, float, float, float]
    """Left, bottom, right and top in points."""
    state: str | None
    """What the field holds when this button is on; None for a text."""

    @property
    def middle(self) -> tuple[float, float]:
        """Where somebody clicks on it."""
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2

    def shows(self, answer: str | bool) -> bool:
        """Whether there is something to see when the field holds this answer."""
        return bool(answer) if self.state is None or answer is True else self.state == answer


def widgets_in(path: Path) -> list[Widget]:
    """Return all that can be filled in."""
    with pikepdf.open(path) as pdf:
        return [
            _widget(annotation, number)
            for number, page in enumerate(pdf.pages)
            for annotation in page.obj.get("/Annots", [])
            if annotation.Subtype == "/Widget"
        ]


def _widget(annotation: pikepdf.Object, page: int) -> Widget:
    field = annotation if "/T" in annotation else annotation.Parent
    left, bottom, right, top = (float(number) for number in annotation.Rect)
    state = None
    if field.FT == "/Btn":
        (state,) = {name.removeprefix("/") for name in annotation.AP.N.as_dict()} - {"Off"}
    return Widget(str(field.T), page, (left, bottom, right, top), state)


# --- Programs that fill in ------------------------------------------------------------------------

Fill = Callable[[Path, Tool, FlatAnswers, Path], object]
"""Fills in the form in the first file and saves it as the other."""


def with_pypdf(blank: Path, tool: Tool, answers: FlatAnswers, target: Path) -> None:
    """As a script of somebody's own does."""
    writer = PdfWriter(clone_from=blank)
    states = {widget.name: widget.state for widget in widgets_in(blank)}
    values = {
        name: str(answer) if states[name] is None else f"/{TICKED if answer is True else answer}"
        for name, answer in answers.items()
    }
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(target)


PDFJS = handbook_root() / "node_modules" / "pdfjs-dist" / "build"
PDFJS_ADDRESS = "https://pdfjs.invalid/"
SAVE_WITH_PDFJS = """async ([address, file, values]) => {
  const pdfjs = await import(address + "pdf.min.mjs");
  pdfjs.GlobalWorkerOptions.workerSrc = address + "pdf.worker.min.mjs";
  const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
  const opened = await pdfjs.getDocument({data: bytes}).promise;
  const fields = await opened.getFieldObjects();
  for (const [name, value] of values) {
    for (const {id, type, exportValues} of fields[name].filter((field) => field.id)) {
      const stored = type === "radiobutton" ? exportValues === value : value;
      opened.annotationStorage.setValue(id, {value: stored});
    }
  }
  const saved = await opened.saveDocument();
  let binary = "";
  for (const byte of saved) binary += String.fromCharCode(byte);
  return btoa(binary);
}"""


def with_pdfjs(blank: Path, tool: Tool, answers: FlatAnswers, target: Path) -> None:
    """As Firefox does."""
    file = base64.b64encode(blank.read_bytes()).decode()
    request = [PDFJS_ADDRESS, file, list(answers.items())]

    def save() -> str:
        with _empty_page() as page:
            page.route(f"{PDFJS_ADDRESS}**", _serve_pdfjs)
            page.goto(PDFJS_ADDRESS)
            saved: str = page.evaluate(SAVE_WITH_PDFJS, request)
            return saved

    # Playwright allows one browser in a thread, and this thread may have that of other tests.
    with ThreadPoolExecutor(1) as thread:
        target.write_bytes(base64.b64decode(thread.submit(save).result()))


@contextmanager
def _empty_page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def _serve_pdfjs(route: Route) -> None:
    file = PDFJS / route.request.url.removeprefix(PDFJS_ADDRESS)
    if file.is_file():
        route.fulfill(path=file, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html>", content_type="text/html")


def with_pdfium(blank: Path, tool: Tool, answers: FlatAnswers, target: Path) -> None:
    """As Chrome and Edge do: by clicks and keys."""
    with pdfium.PdfDocument(blank) as document:
        document.init_forms()
        form, pages = document.formenv, list(document)
        for widget in widgets_in(blank):
            answer = answers.get(widget.name, "")
            if not widget.shows(answer):
                continue
            page = pages[widget.page]
            raw.FORM_OnMouseMove(form, page, 0, *widget.middle)
            raw.FORM_OnLButtonDown(form, page, 0, *widget.middle)
            raw.FORM_OnLButtonUp(form, page, 0, *widget.middle)
            if widget.state is None:
                raw.FORM_SelectAllText(form, page)
                for character in str(answer).replace("\n", "\r"):
                    raw.FORM_OnChar(form, page, ord(character), 0)
            raw.FORM_ForceToKillFocus(form)
        document.save(target)


FILLED_WITH: Mapping[str, Fill] = {
    "pypdf": with_pypdf,
    "pdf-lib": fill,
    "pdf.js": with_pdfjs,
    "PDFium": with_pdfium,
}

# --- Programs that show ---------------------------------------------------------------------------

Draw = Callable[[Path, Path], list[Image.Image]]
"""Returns the pages in grey, a pixel for each point; the folder is for its own use."""


def drawn_by_poppler(path: Path, folder: Path) -> list[Image.Image]:
    """As Evince and Okular do."""
    command = ["pdftoppm", "-r", "72", "-gray", str(path), str(folder / "poppler")]
    subprocess.run(command, check=True, capture_output=True)
    return [Image.open(file) for file in sorted(folder.glob("poppler-*.pgm"))]


def drawn_by_mupdf(path: Path, folder: Path) -> list[Image.Image]:
    """As SumatraPDF does."""
    target = folder / "mupdf-%03d.pgm"
    command = ["mutool", "draw", "-q", "-r", "72", "-c", "gray", "-o", str(target), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return [Image.open(file) for file in sorted(folder.glob("mupdf-*.pgm"))]


def drawn_by_pdfium(path: Path, folder: Path) -> list[Image.Image]:
    """As Chrome and Edge do."""
    with pdfium.PdfDocument(path) as document:
        document.init_forms()
        pages = (page.render(grayscale=True, may_draw_forms=True) for page in document)
        return [page.to_pil().copy() for page in pages]


DRAWN_BY: Mapping[str, Draw] = {
    "poppler": drawn_by_poppler,
    "mupdf": drawn_by_mupdf,
    "PDFium": drawn_by_pdfium,
}


def ink_in(widget: Widget, pages: list[Image.Image]) -> float:
    """Return how many wholly black pixels the ink in a field would make."""
    page = pages[widget.page]
    left, bottom, right, top = widget.box
    cut = page.crop((int(left), int(page.height - top), int(right) + 1, int(page.height - bottom)))
    return sum((255 - tone) * count for tone, count in enumerate(cut.histogram())) / 255


def fonts_that_are_not_in(path: Path) -> list[str]:
    """Return the fonts that a PDF uses without having them in it."""
    command = ["pdffonts", str(path)]
    rows = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [row.split()[0] for row in rows[2:] if row.split()[-5] != "yes"]
