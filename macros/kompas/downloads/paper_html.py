"""The HTML document that WeasyPrint prints: what stands around the body of every PDF."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from kompas.model.handbook import Handbook


def paper_html(
    title: str,
    handbook: Handbook,
    style: str,
    body: Iterable[str],
    *,
    attributes: str = "",
    **metadata: str,
) -> str:
    """Return a whole document; `body` is HTML, `attributes` are those of its element.

    `metadata` goes into the file by name, such as `keywords`; its author is the publisher.
    """
    named = {"author": handbook.publisher, **metadata}
    metas = (
        f'<meta name="{name}" content="{escape(text)}">' for name, text in named.items() if text
    )
    parts = (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">',
        f"<title>{escape(title)}</title>",
        *metas,
        f"<style>{style}</style></head>",
        f"<body{attributes}>",
        *body,
        "</body></html>",
    )
    return "".join(parts)
