"""The mark by which a file says which form it is."""

import pytest

from kompas.forms.marks import FormMark, mark_in


def test_a_mark_is_read_back() -> None:
    mark = FormMark("governance-checklist", 12)

    assert str(mark) == "kompas-formulier:governance-checklist:12"
    assert mark_in(str(mark)) == mark


@pytest.mark.parametrize(
    "keywords",
    ["netwerk; kompas-formulier:klantreis:3", "kompas-formulier:klantreis:3, eigen, woorden"],
)
def test_other_keywords_may_stand_beside_it(keywords: str) -> None:
    assert mark_in(keywords) == FormMark("klantreis", 3)


@pytest.mark.parametrize(
    "keywords",
    [
        "",
        "netwerk, klantreis",
        "kompas-formulier:",
        "kompas-formulier:klantreis",
        "kompas-formulier:klantreis:0",
        "kompas-formulier:klantreis:12345678",
        "kompas-formulier:../geheim:1",
        "kompas-formulier:Klantreis:1",
    ],
)
def test_a_file_without_a_mark(keywords: str) -> None:
    assert mark_in(keywords) is None
