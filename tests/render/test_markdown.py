"""Markdown as a reader gets it: links, numbered sources, and nothing that can run."""

import re
from dataclasses import replace

import pytest

from kompas.downloads.frame import PaperLocator
from kompas.model.fields import MarkdownText
from kompas.model.stap import Stap
from kompas.render.markdown import render_inline, render_markdown
from kompas.render.page import Page
from kompas.render.renderer import render
from kompas.website.addresses import SiteLocator
from tests.handbooks import handbook_with
from tests.parsed_html import elements_of, text_of


@pytest.fixture
def page() -> Page:
    """A page in a folder, so that links have to go up."""
    return Page(handbook_with(), SiteLocator("tools/klantreis.html"), "scherm")


def shown(text: str, page: Page) -> str:
    return str(render_markdown(text, page)).strip()


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (
            "[de stap](stap:maak-een-plan)",
            '<a href="../stappen/maak-een-plan.html">de stap</a>',
        ),
        (
            "[vormen](stap:organiseer-de-governance#drie-vormen)",
            '<a href="../stappen/organiseer-de-governance.html#drie-vormen">vormen</a>',
        ),
        ("[](tool:klantreis)", '<a href="klantreis.html">Klantreis</a>'),
        (
            "[**samen** doen](fase:ambitie)",
            '<a href="../fasen/ambitie.html"><strong>samen</strong> doen</a>',
        ),
        ("[hulp](pagina:hulp)", '<a href="../hulp.html">hulp</a>'),
        (
            "[NJi](https://www.nji.nl/?a=1&b=2)",
            '<a href="https://www.nji.nl/?a=1&amp;b=2" class="weblink">NJi</a>',
        ),
        ("[bel](tel:112)", '<a href="tel:112">bel</a>'),
    ],
)  # fmt: skip
def test_reference_becomes_a_link(written: str, html: str, page: Page) -> None:
    assert shown(f"Zie {written}.", page) == f"<p>Zie {html}.</p>"


def test_a_term_is_explained_at_its_first_use_on_a_page(page: Page) -> None:
    html = shown("Eerst [](begrip:governance), dan [sturing](begrip:governance).", page)

    first, _, second = html.partition("dan")
    assert 'class="begrip" aria-describedby="uitleg-governance">Governance</a>' in first
    assert 'id="uitleg-governance" role="tooltip">' in first
    assert '<a href="../begrippen.html#governance" class="begrip">sturing</a>' in second
    assert "tooltip" not in second


def test_on_paper_a_term_has_no_tooltip(page: Page) -> None:
    on_paper = replace(page, medium="papier")

    assert "tooltip" not in shown("Zie [](begrip:governance).", on_paper)


def test_a_source_gets_a_number(page: Page) -> None:
    html = shown("Zo is het.[](bron:kompas)", page)

    assert text_of(html) == "Zo is het.bron 1"
    assert [link["href"] for link in elements_of(html, "a")] == ["#bron-1"]


def test_sources_are_numbered_in_reading_order_and_keep_their_number(page: Page) -> None:
    html = shown(
        "Een.[](bron:kompas) Twee.[](bron:provan-kenis-2008) Drie.[](bron:kompas)", page
    ) + shown("Vier.[](bron:provan-kenis-2008)", page)

    assert text_of(html) == "Een.bron 1 Twee.bron 2 Drie.bron 1Vier.bron 2"
    marks = elements_of(html, "a")
    assert [mark["id"] for mark in marks] == ["noot-1-1", "noot-2-1", "noot-1-2", "noot-2-2"]
    assert [mark["href"] for mark in marks] == ["#bron-1", "#bron-2", "#bron-1", "#bron-2"]


def test_every_mark_can_be_reached_from_the_list_of_sources() -> None:
    handbook = handbook_with()
    step = handbook.get(Stap, "organiseer-de-governance")
    page = Page(handbook, SiteLocator("stappen/organiseer-de-governance.html"), "scherm")

    html = render("artikel", page, item=step, downloads=())

    links = {link["href"] for link in elements_of(html, "a")}
    ids = [element["id"] for element in elements_of(html) if "id" in element]
    marks = [name for name in ids if name.startswith("noot-")]
    assert marks == ["noot-1-1", "noot-1-2"]
    assert {"#noot-1-1", "#noot-1-2", "#bron-1"} <= links
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "Tekst met <b onclick='x'>vet</b>.",
        "<!-- weg -->",
        "{{ kompas_home() }}",
        "{% for x in range(9) %}",
        "{# weg #}",
    ],
)
def test_code_is_shown_as_it_was_written(written: str, page: Page) -> None:
    html = shown(written, page)

    assert {element[""] for element in elements_of(html)} <= {"p"}
    assert re.sub("[‘’]", "'", text_of(html)) == written


@pytest.mark.parametrize(
    "written",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](vbscript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "<iemand@example.org>",
    ],
)
def test_an_address_that_runs_is_no_link(written: str, page: Page) -> None:
    assert elements_of(shown(written, page), "a") == []


def test_an_address_cannot_break_out_of_its_attribute(page: Page) -> None:
    html = shown('[x](https://example.org/"onmouseover="alert(1))', page)

    assert all(set(link) <= {"", "href", "class"} for link in elements_of(html, "a"))


def test_a_web_address_without_words_is_shown(page: Page) -> None:
    assert text_of(shown("[](https://www.nji.nl)", page)) == "https://www.nji.nl"


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Neem mee:\n- pen\n- inkt", "<p>Neem mee:</p>\n<ul>\n<li>pen</li>\n<li>inkt</li>\n</ul>"),
        ("Eerst:\n1. kijk\n2. kies", "<p>Eerst:</p>\n<ol>\n<li>kijk</li>\n<li>kies</li>\n</ol>"),
        ("**vet** en *cursief*", "<p><strong>vet</strong> en <em>cursief</em></p>"),
        ('"Samen" ...', "<p>“Samen” …</p>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
    ],
)  # fmt: skip
def test_plain_markdown(written: str, html: str, page: Page) -> None:
    assert shown(written, page) == html


@pytest.mark.parametrize(
    "written", ["# Kop", "Kop\n===", "    code", "```\ncode\n```", "![x](https://x.nl/a)", "---"]
)  # fmt: skip
def test_what_a_text_does_not_have(written: str, page: Page) -> None:
    tags = {element[""] for element in elements_of(shown(written, page))}

    assert tags <= {"p", "a", "code"}


def test_a_title_has_emphasis_but_no_links(page: Page) -> None:
    title = "Zie *dit*, [x](stap:dood)"

    assert render_inline(title, page) == "Zie <em>dit</em>, [x](stap:dood)"


def test_a_cell_of_a_table_has_links(page: Page) -> None:
    cell = MarkdownText("[dit](stap:maak-een-plan)")

    assert render_inline(cell, page) == '<a href="../stappen/maak-een-plan.html">dit</a>'


def test_a_reference_without_an_address_is_just_its_words() -> None:
    handbook = handbook_with()
    elsewhere = handbook.get(Stap, "leer-en-vier")
    page = Page(handbook, PaperLocator(handbook, elsewhere), "papier")

    assert shown("Zie [](tool:klantreis) en [dit](stap:maak-een-plan).", page) == (
        "<p>Zie Klantreis en dit.</p>"
    )


def test_a_link_inside_a_list_inside_a_quotation(page: Page) -> None:
    html = shown("> - zie [dit](stap:maak-een-plan)", page)

    assert [link["href"] for link in elements_of(html, "a")] == ["../stappen/maak-een-plan.html"]
