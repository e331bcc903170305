"""Months and holidays that are words too."""

from __future__ import annotations

import pytest

from mtfix.casing import dates
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It opens in early may, they said.", "It opens in early May, they said."),
        ("The shop is shut on labor day.", "The shop is shut on Labor Day."),
        ("They met before the victory day parade.", "They met before the Victory Day parade."),
        ("We sell cards for mother’s day.", "We sell cards for Mother’s Day."),
        ("The bells ring on new year's eve.", "The bells ring on New Year's Eve."),
    ],
    ids=lambda text: text[:30],
)
def test_dates_are_raised(text: str, wanted: str) -> None:
    assert corrected(dates, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Two may come, and one may stay.",
        "It was a mother's day at work.",
        "They prayed on the lord's day.",
        "They asked for independence day by day.",
        "It rained on the day after.",
    ],
    ids=lambda text: text[:30],
)
def test_other_words_stay_small(text: str) -> None:
    assert corrected(dates, text) == text
