"""The kinds of value that lead outside the handbook, and short text that stays on one line."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from kompas.model.fields import Text

_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_WEB_PAGE = re.compile(r"https://[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~:/?#@!$&()*+,;=%-]*)?")


def _line(value: str) -> str:
    if "\n" in value:
        raise ValueError("dit moet op één regel staan")
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise ValueError("dit is geen e-mailadres; schrijf het zoals veilig@regio.nl")
    return value


def _web_page(value: str) -> str:
    if not _WEB_PAGE.fullmatch(value):
        raise ValueError(
            "dit is geen webadres; schrijf het helemaal uit, zoals https://regio.nl/contact"
        )
    return value


def _email_or_web_page(value: str) -> str:
    if not _EMAIL.fullmatch(value) and not _WEB_PAGE.fullmatch(value):
        raise ValueError(
            "dit is geen e-mailadres en geen webadres; schrijf het zoals veilig@regio.nl of "
            "https://regio.nl/contact"
        )
    return value


Line = Annotated[Text, AfterValidator(_line)]
EmailAddress = Annotated[Text, AfterValidator(_email), Field(json_schema_extra={"format": "email"})]
WebPage = Annotated[
    Text, AfterValidator(_web_page), Field(json_schema_extra={"pattern": "^https://"})
]
EmailOrWebPage = Annotated[Text, AfterValidator(_email_or_web_page)]
