"""What pairs of a word and its neighbours tell, by how often both were met in each state."""

from __future__ import annotations

import math
from bisect import bisect
from typing import NamedTuple

from mtfix.casing.lexicon import Lexicon, key_of
from mtfix.casing.shapes import base
from mtfix.casing.truecasing.traits import Traits, traits
from mtfix.memos import remembered

_ODDS = (-4, -2.5, -1.5, -0.7, 0, 0.7, 1.5, 2.5, 4)
_UNSEEN = 0.2
_SHRUNK = 2.0
_STEPS, _MOST_ODDS = 1.5, 10


class Pair(NamedTuple):
    """What pairs of words tell of the word, as classes of odds."""

    whole: str
    """Whatever the case of the neighbour."""
    given: str
    """Given the case that the neighbour has."""
    is_raised: bool
    """Whether the neighbour has a capital that tells something."""
    odds: float = 0
    """What it adds to the logarithm of the odds that the word has a capital."""


_NO_PAIR = Pair("", "", is_raised=False)
_SmallRaised = tuple[float, float]
"""How often the word has no capital beside a neighbour, and how often it has one."""


class Pairs(NamedTuple):
    """What the pairs with both neighbours tell of a word."""

    kind: str
    """The kind of the word, as in `Traits`."""
    before: str
    """The pair with the word before it, as a class of odds."""
    behind: str
    """The pair with the word behind it."""
    odds: int
    """The odds of a capital between both, taken as independent, as a class from -10 to 10."""


def pairs_between(
    lexicon: Lexicon, word: str, before: str, behind: str, *, begins: bool = False
) -> Pairs:
    """What the pairs with both neighbours tell.

    Args:
        lexicon: what is known of words.
        word: a word in lower case without a possessive ending.
        before: the word before it as it is written; may be empty.
        behind: the word behind it.
        begins: whether the capital of the word before tells nothing.
    """
    pairs = pair_before(lexicon, word, before, begins), pair_behind(lexicon, word, behind)
    return Pairs(
        traits(lexicon, word).kind,
        pairs[0].given,
        pairs[1].given,
        odds_between(lexicon, word, *pairs),
    )


def odds_between(lexicon: Lexicon, word: str, before: Pair, behind: Pair) -> int:
    """The odds of a capital between two neighbours, as in `Pairs`."""
    odds = round(_STEPS * (traits(lexicon, word).odds + before.odds + behind.odds))
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds))


@remembered
def pair_before(lexicon: Lexicon, word: str, before: str, begins: bool) -> Pair:
    """What the pair with the word before it tells; `begins` as in `pairs_between`."""
    if not before:
        return _NO_PAIR
    neither, second, first, both = lexicon.pair(base(key_of(before)), word)
    beside = (first, both) if before[0].isupper() and not begins else None
    return _pair(traits(lexicon, word), (neither + first, second + both), beside)


@remembered
def pair_behind(lexicon: Lexicon, word: str, behind: str) -> Pair:
    """What the pair with the word behind it tells."""
    if not behind:
        return _NO_PAIR
    neither, second, first, both = lexicon.pair(word, base(key_of(behind)))
    beside = (second, both) if behind[0].isupper() else None
    return _pair(traits(lexicon, word), (neither + second, first + both), beside)


def _pair(word: Traits, whole: _SmallRaised, beside: _SmallRaised | None) -> Pair:
    """What the uses of a pair tell, whatever the case of the neighbour, and beside a raised one.

    They are shrunk to what the word tells alone, by as much as they are rare.
    """
    small, raised = beside or whole
    raised, small = raised + _SHRUNK * word.share, small + _SHRUNK * (1 - word.share)
    odds = math.log(raised / small) - word.odds
    given = _class(*(beside or whole))
    return Pair(_class(*whole), given, is_raised=beside is not None, odds=odds)


def _class(small: float, raised: float) -> str:
    if not small and not raised:
        return "?"
    odds = math.log((raised + _UNSEEN) / (small + _UNSEEN))
    return str(bisect(_ODDS, odds))
