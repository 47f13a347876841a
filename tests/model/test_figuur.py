"""What an editor may draw, and what the answer to a mistake is."""

import pytest

from kompas.model.figuur import Balans, Figuur, Krans, Kringloop, Niveaus, Olifant, Pad, Trap
from tests.handbooks import handbook_with, problems_with

FIGURE = "figuren/ringen-van-het-netwerk"
HEAD = """\
id: ringen-van-het-netwerk
titel: Ringen van het netwerk
kern: Het netwerk.
alternatief: Een tekening.
tekening:
"""
Tekening = Krans | Kringloop | Trap | Pad | Niveaus | Balans | Olifant

GOOD: dict[type[Tekening], str] = {
    Krans: """\
  soort: krans
  hart: Ambitie
  delen:
    - {id: een, titel: Eenvoudig}
    - {id: twee, titel: Rechtsbeschermend en transparant, kort: Transparant}
    - {id: drie, titel: Lerend, tekst: Leer samen.}
""",
    Kringloop: """\
  soort: kringloop
  kringen: [IMWR, PDCA]
  hart: Borgen
  momenten:
    - {id: een, namen: [Inspireren, Plan]}
    - {id: twee, namen: [Mobiliseren, Do]}
    - {id: drie, namen: [Waarderen, Check]}
""",
    Trap: """\
  soort: trap
  treden:
    - {id: een, titel: Eerst veiligheid, brengt: Veiligheidsplan}
    - {id: twee, titel: Dan zorg}
""",
    Pad: """\
  soort: pad
  haltes:
    - {id: een, titel: Eerste melding}
    - {id: twee, titel: Herstel}
  onderweg:
    - {id: drie, titel: Samen}
""",
    Niveaus: """\
  soort: niveaus
  omlaag: Richting
  niveaus:
    - {id: een, titel: Strategisch, bijnaam: richting geven}
    - {id: twee, titel: Tactisch}
""",
    Balans: """\
  soort: balans
  links: {titel: Draaglast, factoren: Risicofactoren}
  rechts: {titel: Draagkracht, factoren: Beschermende factoren}
  niveaus:
    - {id: een, titel: Microniveau, links: [Verslaving], rechts: [Goede gezondheid]}
""",
    Olifant: """\
  soort: olifant
  aanrakingen:
    - {id: een, deel: poot, titel: Het is een boom}
    - {id: twee, deel: staart, titel: Het is een kwast}
""",
}


def problems_of(drawing: str) -> list[str]:
    return problems_with({FIGURE: HEAD + drawing})


@pytest.mark.parametrize("kind", GOOD, ids=lambda kind: kind.__name__)
def test_every_kind_of_drawing_can_be_written(kind: type[Tekening]) -> None:
    handbook = handbook_with({FIGURE: HEAD + GOOD[kind]})

    assert isinstance(handbook.get(Figuur, "ringen-van-het-netwerk").tekening, kind)


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (Krans, "10:12"),
        (Kringloop, "11:12"),
        (Trap, "9:12"),
        (Pad, "9:12"),
        (Niveaus, "10:12"),
        (Olifant, "9:12"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_an_id_may_be_there_once(kind: type[Tekening], place: str) -> None:
    drawing = GOOD[kind].replace("id: twee", "id: een")

    assert problems_of(drawing) == [
        f'{FIGURE}.yml:{place}: het id "een" staat hier dubbel; elk id mag één keer'
    ]


def test_an_id_in_one_part_of_a_drawing_may_not_be_there_in_another() -> None:
    problems = problems_of(GOOD[Pad].replace("id: drie", "id: een"))

    assert problems == [f'{FIGURE}.yml:11:12: het id "een" staat hier dubbel; elk id mag één keer']


def test_a_short_name_stands_in_the_drawing() -> None:
    drawing = handbook_with({FIGURE: HEAD + GOOD[Krans]}).get(Figuur, "ringen-van-het-netwerk")

    assert isinstance(drawing.tekening, Krans)
    assert [part.label for part in drawing.tekening.delen] == ["Eenvoudig", "Transparant", "Lerend"]


def test_a_title_too_long_to_draw_asks_for_a_short_name() -> None:
    title = "Samenwerken voor trauma-geïnformeerde en herstelgerichte zorg"
    problems = problems_of(GOOD[Trap].replace("Dan zorg", title))

    assert problems == [
        f"{FIGURE}.yml:9:25: deze titel heeft 61 tekens; in de tekening passen er 48. "
        'Zet een kortere naam in "kort"'
    ]


def test_words_too_long_for_the_drawing_are_refused_in_dutch() -> None:
    problems = problems_of(GOOD[Kringloop].replace("Mobiliseren", "Mobiliseren met elkaar"))

    assert problems == [
        f"{FIGURE}.yml:11:26: deze tekst heeft 22 tekens; in de tekening passen er hoogstens 20"
    ]


def test_a_moment_has_a_name_in_every_circle() -> None:
    problems = problems_of(GOOD[Kringloop].replace("[Mobiliseren, Do]", "[Mobiliseren]"))

    assert problems == [f"{FIGURE}.yml:11:25: het aantal namen is hier 1, maar er zijn 2 kringen"]


def test_an_inner_ring_has_three_parts_or_none() -> None:
    problems = problems_of(GOOD[Krans] + "  binnen: [{id: vier, titel: Voorkomen}]\n")

    assert problems == [f"{FIGURE}.yml:12:11: een binnenring heeft drie delen, of geen"]


def test_a_part_of_the_elephant_is_felt_once() -> None:
    problems = problems_of(GOOD[Olifant].replace("deel: staart", "deel: poot"))

    assert problems == [f'{FIGURE}.yml:9:24: het id "poot" staat hier dubbel; elk id mag één keer']
