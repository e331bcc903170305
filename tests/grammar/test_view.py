"""What LanguageTool sees: one character for one, and nothing that is no prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.document import OBJECT
from mtfix.grammar.view import LONGEST, is_doubtful, seen, shown
from mtfix.reading import read


def _texts(text: str, format_: str = "text", language: str = "en") -> list[str]:
    return [block.text for block in shown(read(text, format_, None), language)]  # type: ignore[arg-type]


@given(st.text() | st.text(st.characters(min_codepoint=0xD700, max_codepoint=0x1F700)))
def test_each_character_shows_as_one_unit_of_utf_16(text: str) -> None:
    assert len(seen(text)) == len(text)
    assert len(seen(text).encode("utf-16-le")) == 2 * len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("a\r\nb\tc", "a  b c"),
        ("𝒜n 😀", "An ☺"),
        (f"see {OBJECT}.", "see Q."),
        ("e\u0301tude, café", "e\u0301tude, café"),
        ("a\x00b\ud800", "a☺b☺"),
    ],
)
def test_what_a_character_shows_as(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_tags_are_not_seen_and_blocks_are_apart() -> None:
    html = "<h1>All the news today</h1><p>He <b>ha</b>s a <code>x = 1</code> here.</p>"
    assert _texts(html, "html") == ["All the news today", "He has a Q here."]


def test_code_is_not_shown() -> None:
    assert _texts("for (int i = 0; i < 10; i++) { run(the, next); }\n\nThis is a whole text.") == [
        "This is a whole text."
    ]


@pytest.mark.parametrize("lead", ["- ", "* ", "1. ", "> ", "## ", "- [x] ", "> - "])
def test_the_sign_of_an_item_is_left_out(lead: str) -> None:
    assert _texts(f"{lead}Take all of them home.", "markdown") == ["Take all of them home."]


def test_blocks_of_other_languages_are_left_out() -> None:
    german = "Das Haus ist nicht groß, und die Frau ist mit dem Hund in die Stadt gegangen."
    english = "The house is not big, and the woman has gone to the town with her dog."
    assert _texts(f"{english}\n\n{german}") == [english]
    assert _texts(f"{english}\n\n{german}", language="de") == [german]


def test_mere_words_are_not_shown() -> None:
    assert _texts("Home\n\n12 34 56 78\n\nSee also") == []


def test_a_long_block_is_shown_in_pieces_that_end_with_sentences() -> None:
    text = "The man has gone to the town. " * 1000
    pieces = list(shown(read(text.rstrip(), "text"), "en"))
    assert all(len(piece.text) <= LONGEST and piece.text.endswith("town.") for piece in pieces)
    assert all(text.startswith(piece.text, piece.start) for piece in pieces)
    assert sum(piece.text.count("town") for piece in pieces) == 1000


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        (f"He see {OBJECT} there.", "see", True),
        (f"{OBJECT} of a house are here", "house", False),
        (f"a {OBJECT} house are here", "house", True),
        ("an 😀 house", "an", True),
        ("he **are** here", "are", True),
        ("he\r\nare here", "are", False),
    ],
)
def test_a_match_is_doubtful_near_a_stand_in(text: str, part: str, expected: bool) -> None:
    start = text.index(part)
    assert is_doubtful(text, start, start + len(part)) is expected
