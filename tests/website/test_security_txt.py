"""The file security.txt of a region's own copy, read as internet.nl reads it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sectxt import Parser

from kompas.model.handbook import as_tuples
from kompas.model.regio import Kwetsbaarheid, Regio
from kompas.source.yaml_reader import read_yaml
from kompas.website.security_txt import security_txt, write_security_txt
from tests.handbooks import REGIO, problems_of_copy

SOON = date.today() + timedelta(days=180)
ANSWERS = f"""adres: https://kompas.regio.nl/proef/
kwetsbaarheid:
  contact: cert@regio.nl
  beleid: https://regio.nl/beleid
  sleutel: https://regio.nl/sleutel.asc
  verloopt: {SOON}
"""


def region(answers: str) -> Regio:
    return Regio.model_validate(as_tuples(read_yaml(REGIO + answers, "regio.yml").data))


def test_what_the_file_says() -> None:
    assert security_txt(region(ANSWERS)).splitlines() == [
        "Contact: mailto:cert@regio.nl",
        f"Expires: {SOON}T23:59:59Z",
        "Encryption: https://regio.nl/sleutel.asc",
        "Preferred-Languages: nl, en",
        "Canonical: https://kompas.regio.nl/.well-known/security.txt",
        "Policy: https://regio.nl/beleid",
    ]


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(ANSWERS, id="every answer"),
        pytest.param(
            ANSWERS.replace("cert@regio.nl", "https://regio.nl/melden"), id="a page to report on"
        ),
    ],
)
def test_internet_nl_finds_nothing_wrong(answers: str, tmp_path: Path) -> None:
    write_security_txt(region(answers), tmp_path)
    file = tmp_path / ".well-known" / "security.txt"

    parser = Parser(file.read_bytes(), urls="https://kompas.regio.nl/.well-known/security.txt")

    assert parser.errors == []
    # Only the organisation itself could sign it, with a key that never comes near a build.
    assert [advice["code"] for advice in parser.recommendations] == ["not_signed"]


def test_internet_nl_reads_a_file_with_the_fewest_answers(tmp_path: Path) -> None:
    fewest = f"kwetsbaarheid: {{contact: cert@regio.nl, verloopt: {SOON}}}\n"
    write_security_txt(region(fewest), tmp_path)

    parser = Parser((tmp_path / ".well-known" / "security.txt").read_bytes())

    assert parser.errors == []


@pytest.mark.parametrize(
    "answers",
    ["", "kwetsbaarheid: {contact: cert@regio.nl}\n", f"kwetsbaarheid: {{verloopt: {SOON}}}\n"],
)
def test_there_is_no_file_as_long_as_an_answer_is_missing(answers: str, tmp_path: Path) -> None:
    write_security_txt(region(answers), tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["contact", "beleid", "sleutel", "verloopt"])
@pytest.mark.parametrize("end", ["\\n", "\\r", "\\r\\n", "\\u2028", "\\x85"])
def test_nobody_can_add_a_line(key: str, end: str) -> None:
    value = {"contact": "cert@regio.nl", "verloopt": "2027-05-01"}.get(key, "https://regio.nl/a")
    regio = f'{REGIO}kwetsbaarheid: {{{key}: "{value}{end}Contact: mailto:boef@example.org"}}\n'

    assert problems_of_copy({}, regio) != []


def test_a_line_end_that_comes_through_all_the_same_is_refused() -> None:
    regio = region(ANSWERS)
    evil = Kwetsbaarheid.model_construct(
        contact="cert@regio.nl\r\nContact: mailto:boef@example.org",
        verloopt="2027-05-01",
        beleid=None,
        sleutel=None,
    )

    with pytest.raises(ValueError, match="Contact"):
        security_txt(regio.model_copy(update={"kwetsbaarheid": evil}))
