from collections.abc import Iterable
from itertools import pairwise

import pytest

from tests.language import spelling
from tests.language.passages import markdown_files, own_passages, refuse
from tests.language.samples import running_text
from tests.language.spelling import WORD_LIST, WordList, entries_of, misspelt

ENTRIES = entries_of(WORD_LIST.read_text("utf-8"))


def faults(text: str, known: Iterable[str] = ()) -> list[str]:
    return [str(problem) for problem in misspelt([running_text(text)], WordList.of(known))]


def test_every_word_of_the_handbook_is_known() -> None:
    refuse(
        misspelt([*own_passages(), *markdown_files()], WordList.of(ENTRIES)),
        f"Is een woord toch goed? Zet het op alfabet in tests/language/{WORD_LIST.name}.",
    )


def test_the_word_list_is_in_order() -> None:
    for before, entry in pairwise(ENTRIES):
        if (entry.casefold(), entry) <= (before.casefold(), before):
            pytest.fail(f'{WORD_LIST.name}: "{entry}" hoort niet na "{before}"', pytrace=False)


def test_a_misspelt_word_is_found_at_its_place_with_what_was_meant() -> None:
    (fault,) = faults("Dit is een tekts.")

    assert fault.startswith('proef.yml:1:12: "tekts" kennen we niet. Bedoel je "tekst" of ')


@pytest.mark.parametrize(
    "text",
    [
        "Juni is een maand, en gemeenten maken beleid.",
        "Zie [de tekst](tool:klantries-xyz) en https://www.qwrtp.nl/zxcv.",
        "Bij n.v.t. vult een 12-jarige niets in.",
        'De bron schrijft "eengerelateerd".',
        "Zorg- en veiligheidshuizen, drempels en MDO's.",
    ],
)
def test_what_is_right(text: str) -> None:
    assert faults(text, ["MDO"]) == []


def test_our_own_words() -> None:
    known = ["femicide", "Filomena", "LVB", "shared savings"]

    assert faults("Femicide, de LVB-zorg en Filomena's aanpak: Shared savings.", known) == []
    assert len(faults("Het woord savings alleen, of filomena.", known)) == 2


def test_suggestions_stop_when_they_would_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "MOST_SUGGESTIONS", 1)
    first, second = faults("Twee tekts en tekzt.")

    assert "Bedoel je" in first
    assert second.endswith('"tekzt" kennen we niet.')
