"""A look into built HTML, with no more than the standard library."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

Attributes = dict[str, str]


class _Reader(HTMLParser):
    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.names = names
        self.found: list[Attributes] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.names or tag in self.names:
            self.found.append({name: value or "" for name, value in attrs} | {"": tag})

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def elements_of(source: Path | str, *names: str) -> list[Attributes]:
    """Return the attributes of every element called one of `names`; its own name is under ""."""
    return _read(source, names).found


def text_of(source: Path | str) -> str:
    """Return the words of a page on one line."""
    return " ".join("".join(_read(source, ()).words).split())


def _read(source: Path | str, names: tuple[str, ...]) -> _Reader:
    reader = _Reader(names)
    reader.feed(source.read_text("utf-8") if isinstance(source, Path) else source)
    reader.close()
    return reader
