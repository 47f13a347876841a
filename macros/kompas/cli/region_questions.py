"""What `kompas nieuw-regio` asks about a region, one by one, or takes as options."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
from pydantic import ValidationError

from kompas.build.regions.new_region import (
    NewRegionError,
    as_id,
    clash,
    fault_in,
    proposed_id,
    refuse_filled,
)
from kompas.cli.messages import say
from kompas.model.kleuren import Kleuren
from kompas.render.palette import readable
from kompas.source.folder import Folder
from kompas.source.yaml_reader import Value

Answers = Mapping[str, str]
"""What was typed, by the key of its question; what was passed over is not there."""

_CONTACT = "contact-"
_SAMPLE_CONTACT = {"contact-naam": "x", "contact-waarvoor": "x", "contact-telefoon": "1"}
"""A contact without a fault, to try one answer in."""


def _as_typed(answer: str) -> Value:
    return answer


def _list(answer: str) -> list[Value]:
    """Return the names between commas; " en " stays, because of such names as Aa en Hunze."""
    return [part.strip() for part in re.split("[,;]", answer) if part.strip()]


def _colours(answer: str) -> Value:
    """Return the colour of the bar, and the accent it needs when gold is not seen on it."""
    bar = _unquoted(answer)
    try:
        own = Kleuren(balk=bar)
    except ValidationError:
        return {"balk": bar}  # the check of the answers tells what is wrong
    better = readable(own)
    if better.accent is None or better.balk != own.balk:
        return {"balk": bar}
    return {"balk": bar, "accent": better.accent}


def _unquoted(answer: str) -> str:
    return answer.strip("\"'“”„‘’` ")


def _web_page(answer: str) -> str:
    return answer if "://" in answer else f"https://{answer}"


def _web_address(answer: str) -> str:
    return f"{_web_page(answer).removesuffix('/')}/"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask."""

    key: str
    """The key in `regio.yml`; of the contact `contact-` and the key in it."""
    text: str
    metavar: str = "TEKST"
    read: Callable[[str], Value] = _as_typed
    """Turns what was typed into the value for `regio.yml`."""
    hint: str = ""
    """What helps after a mistake, where the model only knows that there is one."""

    @property
    def option(self) -> str:
        """The option that answers it."""
        return f"--{self.key}"

    @property
    def parameter(self) -> str:
        """The name of that option in the code."""
        return self.key.replace("-", "_")

    @property
    def is_of_contact(self) -> bool:
        """Whether this is about the contact."""
        return self.key.startswith(_CONTACT)


NAME = Question("naam", "Naam van de regio")
IDENTIFIER = Question("id", "Id, waar de namen van uw eigen bestanden mee beginnen", "ID")
MUNICIPALITIES = Question("gemeenten", "Gemeenten, met komma's ertussen", "NAMEN", _list)
COLOUR = Question("kleur", "Huiskleur, zoals #0b6b6b", "KLEUR", _colours)
CONTACT = Question("contact-naam", "Loket of functie (geen persoon) voor vragen van lezers")
PURPOSE = Question("contact-waarvoor", "Waarvoor lezers bij dit contact terechtkunnen")
QUESTIONS = (
    NAME,
    IDENTIFIER,
    MUNICIPALITIES,
    Question("organisatie", "Organisatie die de site uitgeeft"),
    Question(
        "adres",
        "Webadres waar de site komt te staan",
        "WEBADRES",
        _web_address,
        hint="Schrijf het zoals https://kompas.uw-regio.nl/.",
    ),
    COLOUR,
    CONTACT,
    PURPOSE,
    Question(
        "contact-telefoon",
        "Telefoonnummer van dit contact",
        "NUMMER",
        hint="Gebruik alleen cijfers, spaties en streepjes.",
    ),
    Question("contact-email", "E-mailadres van dit contact", "ADRES"),
    Question("contact-website", "Website van dit contact", "WEBADRES", _web_page),
)
"""All of them, in the order in which they are asked."""

NO_COLOUR = (
    "dit is geen kleur; typ # met zes tekens daarachter, elk een cijfer of een letter van a tot en "
    "met f, zoals #0b6b6b"
)
YES_OR_NO: Mapping[str, bool] = {"j": True, "ja": True, "n": False, "nee": False}


def settings_of(answers: Answers) -> Mapping[str, Value]:
    """Return the answers as they stand in `regio.yml`."""
    settings: dict[str, Value] = {}
    contact: dict[str, Value] = {}
    for question in QUESTIONS:
        if question.key in answers:
            value = question.read(answers[question.key])
            if question is COLOUR:
                settings["kleuren"] = value
            elif question.is_of_contact:
                contact[question.key.removeprefix(_CONTACT)] = value
            else:
                settings[question.key] = value
    if contact:
        settings["contacten"] = [{"id": as_id(str(contact.get("naam", ""))), **contact}]
    return settings


def fault_of(question: Question, answer: str, base: Folder, folder: Path | None) -> str | None:
    """Return what is wrong with an answer, in Dutch; None when nothing is.

    `folder` is where the region will be; None when that depends on its id.
    """
    if question is COLOUR and not _is_colour(answer):
        return NO_COLOUR
    others = _SAMPLE_CONTACT if question.is_of_contact else {}
    fault = fault_in(settings_of({**others, question.key: answer}))
    if fault is None and question is IDENTIFIER:
        if name := clash(answer, base):
            return (
                f'in het basishandboek begint "{name}" al zo; kies een ander id, zoals '
                f'"{proposed_id(answer, base)}"'
            )
        try:
            refuse_filled(folder or Path(answer))
        except NewRegionError as error:
            return str(error)
    return f"{fault}. {question.hint}" if fault and question.hint else fault


def with_defaults(given: Answers, base: Folder) -> Answers:
    """Return the answers with, for what is not given, what the command proposes."""
    answers = dict(given)
    for question in QUESTIONS:
        default = _default(question, answers, base)
        if default:
            answers.setdefault(question.key, default)
    return answers


def ask(given: Answers, base: Folder, folder: Path | None) -> Answers:
    """Ask what is not given; an empty answer passes a question over."""
    answers = dict(given)
    for question in QUESTIONS:
        if question.key not in answers and _makes_sense(question, answers):
            answer = _ask(
                question,
                _default(question, answers, base),
                partial(fault_of, question, base=base, folder=folder),
            )
            if question is MUNICIPALITIES:
                answer = _split_on_and(answer)
            if answer:
                answers[question.key] = answer
    if contact_fault(answers):
        say("  Zo kan niemand dit contact bereiken; het staat daarom nog niet in regio.yml.")
        answers = {key: value for key, value in answers.items() if not key.startswith(_CONTACT)}
    return answers


def _ask(question: Question, default: str, fault_in_answer: Callable[[str], str | None]) -> str:
    while True:
        answer = click.prompt(question.text, default=default, show_default=bool(default)).strip()
        if not answer and question is not NAME:
            return ""
        fault = fault_in_answer(answer)
        if fault is None:
            return str(answer)
        say(f"  Dat kan niet: {fault}")
        if question is COLOUR:
            default = _readable(answer) or default


def _split_on_and(answer: str) -> str:
    """Return the names, where somebody agrees with those before and after the last " en " apart."""
    *names, last = [*map(str, _list(answer))] or [""]
    for found in reversed([*re.finditer(" en ", last)]):
        split = [*names, last[: found.start()].strip(), last[found.end() :].strip()]
        say(f"  Dit zijn {len(split)} gemeenten: {'; '.join(split)}.")
        if _agrees():
            return "; ".join(split)
    return answer


def _agrees() -> bool:
    while True:
        answer = click.prompt("  Klopt dit? (ja of nee)", default="ja").strip().lower()
        if answer in YES_OR_NO:
            return YES_OR_NO[answer]


def _makes_sense(question: Question, answers: Answers) -> bool:
    """Return whether a question can be answered: one about a contact needs a contact."""
    return not question.is_of_contact or question is CONTACT or CONTACT.key in answers


def _default(question: Question, answers: Answers, base: Folder) -> str:
    if question is IDENTIFIER and NAME.key in answers:
        return proposed_id(answers[NAME.key], base)
    if question is PURPOSE and CONTACT.key in answers:
        return "Vragen over samenwerken in de regio"
    return ""


def _is_colour(answer: str) -> bool:
    try:
        Kleuren(balk=_unquoted(answer))
    except ValidationError:
        return False
    return True


def _readable(answer: str) -> str:
    """Return the colour nearest to what was typed that can be read; nothing when it is none."""
    return readable(Kleuren(balk=_unquoted(answer))).balk or "" if _is_colour(answer) else ""


def contact_fault(answers: Answers) -> str | None:
    """Return what is wrong with the contact as a whole; None when nothing is."""
    contact = {key: value for key, value in answers.items() if key.startswith(_CONTACT)}
    return fault_in(settings_of(contact))
