"""Links between the pages of the site: relative, so that a site can be moved or zipped."""

import posixpath
from urllib.parse import urldefrag, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.render.web_pages import page_of
from kompas.website.addresses import SiteLocator, source_of
from tests.handbooks import handbook_with

NAMES = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
KINDS = st.sampled_from(["fase", "stap", "tool", "figuur", "pagina", "praktijkvoorbeeld", "rol"])


@given(page=PATHS, target=PATHS)
def test_a_relative_link_leads_to_its_target(page: str, target: str) -> None:
    link = SiteLocator(f"{page}.html").to(f"{target}.html")

    here = f"https://example.org/handboek/{page}.html"
    assert urljoin(here, link) == f"https://example.org/handboek/{target}.html"


@given(page=PATHS, kind=KINDS, identifier=NAMES, block=st.none() | NAMES)
def test_the_address_of_an_item(page: str, kind: str, identifier: str, block: str | None) -> None:
    link = SiteLocator(f"{page}.html").address(kind, identifier, block)

    address, fragment = urldefrag(urljoin(f"file:///tmp/site/{page}.html", link))
    assert address == f"file:///tmp/site/{page_of(kind, identifier)}"
    assert fragment == (block or "")


@given(page=PATHS)
def test_the_way_up(page: str) -> None:
    assert posixpath.normpath(f"{posixpath.dirname(page)}/{SiteLocator(page).root}") in {".", "/"}


@pytest.mark.parametrize(
    ("page", "kind", "identifier", "link"),
    [
        ("index.html", "stap", "evalueer", "stappen/evalueer.html"),
        ("stappen/evalueer.html", "stap", "vier", "vier.html"),
        ("stappen/evalueer.html", "tool", "klantreis", "../tools/klantreis.html"),
        ("stappen/evalueer.html", "pagina", "hulp", "../hulp.html"),
        ("stappen/evalueer.html", "begrip", "mda", "../begrippen.html#mda"),
        ("hulp.html", "begrip", "mda", "begrippen.html#mda"),
    ],
)
def test_links_as_they_are_read(page: str, kind: str, identifier: str, link: str) -> None:
    assert SiteLocator(page).address(kind, identifier) == link


def test_no_two_items_share_a_page() -> None:
    items = [item for of_kind in handbook_with().items.values() for item in of_kind.values()]

    assert len({source_of(item) for item in items}) == len(items)
