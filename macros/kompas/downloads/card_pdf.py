"""Method cards: A5 cards, two to an A4 sheet, the front of a tool on one side, its steps behind.

To print on both sides and turn over the long edge; see `card.css` for why the order of the backs
is that of the fronts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from kompas.downloads.accessible_pdf import write_pdf
from kompas.downloads.paper_html import paper_html
from kompas.model.handbook import Handbook
from kompas.model.kompas import EMERGENCY_NUMBERS, Noodnummer
from kompas.model.tool import Tool
from kompas.paths import STATIC
from kompas.render.card_steps import columns_of, step_size
from kompas.render.compass import draw_compass
from kompas.render.lettering import text_width
from kompas.render.page import Page
from kompas.render.renderer import render
from kompas.render.stylesheets import paper_stylesheet
from kompas.render.theme import theme_of

LAYOUT = Path(__file__).resolve().parent / "card.css"
CARDS_ON_SHEET = 2
LINE_WIDTH = 184.0
"""Room for the numbers that a region adds, in millimetres: the card without its margins."""
LINE_LETTERS = 8.5 * 25.4 / 72
"""Their size, in millimetres; `components/methodekaart/print.css` sets it."""

Side = Literal["voorkant", "achterkant"]


class Nowhere:
    """A card has no links to other items: nobody can follow them from a table."""

    def address(self, kind: str, identifier: str, block: str | None = None) -> str | None:
        """Return no address, whatever is asked for."""
        del kind, identifier, block
        return None


def tools_with_card(handbook: Handbook) -> tuple[Tool, ...]:
    """Return the tools that have a method card, in the order of the handbook."""
    return tuple(tool for tool in handbook.all(Tool) if tool.kaart)


def write_cards_pdf(handbook: Handbook, tools: Sequence[Tool], target: Path) -> int:
    """Write the cards of `tools` as PDF/UA-1 to `target` and return the number of pages.

    Raises:
        ValueError: no tools are given, or one of them has no `kaart`.
    """
    return write_pdf(cards_html(handbook, tools), target, base_url=STATIC, link_titles={})


def cards_html(handbook: Handbook, tools: Sequence[Tool]) -> str:
    """Return the document that WeasyPrint prints.

    For each two cards it has a page with the fronts, then one with the backs in the same order.
    """
    without = [tool.id for tool in tools if tool.kaart is None]
    if without or not tools:
        raise ValueError(f"no method card for: {', '.join(without) or 'no tools'}")
    title = f"Methodekaart {tools[0].titel}" if len(tools) == 1 else "Methodekaarten"
    style = paper_stylesheet(LAYOUT.read_text("utf-8"), theme_of(handbook))
    return paper_html(title, handbook, style, _sheets(handbook, tools))


def _sheets(handbook: Handbook, tools: Sequence[Tool]) -> Iterator[str]:
    page = Page(handbook, Nowhere(), "papier")
    for start in range(0, len(tools), CARDS_ON_SHEET):
        pair = tools[start : start + CARDS_ON_SHEET]
        yield _sheet(page, pair, "voorkant")
        yield _sheet(page, pair, "achterkant")


def _sheet(page: Page, tools: Sequence[Tool], side: Side) -> str:
    cards = "".join(_card(page, tool, side) for tool in tools)
    marks = "".join(f'<div class="snijlijn snijlijn-{edge}"></div>' for edge in ("links", "rechts"))
    return f'<div class="kaartvel">{cards}{marks}</div>'


def _card(page: Page, tool: Tool, side: Side) -> str:
    steps = tool.kaart.stappen if tool.kaart else ()
    theme = theme_of(page.handbook)
    numbers = page.handbook.kompas.noodnummers
    return render(
        "methodekaart",
        page,
        tool=tool,
        kant=side,
        nummers=[number for number in numbers if number.nummer in EMERGENCY_NUMBERS],
        regel=line_of([number for number in numbers if number.nummer not in EMERGENCY_NUMBERS]),
        columns=columns_of(steps),
        size=step_size(steps),
        compass=draw_compass(page.handbook),
        colours={phase: colours[0] for phase, colours in theme.phases.items()},
        ink=theme.paper_ink,
    )


def line_of(numbers: Sequence[Noodnummer]) -> Sequence[Noodnummer]:
    """Return those of `numbers` that fit together on one line of a card.

    A full card has no more room than that. First go the explanations, then the last of the
    numbers; they stand in full on the site and on every other PDF.
    """
    if _width(numbers) <= LINE_WIDTH:
        return numbers
    fitting = [
        number.model_copy(update={"aanleiding": None, "toelichting": None}) for number in numbers
    ]
    while _width(fitting) > LINE_WIDTH:
        fitting.pop()
    return fitting


def _width(numbers: Sequence[Noodnummer]) -> float:
    """Return how wide the line is, in millimetres, as if all of it were bold."""
    texts = (
        " ".join(filter(None, (number.aanleiding, number.naam, number.nummer, number.toelichting)))
        for number in numbers
    )
    return text_width(" · ".join(f"{text} ()" for text in texts), LINE_LETTERS)
