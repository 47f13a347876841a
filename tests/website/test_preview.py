"""The live preview: what was saved is served, and so is what is wrong with it."""

import shutil
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kompas.build.pipeline import load
from kompas.website.preview import Preview
from kompas.website.site import SiteError
from tests.handbooks import SMALL, copy_with
from tests.parsed_html import text_of
from tests.region_folders import make_region
from tests.regions import FULL

PATIENCE = 20
"""Seconds in which a change has to show; far more than it needs, so that no slow machine fails."""

SENTENCE = "Dit handboek helpt je op weg."


class Editor:
    """An editor who writes in a copy of the small handbook and looks in the browser."""

    def __init__(self, content: Path, preview: Preview | None = None) -> None:
        self.content = content
        self.said: list[str] = []
        self.preview = preview or Preview(
            load=lambda: load(content),
            watched=(content,),
            host="127.0.0.1",
            port=0,
            say=self.said.append,
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.preview.server_port}/"

    def write(self, name: str, old: str, new: str) -> None:
        file = self.content / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def wait_until_it_serves(self) -> None:
        end = time.monotonic() + PATIENCE
        while not self.preview.serve_thread.is_alive():
            assert time.monotonic() < end
            time.sleep(0.01)

    def see(self, page: str) -> str:
        with urllib.request.urlopen(self.url + page, timeout=PATIENCE) as answer:
            return text_of(answer.read().decode("utf-8"))

    def wait_for(self, words: str, page: str) -> str:
        """Look until a page says `words`, and return all it says."""
        end = time.monotonic() + PATIENCE
        while words not in (shown := self.see(page)):
            assert time.monotonic() < end, f"{words!r} is not in: {shown[:500]}"
            time.sleep(0.05)
        return shown


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL, tmp_path / "content")


@pytest.fixture
def editor(content: Path) -> Iterator[Editor]:
    yield from serving(Editor(content))


@pytest.fixture
def editor_of_a_broken_folder(content: Path) -> Iterator[Editor]:
    (content / "paginas" / "hulp.yml").write_text('id: hulp\ntitel: "Hulp\n', "utf-8")
    yield from serving(Editor(content))


def serving(editor: Editor) -> Iterator[Editor]:
    """Serve, as `kompas serveer` does, in a thread."""
    thread = threading.Thread(target=editor.preview.serve, daemon=True)
    thread.start()
    try:
        editor.wait_until_it_serves()
        yield editor
    finally:
        editor.preview.stop()
        thread.join(PATIENCE)


def test_a_change_shows(editor: Editor) -> None:
    assert SENTENCE in editor.see("inleiding.html")
    assert "Samen dezelfde kant op" in editor.see("")

    editor.write("paginas/inleiding.yml", "helpt je op weg", "gaat met je mee")

    editor.wait_for("Dit handboek gaat met je mee.", "inleiding.html")


def test_a_fault_shows_and_goes_again(editor: Editor) -> None:
    editor.write("paginas/inleiding.yml", "    tekst: |", "    tekts: |")

    shown = editor.wait_for("Er staan 2 fouten in de inhoud", "inleiding.html")
    assert "content/paginas/inleiding.yml:7:5" in shown
    assert 'de sleutel "tekts" hoort hier niet. Bedoelde u "tekst"?' in shown
    assert "Er staan 2 fouten in de inhoud" in editor.see("stappen/leer-en-vier.html")
    assert "Er staan 2 fouten in de inhoud" in editor.see("")

    editor.write("paginas/inleiding.yml", "    tekts: |", "    tekst: |")

    editor.wait_for(SENTENCE, "inleiding.html")


def test_a_syntax_error_shows(editor: Editor) -> None:
    editor.write("paginas/inleiding.yml", "titel: Inleiding", 'titel: "Inleiding')

    shown = editor.wait_for("Er staat een fout in de inhoud", "inleiding.html")
    assert "content/paginas/inleiding.yml:2:8" in shown
    assert "dit aanhalingsteken wordt nergens gesloten" in shown


def test_starting_on_a_broken_folder(editor_of_a_broken_folder: Editor) -> None:
    editor = editor_of_a_broken_folder

    assert "content/paginas/hulp.yml:2:8" in editor.see("inleiding.html")
    assert any("content/paginas/hulp.yml:2:8" in line for line in editor.said)

    shutil.copy(SMALL / "paginas" / "hulp.yml", editor.content / "paginas" / "hulp.yml")

    editor.wait_for(SENTENCE, "inleiding.html")
    assert "Bijgewerkt." in editor.said
    assert "Klaar om te bekijken." not in editor.said


def test_only_after_an_edit_is_the_site_renewed(editor: Editor) -> None:
    editor.wait_for(SENTENCE, "inleiding.html")
    assert editor.said == ["Klaar om te bekijken."]

    editor.write("paginas/inleiding.yml", "helpt je op weg", "gaat met je mee")

    editor.wait_for("Dit handboek gaat met je mee.", "inleiding.html")
    assert set(editor.said[1:]) == {"Bijgewerkt."}


def test_a_new_file_shows(editor: Editor) -> None:
    (editor.content / "paginas" / "over.yml").write_text(
        "id: over\ntitel: Over ons\nkern: Wie wij zijn.\nstatus: concept\n", "utf-8"
    )
    editor.write("paginas/inleiding.yml", SENTENCE, f"{SENTENCE} Zie [](pagina:over).")

    editor.wait_for("Zie Over ons.", "inleiding.html")
    assert "Wie wij zijn." in editor.see("over.html")


def test_the_title_of_a_fault_cannot_run(editor: Editor) -> None:
    editor.write("paginas/inleiding.yml", "titel: Inleiding", "<script>alert(1)</script>: x")

    editor.wait_for("fouten in de inhoud", "inleiding.html")
    with urllib.request.urlopen(f"{editor.url}inleiding.html", timeout=PATIENCE) as answer:
        assert b"<script>alert" not in answer.read()


def test_a_fault_in_a_page_of_docs_is_told(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SiteError("docs/tools/klantreis.md bestaat, maar die pagina komt al uit de inhoud")

    monkeypatch.setattr("kompas.website.preview.run_mkdocs", fail)
    editor.write("paginas/inleiding.yml", "helpt je op weg", "gaat met je mee")

    editor.wait_for("docs/tools/klantreis.md bestaat, maar", "inleiding.html")


def test_a_fault_of_the_program_shows_too(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("dood")

    monkeypatch.setattr("kompas.website.preview.run_mkdocs", fail)
    editor.write("paginas/inleiding.yml", "helpt je op weg", "gaat met je mee")

    editor.wait_for("Er ging iets mis in het programma: KeyError('dood')", "inleiding.html")
    monkeypatch.undo()
    editor.write("paginas/inleiding.yml", "gaat met je mee", "blijft bij je")

    editor.wait_for("Dit handboek blijft bij je.", "inleiding.html")


def test_a_regions_own_copy_has_its_own_pages_in_the_preview() -> None:
    preview = Preview(
        load=lambda: copy_with({}, FULL),
        watched=(),
        host="127.0.0.1",
        port=0,
        say=lambda _: None,
    )
    try:
        preview.rebuild()
        site = Path(preview.root)

        assert "Het bureau" in text_of(site / "contact.html")
        assert (site / ".well-known" / "security.txt").is_file()
    finally:
        preview.server_close()
        preview.stop()


def test_a_change_in_the_settings_of_a_region_shows(content: Path, tmp_path: Path) -> None:
    region = make_region(tmp_path / "regio", "Oost")
    preview = Preview(
        load=lambda: load(content, region),
        watched=(content, region / "content"),
        host="127.0.0.1",
        port=0,
        say=lambda _: None,
        watched_files_in=(region,),
    )
    for editor in serving(Editor(region, preview)):
        assert "Rondje Oost" in editor.see("tools/oost-rondje.html")

        editor.write("regio.yml", "naam: Oost\n", "naam: Oost\ntitel: Het Oosterse Kompas\n")
        editor.wait_for("Het Oosterse Kompas", "inleiding.html")

        editor.write("content/tools/oost-rondje.yml", "titel: Rondje", "titel: Ronde")
        editor.wait_for("Ronde Oost", "tools/oost-rondje.html")
