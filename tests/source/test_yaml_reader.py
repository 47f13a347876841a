"""What the reader makes of YAML: values, places, and the problems an editor gets to see."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kompas.source import yaml_reader
from kompas.source.place import ContentProblems, Place, Problem, ValuePath, did_you_mean
from kompas.source.yaml_reader import SourceDocument, Value, read_file, read_yaml

NBSP = "\u00a0"


def problems(text: str) -> list[str]:
    with pytest.raises(ContentProblems) as caught:
        read_yaml(text, "stap.yml")
    return [str(problem) for problem in caught.value.problems]


def character_at(text: str, place: Place) -> str:
    return (text.split("\n")[place.line - 1] + "\n")[place.column - 1]


@pytest.fixture(params=["c", "python"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = yaml.CSafeLoader if request.param == "c" else yaml.SafeLoader
    monkeypatch.setattr(yaml_reader, "_LOADER", loader)


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("off", "off"),
        ("yes", "yes"),
        ("Nee", "Nee"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12:30", "12:30"),
        ("0123", "0123"),
        ("0800", "0800"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("+5", "+5"),
        (".5", ".5"),
        (".inf", ".inf"),
        ("2026-02-30", "2026-02-30"),
        ("2026-02-28", "2026-02-28"),
        ("0", 0),
        ("-12", -12),
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("1.10", 1.1),
        ("-0.5", -0.5),
        ('"12"', "12"),
        ("'true'", "true"),
        ("“Wij” en “zij”", "“Wij” en “zij”"),
        ("’s Avonds", "’s Avonds"),
        ("C# en F#", "C# en F#"),
        ("rood # de kleur van de fase", "rood"),
        ("# volgt nog", None),
    ],
)
def test_value(written: str, value: Value) -> None:
    data = read_yaml(f"waarde: {written}\n", "stap.yml").data
    assert isinstance(data, dict)
    assert (data["waarde"], type(data["waarde"])) == (value, type(value))


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", "3:1", "de eerste staat op regel 1", id="duplicate"),
        pytest.param("- &x 1\n- *x\n", "1:3", "anker (&x) kan hier niet", id="anchor"),
        pytest.param("a: *x\n", "1:4", "verwijzen met *x kan hier niet", id="alias"),
        pytest.param("a: !!python/name:os 1\n", "1:4", "YAML-tag", id="tag"),
        pytest.param("a: ! 1\n", "1:4", "YAML-tag", id="bare tag"),
        pytest.param("[" * 41 + "]" * 41, "1:41", "hoogstens 40 niveaus", id="deep"),
        pytest.param("a: 1\n---\nb: 2\n", "2:1", "een bestand is één document", id="documents"),
        pytest.param("1: a\n", "1:1", "een sleutel is een woord", id="number as key"),
        pytest.param("[a]: b\n", "1:1", "een sleutel is een woord", id="list as key"),
        pytest.param("kleur: #003366\n", "1:8", "zet de hele waarde tussen", id="colour"),
        pytest.param("- #003366\n", "1:3", "zet de hele waarde tussen", id="colour in list"),
        pytest.param("{kleur: #003366\n}", "1:9", "zet de hele waarde", id="colour in braces"),
        pytest.param("titel: Stap #3 van 8\n", "1:13", "valt weg", id="half a value"),
        pytest.param(f"a:\n{NBSP}{NBSP}b: 1\n", "2:1", "harde spatie", id="nbsp as indent"),
        pytest.param(f"a:\n{NBSP}{NBSP}- b\n", "2:1", "harde spatie", id="nbsp before dash"),
        pytest.param(f"korte{NBSP}titel: 1\n", "1:6", "harde spatie", id="nbsp in key"),
        pytest.param(f"a:{NBSP}b\nc: 1\n", "1:3", "harde spatie", id="nbsp after colon"),
        pytest.param(f"-{NBSP}b\n", "1:2", "harde spatie", id="nbsp after dash"),
        pytest.param("a: “Klantreis”\n", "1:4", "rechte aanhalingstekens", id="curly"),
        pytest.param("a: ‘Klantreis’\n", "1:4", "rechte aanhalingstekens", id="curly single"),
        pytest.param("a: “b: c”\n", "1:4", "rechte aanhalingstekens", id="curly, colon"),
        pytest.param("“a”: b\n", "1:1", "rechte aanhalingstekens", id="curly key"),
        pytest.param("- a\n - b\n", "2:2", "telt als tekst van de regel erboven", id="dash"),
        pytest.param("a: x\u202ey\n", "1:5", "leesrichting omkeert (U+202E)", id="bidi"),
        pytest.param('a: "\\u2066"\n', "1:4", "leesrichting omkeert (U+2066)", id="bidi escape"),
        pytest.param("a: x\x07y\n", "1:5", "stuurteken (U+0007)", id="control"),
        pytest.param('a: "\\0"\n', "1:4", "stuurteken (U+0000)", id="control escape"),
        pytest.param("a: b\u2028c\n", "1:5", "stuurteken (U+2028)", id="line separator"),
        pytest.param("a: \ud800\n", "1:4", "stuurteken (U+D800)", id="surrogate"),
        pytest.param("a: b: c\n", "1:5", "dubbele punt in een waarde", id="colon"),
        pytest.param("a: 1\n b: 2\n", "2:3", "de inspringing klopt niet", id="indent more"),
        pytest.param("a:\n  b: 1\n c: 2\n", "3:2", "de inspringing klopt niet", id="indent less"),
        pytest.param("a: 1\n- b\n", "2:1", "de inspringing klopt niet", id="list after map"),
        pytest.param("a:\n\tb: 1\n", "2:1", "gebruik spaties", id="tab"),
        pytest.param("a: @b\n", "1:4", "mag niet met dit teken beginnen", id="at sign"),
        pytest.param('a: "b\n', "1:4", "aanhalingsteken wordt nergens", id="open quote"),
        pytest.param('a: "b" c\n', "1:8", "staat nog tekst", id="text after quote"),
        pytest.param("a: [b, c\n", "1:4", "haakje wordt nergens gesloten", id="open bracket"),
        pytest.param("a: [b, c", "1:4", "haakje wordt nergens gesloten", id="bracket at end"),
        pytest.param("a: [#fff, #000]\nb: 1\n", "1:4", "haakje wordt nergens", id="colour list"),
        pytest.param("a: ]\n", "1:4", "hier ontbreekt een waarde", id="bracket too many"),
        pytest.param("a: |b\n  c\n", "1:5", "begin de tekst op de volgende regel", id="header"),
        pytest.param("a: - b\n", "1:4", "een lijst met streepjes mag hier niet", id="dash inline"),
        pytest.param("%JAML 1\n---\na: 1\n", None, "regel mag niet met %", id="directive"),
        pytest.param("a: !<b\n", None, "ongeldige YAML", id="unknown error"),
    ],
)
def test_trap_is_a_problem_in_dutch(text: str, place: str | None, message: str) -> None:
    if "%JAML" in text and yaml_reader._LOADER is yaml.SafeLoader:
        pytest.skip("the Python parser ignores an unknown directive")
    found = problems(text)
    assert len(found) == 1
    assert found[0].startswith(f"stap.yml:{place}: " if place else "stap.yml:1:")
    assert message in found[0]
    assert "expected" not in found[0]
    assert "found" not in found[0]


def test_all_problems_of_a_file_at_once() -> None:
    text = "kleur: #003366\na: 1\na: “x”\na: 2\n"
    assert [line.split(": ")[0] for line in problems(text)] == [
        "stap.yml:1:8",
        "stap.yml:3:1",
        "stap.yml:3:4",
        "stap.yml:4:1",
    ]


def test_what_was_found_before_a_syntax_error_is_told_too() -> None:
    assert [line.split(": ")[0] for line in problems('kleur: #003366\na: "b\n')] == [
        "stap.yml:1:8",
        "stap.yml:2:4",
    ]


def test_size_and_node_limits() -> None:
    assert "te groot" in problems("x" * (yaml_reader.MAX_BYTES + 1))[0]
    assert "te groot" in problems("é" * (yaml_reader.MAX_BYTES // 2 + 1))[0]
    assert "meer dan 300000 waarden" in problems("[" + "1," * 300_000 + "]")[0]
    assert len(problems("\x00" * 1000)) == yaml_reader.MAX_CHARACTER_PROBLEMS


def test_byte_order_mark_and_line_ends_move_no_place() -> None:
    document = read_yaml("\ufeffa: 1\r\nb: |\r\n  een\r\n  twee\r\n", "stap.yml")
    assert document.data == {"a": 1, "b": "een\ntwee\n"}
    assert document.key_place(("a",)) == Place("stap.yml", 1, 1)
    assert document.place(("b",), offset=5) == Place("stap.yml", 4, 4)


BOMBS = {
    "alias bomb": "'a: &a [x,x]\\n' + ''.join(f'b{i}: &b{i} [*a,*a]\\n' for i in range(50))",
    "deep lists": "'[' * 100_000",
    "deep maps": "'{a: ' * 100_000",
    "deep dashes": "'- ' * 100_000",
}


@pytest.mark.parametrize("expression", BOMBS.values(), ids=BOMBS)
def test_bomb_is_refused_within_little_memory(expression: str) -> None:
    # In a process of its own: a parser that recurses dies of it, and would take pytest along.
    script = f"""
import resource
from kompas.source.place import ContentProblems
from kompas.source.yaml_reader import read_yaml
resource.setrlimit(resource.RLIMIT_AS, (512 * 1024 ** 2,) * 2)
try:
    read_yaml({expression}, "bom.yml")
except ContentProblems as error:
    print(error)
"""
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PYTHONPATH": str(Path(yaml_reader.__file__).parents[2])},
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("bom.yml:1:")


YAML_LIKE = st.lists(
    st.sampled_from([*"abc0:-#[]{},&*!|>'\"%@`\\? \n\t“”", NBSP, "  ", ": ", "- ", "---\n", "\r"])
).map("".join)


@given(st.text() | YAML_LIKE)
def test_any_text_reads_or_is_a_content_problem(text: str) -> None:
    try:
        document = read_yaml(text, "stap.yml")
    except ContentProblems as error:
        assert error.problems  # noqa: PT017  (an error without problems would tell the editor nothing)
    else:
        assert set(document.origins) == paths(document.data)


def paths(value: Value, path: ValuePath = ()) -> set[ValuePath]:
    found = {path}
    if isinstance(value, dict):
        found.update(*(paths(child, (*path, key)) for key, child in value.items()))
    if isinstance(value, list):
        found.update(*(paths(child, (*path, at)) for at, child in enumerate(value)))
    return found


def test_places_of_keys_and_values() -> None:
    document = read_yaml("a:\n  - b: een\n    c: [x, 'y']\n  - z\nleeg:\n", "stap.yml")
    places = {
        ("a",): (2, 3),
        ("a", 0): (2, 5),
        ("a", 0, "b"): (2, 8),
        ("a", 0, "c"): (3, 8),
        ("a", 0, "c", 1): (3, 12),
        ("a", 1): (4, 5),
        ("leeg",): (5, 6),
    }
    for path, (line, column) in places.items():
        assert document.place(path) == Place("stap.yml", line, column)
    assert document.key_place(("a", 0, "c")) == Place("stap.yml", 3, 5)
    assert document.key_place(("a", 1)) == document.place(("a", 1))


def test_missing_path_is_placed_at_its_nearest_ancestor() -> None:
    document = read_yaml("a:\n  b: tekst\n", "stap.yml")
    assert document.place(("a", "b", "c", 3)) == document.place(("a", "b"))
    assert document.place(("a", "b", "c"), offset=2) == document.place(("a", "b"))
    assert document.key_place(("weg",)) == document.place(())


lines = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "))
lines = lines.filter(lambda line: not yaml_reader._REFUSED.search(line))


@given(
    st.lists(lines, min_size=1, max_size=6),
    st.integers(min_value=1, max_value=9),
    st.sampled_from(["", "-", "+"]),
    st.integers(min_value=0, max_value=3),
    st.booleans(),
)
def test_place_in_a_literal_block(
    block: list[str], indent: int, chomping: str, nested: int, followed: bool
) -> None:
    parents = "".join(" " * level + "ouder:\n" for level in range(nested))
    body = "\n".join(" " * (nested + indent) + line if line else "" for line in block)
    text = f"{parents}{' ' * nested}tekst: |{indent}{chomping}\n{body}\n"
    text += "na: 1\n" if followed else ""
    document = read_yaml(text, "stap.yml")
    assert_every_character_is_placed(document, text, (*["ouder"] * nested, "tekst"))


def assert_every_character_is_placed(
    document: SourceDocument, text: str, path: ValuePath, but: str = ""
) -> None:
    value = document.value(path)
    assert isinstance(value, str)
    for offset, character in enumerate(value):
        if character not in but:
            assert character_at(text, document.place(path, offset)) == character


@pytest.mark.parametrize(
    ("text", "but"),
    [
        ("a: |\n    eerst\n\n      verder\n    laatst", ""),
        ("a: |2-  # uitleg\n     x\n\n", ""),
        ("a: gewone tekst met spaties\n", ""),
        ("a: 'in enkele  aanhalingstekens'\n", ""),
        ("a: 'foto''s en video''s'\n", ""),
        ('a: " in dubbele 😀 "\n', ""),
        ("a: over meer\n   regels\n\n   verdeeld\n", " \n"),
        ("a: >-\n\n  gevouwen\n  tekst\n\n   met inspringing\n", " \n"),
    ],
)
def test_place_in_other_texts(text: str, but: str) -> None:
    assert_every_character_is_placed(read_yaml(text, "stap.yml"), text, ("a",), but)


def test_white_space_within_a_line_is_placed_exactly() -> None:
    document = read_yaml("a: 'x  y'\n", "stap.yml")
    assert [document.place(("a",), offset).column for offset in range(4)] == [5, 6, 7, 8]


def test_place_in_a_text_with_escapes_is_its_start() -> None:
    document = read_yaml('a: "een\\ntwee"\n', "stap.yml")
    assert document.place(("a",), offset=5) == Place("stap.yml", 1, 4)


def test_offset_outside_the_text_stays_inside_the_value() -> None:
    document = read_yaml('a: tekst\nb: ""\n', "stap.yml")
    assert document.place(("a",), offset=99) == Place("stap.yml", 1, 8)
    assert document.place(("b",), offset=99) == Place("stap.yml", 2, 4)


def test_large_file_keeps_all_places() -> None:
    item = (
        "- id: stap\n  titel: Een titel van gewone lengte\n  tekst: |\n    Een regel.\n    Twee.\n"
    )
    count = 1_000_000 // len(item)
    document = read_yaml(item * count, "groot.yml")
    assert len(document.origins) == 1 + 4 * count
    last = count - 1
    assert document.place((last, "tekst"), offset=11) == Place("groot.yml", 5 * count, 5)


def test_read_file(tmp_path: Path) -> None:
    path = tmp_path / "stap.yml"
    path.write_text("titel: Één\n", encoding="utf-8")
    assert read_file(path, "stappen/stap.yml").data == {"titel": "Één"}


def file_problems(path: Path) -> str:
    with pytest.raises(ContentProblems) as caught:
        read_file(path, "stap.yml")
    return str(caught.value)


def test_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "stap.yml"
    path.write_bytes(b"a: 1\r\nb: \xc3\xa9\xe9n\n")
    assert file_problems(path).startswith("stap.yml:2:5: dit teken is geen UTF-8")


def test_what_is_not_a_regular_file(tmp_path: Path) -> None:
    (tmp_path / "echt.yml").write_text("a: 1\n")
    (tmp_path / "link.yml").symlink_to(tmp_path / "echt.yml")
    assert "symbolische link" in file_problems(tmp_path / "link.yml")
    assert "geen gewoon bestand" in file_problems(tmp_path)
    assert "bestaat niet" in file_problems(tmp_path / "weg.yml")


def test_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Path, "read_bytes")
    path = tmp_path / "groot.yml"
    with path.open("wb") as file:
        file.truncate(yaml_reader.MAX_BYTES + 1)
    assert "te groot" in file_problems(path)


def test_problems_are_sorted_and_without_doubles() -> None:
    late, early = Problem(Place("a", 10, 1), "x"), Problem(Place("a", 9, 1), "y")
    both = ContentProblems([late, early, late])
    assert both.problems == (early, late)
    assert str(both) == "a:9:1: y\na:10:1: x"


def test_did_you_mean() -> None:
    assert did_you_mean("title", ["tekst", "titel"]) == ' Bedoelde u "titel"?'
    assert did_you_mean("xyz", ["tekst", "titel"]) == ""
