"""Names of several words that are hardly ever written small."""

from __future__ import annotations

import pytest

from mtfix.casing import steady
from mtfix.casing.lexicon import english, key_of
from mtfix.casing.lists import entries
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A spokesman of the white house left.", "A spokesman of the White House left."),
        ("The ferry crosses the red sea twice.", "The ferry crosses the Red Sea twice."),
        ("She moved to new jersey in May.", "She moved to New Jersey in May."),
        ("A loan of the world bank was paid.", "A loan of the World Bank was paid."),
        ("He said that general motors had paid.", "He said that General Motors had paid."),
        ("It is in the google play store.", "It is in the Google Play store."),
        ("They reached the champions league.", "They reached the Champions League."),
    ],
    ids=lambda text: text[:30],
)
def test_they_are_raised(text: str, wanted: str) -> None:
    assert corrected(steady, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He lives in a white house near the church.",  # another article
        "She put on the new jersey and left.",  # the state has no article
        "A white house burned down; the white house had been empty.",  # one of a kind
        "The white house on the hill was sold.",  # a place that nobody needs to be told
        "From the tower they saw the red sea of roofs.",
        "The white house by the mill is not the White House.",
        "We ate the rest of the red seafood.",
        "Read the white-house-keeping rules.",
    ],
    ids=lambda text: text[:30],
)
def test_things_stay_small(text: str) -> None:
    assert corrected(steady, text) == text


def test_the_lexicon_knows_how_all_of_them_are_written() -> None:
    names = [entry.rstrip("?").removeprefix("the ") for entry in entries("steady_names")]
    assert len(names) > 3000
    assert [name for name in names if " " not in name] == []
    assert [name for name in names if key_of(english().phrase(name)) != name] == []
