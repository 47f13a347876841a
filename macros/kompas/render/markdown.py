"""Markdown to HTML: CommonMark without raw HTML, headings, code or images.

A link whose scheme is a kind (`tool:…`, `bron:…`) becomes an address or a numbered source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from kompas.model.begrip import Begrip
from kompas.model.bron import Bron
from kompas.model.fields import MarkdownText
from kompas.model.references import WEB_SCHEMES
from kompas.render.plain_text import plain_text

if TYPE_CHECKING:
    from kompas.render.page import Page

_REFUSED_RULES = [
    "heading",
    "lheading",
    "code",
    "fence",
    "html_block",
    "html_inline",
    "image",
    "autolink",
    "reference",
    "hr",
]


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True, "quotes": "“”‘’"})
    return parser.enable(["replacements", "smartquotes"]).disable(_REFUSED_RULES)


_PARSER = _parser()
_LINKLESS = _parser().disable(["link"])
"""For titles and captions, whose references nobody checks."""


def render_markdown(text: str, page: Page) -> Markup:
    """Return `text` as HTML paragraphs and lists, with its references resolved for `page`."""
    return _render(_PARSER.parse(text), page)


def render_inline(text: str, page: Page) -> Markup:
    """Return `text` as HTML without paragraphs around it, for headings and table cells.

    Only running text (MarkdownText) has links; in a title, a link is shown as it was written.
    """
    parser = _PARSER if isinstance(text, MarkdownText) else _LINKLESS
    return _render(parser.parseInline(text), page)


def _render(tokens: Sequence[Token], page: Page) -> Markup:
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = list(_resolve(token.children, page))
    return Markup(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def _resolve(children: Sequence[Token], page: Page) -> Iterator[Token]:
    position = 0
    while position < len(children):
        token = children[position]
        if token.type != "link_open":
            yield token
            position += 1
            continue
        end = next(i for i in range(position, len(children)) if children[i].type == "link_close")
        yield from _link(str(token.attrs["href"]), children[position + 1 : end], page)
        position = end + 1


def _link(address: str, inner: Sequence[Token], page: Page) -> Iterator[Token]:
    if address.startswith(WEB_SCHEMES):
        attributes = {} if address.startswith("tel:") else {"class": "weblink"}
        yield from _anchor(address, inner or [_text(address)], attributes)
        return
    kind, _, rest = address.partition(":")
    identifier, _, block = rest.partition("#")
    target = page.handbook.target(kind, identifier)
    if isinstance(target, Bron):
        yield _html(citation_mark(target, page))
        return
    words = inner or [_text(target.titel)]
    place = page.locator.address(kind, identifier, block or None)
    if place is None:
        yield from words
    elif isinstance(target, Begrip):
        yield from _term(target, place, words, page)
    else:
        yield from _anchor(place, words, {})


def _term(term: Begrip, address: str, words: Sequence[Token], page: Page) -> Iterator[Token]:
    """Yield the link to a term; at its first use with its meaning: beside it or in a footnote."""
    if term.id in page.explained_terms:
        yield from _anchor(address, words, {"class": "begrip"})
        return
    page.explained_terms.add(term.id)
    meaning = escape(plain_text(term.betekenis))
    if page.medium == "papier":
        yield from _anchor(address, words, {"class": "begrip"})
        yield _html(f'<span class="voetnoot"><b>{escape(term.term)}</b>: {meaning}</span>')
        return
    identifier = f"uitleg-{term.id}"
    yield _html('<span class="begrip-plek">')
    yield from _anchor(address, words, {"class": "begrip", "aria-describedby": identifier})
    yield _html(f'<span class="begrip-uitleg" id="{identifier}" role="tooltip">{meaning}</span>')
    yield _html("</span>")


def citation_mark(source: Bron, page: Page) -> str:
    """Return the numbered mark that leads to a source in the list of the page."""
    citation = page.citations.cite(source)
    return (
        f'<sup class="noot"><a id="{citation.mark_anchors[-1]}" href="#{citation.anchor}">'
        f'<span class="verborgen">bron </span>{citation.number}</a></sup>'
    )


def _anchor(address: str, inner: Sequence[Token], attributes: dict[str, str]) -> Iterator[Token]:
    extra = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    yield _html(f'<a href="{escape(address)}"{extra}>')
    yield from inner
    yield _html("</a>")


def _text(content: str) -> Token:
    return _token("text", content)


def _html(content: str) -> Token:
    return _token("html_inline", content)


def _token(kind: Literal["text", "html_inline"], content: str) -> Token:
    return Token(kind, "", 0, content=content)
