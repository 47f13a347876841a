import pytest

from tests.language.abbreviations import COMMON_LIST, terms_by_abbreviation, unexplained
from tests.language.passages import Passage, editions, refuse
from tests.language.samples import TERMS, label, running_text
from tests.language.spelling import entries_of

COMMON = entries_of(COMMON_LIST.read_text("utf-8"))


def faults(*item: Passage) -> list[str]:
    found = unexplained(item, terms_by_abbreviation(TERMS), ["Bright GGZ", "PDF", "n.v.t."])
    return [str(problem) for problem in found]


def test_every_abbreviation_is_explained_where_an_item_first_uses_it() -> None:
    refuse(
        problem
        for edition in editions()
        for item in edition.own_items
        for problem in unexplained(
            item, terms_by_abbreviation(edition.handbook.begrippen.values()), COMMON
        )
    )


def test_a_first_use_without_explanation_is_found() -> None:
    assert faults(running_text("Bel de ggz, de [ggz](begrip:ggz).")) == [
        'proef.yml:1:8: leg "ggz" hier uit: [ggz](begrip:ggz)'
    ]
    assert faults(running_text("In het MDO.")) == [
        'proef.yml:1:8: leg "MDO" hier uit: de hele naam (MDO)'
    ]
    assert len(faults(running_text("Wij doen MDA++, i.v.m. de ggz-medewerker."))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "De [ggz](begrip:ggz), en dan de ggz.",
        "De [volwassenen-ggz](begrip:ggz) en de ggz.",
        "De [geestelijke gezondheidszorg](begrip:ggz) (ggz), en dan de ggz.",
        "Bij JenV (Justitie en Veiligheid) en bij JenV.",
        "Een multidisciplinair overleg (MDO).",
        "Een [MDO](tool:multidisciplinair-overleg).",
        "Bij Bright GGZ ligt een PDF; n.v.t.",
    ],
)
def test_what_is_explained(text: str) -> None:
    assert faults(running_text(text)) == []


def test_brackets_alone_explain_nothing() -> None:
    assert len(faults(running_text("Denk aan privacy (AVG)."))) == 1
    assert len(faults(running_text("Van het NJi (1998)."))) == 1
    assert len(faults(running_text("Een [MDO](https://example.org)."))) == 1


def test_a_label_cannot_hold_a_link_but_the_text_can() -> None:
    heading = label("Samen met de ggz")

    assert faults(heading, running_text("De [ggz](begrip:ggz) doet mee.")) == []
    assert faults(heading, running_text("Zij doet mee.")) == [
        'proef.yml:1:14: leg "ggz" hier uit: Geestelijke gezondheidszorg (ggz)'
    ]
    assert faults(heading, label("De geestelijke gezondheidszorg (ggz)", "hulp")) == []
