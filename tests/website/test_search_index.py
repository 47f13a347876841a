"""The search index: a script with one entry for each item and each term."""

import json
from typing import Any

from kompas.website.search_index import search_script
from tests.handbooks import handbook_with, replaced, text_of

PREFIX, END = "window.kompasZoekindex=", ";\n"


def entries(changes: dict[str, str] | None = None) -> dict[str, dict[str, Any]]:
    script = search_script(handbook_with(changes))
    assert script.startswith(PREFIX)
    assert script.endswith(END)
    return {entry["adres"]: entry for entry in json.loads(script[len(PREFIX) : -len(END)])}


def test_every_item_and_term_is_there() -> None:
    found = entries()

    assert len(found) == 19 + 2
    assert {"stappen/leer-en-vier.html", "tools/klantreis.html", "hulp.html"} <= found.keys()
    assert {"begrippen.html#governance", "begrippen.html#mda-plus-plus"} <= found.keys()


def test_what_an_entry_says() -> None:
    entry = entries()["tools/governance-checklist.html"]

    assert entry["titel"] == "Governance checklist"
    assert entry["soort"] == "Tool · checklist · bij stap 2"
    assert entry["kern"] == "Zeven vragen over wie waarover beslist in jullie netwerk."
    assert entry["woorden"] == "zelfscan governance"
    assert "Vul de vragen eerst alleen in." in entry["tekst"]


def test_a_term_has_its_meaning_and_other_names() -> None:
    entry = entries()["begrippen.html#mda-plus-plus"]

    assert entry["titel"] == "MDA++"
    assert entry["woorden"].split() == ["multidisciplinaire", "aanpak"]
    assert entry["kern"].endswith("Het gebruikt de checklist.")


def test_text_is_words_without_marks_and_addresses() -> None:
    text = entries()["stappen/organiseer-de-governance.html"]["tekst"]

    assert text.startswith("Governance kent drie vormen. Kies er samen een: gedeelde sturing;")
    assert "begrip:" not in text
    assert "](" not in text
    assert "veel vertrouwen" in text


def test_no_text_can_end_the_script() -> None:
    sentence = "Dit handboek helpt je op weg."
    evil = "</script><script>alert(1)</script> <!-- weg -->"
    page = replaced(text_of("paginas/inleiding"), sentence, evil)
    script = search_script(handbook_with({"paginas/inleiding": page}))

    assert "<" not in script
    assert evil in entries({"paginas/inleiding": page})["inleiding.html"]["tekst"]
