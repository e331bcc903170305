"""Words that could be names and stand as common nouns; and the same words as names."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    "text",
    [
        "The twitter of the starlings woke the guests.",
        "From the roof came the loud twitter of swallows.",
        "The golden gate of the old fort was open.",
        "Our long island of sand lies in the river.",
        "The red sea of poppies is not the Red Sea.",
        "The white house by the mill isn’t the White House.",
        "The Black Forest is not the black forest behind us.",
        "At the station she ate a danish and drank tea.",
        "A danish is what he had for lunch.",
        "Her Ph.D. cook and an R.A.F. baker sang.",
        "The M.D. mason came late.",
        "The academy of fine arts was closed on Monday.",
        "A museum of fine arts is planned in Antwerp.",
        "The polish on her boots was dry, and the Polish sailor went out.",
        "They camped on the bank of England’s longest river and by the bank of Thames.",
    ],
    ids=lambda text: text[:30],
)
def test_common_nouns_stay_small(text: str) -> None:
    assert mtfix.fix(text).text == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The actor wrote on twitter that he left.", "The actor wrote on Twitter that he left."),
        ("She posted it on facebook and on twitter.", "She posted it on Facebook and on Twitter."),
        ("We met a danish sailor in the port.", "We met a Danish sailor in the port."),
        ("The plays of G. B. shaw are old.", "The plays of G. B. Shaw are old."),
        (
            "The golden gate bridge in San Francisco was shut.",
            "The Golden Gate Bridge in San Francisco was shut.",
        ),
        (
            "He runs the museum of natural history in vienna.",
            "He runs the Museum of Natural History in Vienna.",
        ),
        (
            "Students of the academy of performing arts in prague met.",
            "Students of the Academy of Performing Arts in Prague met.",
        ),
    ],
    ids=lambda text: text[:30],
)
def test_names_are_raised_all_the_same(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted


def test_an_institution_is_left_where_the_text_has_its_capitals() -> None:
    text = "He went to the school of economics in Vienna."
    assert mtfix.fix(text).text == text
