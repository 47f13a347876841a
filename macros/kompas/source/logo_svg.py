"""Check that an SVG is a drawing and nothing else.

An SVG may hold scripts, load files from elsewhere and unfold to millions of shapes. What may be in
a logo is therefore a list of what draws; all else is refused, and nothing is rewritten: what a
region sees in its own program is what the site shows. The parser is Expat, which tells places.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "http://www.w3.org/1999/xlink href"
_XML = "http://www.w3.org/XML/1998/namespace"

_ELEMENTS = """
    svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text
    tspan linearGradient radialGradient stop clipPath mask
"""
_ATTRIBUTES = """
    id class style type version baseProfile role aria-label aria-hidden focusable lang
    x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points pathLength width height viewBox
    preserveAspectRatio transform transform-origin gradientUnits gradientTransform spreadMethod
    clipPathUnits maskUnits maskContentUnits offset stop-color stop-opacity fill fill-opacity
    fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-dasharray stroke-dashoffset opacity color display visibility overflow clip-path
    clip-rule mask paint-order vector-effect isolation mix-blend-mode mask-type shape-rendering
    text-rendering color-interpolation enable-background font-family font-size font-style
    font-weight font-variant font-stretch letter-spacing word-spacing text-anchor
    dominant-baseline baseline-shift textLength lengthAdjust rotate
"""
# What may stand before a bracket in a value; `new` is of Illustrator's `enable-background`.
_FUNCTIONS = """
    rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx skewy
    new
"""
ELEMENTS = frozenset(_ELEMENTS.split())
ATTRIBUTES = frozenset(_ATTRIBUTES.split()) | {f"{_XML} space", f"{_XML} lang"}
REFERRING = frozenset({"href", XLINK_HREF})
FUNCTIONS = frozenset(_FUNCTIONS.split())

MAX_DEPTH = 40
MAX_SHAPES = 10_000
"""Elements, each as often as it is drawn: by `use`, or in what is clipped or masked with it."""
MAX_FAULTS = 10
_LONGEST_QUOTE = 40

_OWN_ADDRESS = re.compile(r"#([\w.:-]+)")
_OWN_URL = re.compile(r"url\(\s*(['\"]?)#([\w.:-]+)\1\s*\)")
_FUNCTION = re.compile(r"([\w-]*)\s*\(")
_NEVER_IN_VALUES = re.compile(
    r"[@\\<]|/\*|//|(?:javascript|vbscript|data|file|https?|ftp)\s*:", re.I
)
_NUMBER = r"\+?((?:[0-9]{1,6}(?:\.[0-9]*)?|\.[0-9]+))"
_LENGTH = re.compile(rf"{_NUMBER}(px|pt|pc|mm|cm|in|)")
_VIEW_BOX = re.compile(
    rf"(?:[+-]?[0-9]*\.?[0-9]+(?:e-?[0-9]+)?[\s,]+){{2}}{_NUMBER}[\s,]+{_NUMBER}"
)

_SAVE_AGAIN = "bewaar het logo als gewone SVG met alleen vormen, of neem een PNG"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in an SVG; line and column count from 1."""

    line: int
    column: int
    message: str


class SvgFaultsError(Exception):
    """The file is no drawing that can be trusted; `faults` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the first faults, in order of place."""
        self.faults = tuple(sorted(set(faults))[:MAX_FAULTS])
        super().__init__(self.faults)


def svg_size(data: bytes) -> tuple[float, float]:
    """Return width and height of the drawing in `data`, in a unit of its own.

    Raises SvgFaultsError for all that is more than a drawing of modest size.
    """
    reader = _Reader()
    reader.read(data)
    assert reader.root is not None  # no well-formed document is without
    faults = [*reader.faults, *_faults_in_references(reader)]
    size = _size(reader.root.attributes)
    if size is None:
        message = (
            "de maat ontbreekt; geef het element <svg> een viewBox met vier getallen, "
            'zoals viewBox="0 0 200 80"'
        )
        faults.append(Fault(reader.root.line, reader.root.column, message))
    if faults or size is None:
        raise SvgFaultsError(faults)
    return size


@dataclass(slots=True)
class _Element:
    line: int
    column: int
    name: str
    attributes: Mapping[str, str]
    children: "list[_Element]" = field(default_factory=list)
    refers_to: list[str] = field(default_factory=list)
    text: str = ""
    shapes: int | None = None
    """How many elements it draws, once counted."""


class _Reader:
    """Takes Expat's events; keeps the elements, and what is wrong with them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.root: _Element | None = None
        self.by_id: dict[str, _Element] = {}
        self._open: list[_Element] = []
        # Without an encoding given here, Expat would believe the one that the file claims.
        self._parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.CommentHandler = self._comment
        self._parser.StartCdataSectionHandler = self._literal_section
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            message = f"dit is geen goede SVG ({what}); {_SAVE_AGAIN}"
            self.faults.append(Fault(error.lineno, error.offset + 1, message))
            raise SvgFaultsError(self.faults) from None

    def _note(self, message: str) -> None:
        place = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        self.faults.append(Fault(*place, message))

    def _stop(self, message: str) -> None:
        self._note(message)
        raise SvgFaultsError(self.faults)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:  # noqa: ARG002
        if encoding is not None and encoding.lower() not in {"utf-8", "utf8"}:
            self._note(f"de codering is {_shown(encoding)}; bewaar het logo als UTF-8")

    def _doctype(self, *_: object) -> None:
        # Entities, which unfold or read other files, are declared there and nowhere else.
        self._stop(f"een DOCTYPE hoort niet in een logo; haal die regel weg, of {_SAVE_AGAIN}")

    def _instruction(self, target: str, data: str) -> None:  # noqa: ARG002
        self._note(f"<?{_shown(target)} …?> hoort niet in een logo; {_SAVE_AGAIN}")

    def _comment(self, text: str) -> None:
        # HTML ends a comment sooner than XML: "<!--> <script>" is a comment here only.
        if re.search("[<>]", text):
            self._note("commentaar met < of > hoort niet in een logo; haal het weg")

    def _literal_section(self) -> None:
        self._note(f"een CDATA-sectie hoort niet in een logo; {_SAVE_AGAIN}")

    def _start(self, full_name: str, attributes: dict[str, str]) -> None:
        space, _, name = full_name.rpartition(" ")
        place = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        element = _Element(*place, name, attributes)
        if self.root is None:
            self.root = element
            if (space, name) != (SVG, "svg"):
                self._stop(f'dit is geen SVG: het begint niet met <svg xmlns="{SVG}">')
        elif space != SVG or name not in ELEMENTS:
            self._note(f"het element <{_shown(name)}> hoort niet in een logo; {_SAVE_AGAIN}")
        if self._open:
            self._open[-1].children.append(element)
            if self._open[-1].name == "style":
                self._note(f"een element in <style> hoort niet in een logo; {_SAVE_AGAIN}")
        self._open.append(element)
        if len(self._open) > MAX_DEPTH:
            self._stop(f"te diep genest: hoogstens {MAX_DEPTH} niveaus; {_SAVE_AGAIN}")
        for attribute, value in attributes.items():
            self._attribute(element, attribute, value)
        if "id" in attributes:
            self.by_id.setdefault(attributes["id"], element)

    def _attribute(self, element: _Element, attribute: str, value: str) -> None:
        name = attribute.rpartition(" ")[2]
        if attribute in REFERRING:
            own = _OWN_ADDRESS.fullmatch(value.strip())
            if own:
                element.refers_to.append(own[1])
            else:
                self._note(
                    f'{name}="{_shown(value)}" verwijst naar buiten; een logo verwijst alleen '
                    "binnen het bestand zelf, met #naam"
                )
        elif attribute not in ATTRIBUTES:
            self._note(f"het kenmerk {_shown(name)} hoort niet in een logo; {_SAVE_AGAIN}")
        elif name == "type" and value != "text/css":
            self._note(f'type="{_shown(value)}" hoort niet in een logo; {_SAVE_AGAIN}')
        else:
            element.refers_to += [match[2] for match in _OWN_URL.finditer(value)]
            self._value(name, _OWN_URL.sub("", value))

    def _value(self, name: str, value: str) -> None:
        for fault in _strange_in(value):
            self._note(f"{_shown(fault)} in {name} hoort niet in een logo; {_SAVE_AGAIN}")

    def _end(self, full_name: str) -> None:  # noqa: ARG002
        element = self._open.pop()
        if element.name == "style":
            self._value("<style>", element.text)

    def _text(self, text: str) -> None:
        self._open[-1].text += text


def _strange_in(value: str) -> Iterator[str]:
    """Yield what could load or run something, or hide that it does."""
    yield from (match[0] for match in _NEVER_IN_VALUES.finditer(value))
    yield from (
        match[0].strip() for match in _FUNCTION.finditer(value) if match[1].lower() not in FUNCTIONS
    )


def _faults_in_references(reader: _Reader) -> Iterator[Fault]:
    """Yield what is wrong with the references inside the file: a bomb needs no outside help."""
    assert reader.root is not None
    try:
        shapes = _count(reader.root, reader.by_id, 0)
    except _EndlessError as error:
        message = "dit verwijst in een kring of te diep; teken de vormen zonder verwijzing"
        yield Fault(error.element.line, error.element.column, message)
        return
    if shapes > MAX_SHAPES:
        message = f"het logo heeft {shapes} vormen, hoogstens {MAX_SHAPES}; maak het eenvoudiger"
        yield Fault(reader.root.line, reader.root.column, message)


class _EndlessError(Exception):
    def __init__(self, element: _Element) -> None:
        super().__init__()
        self.element = element


_Known: TypeAlias = Mapping[str, _Element]


def _count(element: _Element, by_id: _Known, depth: int) -> int:
    """Return how many elements are drawn for this one; what it has counted it does not redo."""
    if element.shapes is None:
        if depth > 2 * MAX_DEPTH:
            raise _EndlessError(element)
        drawn = element.children + [by_id[name] for name in element.refers_to if name in by_id]
        element.shapes = 1 + sum(_count(part, by_id, depth + 1) for part in drawn)
    return element.shapes


def _size(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    """Return width and height, from the attributes with those names or else from `viewBox`."""
    width = _LENGTH.fullmatch(attributes.get("width", "").strip())
    height = _LENGTH.fullmatch(attributes.get("height", "").strip())
    if width and height and width[2] == height[2]:
        size = float(width[1]), float(height[1])
    else:
        box = _VIEW_BOX.fullmatch(attributes.get("viewBox", "").strip())
        size = (float(box[1]), float(box[2])) if box else (0.0, 0.0)
    return size if min(size) > 0 else None


def _shown(text: str) -> str:
    """Return text from the file for in a message: short, on one line, nothing invisible."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in " ".join(text.split()))
    return plain if len(plain) <= _LONGEST_QUOTE else plain[:_LONGEST_QUOTE] + "…"
