"""What is different in a region's own copy: all of it, once, in words."""

from pathlib import Path

import pytest

from kompas.model.handbook import Handbook
from kompas.model.reading import read_handbook
from kompas.paths import handbook_root
from kompas.render.differences import Difference, Group, differences_of, settings_of
from kompas.render.page import Page
from kompas.website.addresses import SiteLocator
from tests.handbooks import REGIO, copy_with, handbook_with, text_of

STEP = "stappen/organiseer-de-governance"
OWN_TOOL = text_of("tools/klantreis").replace("id: klantreis", "id: proef-eigen-reis")
OWN_TOOL = OWN_TOOL.replace("titel: Klantreis", "titel: Onze eigen reis")


def groups_of(handbook: Handbook) -> tuple[Group, ...]:
    return differences_of(Page(handbook, SiteLocator("anders.html"), "scherm"))


def differences(handbook: Handbook) -> list[Difference]:
    return [
        difference
        for group in groups_of(handbook)
        for subject in group.subjects
        for difference in subject.differences
    ]


def only_difference(name: str, text: str) -> Difference:
    [difference] = differences(copy_with({name: text}))
    return difference


EVERYTHING = {
    "tools/proef-eigen-reis": OWN_TOOL,
    "praktijkvoorbeelden/filomena": "verberg: true\n",
    STEP: (
        "titel: Wie beslist er bij ons?\n"
        "zoekwoorden: [sturing]\n"
        "onderdelen-: [figuur-1]\n"
        "onderdelen+:\n"
        "  - {id: drie-vormen, kop: Vormen}\n"
        "  - {soort: tip, id: proef-tip, tekst: Begin klein.}\n"
        "bronnen+: [proef-visie]\n"
    ),
    "begrippen": "begrippen+: [{id: proef-tafel, term: De tafel, betekenis: Ons overleg.}]\n",
    "bronnen": "bronnen+: [{id: proef-visie, bronvermelding: Onze regiovisie.}]\n",
    "kompas": "belofte: Samen in onze regio\n",
}


def test_every_change_of_the_overlay_is_told_once() -> None:
    handbook = copy_with(EVERYTHING)
    assert handbook.edition is not None

    told = [difference.change.id for difference in differences(handbook)]

    assert sorted(told) == sorted(change.id for change in handbook.edition.changes)
    assert len(told) == len(set(told)) == 11


def test_every_change_of_drenthe_is_told_once() -> None:
    root = handbook_root()
    handbook = read_handbook(root / "content", Path(root / "regios" / "drenthe"))
    assert handbook.edition is not None

    told = differences(handbook)

    assert len(told) == len(handbook.edition.changes) > 50
    assert {each.change.id for each in told} == {each.id for each in handbook.edition.changes}
    assert all(difference.title for difference in told)


def test_they_stand_by_kind_with_their_number() -> None:
    found = {group.kind: (group.count, group.noun) for group in groups_of(copy_with(EVERYTHING))}

    assert found == {
        "nieuw": (1, "eigen pagina"),
        "aangevuld": (5, "aanvullingen"),
        "vervangen": (3, "gewijzigde teksten"),
        "weggehaald": (1, "geschrapt onderdeel"),
        "verborgen": (1, "weggelaten pagina"),
    }


def test_nothing_is_told_of_a_copy_without_content() -> None:
    assert groups_of(copy_with({})) == ()


def test_nothing_is_told_of_the_base() -> None:
    assert groups_of(handbook_with()) == ()


def test_an_item_of_its_own_is_called_by_its_title_and_leads_there() -> None:
    difference = only_difference("tools/proef-eigen-reis", OWN_TOOL)

    assert difference.title == "Onze eigen reis"
    assert difference.address == "tools/proef-eigen-reis.html"


def test_a_hidden_item_is_called_by_its_title_in_the_base() -> None:
    difference = only_difference("praktijkvoorbeelden/filomena", "verberg: true\n")

    assert difference.title == "Centrum Filomena"
    assert difference.address is None


@pytest.mark.parametrize(
    ("name", "text", "title", "address"),
    [
        pytest.param(
            STEP,
            "onderdelen+: [{soort: tip, id: proef-tip, kop: Kijk eerst, tekst: Kijk goed.}]\n",
            "Tip “Kijk eerst”",
            "stappen/organiseer-de-governance.html#proef-tip",
            id="a block with a heading",
        ),
        pytest.param(
            STEP,
            "onderdelen+: [{soort: tip, id: proef-tip, tekst: 'Een **twee** drie vier vijf zes "
            "zeven acht negen tien elf.'}]\n",
            "Tip “Een twee drie vier vijf zes zeven acht negen tien …”",
            "stappen/organiseer-de-governance.html#proef-tip",
            id="a block without a heading",
        ),
        pytest.param(
            STEP,
            "onderdelen+: [{soort: tool, id: proef-reis, tool: klantreis}]\n",
            "Verwijzing naar tool “Klantreis”",
            "stappen/organiseer-de-governance.html#proef-reis",
            id="a card",
        ),
        pytest.param(
            STEP,
            "bronnen+: [provan-kenis-2008]\n",
            "Bron “Provan, K. en Kenis, P. (2008). Modes of network governance.”",
            None,
            id="a source of an item",
        ),
        pytest.param(STEP, "kern: Kort.\n", "Samenvatting", None, id="a field"),
        pytest.param(
            STEP,
            "onderdelen+: [{id: drie-vormen, kop: Vormen}]\n",
            "Tekst “Vormen”, kop",
            "stappen/organiseer-de-governance.html#drie-vormen",
            id="a field of a block",
        ),
        pytest.param(
            "begrippen",
            "begrippen+: [{id: governance, betekenis: Wie er beslist.}]\n",
            "Begrip “Governance”, betekenis",
            "begrippen.html#governance",
            id="a term",
        ),
        pytest.param(
            "bronnen",
            "bronnen+: [{id: proef-visie, bronvermelding: Onze regiovisie.}]\n",
            "Bron “Onze regiovisie.”",
            "bronnen.html#proef-visie",
            id="a source",
        ),
        pytest.param("kompas", "belofte: Samen\n", "Belofte", None, id="the handbook itself"),
    ],
)
def test_what_a_change_is_called_and_where_it_leads(
    name: str, text: str, title: str, address: str | None
) -> None:
    difference = only_difference(name, text)

    assert (difference.title, difference.address) == (title, address)


def test_what_a_name_tells_whole_is_not_told_again() -> None:
    added = only_difference(STEP, "bronnen+: [provan-kenis-2008]\n")
    gone = only_difference("tools/governance-checklist", "benodigdheden-: [stiften]\n")

    assert (added.own, added.shows_own_text) == ((), False)
    assert (gone.title, gone.base) == ("Materiaal “stiften”", ())


def test_a_text_that_can_be_read_at_its_own_place_is_not_told_again() -> None:
    block = "onderdelen+: [{soort: tip, id: proef-tip, kop: Kijk eerst, tekst: Kijk goed.}]\n"

    assert not only_difference(STEP, block).shows_own_text
    assert only_difference(STEP, "zoekwoorden: [sturing]\n").shows_own_text


def test_a_question_of_a_form_is_called_by_its_label() -> None:
    form = "formulier:\n  onderdelen+:\n    - id: basis\n      velden+: [{id: naam, label: Wie?}]\n"

    difference = only_difference("tools/governance-checklist", form)

    assert difference.title == "Formulier, onderdeel “Over het netwerk”, vraag “Wie?”, label"
    assert difference.own == ("Wie?",)


def test_an_entry_that_is_gone_is_called_as_in_the_base() -> None:
    difference = only_difference(STEP, "onderdelen-: [resultaat]\n")

    assert difference.title == "Resultaat “Op papier staat wie waarover beslist.”"
    assert difference.base == ("Tekst: Op papier staat wie waarover beslist.",)
    assert difference.address is None


def test_both_texts_are_there_without_marks_of_markdown() -> None:
    text = (
        "onderdelen+:\n  - id: resultaat\n    tekst: |\n      Eerst **dit**, zie "
        "[](tool:klantreis).[](bron:kompas)\n\n      - een\n      - [twee](stap:leer-en-vier)\n"
    )

    difference = only_difference(STEP, text)

    assert difference.base == ("Op papier staat wie waarover beslist.",)
    assert difference.own == ("Eerst dit, zie Klantreis.", "– een", "– twee")


def test_a_list_in_place_of_another_is_told_line_by_line() -> None:
    difference = only_difference(STEP, "bronnen: [provan-kenis-2008, kompas]\n")

    assert difference.base == ("– Handboek Kompas Netwerksamenwerking.",)
    assert difference.own == (
        "– Provan, K. en Kenis, P. (2008). Modes of network governance.",
        "– Handboek Kompas Netwerksamenwerking.",
    )


def test_numbers_and_names_of_fields_are_told_in_words() -> None:
    [minutes, estimate] = differences(
        copy_with({"tools/governance-checklist": "duur: {uitvoeren: 90, inschatting: true}\n"})
    )

    assert (minutes.title, minutes.own) == ("Duur, inschatting", ("ja",))
    assert (estimate.title, estimate.base, estimate.own) == ("Duur, uitvoeren", ("60",), ("90",))


def test_another_tool_is_called_by_its_title() -> None:
    name = "tools/klantreis"
    all_of_them = only_difference(name, "relaties: {eerder: [governance-checklist]}\n")
    base = {name: text_of(name) + "relaties: {daarna: [klantreis]}\n"}
    own = "relaties: {eerder: [governance-checklist], daarna+: [governance-checklist]}\n"
    before, after = differences(copy_with({name: own}, base=base))

    assert all_of_them.title == "Verwante tools"
    assert all_of_them.own == ("Tools om eerst te doen: Governance checklist",)
    assert (before.title, before.own) == ("Tools om eerst te doen", ("– Governance checklist",))
    assert after.title == "Tool om hierna te doen “Governance checklist”"


def test_a_row_of_a_table_is_one_line() -> None:
    table = "{soort: tabel, id: wie, bijschrift: Wie, kolommen: [Wie, Wat], rijen: [[Ik, Niets]]}"
    base = {"tools/klantreis": text_of("tools/klantreis") + f"onderdelen: [{table}]\n"}
    rows = "onderdelen+: [{id: wie, rijen: [[Jij, Veel], [Wij, Alles]]}]\n"

    [difference] = differences(copy_with({"tools/klantreis": rows}, base=base))

    assert difference.base == ("– Ik · Niets",)
    assert difference.own == ("– Jij · Veel", "– Wij · Alles")


def test_the_level_of_a_heading_is_not_told() -> None:
    block = "onderdelen+: [{soort: tekst, id: proef-x, kop: Kijk, niveau: 3, tekst: Goed.}]\n"

    assert only_difference(STEP, block).own == ("Kop: Kijk", "Tekst: Goed.")


def test_items_come_in_the_order_of_the_handbook() -> None:
    kern = "kern: Anders.\n"
    names = ("tools/klantreis", "stappen/vorm-een-kerngroep", "stappen/breng-in-beeld", "kompas")
    changes = {name: kern if name != "kompas" else "belofte: Samen\n" for name in names}

    [group] = groups_of(copy_with(changes))

    assert [subject.title for subject in group.subjects] == [
        "Vorm een kerngroep",
        "Breng de huidige situatie in beeld",
        "Klantreis",
        "Het handboek zelf",
    ]


def test_what_the_settings_change() -> None:
    regio = (
        f'{REGIO}kleuren: {{accent: "#f2b632"}}\n'
        'noodnummers: [{id: proef-dienst, naam: Dienst, nummer: "0900-1234"}]\n'
        "contacten:\n"
        "  - {id: proef-een, naam: Een, waarvoor: Vragen., email: een@regio.nl}\n"
        "  - {id: proef-twee, naam: Twee, waarvoor: Vragen., email: twee@regio.nl}\n"
    )
    plain, full = copy_with({}).edition, copy_with({}, regio).edition
    assert plain is not None
    assert full is not None

    assert settings_of(plain) == ("de naam",)
    assert settings_of(full) == ("de naam", "de kleuren", "1 eigen telefoonnummer", "2 contacten")
