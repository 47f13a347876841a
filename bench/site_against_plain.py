"""Compare the build of the site with that of plain MkDocs Material on the same text.

Both sides build the same pages with the same settings, each in a process of its own: ours from
the YAML, the other from plain Markdown that holds the same words and as many pages. Five runs of
each, taking turns, so that a busy machine troubles both alike; the median of the CPU seconds of
each side gives the ratio.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from kompas.model.fields import MarkdownText
from kompas.model.handbook import Handbook, build_handbook
from kompas.model.item import Item
from kompas.model.references import fields_of
from kompas.paths import handbook_root
from kompas.source.folder import read_folder
from kompas.website.addresses import source_of

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
        pages = write_plain_site(read_handbook(), folder / "plain")
        ours = [sys.executable, "-c", OURS, str(folder / "ours")]
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


def read_handbook() -> Handbook:
    return build_handbook(read_folder(handbook_root() / "content", "content"))


def cpu_seconds(command: list[str]) -> float:
    """Run `command` and return the seconds that it kept a processor busy."""
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def write_plain_site(handbook: Handbook, folder: Path) -> int:
    """Write the handbook as plain Markdown and return the number of pages."""
    docs = folder / "docs"
    items = [item for of_kind in handbook.items.values() for item in of_kind.values()]
    pages = {source_of(item): as_markdown(item) for item in items}
    pages |= {
        path.relative_to(handbook_root() / "docs").as_posix(): as_list(items)
        for path in (handbook_root() / "docs").rglob("*.md")
    }
    terms = (f"## {term.term}\n\n{plain(term.betekenis)}\n" for term in handbook.begrippen.values())
    pages["begrippen.md"] = "# Begrippen\n\n" + "\n".join(terms)
    for name, text in pages.items():
        target = docs / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    folder.joinpath("mkdocs.yml").write_text(SETTINGS, "utf-8")
    return len(pages)


def as_markdown(item: Item) -> str:
    """Return all words of an item, under the same headings."""
    parts = [f"# {item.titel}", item.kern]
    for block in item.onderdelen:
        parts += [f"## {block.kop}"] if getattr(block, "kop", None) else []
        parts += [plain(text) for _, text in fields_of(block) if isinstance(text, MarkdownText)]
    rest = item.model_copy(update={"onderdelen": ()})
    parts += [plain(text) for _, text in fields_of(rest) if isinstance(text, MarkdownText)]
    return "\n\n".join(parts) + "\n"


def as_list(items: list[Item]) -> str:
    """Return a page that lists every item, as a catalogue does."""
    lines = (f"- **{item.titel}**: {item.kern}" for item in items[:40])
    return "# Overzicht\n\n" + "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """Return Markdown whose references lead to a page outside, so that no link is dead."""
    return text.replace("](", "](https://example.org/")


if __name__ == "__main__":
    sys.exit(main())
