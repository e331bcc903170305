"""Names whose words are raised together or not at all, and words that are no names of the text."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Margaret thatcher spoke. A bust of thatcher stands there.",
            "Margaret Thatcher spoke. A bust of Thatcher stands there.",
        ),
        (
            "Stephen king has a new book, and King's readers love it.",
            "Stephen King has a new book, and King's readers love it.",
        ),
        ("She teaches at hanyang university.", "She teaches at Hanyang University."),
        ("We visited the british council there.", "We visited the British Council there."),
        ("He served in the royal canadian navy.", "He served in the Royal Canadian Navy."),
        ("Prices rose. hyundai motor is pleased.", "Prices rose. Hyundai Motor is pleased."),
        ("It was said by chairman Park hyun-woo.", "It was said by chairman Park Hyun-woo."),
        ("A play directed by Tarvo mellisk, opened.", "A play directed by Tarvo Mellisk, opened."),
        ("This was reported by tass on Monday.", "This was reported by TASS on Monday."),
        ("The yard has launched the ssk-iv today.", "The yard has launched the SSK-IV today."),
        ("They cropped the picture in photoshop.", "They cropped the picture in Photoshop."),
        ("She saved the table in excel.", "She saved the table in Excel."),
    ],
    ids=lambda text: text[:30],
)
def test_what_belongs_together_is_raised_together(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He met a thatcher, and the work of the thatcher was good. Margaret Thatcher came too.",
        "The new king has a book. King Stephen met Stephen, king of the hill.",
        "A student of the college and of a university spoke.",
        "In Lee's pre-game talk, Kim so-called friends and Park on-site crews were named.",
        "It was reported by critics on Monday, and quoted by police.",
        "The tables in chrome and glass were sold. He put his word in and they excel in it.",
        "The Ministry обещает that the road is open, and Anna петрова agreed.",
        "Users of amazon. de pay more than they did.",
        "Dr. med. Weiss, Dr. rer. nat. Hahn and Prof. emer. Larsen spoke to us.",
        "In 2013 tb killed many. They treated 12 tb patients.",
    ],
    ids=lambda text: text[:30],
)
def test_other_words_stay(text: str) -> None:
    assert mtfix.fix(text).text == text


def test_a_sentence_behind_a_doctor_s_surname_begins() -> None:
    text = "Nobody had seen Dr. baker. He was ill. We met Dr. phil. Anna Weber."
    assert mtfix.fix(text).text == text.replace("baker", "Baker")
