"""The pronoun I."""

from __future__ import annotations

import pytest

from mtfix.casing import pronouns
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    "text",
    [
        "My sister and i own a barge.",
        "Our cousin Ada and i still live there.",
        "He knew that i was late.",
        "It rained, and i've lost the key.",
        "We waited, but then i only laughed.",
        "He asked what i kept there.",
        "We left, but i visit her often.",
    ],
    ids=lambda text: text[:20],
)
def test_it_has_a_capital(text: str) -> None:
    assert corrected(pronouns, text) == text.replace(" i", " I")


@pytest.mark.parametrize(
    "text",
    [
        "The sum runs over n and i goes up.",
        "See points h and i below.",
        "Take the letters j, i and k.",
        "There are n rows, and row i only depends on x.",
    ],
    ids=lambda text: text[:20],
)
def test_letters_stay_small(text: str) -> None:
    assert corrected(pronouns, text) == text


def test_it_begins_a_quotation() -> None:
    text = "She laughed. “i only asked,” he said."
    assert corrected(pronouns, text) == text.replace("“i", "“I")
