"""What the files of the site say by themselves, without a browser."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import SplitResult, unquote, urlsplit

import pytest

from tests.browser.site import Document, documents_in

pytestmark = pytest.mark.xdist_group("browser-bestanden")

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@pytest.fixture(scope="module")
def documents(built_site: Path) -> list[Document]:
    return documents_in(built_site)


def test_every_link_and_anchor_leads_somewhere(documents: list[Document], built_site: Path) -> None:
    anchors = {document.page: set(document.values("id")) for document in documents}
    dead = []
    for document in documents:
        for address in own_addresses(document):
            path, anchor = unquote(address.path), unquote(address.fragment)
            place = normpath(join(dirname(document.page), path)) if path else document.page
            if place.startswith(("../", "/")) or not built_site.joinpath(place).is_file():
                dead.append(f"{document.page}: {address.geturl()} is not there")
            elif anchor and anchor not in anchors.get(place, set()):
                dead.append(f"{document.page}: {place} has no #{anchor}")
    assert not dead, "\n".join(dead)


def own_addresses(document: Document) -> Iterator[SplitResult]:
    """Return what `document` links to or loads, except other hosts and telephone numbers."""
    for value in (*document.values("href"), *document.values("src")):
        address = urlsplit(value)
        if address.scheme not in {"http", "https", "tel", "mailto", "data"}:
            yield address


def test_every_page_starts_with_its_own_title(documents: list[Document]) -> None:
    titles: dict[str, str] = {}
    for document in documents:
        title = document.all("title")[0].text  # a drawing may have a title too
        assert titles.setdefault(title, document.page) == document.page, f"{title} stands twice"
        [heading] = document.all("h1")
        assert heading.text.strip(), f"{document.page} has an empty h1"


def test_no_heading_level_is_skipped(documents: list[Document]) -> None:
    for document in documents:
        levels = [int(heading.tag[1]) for heading in document.all(*HEADINGS)]
        assert levels[0] == 1, document.page
        for level, following in itertools.pairwise(levels):
            assert following <= level + 1, f"{document.page}: h{following} comes after h{level}"


def test_no_page_needs_a_looser_policy(documents: list[Document]) -> None:
    """A strict Content-Security-Policy allows the script in the head and none of these."""
    for document in documents:
        assert not document.all("style", "iframe", "object", "embed", "base"), document.page
        inline = [script for script in document.all("script") if "src" not in script.attributes]
        assert len(inline) == 1, document.page
        for element in document.elements:
            loose = [name for name in element.attributes if name == "style" or name[:2] == "on"]
            assert not loose, f"{document.page}: <{element.tag} {loose}>"


def test_no_id_stands_twice_on_a_page(documents: list[Document]) -> None:
    for document in documents:
        twice = [name for name, count in Counter(document.values("id")).items() if count > 1]
        assert not twice, f"{document.page}: {twice}"


def test_what_an_attribute_names_is_on_the_page(documents: list[Document]) -> None:
    for document in documents:
        known = set(document.values("id"))
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            for value in document.values(attribute):
                missing = set(value.split()) - known
                assert not missing, f"{document.page}: {attribute} names {missing}"


def test_every_page_says_that_it_is_dutch(documents: list[Document]) -> None:
    assert {element.attributes["lang"] for page in documents for element in page.all("html")} == {
        "nl"
    }


def test_the_emergency_numbers_are_on_every_page(documents: list[Document]) -> None:
    for document in documents:
        line = next(e for e in document.elements if e.attributes.get("class") == "noodnummers")
        words = " ".join(line.text.split())
        assert words == "Direct gevaar? Bel 112 Veilig Thuis 0800-2000 (gratis, dag en nacht)"
        numbers = {
            link.text: link.attributes["href"]
            for link in document.all("a")
            if link.attributes.get("href", "").startswith("tel:")
        }
        assert numbers["112"] == "tel:112", document.page
        assert numbers["0800-2000"] == "tel:08002000", document.page


def test_every_page_leads_to_help(documents: list[Document]) -> None:
    for document in documents:
        links = {link.text: link.attributes.get("href", "") for link in document.all("a")}
        assert links["Heb je zelf hulp nodig?"].endswith("hulp.html"), document.page
