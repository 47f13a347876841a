"""The numbered sources of a page and of a document."""

from kompas.model.bron import Bron
from kompas.render.citations import Citations, shared_citations

LATER = Bron(id="later", bronvermelding="Zorg, A. (2020)")
EARLIER = Bron(id="eerder", bronvermelding="aan de slag (2021)")


def test_a_page_numbers_its_sources_as_they_come() -> None:
    citations = Citations()

    assert [citations.cite(source).number for source in (LATER, EARLIER, LATER)] == [1, 2, 1]


def test_each_mark_has_an_anchor_of_its_own() -> None:
    citations = Citations()
    citations.cite(LATER)

    assert citations.cite(LATER).mark_anchors == ("noot-1-1", "noot-1-2")


def test_a_document_numbers_all_sources_by_name() -> None:
    citations = shared_citations([LATER, EARLIER])

    assert citations.cite(LATER).number == 2
    assert citations.entry_of(EARLIER).number == 1


def test_looking_up_a_number_leaves_no_mark() -> None:
    citations = shared_citations([LATER])

    assert citations.entry_of(LATER).mark_anchors == ()
