"""What pydantic finds wrong, in plain Dutch, at its place in the file."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from kompas.model.fields import FaultInsideError
from kompas.source.place import Problem, did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from kompas.source.place import ValuePath
    from kompas.source.yaml_reader import SourceDocument

SENTENCES: Mapping[str, str] = {
    "string_type": "hier hoort tekst te staan; zet de waarde tussen aanhalingstekens",
    "int_type": "hier hoort een heel getal te staan",
    "bool_type": "hier hoort true of false te staan",
    "tuple_type": "hier hoort een lijst te staan: regels die met een streepje beginnen, "
    "of de waarden tussen rechte haken: [a, b]",
    "model_type": "hier hoort een groep sleutels te staan, elk met een waarde",
    "model_attributes_type": "hier hoort een groep sleutels te staan, elk met een waarde",
    "union_tag_not_found": '"soort" ontbreekt',
    "string_too_short": "hier ontbreekt tekst",
    "too_short": "deze lijst heeft {actual_length} onderdelen; minstens {min_length} moet",
    "too_long": "deze lijst heeft {actual_length} onderdelen; hoogstens {max_length} mag",
    "greater_than_equal": "dit getal moet minstens {ge} zijn",
    "less_than_equal": "dit getal mag hoogstens {le} zijn",
    "string_pattern_mismatch": "deze waarde heeft niet de vorm die hier hoort",
}


def problems_of(
    error: ValidationError, document: SourceDocument, model: type[BaseModel]
) -> Iterator[Problem]:
    """Yield each fault that pydantic found in `document`, at its place."""
    for detail in error.errors(include_url=False):
        path = _path_in_file(detail["loc"], document.data)
        if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue  # the list is long enough; pydantic does not count what has faults of its own
        yield Problem(_place_of(detail, path, document), _message(detail, path, document, model))


def _place_of(detail: ErrorDetails, path: ValuePath, document: SourceDocument) -> Any:
    if detail["type"] == "extra_forbidden":
        return document.key_place(path)
    if detail["type"] == "union_tag_invalid":
        return document.place((*path, "soort"))
    fault = detail.get("ctx", {}).get("error")
    if isinstance(fault, FaultInsideError):
        return document.place((*path, *fault.path))
    return document.place(path)


def _path_in_file(loc: tuple[int | str, ...], data: Any) -> ValuePath:
    """Drop from pydantic's location the union tags, which are no keys in the file."""
    path: list[str | int] = []
    node = data
    tag_may_follow = False
    for part in loc:
        if tag_may_follow and isinstance(node, dict) and node.get("soort") == part:
            tag_may_follow = False
            continue
        path.append(part)
        node = _child(node, part)
        tag_may_follow = True
    return tuple(path)


def _child(node: Any, part: str | int) -> Any:
    if isinstance(node, dict):
        return node.get(part)
    if isinstance(node, (list, tuple)) and isinstance(part, int) and part < len(node):
        return node[part]
    return None


def _message(
    detail: ErrorDetails, path: ValuePath, document: SourceDocument, model: type[BaseModel]
) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case kind if kind.endswith("_type") and detail["input"] is None:
            message = "hier ontbreekt een waarde"
        case "missing":
            message = f'"{path[-1]}" ontbreekt'
        case "extra_forbidden":
            known = _known_keys(model, path[:-1], document.data)
            message = f'de sleutel "{path[-1]}" hoort hier niet.' + did_you_mean(
                str(path[-1]), known
            )
        case "literal_error" if isinstance(detail["input"], (tuple, dict)):
            message = "hier hoort één woord te staan"
        case "literal_error":
            allowed = [str(value).strip("'") for value in context["expected"].split(" or ")]
            choices = [word.strip(" '") for entry in allowed for word in entry.split(",")]
            message = _choose(str(detail["input"]), choices)
        case "union_tag_invalid":
            choices = [word.strip(" '") for word in context["expected_tags"].split(",")]
            message = _choose(str(context["tag"]), choices)
        case "value_error":
            message = str(context["error"])
        case known_type if known_type in SENTENCES:
            message = SENTENCES[known_type].format(**context)
        case _:
            message = "deze waarde kan hier niet"
    return message


def _choose(value: str, choices: list[str]) -> str:
    return f'"{value}" kan hier niet; kies uit: {", ".join(choices)}.' + did_you_mean(
        value, choices
    )


def _known_keys(model: type[BaseModel], path: ValuePath, data: Any) -> list[str]:
    """Return the keys that are allowed at `path`, so that a slip of the pen can be named."""
    annotation: Any = model
    node = data
    for part in path:
        annotation = _annotation_of_child(_pick(annotation, node), part)
        node = _child(node, part)
    found = _pick(annotation, node)
    return list(found.model_fields) if _is_model(found) else []


def _annotation_of_child(annotation: Any, part: str | int) -> Any:
    if _is_model(annotation) and part in annotation.model_fields:
        return annotation.model_fields[part].annotation
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return None


def _pick(annotation: Any, node: Any) -> Any:
    """Return the one type that `node` was meant to be."""
    if get_origin(annotation) is Annotated:
        return _pick(get_args(annotation)[0], node)
    if get_origin(annotation) in (Union, types.UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        return next((_pick(m, node) for m in members if _has_tag(m, node)), _pick(members[0], node))
    return annotation


def _has_tag(member: Any, node: Any) -> bool:
    if not _is_model(member) or not isinstance(node, dict) or "soort" not in member.model_fields:
        return False
    tag = member.model_fields["soort"].annotation
    return get_origin(tag) is Literal and node.get("soort") in get_args(tag)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
