"""A region's logo is a small drawing or picture; a file that does more never gets onto a page."""

import io
import os
import re
import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from kompas.source.logo import Logo, read_logo
from kompas.source.logo_svg import SvgFaultsError, svg_size
from kompas.source.place import ContentProblems, Place

PLACE = Place("regios/amstel/regio.yml", 6, 12)
NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

INKSCAPE = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg {NAMESPACES} version="1.1" id="svg1" width="210mm" height="84mm" viewBox="0 0 210 84"
   xml:space="preserve" xmlns:svg="http://www.w3.org/2000/svg">
  <title>Gemeente</title>
  <defs id="defs1">
    <linearGradient id="verloop"><stop offset="0" style="stop-color:#0b6b6b;stop-opacity:1"/>
    </linearGradient>
    <linearGradient id="schuin" xlink:href="#verloop" gradientTransform="rotate(45)"/>
    <clipPath id="uitsnede" clipPathUnits="userSpaceOnUse"><path d="M 0,0 H 210 V 84 Z"/></clipPath>
  </defs>
  <g id="laag1" transform="translate(-3.5,12) scale(1.2 1.2)" clip-path="url(#uitsnede)">
    <path style="fill:url(#schuin);stroke:none;stroke-width:0.26" d="m 1.5,2e-3 c 0,1 2,3 4,5 z"/>
  </g>
</svg>
"""
ILLUSTRATOR = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<svg version="1.1" id="Laag_1" {NAMESPACES} x="0px" y="0px" viewBox="0 0 340.2 85"
     style="enable-background:new 0 0 340.2 85;" xml:space="preserve">
<style type="text/css">
    .st0{{clip-path:inset;fill:#E30613;}}
    .st1 {{ font-family:'Univers-Bold', sans-serif; fill: rgba(0, 0, 0, .5) }}
</style>
<g><defs><rect id="SVGID_1_" width="340.2" height="85"/></defs>
    <clipPath id="SVGID_00"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
    <polygon class="st0" points="0,0 10,0 10,10 "/><text class="st1" x="3" y="9">Amstel</text>
</g>
</svg>
"""


def write(folder: Path, data: str | bytes, name: str) -> Path:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def read(folder: Path, data: str | bytes, name: str = "logo.svg") -> Logo:
    write(folder, data, name)
    return read_logo(folder, name, PLACE)


def refused(folder: Path, data: str | bytes, name: str = "logo.svg") -> list[str]:
    """Return what is said of the file, all of it at the place that names the file."""
    write(folder, data, name)
    return refused_name(folder, name)


def refused_name(folder: Path, name: str) -> list[str]:
    with pytest.raises(ContentProblems) as caught:
        read_logo(folder, name, PLACE)
    assert {problem.place for problem in caught.value.problems} == {PLACE}
    return [problem.message for problem in caught.value.problems]


def drawing(inside: str, attributes: str = 'viewBox="0 0 200 80"') -> str:
    return f"<svg {NAMESPACES} {attributes}>\n{inside}\n</svg>"


def picture(width: int = 300, height: int = 120, mode: str = "RGBA", **options: object) -> bytes:
    data = io.BytesIO()
    Image.new(mode, (width, height)).save(data, "PNG", **options)
    return data.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def header(width: int, height: int) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


# --- What is taken ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "width", "height"), [(INKSCAPE, 1000, 400), (ILLUSTRATOR, 1000, 250)]
)
def test_drawings_as_drawing_programs_save_them(
    tmp_path: Path, source: str, width: int, height: int
) -> None:
    logo = read(tmp_path, source, "Wapen van Amstel.svg")

    assert (logo.name, logo.media_type) == ("logo.svg", "image/svg+xml")
    assert logo.data == source.encode()
    assert (logo.width, logo.height) == (width, height)


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L", "P", "1"])
def test_a_png_of_any_colours(tmp_path: Path, mode: str) -> None:
    data = picture(mode=mode)

    assert read(tmp_path, data, "logo-2026.png") == Logo("logo.png", "image/png", data, 300, 120)


@pytest.mark.parametrize(
    "attributes",
    [
        'viewBox="0 0 200 80"',
        'viewBox="-1.5,-3 200,80"',
        'width="200" height="80"',
        'width="20.0cm" height="8cm"',
        'width="100%" height="100%" viewBox="0 0 200 80"',
        'width="200px" height="2cm" viewBox="0 0 200 80"',
    ],
)
def test_the_size_of_a_drawing(tmp_path: Path, attributes: str) -> None:
    logo = read(tmp_path, drawing("<path d='M0 0'/>", attributes))

    assert (logo.width, logo.height) == (1000, 400)


# --- Where it stands ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../geheim.svg",
        "../../etc/passwd",
        "map/logo.svg",
        "./logo.svg",
        "/etc/logo.svg",
        "..\\logo.svg",
        "map\\logo.svg",
        ".svg",
        "..svg",
        ".logo.svg",
        "logo.SVG",
        "logo.jpg",
        "logo.svg.exe",
        "logo.svg\n",
        "logo\0.svg",
        "%2e%2e%2fgeheim.svg",
        "file:///etc/logo.svg",
        "https://kwaad.example/logo.svg",
        "C:logo.svg",
        "",
    ],
)
def test_only_a_plain_name_is_a_logo(tmp_path: Path, name: str) -> None:
    region = tmp_path / "amstel"
    (region / "map").mkdir(parents=True)
    write(tmp_path, drawing("<path d='M0 0'/>"), "geheim.svg")
    write(region, drawing("<path d='M0 0'/>"), "logo.svg")
    write(region / "map", drawing("<path d='M0 0'/>"), "logo.svg")

    [message] = refused_name(region, name)

    assert "zet het naast regio.yml en schrijf alleen de naam" in message


def test_a_link_is_no_logo(tmp_path: Path) -> None:
    write(tmp_path, drawing("<path d='M0 0'/>"), "geheim.svg")
    (tmp_path / "logo.svg").symlink_to(tmp_path / "geheim.svg")

    assert refused_name(tmp_path, "logo.svg") == [
        "logo.svg is een symbolische link; zet het bestand zelf op die plek"
    ]


def test_a_folder_or_a_pipe_is_no_logo(tmp_path: Path) -> None:
    (tmp_path / "map.svg").mkdir()
    os.mkfifo(tmp_path / "pijp.png")

    for name in ("map.svg", "pijp.png"):
        assert refused_name(tmp_path, name) == [
            f"{name} is geen gewoon bestand; zet het logo zelf op die plek"
        ]


def test_a_logo_that_is_not_there(tmp_path: Path) -> None:
    assert refused_name(tmp_path, "logo.svg") == [
        "logo.svg bestaat niet; zet het logo naast regio.yml"
    ]


def test_a_logo_with_too_long_a_name(tmp_path: Path) -> None:
    [message] = refused_name(tmp_path, "a" * 300 + ".svg")
    assert "is niet te lezen" in message


@pytest.mark.parametrize(("name", "limit"), [("logo.svg", 100), ("logo.png", 200)])
def test_a_logo_of_too_many_bytes(tmp_path: Path, name: str, limit: int) -> None:
    [message] = refused(tmp_path, b" " * (limit * 1000 + 1), name)

    assert f"te groot ({limit}001 bytes, hoogstens {limit} kB)" in message


@pytest.mark.parametrize(("width", "height"), [(640, 79), (100, 201)])
def test_a_logo_that_fits_in_no_head(tmp_path: Path, width: int, height: int) -> None:
    size = f'viewBox="0 0 {width} {height}"'
    [drawn] = refused(tmp_path, drawing("<path d='M0 0'/>", size))
    [painted] = refused(tmp_path, picture(width, height), "logo.png")

    assert drawn.startswith("logo.svg is te lang")
    assert painted.startswith("logo.png is te lang")


# --- PNG ----------------------------------------------------------------------------------------


def test_another_picture_that_is_called_png(tmp_path: Path) -> None:
    for kind in ("JPEG", "GIF", "BMP"):
        data = io.BytesIO()
        Image.new("RGB", (300, 120)).save(data, kind)
        assert refused(tmp_path, data.getvalue(), "logo.png") == [
            "logo.png is geen PNG; bewaar het logo opnieuw als PNG"
        ]
    assert refused(tmp_path, "<script>kwaad()</script>", "logo.png")
    assert refused(tmp_path, b"", "logo.png")


@pytest.mark.parametrize(("width", "height"), [(63, 64), (2001, 1000), (64, 63), (1001, 2001)])
def test_a_png_too_small_or_too_large(tmp_path: Path, width: int, height: int) -> None:
    assert refused(tmp_path, picture(width, height), "logo.png") == [
        f"logo.png is {width} bij {height} pixels; elke zijde heeft er 64 tot 2000"
    ]


def test_a_bomb_is_refused_by_its_header_alone(tmp_path: Path) -> None:
    rows = zlib.compress(bytes(100_000_000))[:150_000]
    bomb = (
        b"\x89PNG\r\n\x1a\n" + header(60_000, 60_000) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )

    assert refused(tmp_path, bomb, "logo.png") == [
        "logo.png is 60000 bij 60000 pixels; elke zijde heeft er 64 tot 2000"
    ]


def test_a_second_header_does_not_bring_the_bomb_back(tmp_path: Path) -> None:
    [message] = refused(
        tmp_path,
        b"\x89PNG\r\n\x1a\n"
        + header(300, 120)
        + header(2_500, 1_000)
        + chunk(b"IDAT", zlib.compress(bytes(7_501 * 1_000)))
        + chunk(b"IEND", b""),
        "logo.png",
    )

    assert message == "de PNG logo.png is beschadigd; bewaar het logo opnieuw"


def test_a_text_that_unfolds_to_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint sets it
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(50_000_000)))
    sound = picture()

    [message] = refused(tmp_path, sound[:33] + text + sound[33:], "logo.png")

    assert "beschadigd" in message
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("damage", ["cut", "changed", "wrong sum", "no rows", "no data"])
def test_a_damaged_png(tmp_path: Path, damage: str) -> None:
    sound = picture(mode="RGB", compress_level=0)
    end = chunk(b"IEND", b"")
    data = {
        "cut": sound[: len(sound) // 2] + end,
        "changed": sound[:500] + b"kwaad" + sound[505:],
        "wrong sum": sound[:-16] + b"fout" + sound[-12:],
        "no rows": sound[:33] + chunk(b"IDAT", b"kwaad") + end,
        "no data": b"\x89PNG\r\n\x1a\n" + header(300, 120) + end,
    }[damage]

    assert refused(tmp_path, data, "logo.png") == [
        "de PNG logo.png is beschadigd; bewaar het logo opnieuw"
    ]


def test_a_png_that_is_something_else_as_well(tmp_path: Path) -> None:
    end = chunk(b"IEND", b"")
    for tail in (b"PK\x05\x06" + bytes(18), b"<script>kwaad()</script>" + end):
        assert refused(tmp_path, picture() + tail, "logo.png") == [
            "na het einde van de PNG logo.png staat nog iets; bewaar het logo opnieuw"
        ]


def test_a_png_that_moves(tmp_path: Path) -> None:
    other = Image.new("RGBA", (300, 120), "red")

    assert refused(tmp_path, picture(save_all=True, append_images=[other]), "logo.png") == [
        "logo.png beweegt; bewaar het logo als stilstaande PNG"
    ]


# --- SVG ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<script>kwaad()</script>", "het element <script>"),
        ("<script href='https://kwaad.example/a.js'/>", "het element <script>"),
        ("<foreignObject><p/></foreignObject>", "het element <foreignObject>"),
        ("<image href='https://kwaad.example/a.png'/>", "het element <image>"),
        ("<image href='data:image/png;base64,AAAA'/>", "het element <image>"),
        ("<a href='#b'><path/></a>", "het element <a>"),
        ("<animate attributeName='href' to='javascript:kwaad()'/>", "het element <animate>"),
        ("<set attributeName='onclick' to='kwaad()'/>", "het element <set>"),
        ("<filter><feImage href='#b'/></filter>", "het element <feImage>"),
        ("<pattern id='p'/>", "het element <pattern>"),
        ("<handler type='x'/>", "het element <handler>"),
        (
            "<iframe xmlns='http://www.w3.org/1999/xhtml' src='//k.example'/>",
            "het element <iframe>",
        ),
        ("<p xmlns='http://www.w3.org/1999/xhtml'/>", "het element <p>"),
        ("<title xmlns='http://www.w3.org/1999/xhtml'/>", "het element <title>"),
        ("<path fill='//kwaad.example'/>", "// in fill"),
        ("<x:script xmlns:x='http://www.w3.org/2000/svg'/>", "het element <script>"),
        ("<SCRIPT/>", "het element <SCRIPT>"),
        ("<path onload='kwaad()'/>", "het kenmerk onload"),
        ("<g onclick='kwaad()'/>", "het kenmerk onclick"),
        ("<g ONFOCUS='kwaad()'/>", "het kenmerk ONFOCUS"),
        ("<g xml:base='https://kwaad.example/'/>", "het kenmerk base"),
        ("<g x:href='#a' xmlns:x='urn:x'/>", "het kenmerk href"),
        ("<path filter='url(#f)'/>", "het kenmerk filter"),
        ("<path src='a.png'/>", "het kenmerk src"),
        ("<use href='elders.svg#a'/>", "verwijst naar buiten"),
        ("<use xlink:href='https://kwaad.example/a.svg#a'/>", "verwijst naar buiten"),
        ("<use href='data:image/svg+xml,x#a'/>", "verwijst naar buiten"),
        ("<use href='java&#10;script:kwaad()'/>", "verwijst naar buiten"),
        ("<use href='#a/../b'/>", "verwijst naar buiten"),
        ("<use href=''/>", "verwijst naar buiten"),
        ("<path fill='url(https://kwaad.example/a.svg#a)'/>", "url( in fill"),
        ("<path fill='URL(a.svg#a)'/>", "URL( in fill"),
        ("<path fill='url (&quot;a&quot;)'/>", "url ( in fill"),
        ("<path fill='url(#a) url(b)'/>", "url( in fill"),
        ("<path fill='u\\72l(https://kwaad.example)'/>", "\\ in fill"),
        ("<path style='background:url(//kwaad.example)'/>", "url( in style"),
        ("<path style='width:expression(kwaad())'/>", "expression( in style"),
        ("<path style='mask-image:image-set(\"a.png\" 1x)'/>", "image-set( in style"),
        ("<path style='-moz-binding:url(a.xml#b)'/>", "url( in style"),
        ("<path style='fill:red/*'/>", "/* in style"),
        ("<path fill='javascript:kwaad()'/>", "javascript: in fill"),
        ("<style>@import 'https://kwaad.example/a.css';</style>", "@ in <style>"),
        ("<style>@IMPORT url(a.css);</style>", "@ in <style>"),
        ("<style>@font-face{src:url(a.woff)}</style>", "@ in <style>"),
        ("<style>\\40import 'a.css'</style>", "\\ in <style>"),
        ("<style>.a{fill:url(a.svg#b)}</style>", "url( in <style>"),
        ("<style>.a{fill:url(#b)}</style>", "url( in <style>"),
        ("<style>&lt;img src=x onerror=kwaad()></style>", "< in <style>"),
        ("<style type='text/javascript'>kwaad()</style>", 'type="text/javascript"'),
        ("<style><g>@import</g></style>", "een element in <style>"),
        ("<?xml-stylesheet href='https://kwaad.example/a.css'?>", "<?xml-stylesheet …?>"),
        ("<?php kwaad(); ?>", "<?php …?>"),
        ("<title><![CDATA[><script>kwaad()</script>]]></title>", "CDATA"),
        ("<!--> <script>kwaad()</script> -->", "commentaar"),
        ("<g aria-label='zie https://kwaad.example'/>", "https: in aria-label"),
    ],
)
def test_what_does_not_draw_is_refused_where_it_stands(
    tmp_path: Path, inside: str, message: str
) -> None:
    messages = refused(tmp_path, drawing(inside))

    assert any(message in said for said in messages), messages
    assert all(re.match(r"logo\.svg:2:[0-9]+: ", said) for said in messages), messages


def test_all_that_is_wrong_is_told_at_once_but_not_without_end(tmp_path: Path) -> None:
    first, second = refused(tmp_path, drawing("<script/>\n  <g onload='kwaad()'/>"))
    assert first.startswith("logo.svg:2:1: het element <script> hoort niet in een logo; bewaar")
    assert second.startswith("logo.svg:3:3: het kenmerk onload hoort niet in een logo; bewaar")

    assert len(refused(tmp_path, drawing("<script/>\n" * 1000))) == 10


def test_a_message_shows_only_what_can_be_seen(tmp_path: Path) -> None:
    [message] = refused(tmp_path, drawing(f"<use href='a\u202e&#10;\u200b{'b' * 60}'/>"))

    assert f'href="a? ?{"b" * 36}…"' in message


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD">',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://kwaad.example/a.dtd"> %a;]>',
        '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
        "<!DOCTYPE svg [<!ATTLIST g onload CDATA 'kwaad()'>]>",
    ],
)
def test_no_doctype_and_so_no_entities(tmp_path: Path, doctype: str) -> None:
    [message] = refused(tmp_path, doctype + "\n" + drawing("<title>ha</title>"))

    assert message.startswith("logo.svg:1:")
    assert "een DOCTYPE hoort niet" in message


def test_an_entity_that_nobody_declared(tmp_path: Path) -> None:
    [message] = refused(tmp_path, drawing("<title>&kwaad;</title>"))

    assert message.startswith("logo.svg:2:8: dit is geen goede SVG")


@pytest.mark.parametrize(
    "source",
    [
        "",
        " ",
        "geen xml",
        "<svg",
        "\0",
        drawing("</g>"),
        drawing("<g x='1' x='2'/>"),
        drawing("<g>"),
    ],
)
def test_a_file_that_is_not_well_formed(tmp_path: Path, source: str) -> None:
    [message] = refused(tmp_path, source)

    assert re.match("logo.svg:[1-3]:[0-9]+: dit is geen goede SVG", message)


@pytest.mark.parametrize(
    "source",
    [
        "<svg/>",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        f"<g {NAMESPACES}/>",
        "<svg xmlns='x'/>",
    ],
)
def test_another_document_than_an_svg(tmp_path: Path, source: str) -> None:
    [message] = refused(tmp_path, source)

    assert message.startswith("logo.svg:1:1: dit is geen SVG: het begint niet met <svg xmlns=")


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "utf-7"])
def test_another_encoding_than_utf_8(tmp_path: Path, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' + drawing("<title>é</title>")

    assert "UTF-8" in refused(tmp_path, declared.encode(encoding))[0]
    assert "UTF-8" in refused(tmp_path, declared.encode("utf-8"))[0]


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_that_the_file_does_not_tell(tmp_path: Path, encoding: str) -> None:
    assert refused(tmp_path, drawing("<title>é</title>").encode(encoding)) == [
        "logo.svg is geen UTF-8; bewaar het logo met de codering UTF-8"
    ]


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'viewBox="0 0 0 0"',
        'viewBox="0 0 200"',
        'viewBox="0 0 1e9 1e9"',
        'viewBox="0 0 -1 1"',
        'viewBox="0 0 NaN 1"',
        'width="100%" height="100%"',
        'width="0" height="10"',
        'width="200"',
        'width="2cm" height="20px"',
    ],
)
def test_a_drawing_without_a_size(tmp_path: Path, attributes: str) -> None:
    [message] = refused(tmp_path, drawing("<path d='M0 0'/>", attributes))

    assert message.startswith("logo.svg:1:1: de maat ontbreekt")


def test_a_drawing_that_is_nested_too_deeply(tmp_path: Path) -> None:
    read(tmp_path, drawing("<g>" * 39 + "</g>" * 39))

    for depth in (40, 10_000):
        [message] = refused(tmp_path, drawing("<g>" * depth + "</g>" * depth))
        assert message.startswith("logo.svg:2:118: te diep genest: hoogstens 40 niveaus")


def test_a_drawing_of_too_many_shapes(tmp_path: Path) -> None:
    [message] = refused(tmp_path, drawing("<g/>" * 10_000))

    assert message.startswith("logo.svg:1:1: het logo heeft 10001 vormen, hoogstens 10000")


@pytest.mark.parametrize(
    "repeat",
    ["<use href='#{0}'/>", "<path fill='url(#{0})'/>", "<path style='mask:url(#{0})'/>"],
)
def test_a_drawing_that_unfolds_to_a_bomb(tmp_path: Path, repeat: str) -> None:
    layers = "".join(
        f"<mask id='a{level + 1}'>{repeat.format(f'a{level}') * 10}</mask>" for level in range(12)
    )

    [message] = refused(tmp_path, drawing(f"<path id='a0'/>{layers}"))

    assert "vormen, hoogstens 10000" in message


def test_a_drawing_that_refers_to_itself(tmp_path: Path) -> None:
    circle = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"
    [message] = refused(tmp_path, drawing(circle))

    assert "dit verwijst in een kring of te diep" in message


# --- Whatever comes -----------------------------------------------------------------------------

TAGS = st.sampled_from(
    [
        "svg",
        "g",
        "use",
        "script",
        "style",
        "path",
        "title",
        "a:b",
        "!DOCTYPE",
        "?xml",
        "![CDATA[",
        "!--",
    ]
)
PIECES = st.one_of(
    st.builds("<{}>".format, TAGS),
    st.builds("</{}>".format, TAGS),
    st.builds(
        "<{} id='{}' href='#{}'/>".format, TAGS, st.sampled_from("abc"), st.sampled_from("abc")
    ),
    st.sampled_from(["]]>", "-->", "?>", "&#0;", "&lt;", "&a;", "\0", "\ufeff", "url(", "@import"]),
    st.text(max_size=4),
)
ANYHOW = settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ANYHOW
@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_drawing_gives_another_error(tmp_path: Path, inside: str) -> None:
    for source in (inside, drawing(inside)):
        write(tmp_path, source.encode("utf-8", "surrogatepass"), "logo.svg")
        with suppress(ContentProblems):
            read_logo(tmp_path, "logo.svg", PLACE)


@ANYHOW
@given(st.data())
def test_no_picture_gives_another_error(tmp_path: Path, data: st.DataObject) -> None:
    sound = bytearray(picture(compress_level=data.draw(st.integers(0, 9))))
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(8, len(sound) - 1))
        sound[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    write(tmp_path, bytes(sound), "logo.png")
    with suppress(ContentProblems):
        read_logo(tmp_path, "logo.png", PLACE)


@ANYHOW
@given(st.text(), st.binary(max_size=40))
def test_no_name_gives_another_error_or_leads_elsewhere(
    tmp_path: Path, name: str, data: bytes
) -> None:
    with pytest.raises(ContentProblems):
        read_logo(tmp_path, name, PLACE)
    with pytest.raises(SvgFaultsError):
        svg_size(data)
