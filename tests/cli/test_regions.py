"""`kompas nieuw-regio`: from a few answers to a region of one's own."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from kompas.cli import main
from kompas.model.kleuren import Kleuren
from kompas.model.reading import read_handbook
from kompas.model.regio import Regio
from kompas.paths import PACKAGE

REPOSITORY = PACKAGE.parents[1]


@pytest.fixture(autouse=True)
def own_folder(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place to work in, with the small handbook as that of `kompas`."""
    folder = tmp_path / "werk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at the keyboard."""
    monkeypatch.setattr("kompas.cli.regions._somebody_is_there", lambda: True)


def nieuw_regio(*arguments: str, typed: tuple[str, ...] = ()) -> Result:
    lines = "".join(f"{line}\n" for line in typed)
    return CliRunner().invoke(main, ["nieuw-regio", *arguments], input=lines)


def regio_in(folder: str, content: Path) -> Regio:
    edition = read_handbook(content, Path(folder)).edition
    assert edition
    return edition.regio


def test_everything_as_an_option(content: Path) -> None:
    result = nieuw_regio(
        *("--naam", "Noord-Veluwe", "--id", "veluwe", "--gemeenten", "Ermelo, Nunspeet ,"),
        *("--organisatie", "Samenwerkende gemeenten", "--adres", "kompas.veluwe.example"),
        *("--kleur", "#0B6B6B", "--contact-naam", "Regioloket", "--contact-waarvoor", "Vragen"),
        *("--contact-telefoon", "0000 000-000", "--contact-email", "loket@veluwe.example"),
        *("--contact-website", "veluwe.example/loket"),
    )

    assert result.stderr == ""
    assert result.exit_code == 0
    regio = regio_in("veluwe", content)
    assert (regio.id, regio.naam) == ("veluwe", "Noord-Veluwe")
    assert regio.gemeenten == ("Ermelo", "Nunspeet")
    assert regio.organisatie == "Samenwerkende gemeenten"
    assert regio.adres == "https://kompas.veluwe.example/"
    assert regio.kleuren == Kleuren(balk="#0b6b6b")
    [contact] = regio.contacten
    assert (contact.id, contact.naam, contact.waarvoor) == ("regioloket", "Regioloket", "Vragen")
    assert contact.telefoon == "0000 000-000"
    assert contact.email == "loket@veluwe.example"
    assert contact.website == "https://veluwe.example/loket"


def test_what_it_says(own_folder: Path) -> None:
    said = nieuw_regio("--naam", "Noord-Veluwe").stdout.splitlines()

    assert said[0] == f"Klaar: uw eigen Kompas staat in de map {own_folder / 'noord-veluwe'}."
    assert "  cd noord-veluwe" in said
    assert said[-1] == "In noord-veluwe/regio.yml staan nog 11 vragen open."


def test_everything_typed(content: Path, somebody: None) -> None:
    result = nieuw_regio(
        typed=(
            "Súdwest: 'een' \"twee\" #drie",
            "",  # the id that is proposed
            "Sneek, Bolsward",
            "Gemeente Súdwest",
            "https://kompas.sudwest.example/",
            "#0b6b6b",
            "Regioloket",
            "",  # the purpose that is proposed
            "",
            "loket@sudwest.example",
            "",
        )
    )

    assert result.exit_code == 0
    assert "mee beginnen [sudwest-een-twee-drie]: " in result.stdout
    regio = regio_in("sudwest-een-twee-drie", content)
    assert regio.naam == "Súdwest: 'een' \"twee\" #drie"
    assert regio.gemeenten == ("Sneek", "Bolsward")
    assert [contact.naam for contact in regio.contacten] == ["Regioloket"]
    assert [contact.waarvoor for contact in regio.contacten] == [
        "Vragen over samenwerken in de regio"
    ]


def test_only_the_name_has_to_be_typed(content: Path, somebody: None) -> None:
    result = nieuw_regio(typed=("", "Noord-Veluwe", *[""] * 6))

    assert result.exit_code == 0
    regio = regio_in("noord-veluwe", content)
    assert regio.kleuren is None
    assert regio.contacten == ()


def test_what_was_given_is_not_asked(somebody: None) -> None:
    result = nieuw_regio("eigen", "--naam", "Noord-Veluwe", "--id", "nv", typed=("",) * 5)

    assert result.exit_code == 0
    assert "Naam van de regio" not in result.stdout
    assert Path("eigen/regio.yml").is_file()


def test_a_mistake_while_typing_is_told_and_asked_again(content: Path, somebody: None) -> None:
    result = nieuw_regio(
        *("--naam", "Noord", "--gemeenten", "Ermelo", "--organisatie", "X"),
        typed=(
            *("Noord!", "governance", "noord"),  # id
            *("ftp://x", "kompas.noord.example"),
            *("groen", "#888888", ""),  # colour; in the end the one that is proposed
            *("Loket", "Vragen", "bel maar", "", "loket@@noord", "", "https://noord.example"),
        ),
    )

    assert result.exit_code == 0
    for message in (
        "Dat kan niet: een id bestaat uit kleine letters, cijfers en koppeltekens",
        'Dat kan niet: in het basishandboek begint "governance-checklist" al zo; kies een ander '
        'id, zoals "regio-governance"',
        "Schrijf het zoals https://kompas.uw-regio.nl/.",
        "Dat kan niet: dit is geen kleur",
        "Dat kan niet: te weinig contrast",
        "Gebruik alleen cijfers, spaties en streepjes.",
        "Dat kan niet: dit is geen e-mailadres",
    ):
        assert message in result.stdout
    proposed = re.search(r"\[(#[0-9a-f]{6})\]", result.stdout)
    assert proposed
    assert regio_in("noord", content).kleuren == Kleuren(balk=proposed[1])


@pytest.mark.parametrize("typed", ['"#0b6b6b"', "'#0b6b6b'", " “#0b6b6b” "])
def test_a_colour_may_be_typed_between_quotation_marks(
    typed: str, content: Path, somebody: None
) -> None:
    nieuw_regio(typed=("Noord", "", "", "", "", typed, ""))
    nieuw_regio("--naam", "Zuid", "--kleur", typed, "--geen-vragen")

    for region in ("noord", "zuid"):
        assert regio_in(region, content).kleuren == Kleuren(balk="#0b6b6b")


def test_a_colour_at_the_prompt_needs_no_quotation_marks(somebody: None) -> None:
    said = nieuw_regio(typed=("Noord", "", "", "", "", "groen", "", "")).stdout

    assert "typ # met zes tekens daarachter" in said
    assert "aanhalingstekens" not in said


def test_a_wrong_answer_does_not_lose_the_proposal(content: Path, somebody: None) -> None:
    result = nieuw_regio(typed=("Noord", "", "", "", "", "#888888", "groen", "", ""))

    proposed = re.findall(r"\[(#[0-9a-f]{6})\]", result.stdout)
    assert len(proposed) == 2
    assert proposed[0] == proposed[1]
    assert regio_in("noord", content).kleuren == Kleuren(balk=proposed[1])


@pytest.mark.parametrize("colour", ["#ffe680", "#f2b632"])
def test_a_light_house_colour_gets_an_accent_that_shows_on_it(colour: str, content: Path) -> None:
    result = nieuw_regio("--naam", "Noord", "--kleur", colour)

    assert result.stderr == ""
    own = regio_in("noord", content).kleuren
    assert own
    assert own.balk == colour
    assert own.accent


@pytest.mark.parametrize(
    ("typed", "answers", "names"),
    [
        ("Hoogstad; Laagdorp,Bergum;", (), ("Hoogstad", "Laagdorp", "Bergum")),
        ("Hoogstad, Laagdorp en Bergum", ("",), ("Hoogstad", "Laagdorp", "Bergum")),
        ("Hoogstad en Bergum", ("ja",), ("Hoogstad", "Bergum")),
        ("Assen, Aa en Hunze", ("misschien", "nee"), ("Assen", "Aa en Hunze")),
        ("Aa en Hunze, Assen", (), ("Aa en Hunze", "Assen")),
        ("Assen en Aa en Hunze", ("n", "j"), ("Assen", "Aa en Hunze")),
    ],
)
def test_the_names_of_municipalities_are_split_as_somebody_means_them(
    typed: str, answers: tuple[str, ...], names: tuple[str, ...], content: Path, somebody: None
) -> None:
    result = nieuw_regio("--naam", "Noord", typed=("", typed, *answers, *[""] * 4))

    assert result.exit_code == 0
    assert result.stdout.count("Klopt dit?") == len(answers)
    assert regio_in("noord", content).gemeenten == names


def test_what_is_asked_about_municipalities_shows_them_apart(somebody: None) -> None:
    said = nieuw_regio("--naam", "Noord", typed=("", "Ermelo, Putten en Elburg", *[""] * 5)).stdout

    assert "  Dit zijn 3 gemeenten: Ermelo; Putten; Elburg.\n" in said


def test_without_somebody_to_ask_a_name_keeps_its_and(content: Path) -> None:
    nieuw_regio("--naam", "Noord", "--gemeenten", "Assen; Aa en Hunze")

    assert regio_in("noord", content).gemeenten == ("Assen", "Aa en Hunze")


def test_a_folder_that_is_taken_is_told_before_all_is_typed(content: Path, somebody: None) -> None:
    Path("noord").mkdir()
    Path("noord/brief.txt").touch()

    result = nieuw_regio(typed=("Noord", "noord", "noord-2", *[""] * 5))

    assert "noord staat al iets. Kies een nieuwe of lege map." in result.stdout
    assert regio_in("noord-2", content).id == "noord-2"


def test_a_contact_that_nobody_can_reach_is_left_out(content: Path, somebody: None) -> None:
    result = nieuw_regio(typed=("Noord", "", "", "", "", "", "Loket", "", "", "", ""))

    assert "Zo kan niemand dit contact bereiken" in result.stdout
    assert regio_in("noord", content).contacten == ()


def test_whoever_stops_halfway_leaves_nothing_behind(own_folder: Path, somebody: None) -> None:
    result = nieuw_regio(typed=("Noord", "", "Ermelo"))

    assert result.stderr.endswith("Gestopt.\n")
    assert list(own_folder.iterdir()) == []


@pytest.mark.parametrize("quiet", [(), ("--geen-vragen",)], ids=["a script", "asked for"])
def test_nothing_is_asked(quiet: tuple[str, ...], request: pytest.FixtureRequest) -> None:
    if quiet:
        request.getfixturevalue("somebody")

    result = nieuw_regio("--naam", "Noord", *quiet, typed=("Zuid",) * 20)

    assert result.exit_code == 0
    assert Path("noord/regio.yml").is_file()


def test_it_asks_at_a_real_terminal(own_folder: Path) -> None:
    keyboard, terminal = os.openpty()
    os.write(keyboard, b"Veluwe\n" + b"\n" * 6)

    command = [sys.executable, "-m", "kompas.cli", "nieuw-regio"]
    done = subprocess.run(command, stdin=terminal, capture_output=True, text=True, check=True)

    assert "Naam van de regio: " in done.stdout
    assert (own_folder / "veluwe/regio.yml").is_file()


@pytest.mark.parametrize(
    ("arguments", "messages"),
    [
        ((), ["Een regio heeft een naam nodig. Geef die met --naam."]),
        (("--naam", "Noord\nVeluwe"), ["--naam: dit moet op één regel staan"]),
        (
            ("--naam", "Noord", "--id", "governance"),
            [
                '--id: in het basishandboek begint "governance-checklist" al zo; kies een ander '
                'id, zoals "regio-governance"'
            ],
        ),
        (
            ("--naam", "Noord", "--id", "Noord", "--contact-email", "x"),
            [
                "--id: een id bestaat uit kleine letters, cijfers en koppeltekens",
                "--contact-email: dit is geen e-mailadres; schrijf het zoals veilig@regio.nl",
            ],
        ),
        (
            ("--naam", "Noord", "--contact-naam", "Loket"),
            ['--contact-naam: geef een "telefoon", een "email" of een "website"'],
        ),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_made(
    own_folder: Path, arguments: tuple[str, ...], messages: list[str]
) -> None:
    result = nieuw_regio(*arguments)

    assert result.stderr.splitlines() == messages
    assert result.exit_code == 1
    assert list(own_folder.iterdir()) == []


def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can(own_folder: Path) -> None:
    result = nieuw_regio("--naam", "Noord", "--kleur", "#888888")

    assert re.search(
        r'--kleur: te weinig contrast.*Kies bijvoorbeeld "#[0-9a-f]{6}"', result.stderr
    )
    assert list(own_folder.iterdir()) == []


def test_a_folder_with_something_in_it_is_refused_before_anything_is_asked(
    own_folder: Path, somebody: None
) -> None:
    Path("noord").mkdir()
    Path("noord/brief.txt").write_text("Beste", "utf-8")

    result = nieuw_regio("noord")

    assert result.stdout == ""
    assert result.stderr == (
        f"In de map {own_folder / 'noord'} staat al iets. Kies een nieuwe of lege map.\n"
    )
    assert result.exit_code == 1
    assert [file.name for file in Path("noord").iterdir()] == ["brief.txt"]


def test_the_check_finds_no_fault_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    nieuw_regio("--naam", "Noord", "--kleur", "#0b6b6b")
    monkeypatch.chdir("noord")

    result = CliRunner().invoke(main, ["controleer"])

    assert result.stdout.startswith("Geen fouten: ")
    assert 'regio.yml:9:1: "organisatie" is nog niet ingevuld' in result.stderr
    assert result.exit_code == 0


# --- What is written about the commands ------------------------------------------------------


def commands_in(text: str) -> list[str]:
    """Return every line of a block of shell, or of a workflow, that calls `kompas`."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL) or [text]
    lines = [line.strip().removeprefix("run: ") for line in "\n".join(blocks).splitlines()]
    return [line for line in lines if line.startswith("kompas ")]


def check_command(line: str) -> None:
    """Fail when `kompas` does not know a command or an option of it; runs nothing."""
    name, *arguments = shlex.split(line, comments=True)[1:]
    assert name in main.commands, f"{line}: there is no command {name}"
    try:
        main.commands[name].make_context(name, arguments, parent=click.Context(main))
    except click.UsageError as mistake:
        pytest.fail(f"{line}: {mistake.format_message()}")


@pytest.mark.parametrize("file", ["LEESMIJ.md", ".github/workflows/publiceer.yml"])
def test_every_command_in_a_new_region_exists(file: str) -> None:
    nieuw_regio("--naam", "Noord")

    lines = commands_in(Path("noord", file).read_text("utf-8"))

    assert lines
    for line in lines:
        check_command(line)


@pytest.mark.parametrize("file", ["README.md", "regios/LEESMIJ.md", "regios/ci-matrix.yml"])
def test_every_command_in_a_guide_exists(file: str) -> None:
    lines = commands_in((REPOSITORY / file).read_text("utf-8"))

    assert lines
    for line in lines:
        check_command(line)


def test_the_matrix_of_regions_is_a_workflow() -> None:
    text = (REPOSITORY / "regios/ci-matrix.yml").read_text("utf-8")

    workflow = yaml.load(text, yaml.BaseLoader)  # GitHub too takes `on` for a word

    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["bouw"]["strategy"]["fail-fast"] == "false"
