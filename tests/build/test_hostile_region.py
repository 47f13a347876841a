"""A hostile region: what it writes is refused at its place, or shown as text; nothing is run."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from kompas.build.pipeline import load
from kompas.source.place import ContentProblems
from tests.browser.site import documents_in
from tests.conftest import made_once
from tests.handbooks import SMALL
from tests.hostile import HOST, MARK, NEVER_SUM, SECRET, build_hostile_site

SETTINGS = 'id: kwaad\nnaam: Kwaad\nbasis: "0.0.1"\n'
STEP = "content/stappen/organiseer-de-governance.yml"
TOOL = "content/tools/klantreis.yml"
OWN_TOOL = "id: kwaad-rondje\ntitel: Rondje\nsoort: werkvorm\nkern: Zo.\nstatus: concept\n"

pytestmark = pytest.mark.xdist_group("kwaad")


@pytest.fixture(scope="session")
def hostile_site(shared_folder: Path) -> Path:
    """The small handbook as the copy of a region that is hostile wherever it can be."""
    return made_once(shared_folder / "kwaad", build_hostile_site)


def refusals(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    """Return what is said of a region with these files; its places begin in its own folder."""
    region = folder / "kwaad"
    for name, content in {"regio.yml": SETTINGS, **files}.items():
        file = region / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ContentProblems) as caught:
        load(SMALL, region)
    prefix = f"{region}/"
    assert all(str(problem).startswith(prefix) for problem in caught.value.problems)
    return [str(problem).removeprefix(prefix) for problem in caught.value.problems]


# --- Refused, at its place -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        ("../../geheim: x", "4:1", 'de sleutel "../../geheim" hoort hier niet'),
        ("__proto__: {kwaad: 1}", "4:1", 'de sleutel "__proto__" hoort hier niet'),
        ("<<: {id: goed}", "4:1", 'de sleutel "<<" hoort hier niet'),
        ("id: goed", "4:1", 'de sleutel "id" staat hier dubbel'),
        ("adres: javascript:kwaad()", "4:8", "geen adres van een site"),
        ("adres: https://regio.nl/%2e%2e/", "4:8", "geen adres van een site"),
        ("adres: https://regio.nl@kwaad.example/", "4:8", "geen adres van een site"),
        ('adres: "https://regio.nl/\\nx/"', "4:8", "geen adres van een site"),
        ("kleuren: {balk: '#fff;}*{background:url(//k.example)'}", "4:17", "dit is geen kleur"),
        (
            "noodnummers: [{id: a, naam: b, nummer: \"1' onclick='x\"}]",
            "4:40",
            "geen telefoonnummer",
        ),
        ("logo: {bestand: ../../geheim.svg, tekst: x}", "4:17", "kan geen logo zijn"),
        ("logo: {bestand: /etc/passwd, tekst: x}", "4:17", "kan geen logo zijn"),
        ("logo: {bestand: kwaad.svg, tekst: x}", "4:17", "kwaad.svg:1:59: het element <script>"),
        ("contacten: [{id: ../../a, naam: b, waarvoor: c, telefoon: '1'}]", "4:18", "een id"),
        ("a: &a [x]\nb: [*a, *a]", "4:4", "een anker (&a) kan hier niet"),
        ("a: !!python/object/apply:os.system [x]", "4:4", "een YAML-tag"),
        (f"a: {'[' * 5000}{']' * 5000}", "4:43", "te diep genest"),
        (f"a: [{'x,' * 300_000}]", "4:599987", "meer dan 300000 waarden"),
        (f"# {'x' * 2_000_000}", "1:1", "te groot"),
        ("---\nid: goed", "4:1", "een bestand is één document"),
    ],
)
def test_settings(tmp_path: Path, line: str, place: str, message: str) -> None:
    logo = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><script>kwaad()</script></svg>'
    )

    said = refusals(tmp_path, {"regio.yml": f"{SETTINGS}{line}\n", "kwaad.svg": logo})

    assert said[0].startswith(f"regio.yml:{place}: ")
    assert message in said[0]


@pytest.mark.parametrize("identifier", ["../../kwaad", "kwaad/..", '"kwaad\\n"', "<b>", "..", '""'])
def test_the_id_of_the_region(tmp_path: Path, identifier: str) -> None:
    said = refusals(tmp_path, {"regio.yml": SETTINGS.replace("kwaad", identifier)})

    assert said[0].startswith("regio.yml:1:5: ")


@pytest.mark.parametrize(
    ("character", "message"),
    [
        ("\\n", "op één regel"),
        ("\\r", "onzichtbaar stuurteken (U+000D)"),
        ("\\0", "onzichtbaar stuurteken (U+0000)"),
        ("\\e", "onzichtbaar stuurteken (U+001B)"),
        ("\\x85", "onzichtbaar stuurteken (U+0085)"),
        ("\\u2028", "onzichtbaar stuurteken (U+2028)"),
        ("\\u202e", "dat de leesrichting omkeert (U+202E)"),
        ("\\u2066", "dat de leesrichting omkeert (U+2066)"),
    ],
)
def test_what_cannot_be_seen(tmp_path: Path, character: str, message: str) -> None:
    text = SETTINGS.replace("naam: Kwaad", f'naam: "Kwaad{character}Contact: x"')

    [said] = refusals(tmp_path, {"regio.yml": text})

    assert said.startswith("regio.yml:2:7: ")
    assert message in said


@pytest.mark.parametrize(
    "address",
    [
        "javascript:kwaad()",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "//kwaad.example",
        "http://regio.nl",
        "https://regio.nl@kwaad.example",
        "https://regio%2enl",
        "https://kwaad.example/'onclick='x",
        "https://kwaad.example/<b>",
        "https://regio.nl/\\nContact: https://kwaad.example",
        "https://regio.nl/ x",
        "a@b.nl?bcc=c@d.nl",
        "a@b.nl\\nBcc: c@d.nl",
        "a%0aBcc:x@b.nl",
        '\\"a\\"@b.nl',
    ],
)
def test_addresses(tmp_path: Path, address: str) -> None:
    text = (
        f'{SETTINGS}kwetsbaarheid: {{contact: "{address}"}}\n'
        f'privacy: {{contact: "{address}"}}\n'
        "contacten:\n  - id: a\n    naam: b\n    waarvoor: c\n"
        f'    email: "{address}"\n    website: "{address}"\n'
    )

    said = refusals(tmp_path, {"regio.yml": text})

    assert [line.partition(" ")[0] for line in said] == [
        "regio.yml:4:26:",
        "regio.yml:5:20:",
        "regio.yml:10:12:",
        "regio.yml:11:14:",
    ]


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("content/tools/klantreiss.yml", "titel: x", '1:1: "tools/klantreiss" bestaat niet in het'),
        ("content/geheim/kwaad-x.yml", "id: kwaad-x", '1:1: het handboek kent geen map "geheim"'),
        ("content/tools/kwaad-<b>.yml", OWN_TOOL, '1:1: de bestandsnaam "kwaad-<b>" mag alleen'),
        ("content/tools/kwaad-%2e%2e.yml", OWN_TOOL, "1:1: de bestandsnaam"),
        ("content/tools/a/b/kwaad-a.yml", OWN_TOOL, "1:1: dit bestand staat te diep"),
        (
            "content/tools/kwaad-rondje.yml",
            OWN_TOOL.replace("kwaad-rondje", "../../x"),
            "1:5: een id bestaat uit",
        ),
        (TOOL, "titell: x", '1:1: de sleutel "titell" hoort hier niet. Bedoelde u "titel"?'),
        (TOOL, '"<script>": x', '1:1: de sleutel "<script>" hoort hier niet'),
        (TOOL, "titel+: [x]", '1:1: "titel" is in het basishandboek geen lijst'),
        (TOOL, "stappen: [../../geheim]", "1:11: een id bestaat uit"),
        (TOOL, "kern: &a x\ntitel: *a", "1:7: een anker (&a) kan hier niet"),
        (STEP, "onderdelen-: [../../x]", '1:15: "../../x" staat niet in de lijst'),
        (STEP, "onderdelen+: [{soort: tekst, id: ../x, tekst: x}]", '1:15: "../x" bestaat niet'),
        (STEP, "onderdelen+: [{soort: tekst, id: kwaad-/x, tekst: x}]", "1:34: een id bestaat uit"),
        (
            "content/bronnen.yml",
            "bronnen+: [{id: kwaad-a, bronvermelding: a, url: 'javascript:x'}]",
            "1:50: ",
        ),
        ("basisteksten.json", '{"a":' * 200_000, "1:1: dit bestand is te diep genest"),
        ("basisteksten.json", '{"uitleg": "\u202e"}', "1:13: hier staat een onzichtbaar teken"),
        ("basisteksten.json", "[NaN]", "1:1: in dit bestand staat een waarde die JSON niet kent"),
        ("basisteksten.json", b"\xff", "1:1: dit teken is geen UTF-8"),
    ],
)
def test_content(tmp_path: Path, file: str, text: str | bytes, message: str) -> None:
    said = refusals(tmp_path, {file: text})

    assert any(line.startswith(f"{file}:{message}") for line in said), said


@pytest.mark.parametrize(
    "address",
    [
        "javascript:kwaad()",
        "JavaScript:kwaad()",
        "java&#115;cript:kwaad()",
        "java%73cript:kwaad()",
        "\\javascript:kwaad()",
        "<javascript:kwaad()>",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//kwaad.example",
        "../../geheim",
        "/etc/passwd",
        "#x",
        "",
        "tool:../../geheim",
        "tool:klantreis#../../x",
        "tool:klantreis'onclick='x",
        "pagina:hulp?x=1",
    ],
)
def test_links_in_a_text(tmp_path: Path, address: str) -> None:
    text = (
        "onderdelen+:\n  - soort: tekst\n    id: kwaad-a\n    tekst: |\n"
        f"      Zie [hier]({address}).\n"
    )

    [said] = refusals(tmp_path, {STEP: text})

    assert said.startswith(f"{STEP}:5:18: ")
    assert "geen soort om naar te verwijzen" in said or re.search("bestaat niet|heeft geen", said)


# --- Never read outside its folder ---------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "regio.yml",
        "content",
        "content/tools",
        "content/tools/klantreis.yml",
        "basisteksten.json",
        "logo.svg",
    ],
)
def test_a_link_to_elsewhere(tmp_path: Path, link: str) -> None:
    elsewhere = tmp_path / "elders"
    for name, text in {
        "regio.yml": SETTINGS,
        "content/tools/klantreis.yml": f"titel: {SECRET}\n",
        "basisteksten.json": SECRET,
        "logo.svg": f"<svg><title>{SECRET}</title></svg>",
    }.items():
        (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
        (elsewhere / name).write_text(text, "utf-8")
    region = tmp_path / "kwaad"
    (region / link).parent.mkdir(parents=True)
    if link != "regio.yml":
        logo = "logo: {bestand: logo.svg, tekst: x}\n" if link == "logo.svg" else ""
        (region / "regio.yml").write_text(SETTINGS + logo, "utf-8")
    (region / link).symlink_to(elsewhere / link)

    with pytest.raises(ContentProblems) as caught:
        load(SMALL, region)

    [problem] = caught.value.problems
    assert "is een symbolische link; zet" in problem.message
    assert SECRET not in str(problem)


def test_nothing_of_elsewhere_is_in_the_site(hostile_site: Path) -> None:
    files = list(everything_in(hostile_site))

    assert len(files) > 100
    assert not [name for name, data in files if SECRET.encode() in data]


def everything_in(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield all that the files of a site hold, also of what is packed inside them."""
    for file in site.rglob("*"):
        if file.suffix in {".zip", ".docx", ".xlsx"}:
            with zipfile.ZipFile(file) as held:
                yield from ((f"{file.name}/{name}", held.read(name)) for name in held.namelist())
        elif file.suffix == ".pdf":
            yield file.name, "".join(text_of_pdf(file)).encode()
        elif file.is_file():
            yield file.name, file.read_bytes()


def text_of_pdf(file: Path) -> Iterator[str]:
    reader = PdfReader(file)
    yield from (page.extract_text() for page in reader.pages)
    yield str(reader.metadata)


# --- Shown as text, never run --------------------------------------------------------------------


def test_the_hostile_texts_are_on_the_pages(hostile_site: Path) -> None:
    for page in documents_in(hostile_site):
        shown = "".join(element.text for element in page.all("body"))
        assert f"{MARK}\"'><script>" in shown or f"{MARK}“’" in shown, page.page


def test_no_text_becomes_an_element_an_attribute_or_a_script(hostile_site: Path) -> None:
    for page in documents_in(hostile_site):
        assert not page.all("object", "iframe", "embed", "base"), page.page
        for element in page.elements:
            names = element.attributes.keys()
            assert all(re.fullmatch("[a-zA-Z][a-zA-Z0-9:-]*", name) for name in names), page.page
            assert not [name for name in names if name.startswith("on")], page.page
            if element.tag in {"script", "style"}:
                assert MARK not in element.text, page.page
            for name in names & {"href", "src", "action", "formaction", "data", "srcset"}:
                scheme, colon, _ = element.attributes[name].partition(":")
                assert not colon or scheme in {"https", "mailto", "tel"}, page.page
            if HOST in element.attributes.get("src", ""):
                pytest.fail(f"{page.page}: {element}")


def test_no_template_is_filled_in(hostile_site: Path) -> None:
    for name, data in everything_in(hostile_site):
        if not name.endswith((".pdf", ".png", ".woff2", ".css", ".pdf.js", ".xlsx.js", ".docx.js")):
            assert NEVER_SUM.encode() not in data, name
    for page in documents_in(hostile_site):
        assert "{{7*191}}{%set/x=1%}" in page.source, page.page


def test_the_data_for_scripts_cannot_end_the_script(hostile_site: Path) -> None:
    data = (hostile_site / "assets" / "zoekindex.js").read_text("utf-8")

    assert MARK in data
    assert "<" not in data


def test_security_txt_has_no_line_of_the_region_itself(hostile_site: Path) -> None:
    lines = (hostile_site / ".well-known" / "security.txt").read_text("utf-8").splitlines()

    assert [line.partition(":")[0] for line in lines] == [
        "Contact",
        "Expires",
        "Preferred-Languages",
        "Canonical",
    ]


def test_a_pdf_does_nothing_but_lead_to_places(hostile_site: Path) -> None:
    pdfs = list(hostile_site.glob("downloads/*.pdf"))

    assert len(pdfs) > 20
    for file in pdfs:
        with pikepdf.open(file) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary):
                    check_actions(thing, file.name)


def check_actions(thing: pikepdf.Dictionary, name: str) -> None:
    assert not {"/JS", "/AA", "/EmbeddedFiles"} & set(thing.keys()), (name, thing)
    for action in (thing, thing.get("/A"), thing.get("/OpenAction")):
        if isinstance(action, pikepdf.Dictionary):
            assert action.get("/S") not in {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData"}
            assert re.match("(https?|mailto|tel):", str(action.get("/URI", "tel:"))), (name, action)


def test_office_files_hold_text_and_no_formulas(hostile_site: Path) -> None:
    for file in hostile_site.glob("downloads/*.xlsx"):
        for sheet in load_workbook(file).worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f" or MARK not in str(cell.value), cell
    for file in (*hostile_site.glob("downloads/*.docx"), *hostile_site.glob("downloads/*.xlsx")):
        with zipfile.ZipFile(file) as held:
            for name in held.namelist():
                text = held.read(name).decode("utf-8", "replace")
                assert not re.search(r"<(?:\w+:)?(?:script|img|object)\b", text), (file, name)
                if name.endswith(".rels"):
                    assert "javascript:" not in text, (file, name)
