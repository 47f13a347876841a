"""`kompas bouw` makes everything, or nothing and a message in Dutch; `kompas serveer` likewise."""

import hashlib
import shutil
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from kompas.build import pipeline
from kompas.build.files import orders_for
from kompas.build.pipeline import load
from kompas.build.switch import replacing
from kompas.cli import main
from kompas.website.site import SiteError
from tests.handbooks import SMALL


@pytest.fixture
def site(tmp_path: Path, small_site: Path) -> Path:
    """A site that was built before."""
    return shutil.copytree(small_site, tmp_path / "site")


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def break_word(content: Path, name: str, old: str, new: str) -> None:
    file = content / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_build_says_what_it_does(content: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["bouw", "--uit", str(tmp_path / "nieuw")])

    *steps, count, address = result.stdout.splitlines()
    assert steps == [
        "Inhoud lezen en controleren",
        "PDF, Word en Excel maken",
        "Site maken",
        "Kopie voor zonder internet maken",
    ]
    pages = len(list((tmp_path / "nieuw").rglob("*.html")))
    files = len(list(orders_for(load(SMALL))))
    assert count.startswith(f"Klaar: {pages} pagina's en {files} bestanden om mee te nemen (")
    assert address == f"Open de site: {(tmp_path / 'nieuw' / 'index.html').as_uri()}"
    assert result.stderr == ""
    assert result.exit_code == 0


def test_a_fault_in_the_content_leaves_the_site_as_it_was(content: Path, site: Path) -> None:
    before = fingerprint(site)
    break_word(content, "tools/klantreis.yml", "soort: draaiboek", "soort: draaibok")

    result = CliRunner().invoke(main, ["bouw", "--uit", str(site)])

    assert result.stderr.splitlines() == [
        'content/tools/klantreis.yml:3:8: "draaibok" kan hier niet; kies uit: werkvorm, '
        "checklist, format, draaiboek, invulformulier, keuzehulp, model, bronnenlijst. "
        'Bedoelde u "draaiboek"?',
        "1 fout gevonden. Er is niets gebouwd.",
    ]
    assert result.exit_code == 1
    assert fingerprint(site) == before


def test_a_failure_after_the_pdfs_leaves_the_site_as_it_was(
    content: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(site)

    def fail(*_: object) -> None:
        raise SiteError("docs/index.md verwijst naar weg.md")

    monkeypatch.setattr(pipeline, "build_site", fail)
    monkeypatch.setattr(pipeline, "make_files", lambda *_: [])

    result = CliRunner().invoke(main, ["bouw", "--uit", str(site)])

    assert result.stderr.splitlines() == [
        "docs/index.md verwijst naar weg.md",
        "De site is niet vernieuwd.",
    ]
    assert result.exit_code == 1
    assert fingerprint(site) == before
    assert [entry.name for entry in site.parent.iterdir() if "nieuw" in entry.name] == []


def test_scripts_that_were_not_bundled(
    content: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(site)
    monkeypatch.setattr("kompas.website.assets.STATIC", tmp_path / "leeg")
    monkeypatch.setattr(pipeline, "make_files", lambda *_: [])

    result = CliRunner().invoke(main, ["bouw", "--uit", str(site)])

    assert "de scripts zijn nog niet gebundeld. Draai eerst: make site" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.exit_code == 1
    assert fingerprint(site) == before


def test_a_folder_with_something_else_is_not_wiped(content: Path, tmp_path: Path) -> None:
    own = tmp_path / "mijn-map"
    own.mkdir()
    (own / "brief.txt").write_text("Beste", "utf-8")

    result = CliRunner().invoke(main, ["bouw", "--uit", str(own)])

    assert f"In de map {own} staat iets anders" in result.stderr
    assert result.stderr.endswith("De site is niet vernieuwd.\n")
    assert result.exit_code == 1
    assert [entry.name for entry in own.iterdir()] == ["brief.txt"]


def test_a_second_build_says_that_another_is_running(content: Path, site: Path) -> None:
    with replacing(site) as new:
        result = CliRunner().invoke(main, ["bouw", "--uit", str(site)])
        shutil.copytree(site, new, dirs_exist_ok=True)

    assert result.stderr.splitlines() == [
        f"Er wordt al gebouwd naar {site}. Wacht tot dat klaar is, of kies met --uit een andere "
        "map.",
        "De site is niet vernieuwd.",
    ]
    assert result.exit_code == 1


def test_a_place_where_nothing_can_be_written(content: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", "utf-8")

    result = CliRunner().invoke(main, ["bouw", "--uit", str(tmp_path / "bestand" / "site")])

    assert result.stderr.startswith(f"Lezen of schrijven lukt niet: {tmp_path / 'bestand'}")
    assert result.exit_code == 1


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serveer", "--poort", str(port)])

    assert result.stderr == f"Poort {port} is al in gebruik. Kies een andere met --poort.\n"
    assert result.exit_code == 1
