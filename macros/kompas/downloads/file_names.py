"""What the files are called that readers take home: names that sort and say what is inside."""

from __future__ import annotations

from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.stap import Stap
from kompas.model.tool import Tool


def file_stem(handbook: Handbook, item: Item) -> str:
    """Return the name without ending, such as `kompas-stap-2-governance-checklist`.

    A tool stands with its first step; what is read and not used at a step, with its kind.
    """
    used_at = item.stappen if isinstance(item, Tool) else ()
    numbers = [step.nr for step in handbook.all(Stap) if step is item or step.id in used_at]
    place = f"stap-{min(numbers)}" if numbers else item.kind
    return f"{file_prefix(handbook)}-{place}-{item.id}"


def file_prefix(handbook: Handbook) -> str:
    """Return how every name begins: `kompas`, and in a region's own copy its id."""
    edition = handbook.edition
    return f"kompas-{edition.regio.id}" if edition else "kompas"
