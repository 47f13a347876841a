"""What a reader gets in a PDF of the handbook, with a screen reader or with the mouse."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdf
import pytest

from kompas.downloads import accessible_pdf
from kompas.downloads.accessible_pdf import RUNNING_LINKS_TITLE, DeadLinkError, write_pdf
from kompas.downloads.item_pdf import write_item_pdf
from tests.handbooks import handbook_with
from tests.pdf.verapdf import check_pdf_ua

pytestmark = pytest.mark.xdist_group("verapdf")

PAGE_CSS = Path(accessible_pdf.__file__).with_name("page.css")
BOTTOM_MARGIN = 26 / 25.4 * 72  # 26 mm in points
PHASES = ["Voorbereiding", "Analyse", "Ambitie", "Strategie", "Implementatie"]
LINK_TITLES = {phase.lower(): f"Naar fase {phase}" for phase in PHASES}

STYLE = """
:root { --inkt: #1b2430; --inkt-2: #4a5563; --lijn-2: #8b8577; --fase: #0b6b6b }
@page { @top-right { content: "Kompas, lopende kop" } }
section + section { break-before: page }
.smal { width: 60mm }
.pijl::after { content: " verderop" }
.pijl { display: inline-block }
"""

FIRST_PAGE = """
<p class="nood">Direct gevaar? Bel <a href="tel:112"><strong>112</strong></a></p>
<p>De kern staat in de inleiding.<span class="voetnoot">Provan en Kenis, 2008.</span>
En de rest volgt.<span class="voetnoot">Zie <a href="https://example.org/noot">de bron</a>.</span>
</p>
<ul><li>eerst luisteren<ul><li>samen</li></ul></li><li>dan schrijven</li></ul>
<table><caption>Taken</caption>
<thead><tr><th>Wie</th><th>Wat</th></tr></thead>
<tbody><tr><th scope="row">Gemeente</th><td>Regie</td></tr></tbody></table>
<figure><svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" viewBox="0 0 90 30">
<title>Drie kringen die elkaar raken</title><circle cx="15" cy="15" r="14"/></svg>
<figcaption>Figuur 1</figcaption></figure>
<p class="smal"><a href="#slot">De afsluitende bijeen&shy;komst waarin
we terugkijken op wat er bereikt is</a> of <a class="pijl" href="#analyse">hier</a>.</p>
<p><a href="https://example.org/">Voorbeelden</a> en
<a href="https://example.org/leeg"><img alt="een beeld" src="data:image/svg+xml,%3Csvg
 xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"></a></p>
"""


def _phase_bar(current: str) -> str:
    items = (
        f'<li class="{"is-huidig" if phase == current else ""}">'
        f'<a href="#{phase.lower()}">{phase}</a></li>'
        for phase in PHASES
    )
    return f'<nav class="fasebalk" aria-label="Fasen"><ol>{"".join(items)}</ol></nav>'


def _section(phase: str, content: str) -> str:
    return f'<section>{_phase_bar(phase)}<h1 id="{phase.lower()}">{phase}</h1>{content}</section>'


def _page(body: str) -> str:
    return f"""<!doctype html><html lang="nl"><head><title>Proefdocument</title>
<link rel="stylesheet" href="{PAGE_CSS.name}"><style>{STYLE}</style></head>
<body>{body}</body></html>"""


HTML = _page(
    _section("Voorbereiding", FIRST_PAGE)
    + "".join(_section(phase, f"<h2>Over {phase}</h2><p>Tekst.</p>") for phase in PHASES[1:])
    + '<p id="slot">Dit is het slot.</p>'
)


def _write(html: str, target: Path) -> int:
    return write_pdf(html, target, base_url=PAGE_CSS.parent, link_titles=LINK_TITLES)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pdf") / "proef.pdf"
    assert _write(HTML, target) == len(PHASES)
    return target


@pytest.fixture(scope="module")
def pdf(path: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(path) as opened:
        yield opened


# --- Reading back ----------------------------------------------------------------------------


class Marked(NamedTuple):
    """A marked-content sequence of a page: its tag, properties and identifier, if any."""

    tag: str
    properties: Any = None

    @property
    def mcid(self) -> int | None:
        if self.properties is None or "/MCID" not in self.properties:
            return None
        return int(self.properties.MCID)


def _marked_content(page: pikepdf.Page) -> list[Marked]:
    operands = [
        instruction.operands for instruction in pikepdf.parse_content_stream(page, "BDC BMC")
    ]
    return [Marked(str(tag), *properties) for tag, *properties in operands]


def _pagination_subtypes(page: pikepdf.Page) -> list[str]:
    properties = [content.properties for content in _marked_content(page) if content.properties]
    return [str(found.Subtype) for found in properties if found.get("/Type") == "/Pagination"]


def _document(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.StructTreeRoot.K[0]


def _subtree(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in _kids(element):
        if "/S" in kid:
            yield from _subtree(kid)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return child elements and object references, without marked content."""
    return [kid for kid in _array(element.K) if isinstance(kid, pikepdf.Dictionary)]


def _array(array: pikepdf.Object) -> list[Any]:
    """Return the items of a PDF array; numbers and null come as `int` and `None`."""
    return list(array.as_list())


def _objects(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """Return all objects of a type in the file, also those that nothing refers to."""
    dictionaries = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary)]
    return [found for found in dictionaries if found.get("/Type") == kind]


def _elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    return [element for element in _subtree(_document(pdf)) if str(element.S) == tag]


def _annotations(element: pikepdf.Object) -> list[pikepdf.Object]:
    return [
        kid.Obj
        for descendant in _subtree(element)
        for kid in _kids(descendant)
        if kid.get("/Type") == "/OBJR"
    ]


def _foot_links(page: pikepdf.Page) -> list[pikepdf.Object]:
    return [link for link in page.obj.Annots.as_list() if float(link.Rect[1]) < BOTTOM_MARGIN]


def _descriptions(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return the description of each link in the text by its target."""
    links = [link for page in pdf.pages for link in page.obj.Annots.as_list()]
    in_foot = [link.objgen for page in pdf.pages for link in _foot_links(page)]
    return {
        str(link.Dest if "/Dest" in link else link.A.URI): str(link.Contents)
        for link in links
        if link.objgen not in in_foot
    }


def _structure_text(path: Path) -> str:
    """Return the text in reading order, as a screen reader meets it."""
    command = ["pdfinfo", "-struct-text", str(path)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return " ".join(re.findall(r'"(.*)"', output))


# --- The norm --------------------------------------------------------------------------------


def test_the_document_breaks_no_rule_of_pdf_ua(path: Path) -> None:
    assert check_pdf_ua([path]) == {path: []}


def test_all_content_is_in_the_tag_tree_or_an_artifact(pdf: pikepdf.Pdf) -> None:
    owned = {
        (element.Pg.objgen, int(kid))
        for element in _subtree(_document(pdf))
        for kid in _array(element.K)
        if isinstance(kid, int)
    }
    marked = {
        (page.obj.objgen, content.mcid)
        for page in pdf.pages
        for content in _marked_content(page)
        if content.tag != "/Artifact"
    }
    assert marked == owned


def test_fonts_are_embedded(pdf: pikepdf.Pdf) -> None:
    fonts = list(pdf.pages[0].obj.Resources.Font.as_dict().values())
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


# --- Page margins ----------------------------------------------------------------------------


def test_running_title_and_page_number_are_artifacts(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        assert sorted(_pagination_subtypes(page)) == ["/Footer", "/Header"]


def test_what_stands_in_the_foot_is_a_footer(tmp_path: Path) -> None:
    target = tmp_path / "voet.pdf"
    _write(_page("<style>@page { @top-right { content: none } }</style><h1>Kop</h1>"), target)
    with pikepdf.open(target) as without_header:
        assert _pagination_subtypes(without_header.pages[0]) == ["/Footer"]


def test_artifacts_have_no_place_in_the_parent_tree(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for position, page in enumerate(pdf.pages):
        assert numbers[2 * position] == page.obj.StructParents
        owners = _array(numbers[2 * position + 1])
        owned = {mcid for mcid, owner in enumerate(owners) if owner is not None}
        assert owned == {content.mcid for content in _marked_content(page)} - {None}


def test_artifacts_leave_no_elements_behind(pdf: pikepdf.Pdf) -> None:
    elements = {element.objgen for element in _objects(pdf, "/StructElem")}
    assert elements == {element.objgen for element in _subtree(_document(pdf))}


def test_the_phase_bar_is_clickable_on_every_page(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.Dests.Names.as_list()
    destinations = {str(name): place for name, place in zip(names[::2], names[1::2], strict=True)}
    pages = [page.obj.objgen for page in pdf.pages]
    for page in pdf.pages:
        links = _foot_links(page)
        goals = [destinations[str(link.Dest)][0].objgen for link in links]
        assert goals == pages
        for link in links:
            left, bottom, right, top = (float(number) for number in link.Rect.as_list())
            assert right - left > 30
            assert abs(top - bottom) > 10


def test_running_links_are_tagged_in_one_section_at_the_end(pdf: pikepdf.Pdf) -> None:
    *texts, section = _kids(_document(pdf))
    assert section.S == "/Sect"
    assert str(section.T) == RUNNING_LINKS_TITLE
    in_section = [link.objgen for link in _annotations(section)]
    in_foot = [link.objgen for page in pdf.pages for link in _foot_links(page)]
    assert in_section == in_foot
    assert all(element.P.objgen == section.objgen for element in _kids(section))
    in_texts = {link.objgen for text in texts for link in _annotations(text)}
    assert in_texts.isdisjoint(in_foot)


def test_a_document_without_running_links_has_no_section_for_them(tmp_path: Path) -> None:
    _write(_page("<h1>Kop</h1>"), tmp_path / "kort.pdf")
    with pikepdf.open(tmp_path / "kort.pdf") as short:
        assert [str(element.S) for element in _kids(_document(short))] == ["/H1"]


def test_reading_order_is_that_of_the_text(path: Path) -> None:
    text = _structure_text(path)
    parts = ["Direct gevaar", "De kern", "eerst luisteren", "samen", "dan schrijven", "Taken"]
    parts += ["Gemeente", "Regie", "Figuur 1", "bereikt is", "Voorbeelden", "Provan"]
    parts += [f"Over {phase}" for phase in PHASES[1:]] + ["het slot"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert text[places[-1] :].count("Analyse") == len(PHASES)
    assert "lopende kop" not in text
    assert f"/ {len(PHASES)}" not in text


def test_page_numbers_are_printed_in_the_foot(path: Path) -> None:
    pages = pypdf.PdfReader(path).pages
    for number, page in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in page.extract_text()


# --- Links, notes, figures -------------------------------------------------------------------


def test_links_are_described_by_title_or_by_their_own_text(pdf: pikepdf.Pdf) -> None:
    assert _descriptions(pdf) == {
        "tel:112": "112",
        "slot": "De afsluitende bijeenkomst waarin we terugkijken op wat er bereikt is",
        "analyse": "Naar fase Analyse",
        "https://example.org/": "Voorbeelden",
        "https://example.org/leeg": "een beeld",
        "https://example.org/noot": "de bron",
    }


def test_both_halves_of_a_broken_link_are_described_in_full(pdf: pikepdf.Pdf) -> None:
    links = pdf.pages[0].obj.Annots.as_list()
    halves = [str(link.Contents) for link in links if link.get("/Dest") == "slot"]
    assert len(halves) > 1
    assert len(set(halves)) == 1


def test_a_link_has_one_annotation_that_covers_what_stands_in_it(tmp_path: Path) -> None:
    image = "<img alt='beeld' src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'"
    image += " width='200' height='100'/%3E\">"
    target = tmp_path / "genest.pdf"
    _write(_page(f'<p><a href="https://example.org/"><b>kijk <i>hier</i></b>{image}</a>'), target)
    with pikepdf.open(target) as nested:
        [annotation] = nested.pages[0].obj.Annots.as_list()
        [link] = _elements(nested, "/Link")
        assert [found.objgen for found in _annotations(link)] == [annotation.objgen]
        assert len(_objects(nested, "/Annot")) == len(_objects(nested, "/OBJR")) == 1
        left, bottom, right, top = (float(number) for number in annotation.Rect.as_list())
        assert right - left > 200 * 0.75
        assert top - bottom >= 100 * 0.75
        keys = _array(nested.Root.StructTreeRoot.ParentTree.Nums)[::2]
        assert keys == [0, annotation.StructParent]


def test_links_are_not_nested(pdf: pikepdf.Pdf) -> None:
    links = _elements(pdf, "/Link")
    assert {len(_annotations(link)) for link in links} == {1}
    assert not [inner for link in links for inner in list(_subtree(link))[1:] if inner.S == "/Link"]


def test_a_link_without_text_is_described_by_its_target(tmp_path: Path) -> None:
    target = tmp_path / "leeg.pdf"
    _write(_page('<p><a href="https://example.org/"><svg width="9" height="9"/></a></p>'), target)
    with pikepdf.open(target) as empty:
        assert _descriptions(empty) == {"https://example.org/": "https://example.org/"}


def test_a_link_to_nowhere_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DeadLinkError, match="#nergens"):
        _write(_page('<p><a href="#nergens">verder</a></p>'), tmp_path / "dood.pdf")


def test_footnotes_are_notes_with_their_own_id(pdf: pikepdf.Pdf) -> None:
    notes = _elements(pdf, "/Note")
    assert [str(note.ID) for note in notes] == ["voetnoot-1", "voetnoot-2"]
    assert [link.A.URI for link in _annotations(notes[1])] == ["https://example.org/noot"]


def test_a_footnote_stands_on_the_page_of_its_call(tmp_path: Path) -> None:
    target = tmp_path / "noten.pdf"
    paragraph = '<p>Alinea.<span class="voetnoot">Noot van {}.</span></p>'
    sections = (f"<section>{paragraph.format(phase) * 3}</section>" for phase in PHASES)
    assert _write(_page("".join(sections)), target) == len(PHASES)
    for phase, page in zip(PHASES, pypdf.PdfReader(target).pages, strict=True):
        assert page.extract_text().count(f"Noot van {phase}") == 3


def test_a_figure_carries_its_title(pdf: pikepdf.Pdf) -> None:
    drawing, _ = _elements(pdf, "/Figure")
    assert str(drawing.Alt) == "Drie kringen die elkaar raken"


# --- The same bytes --------------------------------------------------------------------------


def test_two_builds_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    _write(HTML, tmp_path / "tweede.pdf")
    assert (tmp_path / "tweede.pdf").read_bytes() == path.read_bytes()


def test_a_document_of_another_style_in_between_does_not_change_the_bytes(
    path: Path, tmp_path: Path
) -> None:
    handbook = handbook_with()
    write_item_pdf(handbook, handbook.all_steps[0], tmp_path / "stap.pdf")
    _write(HTML, tmp_path / "erna.pdf")
    assert (tmp_path / "erna.pdf").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("seed", ["1", "2026"])
def test_the_hash_seed_does_not_change_the_bytes(path: Path, tmp_path: Path, seed: str) -> None:
    target = tmp_path / "zaad.pdf"
    script = "import sys, pathlib, tests.pdf.test_accessible_pdf as this\n"
    script += "this._write(this.HTML, pathlib.Path(sys.argv[1]))"
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", script, target], env=environment, check=True)
    assert target.read_bytes() == path.read_bytes()
