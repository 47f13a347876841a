"""What the book is made of, before it becomes pages."""

from __future__ import annotations

import re

from kompas.downloads.book_locator import book_locator
from kompas.downloads.book_parts import figures_in_text, parts_of
from kompas.downloads.book_pdf import book_html
from kompas.model.handbook import Handbook
from tests.handbooks import handbook_with, replaced, text_of

FIGURE = "ringen-van-het-netwerk"
"""Stands in step 2 of the small handbook."""


def with_figure_in_step_1() -> Handbook:
    name = "stappen/vorm-een-kerngroep"
    block = f"onderdelen:\n  - {{soort: figuur, id: beeld, figuur: {FIGURE}}}\n"
    return handbook_with({name: replaced(text_of(name), "onderdelen:\n", block)})


def test_the_parts_stand_in_the_order_of_reading() -> None:
    titles = [part.title for part in parts_of(handbook_with())]

    assert titles[:2] == ["Om te beginnen", "Fase 1. Voorbereiding"]
    assert titles[-3:] == ["Fase 5. Implementatie", "Tools", "Praktijkvoorbeelden"]


def test_a_part_without_anything_in_it_is_left_out() -> None:
    assert "Verdieping" not in {part.title for part in parts_of(handbook_with())}


def test_a_figure_stands_where_the_text_first_shows_it() -> None:
    handbook = with_figure_in_step_1()
    item, block = figures_in_text(handbook)[FIGURE]

    assert (item.id, block) == ("vorm-een-kerngroep", "beeld")
    assert book_locator(handbook).address("figuur", FIGURE) == "#stap-vorm-een-kerngroep--beeld"


def test_a_figure_is_drawn_once_and_referred_to_elsewhere() -> None:
    html = book_html(with_figure_in_step_1())

    assert len(re.findall(r'<figure class="figuur"', html)) == 1
    assert '<p class="kaart-titel"><a href="#stap-vorm-een-kerngroep--beeld">' in html


def test_every_anchor_is_there_once() -> None:
    anchors = re.findall(r'\bid="([^"]+)"', book_html(handbook_with()))

    assert len(anchors) > 50
    assert sorted(set(anchors)) == sorted(anchors)


def test_every_link_has_its_anchor() -> None:
    html = book_html(handbook_with())
    anchors = set(re.findall(r'\bid="([^"]+)"', html))
    targets = set(re.findall(r'(?:href|data-doel)="#([^"]+)"', html))

    assert len(targets) > 30
    assert targets - anchors == set()


def test_what_a_field_and_its_label_share_is_spelled_for_the_form_they_stand_in() -> None:
    html = book_html(handbook_with())
    inputs = set(re.findall(r'<input[^>]*\bid="([^"]+)"', html))
    labels = set(re.findall(r'<label[^>]*\bfor="([^"]+)"', html))

    assert "tool-governance-checklist--veld-fase-start" in inputs & labels
    assert all(name.startswith("tool-") and "--veld-" in name for name in inputs)
    assert all(name.startswith("tool-") and "--veld-" in name for name in labels)


def test_a_term_is_explained_only_where_the_book_first_uses_it() -> None:
    step = "stappen/vorm-een-kerngroep"
    text = replaced(text_of(step), "Begin klein.", "Begin klein met [sturen](begrip:governance).")
    html = book_html(handbook_with({step: text}))

    assert html.count('href="#begrip--governance"') > 1
    assert html.count('<span class="voetnoot"><b>Governance</b>') == 1
