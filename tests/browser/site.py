"""The built site as a web server gives it to a reader, and what its files say."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SUB_PATH = "/kompas/"
"""Not the root of the host: an absolute link in the site would lead out of it."""

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})

PAGE_TYPES: Mapping[str, tuple[str, ...]] = {
    "startpagina": ("home",),
    "fase": ("artikel-fase",),
    "stap": ("artikel-stap",),
    "tool met formulier": ("artikel-tool", "formulier"),
    "praktijkvoorbeeld": ("artikel-praktijkvoorbeeld",),
    "geweldsprofiel": ("artikel-geweldsprofiel",),
    "verdieping": ("artikel-verdieping",),
    "figuur": ("artikel-figuur",),
    "rol": ("artikel-rol",),
    "pagina": ("artikel-pagina",),
    "overzicht": ("artikel-catalogus",),
    "begrippen": ("artikel-begrippen",),
    "vergadermap": ("vergadermap",),
}
"""Kind of page → the classes that only such a page has."""

TYPES_THAT_MAY_BE_GONE: Mapping[str, tuple[str, ...]] = {"in voorbereiding": ("blok-concept",)}
"""When all is written, no page is a draft any more."""

FIXED_PAGES = {"hulp": "hulp.html", "niet gevonden": "404.html"}


@dataclass
class Element:
    """An element of a page, with all the text inside it."""

    tag: str
    attributes: Mapping[str, str]
    text: str = ""


@dataclass
class Document(HTMLParser):
    """One HTML file of the site: its elements, in order."""

    page: str
    """From the root of the site."""
    source: str = field(repr=False)
    elements: list[Element] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.source)

    def all(self, *tags: str) -> list[Element]:
        """Return the elements with one of these tags."""
        return [element for element in self.elements if element.tag in tags]

    def values(self, attribute: str) -> list[str]:
        """Return the values of an attribute, wherever it stands."""
        return [
            element.attributes[attribute]
            for element in self.elements
            if attribute in element.attributes
        ]

    @cached_property
    def classes(self) -> frozenset[str]:
        """Every class that some element has."""
        return frozenset(" ".join(self.values("class")).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element, which closes itself as shapes in a drawing do."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the element, which must be the one that was opened last."""
        opened = self._open.pop().tag
        assert opened == tag, f"{self.page}: <{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        """Give the text to every element around it."""
        for element in self._open:
            element.text += data


@dataclass(frozen=True)
class Site:
    """The site in a folder, and where its server answers."""

    folder: Path
    address: str

    def url(self, page: str) -> str:
        """Return the address of a page, given from the root of the site."""
        return self.address + page

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every HTML file, by its place."""
        return {document.page: document for document in documents_in(self.folder)}

    @cached_property
    def page_types(self) -> Mapping[str, str]:
        """One page of every kind: the longest one, which has the most to get wrong."""
        found = {name: self._longest(classes) for name, classes in PAGE_TYPES.items()}
        missing = [name for name, page in found.items() if page is None]
        assert not missing, f"the site has no page of the kind {missing}"
        found |= {name: self._longest(has) for name, has in TYPES_THAT_MAY_BE_GONE.items()}
        return {name: page for name, page in (found | FIXED_PAGES).items() if page}

    def _longest(self, classes: tuple[str, ...]) -> str | None:
        pages = [page for page in self.documents.values() if page.classes.issuperset(classes)]
        return max(pages, key=lambda page: len(page.source)).page if pages else None


def documents_in(folder: Path) -> list[Document]:
    """Return every HTML file of a site, parsed."""
    files = sorted(folder.rglob("*.html"))
    return [
        Document(file.relative_to(folder).as_posix(), file.read_text("utf-8")) for file in files
    ]


def strict_policy(page: str) -> str:
    """Return the Content-Security-Policy that allows the site's own files and nothing else."""
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [hashlib.sha256(script.encode()).digest() for script in scripts]
    hashes = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
    )


@contextmanager
def serving(folder: Path) -> Iterator[Site]:
    """Serve the site in `folder` until the end of the `with` block."""
    policy = strict_policy(folder.joinpath("index.html").read_text("utf-8"))
    handler = partial(_Handler, folder=folder, policy=policy)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield Site(folder, f"http://127.0.0.1:{server.server_port}{SUB_PATH}")
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Gives files below SUB_PATH, under a strict policy, and the site's own 404 page."""

    def __init__(self, *args: Any, folder: Path, policy: str) -> None:
        self.policy = policy
        super().__init__(*args, directory=str(folder))

    def do_GET(self) -> None:
        """Answer one request."""
        if not self.path.startswith(SUB_PATH):
            self.send_error(404)
            return
        self.path = self.path.removeprefix(SUB_PATH.rstrip("/"))
        if Path(self.translate_path(self.path)).exists():
            super().do_GET()
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(Path(self.directory, "404.html").read_bytes())

    def end_headers(self) -> None:
        """Add the policy to every answer."""
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: pytest shows what matters."""
