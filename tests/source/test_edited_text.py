"""A text that was changed after reading: every character still knows where it was written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompas.source.edited_text import Edit, edited
from kompas.source.nodes import document_of, node_of
from kompas.source.yaml_reader import SourceDocument, read_yaml

STYLES = {
    "literal": "tekst: |\n  Eerst dit,\n    dan dat.\n\n  Klaar.\n",
    "folded": "tekst: >\n  Eerst dit,\n  dan dat.\n\n  Klaar.\n",
    "plain": "tekst: Eerst dit,\n  dan dat.\n",
    "single quotes": "tekst: 'Eerst ''dit'', dan dat.'\n",
    "double quotes": 'tekst: "Eerst dit, dan dat."\n',
    "with an escape": 'tekst: "Eerst dit,\\tdan dat."\n',
}
ANYHOW = settings(deadline=None)


def changed(document: SourceDocument, edits: list[Edit]) -> SourceDocument:
    """Return `document` after edits of its only text."""
    root = node_of(document)
    assert isinstance(root.content, dict)
    root.content["tekst"] = edited(root.content["tekst"], edits)
    return document_of(document.file, root)


def edits_of(length: int) -> st.SearchStrategy[list[Edit]]:
    """Edits in a text of `length`, in order and apart from each other."""
    words = st.text("ab", max_size=30)

    def build(cuts: list[int]) -> st.SearchStrategy[list[Edit]]:
        pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
        return st.tuples(*(st.builds(Edit, st.just(a), st.just(b), words) for a, b in pairs)).map(
            list
        )

    return st.lists(st.integers(0, length), unique=True, max_size=6).map(sorted).flatmap(build)


@pytest.mark.parametrize("style", STYLES)
@ANYHOW
@given(data=st.data())
def test_what_no_edit_touched_stands_where_it_stood(style: str, data: st.DataObject) -> None:
    document = read_yaml(STYLES[style], "x")
    for _ in range(2):  # an edited text can be edited again
        text = str(document.value(("tekst",)))
        edits = data.draw(edits_of(len(text)))
        result = changed(document, edits)
        place, position = 0, 0
        for edit in [*edits, Edit(len(text), len(text), "")]:
            for offset in range(position, edit.start):
                now = place + offset - position
                assert result.place(("tekst",), now) == document.place(("tekst",), offset)
            place += edit.start - position
            for offset in range(place, place + len(edit.text)):
                assert result.place(("tekst",), offset) == document.place(("tekst",), edit.start)
            place += len(edit.text)
            position = edit.end
        document = result


def test_text_after_edits() -> None:
    document = read_yaml("tekst: Eerst dit, dan dat.\n", "x")
    result = changed(document, [Edit(0, 5, "Nu"), Edit(10, 10, " of"), Edit(15, 18, "iets")])

    assert result.value(("tekst",)) == "Nu dit, of dan iets."
    assert result.key_place(("tekst",)) == document.key_place(("tekst",))
    assert str(result.place(("tekst",), 15)) == "x:1:23"
