"""Method cards: each fits its A5, and cutting the sheets gives cards with matching sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import Box, TextBox

from kompas.build.pipeline import load
from kompas.downloads.card_pdf import cards_html, line_of, tools_with_card, write_cards_pdf
from kompas.model.formulier import Formulier
from kompas.model.handbook import Handbook
from kompas.model.kompas import Noodnummer
from kompas.model.methodekaart import (
    FEWEST_STEPS,
    GOAL_CHARACTERS,
    MOST_STEPS,
    STEP_CHARACTERS,
    STEP_TITLE_CHARACTERS,
    STEPS_CHARACTERS,
    KaartStap,
    Methodekaart,
)
from kompas.model.tool import (
    CARD_MATERIAL_CHARACTERS,
    CARD_MATERIALS,
    CARD_PEOPLE_CHARACTERS,
    CARD_TITLE_CHARACTERS,
    Duur,
    Groep,
    Tool,
)
from kompas.paths import STATIC, handbook_root
from tests.handbooks import REGIO
from tests.pdf.verapdf import check_pdf_ua
from tests.regions import LONG_NUMBERS

MILLIMETRE = 96 / 25.4
"""In CSS pixels, the unit of the layout."""
CARD_WIDTH, CARD_HEIGHT = 210 * MILLIMETRE, 148.5 * MILLIMETRE
EDGE = 7 * MILLIMETRE
SMALLEST_LETTER = 8.5 * 96 / 72
ROUNDING = 0.1
LETTERS = "Onderling overeengekomen verantwoordelijkheden vragen zorgvuldige besluitvorming, "


@dataclass(frozen=True)
class Part:
    """Where a part of a card came to stand, in CSS pixels from the upper left of its page."""

    page: int
    classes: tuple[str, ...]
    identifier: str
    left: float
    top: float
    right: float
    bottom: float
    box: Box


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return load(handbook_root() / "content")


@pytest.fixture(scope="module")
def parts(handbook: Handbook) -> list[Part]:
    return laid_out(handbook, tools_with_card(handbook))


@pytest.fixture(scope="module")
def card_pdf(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("kaarten") / "alle.pdf"
    tools = tools_with_card(handbook)
    assert write_cards_pdf(handbook, tools, target) == 2 * ((len(tools) + 1) // 2)
    return target


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The handbook as the copy of a region with as many and as long numbers as there may be."""
    region = tmp_path_factory.mktemp("regio")
    (region / "regio.yml").write_text(REGIO + LONG_NUMBERS, "utf-8")
    return load(handbook_root() / "content", region)


def laid_out(handbook: Handbook, tools: Sequence[Tool]) -> list[Part]:
    document = HTML(string=cards_html(handbook, tools), base_url=str(STATIC)).render()
    return [
        part
        for number, page in enumerate(document.pages)
        for part in parts_of(page._page_box, number)
    ]


def parts_of(box: Box, page: int) -> Iterator[Part]:
    """Yield `box` and all below it; what follows its own edge is measured, text too."""
    element = box.element if hasattr(box.element, "get") else None
    yield Part(
        page,
        tuple((element.get("class") or "").split()) if element is not None else (),
        (element.get("id") or "") if element is not None else "",
        box.position_x,
        box.position_y,
        box.position_x + (box.width if isinstance(box, TextBox) else box.margin_width()),
        box.position_y + (box.height if isinstance(box, TextBox) else box.margin_height()),
        box,
    )
    for child in getattr(box, "children", ()):
        yield from parts_of(child, page)


def cards_among(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if "methodekaart" in part.classes]


def inside(card: Part) -> list[Part]:
    return list(parts_of(card.box, card.page))


def texts_inside(card: Part) -> list[Part]:
    return [part for part in inside(card) if isinstance(part.box, TextBox)]


def one_inside(card: Part, name: str) -> Part:
    return next(part for part in inside(card) if name in part.classes)


def faults_of(card: Part) -> Iterator[str]:
    """Yield what does not fit on `card`."""
    foot = one_inside(card, "methodekaart-voet")
    for part in texts_inside(card):
        text = part.box.text
        if part.left < card.left + EDGE or part.right > card.right - EDGE + ROUNDING:
            yield f"{card.identifier}: {text!r} stands outside the width"
        if part.bottom > foot.bottom + ROUNDING or part.top < card.top + EDGE:
            yield f"{card.identifier}: {text!r} stands outside the height"
        if part.box.style["font_size"] < SMALLEST_LETTER - ROUNDING:
            yield f"{card.identifier}: {text!r} is too small"
    if "methodekaart-achter" in card.classes:
        steps = one_inside(card, "methodekaart-stappen")
        lowest = max(part.bottom for part in texts_inside(steps))
        if lowest > foot.top:
            yield f"{card.identifier}: the steps run {lowest - foot.top:.0f} px into the foot"
    else:
        above = one_inside(card, "methodekaart-boven")
        below = one_inside(card, "methodekaart-onder")
        lowest = max(part.bottom for part in inside(above))
        if lowest > below.top + ROUNDING:
            yield f"{card.identifier}: the goal runs {lowest - below.top:.0f} px into the facts"


def written(length: int, end: str = "") -> str:
    """Return a text of exactly `length` characters, in long words."""
    return (LETTERS * 3)[: length - len(end)].rstrip(" ,").ljust(length - len(end), "n") + end


def longest_steps(count: int, longest: int) -> tuple[KaartStap, ...]:
    """Return steps of up to `longest` characters, the first ones full, as long as there is room."""
    room = STEPS_CHARACTERS
    lengths = []
    for left in range(count - 1, -1, -1):
        lengths.append(min(longest, room - left * len("Doe.")))
        room -= lengths[-1]
    title = written(STEP_TITLE_CHARACTERS)
    return tuple(
        KaartStap.model_construct(titel=title, doen=written(length, "."), minuten=100)
        for length in lengths
    )


def longest_tool(steps: int, longest: int, materials: int) -> Tool:
    """Return a tool with everything that its card may hold."""
    return Tool.model_construct(
        id=f"langste-{steps}-{longest}-{materials}",
        titel=written(CARD_TITLE_CHARACTERS),
        soort="invulformulier",
        kern="",
        stappen=("breng-de-huidige-situatie-in-beeld", "formuleer-een-gedeelde-ambitie"),
        duur=Duur(voorbereiden=119, uitvoeren=119, afronden=1, inschatting=True),
        groep=Groep(min=10, max=100, wie=(written(CARD_PEOPLE_CHARACTERS),), inschatting=True),
        benodigdheden=(written(CARD_MATERIAL_CHARACTERS),) * materials,
        formulier=Formulier.model_construct(versie=1, onderdelen=()),
        kaart=Methodekaart.model_construct(
            doel=written(GOAL_CHARACTERS, "."), stappen=longest_steps(steps, longest)
        ),
    )


def test_every_working_method_and_run_sheet_has_a_card(handbook: Handbook) -> None:
    asked = [tool.id for tool in handbook.all(Tool) if tool.soort in ("werkvorm", "draaiboek")]

    assert asked
    assert set(asked) <= {tool.id for tool in tools_with_card(handbook)}


def test_the_minutes_on_a_card_are_those_of_the_run_sheet(handbook: Handbook) -> None:
    tool = handbook.get(Tool, "klantreis")
    assert tool.formulier is not None
    assert tool.kaart is not None
    [sheet] = [
        field
        for part in tool.formulier.onderdelen
        for field in part.velden
        if field.soort == "draaiboek"
    ]

    on_card = sum(step.minuten or 0 for step in tool.kaart.stappen)
    assert on_card == sum(slot.minuten or 0 for slot in sheet.tijdvakken) == 155


def test_everything_on_a_card_fits(handbook: Handbook, parts: list[Part]) -> None:
    cards = cards_among(parts)

    assert len(cards) == 2 * len(tools_with_card(handbook))
    assert [fault for card in cards for fault in faults_of(card)] == []


def test_the_longest_text_that_a_card_may_hold_fits(handbook: Handbook) -> None:
    full = [
        longest_tool(steps, STEP_CHARACTERS, CARD_MATERIALS)
        for steps in range(FEWEST_STEPS, MOST_STEPS + 1)
    ]
    even = [
        longest_tool(steps, STEPS_CHARACTERS // steps, materials)
        for steps, materials in ((7, 1), (8, 2))
    ]
    cards = cards_among(laid_out(handbook, [*full, *even]))

    assert len(cards) == 2 * len([*full, *even])
    assert [fault for card in cards for fault in faults_of(card)] == []


def test_a_text_that_is_too_long_would_be_found(handbook: Handbook) -> None:
    tool = longest_tool(8, STEP_CHARACTERS, CARD_MATERIALS)
    too_long = tool.model_copy(update={"benodigdheden": tool.benodigdheden * 2})
    front, _ = cards_among(laid_out(handbook, [too_long]))

    assert list(faults_of(front)) != []


def test_each_card_is_half_a_sheet(parts: list[Part]) -> None:
    for card in cards_among(parts):
        assert card.left == 0
        assert card.right == pytest.approx(CARD_WIDTH, abs=ROUNDING)
        assert card.bottom - card.top == pytest.approx(CARD_HEIGHT, abs=ROUNDING)
        assert card.top == pytest.approx(0, abs=ROUNDING) or card.top == pytest.approx(
            CARD_HEIGHT, abs=ROUNDING
        )


def test_front_and_back_lie_on_the_same_place_of_the_same_sheet(parts: list[Part]) -> None:
    """The sheet turns over its long edge, which is upright: above stays above."""
    fronts = {
        (card.page // 2, card.top): card.identifier.removeprefix("voor-")
        for card in cards_among(parts)
        if card.page % 2 == 0
    }
    backs = {
        (card.page // 2, card.top): card.identifier.removeprefix("achter-")
        for card in cards_among(parts)
        if card.page % 2 == 1
    }

    assert fronts == backs


def test_an_odd_card_leaves_half_a_sheet_empty_with_its_cut_marks(handbook: Handbook) -> None:
    parts = laid_out(handbook, tools_with_card(handbook)[:1])
    marks = [part for part in parts if "snijlijn" in part.classes]

    assert [card.page for card in cards_among(parts)] == [0, 1]
    assert [mark.page for mark in marks] == [0, 0, 1, 1]
    assert all(mark.top == pytest.approx(CARD_HEIGHT, abs=ROUNDING) for mark in marks)


def test_the_cards_pass_every_rule_of_pdf_ua(card_pdf: Path) -> None:
    assert check_pdf_ua([card_pdf]) == {card_pdf: []}


def test_front_and_back_name_the_tool_and_the_version(handbook: Handbook, card_pdf: Path) -> None:
    sides = [words_on(page) for page in PdfReader(card_pdf).pages]
    for number, tool in enumerate(tools_with_card(handbook)):
        sheet = number // 2
        for side in sides[2 * sheet : 2 * sheet + 2]:
            assert "".join(tool.titel.split()) in side
            assert f"versie{handbook.kompas.versie}" in side


def test_every_front_has_the_emergency_numbers(handbook: Handbook, parts: list[Part]) -> None:
    fronts = [card for card in cards_among(parts) if "methodekaart-voor" in card.classes]

    assert len(fronts) == len(tools_with_card(handbook))
    for card in fronts:
        text = " ".join(part.box.text for part in texts_inside(card))
        assert "112" in text
        assert "0800-2000" in text


def test_numbers_of_a_region_lie_over_nothing_on_a_card(busy: Handbook) -> None:
    tools = [*tools_with_card(busy), longest_tool(8, STEP_CHARACTERS, CARD_MATERIALS)]
    cards = cards_among(laid_out(busy, tools))
    fronts = [card for card in cards if "methodekaart-voor" in card.classes]

    assert len(fronts) == len(tools)
    assert [fault for card in cards for fault in faults_of(card)] == []
    assert [text for card in fronts for text in covered_by_numbers(card)] == []


def covered_by_numbers(card: Part) -> Iterator[str]:
    """Yield the texts of `card` that the box or the line with numbers touches."""
    for name in ("noodnummers", "methodekaart-nummers"):
        numbers = one_inside(card, name)
        own = {id(part.box) for part in inside(numbers)}
        for part in texts_inside(card):
            if id(part.box) not in own and touch(numbers, part):
                yield f"{card.identifier}: {part.box.text!r} under {name}"


def touch(one: Part, other: Part) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def number(name: str, remark: str | None = None) -> Noodnummer:
    return Noodnummer(id="dienst", naam=name, nummer="088-1234567", toelichting=remark)


def test_a_card_shows_what_fits_on_one_line_of_the_numbers_of_a_region() -> None:
    short = [number("Crisisdienst", "dag en nacht"), number("Veiligheidshuis", "op werkdagen")]
    remarked = [number("Crisisdienst", LETTERS), number("Veiligheidshuis", LETTERS)]
    long = [number("Crisisdienst"), number(LETTERS)]

    assert line_of([]) == []
    assert line_of(short) == short
    assert line_of(remarked) == [number("Crisisdienst"), number("Veiligheidshuis")]
    assert line_of(long) == [number("Crisisdienst")]


def test_the_same_cards_are_the_same_file(handbook: Handbook, tmp_path: Path) -> None:
    tools = tools_with_card(handbook)[:2]
    write_cards_pdf(handbook, tools, tmp_path / "een.pdf")
    write_cards_pdf(handbook, tools, tmp_path / "twee.pdf")

    assert (tmp_path / "een.pdf").read_bytes() == (tmp_path / "twee.pdf").read_bytes()


def test_a_tool_without_a_card_is_refused(handbook: Handbook) -> None:
    without = [tool for tool in handbook.all(Tool) if tool.kaart is None][:1]

    with pytest.raises(ValueError, match=without[0].id):
        cards_html(handbook, without)
    with pytest.raises(ValueError, match="no tools"):
        cards_html(handbook, [])


def words_on(page: PageObject) -> str:
    return "".join(page.extract_text().split())
