"""PDFs are made again only when what is in them has changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kompas.build import store as store_module
from kompas.build.files import make_files, orders_for
from kompas.build.store import KEPT_SECONDS, PdfStore
from kompas.model.handbook import Handbook
from tests.handbooks import handbook_with, replaced, text_of


def new_files(handbook: Handbook, folder: Path) -> set[str]:
    """Make all files of `handbook` and return the names of the PDFs that were made anew."""
    folder.mkdir()
    made = make_files(handbook, tuple(orders_for(handbook)), folder, lambda _: None)
    return {file.download.name for file in made if file.is_new and file.order.source}


def test_after_one_edit_only_what_shows_it_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tool = "tools/governance-checklist"
    edited = handbook_with({tool: replaced(text_of(tool), "Aan het begin", "Bij de start")})

    first = new_files(handbook_with(), tmp_path / "eerst")
    again = new_files(handbook_with(), tmp_path / "nog-eens")
    after_edit = new_files(edited, tmp_path / "na-wijziging")

    assert first == {file.name for file in tmp_path.glob("eerst/*.pdf")}
    assert again == set()
    assert after_edit == {"kompas-handboek.pdf", "kompas-stap-2-governance-checklist.pdf"}


def test_a_kept_pdf_is_the_one_that_was_made(tmp_path: Path) -> None:
    made = tmp_path / "stap.pdf"
    made.write_bytes(b"%PDF-1.7 van een stap")
    store = PdfStore(tmp_path / "bewaard")
    store.keep("<h1>Stap</h1>", made, 3)

    assert store.fetch("<h1>Stap</h1>", tmp_path / "kopie.pdf") == 3
    assert (tmp_path / "kopie.pdf").read_bytes() == made.read_bytes()
    assert store.fetch("<h1>Andere stap</h1>", tmp_path / "andere.pdf") is None


def test_what_makes_the_pdfs_counts_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "stap.pdf"
    made.write_bytes(b"%PDF-1.7")
    store = PdfStore(tmp_path / "bewaard")
    store.keep("<h1>Stap</h1>", made, 1)

    monkeypatch.setattr(store_module, "_makers", lambda: "weasyprint 71.0")

    assert store.fetch("<h1>Stap</h1>", tmp_path / "kopie.pdf") is None


def test_what_nobody_used_for_a_month_is_forgotten(tmp_path: Path) -> None:
    made = tmp_path / "stap.pdf"
    made.write_bytes(b"%PDF-1.7")
    store = PdfStore(tmp_path / "bewaard")
    for source in ("oud", "nieuw"):
        store.keep(source, made, 1)
    long_ago = time.time() - KEPT_SECONDS - 60
    for kept in store.folder.rglob("*.pdf"):
        os.utime(kept, (long_ago, long_ago))
    store.fetch("nieuw", tmp_path / "kopie.pdf")

    store.forget_unused()

    assert store.fetch("oud", tmp_path / "kopie.pdf") is None
    assert store.fetch("nieuw", tmp_path / "kopie.pdf") == 1


def test_nothing_else_is_forgotten(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    (elsewhere / "ab").mkdir(parents=True)
    others = (elsewhere / "brief.pdf", elsewhere / "ab" / "1-1.pdf")
    for file in others:
        file.write_text("van iemand anders", "utf-8")
        os.utime(file, (0, 0))
    (tmp_path / "bewaard").symlink_to(elsewhere)

    PdfStore(tmp_path / "bewaard").forget_unused()

    assert all(file.exists() for file in others)


def test_a_link_among_the_kept_pdfs_is_not_followed(tmp_path: Path) -> None:
    made = tmp_path / "stap.pdf"
    made.write_bytes(b"%PDF-1.7")
    store = PdfStore(tmp_path / "bewaard")
    store.keep("<h1>Stap</h1>", made, 1)
    [kept] = store.folder.rglob("*.pdf")
    kept.unlink()
    kept.symlink_to(tmp_path / "stap.pdf")

    assert store.fetch("<h1>Stap</h1>", tmp_path / "kopie.pdf") is None
    assert not (tmp_path / "kopie.pdf").exists()


def test_what_another_build_throws_away_meanwhile_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "stap.pdf"
    made.write_bytes(b"%PDF-1.7")
    store = PdfStore(tmp_path / "bewaard")
    store.keep("bron", made, 1)
    [kept] = store.folder.rglob("*.pdf")

    def found_and_gone(folder: Path, pattern: str) -> list[Path]:
        kept.unlink(missing_ok=True)
        return [kept]

    monkeypatch.setattr(Path, "glob", found_and_gone)
    monkeypatch.setattr(Path, "rglob", found_and_gone)
    monkeypatch.setattr(Path, "is_file", Path.is_absolute)

    store.forget_unused()
    assert store.fetch("bron", tmp_path / "kopie.pdf") is None
    assert not kept.exists()
