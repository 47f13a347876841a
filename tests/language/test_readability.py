from pathlib import Path

import pytest

from tests.language import readability
from tests.language.passages import own_passages, refuse
from tests.language.readability import (
    Measure,
    long_sentences,
    measure_of,
    ratchet_after,
    read_ratchet,
    sentences_of,
    syllables_in,
    worse_items,
    write_ratchet,
)
from tests.language.report import measure_all, table
from tests.language.samples import running_text

OLD = {"tools/een": Measure(zinslengte=10.0, douma=60.0)}


def test_no_item_is_clearly_harder_than_it_was() -> None:
    worse = list(worse_items(measure_all(), read_ratchet()))

    if worse:
        pytest.fail("\n".join(worse), pytrace=False)


def test_no_sentence_is_too_long() -> None:
    refuse(long_sentences(own_passages()))


def test_the_sentences_of_a_text() -> None:
    text = """
Prof. dr. Patrick Kenis vertelt. Wat zei hij? Dat je [samen](begrip:samen) stuurt!

Kies uit:

- gedeelde sturing, e.a.
- **sturing** door J. de Wit.
  Dat mag ook.

2. De notitie van 1.5 bladzijde.[](bron:kompas) En meer.
"""

    assert list(sentences_of(text)) == [
        "Prof dr Patrick Kenis vertelt.",
        "Wat zei hij?",
        "Dat je samen stuurt!",
        "Kies uit:",
        "gedeelde sturing, e.a.",
        "sturing door J de Wit.",
        "Dat mag ook.",
        "De notitie van 1.5 bladzijde.",
        "En meer.",
    ]


def test_the_syllables_of_a_word() -> None:
    assert [syllables_in(word) for word in ("huis", "Samen", "gemeente", "2020")] == [1, 2, 3, 1]


def test_the_measure_is_that_of_douma() -> None:
    found = measure_of(["De man ziet het huis.", "Samen gaan wij daar wonen."])

    assert found == Measure(zinslengte=5.0, douma=round(206.835 - 0.93 * 5 - 77 * 12 / 10, 1))


def test_a_long_sentence_is_found() -> None:
    fits = running_text(f"{'Woord ' * 25}.")
    too_long = running_text(f"Kort. {'Woord ' * 26}.")

    assert list(long_sentences([fits])) == []
    (problem,) = long_sentences([too_long])
    assert problem.message.startswith("deze zin heeft 26 woorden; hoogstens 25 mag: Woord")


@pytest.mark.parametrize(("length", "ease"), [(11.1, 60.0), (10.0, 56.9)])
def test_a_known_item_that_became_harder_is_found(length: float, ease: float) -> None:
    assert len(list(worse_items({"tools/een": Measure(length, ease)}, OLD))) == 1


def test_a_known_item_may_become_a_little_harder() -> None:
    assert list(worse_items({"tools/een": Measure(11.0, 57.0)}, OLD)) == []


@pytest.mark.parametrize(("length", "ease"), [(15.1, 60.0), (10.0, 44.9)])
def test_a_new_item_below_the_norm_is_found(length: float, ease: float) -> None:
    assert len(list(worse_items({"tools/twee": Measure(length, ease)}, OLD))) == 1


def test_a_new_item_at_the_norm_is_right() -> None:
    assert list(worse_items({"tools/twee": Measure(15.0, 45.0)}, OLD)) == []


def test_the_page_for_who_needs_help_stays_easy_whatever_it_was() -> None:
    before = {"paginas/hulp": Measure(8.0, 61.0)}

    assert len(list(worse_items({"paginas/hulp": Measure(8.0, 59.9)}, before))) == 1
    assert len(list(worse_items({"paginas/hulp": Measure(8.0, 59.9)}, {}))) == 1


def test_the_ratchet_goes_one_way() -> None:
    now = {
        "tools/een": Measure(9.0, 50.0),
        "tools/nieuw": Measure(12.0, 50.0),
        "tools/zwaar": Measure(12.0, 30.0),
    }

    assert ratchet_after(now, {**OLD, "tools/weg": Measure(9.0, 50.0)}, also_worse=False) == {
        "tools/een": Measure(9.0, 60.0),
        "tools/nieuw": Measure(12.0, 50.0),
    }
    assert ratchet_after(now, OLD, also_worse=True) == now


def test_the_ratchet_is_kept_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(readability, "RATCHET", tmp_path / "leesbaarheid.yml")

    write_ratchet(OLD)

    assert read_ratchet() == OLD


def test_the_report_begins_with_what_is_hardest() -> None:
    now = {**OLD, "tools/zwaar": Measure(16.0, 30.0)}
    _, first, second = table(now, OLD)

    assert first.split() == ["tools/zwaar", "16.0", "30.0", "nieuw", "onder", "de", "norm"]
    assert second.split() == ["tools/een", "10.0", "60.0", "60.0"]
