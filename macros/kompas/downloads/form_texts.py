"""What every form says before its questions, in Word and in Excel."""

from __future__ import annotations

from kompas.model.handbook import Handbook
from kompas.model.kompas import Noodnummer
from kompas.model.tool import Tool

PRIVACY = (
    "Schrijf hier geen gegevens van cliënten op: geen namen, adressen, geboortedata of "
    "burgerservicenummers."
)
REQUIRED = " (verplicht)"
SIGNATURE = "Handtekening"
SLOT = "Onderdeel"
"""Heads the column with the parts of a run sheet."""


def emergency_line(handbook: Handbook) -> str:
    """Return the emergency numbers on one line."""
    return " · ".join(_number(number) for number in handbook.kompas.noodnummers)


def _number(number: Noodnummer) -> str:
    remark = f"({number.toelichting})" if number.toelichting else None
    return " ".join(filter(None, (number.aanleiding, number.naam, number.nummer, remark)))


def origin_line(handbook: Handbook, tool: Tool) -> str:
    """Return where in the handbook the form belongs."""
    steps = [step for step in handbook.all_steps if step.id in tool.stappen]
    return " · ".join((handbook.kompas.titel, *(f"Stap {step.nr}: {step.titel}" for step in steps)))
