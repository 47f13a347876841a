"""The files that readers take home: which there are, what they are called, what pages offer."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from html import unescape
from pathlib import Path

import pytest

from kompas.build.files import make_files, orders_for
from kompas.build.pipeline import load
from kompas.build.switch import BusyError, replacing
from kompas.downloads.file_names import file_stem
from kompas.downloads.form_excel import has_excel
from kompas.model.tool import Tool
from kompas.paths import handbook_root
from tests.handbooks import SMALL
from tests.parsed_html import elements_of

HANDBOOK = load(handbook_root() / "content")
PATIENCE = 20
"""Seconds in which processes end; far more than they need, so that no slow machine fails."""
FORMS = [tool for tool in HANDBOOK.all(Tool) if tool.formulier]


def test_names_sort_by_step_and_say_what_is_inside() -> None:
    names = sorted(order.file_name for order in orders_for(load(SMALL)))

    assert [name for name in names if "-stap-2-" in name] == [
        "kompas-stap-2-governance-checklist-blanco.pdf",
        "kompas-stap-2-governance-checklist-invulbaar.pdf",
        "kompas-stap-2-governance-checklist.docx",
        "kompas-stap-2-governance-checklist.pdf",
        "kompas-stap-2-governance-checklist.xlsx",
        "kompas-stap-2-organiseer-de-governance.pdf",
    ]
    assert "kompas-praktijkvoorbeeld-filomena.pdf" in names


def test_no_two_files_have_one_name() -> None:
    names = [order.file_name for order in orders_for(HANDBOOK)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("tool", FORMS, ids=lambda tool: tool.id)
def test_a_page_with_a_form_offers_every_shape_of_it(tool: Tool, built_site: Path) -> None:
    assert tool.formulier is not None
    page = built_site / "tools" / f"{tool.id}.html"
    links = [link for link in elements_of(page, "a") if "download" in link]
    stem = file_stem(HANDBOOK, tool)
    shapes = [Path(link["href"]).name.removeprefix(stem) for link in links]

    card = ["-kaart.pdf"] * bool(tool.kaart)
    excel = [".xlsx"] * has_excel(tool.formulier)
    assert shapes == [".pdf", *card, "-invulbaar.pdf", "-blanco.pdf", ".docx", *excel]
    assert all((page.parent / link["href"]).is_file() for link in links)


def test_a_link_says_what_it_is_how_long_and_how_large(small_site: Path) -> None:
    page = small_site.joinpath("tools/governance-checklist.html").read_text("utf-8")
    labels = re.findall(r"<a [^>]*download>([^<]+)</a>", unescape(page))

    assert [re.sub(r"\d+", "N", " ".join(label.split())) for label in labels] == [
        "Om te printen (PDF, AN, N pagina's, N kB)",
        "Formulier om in te vullen op de computer (PDF, AN, N pagina, N kB)",
        "Formulier om te printen en met de pen in te vullen (PDF, AN, N pagina, N kB)",
        "Formulier in Word (Word, docx, N kB)",
        "Formulier in Excel (Excel, xlsx, N kB)",
    ]


def test_a_file_that_can_be_filled_in_is_a_script_too(small_site: Path) -> None:
    [form] = elements_of(small_site / "tools/governance-checklist.html", "form")[-1:]
    files = json.loads(form["data-bestanden"])

    assert list(files) == ["pdf", "docx", "xlsx"]
    for address in files.values():
        file = small_site / "tools" / address
        script = Path(f"{file}.js").read_text("ascii")
        name, content = re.findall(r'"([^"]*)"', script)
        assert name == file.name
        assert base64.b64decode(content) == file.read_bytes()


def test_files_made_by_one_process_or_by_many_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handbook = load(SMALL)
    orders = tuple(orders_for(handbook))
    for name, processes in (("een", 1), ("veel", None)):
        own = tmp_path / name
        own.mkdir()
        monkeypatch.chdir(own)  # no PDF comes from an earlier build
        made = make_files(handbook, orders, own, lambda _: None, processes)
        assert all(file.is_new for file in made)

    assert digests(tmp_path / "een") == digests(tmp_path / "veel")
    assert len(digests(tmp_path / "een")) == len(orders)


def test_one_process_starts_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    handbook = load(SMALL)
    orders = [order for order in orders_for(handbook) if not order.source]
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("it started another process"))

    made = make_files(handbook, orders, tmp_path, lambda _: None, processes=1)

    assert [file.order for file in made] == orders


BUILDER = f"""
import time
from pathlib import Path
from kompas.build import files, pipeline

def make_slowly(handbook, target):
    print("begonnen", flush=True)
    time.sleep(60)

slow = files.Order(None, "kompas.docx", "word", make_slowly)
pipeline.orders_for = lambda handbook: [slow, slow]
pipeline.build(Path({str(SMALL)!r}), Path("site"), lambda _: None, lambda _: None, processes=2)
"""


def test_a_build_that_is_killed_keeps_nobody_out(tmp_path: Path) -> None:
    """Its other processes end too; one of them would hold the lock of the site for ever."""
    command = [sys.executable, "-c", BUILDER]
    build = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert build.stdout
    build.stdout.readline()
    build.kill()
    try:
        assert is_free_in_time(tmp_path / "site")
    finally:
        with suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
        build.wait()


def is_free_in_time(target: Path) -> bool:
    """Wait until nobody builds `target`; False when that takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with replacing(target):
                return True
        except BusyError:
            time.sleep(0.01)
    return False


def digests(folder: Path) -> dict[str, str]:
    files = (file for file in folder.iterdir() if file.is_file())
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
