"""A new region is a handbook at once, and says how to go on."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from kompas.build.regions import new_region
from kompas.build.regions.installed_package import InstalledPackage
from kompas.build.regions.new_region import (
    NewRegionError,
    as_id,
    clash,
    fault_in,
    make_region,
    proposed_id,
)
from kompas.model.blocks import Tip
from kompas.model.handbook import Handbook, as_tuples
from kompas.model.praktijkvoorbeeld import Praktijkvoorbeeld
from kompas.model.reading import read_handbook
from kompas.model.regio import REQUIRED_ANSWERS, Regio
from kompas.model.tool import Tool
from kompas.paths import PACKAGE, handbook_root
from kompas.source.folder import Folder, read_folder
from kompas.source.place import ContentProblems, Place, Problem
from kompas.source.yaml_reader import Value, read_yaml
from tests.handbooks import SMALL
from tests.language.samples import running_text
from tests.language.spelling import WORD_LIST, WordList, entries_of, misspelt

CONTENT = handbook_root() / "content"
REPOSITORY = PACKAGE.parents[1]
GUIDE = REPOSITORY / "regios" / "LEESMIJ.md"
WHEEL = "kompas_netwerksamenwerking-0.1.0-py3-none-any.whl"

EXAMPLE = "content/stappen/vorm-een-kerngroep.yml"

NAMED: Mapping[str, Value] = {"id": "noord-veluwe", "naam": "Noord-Veluwe"}
ANSWERED: Mapping[str, Value] = {
    **NAMED,
    "organisatie": "Samenwerkende gemeenten",
    "adres": "https://kompas.noord-veluwe.example/",
    "gemeenten": ["Ermelo", "Nunspeet"],
    "kleuren": {"balk": "#0b6b6b"},
    "contacten": [
        {"id": "loket", "naam": "Loket", "waarvoor": "Vragen", "email": "loket@regio.example"}
    ],
}


@pytest.fixture(scope="module")
def base() -> Folder:
    return read_folder(SMALL, "content")


@pytest.fixture
def region(tmp_path: Path, base: Folder) -> Path:
    """A new region of which only the name is given."""
    make_region(NAMED, base, tmp_path / "regio")
    return tmp_path / "regio"


def settings_in(region: Path) -> str:
    return (region / "regio.yml").read_text("utf-8")


def readme_in(region: Path) -> str:
    return (region / "LEESMIJ.md").read_text("utf-8")


def files_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_what_is_made(region: Path) -> None:
    assert files_in(region) == {
        ".github/workflows/publiceer.yml",
        ".gitignore",
        "LEESMIJ.md",
        EXAMPLE,
        "regio.yml",
        "requirements.txt",
    }


def test_the_answers_are_those_of_the_region(tmp_path: Path, base: Folder) -> None:
    make_region(ANSWERED, base, tmp_path / "regio")

    handbook = read_handbook(SMALL, tmp_path / "regio")

    assert handbook.edition
    regio = handbook.edition.regio
    title = {"titel": "Kompas Noord-Veluwe"}
    version = {"basis": handbook.kompas.versie}
    assert regio == Regio.model_validate(as_tuples({**ANSWERED, **title, **version}))
    assert handbook.kompas.titel == "Kompas Noord-Veluwe"


@pytest.mark.parametrize(
    "name",
    [
        "'s-Graveland e.o.",
        'De "Kop" van \\ Noord',
        "Súdwest-Fryslân – Ameland",
        "Regio: alles # behalve dit",
        "#1 van Nederland",
        "- streepje",
        "no",
        "2026-11-22",
        "{{ 7 * 7 }} {% raw %}",
        "a & b <b>vet</b> ${x} %s",
        "*sterretje* &anker !tag",
        "Noord 🧭",
    ],
)
def test_a_name_is_read_back_as_it_was_typed(tmp_path: Path, base: Folder, name: str) -> None:
    made = make_region({"id": "regio", "naam": name, "gemeenten": [name]}, base, tmp_path / "regio")

    edition = made.handbook.edition
    assert edition
    assert edition.regio.naam == name
    assert edition.regio.gemeenten == (name,)
    assert f"# Kompas {name}\n" in readme_in(tmp_path / "regio")


def test_the_example_is_seen_on_the_first_step(region: Path) -> None:
    handbook = read_handbook(SMALL, region)

    tip = handbook.all_steps[0].onderdelen[-1]
    assert isinstance(tip, Tip)
    assert tip.id == "noord-veluwe-voorbeeld"
    assert tip.kop == "Voorbeeld: een tip van Noord-Veluwe"
    assert EXAMPLE in tip.tekst
    assert handbook.edition
    assert [change.kind for change in handbook.edition.changes] == ["aangevuld"]


def test_without_the_example_it_is_the_base(region: Path) -> None:
    (region / EXAMPLE).unlink()

    handbook = read_handbook(SMALL, region)

    assert handbook.items == read_handbook(SMALL).items


@pytest.mark.parametrize("answers", [NAMED, ANSWERED], ids=["nothing given", "all given"])
def test_every_question_that_is_left_has_an_example_that_can_be_switched_on(
    tmp_path: Path, base: Folder, answers: Mapping[str, Value]
) -> None:
    make_region(answers, base, tmp_path / "regio")

    switched_on = re.sub(r"(?m)^#(?=\S| {2,}\S)", "", settings_in(tmp_path / "regio"))

    settings = read_yaml(switched_on, "regio.yml").data
    regio = Regio.model_validate(as_tuples(settings))
    assert list(regio.unanswered()) == []
    assert isinstance(settings, dict)
    assert set(settings) == set(Regio.model_fields) - {"voorbeeld"}
    assert fault_in(settings) is None


# --- What stands beside it -------------------------------------------------------------------


def with_examples(region: Path, guide: Path) -> Handbook:
    """Return the real handbook with a region that has written every example of a guide."""
    make_region(NAMED, read_folder(CONTENT, "content"), region)
    text = guide.read_text("utf-8") if guide.is_absolute() else (region / guide).read_text("utf-8")
    examples = re.findall(r"```yaml\n# (content/\S+)\n(.*?)```", text, re.DOTALL)
    assert examples
    for file, example in examples:
        (region / file).parent.mkdir(parents=True, exist_ok=True)
        (region / file).write_text(example, "utf-8")
    return read_handbook(CONTENT, region)


def test_the_examples_in_the_readme_work(tmp_path: Path) -> None:
    base, own = read_handbook(CONTENT), with_examples(tmp_path / "regio", Path("LEESMIJ.md"))

    assert own.edition
    assert {change.kind for change in own.edition.changes} == {
        "aangevuld",
        "vervangen",
        "weggehaald",
        "verborgen",
    }
    assert "Zo bereiden wij de klantreis voor." in str(own.get(Tool, "klantreis"))
    assert "elk najaar" in str(own.get(Tool, "governance-checklist").onderdelen[-1])
    gone = {block.id for block in base.get(Tool, "netwerk-in-kaart").onderdelen} - {
        block.id for block in own.get(Tool, "netwerk-in-kaart").onderdelen
    }
    assert gone == {"figuur-4"}
    assert set(base.items[Praktijkvoorbeeld.kind]) - set(own.items[Praktijkvoorbeeld.kind]) == {
        "papendrecht"
    }


def test_the_examples_in_the_guide_for_hosts_work(tmp_path: Path) -> None:
    own = with_examples(tmp_path / "regio", GUIDE)

    assert own.edition
    assert {change.id: change.kind for change in own.edition.changes} == {
        "begrippen/begrippen/noord-veluwe-regiotafel": "aangevuld",
        "praktijkvoorbeelden/noord-veluwe-proeftuin": "nieuw",
        "praktijkvoorbeelden/papendrecht": "verborgen",
        "stappen/organiseer-de-governance/onderdelen/noord-veluwe-overleg": "aangevuld",
        "stappen/richt-de-organisatiestructuur-in/onderdelen/noord-veluwe-voorbeeld": "aangevuld",
        "tools/governance-checklist/onderdelen/zo-werk-je-ermee/kop": "vervangen",
        "tools/klantreis/duur/uitvoeren": "vervangen",
        "tools/netwerk-in-kaart/onderdelen/figuur-4": "weggehaald",
        "tools/noord-veluwe-startvragen": "nieuw",
        "tools/waarderende-interviews/benodigdheden": "vervangen",
    }

    form = own.get(Tool, "noord-veluwe-startvragen").formulier
    assert form
    assert [field.soort for part in form.onderdelen for field in part.velden] == [
        "tekst",
        "tekstvak",
        "vinkje",
    ]


def test_the_settings_in_the_guide_for_hosts_are_right() -> None:
    examples = re.findall(r"```yaml\n# regio.yml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)

    settings = read_yaml("".join(examples), "regio.yml").data

    assert isinstance(settings, dict)
    assert set(settings) == {"kleuren", "logo", "toegankelijkheid"}
    assert fault_in(settings) is None
    statement = Regio.model_validate(as_tuples({**NAMED, "basis": "x", **settings}))
    assert len(statement.toegankelijkheid.onderzoeken) == 1


def test_the_guides_say_where_the_texts_and_the_guides_are(region: Path) -> None:
    assert "kompas waar" in readme_in(region)
    assert "kompas waar" in GUIDE.read_text("utf-8")


def test_the_guide_for_hosts_names_every_answer_that_is_needed() -> None:
    guide = GUIDE.read_text("utf-8")
    answers = guide[guide.index("## Wat u moet") : guide.index("## Publiceren")]

    assert [
        path for path in REQUIRED_ANSWERS if not all(f"`{key}`" in answers for key in path)
    ] == []


def test_the_readme_is_two_screens_at_most(region: Path) -> None:
    assert len(readme_in(region).splitlines()) <= 100


def test_what_is_to_be_answered_is_counted(region: Path) -> None:
    words = {6: "zes"}
    assert f"bij {words[settings_in(region).count('(nodig)')]} vragen" in readme_in(region)


def test_the_texts_are_spelt_right(region: Path) -> None:
    readme = re.sub(r"```.*?```|`[^`\n]*`", "", readme_in(region), flags=re.DOTALL)
    comments = [
        line.lstrip("# ")
        for file in region.rglob("*")
        if file.suffix in {".yml", ".txt"} or file.name == ".gitignore"
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("# ")
    ]
    words = re.sub(r"`[^`\n]*`", "", "\n".join(comments))
    [tip] = re.findall(r"tekst: \|\n(.*)", (region / EXAMPLE).read_text("utf-8"), re.DOTALL)
    known = WordList.of([*entries_of(WORD_LIST.read_text("utf-8")), *KNOWN])

    faults = misspelt(map(running_text, (readme, words, re.sub(r"`.*?`", "", tip))), known)

    assert "\n".join(fault.message for fault in faults) == ""


KNOWN = ("GitHub", "Pages", "Settings", "Source", "Actions", "Linux", "Python", "noord-veluwe")
"""Names on the screens of others."""


def test_the_workflow_builds_and_publishes(region: Path) -> None:
    text = (region / ".github/workflows/publiceer.yml").read_text("utf-8")
    workflow = yaml.load(text, yaml.BaseLoader)  # GitHub too takes `on` for a word

    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["cancel-in-progress"] == "false"
    build, publish = workflow["jobs"]["bouw"], workflow["jobs"]["publiceer"]
    assert publish["needs"] == "bouw"
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["environment"]["url"] == "${{ steps.pages.outputs.page_url }}"
    assert "permissions" not in build
    used = {step["uses"].partition("@")[0]: step for step in build["steps"] if "uses" in step}
    assert used["actions/cache"]["with"]["path"] == ".cache/kompas"
    # Without this the action leaves out every file in .well-known, and so security.txt.
    assert used["actions/upload-pages-artifact"]["with"] == {
        "path": "site",
        "include-hidden-files": "true",
    }


def test_the_workflow_installs_the_libraries_that_pdfs_need(region: Path) -> None:
    script = (REPOSITORY / "scripts/install-system-packages").read_text("utf-8")
    site = re.search(r'^site="\n(.*?)"', script, re.DOTALL | re.MULTILINE)
    assert site
    libraries = {line.split()[0] for line in site[1].splitlines() if "library:" in line}
    workflow = (region / ".github/workflows/publiceer.yml").read_text("utf-8")

    assert libraries
    assert libraries <= set(workflow.split())


def test_git_leaves_out_what_a_build_makes(region: Path) -> None:
    subprocess.run(["git", "init", "--quiet", region], check=True)
    of_a_build = ("site/index.html", ".cache/kompas/boek.pdf", ".site-x/a")
    built_from_its_content = "content/.cache/kompas/boek.pdf"
    for made in (*of_a_build, built_from_its_content, ".venv/bin/kompas"):
        (region / made).parent.mkdir(parents=True)
        (region / made).touch()

    command = ["git", "-C", str(region), "ls-files", "--others", "--exclude-standard"]
    seen = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert set(seen.splitlines()) == {
        ".github/workflows/publiceer.yml",
        ".gitignore",
        "LEESMIJ.md",
        EXAMPLE,
        "regio.yml",
        "requirements.txt",
    }


def test_the_package_goes_along(
    tmp_path: Path, base: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / WHEEL
    wheel.write_bytes(b"wiel")
    package = InstalledPackage(f"./pakket/{WHEEL}", WHEEL, wheel)
    monkeypatch.setattr(new_region, "installed_package", lambda: package)

    make_region(NAMED, base, tmp_path / "regio")

    assert (tmp_path / "regio/pakket" / WHEEL).read_bytes() == b"wiel"
    requirements = (tmp_path / "regio/requirements.txt").read_text("utf-8")
    assert requirements.splitlines()[-1] == f"./pakket/{WHEEL}"
    assert "eerst het pakket. Typ in deze map:\n" in readme_in(tmp_path / "regio")


def test_a_package_that_is_not_there_is_asked_for(
    tmp_path: Path, base: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = InstalledPackage(f"./pakket/{WHEEL}", WHEEL, None)
    monkeypatch.setattr(new_region, "installed_package", lambda: package)

    make_region(NAMED, base, tmp_path / "regio")

    assert f"eerst het pakket. Zet `{WHEEL}` in een map `pakket`" in readme_in(tmp_path / "regio")


# --- Where it is made ------------------------------------------------------------------------


def test_an_empty_folder_will_do(tmp_path: Path, base: Folder) -> None:
    make_region(NAMED, base, tmp_path)

    assert read_handbook(SMALL, tmp_path).edition


def test_so_will_an_empty_repository(tmp_path: Path, base: Folder) -> None:
    (tmp_path / ".git").mkdir()

    make_region(NAMED, base, tmp_path)

    assert read_handbook(SMALL, tmp_path).edition
    assert (tmp_path / ".git").is_dir()


def test_folders_on_the_way_are_made(tmp_path: Path, base: Folder) -> None:
    make_region(NAMED, base, tmp_path / "regios" / "noord-veluwe")

    assert read_handbook(SMALL, tmp_path / "regios" / "noord-veluwe").edition


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path, base: Folder) -> None:
    (tmp_path / "brief.txt").write_text("Beste", "utf-8")

    with pytest.raises(NewRegionError, match=r"staat al iets\. Kies een nieuwe of lege map\."):
        make_region(NAMED, base, tmp_path)

    assert files_in(tmp_path) == {"brief.txt"}


def test_a_file_is_no_folder(tmp_path: Path, base: Folder) -> None:
    (tmp_path / "regio").write_text("Beste", "utf-8")

    with pytest.raises(NewRegionError, match="is geen map"):
        make_region(NAMED, base, tmp_path / "regio")

    assert (tmp_path / "regio").read_text("utf-8") == "Beste"


@pytest.mark.parametrize("is_there", [False, True], ids=["new folder", "empty folder"])
def test_a_failure_leaves_nothing_behind(
    tmp_path: Path, base: Folder, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    def fail(*_: object) -> None:
        raise ContentProblems([Problem(Place("regio.yml", 1, 1), "klopt niet")])

    monkeypatch.setattr(new_region, "regional_handbook", fail)
    if is_there:
        (tmp_path / "regio").mkdir()
    before = list(tmp_path.rglob("*"))

    with pytest.raises(ContentProblems):
        make_region(NAMED, base, tmp_path / "regio")

    assert list(tmp_path.rglob("*")) == before


# --- Names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Drenthe", "drenthe"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("'s-Hertogenbosch e.o.", "s-hertogenbosch-e-o"),
        ("Gooi & Vechtstreek", "gooi-vechtstreek"),
        ("  IJssel–Vecht  ", "ijssel-vecht"),
        ("Regio 2.0", "regio-2-0"),
        ("北京", "regio"),
    ],
)
def test_an_id_is_proposed_from_the_name(name: str, expected: str) -> None:
    assert as_id(name) == expected


def test_an_id_is_not_how_something_of_the_base_begins(base: Folder) -> None:
    assert clash("governance", base) == "governance-checklist"
    assert clash("govern", base) is None
    assert clash("klantreis", base) is None
    assert proposed_id("Governance", base) == "regio-governance"
    assert proposed_id("Noord-Veluwe", base) == "noord-veluwe"


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"naam": "Noord\nVeluwe"}, "dit moet op één regel staan"),
        ({"naam": "Noord\x00"}, "U+0000"),
        ({"naam": "Noord\u202eVeluwe"}, "U+202E"),
        ({"naam": "Noord\udc80"}, ""),
        ({"id": "Noord"}, "een id bestaat uit kleine letters, cijfers en koppeltekens"),
        ({"kleuren": {"balk": "groen"}}, "dit is geen kleur"),
        ({"kleuren": {"balk": "#888888"}}, "te weinig contrast"),
        ({"contacten": [{"id": "x", "naam": "x", "waarvoor": "x"}]}, 'geef een "telefoon"'),
    ],
)
def test_what_is_wrong_is_told(answers: Mapping[str, Value], message: str) -> None:
    fault = fault_in(answers)

    assert fault is not None
    assert message in fault


def test_what_is_right_is_not_told() -> None:
    assert fault_in(ANSWERED) is None
