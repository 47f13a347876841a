"""The file `….kompas.json` in which somebody keeps the answers to a form.

    {"kompas": "antwoorden", "formulier": "governance-checklist", "versie": 1,
     "titel": "Governance checklist", "bewaard": "2026-11-22T10:15:00+01:00",
     "naam": "Netwerk Oost",
     "antwoorden": {"omvang": {"antwoord": "…"}, "acties": [{"wat": "…", "klaar": true}]},
     "past-niet": [{"vraag": "…", "antwoord": "…"}]}

`naam` (what somebody calls this copy) and `past-niet` (answers that have no place on the form) may
be left out. `website/scripts/antwoorden.js` reads and writes the same; the examples in
`tests/fixtures/antwoorden/` hold for both. A file comes from anywhere: nothing in it is trusted.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from kompas.forms.answers import (
    SHOWN_LENGTH,
    Answers,
    FileFaultError,
    LeftOver,
    flatten,
    nest,
    normal_text,
    one_line,
)
from kompas.forms.placing import PlacedAnswers, place_answers
from kompas.model.formulier import Formulier

FILE_LIMIT = 2 * 1024 * 1024
"""In bytes; the largest form filled to the brim stays far below it."""

TOO_LARGE = (
    "Dit bestand is groter dan 2 MB en dus geen bewaard formulier. "
    "Kies een bestand dat eindigt op .kompas.json."
)
EMPTY = "Dit bestand is leeg. Kies een ander bestand, of bewaar het formulier opnieuw."
BROKEN = (
    "Dit bestand is beschadigd, of het is geen bewaard formulier. "
    "Kies een bestand dat eindigt op .kompas.json."
)
STRANGE = (
    "Dit bestand is geen bewaard formulier van het Kompas. "
    "Kies een bestand dat eindigt op .kompas.json."
)


@dataclass(frozen=True, slots=True)
class SavedAnswers:
    """What a saved file holds."""

    placed: PlacedAnswers
    name: str
    """What somebody called this copy; may be empty."""


def read_saved_file(data: bytes, form_id: str, form: Formulier) -> SavedAnswers:
    """Return the answers that `data` holds, placed on the form.

    Raises FileFaultError when it cannot be read, or belongs to another form.
    """
    saved = _parsed(data)
    if not isinstance(saved, dict) or saved.get("kompas") != "antwoorden":
        raise FileFaultError(STRANGE)
    if saved.get("formulier") != form_id:
        title = saved.get("titel") or saved.get("formulier")
        name = one_line(title)[:SHOWN_LENGTH] if isinstance(title, str) else "onbekend"
        raise FileFaultError(
            f"Dit bestand hoort bij een ander formulier: “{name}”. Open het bij dat formulier, "
            "of kies een ander bestand."
        )
    version, name = saved.get("versie"), saved.get("naam", "")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FileFaultError(BROKEN)
    if not isinstance(name, str):
        raise FileFaultError(BROKEN)
    earlier = _left_over(saved.get("past-niet", []))
    answers = flatten(saved.get("antwoorden"))
    return SavedAnswers(place_answers(answers, version, form, earlier), one_line(name))


def saved_file(
    form_id: str,
    title: str,
    form: Formulier,
    answers: Answers,
    moment: datetime,
    *,
    left_over: Sequence[LeftOver] = (),
) -> str:
    """Return the text of the file that keeps the answers; `moment` has a time zone."""
    head = {
        "kompas": "antwoorden",
        "formulier": form_id,
        "versie": form.versie,
        "titel": title,
        "bewaard": moment.isoformat(timespec="seconds"),
        "antwoorden": nest(answers),
    }
    rest = [{"vraag": each.question, "antwoord": each.answer} for each in left_over]
    if rest:
        head["past-niet"] = rest
    return json.dumps(head, ensure_ascii=False, indent=2) + "\n"


def _parsed(data: bytes) -> Any:
    if len(data) > FILE_LIMIT:
        raise FileFaultError(TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
        if not text.strip():
            raise FileFaultError(EMPTY)
        return json.loads(text, parse_constant=_refuse)
    except FileFaultError:
        raise
    except (ValueError, RecursionError) as error:
        raise FileFaultError(BROKEN) from error


def _refuse(word: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads though JSON has them not (RFC 8259 §6)."""
    raise ValueError(word)


def _left_over(given: object) -> list[LeftOver]:
    if not isinstance(given, list):
        raise FileFaultError(BROKEN)
    return [_one_left_over(each) for each in given]


def _one_left_over(given: object) -> LeftOver:
    if not isinstance(given, dict):
        raise FileFaultError(BROKEN)
    question, answer = given.get("vraag"), given.get("antwoord")
    if not isinstance(question, str) or not isinstance(answer, str):
        raise FileFaultError(BROKEN)
    return LeftOver(one_line(question), normal_text(answer))
