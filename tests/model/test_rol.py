"""A role and its route: what each stop may name, and what it says of a mistake."""

import pytest

from kompas.model.fields import MarkdownText
from kompas.model.references import mentions_of
from kompas.model.rol import Rol
from kompas.model.tool import Tool
from tests.handbooks import handbook_with, problems_with, replaced

ROLE = """\
id: bestuurder
nr: 1
titel: Bestuurder
kern: Wat jouw rol vraagt.
stappen: [organiseer-de-governance]
onderdelen: [{soort: tekst, id: begin, tekst: Stuur samen.}]
route:
  - {id: eerst, stap: organiseer-de-governance, reden: Hier begin je.}
  - id: dan
    tool: governance-checklist
    reden: Loop na of alles staat.
"""
OTHERS = {
    "geweldsprofielen/intieme-terreur": (
        "id: intieme-terreur\ntitel: Intieme terreur\nkern: Macht.\nstatus: concept\n"
    ),
    "verdieping/transitietheorie": (
        "id: transitietheorie\ntitel: Transitietheorie\nkern: Verandering.\nstatus: concept\n"
    ),
}


def faults(old: str, new: str) -> list[str]:
    found = problems_with({"rollen/bestuurder": replaced(ROLE, old, new)})
    return [fault.removeprefix("rollen/bestuurder.yml:") for fault in found]


def test_a_role_has_a_route() -> None:
    role = handbook_with({"rollen/bestuurder": ROLE}).get(Rol, "bestuurder")

    assert [(stop.target.kind, str(stop.target)) for stop in role.route] == [
        ("stap", "organiseer-de-governance"),
        ("tool", "governance-checklist"),
    ]
    assert isinstance(role.route[0].reden, MarkdownText)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("stap", "organiseer-de-governance"),
        ("tool", "klantreis"),
        ("praktijkvoorbeeld", "filomena"),
        ("geweldsprofiel", "intieme-terreur"),
        ("verdieping", "transitietheorie"),
        ("pagina", "inleiding"),
    ],
)
def test_a_stop_leads_to_any_kind(kind: str, target: str) -> None:
    text = replaced(ROLE, "tool: governance-checklist", f"{kind}: {target}")

    role = handbook_with({"rollen/bestuurder": text, **OTHERS}).get(Rol, "bestuurder")

    assert (role.route[1].target.kind, str(role.route[1].target)) == (kind, target)
    assert (kind, target) in {(mention.kind, mention.target) for mention in mentions_of(role)}


def test_what_a_route_names_knows_the_role() -> None:
    handbook = handbook_with({"rollen/bestuurder": ROLE})

    named_by = handbook.named_by(handbook.get(Tool, "governance-checklist"))

    assert handbook.get(Rol, "bestuurder") in named_by


def test_roles_stand_in_their_own_order() -> None:
    last = replaced(ROLE, "id: bestuurder\nnr: 1\ntitel: B", "id: adviseur\ntitel: Adviseur b")
    second = replaced(ROLE, "id: bestuurder\nnr: 1", "id: actieve-burger\nnr: 2")

    handbook = handbook_with(
        {"rollen/adviseur": last, "rollen/actieve-burger": second, "rollen/bestuurder": ROLE}
    )

    assert [role.id for role in handbook.all(Rol)] == ["bestuurder", "actieve-burger", "adviseur"]


def test_a_concept_needs_no_route() -> None:
    text = "id: bestuurder\ntitel: Bestuurder\nkern: Nog.\nstatus: concept\n"

    assert problems_with({"rollen/bestuurder": text}) == []


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        pytest.param(
            "    tool: governance-checklist\n",
            "",
            [
                "9:5: hier ontbreekt wat er te lezen is; noem één van: stap, tool, "
                "praktijkvoorbeeld, geweldsprofiel, verdieping of pagina"
            ],
            id="no target",
        ),
        pytest.param(
            "    tool: governance-checklist\n",
            "    tool: governance-checklist\n    pagina: inleiding\n",
            ["11:13: een halte leidt naar één onderdeel; kies tool of pagina"],
            id="two targets",
        ),
        pytest.param(
            "tool: governance-checklist",
            "tool: governance-cheklist",
            ['10:11: tool "governance-cheklist" bestaat niet. Bedoelde u "governance-checklist"?'],
            id="dead reference",
        ),
        pytest.param(
            "tool: governance-checklist",
            "figuur: governance-checklist",
            ['10:5: de sleutel "figuur" hoort hier niet.'],
            id="a kind that is no stop",
        ),
        pytest.param(
            "    reden: Loop na of alles staat.\n",
            "",
            ['9:5: "reden" ontbreekt'],
            id="no reason",
        ),
        pytest.param(
            "reden: Loop na of alles staat.",
            "reden: Zie [de stap](stap:dood).",
            ['11:26: stap "dood" bestaat niet.'],
            id="dead reference in a reason",
        ),
        pytest.param(
            "id: dan",
            "id: eerst",
            ['9:9: het id "eerst" staat hier dubbel; elk id mag één keer'],
            id="repeated stop",
        ),
        pytest.param(
            ROLE.partition("route:\n")[1] + ROLE.partition("route:\n")[2],
            "",
            ['1:1: "route" ontbreekt; vul het in of zet "status: concept" zolang het niet af is'],
            id="no route",
        ),
    ],
)
def test_mistake_in_a_route(old: str, new: str, messages: list[str]) -> None:
    assert faults(old, new) == messages
