"""The elephant: what is said about each part stands near it, inside the drawing."""

from hypothesis import given

from kompas.model.figuur import SHORT_LABEL_LIMIT, Aanraking, Olifant
from kompas.render.elephant import HEIGHT, MARK, SIZE, WIDTH, TouchShape, draw_elephant
from kompas.render.lettering import CAP_HEIGHT, DESCENT
from tests.render.drawings import names

PARTS = ("poot", "slagtand", "staart")
OFFSETS = {"start": 0.0, "middle": 0.5, "end": 1.0}


def elephant_saying(*words: str) -> Olifant:
    return Olifant(
        soort="olifant",
        aanrakingen=tuple(
            Aanraking.model_validate({"id": part, "deel": part, "titel": said})
            for part, said in zip(PARTS, words, strict=True)
        ),
    )


def sides(touch: TouchShape) -> tuple[float, float]:
    offset = OFFSETS[touch.anchor]
    left = min(line.x - line.width * offset for line in touch.lines)
    return left, max(line.x + line.width * (1 - offset) for line in touch.lines)


@given(names(SHORT_LABEL_LIMIT), names(SHORT_LABEL_LIMIT), names(SHORT_LABEL_LIMIT))
def test_words_stand_inside_the_drawing(first: str, second: str, third: str) -> None:
    for touch in draw_elephant(elephant_saying(first, second, third)).touches:
        left, right = sides(touch)
        assert left >= 0
        assert right <= WIDTH
        assert touch.lines[0].y - CAP_HEIGHT * SIZE >= 0
        assert touch.lines[-1].y + DESCENT * SIZE <= HEIGHT


def test_three_utterances_are_numbered_and_keep_apart() -> None:
    drawing = elephant_saying("Het is een boom", "Het is een speer", "Het is een kwast")
    tree, spear, brush = draw_elephant(drawing).touches

    assert [touch.number for touch in (tree, spear, brush)] == ["1", "2", "3"]
    assert sides(brush)[1] < sides(spear)[0]
    assert tree.y + MARK < tree.line_end < tree.lines[0].y
    assert brush.lines[-1].y < brush.line_end < brush.y - MARK
