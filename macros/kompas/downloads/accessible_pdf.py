"""Write a PDF that meets PDF/UA-1 (ISO 14289-1) from one HTML document.

WeasyPrint tags the running text well, but it leaves the page margins outside the tag tree and
describes links by their bare targets. The repairs below run on the finished objects, just before
the file is written. Nothing here depends on time, locale or hash seed: equal input gives equal
bytes, as long as the fonts come with the HTML.

Two traps of WeasyPrint 70 that only the HTML and CSS can avoid:

- `@footnote` takes whole pixels only (margin, border, padding). With points or millimetres the
  height of the note area is compared without tolerance, and every note moves to the next page.
- An `<a>` that is itself a flex or grid item loses its link; put it inside the item.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import CSS, HTML
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import Box, MarginBox
from weasyprint.text.fonts import FontConfiguration

from kompas.downloads.acroform import FormFields

# Shown by readers that list the tags of a document.
RUNNING_LINKS_TITLE = "Navigatie op elke pagina"

MOST_STYLES = 16
"""More than there are kinds of documents."""


class DeadLinkError(ValueError):
    """A link points at an anchor that the document does not have."""


def write_pdf(
    html: str,
    target: Path,
    *,
    base_url: Path,
    link_titles: Mapping[str, str],
    fields: FormFields | None = None,
) -> int:
    """Write `html` to `target` as PDF/UA-1 and return the number of pages.

    The HTML needs a `lang` and a `<title>`. `link_titles` gives by anchor, without `#`, what a
    screen reader says for links to it; other links are described by their own text. With
    `fields`, the inputs in the HTML can be filled in.

    Raises:
        DeadLinkError: an internal link has no anchor; WeasyPrint would drop the link in silence.
    """
    document = lay_out(html, base_url=base_url, has_fields=fields is not None)
    return write_document(document, target, link_titles=link_titles, fields=fields)


def write_document(
    document: Document,
    target: Path,
    *,
    link_titles: Mapping[str, str],
    fields: FormFields | None = None,
) -> int:
    """Write pages that were laid out before; otherwise as `write_pdf`."""
    finisher = partial(_repair, link_titles=link_titles, fields=fields)
    document.write_pdf(
        target, finisher=finisher, pdf_variant="pdf/ua-1", pdf_forms=fields is not None
    )
    return len(document.pages)


def lay_out(html: str, *, base_url: Path, has_fields: bool = False) -> Document:
    """Return the pages of `html`, before they are written."""
    parsed = HTML(string=html, base_url=base_url)
    sheets, fonts = _typography(tuple(_taken_styles(parsed)), base_url)
    return parsed.render(stylesheets=sheets, font_config=fonts, pdf_forms=has_fields)


def _taken_styles(html: HTML) -> Iterator[str]:
    """Take the style sheets out of the head of a document and yield their text."""
    head = html.etree_element.find("head")
    for element in head.findall("style"):
        head.remove(element)
        yield element.text or ""


@lru_cache(maxsize=MOST_STYLES)
def _typography(styles: tuple[str, ...], base_url: Path) -> tuple[list[CSS], FontConfiguration]:
    """Return style sheets with their typefaces, which take longer to read than most documents do.

    Only documents of one style share typefaces: with those of another style in between, the same
    document would get other bytes.
    """
    fonts = FontConfiguration()
    sheets = [CSS(string=text, base_url=base_url, font_config=fonts) for text in styles]
    return sheets, fonts


def _repair(
    document: Document, pdf: pydyf.PDF, link_titles: Mapping[str, str], fields: FormFields | None
) -> None:
    """Finish the objects of `pdf` in place, so that the file passes PDF/UA-1."""
    if fields:
        fields.finish(pdf)
    _describe_links(document, link_titles)
    _tag_footnotes(document, pdf)
    _settle_margins(document, pdf)
    _merge_nested_links(pdf)
    _fill_list_items(pdf)


# --- Lists -----------------------------------------------------------------------------------


def _fill_list_items(pdf: pydyf.PDF) -> None:
    """Leave in each list item its label and body only (ISO 14289-1 7.2, Matterhorn 09-005).

    WeasyPrint puts the first lines of an item in its LBody and paragraphs after them beside it;
    the part of an item that runs on to the next page has no body at all.
    """
    for item in list(_subtree(pdf, _document_element(pdf))):
        if item["S"] != "/LI":
            continue
        stray = [kid for kid in _child_elements(pdf, item) if kid["S"] not in ("/Lbl", "/LBody")]
        if not stray:
            continue
        bodies = [kid for kid in _child_elements(pdf, item) if kid["S"] == "/LBody"]
        body = bodies[0] if bodies else _append_element(pdf, item, "/LBody")
        for element in stray:
            item["K"].remove(element.reference)
            body["K"].append(element.reference)
            element["P"] = body.reference


def _append_element(pdf: pydyf.PDF, parent: pydyf.Dictionary, kind: str) -> pydyf.Dictionary:
    """Add an empty structure element of `kind` as the last child of `parent`."""
    element = pydyf.Dictionary(
        {"Type": "/StructElem", "S": kind, "K": pydyf.Array(), "P": parent.reference}
    )
    if "Pg" in parent:
        element["Pg"] = parent["Pg"]
    pdf.add_object(element)
    parent["K"].append(element.reference)
    return element


# --- Links -----------------------------------------------------------------------------------


def _describe_links(document: Document, link_titles: Mapping[str, str]) -> None:
    """Give each link a description for people (ISO 14289-1 7.18.5, Matterhorn 28-012).

    WeasyPrint writes the bare target, such as `stap-3` or a URL.
    """
    for page in document.pages:
        for kind, link_target, _, box in page.links:
            if kind == "attachment":
                continue
            if box.link_annotation is None:
                raise DeadLinkError(f"no anchor #{link_target} in this document")
            title = link_titles.get(link_target) if kind == "internal" else None
            description = title or _element_text(box.element) or link_target
            box.link_annotation["Contents"] = pydyf.String(description)


def _element_text(element: Any) -> str:
    """Return the text of an HTML element with that of its images, on one line."""
    images = (image.get("alt", "") for image in element.iter("img"))
    text = " ".join(["".join(element.itertext()), *images])
    return " ".join(text.replace("\N{SOFT HYPHEN}", "").split())


def _merge_nested_links(pdf: pydyf.PDF) -> None:
    """Leave each link one annotation, owned by its Link (ISO 14289-1 7.18.5, Matterhorn 28-011).

    WeasyPrint also makes one for every box inside an `<a>`, such as an image, emphasis or a
    `::after`. Those hang in a Figure, a Span or a second Link, and stop the tab key twice.
    """
    merged = []
    for link in _outermost_links(pdf, _document_element(pdf)):
        for own in _object_references(pdf, link):
            for inner in list(_subtree(pdf, link))[1:]:
                for nested in _object_references(pdf, inner):
                    merged.append(_merge_annotation(pdf, own, nested))
                    inner["K"].remove(nested.reference)
                    nested.clear()
                if inner["S"] == "/Link":
                    inner["S"] = "/Span"
    for key in sorted(merged, reverse=True):
        del _parent_tree(pdf)[2 * key : 2 * key + 2]


def _outermost_links(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    """Yield the Link elements below `element` that do not stand in another Link."""
    for child in _child_elements(pdf, element):
        if child["S"] == "/Link":
            yield child
        else:
            yield from _outermost_links(pdf, child)


def _merge_annotation(pdf: pydyf.PDF, own: pydyf.Dictionary, nested: pydyf.Dictionary) -> int:
    """Take the annotation of `nested` off its page, add its area to that of `own`.

    Returns the key that the annotation had in the parent tree.
    """
    kept, dropped = _resolve(pdf, own["Obj"]), _resolve(pdf, nested["Obj"])
    horizontal = (*kept["Rect"][::2], *dropped["Rect"][::2])
    vertical = (*kept["Rect"][1::2], *dropped["Rect"][1::2])
    kept["Rect"] = pydyf.Array((min(horizontal), min(vertical), max(horizontal), max(vertical)))
    _resolve(pdf, nested["Pg"])["Annots"].remove(dropped.reference)
    key: int = dropped["StructParent"]
    dropped.clear()
    return key


# --- Footnotes -------------------------------------------------------------------------------


def _tag_footnotes(document: Document, pdf: pydyf.PDF) -> None:
    """Tag each footnote as a Note with its own ID (ISO 14289-1 7.9, Matterhorn 19-001, 19-003).

    WeasyPrint tags a footnote by its HTML element, usually a Span. A note that runs on to the
    next page becomes two Notes.
    """
    number = 0
    for area in _note_areas(document, pdf):
        for note in _child_elements(pdf, area):
            number += 1
            note["S"] = "/Note"
            note["ID"] = pydyf.String(f"voetnoot-{number}")


def _note_areas(document: Document, pdf: pydyf.PDF) -> Iterator[pydyf.Dictionary]:
    """Yield the structure element of each note area.

    A page consists of its content, its note areas and its margin boxes, in this order; the
    content gives any number of elements, each note area one, and the margin boxes none.
    """
    elements_by_page: dict[bytes, list[pydyf.Dictionary]] = {}
    for element in _child_elements(pdf, _document_element(pdf)):
        elements_by_page.setdefault(element["Pg"], []).append(element)
    for reference, page in zip(pdf.page_references, document.pages, strict=True):
        areas = [box for box in _page_boxes(page)[1:] if not isinstance(box, MarginBox)]
        elements = elements_by_page.get(reference, [])
        yield from elements[len(elements) - len(areas) :]


# --- Page margins ----------------------------------------------------------------------------


def _settle_margins(document: Document, pdf: pydyf.PDF) -> None:
    """Bring the content of the page margins into the tag tree, or mark it as an artifact.

    WeasyPrint makes structure elements for it, but hangs them nowhere. Content that is neither
    in the tree nor an artifact is not allowed (ISO 14289-1 7.1, Matterhorn 01-005).
    """
    pages = pdf.page_references  # looked up once: pydyf goes through all objects for it
    elements = _loose_elements(pdf)
    with_links = []
    for (page_number, box), element in zip(_margin_content(document), elements, strict=True):
        if _contains_link(pdf, element):
            with_links.append(element)
        else:
            subtype = "/Header" if box.at_keyword.startswith("@top") else "/Footer"
            _turn_into_artifact(pdf, element, pages[page_number], page_number, subtype)
    if with_links:
        _append_section(pdf, with_links)


def _margin_content(document: Document) -> Iterator[tuple[int, MarginBox]]:
    """Yield page number, from 0, and margin box for each box that stands in a page margin."""
    for page_number, page in enumerate(document.pages):
        for margin_box in _page_boxes(page):
            if isinstance(margin_box, MarginBox):
                for _ in margin_box.children:
                    yield page_number, margin_box


def _loose_elements(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    """Return the elements that call the Document their parent without being its children."""
    parent = _document_element(pdf)
    children = set(parent["K"])
    return [
        candidate
        for candidate in pdf.objects
        if _is_element(candidate)
        and candidate["P"] == parent.reference
        and candidate.reference not in children
    ]


def _contains_link(pdf: pydyf.PDF, element: pydyf.Dictionary) -> bool:
    """Tell whether an annotation hangs on `element` or below it."""
    return any(_object_references(pdf, descendant) for descendant in _subtree(pdf, element))


def _turn_into_artifact(
    pdf: pydyf.PDF,
    element: pydyf.Dictionary,
    page_reference: bytes,
    page_number: int,
    subtype: str,
) -> None:
    """Make the content of `element` a running header or footer instead of text to read.

    Page numbers and running titles are Pagination artifacts with subtype Header or Footer
    (ISO 14289-1 7.8, Matterhorn 18-001, 18-002), and the parent tree knows no artifacts.
    """
    page = _resolve(pdf, page_reference)
    operators = _resolve(pdf, page["Contents"]).stream
    owners = _parent_tree(pdf)[2 * page_number + 1]
    for descendant in _subtree(pdf, element):
        for kid in descendant["K"]:
            if isinstance(kid, int):
                _relabel_content(operators, kid, subtype)
                owners[kid] = "null"
        descendant.clear()


def _relabel_content(operators: list[Any], mcid: int, subtype: str) -> None:
    """Replace tag and properties of the marked content `mcid`, which stand before its BDC."""
    for index, operand in enumerate(operators):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") == mcid:
            operators[index - 1] = "/Artifact"
            operators[index] = pydyf.Dictionary({"Type": "/Pagination", "Subtype": subtype})
            return
    raise AssertionError(f"no marked content {mcid} on the page")


def _append_section(pdf: pydyf.PDF, elements: list[pydyf.Dictionary]) -> None:
    """Hang `elements` in one Sect at the end of the document.

    A link annotation must stand in the structure tree, inside a Link (ISO 14289-1 7.18.5,
    Matterhorn 28-011), so running links cannot be artifacts. At the end they do not interrupt
    the text at each turn of a page.
    """
    section = _append_element(pdf, _document_element(pdf), "/Sect")
    section["T"] = pydyf.String(RUNNING_LINKS_TITLE)
    section["K"].extend(element.reference for element in elements)
    for element in elements:
        element["P"] = section.reference


# --- Reading the objects ---------------------------------------------------------------------


def _page_boxes(page: Page) -> tuple[Box, ...]:
    """Return what a page consists of: its content, its note areas, its margin boxes."""
    boxes: tuple[Box, ...] = page._page_box.children
    return boxes


def _resolve(pdf: pydyf.PDF, reference: bytes) -> Any:
    """Return the object that a reference such as `12 0 R` stands for."""
    return pdf.objects[int(reference.split()[0])]


def _structure_root(pdf: pydyf.PDF) -> pydyf.Dictionary:
    return _resolve(pdf, pdf.catalog["StructTreeRoot"])


def _document_element(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Return the Document element, the single child of the structure tree root."""
    return _resolve(pdf, _structure_root(pdf)["K"][0])


def _parent_tree(pdf: pydyf.PDF) -> list[Any]:
    """Return the parent tree: keys and owners in turn.

    WeasyPrint numbers from 0 without gaps: first the pages, whose entry lists the owner of each
    marked content on the page, then the annotations. So key n stands at position 2n.
    """
    entries: list[Any] = _resolve(pdf, _structure_root(pdf)["ParentTree"])["Nums"]
    return entries


def _is_element(candidate: Any) -> bool:
    return isinstance(candidate, pydyf.Dictionary) and candidate.get("Type") == "/StructElem"


def _referenced_kids(pdf: pydyf.PDF, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
    """Return the child elements and object references of `element`, without marked content."""
    return [_resolve(pdf, kid) for kid in element["K"] if isinstance(kid, bytes)]


def _child_elements(pdf: pydyf.PDF, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
    return [kid for kid in _referenced_kids(pdf, element) if _is_element(kid)]


def _object_references(pdf: pydyf.PDF, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
    """Return the references by which annotations hang directly in `element`."""
    return [kid for kid in _referenced_kids(pdf, element) if kid.get("Type") == "/OBJR"]


def _subtree(pdf: pydyf.PDF, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
    """Yield `element` and all elements below it."""
    children = _child_elements(pdf, element)
    yield element
    for child in children:
        yield from _subtree(pdf, child)
