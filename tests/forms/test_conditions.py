"""When a question is shown, and how that is said on paper."""

import pytest

from kompas.forms.conditions import conditions_of
from tests.forms.examples import form_of

OPTIONS = [{"waarde": "start", "label": "Start"}, {"waarde": "groei", "label": "Groei"}]
FIELDS = [
    {"id": "akkoord", "soort": "vinkje", "label": "Iedereen is het eens"},
    {"id": "fase", "soort": "keuze", "label": "Fase", "opties": OPTIONS},
    {"id": "wat", "soort": "meerkeuze", "label": "Wat", "opties": OPTIONS},
    {"id": "hoe", "soort": "schaal", "label": "Hoe", "opties": OPTIONS},
]


@pytest.mark.parametrize(
    ("rule", "alternatives", "said"),
    [
        (
            {"veld": "akkoord", "is": True},
            [("akkoord", True)],
            "“Iedereen is het eens” is aangevinkt",
        ),
        (
            {"veld": "akkoord", "is": False},
            [("akkoord", False)],
            "“Iedereen is het eens” niet is aangevinkt",
        ),
        ({"veld": "fase", "is": "groei"}, [("fase", "groei")], "je “Groei” koos bij “Fase”"),
        (
            {"veld": "hoe", "een_van": ["start", "groei"]},
            [("hoe", "start"), ("hoe", "groei")],
            "je “Start” of “Groei” koos bij “Hoe”",
        ),
        ({"veld": "wat", "is": "start"}, [("wat/start", True)], "je “Start” koos bij “Wat”"),
    ],
)
def test_condition_of_a_question(
    rule: dict[str, object], alternatives: list[tuple[str, str | bool]], said: str
) -> None:
    asked = {"id": "uitleg", "soort": "tekst", "label": "Uitleg", "toon_als": rule}
    parts = [{"id": "deel", "titel": "Deel", "velden": [*FIELDS, asked]}]

    conditions = conditions_of(form_of({"versie": 1, "onderdelen": parts}))

    assert list(conditions) == ["uitleg"]
    found = conditions["uitleg"]
    assert [("/".join(path), answer) for path, answer in found.alternatives] == alternatives
    assert found.sentence == f"Alleen invullen als {said}."
