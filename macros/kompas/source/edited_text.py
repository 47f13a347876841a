"""A text of which parts were replaced after reading: its characters still know their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kompas.source.nodes import Node
from kompas.source.yaml_reader import Origin


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands from `start` up to `end` in a text becomes `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _EditedOrigin(Origin):
    """Where an edited text was written; `before` and `written` are from before the edits."""

    before: Origin
    written: str
    edits: tuple[Edit, ...]

    def index_in(self, value: str, offset: int) -> int:  # noqa: ARG002  (`written` is what stands there)
        """Return where in the source the character at `offset` of the edited text stands.

        What an edit put in stands where the text was that it replaced.
        """
        return self.before.index_in(self.written, self._offset_before(offset))

    def _offset_before(self, offset: int) -> int:
        shift = 0
        for edit in self.edits:
            begin = edit.start + shift
            if offset < begin:
                break
            if offset < begin + len(edit.text):
                return edit.start
            shift += len(edit.text) - (edit.end - edit.start)
        return offset - shift


def edited(node: Node, edits: Sequence[Edit]) -> Node:
    """Return the node of a text after `edits`, which are in order and do not overlap."""
    written, origin = node.content, node.origin
    assert isinstance(written, str)
    pieces, position = [], 0
    for edit in edits:
        pieces += [written[position : edit.start], edit.text]
        position = edit.end
    text = "".join((*pieces, written[position:]))
    place = (origin.source, origin.start, origin.key, origin.style)
    return Node(text, _EditedOrigin(*place, origin, written, tuple(edits)))
