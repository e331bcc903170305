"""Capitals told by brackets, papers, roles and titles, and reports that have lost all of theirs."""

from __future__ import annotations

import pytest

import mtfix


def _fixed(text: str) -> str:
    return mtfix.fix(text).text


@pytest.mark.parametrize(
    "text",
    [
        "The World Food Programme (»wfp«) sent rice to the port.",
        "The European Space Agency (»esa«) and the United Nations (»un«) agreed.",
        "The Asia-Pacific Trade Forum (»aptf«) met again on Friday.",
        "The Organisation for Alpine Guides and Huts (»oagh«) has 900 members.",
    ],
    ids=lambda text: text[4:30],
)
def test_acronyms_behind_the_names_that_spell_them(text: str) -> None:
    wanted = "".join(
        part.upper() if index % 2 else part
        for index, part in enumerate(text.replace("«", "»").split("»"))
    )
    assert _fixed(text.replace("»", "").replace("«", "")) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The engine makes 900 Revolutions Per Minute (rpm) at most.",
        "The part of Hamlet went to Henry Irving Matthews (him).",
        "Jane Smith (js) wrote the report.",
        "The Deutsche Presse Agentur (dpa) said so.",
        "Use Secure Copy (scp) for files: scp is safe, and scp is fast.",
        "A World of Zoos (wof) is a book.",
        "He asked Harold Evans (he was late) twice.",
        "The old town hall (oth) was sold.",
    ],
    ids=lambda text: text[:30],
)
def test_what_is_no_acronym_stays(text: str) -> None:
    assert _fixed(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "toyota will build a second plant not far from oslo in february.\n\n"
            "The plant will cost more than the last one.",
            "Toyota will build a second plant not far from Oslo in February.\n\n"
            "The plant will cost more than the last one.",
        ),
        (
            "norway beat iceland 4:1 in oslo, and the coach said they were lucky.",
            "Norway beat Iceland 4:1 in Oslo, and the coach said they were lucky.",
        ),
        (
            "the head of the bank in zurich said on friday that austria had signed the contract.",
            "The head of the bank in Zurich said on Friday that Austria had signed the contract.",
        ),
        (
            "“nobody was at home,” said the guard Anton Belov. belov has two dogs in minsk."
            "\n\nThe court sat in Kyiv.",
            "“Nobody was at home,” said the guard Anton Belov. Belov has two dogs in Minsk."
            "\n\nThe court sat in Kyiv.",
        ),
    ],
    ids=["plant", "match", "bank", "quotation"],
)
def test_reports_without_capitals(text: str, wanted: str) -> None:
    assert _fixed(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "going to oslo on friday, anyone want to join?",
        "The season is long and full of visitors from everywhere.\nIt is high in the south;\n"
        "between december and april few come to oslo to see the sea.",
        "we will meet in oslo in february if nobody minds it.\n\nSee what the others have to say.",
        "my sister moved from berlin to oslo last year and said it rains a lot in norway.",
        "cheap flights from oslo to berlin in may",
        "norway, iceland, denmark, sweden, finland, estonia, latvia, poland and germany said no",
        "the wind at ostend in march\nthe rain from england said my name\nand nothing else.",
        "anna said she missed the train from oslo to berlin on friday. she was late.",
        "openSUSE was shown to Anna Roe in Rome.",
        "fixed the bug with french dates in january.",
    ],
    ids=lambda text: text[:30],
)
def test_chat_verse_and_lists_without_capitals_stay(text: str) -> None:
    assert _fixed(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("As tass reported, the road is closed.", "As TASS reported, the road is closed."),
        (
            "The agency interfax wrote that the road is closed.",
            "The agency Interfax wrote that the road is closed.",
        ),
        (
            "He told the newspaper diário de lisboa that he was ill.",
            "He told the newspaper Diário de Lisboa that he was ill.",
        ),
        (
            "The director of the circus, Umarbek soltonov, was ill.",
            "The director of the circus, Umarbek Soltonov, was ill.",
        ),
        (
            "The band recorded an album called harbour in a barn.",
            "The band recorded an album called Harbour in a barn.",
        ),
        (
            "His film titled the harbour opened the festival.",
            "His film titled The Harbour opened the festival.",
        ),
    ],
    ids=["as", "agency", "newspaper", "role", "called", "titled"],
)
def test_names_told_by_what_introduces_them(text: str, wanted: str) -> None:
    assert _fixed(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "As people reported, the road is closed.",
        "The city szenat of Bremen met, and the port szenat of Bremen too.",
        "He sold it on the website dorvash. example. com and in a shop.",
        "The newspaper editor wrote, and the agency boss read it.",
        "The owner of the shop, Wisely sober, was there.",
        "A painting called miniature in Persia is small.",
        "A film called trailer is shown first.",
        "The comic called manga in Japan sold well.",
        "The film called brilliant at the festival was dull.",
    ],
    ids=lambda text: text[:30],
)
def test_common_nouns_that_are_introduced_so_stay(text: str) -> None:
    assert _fixed(text) == text


_MODELS = "The h200 and the mk9 fly with the rs68; the ax3 of PetroVac does not."


def test_models_in_small_letters_do_not_make_a_text_one_about_code() -> None:
    told = f"In germany and italy, pilots from norway met. {_MODELS}"
    assert "from Norway met" in _fixed(told)


def test_names_of_parts_of_programs_do() -> None:
    text = "Set utf8, sha256 and ipv4 in germany for the x86 build."
    assert _fixed(text) == text


_CITIES = "Oslo, Nairobi, Lisbon, Prague, Warsaw, Vienna, Madrid and Dublin are far from Chicago."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trains from lagos stop. The port dorvash, he said.", "port Dorvash,"),
        (f"{_CITIES} Trains from lagos stop. The port dorvash, he said.", "port dorvash,"),
    ],
    ids=["lost", "kept"],
)
def test_unknown_words_are_names_where_many_were_lost(text: str, wanted: str) -> None:
    assert wanted in _fixed(text)
