"""What goes wrong in YAML, told in Dutch: the messages, and PyYAML's errors translated."""

import re

import yaml

from kompas.source.place import Place, Problem, SourceText

SPACE_LOOKALIKES = "\u00a0\u2000-\u200b\u202f\u205f\u3000"
_LINE_START = r"^[ \t]*(?:- *)*(?:[\w-]+:)? *"
_LOOKALIKE_IN_LAYOUT = re.compile(f"{_LINE_START}[{SPACE_LOOKALIKES}]")
_CURLY_AT_START = re.compile(f"{_LINE_START}[“”„«‘‚‹]")

LOOKALIKE_MESSAGE = (
    "hier staat een harde spatie (of een ander teken dat op een spatie lijkt); "
    "vervang die door een gewone spatie"
)
CURLY_MESSAGE = (
    "gekrulde aanhalingstekens begrenzen in YAML geen waarde; gebruik rechte aanhalingstekens, "
    'zoals "tekst" (horen de gekrulde bij de tekst, zet er dan rechte omheen)'
)
COMMENT_MESSAGE = (
    "alles vanaf # telt als commentaar en valt weg; zet de hele waarde tussen aanhalingstekens, "
    'zoals "#003366" (is het wel commentaar, zet dan een spatie na #)'
)
DASH_MESSAGE = (
    "dit streepje telt als tekst van de regel erboven; laat het even ver inspringen als de andere "
    "streepjes, of zet de hele waarde tussen aanhalingstekens"
)
CONTROL_MESSAGE = "hier staat een onzichtbaar stuurteken (U+{code:04X}); haal het weg"
BIDI_MESSAGE = (
    "hier staat een onzichtbaar teken dat de leesrichting omkeert (U+{code:04X}); haal het weg"
)
_INDENT_MESSAGE = (
    "de inspringing klopt niet met de regels erboven; laat regels die bij elkaar horen "
    "even ver inspringen, met spaties"
)
_UNCLOSED_MESSAGE = (
    "dit haakje wordt nergens gesloten, of er ontbreekt een komma; "
    "sluit het en zet een waarde met # : , of haakjes tussen aanhalingstekens"
)
_HEADER_MESSAGE = (
    "na | of > mag op dezelfde regel geen tekst meer staan; begin de tekst op de volgende regel"
)

# PyYAML's wording (C and Python version) to what an editor can do about it; the first hit counts.
_TRANSLATIONS: tuple[tuple[str, str], ...] = (
    (
        "cannot start any token",
        "een waarde mag niet met dit teken beginnen (tab, @, % of `); "
        "gebruik spaties om in te springen, of zet de waarde tussen aanhalingstekens",
    ),
    ("found a tab character", "hier staat een tab; spring in met spaties"),
    (
        "sequence entries are not allowed",
        "een lijst met streepjes mag hier niet beginnen; zet het streepje op een nieuwe regel, "
        "of zet de waarde tussen aanhalingstekens",
    ),
    (
        "mapping keys are not allowed",
        "een vraagteken met een spatie mag hier niet; zet de waarde tussen aanhalingstekens",
    ),
    (
        "could not find expected ':'",
        "na deze sleutel ontbreekt een dubbele punt, of de regel springt niet ver genoeg in",
    ),
    ("did not find expected key", _INDENT_MESSAGE),
    ("did not find expected '-' indicator", _INDENT_MESSAGE),
    ("expected <block end>", _INDENT_MESSAGE),
    (
        "unknown escape character",
        'na \\ staat een teken dat daar niet mag; schrijf \\\\ voor een \\, of gebruik "|"-tekst',
    ),
    ("hexdecimal number", "na \\x, \\u of \\U horen cijfers of letters van a tot en met f"),
    ("invalid Unicode character", "deze code na \\u of \\U is geen bestaand teken"),
    (
        "unexpected document",
        "binnen aanhalingstekens staat een regel met --- of ...; spring die regel in",
    ),
    ("expected comment or line break", _HEADER_MESSAGE),
    ("chomping or indentation", _HEADER_MESSAGE),
    ("indentation indicator", "na | of > mag alleen een cijfer van 1 tot en met 9 staan"),
    ("node content", "hier ontbreekt een waarde, of er staat een komma of haakje te veel"),
    (
        "alphabetic or numeric character",
        "een waarde mag niet met & of * beginnen; zet de waarde tussen aanhalingstekens",
    ),
    ("tag", "een waarde mag niet met ! beginnen; zet de waarde tussen aanhalingstekens"),
    ("directive", "een regel mag niet met % beginnen; haal de regel weg"),
    ("incompatible YAML document", "een regel mag niet met % beginnen; haal de regel weg"),
    ("document start", "hier staat tekst na het einde van het document; haal die weg"),
)


def translated(error: Exception, source: SourceText) -> Problem:
    """Turn an error of PyYAML into a problem with a Dutch message at the most useful place."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Problem(Place(source.file, 1, 1), "ongeldige YAML")
    problem = error.problem or ""
    place = source.place_at(error.problem_mark.index)
    opened = source.place_at((error.context_mark or error.problem_mark).index)
    # The parser often notices only on the next line what goes wrong on this one.
    layout = _layout_problem(source, [place.line, max(1, place.line - 1), opened.line])
    if layout:
        return layout
    before = source.line(place.line)[: place.column - 1]
    message = next((dutch for english, dutch in _TRANSLATIONS if english in problem), "")
    if "end of stream" in problem:
        place = opened
        message = "dit aanhalingsteken wordt nergens gesloten; zet er een aan het eind"
    elif "',' or" in problem:
        at_end = error.problem_mark.index >= len(source.text.rstrip())
        place = opened if at_end or place.line > opened.line else place
        message = _UNCLOSED_MESSAGE
    elif "mapping values are not allowed" in problem:
        message = _colon_message(before)
    elif message == _INDENT_MESSAGE and before.strip():
        message = "na de waarde tussen aanhalingstekens staat nog tekst; zet die er ook tussen"
    return Problem(place, message or "ongeldige YAML")


def _colon_message(before: str) -> str:
    if ": " in before:
        return (
            "hier staat een dubbele punt in een waarde zonder aanhalingstekens; "
            "zet de hele waarde tussen aanhalingstekens"
        )
    return (
        "deze dubbele punt past hier niet: de inspringing klopt niet, "
        "of op de regel erboven ontbreekt een dubbele punt of aanhalingsteken"
    )


def _layout_problem(source: SourceText, lines: list[int]) -> Problem | None:
    """Find what no parser names: a look-alike of a space, or a curly quote that opens a value."""
    causes = ((_LOOKALIKE_IN_LAYOUT, LOOKALIKE_MESSAGE), (_CURLY_AT_START, CURLY_MESSAGE))
    for number in lines:
        for pattern, message in causes:
            match = pattern.match(source.line(number))
            if match:
                return Problem(Place(source.file, number, match.end()), message)
    return None
