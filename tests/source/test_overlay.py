"""A region's content over the base: what changes, what stays, and where each value came from."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.source.folder import Folder, read_folder
from kompas.source.overlay import Overlaid, overlay
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
    return overlay(base, region, "voorbeeld").folder


def folder(key: str, text: str, file: str) -> Folder:
    return Folder({key: read_yaml(text, file)}, ())


def lay(base: Folder, region: Folder) -> Folder:
    return overlay(base, region, "voorbeeld").folder


def laid_over(base: str, region: str) -> tuple[Value, list[str]]:
    result = lay(folder("tools/x", base, "basis"), folder("tools/x", region, "regio"))
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
        assert overlay(base, folder(key, text, "regio"), "voorbeeld") == Overlaid(base, ())


def test_empty_region_changes_nothing(base: Folder) -> None:
    assert overlay(base, Folder({}, ()), "voorbeeld") == Overlaid(base, ())


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
    result = lay(Folder({"x": ours}, ()), Folder({"x": theirs}, ())).documents["x"]
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
            "a+: [{id: voorbeeld-z}, {id: x, t: 2}]",
            {"a": [{"id": "x", "t": 2}, {"id": "y"}, {"id": "voorbeeld-z"}]},
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
        ("a: [stiften]", "a-: [krijt]", "1:6", 'Het meest lijkt "stiften" daarop.'),
        ("a: [1]", "a-: [true]", "1:6", '"True" staat niet in de lijst'),
        ("a: [{t: 1}, [1]]", "a-: [null]", "1:6", "staat niet in de lijst"),
        ("a: [{id: x}]", "a+: [{id: y}]", "1:6", 'begint met "voorbeeld-". Het meest lijkt "x"'),
        ("a: [{id: waarom}]", "a+: [{id: warom}]", "1:6", 'Bedoelde u "waarom"?'),
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
    result = lay(base, own)
    assert result.problems == ()
    assert result.documents["tools/voorbeeld-kaart"] is own.documents["tools/voorbeeld-kaart"]


@pytest.mark.parametrize("key", ["tools/klantrijs", "voorbeeld-map/klantrijs", "tools/voorbeeld"])
def test_override_of_what_is_not_there(base: Folder, key: str) -> None:
    result = lay(base, folder(key, "titel: x\n", "regio/x.yml"))
    assert result.documents == base.documents
    assert len(result.problems) == 1
    assert f'regio/x.yml:1:1: "{key}" bestaat niet in het basishandboek' in str(result.problems[0])


def test_nearest_neighbour_is_named(base: Folder) -> None:
    result = lay(base, folder("tools/klantrijs", "titel: x\n", "x.yml"))
    assert result.problems[0].message.endswith('Bedoelde u "tools/klantreis"?')


def test_problems_of_both_folders_are_kept(base: Folder) -> None:
    ours, theirs = Problem(Place("a", 1, 1), "x"), Problem(Place("b", 1, 1), "y")
    result = lay(Folder({}, (ours,)), Folder({}, (theirs,)))
    assert result.problems == (ours, theirs)


def changes(base: str, region: str) -> list[tuple[object, ...]]:
    """Return each change as kind, id, line and column, value of the base, own value."""
    ours, theirs = folder("tools/x", base, "basis"), folder("tools/x", region, "regio")
    result = overlay(ours, theirs, "voorbeeld")
    assert result.folder.problems == ()
    return [
        (
            change.kind,
            change.id.removeprefix("tools/x/"),
            str(change.place).removeprefix("regio:"),
            change.base,
            change.own,
        )
        for change in result.changes
    ]


@pytest.mark.parametrize(
    ("base", "region", "told"),
    [
        ("a: 1\nb: 2", "b: 3", [("vervangen", "b", "1:4", 2, 3)]),
        ("a: 1", "b: 3", [("aangevuld", "b", "1:1", None, 3)]),
        ("a: 1", "a: 1", []),
        ("a: 1", "a: true", [("vervangen", "a", "1:4", 1, True)]),
        (
            "a: [1, {b: 1}]",
            "a: [1, {b: true}]",
            [("vervangen", "a", "1:4", [1, {"b": 1}], [1, {"b": True}])],
        ),
        ("a: {b: {c: 1}}", "a: {b: {c: 2}}", [("vervangen", "a/b/c", "1:12", 1, 2)]),
        ("a: {b: {c: 1}}", "a: {b: {d: 2}}", [("aangevuld", "a/b/d", "1:9", None, 2)]),
        ("a: {b: 1}", "a: tekst", [("vervangen", "a", "1:4", {"b": 1}, "tekst")]),
        ("a: [1, 2]", "a: [2]", [("vervangen", "a", "1:4", [1, 2], [2])]),
        ("a: [1, 2]", "a+: [3]", [("aangevuld", "a/3", "1:6", None, 3)]),
        ("a: [1, 2]", "a+: [2]", []),
        ("a: [1, 2]", "a-: [1]", [("weggehaald", "a/1", "1:6", 1, None)]),
        (
            "a: [{id: x, t: 1}, {id: y}]",
            "a-: [y]\na+: [{id: x, t: 2}, {id: voorbeeld-z}]",
            [
                ("weggehaald", "a/y", "1:6", {"id": "y"}, None),
                ("vervangen", "a/x/t", "2:17", 1, 2),
                ("aangevuld", "a/voorbeeld-z", "2:21", None, {"id": "voorbeeld-z"}),
            ],
        ),
        (
            "a: [{t: 1}]",
            "a+: [{t: 2}]",
            [("aangevuld", "a/1", "1:6", None, {"t": 2})],
        ),
        (
            "a: [1]\nb: 1",
            "a+: [2]\nb: 2",
            [("aangevuld", "a/2", "1:6", None, 2), ("vervangen", "b", "2:4", 1, 2)],
        ),
    ],
)
def test_every_difference_is_told_in_the_order_of_the_file(
    base: str, region: str, told: list[tuple[object, ...]]
) -> None:
    assert changes(base, region) == told


def test_own_document_is_told_as_new(base: Folder) -> None:
    own = folder("tools/voorbeeld-kaart", "id: voorbeeld-kaart\n", "regio/kaart.yml")
    change = overlay(base, own, "voorbeeld").changes[0]
    assert (change.kind, change.id) == ("nieuw", "tools/voorbeeld-kaart")
    assert (change.base, change.own) == (None, {"id": "voorbeeld-kaart"})
    assert str(change.place) == "regio/kaart.yml:1:1"


def test_hidden_document_is_not_there_any_more(base: Folder) -> None:
    result = overlay(base, folder("tools/klantreis", "verberg: true\n", "regio/x.yml"), "voorbeeld")
    change = result.changes[0]
    assert list(result.folder.documents) == ["begrippen", STEP]
    assert result.folder.problems == ()
    assert (change.kind, change.id) == ("verborgen", "tools/klantreis")
    assert (change.base, change.own) == (base.documents["tools/klantreis"].data, None)
    assert str(change.place) == "regio/x.yml:1:1"


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("tools/klantreis", "verberg: ja", '1:10: schrijf "verberg: true"'),
        (
            "tools/klantreis",
            "verbergen: true",
            '1:1: de sleutel "verbergen" hoort hier niet. Bedoelde u "verberg"?',
        ),
        (
            "tools/klantreis",
            "titel: x\nverberg: true",
            '2:1: "verberg: true" verbergt dit onderdeel',
        ),
        (
            "tools/voorbeeld-x",
            "id: voorbeeld-x\nverberg: true",
            '2:1: "verberg" is voor onderdelen',
        ),
        ("tools/klantrijs", "verberg: true", 'Bedoelde u "tools/klantreis"?'),
    ],
)
def test_what_cannot_be_hidden(base: Folder, key: str, text: str, message: str) -> None:
    result = overlay(base, folder(key, text, "regio"), "voorbeeld")
    assert message in str(result.folder.problems[0])
    assert len(result.folder.problems) == 1
    assert set(base.documents) <= set(result.folder.documents)


def test_neighbour_is_named_however_far() -> None:
    result = lay(folder("tools/klantreis", "a: 1", "basis"), folder("xyz", "a: 1", "regio"))
    assert result.problems[0].message.endswith('Het meest lijkt "tools/klantreis" daarop.')
