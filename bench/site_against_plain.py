"""Compare the build of the site with that of plain MkDocs Material on the same text.

Both sides build the same pages with the same settings, each in a process of its own: ours from
the YAML, the other from plain Markdown with the words that stand on each of our pages. Five runs of
each, taking turns, so that a busy machine troubles both alike; the median of the CPU seconds of
each side gives the ratio.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar

RUNS = 5
LIMIT = 1.3

OURS = """
import sys
from pathlib import Path
from kompas.model.handbook import build_handbook
from kompas.paths import handbook_root
from kompas.source.folder import read_folder
from kompas.website.site import build_site
handbook = build_handbook(read_folder(handbook_root() / "content", "content"))
build_site(handbook, Path(sys.argv[1]), {})
"""
PLAIN = "from mkdocs.__main__ import cli; cli()"
SETTINGS = """site_name: Plain
use_directory_urls: false
theme: {name: material, language: nl, font: false}
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = [sys.executable, "-c", OURS, str(folder / "ours")]
        cpu_seconds(ours)
        pages = write_plain_site(folder / "ours", folder / "plain")
        plain = [sys.executable, "-c", PLAIN, "build", "-q", "-f", str(folder / "plain/mkdocs.yml")]
        seconds: dict[str, list[float]] = {"ours": [], "plain": []}
        for run in range(1, RUNS + 1):
            seconds["ours"].append(cpu_seconds(ours))
            seconds["plain"].append(cpu_seconds(plain))
            print(
                f"run {run} of {RUNS}: ours {seconds['ours'][-1]:.2f} s, "
                f"plain {seconds['plain'][-1]:.2f} s",
                flush=True,
            )
        built = sum(1 for _ in (folder / "ours").rglob("*.html"))
    medians = {side: statistics.median(values) for side, values in seconds.items()}
    ratio = medians["ours"] / medians["plain"]
    print(f"pages: ours {built}, plain {pages + 1} (with 404)")
    print(f"median CPU seconds: ours {medians['ours']:.2f}, plain {medians['plain']:.2f}")
    print(f"ratio {ratio:.2f} (at most {LIMIT})")
    return 0 if ratio <= LIMIT else 1


def cpu_seconds(command: list[str]) -> float:
    """Run `command` and return the seconds that it kept a processor busy."""
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def write_plain_site(site: Path, folder: Path) -> int:
    """Write every page of the built `site` as plain Markdown; return the number of pages."""
    pages = [page for page in site.rglob("*.html") if page.name != "404.html"]
    for page in pages:
        target = folder / "docs" / page.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        reader = PlainText()
        reader.feed(page.read_text("utf-8"))
        target.write_text("\n\n".join(reader.blocks) + "\n", "utf-8")
    folder.joinpath("mkdocs.yml").write_text(SETTINGS, "utf-8")
    return len(pages)


class PlainText(HTMLParser):
    """Takes the words between header and footer out of a page, block by block, as Markdown."""

    MARKS: ClassVar[dict[str, str]] = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- "}
    BLOCKS = frozenset({*MARKS, "p", "td", "th", "dt", "dd", "div", "section", "summary", "label"})
    NOT_TEXT = frozenset({"svg", "script", "style"})

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._mark = ""
        self._in_body = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_body |= ("id", "inhoud") in attrs
        self._silent += tag in self.NOT_TEXT
        if tag in self.BLOCKS:
            self._mark = self.MARKS.get(tag, "")
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_body &= tag != "main"
        self._silent -= tag in self.NOT_TEXT

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if self._in_body and not self._silent and words and self.blocks:
            last = self.blocks[-1]
            self.blocks[-1] = f"{last} {words}" if last else self._mark + words


if __name__ == "__main__":
    sys.exit(main())
