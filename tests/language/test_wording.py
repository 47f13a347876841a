import pytest

from tests.language.passages import editions, own_passages, refuse
from tests.language.samples import label, running_text
from tests.language.wording import (
    PLAIN_WORDS,
    placeholders,
    private_contacts,
    promised_chats,
    stiff_words,
)


def test_nothing_is_left_to_write() -> None:
    refuse(placeholders(own_passages()))


@pytest.mark.parametrize(
    "text",
    ["Lorem ipsum dolor.", "TODO: afmaken", "Dit is nog in te vullen.", "Tekst volgt.", "XXX"],
)
def test_a_placeholder_is_found(text: str) -> None:
    assert len(list(placeholders([running_text(text)]))) == 1


@pytest.mark.parametrize("text", ["…", " \n", "...", "**", "- "])
def test_an_empty_section_is_found(text: str) -> None:
    assert [problem.message for problem in placeholders([running_text(text)])] == [
        "hier staat geen tekst"
    ]


def test_what_is_no_placeholder() -> None:
    todo = running_text("Vul in wat je nog wilt weten … en wie dat uitzoekt. De methodologie.")

    assert list(placeholders([todo, label("–", "rijen")])) == []


def test_there_are_no_stiff_words() -> None:
    refuse(stiff_words(own_passages()))


def test_a_stiff_word_is_found_with_a_plain_one() -> None:
    text = running_text("Men dient te bellen, teneinde dit middels een brief te regelen.")

    assert [str(problem) for problem in stiff_words([text])] == [
        'proef.yml:1:5: schrijf voor "dient te" liever: moet',
        'proef.yml:1:22: schrijf voor "teneinde" liever: om',
        'proef.yml:1:35: schrijf voor "middels" liever: met',
    ]
    assert list(stiff_words([running_text("Inmiddels dient het een doel.")])) == []
    assert len(list(stiff_words([running_text("In het kader van i.v.m. iets.")]))) == 2
    assert all(word == word.lower() for word in PLAIN_WORDS)


def test_no_chat_is_promised_day_and_night() -> None:
    refuse(promised_chats(own_passages()))


@pytest.mark.parametrize(
    "text",
    [
        "Chat met Veilig Thuis, dag en nacht.",
        "Je kunt ook chatten. Dat kan 24/7.",
        "De chat is er altijd voor je.",
    ],
)
def test_a_promised_chat_is_found(text: str) -> None:
    assert len(list(promised_chats([running_text(text)]))) == 1


def test_a_promise_beside_the_word_chat_is_found() -> None:
    assert len(list(promised_chats([label("Chat"), running_text("Gratis, dag en nacht.")]))) == 1


def test_calling_day_and_night_is_true() -> None:
    text = "Chatten kan op werkdagen. Bellen kan dag en nacht. Dat is gratis."

    assert list(promised_chats([running_text(text)])) == []


def test_there_are_no_private_contacts() -> None:
    refuse(
        problem
        for edition in editions()
        for problem in private_contacts(
            edition.own_passages, [entry.nummer for entry in edition.handbook.kompas.noodnummers]
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mail naar iemand@example.org.",
        "[Mail](mailto:iemand)",
        "Bel 06-12345678.",
        "Via 0592 123 456 of later.",
        "Via +31 (0)592 12 34 56.",
        "Bel met 113.",
        "[Bel](tel:0900123456)",
    ],
)
def test_a_private_contact_is_found(text: str) -> None:
    assert list(private_contacts([running_text(text)], []))


@pytest.mark.parametrize(
    "text",
    [
        "Bel **112** of 0800-2000.",
        "[Bel Veilig Thuis](tel:08002000)",
        "Op 01-02-2023, van 0 tot 100 jaar.",
        "Zie https://example.org/pub/0612345678 over 2020-2024.",
        "Bel 3 partners. Bel de Kindertelefoon: 0800-0432.",
    ],
)
def test_what_is_public(text: str) -> None:
    assert list(private_contacts([running_text(text)], ["0800-0432"])) == []
