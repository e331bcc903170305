"""How well a text has kept the capitals of its names: engines that lose one lose others too."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mtfix.casing.lexicon import Lexicon
from mtfix.memos import remembered

_SURE_ODDS = 3.0
_SURE_USES = 9
_LOST_SHARE = (0.05, 0.12, 0.25, 0.5, 0.8)
_KEPT = (3, 8, 20)
_MANY_LOST, _MUCH_LOST = 3, 0.25


class Health(NamedTuple):
    """How many sure names of a text have lost their capital somewhere, and how many have it.

    Sure are names that no dictionary lists and nobody writes in lower case.
    """

    lost: int
    kept: int

    @property
    def is_sound(self) -> bool:
        """Whether the text has some sure names, and has lost the capital of none."""
        return self.kept >= _KEPT[0] and not self.lost

    @property
    def is_damaged(self) -> bool:
        """Whether so many have lost it that this is nobody's way to write."""
        return self.lost >= _MANY_LOST and self.lost > _MUCH_LOST * (self.lost + self.kept)

    @property
    def as_class(self) -> str:
        """It in a word, as a feature of the model.

        >>> Health(0, 0).as_class, Health(0, 30).as_class, Health(2, 2).as_class
        ('unknown', 'good3', 'bad4.2')
        """
        if not self.lost + self.kept:
            return "unknown"
        if not self.lost:
            return f"good{bisect(_KEPT, self.kept)}"
        share = self.lost / (self.lost + self.kept)
        return f"bad{bisect(_LOST_SHARE, share)}.{min(self.lost, 2)}"


def measured(vocabulary: Mapping[str, Sequence[str]], lexicon: Lexicon) -> Health:
    """The health of a text.

    Args:
        vocabulary: how the text writes its words, by the word in lower case.
        lexicon: what is known of words.

    >>> from mtfix.casing.lexicon import english
    >>> measured({"nairobi": ["Nairobi", "nairobi"], "oslo": ["Oslo"], "a": ["A"]}, english())
    Health(lost=1, kept=2)
    """
    lost = kept = 0
    for word, tokens in vocabulary.items():
        if is_sure(lexicon, word):
            lost += any(token[0].islower() for token in tokens)
            kept += any(not token[0].islower() for token in tokens)
    return Health(lost, kept)


@remembered
def is_sure(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a name that edited text hardly ever writes in lower case."""
    entry = lexicon.entry(word)
    is_seldom_small = entry.uses.total >= _SURE_USES and entry.uses.odds > _SURE_ODDS
    return is_seldom_small and not entry.is_word and not entry.form[:1].islower()  # macOS
