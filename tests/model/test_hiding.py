"""What a region takes out is nowhere any more, and it hears what pointed at it."""

import pytest

from kompas.model.blocks import Tabel, Tekst
from kompas.model.handbook import Handbook
from kompas.model.references import mentions_of
from kompas.model.rol import Rol
from kompas.model.stap import Stap
from kompas.model.tool import Tool
from kompas.source.overlay import IN_BASE
from tests.handbooks import copy_with, problems_of_copy, replaced, text_of

HIDDEN = "verberg: true\n"
CHECKLIST, STEP = "tools/governance-checklist", "stappen/organiseer-de-governance"
INTRODUCTION = "paginas/inleiding"
SENTENCE = "Dit handboek helpt je op weg."
ROLE = """id: bestuurder
titel: Bestuurder
kern: Je beslist mee.
stappen: [organiseer-de-governance]
onderdelen:
  - {soort: tekst, id: wat, tekst: "Je beslist mee."}
route:
  - {id: een, tool: governance-checklist, reden: "Vul die in."}
  - {id: twee, stap: maak-een-plan, reden: "Lees [de vragen](tool:governance-checklist)."}
"""


def introduction(sentence: str) -> dict[str, str]:
    """Return the base with `sentence` as the only text of the introduction: line 8, column 7."""
    return {INTRODUCTION: replaced(text_of(INTRODUCTION), SENTENCE, sentence)}


def text_after(sentence: str, content: dict[str, str]) -> str:
    """Return what is left of `sentence` in the introduction when a region writes `content`."""
    block = copy_with(content, base=introduction(sentence)).items["pagina"]["inleiding"]
    text = block.onderdelen[0]
    assert isinstance(text, Tekst)
    return text.tekst.strip()


def told(copy: Handbook) -> list[str]:
    """Return the notices on what pointed at something that went."""
    assert copy.edition is not None
    return [str(notice) for notice in copy.edition.notices if "deze kopie niet" in notice.message]


def names_in(copy: Handbook) -> set[tuple[str, str]]:
    """Return kind and id of all that something in the copy refers to."""
    items = [item for kind in copy.items.values() for item in kind.values()]
    models = [*items, *copy.begrippen.values(), *copy.bronnen.values()]
    return {(mention.kind, mention.target) for model in models for mention in mentions_of(model)}


def test_hidden_tool_is_nowhere_and_its_region_hears_what_pointed_at_it() -> None:
    copy = copy_with({CHECKLIST: HIDDEN})

    assert "governance-checklist" not in copy.items["tool"]
    assert ("tool", "governance-checklist") not in names_in(copy)
    assert [block.id for block in copy.get(Stap, "organiseer-de-governance").onderdelen] == [
        "drie-vormen",
        "vormen",
        "figuur-1",
        "resultaat",
    ]
    assert told(copy) == [
        f'regio/{CHECKLIST}.yml:1:1: tool "governance-checklist" is er in deze kopie niet; '
        "2 verwijzingen zijn gewone tekst geworden "
        f"(begrippen.yml:9:75, {STEP}.yml:22:33); de verwijzing is weggehaald ({STEP}.yml:31:40)"
    ]


def test_of_many_places_three_are_named_and_the_own_come_first() -> None:
    own = "tekst: 'Zie [a](tool:klantreis).'"
    content = {
        "tools/klantreis": HIDDEN,
        "fasen/analyse": f"onderdelen+: [{{soort: tip, id: proef-tip, {own}}}]\n",
    }
    base = introduction("[a](tool:klantreis) [b](tool:klantreis) [c](tool:klantreis)")

    [notice] = told(copy_with(content, base=base, base_shown_as=IN_BASE))

    assert (
        "; 4 verwijzingen zijn gewone tekst geworden (regio/fasen/analyse.yml:1:59, in het "
        "basishandboek: paginas/inleiding.yml:8:11, paginas/inleiding.yml:8:31 en nog 1)"
    ) in notice


def test_what_one_line_of_the_region_took_out_is_one_notice() -> None:
    content = {"begrippen": "begrippen: [{id: proef-eigen, term: Eigen, betekenis: Van ons.}]\n"}
    base = {
        "begrippen": text_of("begrippen").rstrip("\n")
        + "".join(f"\n  - {{id: b{nr}, term: B{nr}, betekenis: Kort.}}" for nr in range(5)),
        **introduction(" ".join(f"[](begrip:b{nr})" for nr in range(5))),
    }

    [notice] = told(copy_with(content, base=base))

    assert notice.startswith(
        'regio/begrippen.yml:1:12: begrip "b0", begrip "b1", begrip "b2" en nog 3 zijn er in deze '
        "kopie niet; 6 verwijzingen zijn gewone tekst geworden ("
    )


def test_what_points_at_nothing_that_went_is_as_it_was() -> None:
    base, copy = copy_with({}), copy_with({CHECKLIST: HIDDEN})

    assert told(base) == []
    for kind, items in base.items.items():
        for name, item in items.items():
            if name not in {"governance-checklist", "organiseer-de-governance"}:
                assert copy.items[kind][name] == item


def test_hidden_item_goes_from_lists_of_references() -> None:
    copy = copy_with({"tools/klantreis": HIDDEN})

    assert copy.get(Tool, "governance-checklist").relaties.daarna == ()
    assert told(copy) == [
        'regio/tools/klantreis.yml:1:1: tool "klantreis" is er in deze kopie niet; de verwijzing '
        f"is weggehaald ({CHECKLIST}.yml:37:21)"
    ]


def test_stop_of_a_route_goes_with_what_it_leads_to() -> None:
    route = copy_with({CHECKLIST: HIDDEN}, base={"rollen/bestuurder": ROLE}).get(Rol, "bestuurder")

    assert [stop.id for stop in route.route] == ["twee"]
    assert route.route[0].reden == "Lees de vragen."


def test_route_with_nothing_left_is_the_ordinary_fault() -> None:
    role = ROLE.partition("  - {id: twee")[0]

    assert problems_of_copy({CHECKLIST: HIDDEN}, base={"rollen/bestuurder": role}) == [
        'rollen/bestuurder.yml:1:1: "route" ontbreekt; vul het in of zet "status: concept" zolang '
        "het niet af is"
    ]


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Doe [de *vragen*](tool:governance-checklist) nu.", "Doe de *vragen* nu."),
        ("Doe [](tool:governance-checklist) nu.", "Doe Governance checklist nu."),
        ("[a](tool:governance-checklist#zo-werkt-het)[b](tool:klantreis)", "a[b](tool:klantreis)"),
        ("[a](tool:governance-checklist), [b](tool:governance-checklist)", "a, b"),
        ("[a](https://example.org/tool:governance-checklist)",) * 2,
    ],
)
def test_link_to_a_hidden_item_becomes_its_text(sentence: str, left: str) -> None:
    assert text_after(sentence, {CHECKLIST: HIDDEN}) == left


def test_title_that_comes_in_place_of_a_link_is_no_markdown() -> None:
    title = replaced(text_of("tools/klantreis"), "titel: Klantreis", 'titel: "Reis *A* [b] <i>"')
    base = {**introduction("Doe [](tool:klantreis)."), "tools/klantreis": title}
    page = copy_with({"tools/klantreis": HIDDEN}, base=base).items["pagina"]["inleiding"]

    assert isinstance(page.onderdelen[0], Tekst)
    assert page.onderdelen[0].tekst.strip() == r"Doe Reis \*A\* \[b\] \<i>."


def test_link_in_a_table_is_cut_too() -> None:
    copy = copy_with({"praktijkvoorbeelden/filomena": HIDDEN})
    table = copy.get(Stap, "organiseer-de-governance").onderdelen[1]

    assert isinstance(table, Tabel)
    assert table.rijen[1] == ("Eén partij", "één doel, veel vertrouwen")


def test_removed_term_leaves_its_word() -> None:
    content = {"begrippen": "begrippen-: [governance]\n"}

    assert "governance" not in copy_with(content).begrippen
    assert text_after("[Sturing](begrip:governance) is lastig.", content) == "Sturing is lastig."
    assert text_after("[](begrip:governance) is lastig.", content) == "Governance is lastig."
    assert told(copy_with(content)) == [
        'regio/begrippen.yml:1:14: begrip "governance" is er in deze kopie niet; de verwijzing is '
        f"gewone tekst geworden ({STEP}.yml:15:20)"
    ]


@pytest.mark.parametrize(
    "change",
    [
        "onderdelen-: [drie-vormen]\n",
        'onderdelen: [{soort: tekst, id: proef-eigen, tekst: "Alles is anders."}]\n',
    ],
)
def test_link_to_a_removed_block_becomes_a_link_to_the_item(change: str) -> None:
    base = introduction("Zie [vormen](stap:organiseer-de-governance#drie-vormen).")
    copy = copy_with({STEP: change}, base=base)
    page = copy.items["pagina"]["inleiding"]

    assert isinstance(page.onderdelen[0], Tekst)
    assert page.onderdelen[0].tekst.strip() == "Zie [vormen](stap:organiseer-de-governance)."
    assert told(copy) == [
        f"regio/{STEP}.yml:1:{change.index('[') + 1 + change.startswith('onderdelen-')}: "
        'blok "drie-vormen" van stap "organiseer-de-governance" is er in deze kopie niet; '
        f"de verwijzing leidt nu naar het begin van de pagina ({INTRODUCTION}.yml:8:20)"
    ]


def test_link_to_a_card_that_went_with_its_tool() -> None:
    sentence = "Zie [de kaart](stap:organiseer-de-governance#checklist)."

    assert text_after(sentence, {CHECKLIST: HIDDEN}) == (
        "Zie [de kaart](stap:organiseer-de-governance)."
    )


def test_what_a_region_writes_itself_is_cut_too() -> None:
    own = 'onderdelen+: [{soort: tip, id: proef-tip, tekst: "Doe [dit](tool:klantreis)."}]\n'
    copy = copy_with({"tools/klantreis": HIDDEN, "fasen/analyse": own})

    assert "is gewone tekst geworden (regio/fasen/analyse.yml:1:61)" in told(copy)[0]


def test_fault_in_a_text_that_was_cut_is_told_at_its_place() -> None:
    sentence = "Eerst [](tool:governance-checklist), dan [x](tool:weg) en [y](tool:ook-weg)."

    assert problems_of_copy({CHECKLIST: HIDDEN}, base=introduction(sentence)) == [
        f'{INTRODUCTION}.yml:8:{7 + sentence.index(f"tool:{name}")}: tool "{name}" bestaat niet.'
        for name in ("weg", "ook-weg")
    ]


def test_fault_of_a_file_and_a_link_in_it_to_what_is_hidden_is_one_fault() -> None:
    broken = text_of(INTRODUCTION).replace("titel: Inleiding\n", "")
    text = replaced(broken, SENTENCE, "[](tool:governance-checklist)")

    assert problems_of_copy({CHECKLIST: HIDDEN}, base={INTRODUCTION: text}) == [
        f'{INTRODUCTION}.yml:1:1: "titel" ontbreekt'
    ]


def test_source_that_is_still_cited_cannot_go() -> None:
    assert problems_of_copy({"bronnen": "bronnen-: [kompas]\n"}) == [
        f'regio/bronnen.yml:1:12: bron "kompas" wordt nog 2 keer genoemd ({STEP}.yml:9:11, '
        f"{CHECKLIST}.yml:38:11), en een bronvermelding mag niet verdwijnen; laat "
        "de bron staan, of haal eerst weg wat ernaar verwijst"
    ]


def test_source_that_nothing_cites_any_more_can_go() -> None:
    content = {
        CHECKLIST: HIDDEN,
        STEP: "bronnen-: [kompas]\n",
        "bronnen": "bronnen-: [kompas]\n",
    }

    assert set(copy_with(content).bronnen) == {"provan-kenis-2008"}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("kompas", "dit bestand kan niet weg"),
        ("begrippen", "dit bestand kan niet weg"),
        ("bronnen", "dit bestand kan niet weg"),
        ("fasen/analyse", "het handboek bestaat uit vijf fasen"),
        (STEP, "het handboek bestaat uit acht stappen"),
        ("paginas/hulp", "deze pagina is voor wie nu gevaar loopt"),
        ("paginas/privacy", "deze pagina vraagt de wet (AVG)"),
    ],
)
def test_what_no_copy_goes_without_cannot_be_hidden(name: str, why: str) -> None:
    privacy = text_of(INTRODUCTION).replace("id: inleiding", "id: privacy")
    problems = problems_of_copy({name: HIDDEN}, base={"paginas/privacy": privacy})

    assert len(problems) == 1
    assert problems[0].startswith(f"regio/{name}.yml:1:1: {why}")


@pytest.mark.parametrize(
    "change",
    [
        'noodnummers: [{id: proef-nummer, naam: Bel, nummer: "123"}]',
        "noodnummers: null",
        "noodnummers-: [veilig-thuis]",
        "noodnummers-: [direct-gevaar]",
        'noodnummers+: [{id: veilig-thuis, nummer: "0800-2001"}]',
        "noodnummers+: [{id: veilig-thuis, naam: Ergens anders}]",
        'noodnummers+: [{id: direct-gevaar, aanleiding: "Vraag?"}]',
        "noodnummers+: [{id: direct-gevaar, toelichting: niet bellen}]",
        'noodnummers+: [{id: proef-nummer, naam: Proef, nummer: "0800-1"}]',
    ],
)
def test_emergency_numbers_stay_as_they_are(change: str) -> None:
    problems = problems_of_copy({"kompas": change})

    assert len(problems) == 1
    assert problems[0].startswith("regio/kompas.yml:1:")
    assert "112 en Veilig Thuis blijven staan zoals ze zijn" in problems[0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("titel: Ander", "1:8: de titel van uw exemplaar hoort in regio.yml"),
        ("adres: https://example.org/", "1:1: het adres van uw site hoort in regio.yml"),
        ('versie: "9"', "1:9: de versie is die van het basishandboek"),
    ],
)
def test_what_belongs_in_the_settings_is_not_said_in_the_content(change: str, message: str) -> None:
    problems = problems_of_copy({"kompas": change})

    assert len(problems) == 1
    assert problems[0].startswith(f"regio/kompas.yml:{message}")
