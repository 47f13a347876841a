"""The colours in `regio.yml`: how they are written, and what is said of a slip."""

import pytest
from pydantic import ValidationError

from kompas.model.kleuren import Kleuren
from kompas.model.messages import problems_of
from kompas.source.place import ContentProblems
from kompas.source.yaml_reader import read_yaml


def told_of(text: str) -> list[str]:
    """Return what somebody gets to see who writes `text` in a file of colours."""
    try:
        document = read_yaml(text, "regio.yml")
        Kleuren.model_validate(document.data)
    except ContentProblems as error:
        return [str(problem) for problem in error.problems]
    except ValidationError as error:
        return [str(problem) for problem in problems_of(error, document, Kleuren)]
    return []


def test_no_colour_has_to_be_named() -> None:
    assert set(Kleuren().model_dump().values()) == {None}


def test_capitals_make_no_difference() -> None:
    assert Kleuren(analyse="#1F5FA8") == Kleuren(analyse="#1f5fa8")


def test_colours_can_be_the_key_of_a_cache() -> None:
    assert len({Kleuren(balk="#1b2430"), Kleuren(balk="#1b2430"), Kleuren()}) == 2


def test_a_colour_without_quotes_is_a_comment() -> None:
    [message] = told_of("analyse: #1f5fa8\n")

    assert message.startswith("regio.yml:1:10: ")
    assert "commentaar" in message
    assert "aanhalingstekens" in message


@pytest.mark.parametrize("text", ["analyse:\n", "analyse: # 1f5fa8\n", "analyse: ~\n"])
def test_a_colour_that_is_not_there_is_asked_for_between_quotes(text: str) -> None:
    [message] = told_of(text)

    assert message.startswith("regio.yml:1:")
    assert 'zet de kleur tussen aanhalingstekens, zoals "#1f5fa8"' in message


@pytest.mark.parametrize(
    "value", ['"#12345"', '"#1f5fag"', '"1f5fa8"', "blauw", "123456", "[rood]", '"#1f5fa8ff"']
)
def test_what_is_no_colour_is_told_with_an_example(value: str) -> None:
    [message] = told_of(f"analyse: {value}\n")

    assert message.startswith("regio.yml:1:10: dit is geen kleur; schrijf # met zes tekens")
    assert '"#1f5fa8"' in message


def test_a_slip_in_a_name_is_told_with_the_name_that_was_meant() -> None:
    assert told_of('analyze: "#1f5fa8"\n') == [
        'regio.yml:1:1: de sleutel "analyze" hoort hier niet. Bedoelde u "analyse"?'
    ]


def test_an_editor_s_program_knows_what_a_colour_looks_like() -> None:
    schema = Kleuren.model_json_schema()["properties"]["analyse"]

    assert schema["pattern"] == "^#[0-9a-fA-F]{6}$"
