"""What a region may not have meant is told, with what it probably did mean."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kompas.build.regions.new_region import make_region
from kompas.model.reading import read_handbook
from kompas.source.folder import read_folder
from tests.handbooks import REGIO, SMALL, copy_with, problems_of_copy, text_of

STEP = "stappen/organiseer-de-governance"
OWN_BLOCK = "onderdelen: [{soort: tip, id: proef-tip, tekst: Begin klein.}]\n"
HINT = "van het basishandboek; wilde u iets toevoegen, schrijf dan"


def slips_of(content: Mapping[str, str]) -> list[str]:
    """Return what is told of a region's content; its settings have open questions of their own."""
    edition = copy_with(content).edition
    assert edition is not None
    return [
        str(notice)
        for notice in edition.notices
        if "regio.yml" not in notice.place.file and "deze kopie niet" not in notice.message
    ]


def test_list_that_replaces_all_of_the_base_is_told() -> None:
    assert slips_of({STEP: OWN_BLOCK}) == [
        f'regio/{STEP}.yml:1:13: uw lijst vervangt alle 5 onderdelen {HINT} "onderdelen+"'
    ]


def test_list_that_leaves_out_a_part_of_the_base_is_told() -> None:
    _, _, blocks = text_of(STEP).partition("onderdelen:")
    [notice] = slips_of({STEP: f"onderdelen:{blocks.replace('id: resultaat', 'id: proef-eind')}"})

    assert f'uw lijst vervangt 1 van de 5 onderdelen {HINT} "onderdelen+"' in notice


@pytest.mark.parametrize(
    "own",
    [
        OWN_BLOCK.replace("onderdelen", "onderdelen+"),
        "bronnen: [kompas]\n",
        f"onderdelen:{text_of(STEP).partition('onderdelen:')[2]}".replace("Eén", "Een"),
    ],
)
def test_list_that_keeps_all_of_the_base_is_no_slip(own: str) -> None:
    assert slips_of({STEP: own}) == []


def test_fault_in_a_list_that_replaces_that_of_the_base_comes_with_a_hint() -> None:
    own = "onderdelen: [{id: drie-vormen, tekst: Van ons.}]\n"

    assert problems_of_copy({STEP: own}) == [
        f'regio/{STEP}.yml:1:13: uw lijst vervangt 4 van de 5 onderdelen {HINT} "onderdelen+"',
        f'regio/{STEP}.yml:1:14: "soort" ontbreekt',
    ]


def test_fault_elsewhere_comes_without_a_hint() -> None:
    assert problems_of_copy({STEP: OWN_BLOCK, "tools/klantreis": "titl: x\n"}) == [
        'regio/tools/klantreis.yml:1:1: de sleutel "titl" hoort hier niet. Bedoelde u "titel"?'
    ]


@pytest.mark.parametrize("text", ["", "# nog niets\n", "{}\n"])
def test_file_that_changes_nothing_is_told(text: str) -> None:
    assert slips_of({STEP: text}) == [f"regio/{STEP}.yml:1:1: dit bestand verandert nog niets"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "tools/klantreis.yml",
            "tools:1:1: deze map wordt niet gelezen; zet haar in de map content",
        ),
        (
            "begrippen.yml",
            "begrippen.yml:1:1: dit bestand wordt niet gelezen; een eigen tekst hoort in content",
        ),
        (
            "klantreis.yaml",
            "klantreis.yaml:1:1: dit bestand wordt niet gelezen; een eigen tekst hoort in een map "
            "van content",
        ),
        ("LEESMIJ.md", None),
        (".pre-commit-config.yaml", None),
        ("site/x.yml", None),
    ],
)
def test_text_beside_the_content_is_told(tmp_path: Path, name: str, message: str | None) -> None:
    (tmp_path / "regio.yml").write_text(REGIO, "utf-8")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("titel: Onze reis\n", "utf-8")

    edition = read_handbook(SMALL, tmp_path).edition

    assert edition is not None
    told = [str(each) for each in edition.notices if "wordt niet gelezen" in each.message]
    assert told == ([f"{tmp_path.as_posix()}/{message}"] if message else [])


def test_example_of_a_new_region_is_told_until_it_is_changed(tmp_path: Path) -> None:
    region = tmp_path / "proef"
    made = make_region({"id": "proef", "naam": "Proef"}, read_folder(SMALL, "content"), region)
    step = made.handbook.all_steps[0]
    file = region / "content" / step.folder / f"{step.id}.yml"
    text = file.read_text("utf-8")

    assert examples_in(region) == [
        f"{file.as_posix()}:5:5: dit is nog het voorbeeld van kompas nieuw-regio; vervang het of "
        "haal het weg"
    ]
    text = text.replace("Voorbeeld: een", "Een")
    file.write_text(text, "utf-8")
    assert len(examples_in(region)) == 1
    file.write_text(text.replace("Dit is een voorbeeld van een eigen tekst.", "Zo."), "utf-8")
    assert examples_in(region) == []


def examples_in(region: Path) -> list[str]:
    """Return what is told of an example that was left."""
    edition = read_handbook(SMALL, region).edition
    assert edition is not None
    return [str(each) for each in edition.notices if "nog het voorbeeld" in each.message]
