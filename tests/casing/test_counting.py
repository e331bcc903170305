"""Counting trusted text, in bounded memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.casing.counting import Counts
from mtfix.casing.lexicon import PairUses, Uses


def _counted(*lines: str) -> Counts:
    counts = Counts()
    for line in lines:
        counts.add(line)
    return counts


def test_words_in_mid_sentence_are_counted_by_state() -> None:
    counts = _counted("Musk said that Musk, NASA and eBay met the musk's friends. Musk left.")
    uses = counts.uses()
    assert uses["musk"] == Uses(1, 1, 0, 0)
    assert uses["nasa"] == Uses(0, 0, 1, 0)
    assert uses["ebay"] == Uses(0, 0, 0, 1)


@pytest.mark.parametrize(
    "line", ["The Return of the Native Speaker", "THE MAYOR LEFT TOWN", "Too short here", ""]
)
def test_headlines_and_fragments_are_left_out(line: str) -> None:
    counts = _counted(line)
    assert (counts.total, counts.uses()) == (0, {})


def test_forms_and_pairs() -> None:
    counts = _counted(*["He met the New York mayor and the New York press in new halls."] * 2)
    assert counts.forms()["york"] == "York"
    assert counts.pair_uses(2)["new york"] == PairUses(0, 0, 0, 4)
    assert "met the" not in counts.pair_uses(2)  # never with a capital: it tells nothing


def test_memory_is_bounded_and_what_is_frequent_survives() -> None:
    most = 1000
    counts = Counts(most)
    largest = 0
    for number in range(20_000):
        counts.add(f"they say that Musk has met a{number} and b{number} and c{number} here")
        largest = max(largest, len(counts.words), len(counts.pairs))
    assert largest <= most + 20
    assert counts.uses()["musk"] == Uses(0, 20_000, 0, 0)


def test_many_words_without_pairs_are_bounded_too() -> None:
    counts = Counts(most=100)
    for number in range(1000):
        counts.add(f"so, a{number}, b{number}, c{number}, d{number}")
    assert len(counts.words) <= 104


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60), st.integers(0, 10))
def test_forgetting_keeps_the_most_frequent(words: list[str], most: int) -> None:
    counts = Counts()
    counts.words.update(words)
    before = dict(counts.words)
    counts.forget(most)
    assert len(counts.words) <= max(most, 0) or len(before) <= most
    gone = [before[word] for word in before.keys() - counts.words.keys()]
    assert all(number > max(gone, default=0) for number in counts.words.values())
    assert all(before[word] == number for word, number in counts.words.items())
