"""The meeting pack: choosing, the order, the times, sharing it and printing it in one go."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.site import Site
from tests.browser.test_accessibility import findings

pytestmark = pytest.mark.xdist_group("browser-vergadermap")

PACK = "vergadermap.html"
THREE = ("klantreis", "netwerk-in-kaart", "niet-vergeten-lijst")
TITLES: Mapping[str, str] = {
    "klantreis": "Klantreis",
    "netwerk-in-kaart": "Netwerk in kaart – de kwaliteit van verbindingen",
    "niet-vergeten-lijst": "Niet-Vergeten-Lijst",
}


def address(*parts: str) -> str:
    return f"{PACK}#{'&'.join(f'o={part}' for part in parts)}"


def order(page: Page) -> list[str]:
    return page.locator(".maprij-titel").all_inner_texts()


def run_sheet(page: Page) -> list[list[str]]:
    """Return time, title and minutes of each row, without the notes."""
    rows = page.locator(".vergaderblad-draaiboek tbody tr").all()
    return [
        [cell.split("\n")[0] for cell in row.locator("th, td").all_inner_texts()] for row in rows
    ]


def facts(page: Page) -> dict[str, str]:
    return {
        fact.locator("dt").inner_text(): fact.locator("dd").inner_text().replace("\n", " ")
        for fact in page.locator(".vergaderblad .feiten > div").all()
    }


def tick(page: Page, *titles: str) -> None:
    for title in titles:
        page.get_by_role("searchbox", name="Zoek in de lijst").fill(title)
        page.get_by_role("checkbox", name=title, exact=True).check()


def test_three_items_give_one_sum_one_group_and_one_list(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(PACK))
    expect(page.locator(".vergadermap-leeg")).to_be_visible()
    tick(page, *TITLES.values())
    assert order(page) == list(TITLES.values())
    assert facts(page) == {
        "Aan tafel": "6 uur en 30 minuten waarvan 3 uur en 30 minuten onze inschatting",
        "Voorbereiden": "45 minuten onze inschatting",
        "Groep": "6 mensen deels onze inschatting",
    }
    materials = page.locator(".vergaderblad-nodig li").all_inner_texts()
    assert (
        "post-its of kaartjes voor: Netwerk in kaart – de kwaliteit van verbindingen" in materials
    )
    assert "een procesbegeleider voor: Klantreis" in materials
    expect(page.locator(".voet a[href$='vergadermap.html']")).to_have_text("Vergadermap (3)")


def test_groups_that_do_not_fit_are_told(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(address("waarderende-interviews", "governance-checklist")))
    warning = page.locator(".vergaderblad-let-op")
    expect(warning).to_contain_text("Geen groep past bij alles.")
    expect(warning).to_contain_text("8 tot 24 mensen")
    expect(warning).to_contain_text("5 tot 7 mensen")


def test_the_order_changes_from_the_keyboard(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(address(*THREE)))
    later = page.get_by_role("button", name="Zet Klantreis later")
    later.focus()
    page.keyboard.press("Enter")
    expect(later).to_be_focused()
    expect(page.locator(".vergadermap-melding")).to_have_text(
        "Klantreis staat nu op plaats 2 van 3."
    )
    page.keyboard.press("Space")
    assert order(page) == [TITLES[name] for name in (*THREE[1:], THREE[0])]
    expect(later).to_be_focused()
    expect(later).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    assert order(page)[-1] == "Klantreis"


def test_the_order_changes_by_dragging(site: Site, new_page: NewPage) -> None:
    page = new_page(height=1400)
    page.goto(site.url(address(*THREE)))
    rows = page.locator(".maprij")
    rows.nth(2).locator(".maprij-greep").drag_to(rows.nth(0))
    assert order(page) == [TITLES[name] for name in (THREE[2], THREE[0], THREE[1])]


def test_clock_times_follow_from_the_start_and_the_minutes(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(address("klantreis", "filomena", "niet-vergeten-lijst")))
    page.get_by_role("textbox", name="Begintijd").fill("9.30")
    page.get_by_label("Minuten voor Klantreis").fill("90")
    page.get_by_role("button", name="Zet erbij").click()
    page.get_by_role("button", name="Zet Pauze eerder").click()
    assert run_sheet(page) == [
        ["09:30", "Klantreis", "90"],
        ["", "Filomena", ""],
        ["11:00", "Pauze", "15"],
        ["11:15", "Niet-Vergeten-Lijst", "75"],
        ["12:30", "Einde", ""],
    ]
    page.get_by_role("textbox", name="Begintijd").fill("half tien")
    expect(page.locator("#map-begin-fout")).to_have_text("Schrijf de tijd zo: 9:30.")


def test_minutes_that_are_no_number_are_refused(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(PACK))
    page.locator("#map-eigen-minuten").fill("lang")
    page.get_by_role("button", name="Zet erbij").click()
    expect(page.locator("#map-eigen-fout")).to_have_text("Schrijf hele minuten, zoals 15.")
    assert order(page) == []
    page.locator("#map-eigen-minuten").fill("20")
    page.get_by_role("button", name="Zet erbij").click()
    expect(page.locator("#map-eigen-fout")).to_be_empty()
    assert run_sheet(page) == [["", "Pauze", "20"]]


def test_what_could_not_be_loaded_is_told_before_printing(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.route("**/klantreis.js", lambda route: route.abort())
    page.add_init_script("window.print = () => { document.title = 'geprint' }")
    page.goto(site.url(address("klantreis", "filomena")))
    page.get_by_role("button", name="Print de hele map").click()
    expect(page).to_have_title("geprint")
    expect(page.locator(".vergadermap-printfout")).to_contain_text("niet laden: Klantreis.")


def test_who_opens_the_address_sees_the_same(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(address(*THREE)))
    page.get_by_label("Minuten voor Klantreis").fill("95")
    page.get_by_role("button", name="Zet erbij").click()
    page.get_by_role("button", name="Zet Niet-Vergeten-Lijst eerder").click()
    page.get_by_role("textbox", name="Titel").fill("Netwerk Oost & West")
    page.get_by_role("textbox", name="Begintijd").fill("13:00")
    shared = page.get_by_label("Adres van deze map")
    # Not in the whole address: the port of the server may well hold a 13.
    fragment = shared.input_value().partition("#")[2]
    assert "Oost" not in fragment
    assert "13" not in fragment
    page.get_by_role("checkbox", name="Zet ook titel, datum").check()
    assert page.url == shared.input_value()

    colleague = new_page()
    colleague.goto(shared.input_value())
    assert order(colleague) == order(page)
    assert run_sheet(colleague) == run_sheet(page)
    assert run_sheet(colleague)[0][0] == "13:00"
    expect(colleague.locator(".vergaderblad-titel")).to_have_text("Netwerk Oost & West")
    # Nobody but the reader gets to see the choice: it is in no request.
    assert "#o=" in shared.input_value()


def test_an_address_is_no_way_in_for_a_stranger(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(PACK + "#o=%3A5%3A%3Cimg%20src%3Dx%3E&o=../../kwaad&titel=%3Cb%3Evet"))
    assert order(page) == ["<img src=x>"]
    expect(page.locator(".vergaderblad-titel")).to_have_text("<b>vet")
    expect(page.locator(".vergadermap-onbekend")).to_contain_text("../../kwaad")


def test_a_tool_goes_into_the_pack_from_its_own_page(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url("tools/klantreis.html"))
    button = page.get_by_role("button", name="In de vergadermap")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(site.url("tools/netwerk-in-kaart.html"))
    page.get_by_role("button", name="In de vergadermap").click()
    page.get_by_role("link", name="Bekijk de map (2 onderdelen)").click()
    assert order(page) == [TITLES["klantreis"], TITLES["netwerk-in-kaart"]]
    page.get_by_role("button", name="Haal Klantreis uit de map").click()
    page.goto(site.url("tools/klantreis.html"))
    expect(button).to_have_attribute("aria-pressed", "false")


def test_nothing_stays_behind_but_the_choice_in_this_tab(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(address("klantreis")))
    page.get_by_role("textbox", name="Titel").fill("Geheim")
    kept = "() => JSON.stringify([localStorage, sessionStorage, document.cookie])"
    assert page.evaluate(kept) == ('[{},{"kompas:/kompas/#/vergadermap":"o=klantreis"},""]')
    page.get_by_role("button", name="Maak de map leeg").click()
    assert page.evaluate(kept) == '[{},{},""]'


def printed(page: Page) -> str:
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return " ".join(" ".join(sheet.extract_text() for sheet in pdf.pages).split())


@pytest.mark.parametrize("place", ["server", "map op schijf"])
def test_one_print_holds_everything(site: Site, new_page: NewPage, place: str) -> None:
    page = new_page(color_scheme="dark")
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    root = site.address if place == "server" else f"{site.folder.as_uri()}/"
    page.goto(root + address("klantreis", "filomena", "netwerk-in-kaart", ":20:Soep"))
    expect(page.locator(".vergaderstuk").nth(4)).to_be_attached()
    assert addresses
    assert all(asked.startswith(root) for asked in addresses)
    text = printed(page)
    for words in (
        *("Direct gevaar? Bel 112", "Veilig Thuis 0800-2000", "Draaiboek", "Neem mee", "Soep"),
        "Houd het vertrouwelijk",  # a block of the customer journey
        "Welkom, programma en kennismaking",  # its run sheet
        "Welke partijen doen ertoe?",  # a table of another form
    ):
        assert words in text, words
    for words in ("Zoek in de lijst", "Zet op volgorde", "Adres van deze map", "Losse bestanden"):
        assert words not in text, words
    assert text.index("Houd het vertrouwelijk") < text.index("Welke partijen doen ertoe?")


def test_paper_has_no_anchor_twice(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(address(*THREE)))
    expect(page.locator(".vergaderstuk").nth(5)).to_be_attached()
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))


def test_each_item_has_its_files(site: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(site.url(address("klantreis")))
    links = page.locator(".vergadermap-bestanden a")
    assert links.count() >= 2
    for link in links.all():
        assert re.search(r"\(PDF, .*[kM]B\)", link.inner_text())
        assert (site.folder / (link.get_attribute("href") or "")).is_file()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_full_pack(
    site: Site, new_page: NewPage, scheme: str, width: int
) -> None:
    page = new_page(width, color_scheme=scheme, reduced_motion="reduce")
    page.goto(site.url(address(*THREE, ":15:Pauze", "weg")))
    page.get_by_role("textbox", name="Begintijd").fill("laat")
    for group in page.locator(".vergadermap details").all():
        group.evaluate("group => { group.open = true }")
    assert findings(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
