"""Answers of a region that were right once: told when a law or standard asks for new ones."""

from datetime import date

import pytest

from kompas.model.deadlines import overdue
from kompas.model.handbook import as_tuples
from kompas.model.regio import Regio
from kompas.source.yaml_reader import read_yaml
from tests.handbooks import REGIO, copy_with

TODAY = date(2026, 11, 22)
AUDIT = "onderzoeken: [{titel: Alles, adres: https://regio.nl/rapport, datum: 2023-11-%d}]"


def paths_of(settings: str) -> list[tuple[str | int, ...]]:
    """Return what is out of date on TODAY."""
    regio = Regio.model_validate(as_tuples(read_yaml(REGIO + settings, "regio.yml").data))
    return [path for path, _ in overdue(regio, TODAY)]


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "toegankelijkheid: {datum: 2025-11-22}",
        f"toegankelijkheid: {{{AUDIT % 22}}}",
        "toegankelijkheid: {datum: 2026-09-01, onderzoek_gepland: 2027-03-01}",
        "toegankelijkheid: {datum: 2026-08-31, onderzoek_gepland: 2027-03-01}",
        "toegankelijkheid: {onderzoek_gepland: 2026-11-22}",
        "kwetsbaarheid: {verloopt: 2026-11-22}",
        "kwetsbaarheid: {verloopt: 2027-11-21}",
        "adres: https://regio.nl/kompas/",
        "adres: https://regio.nl/\nkwetsbaarheid: {contact: cert@regio.nl, verloopt: 2027-05-01}",
    ],
)
def test_what_still_holds(settings: str) -> None:
    assert paths_of(settings) == []


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ("toegankelijkheid: {datum: 2025-11-21}", ("toegankelijkheid", "datum")),
        (f"toegankelijkheid: {{{AUDIT % 21}}}", ("toegankelijkheid", "onderzoeken", 0, "datum")),
        (
            "toegankelijkheid: {datum: 2026-09-01, onderzoek_gepland: 2027-03-02}",
            ("toegankelijkheid", "onderzoek_gepland"),
        ),
        (
            "toegankelijkheid: {onderzoek_gepland: 2026-11-21}",
            ("toegankelijkheid", "onderzoek_gepland"),
        ),
        ("kwetsbaarheid: {verloopt: 2026-11-21}", ("kwetsbaarheid", "verloopt")),
        ("kwetsbaarheid: {verloopt: 2027-11-22}", ("kwetsbaarheid", "verloopt")),
        (
            "adres: https://regio.nl/kompas/\n"
            "kwetsbaarheid: {contact: cert@regio.nl, verloopt: 2027-05-01}",
            ("adres",),
        ),
    ],
)
def test_what_is_out_of_date(settings: str, path: tuple[str | int, ...]) -> None:
    assert paths_of(settings) == [path]


def test_a_statement_of_29_february_holds_up_to_1_march() -> None:
    regio = Regio.model_validate(
        as_tuples(read_yaml(f"{REGIO}toegankelijkheid: {{datum: 2024-02-29}}", "regio.yml").data)
    )

    assert list(overdue(regio, date(2025, 3, 1))) == []
    assert list(overdue(regio, date(2025, 3, 2))) != []


def test_who_builds_hears_of_it_at_its_place() -> None:
    handbook = copy_with({}, f"{REGIO}kwetsbaarheid:\n  verloopt: 2020-01-01\n")
    assert handbook.edition is not None

    [notice] = [str(each) for each in handbook.edition.notices if "verlopen" in each.message]

    assert notice.startswith("regio/regio.yml:5:13: security.txt is verlopen op 2020-01-01; ")
