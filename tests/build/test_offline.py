"""The offline copy: the whole site in one zip."""

import re
import zipfile
from pathlib import Path

from kompas.build.offline import FOLDER_IN_ZIP, write_offline_copy


def test_the_zip_holds_every_file_of_the_site(small_site: Path) -> None:
    copy = small_site / "downloads" / "kompas-offline.zip"
    with zipfile.ZipFile(copy) as archive:
        names = {name.removeprefix(f"{FOLDER_IN_ZIP}/") for name in archive.namelist()}
        index = archive.read(f"{FOLDER_IN_ZIP}/index.html")

    files = {file.relative_to(small_site).as_posix() for file in small_site.rglob("*.*")}
    assert names == files - {"downloads/kompas-offline.zip"}
    assert index == (small_site / "index.html").read_bytes()


def test_equal_sites_give_equal_zips(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    site.joinpath("index.html").write_text("<p>Welkom", "utf-8")
    first, second = tmp_path / "eerst.zip", tmp_path / "later.zip"

    size = write_offline_copy(site, first)
    site.joinpath("index.html").touch()
    write_offline_copy(site, second)

    assert first.read_bytes() == second.read_bytes()
    assert size == first.stat().st_size


def test_only_the_site_itself_links_to_it_and_says_how_large_it_is(small_site: Path) -> None:
    page = small_site.joinpath("meenemen.html").read_text("utf-8")
    [label] = re.findall(r'href="downloads/kompas-offline\.zip" download>([^<]+)<', page)

    assert re.search(r"\(zip: pak uit en open index\.html, [\d,]+\s[kM]B\)$", label)
    with zipfile.ZipFile(small_site / "downloads" / "kompas-offline.zip") as archive:
        assert b"kompas-offline.zip" not in archive.read(f"{FOLDER_IN_ZIP}/meenemen.html")
