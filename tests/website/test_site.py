"""The built site: a page for every item, links that lead somewhere, nothing from elsewhere."""

import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner

from kompas.cli import main
from kompas.model.item import Item
from kompas.paths import handbook_root
from kompas.render.web_pages import page_of
from kompas.website.site import SiteError, build_site
from tests.handbooks import SMALL, handbook_with
from tests.parsed_html import elements_of, text_of


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of its own around the small handbook, to break things in."""
    folder = tmp_path / "repo"
    for name in ("docs", "overrides"):
        shutil.copytree(handbook_root() / name, folder / name)
    shutil.copy(handbook_root() / "mkdocs.yml", folder)
    shutil.copytree(SMALL, folder / "content")
    monkeypatch.setattr("kompas.website.site.handbook_root", lambda: folder)
    monkeypatch.setattr("kompas.cli.handbook.handbook_root", lambda: folder)
    return folder


def items() -> list[Item]:
    return [item for of_kind in handbook_with().items.values() for item in of_kind.values()]


@pytest.mark.parametrize("item", items(), ids=lambda item: f"{item.kind}/{item.id}")
def test_every_item_has_its_page(item: Item, small_site: Path) -> None:
    page = small_site / page_of(item.kind, item.id)
    [description] = [
        meta["content"] for meta in elements_of(page, "meta") if meta.get("name") == "description"
    ]

    assert f"<title>{item.titel} - Kompas Proefregio</title>" in page.read_text("utf-8")
    assert description == item.kern
    assert item.kern in text_of(page)


def test_the_home_page_leads_to_every_step(small_site: Path) -> None:
    links = {link.get("href") for link in elements_of(small_site / "index.html", "a")}

    assert {page_of("stap", step.id) for step in handbook_with().all_steps} <= links


def test_the_home_page_is_called_after_the_handbook(small_site: Path) -> None:
    html = (small_site / "index.html").read_text("utf-8")

    assert "<title>Kompas Proefregio</title>" in html
    assert "Samen dezelfde kant op" in html


def test_a_list_has_its_own_title(small_site: Path) -> None:
    assert "<title>Tools - Kompas Proefregio</title>" in (
        small_site / "tools" / "index.html"
    ).read_text("utf-8")


def test_every_page_has_the_emergency_numbers_and_the_page_for_help(small_site: Path) -> None:
    for page in small_site.rglob("*.html"):
        links = {link.get("href", "") for link in elements_of(page, "a")}

        assert {"tel:112", "tel:08002000"} <= links
        assert any(link.endswith("hulp.html") for link in links)


def test_every_page_has_one_heading_of_the_first_level(small_site: Path) -> None:
    for page in small_site.rglob("*.html"):
        assert len(elements_of(page, "h1")) == 1, page


def test_every_link_leads_somewhere(small_site: Path) -> None:
    ids = {
        page.resolve(): {element["id"] for element in elements_of(page) if "id" in element}
        for page in small_site.rglob("*.html")
    }

    for page in ids:
        for element in elements_of(page, "a", "link", "script", "img"):
            address = urlsplit(element.get("href", element.get("src", "")))
            if address.scheme or address.netloc:
                continue
            target = (page.parent / unquote(address.path)).resolve() if address.path else page
            assert target.is_file(), f"{page.name}: {element}"
            if address.fragment:
                assert address.fragment in ids[target], f"{page.name}: {element}"


def test_no_page_loads_anything_from_another_host(small_site: Path) -> None:
    for page in small_site.rglob("*.html"):
        for element in elements_of(page):
            for name in ("src", "href", "srcset", "data", "poster", "action"):
                if element[""] == "a" or name not in element:
                    continue
                address = urlsplit(element[name])
                assert not address.netloc, f"{page.name}: {element}"
                assert address.scheme in {"", "data"}, f"{page.name}: {element}"


def test_no_style_or_script_loads_anything_from_another_host(small_site: Path) -> None:
    css = (small_site / "assets" / "kompas.css").read_text("utf-8")

    assert "@import" not in css
    assert "url(http" not in css.replace('"', "").replace("'", "")
    assert "url(//" not in css.replace('"', "").replace("'", "")


def test_the_page_for_what_is_not_there(small_site: Path) -> None:
    page = small_site / "404.html"

    assert "Deze pagina is er niet" in text_of(page)
    assert "<title>Niet gevonden - Kompas Proefregio</title>" in page.read_text("utf-8")


def test_no_page_says_how_it_was_made(small_site: Path) -> None:
    for page in small_site.rglob("*.html"):
        assert "generator" not in {meta.get("name") for meta in elements_of(page, "meta")}
        assert "kompas:body" not in page.read_text("utf-8")


def test_code_in_the_content_is_shown_and_not_run(root: Path, tmp_path: Path) -> None:
    text = (
        "id: proef\ntitel: \"<script>alert('titel')</script> {{ 7 * 7 }}\"\n"
        'kern: "<img src=x onerror=alert(1)> {% for x in y %}"\n'
        "onderdelen:\n  - soort: tekst\n    id: a\n    kop: <b>kop</b> {{ 7 * 7 }}\n"
        "    tekst: <b onclick='x'>vet</b> {{ 7 * 7 }} {% endfor %} ${7*7}\n"
    )

    build_site(handbook_with({"paginas/proef": text}), tmp_path / "site", {})

    page = tmp_path / "site" / "proef.html"
    assert "alert(1)" in text_of(page)
    assert "{{ 7 * 7 }}" in text_of(page)
    assert "49" not in text_of(page)
    assert not [e for e in elements_of(page) if any(name.startswith("on") for name in e)]
    assert not elements_of(page, "img")
    assert "&lt;b&gt;kop&lt;/b&gt;" in page.read_text("utf-8")


def test_a_page_in_docs_that_the_content_makes_too(root: Path) -> None:
    (root / "docs" / "tools" / "klantreis.md").write_text("# Klantreis\n", "utf-8")

    result = CliRunner().invoke(main, ["bouw", "--uit", str(root / "site")])

    assert result.stderr.splitlines() == [
        "docs/tools/klantreis.md bestaat, maar die pagina komt al uit de inhoud "
        '(tool "klantreis"). Haal het bestand in docs/ weg, of geef het een andere naam.',
        "De site is niet vernieuwd.",
    ]
    assert result.exit_code == 1
    assert not (root / "site").exists()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{{ kompas_item("tool", "bestaat-niet") }}', id="an item that is not there"),
        pytest.param("{{ kompas_bestaat_niet() }}", id="a macro that is not there"),
        pytest.param("{{ naam_die_niet_bestaat }}", id="a variable that is not there"),
        pytest.param("{% for x in %}", id="broken syntax"),
        pytest.param("[weg](bestaat-niet.md)", id="a dead link"),
        pytest.param("[weg](index.md#bestaat-niet)", id="a dead anchor"),
    ],
)
def test_a_fault_in_a_page_of_docs_stops_the_build(text: str, root: Path, tmp_path: Path) -> None:
    (root / "docs" / "proef.md").write_text(f"---\ntitle: Proef\n---\n{text}\n", "utf-8")

    with pytest.raises(SiteError, match=r"proef\.md"):
        build_site(handbook_with(), tmp_path / "site", {})


def test_a_page_of_docs_can_call_the_macros(root: Path, tmp_path: Path) -> None:
    stub = '---\ntitle: Proef\n---\n{{ kompas_item("tool", "klantreis") }}\n'
    (root / "docs" / "proef.md").write_text(stub, "utf-8")

    build_site(handbook_with(), tmp_path / "site", {})

    page = tmp_path / "site" / "proef.html"
    assert "<title>Proef - Kompas Proefregio</title>" in page.read_text("utf-8")
    assert "Loop samen de weg na" in text_of(page)


def test_pages_lead_to_what_belongs_to_them(small_site: Path) -> None:
    """A relation is written once and shown on both pages."""
    tool = small_site / page_of("tool", "klantreis")
    example = small_site / page_of("praktijkvoorbeeld", "filomena")

    assert "governance-checklist.html" in {e.get("href") for e in elements_of(tool, "a")}
    assert "../stappen/organiseer-de-governance.html" in {
        e.get("href") for e in elements_of(example, "a")
    }


def test_the_page_of_sources_names_where_each_is_used(small_site: Path) -> None:
    page = text_of(small_site / "bronnen.html")

    for source in handbook_with().bronnen.values():
        assert source.bronvermelding in page
    assert "Genoemd bij" in page
