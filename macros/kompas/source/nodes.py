"""A document as a tree in which every value carries its own origin, so that it can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kompas.source.place import ValuePath
from kompas.source.yaml_reader import Origin, SourceDocument, Value

Scalar: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Node:
    """A value that carries its origin along, so that a change cannot mix up places."""

    content: Scalar | list[Node] | dict[str, Node]
    origin: Origin


def node_of(document: SourceDocument, path: ValuePath = ()) -> Node:
    """Return the value at `path` as a tree of nodes; the reader limits how deep that goes."""
    value = document.value(path)
    origin = document.origins[path]
    if isinstance(value, dict):
        return Node({key: node_of(document, (*path, key)) for key in value}, origin)
    if isinstance(value, list):
        return Node([node_of(document, (*path, at)) for at in range(len(value))], origin)
    return Node(value, origin)


def document_of(file: str, root: Node) -> SourceDocument:
    """Return a tree of nodes as a document again."""
    origins: dict[ValuePath, Origin] = {}

    def visit(node: Node, path: ValuePath) -> None:
        origins[path] = node.origin
        if isinstance(node.content, dict):
            for key, child in node.content.items():
                visit(child, (*path, key))
        elif isinstance(node.content, list):
            for at, child in enumerate(node.content):
                visit(child, (*path, at))

    visit(root, ())
    return SourceDocument(file, plain(root), origins)


def plain(node: Node) -> Value:
    """Return a node as plain data."""
    if isinstance(node.content, dict):
        return {key: plain(child) for key, child in node.content.items()}
    if isinstance(node.content, list):
        return [plain(child) for child in node.content]
    return node.content
