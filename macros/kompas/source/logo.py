"""Read a region's logo: a small drawing or picture, and certainly nothing more."""

import io
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageFile

from kompas.source.logo_svg import SvgFaultsError, svg_size
from kompas.source.place import ContentProblems, Place, Problem

MAX_BYTES = {".svg": 100_000, ".png": 200_000}
MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
SIDES = range(64, 2001)
"""Pixels that a side of a PNG may have: sharp in print, and quick to show on a telephone."""
WIDEST, TALLEST = 8, 2
"""At most so many times as wide as high, and as high as wide: what fits in the head of a page."""
LONGEST_SIDE = 1000
"""An SVG has no pixels; its longest side counts as this many."""

_NAME = re.compile(r"\w[\w .-]*(\.svg|\.png)")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LAST_CHUNK = b"\0\0\0\0IEND\xaeB`\x82"


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo that may be shown on every page and in every PDF."""

    name: str
    """What the site calls it: `logo.svg` or `logo.png`, whatever the region's own file is named."""
    media_type: str
    data: bytes = field(repr=False)
    """The file as the region made it."""
    width: int
    height: int
    """In pixels; of an SVG only the proportion between the two has a meaning."""


def read_logo(folder: Path, name: str, place: Place) -> Logo:
    """Read the file `name` in the region's own `folder`; `place` is where `regio.yml` names it.

    Raises ContentProblems, at `place`, with everything that is wrong with the file.
    """
    try:
        match = _NAME.fullmatch(name)
        if match is None:
            raise _refusal(
                f'"{name}" kan geen logo zijn; zet het naast regio.yml en schrijf alleen de naam '
                "van het bestand, die eindigt op .svg of .png"
            )
        kind = match[1]
        data = _bytes_of(folder / name, name, MAX_BYTES[kind])
        width, height = _svg_size(data, name) if kind == ".svg" else _png_size(data, name)
        _check_shape(width, height, name)
    except _RefusalError as refusal:
        raise ContentProblems(Problem(place, message) for message in refusal.messages) from None
    return Logo(f"logo{kind}", MEDIA_TYPES[kind], data, width, height)


class _RefusalError(Exception):
    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__(messages)
        self.messages = messages


def _refusal(message: str) -> _RefusalError:
    return _RefusalError((message,))


def _bytes_of(path: Path, name: str, limit: int) -> bytes:
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            raise _refusal(f"{name} is een symbolische link; zet het bestand zelf op die plek")
        if not stat.S_ISREG(status.st_mode):
            raise _refusal(f"{name} is geen gewoon bestand; zet het logo zelf op die plek")
        if status.st_size > limit:
            raise _refusal(
                f"{name} is te groot ({status.st_size} bytes, hoogstens {limit // 1000} kB); "
                "maak het kleiner of eenvoudiger"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise _refusal(f"{name} bestaat niet; zet het logo naast regio.yml") from None
    except OSError as error:
        what = os.strerror(error.errno or 0)
        raise _refusal(f"{name} is niet te lezen ({what})") from None


def _svg_size(data: bytes, name: str) -> tuple[int, int]:
    try:
        data.decode("utf-8")
        width, height = svg_size(data)
    except UnicodeDecodeError:
        raise _refusal(f"{name} is geen UTF-8; bewaar het logo met de codering UTF-8") from None
    except SvgFaultsError as error:
        raise _RefusalError(
            tuple(f"{name}:{fault.line}:{fault.column}: {fault.message}" for fault in error.faults)
        ) from None
    scale = LONGEST_SIDE / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _png_size(data: bytes, name: str) -> tuple[int, int]:
    """Return the pixels of a whole, sound and still PNG."""
    if not data.startswith(_SIGNATURE):
        raise _refusal(f"{name} is geen PNG; bewaar het logo opnieuw als PNG")
    # From the header, before anything is unpacked: a small file can hold a giant picture.
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if width not in SIDES or height not in SIDES:
        raise _refusal(
            f"{name} is {width} bij {height} pixels; elke zijde heeft er "
            f"{SIDES.start} tot {SIDES[-1]}"
        )
    if not data.endswith(_LAST_CHUNK) or data.count(_LAST_CHUNK) > 1:
        raise _refusal(f"na het einde van de PNG {name} staat nog iets; bewaar het logo opnieuw")
    try:
        moves = _moves(data, (width, height))
    except Exception:  # Pillow raises nearly anything for a damaged file
        raise _refusal(f"de PNG {name} is beschadigd; bewaar het logo opnieuw") from None
    if moves:
        raise _refusal(f"{name} beweegt; bewaar het logo als stilstaande PNG")
    return width, height


def _moves(data: bytes, size: tuple[int, int]) -> bool:
    """Unpack a PNG wholly, and say whether it is an animation."""
    with _strict_reading():
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            if picture.size != size:
                raise ValueError("a second header with another size")
            moves = getattr(picture, "is_animated", False)
            picture.verify()
        with Image.open(io.BytesIO(data), formats=["PNG"]) as picture:
            picture.load()
    return moves


@contextmanager
def _strict_reading() -> Iterator[None]:
    """Let Pillow refuse half a picture: WeasyPrint tells it, for the whole process, not to."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check_shape(width: int, height: int, name: str) -> None:
    if not height / TALLEST <= width <= height * WIDEST:
        raise _refusal(
            f"{name} is te lang om in de kop van een pagina te passen; neem een logo dat hoogstens "
            f"{WIDEST} keer zo breed als hoog is, en hoogstens {TALLEST} keer zo hoog als breed"
        )
