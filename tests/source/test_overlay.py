"""A region's content over the base: what changes, what stays, and where each value came from."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.source.folder import Folder, read_folder
from kompas.source.overlay import overlay
from kompas.source.place import Place, Problem
from kompas.source.yaml_reader import SourceDocument, Value, read_yaml

FIXTURES = Path(__file__).parents[1] / "fixtures"
STEP = "stappen/organiseer-de-governance"


@pytest.fixture(scope="module")
def base() -> Folder:
    return read_folder(FIXTURES / "basis" / "content", "content")


@pytest.fixture(scope="module")
def merged(base: Folder) -> Folder:
    region = read_folder(FIXTURES / "regio-voorbeeld" / "content", "regio/content")
    return overlay(base, region, "voorbeeld")


def folder(key: str, text: str, file: str) -> Folder:
    return Folder({key: read_yaml(text, file)}, ())


def laid_over(base: str, region: str) -> tuple[Value, list[str]]:
    result = overlay(
        folder("tools/x", base, "basis"), folder("tools/x", region, "regio"), "voorbeeld"
    )
    return result.documents["tools/x"].data, [str(problem) for problem in result.problems]


def test_fixture_region_changes_what_it_says_and_no_more(base: Folder, merged: Folder) -> None:
    assert merged.problems == ()
    assert list(merged.documents) == list(base.documents)
    assert merged.documents["begrippen"] is base.documents["begrippen"]
    step = merged.documents[STEP]
    assert step.value(("titel",)) == "Organiseer de governance"
    assert step.value(("onderdelen", 0)) == base.documents[STEP].value(("onderdelen", 0))
    assert step.value(("onderdelen", 1)) == {
        "soort": "tip",
        "id": "klein-beginnen",
        "tekst": "Sluit aan bij de kerngroep van de regio.\n\nDie komt elke maand bij elkaar.\n",
    }
    tool = merged.documents["tools/klantreis"]
    assert tool.value(("titel",)) == "Klantreis in onze regio"
    assert tool.value(("benodigdheden",)) == ["post-its", "stiften", "digitaal bord"]
    assert tool.value(("onderdelen", 1, "id")) == "voorbeeld-toestemming"


def test_every_value_keeps_the_place_it_came_from(merged: Folder) -> None:
    step, tool = merged.documents[STEP], merged.documents["tools/klantreis"]
    ours, theirs = f"content/{STEP}.yml", f"regio/content/{STEP}.yml"
    assert step.place(("onderdelen", 0, "tekst"), offset=34) == Place(ours, 11, 11)
    assert step.place(("onderdelen", 1, "tekst"), offset=46) == Place(theirs, 7, 11)
    assert step.key_place(("onderdelen", 1, "soort")) == Place(ours, 12, 5)
    assert step.key_place(("onderdelen", 1, "tekst")) == Place(theirs, 4, 5)
    assert step.place(("onderdelen", 1, "weg")) == Place(ours, 12, 5)
    assert str(tool.place(("benodigdheden", 1))) == "content/tools/klantreis.yml:3:38"
    assert str(tool.place(("benodigdheden", 2))) == "regio/content/tools/klantreis.yml:3:18"
    assert tool.place(("onderdelen",)) == Place("content/tools/klantreis.yml", 5, 3)
    assert str(tool.key_place(("titel",))) == "regio/content/tools/klantreis.yml:1:1"


@pytest.mark.parametrize("text", ["", "# nog niets\n", "{}\n"])
def test_empty_document_changes_nothing(base: Folder, text: str) -> None:
    for key in base.documents:
        assert overlay(base, folder(key, text, "regio"), "voorbeeld") == base


def test_empty_region_changes_nothing(base: Folder) -> None:
    assert overlay(base, Folder({}, ()), "voorbeeld") == base


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 99) | st.sampled_from(["tekst", "regel"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
)
MAPS = st.dictionaries(st.sampled_from("abcd"), VALUES, max_size=4)


@given(MAPS)
def test_overlay_of_the_base_on_itself_is_the_base(data: dict[str, Value]) -> None:
    assert laid_over(json.dumps(data), json.dumps(data)) == (data, [])


@given(MAPS, MAPS)
def test_every_value_of_a_merge_is_found_in_the_file_it_names(
    base: dict[str, Value], region: dict[str, Value]
) -> None:
    ours, theirs = read_yaml(json.dumps(base), "basis"), read_yaml(json.dumps(region), "regio")
    result = overlay(Folder({"x": ours}, ()), Folder({"x": theirs}, ()), "v").documents["x"]
    for path in result.origins:
        assert_comes_from(result, ours if result.place(path).file == "basis" else theirs, path)


def assert_comes_from(
    result: SourceDocument, origin: SourceDocument, path: tuple[str | int, ...]
) -> None:
    assert path in origin.origins
    assert result.place(path) == origin.place(path)
    assert result.key_place(path) == origin.key_place(path)
    if not isinstance(result.value(path), dict):
        assert result.value(path) == origin.value(path)


@pytest.mark.parametrize(
    ("base", "region", "data"),
    [
        pytest.param("a: 1\nb: 2", "b: 3\nc: 4", {"a": 1, "b": 3, "c": 4}, id="key by key"),
        pytest.param("a: {b: {c: 1, d: 2}}", "a: {b: {d: 3}}", {"a": {"b": {"c": 1, "d": 3}}}),
        pytest.param("a: [1, 2]", "a: [3]", {"a": [3]}, id="list replaced"),
        pytest.param("a: [1, 2]", "a+: [3]", {"a": [1, 2, 3]}, id="append"),
        pytest.param("a: [1, 2]", "a-: [1]", {"a": [2]}, id="remove value"),
        pytest.param("a: [1, 2]", "a+: [1]\na-: [1]", {"a": [2, 1]}, id="remove, then append"),
        pytest.param("a: [{id: x}, {id: y}]", "a-: [x]", {"a": [{"id": "y"}]}, id="remove id"),
        pytest.param(
            "a: [{id: x, t: 1}, {id: y}]",
            "a+: [{id: z}, {id: x, t: 2}]",
            {"a": [{"id": "x", "t": 2}, {"id": "y"}, {"id": "z"}]},
            id="merge by id, in place",
        ),
        pytest.param(
            "a: [{id: x, b: [1]}]",
            "a+: [{id: x, b+: [2]}]",
            {"a": [{"id": "x", "b": [1, 2]}]},
            id="append within an entry",
        ),
        pytest.param("a: [{t: 1}]", "a+: [{t: 2}]", {"a": [{"t": 1}, {"t": 2}]}, id="without id"),
        pytest.param("a: tekst", "a: {b: 1}", {"a": {"b": 1}}, id="another type replaces"),
    ],
)
def test_merge(base: str, region: str, data: Value) -> None:
    assert laid_over(base, region) == (data, [])


@pytest.mark.parametrize(
    ("base", "region", "place", "message"),
    [
        ("a: [1]", "a: [2]\na+: [3]", "2:1", '"a" en "a+" gaan niet samen'),
        ("a: [1]", "a-: [1]\na: [3]", "1:1", '"a" en "a-" gaan niet samen'),
        ("a: tekst", "a+: [1]", "1:1", '"a" is in het basishandboek geen lijst'),
        ("a: [1]", "b+: [1]", "1:1", '"b" is in het basishandboek geen lijst'),
        ("stappen: [1]", "stapen+: [1]", "1:1", 'Bedoelde u "stappen"?'),
        ("a: [1]", "a+: 2", "1:5", 'onder "a+" hoort een lijst'),
        ("a: [stiften]", "a-: [stift]", "1:6", 'Bedoelde u "stiften"?'),
        ("a: [{id: waarom}]", "a-: [warom]", "1:6", 'Bedoelde u "waarom"?'),
        ("a: [{t: 1}, [1]]", "a-: [null]", "1:6", "staat niet in de lijst"),
        ("a: [{t: 1}]", "a-: [{t: 1}]", "1:6", '"deze waarde" staat niet in de lijst'),
        ("a: 1", "- 1", "1:1", "moet uit sleutels met waarden bestaan"),
    ],
)
def test_what_cannot_be_done_is_a_problem_and_changes_nothing(
    base: str, region: str, place: str, message: str
) -> None:
    data, problems = laid_over(base, region)
    assert len(problems) == 1
    assert problems[0].startswith(f"regio:{place}: ")
    assert message in problems[0]
    if "a:" not in region:
        assert data == read_yaml(base, "basis").data


def test_new_document_needs_the_name_of_the_region(base: Folder) -> None:
    own = folder("tools/voorbeeld-kaart", "id: voorbeeld-kaart\n", "regio/kaart.yml")
    result = overlay(base, own, "voorbeeld")
    assert result.problems == ()
    assert result.documents["tools/voorbeeld-kaart"] is own.documents["tools/voorbeeld-kaart"]


@pytest.mark.parametrize("key", ["tools/klantrijs", "voorbeeld-map/klantrijs", "tools/voorbeeld"])
def test_override_of_what_is_not_there(base: Folder, key: str) -> None:
    result = overlay(base, folder(key, "titel: x\n", "regio/x.yml"), "voorbeeld")
    assert result.documents == base.documents
    assert len(result.problems) == 1
    assert f'regio/x.yml:1:1: "{key}" bestaat niet in het basishandboek' in str(result.problems[0])


def test_nearest_neighbour_is_named(base: Folder) -> None:
    result = overlay(base, folder("tools/klantrijs", "titel: x\n", "x.yml"), "voorbeeld")
    assert result.problems[0].message.endswith('Bedoelde u "tools/klantreis"?')


def test_problems_of_both_folders_are_kept(base: Folder) -> None:
    ours, theirs = Problem(Place("a", 1, 1), "x"), Problem(Place("b", 1, 1), "y")
    result = overlay(Folder({}, (ours,)), Folder({}, (theirs,)), "voorbeeld")
    assert result.problems == (ours, theirs)
