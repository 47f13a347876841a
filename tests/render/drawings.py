"""The drawings of the real handbook, and words to try others with."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from kompas.model.figuur import Figuur
from kompas.model.handbook import Handbook, build_handbook
from kompas.paths import handbook_root
from kompas.source.folder import read_folder

Drawing = TypeVar("Drawing")

WORDS = (
    "samen zorg veiligheid in het hele huishouden rechtsbeschermend transparant ondersteuning "
    "leren van elkaar doen wat nodig is netwerk bestuur organisaties gezinsgericht één visie"
)
DUTCH = st.sampled_from(WORDS.split())


@cache
def real_handbook() -> Handbook:
    """Return the handbook in `content`."""
    return build_handbook(read_folder(handbook_root() / "content", "content"))


def drawings_of(kind: type[Drawing]) -> list[Drawing]:
    """Return every drawing of one kind in the handbook."""
    figures = real_handbook().all(Figuur)
    return [figure.tekening for figure in figures if isinstance(figure.tekening, kind)]


def names(longest: int) -> st.SearchStrategy[str]:
    """Return names of at most `longest` characters, made of Dutch words."""
    several = st.lists(DUTCH, min_size=1, max_size=8).map(" ".join)
    return several.filter(lambda name: len(name) <= longest)
