"""Made-up texts to try the checks on."""

from __future__ import annotations

from kompas.model.begrip import Begrip
from kompas.model.fields import MarkdownText
from kompas.source.place import Place
from tests.language.passages import Passage

TERMS = (
    Begrip(id="ggz", term="Geestelijke gezondheidszorg", afkorting="ggz", betekenis="Zorg."),
    Begrip(id="avg", term="Algemene verordening", afkorting="AVG", betekenis="Regels."),
    Begrip(id="mda", term="MDA++", betekenis="Aanpak."),
)


def running_text(text: str, item: str = "tools/proef") -> Passage:
    """Return `text` as Markdown in the first block of a page."""
    return Passage(item, ("onderdelen", 0, "tekst"), MarkdownText(text), _place)


def label(text: str, field: str = "kop") -> Passage:
    """Return `text` as a field that cannot hold links, beside the running text."""
    return Passage("tools/proef", ("onderdelen", 0, field), text, _place)


def _place(offset: int) -> Place:
    return Place("proef.yml", 1, offset + 1)
