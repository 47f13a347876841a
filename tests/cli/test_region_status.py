"""`kompas regio-status`: what somebody of a region gets to see after an update of the base."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from kompas.cli import main
from tests.parsed_html import text_of
from tests.region_folders import make_region, rewrite

CHECKLIST = "tools/governance-checklist"
KERN = f"{CHECKLIST}/kern"
OWN = {f"content/{CHECKLIST}.yml": "kern: Zo doen wij dat in [b]Oost[/b].\n"}
UNDER_IT = """
  tools/governance-checklist/kern
    regio/content/tools/governance-checklist.yml:1:7
    Basistekst toen, versie 0.0.1:
    - [-Zeven-] vragen over wie waarover beslist in jullie netwerk.
    Basistekst nu, versie 0.0.2:
    + [+Acht+] vragen over wie [+er+] waarover beslist in jullie netwerk.
    Uw tekst:
    | Zo doen wij dat in [b]Oost[/b].
"""


@pytest.fixture
def region(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a region that was built once; one stands beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kompas.build.pipeline.make_files", lambda *_: [])
    folder = make_region(Path("regio"), "Oost", OWN)
    assert kompas("bouw", "--regio", folder).exit_code == 0
    return folder


@pytest.fixture
def updated(content: Path, region: Path) -> Path:
    """That region, after an update of the base."""
    rewrite(content, f"{CHECKLIST}.yml", "Zeven vragen over wie", "Acht vragen over wie er")
    rewrite(content, "kompas.yml", 'versie: "0.0.1"', 'versie: "0.0.2"')
    return region


def kompas(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def on_a_screen(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands show things on a terminal of so many characters, without colour."""
    screen = Console(
        force_terminal=True, width=width, color_system=None, soft_wrap=True, markup=False
    )
    monkeypatch.setattr("kompas.cli.region_status.console", screen)


def test_without_an_update(region: Path) -> None:
    shown = kompas("regio-status", "--regio", region)

    assert shown.stdout == (
        "U past 1 tekst van het basishandboek aan. Bij versie 0.0.1 daarvan is er niets na te "
        "lezen.\n"
    )
    assert shown.exit_code == 0


def test_a_region_that_changes_nothing(content: Path, tmp_path: Path) -> None:
    shown = kompas("regio-status", "--regio", make_region(tmp_path / "west", "West"))

    assert shown.stdout.startswith("U past geen teksten van het basishandboek aan;")
    assert shown.exit_code == 0


def test_a_changed_base_text_is_shown_under_the_old_one(updated: Path) -> None:
    shown = kompas("regio-status", "--regio", updated)

    assert shown.stdout.startswith("\nVeranderd in het basishandboek (1)\n")
    assert UNDER_IT in shown.stdout
    assert shown.stdout.endswith("\nNagelezen? Zeg dat met: kompas regio-status --bijgewerkt ID\n")
    assert shown.exit_code == 1


def test_on_a_wide_screen_both_stand_side_by_side(
    updated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_screen(110, monkeypatch)

    lines = kompas("regio-status", "--regio", updated).stdout.splitlines()

    [titles] = [line for line in lines if "Basistekst toen" in line]
    [texts] = [line for line in lines if "[-Zeven-]" in line]
    assert titles.index("+ Basistekst nu, versie 0.0.2") == texts.index("[+Acht+] vragen")
    assert all(len(line) <= 110 for line in lines)
    assert "    | Zo doen wij dat in [b]Oost[/b]." in lines


def test_a_long_link_is_shown_whole(
    content: Path, region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_screen(110, monkeypatch)
    rewrite(content, f"{CHECKLIST}.yml", "Zeven vragen", f"Acht vragen {'x' * 80}")

    assert kompas("regio-status", "--regio", region).stdout.count("x") == 80


def test_on_a_narrow_screen_every_line_keeps_its_mark(
    updated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_screen(60, monkeypatch)

    shown = kompas("regio-status", "--regio", updated).stdout

    begin, end = (shown.index(words) for words in ("Basistekst toen", "Basistekst nu"))
    old = shown[begin:end].splitlines()[1:-1]
    assert len(old) > 1
    assert all(line.startswith("    - ") and len(line) <= 60 for line in old)


def test_a_change_of_white_space_is_told_in_words(content: Path, region: Path) -> None:
    rewrite(
        content, f"{CHECKLIST}.yml", "kern: Zeven vragen over", "kern: >-\n  Zeven vragen\n\n  over"
    )

    shown = kompas("regio-status", "--regio", region).stdout

    assert "    Alleen regeleinden of spaties verschillen.\n" in shown


def test_the_build_warns_and_the_site_keeps_the_own_text(updated: Path) -> None:
    before = (updated / "basisteksten.json").read_bytes()

    for command in (("bouw", "--regio", updated), ("controleer", updated)):
        done = kompas(*command)

        assert done.exit_code == 0
        assert (
            "  regio/content/tools/governance-checklist.yml:1:7: de basistekst waar "
            f'"{KERN}" op staat, is veranderd sinds versie 0.0.1; '
        ) in done.stderr
        assert "kompas regio-status\n" in done.stderr
    assert "Zo doen wij dat in [b]Oost[/b]." in text_of(updated / f"site/{CHECKLIST}.html")
    assert (updated / "basisteksten.json").read_bytes() == before


def test_a_text_that_was_reviewed_brings_the_version_up(updated: Path) -> None:
    done = kompas("regio-status", "--regio", updated, "--bijgewerkt", KERN)

    assert done.stdout.splitlines() == [
        f"Bijgewerkt: {KERN}",
        "Zet basisteksten.json in versiebeheer.",
        'In regio.yml staat nu basis: "0.0.2".',
        "U past 1 tekst van het basishandboek aan. Bij versie 0.0.2 daarvan is er niets na te "
        "lezen.",
    ]
    assert done.exit_code == 0
    assert 'basis: "0.0.2"\n' in (updated / "regio.yml").read_text("utf-8")
    assert kompas("controleer", updated).stderr == ""


def test_while_something_is_left_the_version_stays(content: Path, updated: Path) -> None:
    with (updated / f"content/{CHECKLIST}.yml").open("a", encoding="utf-8") as own:
        own.write("titel: Lijst van Oost\n")
    kompas("controleer", updated)

    done = kompas("regio-status", "--regio", updated, "--bijgewerkt", KERN)

    assert f"\nNog niet vastgelegd (1)\n  {CHECKLIST}/titel\n" in done.stdout
    assert done.exit_code == 1
    assert 'basis: "0.0.1"\n' in (updated / "regio.yml").read_text("utf-8")


def test_a_new_version_that_touches_nothing_of_the_region(content: Path, region: Path) -> None:
    rewrite(content, "kompas.yml", 'versie: "0.0.1"', 'versie: "0.0.2"')

    shown = kompas("regio-status", "--regio", region)

    assert shown.stdout.endswith('regio/regio.yml:3:8: zet hier basis: "0.0.2".\n')
    assert shown.exit_code == 0


def test_a_region_that_was_made_on_a_newer_version(content: Path, region: Path) -> None:
    rewrite(region, "regio.yml", '"0.0.1"', '"0.0.9"')

    shown = kompas("regio-status", "--regio", region, "--bijgewerkt", KERN)

    assert f"Was al bij: {KERN}\n" in shown.stdout
    assert "hier staat versie 0.0.9, en dit is versie 0.0.1 van het basishandboek" in shown.stdout


def test_a_base_text_that_is_gone_is_shown_while_nothing_can_be_built(
    content: Path, region: Path
) -> None:
    (content / f"{CHECKLIST}.yml").rename(content / "tools/checklist-governance.yml")

    shown = kompas("regio-status", "--regio", region, "--bijgewerkt", CHECKLIST)

    assert kompas("bouw", "--regio", region).exit_code == 1
    assert f"Nog niet bijgewerkt: {KERN}. Los eerst de fout op" in shown.stderr
    assert "\nNiet meer in het basishandboek (1)\n" in shown.stdout
    assert "    Uw tekst past nergens op: een fout. Bedoelde u " in shown.stdout
    assert "    - Zeven vragen over wie waarover beslist in jullie netwerk.\n" in shown.stdout
    assert "\nFouten: zo is er niets te bouwen (1)\n" in shown.stdout
    assert shown.exit_code == 1


def test_a_base_text_that_is_gone_from_under_an_addition(content: Path, region: Path) -> None:
    (region / f"content/{CHECKLIST}.yml").write_text("opbrengst: Onze lijst.\n", "utf-8")
    kompas("bouw", "--regio", region)
    rewrite(
        content,
        f"{CHECKLIST}.yml",
        "opbrengst: |\n  Een lijst met afspraken die nog ontbreken.\n",
        "",
    )

    shown = kompas("regio-status", "--regio", region).stdout

    assert "    Uw tekst blijft staan, als eigen toevoeging.\n" in shown
    assert "    - Een lijst met afspraken die nog ontbreken.\n" in shown


def test_what_is_no_text_is_shown_as_an_editor_writes_it(content: Path, tmp_path: Path) -> None:
    own = "onderdelen-: [zo-werkt-het]\ngroep: {inschatting: false}\n"
    region = make_region(tmp_path / "west", "West", {f"content/{CHECKLIST}.yml": own})
    kompas("regio-status", "--regio", region, "--bijgewerkt", "tools")
    rewrite(content, f"{CHECKLIST}.yml", "Vul de vragen eerst alleen in.", "Vul alles in.")
    rewrite(content, f"{CHECKLIST}.yml", ", inschatting: true", ", inschatting: [1, null]")

    shown = kompas("regio-status", "--regio", region).stdout

    assert "    - tekst: |\n    -   Vul [-de vragen eerst alleen-] in. Vergelijk " in shown
    assert "    | (door u weggehaald)\n" in shown
    assert "    - [-true-]\n" in shown
    assert "    | false\n" in shown


def test_an_own_text_that_was_taken_away(region: Path) -> None:
    (region / f"content/{CHECKLIST}.yml").unlink()

    shown = kompas("regio-status", "--regio", region)
    assert f"\nNiet meer nodig (1)\n  {KERN}\n" in shown.stdout
    assert shown.exit_code == 1

    built = kompas("bouw", "--regio", region).stdout
    assert f"1 basistekst ({KERN}) uit basisteksten.json gehaald; zet dat bestand in" in built
    assert kompas("regio-status", "--regio", region).exit_code == 0


def test_an_id_that_is_not_there(region: Path) -> None:
    done = kompas("regio-status", "--regio", region, "--bijgewerkt", f"{CHECKLIST}/kernn")

    assert done.stderr == (
        f'"{CHECKLIST}/kernn" is geen tekst die u kunt bijwerken. Bedoelde u "{KERN}"?\n'
    )
    assert done.exit_code == 1


def test_in_the_folder_of_a_region_and_elsewhere(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = kompas("regio-status")
    monkeypatch.chdir(region)
    inside = kompas("regio-status")

    assert elsewhere.stderr == "Hier staat geen regio.yml. Noem met --regio de map van uw regio.\n"
    assert elsewhere.exit_code == 1
    assert inside.exit_code == 0


def test_a_conflict_in_the_file_is_told_at_its_line(region: Path) -> None:
    file = region / "basisteksten.json"
    file.write_text(file.read_text("utf-8").replace('  "b', '<<<<<<< HEAD\n  "b'), "utf-8")

    for command in (("regio-status", "--regio", region), ("controleer", region)):
        done = kompas(*command)

        assert done.stderr.startswith(
            "regio/basisteksten.json:3:1: hier staat een conflict van git"
        )
        assert done.exit_code == 1


def test_the_preview_keeps_base_texts_and_warns_once(
    content: Path, updated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (updated / f"content/{CHECKLIST}.yml").open("a", encoding="utf-8") as own:
        own.write("titel: Lijst van Oost\n")
    monkeypatch.setattr("kompas.cli.building.Preview.serve", lambda _: None)

    done = kompas("serveer", "--regio", updated, "--poort", "8765")

    assert f"1 basistekst ({CHECKLIST}/titel) vastgelegd in basisteksten.json" in done.stdout
    assert f'"{KERN}" op staat, is veranderd' in done.stderr


def test_all_regions_in_one_go_keep_their_base_texts(
    content: Path, region: Path, tmp_path: Path
) -> None:
    make_region(tmp_path / "alle/west", "West", OWN)
    make_region(tmp_path / "alle/noord", "Noord")

    done = kompas("bouw", "--alle", tmp_path / "alle", "--uit", tmp_path / "sites")

    assert f"west: 1 basistekst ({KERN}) vastgelegd in basisteksten.json; " in done.stdout
    assert "noord: " not in done.stdout
    assert (tmp_path / "alle/west/basisteksten.json").is_file()
