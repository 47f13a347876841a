"""From a content folder to a site: everything that belongs there, and nothing else."""

import shutil
from pathlib import Path

import pytest

from kompas.build import pipeline
from kompas.build.files import orders_for
from kompas.build.pipeline import build, load
from kompas.model.pagina import Pagina
from kompas.paths import handbook_root
from tests.handbooks import SMALL


def test_what_a_build_makes(small_site: Path) -> None:
    handbook = load(SMALL)
    docs = handbook_root() / "docs"
    stubs = (file.relative_to(docs).with_suffix(".html") for file in docs.rglob("*.md"))
    pages = {"404.html", *(stub.as_posix() for stub in stubs)}
    for items in handbook.items.values():
        for item in items.values():
            folder = "" if isinstance(item, Pagina) else f"{item.folder}/"
            pages.add(f"{folder}{item.id}.html")

    found = {file.relative_to(small_site).as_posix() for file in small_site.rglob("*.html")}

    assert found == pages


def test_every_file_of_the_handbook_is_there(small_site: Path) -> None:
    files = [file for file in small_site.glob("downloads/*") if file.suffix != ".js"]

    ordered = {order.file_name for order in orders_for(load(SMALL))}
    assert {file.name for file in files} == {*ordered, "kompas-offline.zip"}
    assert all(file.stat().st_size > 1000 for file in files)


def test_a_build_leaves_nothing_but_the_site(small_site: Path) -> None:
    names = {entry.name for entry in small_site.iterdir()}

    assert "site" not in names
    assert not any(entry.name.startswith(".klein") for entry in small_site.parent.iterdir())


def test_a_new_build_replaces_what_was_removed(
    tmp_path: Path, small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = shutil.copytree(SMALL, tmp_path / "content")
    site = shutil.copytree(small_site, tmp_path / "site")
    (content / "paginas" / "inleiding.yml").unlink()
    monkeypatch.setattr(pipeline, "make_files", lambda *_: [])

    build(content, site, lambda _: None, lambda _: None)

    assert not (site / "inleiding.html").exists()
    assert (site / "hulp.html").exists()
