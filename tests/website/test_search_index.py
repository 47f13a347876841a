"""The search index: a script with one entry for each item, each term and each list."""

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


def test_every_item_term_and_list_is_there() -> None:
    found = entries()

    assert len(found) == 19 + 2 + 6
    assert {"stappen/leer-en-vier.html", "tools/klantreis.html", "hulp.html"} <= found.keys()
    assert {"begrippen.html#governance", "begrippen.html#mda-plus-plus"} <= found.keys()
    assert {"begrippen.html", "vergadermap.html", "tools/index.html"} <= found.keys()
    assert "rollen/index.html" not in found, "there are no roles"


def test_what_an_entry_says() -> None:
    entry = entries()["tools/governance-checklist.html"]

    assert entry["titel"] == "Governance checklist"
    assert entry["soort"] == "Tool · checklist · bij stap 2"
    assert entry["kern"] == "Zeven vragen over wie waarover beslist in jullie netwerk."
    assert entry["woorden"] == ["zelfscan governance"]
    assert "Vul de vragen eerst alleen in." in entry["tekst"]


def test_search_words_stand_with_the_other_names_and_not_in_the_text() -> None:
    tool = replaced(text_of("tools/governance-checklist"), "duur:", "zoekwoorden: [scan]\nduur:")
    entry = entries({"tools/governance-checklist": tool})["tools/governance-checklist.html"]

    assert entry["woorden"] == ["zelfscan governance", "scan"]
    assert "scan" not in entry["tekst"].split()


def test_all_that_readers_see_is_there_once() -> None:
    found = entries()
    tool = found["tools/governance-checklist.html"]
    example = found["praktijkvoorbeelden/filomena.html"]
    step = found["stappen/organiseer-de-governance.html"]

    assert tool["koppen"] == ["Zo werkt het", "Over het netwerk"]
    assert "Hoe groot is ons netwerk? Wat spreken we af? Wat Klaar" in tool["tekst"]
    assert "checkvraag" not in tool["tekst"]
    assert "Start Groei" in tool["tekst"]
    assert "start" not in tool["tekst"]
    assert "politie Veilig Thuis gemeente" in example["tekst"]
    assert step["koppen"] == ["Drie vormen van sturing", "Wanneer past welke vorm?", "Governance"]
    assert step["tekst"].count("Vorm Past bij") == 1


def test_a_title_with_a_term_is_found_by_its_abbreviation_and_the_reverse() -> None:
    abbreviated = "term: Governance\n    afkorting: GOV"
    terms = replaced(text_of("begrippen"), "term: Governance", abbreviated)
    page = replaced(text_of("tools/klantreis"), "titel: Klantreis", "titel: Klantreis met GOV")
    found = entries({"begrippen": terms, "tools/klantreis": page})

    assert found["tools/governance-checklist.html"]["woorden"][-1] == "GOV"
    assert found["tools/klantreis.html"]["woorden"][-1] == "Governance"
    assert "GOV" not in found["stappen/organiseer-de-governance.html"]["woorden"]


def test_a_term_of_two_words_has_both_names() -> None:
    terms = replaced(text_of("begrippen"), "term: Governance", "term: Governance / sturing")

    entry = entries({"begrippen": terms})["begrippen.html#governance"]
    assert entry["woorden"] == ["Governance", "sturing"]


def test_a_term_has_its_meaning_and_other_names() -> None:
    entry = entries()["begrippen.html#mda-plus-plus"]

    assert entry["titel"] == "MDA++"
    assert entry["woorden"] == ["multidisciplinaire aanpak"]
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
