"""Does the search find what people look for? Two scores, on questions written blind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser.site import Site

QUESTIONS = Path(__file__).with_name("zoekvragen.yml")
LEAST_FIRST, LEAST_FIRST_FIVE = 0.85, 0.95
ASK = """questions => {
  const engine = kompasZoekmachine(kompasZoekindex);
  return questions.map(question => engine.zoek(question, 5).map(hit => hit.entry.adres));
}"""

Question = dict[str, Any]


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    loaded: list[Question] = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    return loaded


def test_questions_are_answered(
    site: Site,
    new_page: Callable[..., Page],
    questions: list[Question],
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = new_page()
    page.goto(site.url("index.html"))
    for script in ("assets/zoekindex.js", "assets/zoekmachine.js"):
        page.add_script_tag(url=site.url(script))
    answers = page.evaluate(ASK, [question["vraag"] for question in questions])

    failures = []
    with capsys.disabled():
        for part in ("afstemmen", "bewaard"):
            of_part = [
                pair for pair in zip(questions, answers, strict=True) if pair[0]["deel"] == part
            ]
            first, first_five = scores(of_part)
            print(
                f"\nsearch, {part}: {first:.0%} first, {first_five:.0%} among the first five",
                end="",
            )
            if first < LEAST_FIRST or first_five < LEAST_FIRST_FIVE:
                failures += [
                    describe(*pair) for pair in of_part if pair[1][:1] != pair[0]["wil"][:1]
                ]
    assert not failures, "\n".join(line for line in failures if line)


def scores(asked: list[tuple[Question, list[str]]]) -> tuple[float, float]:
    """Return the parts of the questions answered by the first hit, and by one of the first five."""
    first = sum(answer[:1] != [] and answer[0] in question["wil"] for question, answer in asked)
    first_five = sum(any(page in question["wil"] for page in answer) for question, answer in asked)
    return first / len(asked), first_five / len(asked)


def describe(question: Question, answer: list[str]) -> str:
    """Return what went wrong with one question, or nothing."""
    if answer and answer[0] in question["wil"]:
        return ""
    return f"{question['vraag']}: {', '.join(answer) or 'nothing'} (wanted {question['wil'][0]})"


def test_every_wanted_page_exists(built_site: Path, questions: list[Question]) -> None:
    for question in questions:
        for address in question["wil"]:
            page, _, anchor = address.partition("#")
            assert (built_site / page).exists(), address
            assert f'id="{anchor}"' in (built_site / page).read_text("utf-8") or not anchor, address
