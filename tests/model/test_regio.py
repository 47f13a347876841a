"""The settings of a region's own copy: each fault at its place, each open question a notice."""

import shutil
from pathlib import Path

import pytest

from kompas.model.reading import read_handbook
from kompas.model.regio import REQUIRED_ANSWERS
from tests.handbooks import REGIO, SMALL, copy_with, problems_of_copy, text_of

WHOLE = """id: proef
naam: Proefregio
titel: Ons eigen Kompas
basis: "0.0.1"
organisatie: Gemeente Proef
adres: https://kompas.example/
gemeenten: [Aa en Hunze, Assen]
voorbeeld: Dit is een voorbeeld.
kleuren: {accent: "#F2B632"}
noodnummers:
  - {id: crisisdienst, naam: Crisisdienst Proef, nummer: "0900-123", toelichting: dag en nacht}
contacten:
  - {id: loket, naam: Loket, waarvoor: Voor vragen., telefoon: "010-123", email: loket@proef.nl}
toegankelijkheid:
  status: B
  verklaring: https://www.toegankelijkheidsverklaring.nl/register/1
  contact: toegankelijk@proef.nl
  ondertekend_door: directeur
  datum: "2026-11-01"
  onderzoeken: [{titel: Onderzoek, adres: "https://proef.nl/onderzoek.pdf", datum: "2026-10-01"}]
  afwijkingen: [{eis: 1.4.3 Contrast, oorzaak: O, gevolg: G, maatregel: M, gereed: voorjaar 2027}]
privacy: {contact: "https://proef.nl/privacy?taal=nl", functionaris: fg@proef.nl, webserver: Niets.}
kwetsbaarheid: {contact: meld@proef.nl, beleid: "https://proef.nl/cvd", verloopt: "2027-06-01"}
"""
OPEN = {".".join(path) for path in REQUIRED_ANSWERS}


def faults(more: str, regio: str = REGIO) -> list[str]:
    """Return the faults of a `regio.yml` with `more` from line 4 on."""
    return [p.removeprefix("regio/regio.yml:") for p in problems_of_copy({}, regio + more)]


def notices(regio: str) -> list[str]:
    """Return what somebody of the region should know of."""
    edition = copy_with({}, regio).edition
    assert edition is not None
    return [str(notice) for notice in edition.notices]


def test_settings_with_every_answer_have_nothing_to_tell() -> None:
    copy = copy_with({}, WHOLE)

    assert notices(WHOLE) == []
    assert copy.edition is not None
    assert copy.edition.regio.gemeenten == ("Aa en Hunze", "Assen")
    assert copy.edition.place(("naam",)).line == 2
    assert copy.edition.place(("logo", "tekst")).line == 1
    assert copy.edition.logo is None


def test_title_address_and_numbers_are_those_of_the_region() -> None:
    kompas = copy_with({}, WHOLE).kompas

    assert kompas.titel == "Ons eigen Kompas"
    assert kompas.adres == "https://kompas.example/"
    assert [number.nummer for number in kompas.noodnummers] == ["112", "0800-2000", "0900-123"]
    assert kompas.versie == "0.0.1"


def test_copy_without_an_address_does_not_lead_to_the_site_of_the_base() -> None:
    base = {"kompas": text_of("kompas") + "adres: https://kompas.example/\n"}

    assert copy_with({}, base=base).kompas.adres is None


def test_what_the_region_does_not_say_is_that_of_the_base() -> None:
    kompas = copy_with({}).kompas

    assert kompas.titel == "Kompas Proefregio Proefregio"
    assert kompas.adres is None
    assert [number.nummer for number in kompas.noodnummers] == ["112", "0800-2000"]


def test_each_open_question_is_a_notice_at_its_place() -> None:
    told = notices(REGIO + 'toegankelijkheid: {status: D, datum: "2026-11-01"}\n')

    asked = {notice.partition('"')[2].partition('"')[0] for notice in told}
    assert asked == OPEN - {"toegankelijkheid.status", "toegankelijkheid.datum"}
    assert (
        'regio/regio.yml:4:19: "toegankelijkheid.contact" is nog niet ingevuld: waar lezers melden '
        "dat iets niet toegankelijk is"
    ) in told
    assert (
        'regio/regio.yml:1:1: "kwetsbaarheid.contact" is nog niet ingevuld: waar iemand een zwakke '
        "plek in de site meldt"
    ) in told


def test_copy_made_on_another_version_is_a_notice() -> None:
    assert notices(WHOLE.replace('"0.0.1"', '"0.0.0"')) == [
        "regio/regio.yml:4:8: deze kopie is gemaakt op versie 0.0.0 van het basishandboek, en dit "
        "is versie 0.0.1; kijk met kompas regio-status wat er is veranderd"
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{}\n", '1:1: "naam" ontbreekt'),
        ("- 1\n", "1:1: hier hoort een groep sleutels te staan"),
        (REGIO.replace("id: proef", "id: Proef"), "1:5: een id bestaat uit kleine letters"),
        (REGIO.replace('"0.0.1"', "0.1"), "3:8: hier hoort tekst te staan; zet de waarde tussen"),
        (
            REGIO.replace("naam: Proefregio", "naam: |\n  a\n  b"),
            "2:7: dit moet op één regel staan",
        ),
    ],
)
def test_faults_in_what_every_region_says(text: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in faults("", text))


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (
            "gemeente: [Assen]",
            '4:1: de sleutel "gemeente" hoort hier niet. Bedoelde u "gemeenten"?',
        ),
        (
            "adres: http://proef.nl/",
            "4:8: dit is geen adres van een site; schrijf het in kleine letters en met een schuine "
            "streep aan het eind, zoals https://kompas.regio.nl/",
        ),
        ("logo: {bestand: logo.svg}", '4:7: "tekst" ontbreekt'),
        ("logo: {bestand: weg.svg, tekst: Logo}", "4:17: "),
        ("logo: {bestand: ../weg.svg, tekst: Logo}", "4:17: "),
        (
            "contacten: [{id: een, naam: A, waarvoor: B}]",
            '4:13: geef een "telefoon", een "email" of een "website"',
        ),
        (
            "contacten: [{id: een, naam: A, waarvoor: B, email: a b}]",
            "4:52: dit is geen e-mailadres; schrijf het zoals veilig@regio.nl",
        ),
        (
            "contacten: [{id: een, naam: A, waarvoor: B, website: www.proef.nl}]",
            "4:54: dit is geen webadres; schrijf het helemaal uit, zoals https://regio.nl/contact",
        ),
        (
            'contacten: [{id: een, naam: A, waarvoor: B, website: "https://x.nl/a\\"b"}]',
            "4:54: dit is geen webadres; schrijf het helemaal uit, zoals https://regio.nl/contact",
        ),
        (
            "contacten: [{id: een, naam: A, waarvoor: B, website: 'javascript:alert(1)'}]",
            "4:54: dit is geen webadres; schrijf het helemaal uit, zoals https://regio.nl/contact",
        ),
        (
            'contacten: [{id: a, naam: A, waarvoor: B, telefoon: "1"}, '
            '{id: a, naam: C, waarvoor: D, telefoon: "2"}]',
            '4:64: het id "a" staat hier dubbel; elk id mag één keer',
        ),
        (
            "toegankelijkheid: {status: A}",
            "4:28: status A kan alleen met een onderzoek; noem het erbij",
        ),
        (
            "toegankelijkheid: {status: E}",
            '4:28: "E" kan hier niet; kies uit: A, B, C, D.',
        ),
        (
            "toegankelijkheid: {status: A, "
            'onderzoeken: [{titel: T, adres: "https://a.nl", datum: "2026-01-01"}], '
            "afwijkingen: [{eis: E, oorzaak: O, gevolg: G, maatregel: M, gereed: nooit}]}",
            "4:28: status A kan niet met afwijkingen; kies B",
        ),
        (
            "toegankelijkheid: {status: C}",
            "4:28: status C kan alleen als het onderzoek gepland staat; zet de dag erbij, zoals "
            'onderzoek_gepland: "2027-03-01". Staat er geen onderzoek gepland, kies dan D',
        ),
        (
            "toegankelijkheid: {status: D, onderzoek_gepland: 2027-03-01}",
            "4:50: dit hoort bij status C, en de status is D",
        ),
        (
            "toegankelijkheid: {datum: 1-11-2026}",
            "4:27: schrijf de datum als jaar-maand-dag, zoals 2026-11-22",
        ),
        (
            "privacy: {contact: bel maar}",
            "4:20: dit is geen e-mailadres en geen webadres; schrijf het zoals veilig@regio.nl of "
            "https://regio.nl/contact",
        ),
        (
            "kwetsbaarheid: {contact: bel maar}",
            "4:26: dit is geen e-mailadres en geen webadres; schrijf het zoals veilig@regio.nl of "
            "https://regio.nl/contact",
        ),
    ],
)
def test_fault_in_the_settings_is_told_at_its_place(more: str, fault: str) -> None:
    found = faults(more + "\n")

    assert len(found) == 1
    assert found[0] == fault or (fault.endswith(": ") and found[0].startswith(fault))


NUMBER = "noodnummers: [{{id: {}, naam: {}, nummer: {}}}]\n"


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (("veilig-thuis", "Bel ons", '"0900-1"'), '4:15: "veilig-thuis" (Veilig Thuis 0800-2000)'),
        (("direct-gevaar", "Bel ons", '"0900-1"'), '4:15: "direct-gevaar" (Bel 112) is van het'),
        (("eigen", "veilig thuis", '"0900-1"'), '4:15: "veilig-thuis" (Veilig Thuis 0800-2000)'),
        (("eigen", "Politie", '"112"'), "4:50: 112 staat er al voor elke regio; haal dit nummer"),
        (("eigen", "Ons", '"0800 2000"'), "4:46: 0800-2000 staat er al voor elke regio; haal"),
        (("eigen", "Ons", '"nul"'), "4:46: dit is geen telefoonnummer"),
    ],
)
def test_number_of_a_region_never_takes_the_place_of_one_of_the_base(
    entry: tuple[str, str, str], fault: str
) -> None:
    found = faults(NUMBER.format(*entry))

    assert len(found) == 1
    assert found[0].startswith(fault)


def test_more_numbers_than_leave_112_in_sight() -> None:
    numbers = "".join(f'  - {{id: n{n}, naam: N{n}, nummer: "{n}"}}\n' for n in range(1, 5))

    assert faults(f"noodnummers:\n{numbers}") == [
        "5:3: deze lijst heeft 4 onderdelen; hoogstens 3 mag"
    ]
    twice = numbers.replace("n2", "n1").partition("  - {id: n3")[0]
    assert faults(f"noodnummers:\n{twice}") == [
        '6:10: het id "n1" staat hier dubbel; elk id mag één keer'
    ]


def test_logo_is_read_from_the_folder_of_the_region(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><path d="M0 0h9"/></svg>'
    (tmp_path / "ons-logo.svg").write_text(svg, "utf-8")
    settings = f"{REGIO}logo: {{bestand: ons-logo.svg, tekst: Proefregio}}\n"
    (tmp_path / "regio.yml").write_text(settings, "utf-8")

    edition = read_handbook(SMALL, tmp_path).edition

    assert edition is not None
    assert edition.logo is not None
    assert edition.logo.name == "logo.svg"
    assert edition.logo.data == svg.encode()


def test_copy_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    secret = tmp_path / "geheim"
    shutil.copytree(SMALL / "tools", secret / "tools")
    region = tmp_path / "regio"
    region.mkdir()
    (region / "regio.yml").write_text(REGIO, "utf-8")
    (region / "content").symlink_to(secret)

    with pytest.raises(Exception, match="dit is een symbolische link"):
        read_handbook(SMALL, region)
