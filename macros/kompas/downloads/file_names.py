"""What the files are called that readers take home: names that sort and say what is inside."""

from __future__ import annotations

from kompas.model.handbook import Handbook
from kompas.model.item import Item
from kompas.model.stap import Stap


def file_stem(handbook: Handbook, item: Item) -> str:
    """Return the name without ending, such as `kompas-stap-2-governance-checklist`.

    Files lie in the folder of downloads by step; an item of several steps with its first one.
    """
    own = (item.id,) if isinstance(item, Stap) else getattr(item, "stappen", ())
    numbers = [step.nr for step in handbook.all(Stap) if step.id in own]
    place = f"stap-{min(numbers)}" if numbers else item.kind
    return f"kompas-{place}-{item.id}"
