"""The file that keeps answers: what is read from it, from whoever it comes."""

import json
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompas.forms.answers import Answers, FileFaultError, LeftOver
from kompas.forms.placing import place_answers
from kompas.forms.saved_file import FILE_LIMIT, TOO_LARGE, read_saved_file, saved_file
from tests.forms.examples import answers_to, by_name, by_path, example_form, examples

FORM = example_form()
MOMENT = datetime(2026, 11, 22, 10, 15, tzinfo=timezone(timedelta(hours=1)))
HEAD = {"kompas": "antwoorden", "formulier": "proef", "versie": 3}

READ = [e for e in examples("bestanden") if "fault" not in e]
REFUSED = [e for e in examples("bestanden") if "fault" in e]


def _deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    steps = st.sampled_from(["naam", "acties", "dag", "inloop", "wat", "weg", "1", "__proto__", ""])
    return st.lists(inner, max_size=4) | st.dictionaries(steps, inner, max_size=4)


def _bytes(example: dict[str, Any]) -> bytes:
    text = example["text"] if "text" in example else json.dumps(example["file"])
    return str(text).encode()


@pytest.mark.parametrize("example", [pytest.param(e, id=e["name"]) for e in READ])
def test_file_that_can_be_read(example: dict[str, Any]) -> None:
    saved = read_saved_file(_bytes(example), "proef", FORM)

    left_over = [(each.question, each.answer) for each in saved.placed.left_over]
    assert by_name(saved.placed.answers) == example["answers"]
    assert left_over == [(each["vraag"], each["antwoord"]) for each in example["leftOver"]]
    assert list(saved.placed.messages) == example["messages"]
    assert saved.name == example["label"]


@pytest.mark.parametrize("example", [pytest.param(e, id=e["name"]) for e in REFUSED])
def test_file_that_is_refused(example: dict[str, Any]) -> None:
    with pytest.raises(FileFaultError) as refused:
        read_saved_file(_bytes(example), "proef", FORM)

    assert str(refused.value) == example["fault"]


@pytest.mark.parametrize("example", [pytest.param(e, id=e["name"]) for e in examples("bewaren")])
def test_file_that_keeps_answers(example: dict[str, Any]) -> None:
    left_over = [LeftOver(each["vraag"], each["antwoord"]) for each in example["leftOver"]]
    answers = by_path(example["flat"])

    written = saved_file("proef", "Proefformulier", FORM, answers, MOMENT, left_over=left_over)

    assert json.loads(written) == {**example["file"], "bewaard": "2026-11-22T10:15:00+01:00"}


@settings(deadline=None)
@given(answers_to(FORM))
def test_answers_come_back_as_they_were(answers: Answers) -> None:
    written = saved_file("proef", "Proefformulier", FORM, answers, MOMENT)

    assert read_saved_file(written.encode(), "proef", FORM).placed.answers == answers


@settings(deadline=None)
@given(st.binary(max_size=200) | st.recursive(st.none() | st.booleans() | st.text(), _deeper))
def test_whatever_is_opened_is_read_or_refused(anything: Any) -> None:
    data = anything if isinstance(anything, bytes) else json.dumps({**HEAD, "antwoorden": anything})

    with suppress(FileFaultError):
        read_saved_file(data if isinstance(data, bytes) else data.encode(), "proef", FORM)


def test_mark_of_the_byte_order_is_no_fault() -> None:
    data = b"\xef\xbb\xbf" + json.dumps({**HEAD, "antwoorden": {"naam": "x"}}).encode()

    assert by_name(read_saved_file(data, "proef", FORM).placed.answers) == {"naam": "x"}


def test_file_in_another_encoding_is_refused() -> None:
    data = json.dumps({**HEAD, "antwoorden": {"naam": "ë"}}, ensure_ascii=False).encode("cp1252")

    with pytest.raises(FileFaultError, match="beschadigd"):
        read_saved_file(data, "proef", FORM)


def test_file_of_more_than_2_mb_is_refused() -> None:
    with pytest.raises(FileFaultError) as refused:
        read_saved_file(b" " * (FILE_LIMIT + 1), "proef", FORM)

    assert str(refused.value) == TOO_LARGE


def test_rows_by_the_hundred_thousands() -> None:
    empty = {**HEAD, "antwoorden": {"acties": [{}] * 400_000}}
    full = {**HEAD, "antwoorden": {"acties": [{"wat": "x"}] * 100_000}}

    assert not read_saved_file(json.dumps(empty).encode(), "proef", FORM).placed.answers
    with pytest.raises(FileFaultError, match=r"^Dit bestand heeft 100000 antwoorden; "):
        read_saved_file(json.dumps(full).encode(), "proef", FORM)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_brackets_inside_brackets_by_the_hundred_thousands(opening: str, closing: str) -> None:
    bomb = f"{opening * 200_000}1{closing * 200_000}"
    inside = json.dumps({**HEAD, "antwoorden": 0}).replace(": 0", f": {bomb}")

    for text in (bomb, inside):
        with pytest.raises(FileFaultError):
            read_saved_file(text.encode(), "proef", FORM)


def test_answers_of_a_filled_pdf_find_their_place_in_the_same_way() -> None:
    given = {
        "omvang_actie": "tel\r\nop",
        "naam": "x\ny",
        "acties_4_wat": "z",
        "acties_01_wat": "nul",
    }

    placed = place_answers(by_path(given), 1, FORM)

    assert by_name(placed.answers) == {"naam": "x y", "vervolg": "tel\nop"}
    assert [each.answer for each in placed.left_over] == ["z", "nul"]
