"""Keeping the answers to a form: on the device, in a file, and nowhere unless somebody asks."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site
from tests.browser.test_accessibility import findings

pytestmark = pytest.mark.xdist_group("browser-bewaren")

FORM = "tools/governance-checklist.html"
OTHER_FORM = "tools/imwr-pdca-invulformulier.html"
PREFIX = "kompas:/kompas/#"
SAVED: dict[str, Any] = {
    "kompas": "antwoorden",
    "formulier": "governance-checklist",
    "versie": 1,
    "titel": "Governance checklist",
    "bewaard": "2026-11-22T10:15:00+01:00",
    "antwoorden": {"naam": "Uit het bestand"},
}
HOUR = 3600


def open_form(page: Page, site: Site, form: str = FORM) -> None:
    page.goto(site.url(form))
    expect(bar(page)).to_be_visible()


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="Bewaren en openen")


def name_field(page: Page) -> Locator:
    return page.get_by_label("Naam netwerk", exact=True)


def press(page: Page, label: str) -> None:
    bar(page).get_by_role("button", name=label, exact=True).click()


def standing(page: Page) -> Locator:
    return page.locator(".bewaren-stand")


def message(page: Page) -> Locator:
    return bar(page).get_by_role("status")


def answer_dialog(page: Page, choice: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=choice, exact=True).click()


def keep_on_device(page: Page, name: str = "Netwerk Noord", term: str = "8 uur") -> None:
    """Choose to keep the answers on this device."""
    press(page, "Bewaar op dit apparaat")
    bar(page).get_by_label("Naam van deze kopie").fill(name)
    bar(page).get_by_label("Wissen na").locator("visible=true").select_option(term)
    press(page, "Bewaar hier")
    expect(standing(page)).to_contain_text("Bewaard om")


def manage(page: Page, label: str) -> None:
    """Press a button in the fold for the copies, which may be closed."""
    fold = page.locator(".kopieen details")
    if not fold.get_attribute("open"):
        fold.evaluate("fold => { fold.open = true }")
    press(page, label)


def more(page: Page, label: str) -> None:
    page.locator(".bewaren-meer").evaluate("fold => { fold.open = true }")
    press(page, label)


def name_in_dialog(page: Page, name: str) -> None:
    page.get_by_role("dialog").get_by_label("Naam van de kopie").fill(name)
    answer_dialog(page, "Klaar")


def expect_copies(page: Page, names: list[str]) -> None:
    """Wait until the list of copies holds these; a button answers a moment after the press."""
    expect(page.locator("#kopieen-kopie option")).to_have_text(names)


def choose_copy(page: Page, name: str) -> None:
    page.get_by_label("Kopie", exact=True).select_option(label=name)


def kept(page: Page) -> dict[str, Any]:
    """Return what this site keeps of forms on the device: key → record."""
    texts = page.evaluate("() => ({ ...localStorage })")
    return {key: json.loads(text) for key, text in texts.items() if key.startswith(PREFIX)}


def put_record(page: Page, text: str, number: int = 1) -> None:
    """Put something where a kept copy stands."""
    key = f"{PREFIX}governance-checklist/{number}"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def own_keys(page: Page) -> list[str]:
    keys: list[str] = page.evaluate(
        "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    )
    return [key for key in keys if key.startswith("kompas:/")]


def open_file(page: Page, content: str | bytes, name: str = "antwoorden.kompas.json") -> None:
    """Open a file in the form, as with the button."""
    data = content.encode() if isinstance(content, str) else content
    payload = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    with page.expect_file_chooser() as chooser:
        press(page, "Open bestand")
    chooser.value.set_files(payload)  # type: ignore[arg-type]


def errors_of(page: Page) -> list[str]:
    """Return a list that grows with every error of the scripts of `page`."""
    seen: list[str] = []
    page.on("pageerror", lambda error: seen.append(str(error)))
    return seen


def dialogs_of(page: Page) -> list[str]:
    """Return a list that grows with every question of the browser, which gets yes for an answer."""
    seen: list[str] = []

    def say_yes(dialog: Dialog) -> None:
        seen.append(dialog.type)
        dialog.accept()

    page.on("dialog", say_yes)
    return seen


def saved(**changes: object) -> str:
    return json.dumps({**SAVED, **changes})


def saved_file(page: Page) -> tuple[str, dict[str, Any]]:
    """Save the answers as a file; return its name and what is in it."""
    with page.expect_download() as download:
        press(page, "Sla op als bestand")
    text = Path(download.value.path()).read_text("utf-8")
    return download.value.suggested_filename, json.loads(text)


# On the device


def test_nothing_is_kept_before_somebody_asks(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("Netwerk Noord")
    expect(standing(page)).to_have_text("Je antwoorden staan alleen in dit tabblad.")
    assert own_keys(page) == []
    press(page, "Bewaar op dit apparaat")
    expect(bar(page)).to_contain_text("Niet op een gedeelde computer.")
    press(page, "Toch niet")
    name_field(page).fill("Netwerk Oost")
    assert own_keys(page) == []


def test_each_change_is_kept_and_comes_back(site: Site, new_page: NewPage) -> None:
    page = new_page(timezone_id="Europe/Amsterdam", locale="nl-NL")
    page.clock.set_fixed_time("2026-11-22T10:15:00+01:00")
    open_form(page, site)
    name_field(page).fill("Noord")
    keep_on_device(page)
    expect(standing(page)).to_have_text(
        "Bewaard om 10:15. Wordt gewist op zondag 22 november om 18:15."
    )
    page.clock.set_fixed_time("2026-11-22T10:25:00+01:00")
    name_field(page).press_sequentially(" en Oost")
    expect(standing(page)).to_contain_text("Bewaard om 10:25.")
    [record] = kept(page).values()
    assert record["antwoorden"] == {"naam": "Noord en Oost"}
    assert (record["formulier"], record["versie"]) == ("governance-checklist", 1)
    assert record["naam"] == "Netwerk Noord"
    assert record["gemaakt"] == "2026-11-22T09:15:00.000Z"
    assert record["verloopt"] == "2026-11-22T17:25:00.000Z"
    page.reload()
    expect(name_field(page)).to_have_value("Noord en Oost")
    expect(standing(page)).to_contain_text("Bewaard om 10:25.")


def test_opening_the_page_again_does_not_keep_a_copy_longer(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.clock.install()
    open_form(page, site)
    name_field(page).fill("Noord")
    keep_on_device(page)
    before = kept(page)
    page.clock.fast_forward(HOUR * 1000)
    page.reload()
    expect(name_field(page)).to_have_value("Noord")
    assert kept(page) == before


@pytest.mark.parametrize(("term", "hours"), [("8 uur", 8), ("7 dagen", 168)])
def test_any_page_removes_what_has_expired(
    site: Site, new_page: NewPage, term: str, hours: int
) -> None:
    page = new_page()
    page.clock.install()
    open_form(page, site)
    name_field(page).fill("Noord")
    keep_on_device(page, term=term)
    page.clock.fast_forward((hours * HOUR - 60) * 1000)
    page.goto(site.url("index.html"))
    assert len(kept(page)) == 1
    page.clock.fast_forward(120 * 1000)
    page.goto(site.url("leeswijzer.html"))
    assert kept(page) == {}
    open_form(page, site)
    expect(name_field(page)).to_have_value("")


def test_the_term_of_a_copy_can_be_changed(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    keep_on_device(page)
    page.locator(".kopieen summary").click()
    page.locator("#kopieen-termijn").select_option("3 dagen")
    [record] = kept(page).values()
    assert record["bewaartermijn"] == 72
    page.reload()
    expect(page.locator("#kopieen-termijn")).to_have_value("72")


@pytest.mark.parametrize("where", ["form", "foot"])
def test_wiping_leaves_no_key_and_no_answer(site: Site, new_page: NewPage, where: str) -> None:
    page = new_page()
    open_form(page, site, OTHER_FORM)
    keep_on_device(page, "Ander formulier")
    open_form(page, site)
    page.evaluate("localStorage.setItem('kompas:thema', 'donker')")
    page.evaluate("localStorage.setItem('kompas:/elders/#formulier/1', 'van een ander')")
    name_field(page).fill("Noord")
    keep_on_device(page)
    if where == "form":
        more(page, "Wis alles op dit apparaat")
        said = message(page)
    else:
        page.get_by_role("button", name="Wis bewaarde antwoorden").click()
        said = page.get_by_role("contentinfo").get_by_role("status")
    answer_dialog(page, "Wis alles")
    expect(said).to_contain_text("Alles is gewist.")
    expect(name_field(page)).to_have_value("")
    assert own_keys(page) == ["kompas:/elders/#formulier/1"]
    assert page.evaluate("localStorage.getItem('kompas:thema')") == "donker"
    name_field(page).fill("Iets nieuws")
    assert own_keys(page) == ["kompas:/elders/#formulier/1"]


def test_the_foot_of_any_page_wipes_only_when_something_is_kept(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    button = page.get_by_role("button", name="Wis bewaarde antwoorden")
    page.goto(site.url("index.html"))
    expect(button).to_be_hidden()
    open_form(page, site)
    keep_on_device(page)
    expect(button).to_be_visible()
    page.goto(site.url("index.html"))
    button.click()
    answer_dialog(page, "Wis alles")
    expect(button).to_be_hidden()
    assert own_keys(page) == []


# Several copies


def test_copies_are_made_switched_renamed_and_removed(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("Noord")
    keep_on_device(page, "Netwerk Noord")
    manage(page, "Nieuwe lege kopie")
    name_in_dialog(page, "Netwerk Oost")
    expect(name_field(page)).to_have_value("")
    name_field(page).fill("Oost")
    choose_copy(page, "Netwerk Noord")
    expect(name_field(page)).to_have_value("Noord")
    manage(page, "Andere naam")
    name_in_dialog(page, "Regio Noord")
    manage(page, "Kopieer deze")
    name_in_dialog(page, "Regio Zuid")
    expect(name_field(page)).to_have_value("Noord")
    expect_copies(page, ["Regio Noord", "Netwerk Oost", "Regio Zuid"])
    choose_copy(page, "Netwerk Oost")
    expect(name_field(page)).to_have_value("Oost")
    manage(page, "Verwijder deze")
    expect(message(page)).to_have_text("De kopie “Netwerk Oost” is verwijderd.")
    expect_copies(page, ["Regio Noord", "Regio Zuid"])
    press(page, "Ongedaan maken")
    expect(name_field(page)).to_have_value("Oost")
    expect_copies(page, ["Regio Noord", "Netwerk Oost", "Regio Zuid"])


def test_a_tab_stays_in_its_own_copy(site: Site, new_page: NewPage) -> None:
    one = new_page()
    open_form(one, site)
    name_field(one).fill("Noord")
    keep_on_device(one, "Netwerk Noord")
    other = one.context.new_page()
    open_form(other, site)
    manage(other, "Nieuwe lege kopie")
    name_in_dialog(other, "Netwerk Oost")
    name_field(other).fill("Oost")
    one.reload()
    expect(name_field(one)).to_have_value("Noord")
    other.reload()
    expect(name_field(other)).to_have_value("Oost")


def test_without_a_name_a_copy_gets_a_number(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    keep_on_device(page, "")
    expect_copies(page, ["Kopie 1"])


# Two tabs


@pytest.fixture
def two_tabs(site: Site, new_page: NewPage) -> tuple[Page, Page]:
    """The same copy in two tabs, changed in both."""
    here = new_page()
    open_form(here, site)
    name_field(here).fill("Eerst")
    keep_on_device(here)
    there = here.context.new_page()
    open_form(there, site)
    expect(name_field(there)).to_have_value("Eerst")
    name_field(there).fill("Van daar")
    expect(message(here)).to_contain_text("Een ander tabblad heeft deze kopie gewijzigd.")
    name_field(here).fill("Van hier")
    return here, there


def test_nothing_of_another_tab_is_overwritten(two_tabs: tuple[Page, Page]) -> None:
    here, there = two_tabs
    [record] = kept(here).values()
    assert record["antwoorden"] == {"naam": "Van daar"}
    expect(name_field(there)).to_have_value("Van daar")


def test_until_somebody_chooses_the_answers_here_are_at_risk(two_tabs: tuple[Page, Page]) -> None:
    here, _ = two_tabs
    phase_link(here).click()
    answer_dialog(here, "Blijf hier")
    expect(name_field(here)).to_have_value("Van hier")


def test_a_change_that_nobody_told_of_is_not_overwritten_either(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("Eerst")
    keep_on_device(page)
    [record] = kept(page).values()
    # A page hears only of what other pages write.
    put_record(page, json.dumps({**record, "antwoorden": {"naam": "Van elders"}}))
    name_field(page).fill("Van hier")
    expect(message(page)).to_contain_text("Een ander tabblad heeft deze kopie gewijzigd.")
    [record] = kept(page).values()
    assert record["antwoorden"] == {"naam": "Van elders"}


def test_what_another_tab_made_is_taken_over(two_tabs: tuple[Page, Page]) -> None:
    here, _ = two_tabs
    press(here, "Neem het andere over")
    expect(name_field(here)).to_have_value("Van daar")
    name_field(here).fill("Verder")
    [record] = kept(here).values()
    assert record["antwoorden"] == {"naam": "Verder"}


def test_both_are_kept_as_two_copies(two_tabs: tuple[Page, Page]) -> None:
    here, _ = two_tabs
    press(here, "Bewaar ze allebei")
    expect(name_field(here)).to_have_value("Van hier")
    expect_copies(here, ["Netwerk Noord", "Netwerk Noord 2"])
    answers = {record["antwoorden"]["naam"] for record in kept(here).values()}
    assert answers == {"Van daar", "Van hier"}


def test_a_copy_that_another_tab_wiped_is_told(site: Site, new_page: NewPage) -> None:
    here = new_page()
    open_form(here, site)
    name_field(here).fill("Noord")
    keep_on_device(here)
    there = here.context.new_page()
    there.goto(site.url("index.html"))
    there.get_by_role("button", name="Wis bewaarde antwoorden").click()
    answer_dialog(there, "Wis alles")
    expect(message(here)).to_contain_text("wordt niet meer op dit apparaat bewaard")
    expect(name_field(here)).to_have_value("Noord")
    assert kept(here) == {}


# Storage that is full, off or broken


def test_full_storage_is_told_and_nothing_is_lost(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("Noord")
    keep_on_device(page)
    page.evaluate(
        """() => {
          let text = 'x'.repeat(1 << 20);
          for (let number = 0; text; ) {
            try { localStorage.setItem('vol' + number++, text); }
            catch { text = text.slice(1 + text.length / 2); }
          }
        }"""
    )
    name_field(page).fill("Noord en nog veel meer tekst " * 3)
    expect(message(page)).to_contain_text("De opslag van je browser is vol.")
    [record] = kept(page).values()
    assert record["antwoorden"] == {"naam": "Noord"}
    with page.expect_download():
        press(page, "Sla nu op als bestand")
    page.evaluate(
        """() => Object.keys(localStorage)
          .filter(key => key.startsWith('vol'))
          .forEach(key => localStorage.removeItem(key))"""
    )
    name_field(page).fill("Ruimte")
    [record] = kept(page).values()
    assert record["antwoorden"] == {"naam": "Ruimte"}


def test_a_browser_that_allows_no_storage(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(
        """for (const name of ['localStorage', 'sessionStorage']) {
          const get = () => { throw new DOMException('no', 'SecurityError'); };
          Object.defineProperty(window, name, { get });
        }"""
    )
    open_form(page, site)
    name_field(page).fill("Noord")
    press(page, "Bewaar op dit apparaat")
    press(page, "Bewaar hier")
    expect(message(page)).to_contain_text("Je browser staat bewaren niet toe.")
    expect(name_field(page)).to_have_value("Noord")
    assert saved_file(page)[1]["antwoorden"] == {"naam": "Noord"}


BROKEN_RECORDS = [
    "",
    "{",
    "null",
    "[]",
    '"tekst"',
    '{"verloopt": "ooit"}',
    '{"gemaakt": 1, "gewijzigd": {}, "verloopt": null}',
    "x" * 1_000_000,
]


def test_a_record_without_an_end_is_removed(site: Site, new_page: NewPage) -> None:
    page = new_page()
    errors = errors_of(page)
    page.goto(site.url("hulp.html"))
    for number, record in enumerate(BROKEN_RECORDS):
        put_record(page, record, number)
    open_form(page, site)
    expect(standing(page)).to_have_text("Je antwoorden staan alleen in dit tabblad.")
    assert own_keys(page) == []
    assert not errors


@pytest.mark.parametrize(
    "changes",
    [{"antwoorden": 3}, {"versie": "x"}, {"antwoorden": {"__proto__": {"x": "y"}}}, {"kompas": 1}],
    ids=str,
)
def test_a_copy_that_cannot_be_read_is_told_and_stays(
    site: Site, new_page: NewPage, changes: dict[str, Any]
) -> None:
    page = new_page()
    page.goto(site.url("hulp.html"))
    times = dict.fromkeys(("gemaakt", "gewijzigd", "verloopt"), "2099-01-01T00:00:00.000Z")
    text = saved(**times, naam="Noord", **changes)
    put_record(page, text)
    open_form(page, site)
    expect(message(page)).to_contain_text("De bewaarde kopie “Noord” is niet te lezen.")
    name_field(page).fill("Iets nieuws")
    keep_on_device(page, "Oost")
    assert sorted(record["naam"] for record in kept(page).values()) == ["Noord", "Oost"]


# In a file


def test_a_file_is_saved_and_opened(site: Site, new_page: NewPage) -> None:
    page = new_page(timezone_id="Europe/Amsterdam")
    page.clock.set_fixed_time("2026-11-22T10:15:00+01:00")
    open_form(page, site)
    name_field(page).fill("Één ’t Groene – € 10")
    page.get_by_label("Groei", exact=True).check()
    name, content = saved_file(page)
    assert name == "kompas-governance-checklist-2026-11-22.kompas.json"
    expect(standing(page)).to_have_text("Opgeslagen als bestand om 10:15.")
    assert content["kompas"] == "antwoorden"
    assert content["bewaard"] == "2026-11-22T10:15:00+01:00"
    assert content["antwoorden"] == {"naam": "Één ’t Groene – € 10", "fase": "groei"}
    page.reload()
    expect(name_field(page)).to_have_value("")
    open_file(page, json.dumps(content), "hernoemd.txt")
    expect(name_field(page)).to_have_value("Één ’t Groene – € 10")
    expect(page.get_by_label("Groei", exact=True)).to_be_checked()
    expect(standing(page)).to_have_text("Geopend uit een bestand om 10:15.")
    name_field(page).press_sequentially("!")
    expect(standing(page)).to_contain_text("Wat je daarna wijzigde, is nog niet bewaard.")
    assert own_keys(page) == []


def test_a_file_replaces_answers_only_after_a_question(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("Wat er stond")
    open_file(page, saved())
    answer_dialog(page, "Niet openen")
    expect(name_field(page)).to_have_value("Wat er stond")
    open_file(page, saved())
    answer_dialog(page, "Vervang de antwoorden")
    expect(name_field(page)).to_have_value("Uit het bestand")
    press(page, "Ongedaan maken")
    expect(name_field(page)).to_have_value("Wat er stond")


def test_a_file_is_opened_beside_the_kept_copy(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("Noord")
    keep_on_device(page, "Netwerk Noord")
    open_file(page, saved(naam="Netwerk Oost"))
    answer_dialog(page, "Open als nieuwe kopie")
    expect(name_field(page)).to_have_value("Uit het bestand")
    expect_copies(page, ["Netwerk Noord", "Netwerk Oost"])
    choose_copy(page, "Netwerk Noord")
    expect(name_field(page)).to_have_value("Noord")


def test_a_dropped_file_is_opened(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    transfer = page.evaluate_handle(
        """text => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], 'antwoorden.json'));
          return transfer;
        }""",
        saved(),
    )
    page.dispatch_event(".formulier", "drop", {"dataTransfer": transfer})
    expect(name_field(page)).to_have_value("Uit het bestand")


def test_what_no_longer_fits_stays_readable_and_is_saved_again(
    site: Site, new_page: NewPage
) -> None:
    page = new_page()
    open_form(page, site)
    answers = {"naam": "Noord", "vroeger": "Een <b>oud</b> antwoord\nop twee regels"}
    earlier = [{"vraag": "Nog ouder", "antwoord": "Tekst"}]
    open_file(page, saved(versie=9, antwoorden=answers, **{"past-niet": earlier}))
    expect(message(page)).to_contain_text("nieuwere versie")
    box = page.locator(".bewaren-past-niet")
    expect(box).to_contain_text("Een <b>oud</b> antwoord\nop twee regels", use_inner_text=True)
    expect(box.locator("dt")).to_have_text(["Nog ouder", re.compile("vroeger")])
    left = saved_file(page)[1]["past-niet"]
    assert [item["antwoord"] for item in left] == ["Tekst", answers["vroeger"]]
    press(page, "Verwijder deze tekst")
    expect(box).to_be_hidden()
    press(page, "Ongedaan maken")
    expect(box).to_be_visible()


def test_a_file_of_another_form_leads_there(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    open_file(page, saved(formulier="imwr-pdca-invulformulier"))
    expect(message(page)).to_contain_text("Dit bestand hoort bij een ander formulier.")
    message(page).get_by_role("link").click()
    expect(page).to_have_url(re.compile(OTHER_FORM))


def test_a_file_of_a_form_that_this_site_does_not_have(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    open_file(page, saved(formulier="javascript:alert(1)"))
    expect(message(page)).to_contain_text("dat niet op deze site staat")
    expect(message(page).get_by_role("link")).to_have_count(0)


def deep(levels: int) -> str:
    return '{"kompas":"antwoorden","formulier":"governance-checklist","versie":1,"antwoorden":' + (
        '{"a":' * levels + '"x"' + "}" * levels + "}"
    )


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "one letter": b"x",
    "zeros": bytes(5000),
    "no JSON": b"{kapot",
    "JSON of something else": b'{"naam": "pakket", "version": "1.0"}',
    "a list": b"[1, 2, 3]",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "a page": b"<!DOCTYPE html><script>alert(1)</script>",
    "too large": saved(antwoorden={"naam": "x" * 3_000_000}).encode(),
    "deep": deep(100_000).encode(),
    "wrong answers": saved(antwoorden={"naam": {"diep": {"dieper": {"diepst": "x"}}}}).encode(),
    "prototype": saved(antwoorden={"__proto__": {"naam": "x"}}).encode(),
    "no version": saved(versie=None).encode(),
    "version below one": saved(versie=-1).encode(),
    "half a file": saved().encode()[:90],
    "no text": b'{"kompas": "\xff\xfe\xfd"}',
    "an archive of something": b"PK\x03\x04" + bytes(300),
}


def test_a_file_that_is_no_form_changes_nothing(site: Site, new_page: NewPage) -> None:
    page = new_page()
    errors = errors_of(page)
    open_form(page, site)
    name_field(page).fill("Wat er stond")
    for name, content in HOSTILE.items():
        message(page).evaluate("message => message.replaceChildren()")
        open_file(page, content)
        expect(message(page), name).to_have_text(re.compile(r"[Bb]estand.+[.]"))
        expect(name_field(page), name).to_have_value("Wat er stond")
        expect(page.get_by_role("dialog"), name).to_have_count(0)
    assert not errors


def test_html_in_a_file_stays_text(site: Site, new_page: NewPage) -> None:
    page = new_page()
    errors = errors_of(page)
    open_form(page, site)
    evil = "<img src=x onerror=alert(1)>\"'</textarea><script>alert(2)</script>"
    open_file(page, saved(naam=evil, antwoorden={"naam": evil, "weg": evil}))
    expect(name_field(page)).to_have_value(evil)
    expect(page.locator(".bewaren-past-niet dd")).to_have_text(evil)
    keep_on_device(page, evil[:60])
    expect_copies(page, [evil[:60]])
    assert not errors


# Clearing and leaving


def test_an_emptied_form_can_be_brought_back(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("Noord")
    more(page, "Maak het formulier leeg")
    expect(name_field(page)).to_have_value("")
    press(page, "Ongedaan maken")
    expect(name_field(page)).to_have_value("Noord")


def phase_link(page: Page) -> Locator:
    return page.get_by_role("contentinfo").get_by_role("link", name="Analyse")


def test_a_tap_on_the_phase_bar_asks_first(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).press_sequentially("Noord")
    phase_link(page).click()
    answer_dialog(page, "Blijf hier")
    expect(page).to_have_url(site.url(FORM))
    expect(name_field(page)).to_have_value("Noord")
    phase_link(page).click()
    with page.expect_download():
        answer_dialog(page, "Sla op als bestand en ga weg")
    expect(page).to_have_url(re.compile("fasen/analyse"))


@pytest.mark.parametrize("keep", ["file", "device", "empty"])
def test_who_kept_the_answers_leaves_without_a_question(
    site: Site, new_page: NewPage, keep: str
) -> None:
    page = new_page()
    asked = dialogs_of(page)
    open_form(page, site)
    if keep != "empty":
        name_field(page).press_sequentially("Noord")
    if keep == "file":
        saved_file(page)
    elif keep == "device":
        keep_on_device(page)
    phase_link(page).click()
    expect(page).to_have_url(re.compile("fasen/analyse"))
    assert asked == []


@pytest.mark.parametrize("way", ["reload", "close"])
def test_reloading_and_closing_ask_first(site: Site, new_page: NewPage, way: str) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).press_sequentially("Noord")
    with page.expect_event("dialog") as asked:
        if way == "reload":
            page.evaluate("setTimeout(() => location.reload())")
        else:
            page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(name_field(page)).to_have_value("Noord")


def test_an_emergency_number_rings_without_a_question(site: Site, new_page: NewPage) -> None:
    page = new_page()
    asked = dialogs_of(page)
    open_form(page, site)
    name_field(page).press_sequentially("Noord")
    page.locator(".noodnummers a").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(name_field(page)).to_have_value("Noord")
    assert asked == []


def test_a_page_shown_again_from_memory_holds_nothing(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("Noord")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(name_field(page)).to_have_value("")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(name_field(page)).to_have_value("")


def test_a_kept_copy_is_there_on_the_way_back(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    name_field(page).fill("Noord")
    keep_on_device(page)
    before = kept(page)
    phase_link(page).click()
    expect(page).to_have_url(re.compile("fasen/analyse"))
    page.go_back()
    expect(name_field(page)).to_have_value("Noord")
    assert kept(page) == before


# How it looks and is reached


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_bar(
    site: Site, new_page: NewPage, scheme: str, width: int
) -> None:
    page = new_page(width, color_scheme=scheme, reduced_motion="reduce")
    open_form(page, site)
    name_field(page).fill("Mail naar iemand@voorbeeld.nl")
    name_field(page).press("Tab")
    press(page, "Bewaar op dit apparaat")
    found = findings(page)
    press(page, "Bewaar hier")
    open_file(page, saved(antwoorden={"weg": "Oud"}))
    found += findings(page)
    answer_dialog(page, "Vervang de antwoorden")
    more(page, "Wis alles op dit apparaat")
    answer_dialog(page, "Toch niet")
    page.locator(".kopieen summary").click()
    found += findings(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not found, "\n".join(found)


def test_keeping_works_with_the_keyboard_alone(site: Site, new_page: NewPage) -> None:
    page = new_page()
    open_form(page, site)
    bar(page).get_by_role("button", name="Bewaar op dit apparaat").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Netwerk Noord")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Kopie", exact=True)).to_be_focused()
    expect_copies(page, ["Netwerk Noord"])


def test_without_scripts_and_on_paper_there_is_no_bar(site: Site, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url(FORM))
    expect(page.locator(".bewaren")).to_be_hidden()
    expect(page.locator(".voet-wis")).to_be_hidden()
    page = new_page()
    open_form(page, site)
    page.emulate_media(media="print")
    expect(page.locator(".bewaren")).to_be_hidden()
