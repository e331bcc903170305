"""Words and separators: the prose cut once, so that rules need to look only at hot places.

A text has few distinct words and very few distinct separators. A rule decides once for each
distinct token whether it is *hot*, and then visits only the places where hot tokens stand. This
costs one pass over the text however many rules there are.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, KeysView, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain, compress, count, starmap
from operator import eq
from typing import NamedTuple

WORD = re.compile(r"(\w+(?:['’\-]\w+)*)")
"""A word: letters and digits, joined by apostrophes and hyphens (``don't``, ``MS-19``)."""

_SLAB = 1 << 20


class Token(NamedTuple):
    """A word or separator at a place of the prose."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """One past its last code point."""
        return self.start + len(self.text)

    @property
    def span(self) -> tuple[int, int]:
        """Its first code point and one past its last."""
        return self.start, self.end


class Tokens:
    """The tokens of a text.

    >>> tokens = Tokens("Hello , world .")
    >>> [token.start for token in tokens.at({" , "})]
    [5]
    """

    def __init__(self, text: str) -> None:
        self._words: dict[str, str] = {}
        self._separators: dict[str, str] = {}
        self._like: dict[re.Pattern[str], int] = {}
        self._slabs = [self._cut(text, *span) for span in _slabs(text)]

    def _cut(self, text: str, start: int, end: int) -> _Slab:
        parts = WORD.split(text[start:end])
        words, separators = parts[1::2], parts[::2]
        # Equal tokens share one string: the lists then cost a pointer a token.
        return _Slab(
            start,
            list(map(self._words.setdefault, words, words)),
            list(map(self._separators.setdefault, separators, separators)),
        )

    @property
    def words(self) -> KeysView[str]:
        """The distinct words."""
        return self._words.keys()

    @property
    def separators(self) -> KeysView[str]:
        """The distinct separators."""
        return self._separators.keys()

    def times(self, word: str) -> int:
        """How often a word stands in the text, written so."""
        return self._times[word]

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(chain.from_iterable(slab.words for slab in self._slabs))

    def like(self, pattern: re.Pattern[str]) -> int:
        """How many distinct words a pattern matches as a whole; counted once for each pattern.

        >>> Tokens("So setState and getState are.").like(re.compile("[a-z]+[A-Z][a-z]+"))
        2
        """
        if pattern not in self._like:
            found = map(pattern.fullmatch, self.words)
            self._like[pattern] = sum(match is not None for match in found)
        return self._like[pattern]

    @cached_property
    def doubled(self) -> Sequence[tuple[Token, Token]]:
        """Words that stand twice in a row, whatever their case and what stands between them.

        >>> [first.text for first, _ in Tokens("Over the The end of of it").doubled]
        ['the', 'of']
        """
        return [pair for slab in self._slabs for pair in slab.doubled()]

    def at(self, hot: Iterable[str]) -> Iterator[Token]:
        """The places where one of the hot tokens stands, in order."""
        chosen = set(hot)
        hot_words, hot_separators = chosen & self.words, chosen & self.separators
        for slab in self._slabs:
            places = slab.words_at(hot_words)
            if hot_separators:
                places = iter(sorted((*places, *slab.separators_at(hot_separators))))
            yield from places


class _Slab:
    """The tokens of a piece of text: a separator, then words and separators in turn.

    Args:
        start: where the piece begins.
        words: its words.
        separators: what stands before, between and behind them.
    """

    def __init__(self, start: int, words: Sequence[str], separators: Sequence[str]) -> None:
        self.words = words
        self.separators = separators
        lengths = map(len, chain.from_iterable(zip(separators, words, strict=False)))
        borders = array("Q", accumulate(lengths, initial=start))
        self._separator_starts, self._word_starts = borders[::2], borders[1::2]

    def doubled(self) -> Iterator[tuple[Token, Token]]:
        """Neighbours that are the same word."""
        words, starts = self.words, self._word_starts
        lowered = list(map(str.lower, words))
        for place in compress(count(), map(eq, lowered, lowered[1:])):
            first, second = place, place + 1
            yield Token(starts[first], words[first]), Token(starts[second], words[second])

    def words_at(self, hot: Set[str]) -> Iterator[Token]:
        """Where some words stand."""
        return _chosen(self._word_starts, self.words, hot)

    def separators_at(self, hot: Set[str]) -> Iterator[Token]:
        """Where some separators stand."""
        return _chosen(self._separator_starts, self.separators, hot)


def _chosen(starts: Iterable[int], texts: Sequence[str], hot: Set[str]) -> Iterator[Token]:
    if not hot:
        return iter(())
    places = zip(starts, texts, strict=True)
    return starmap(Token, compress(places, map(hot.__contains__, texts)))


def _slabs(text: str) -> Iterator[tuple[int, int]]:
    """Cut a long text before words, at line ends where there are any."""
    start = 0
    while len(text) - start > _SLAB:
        end = text.find("\n", start + _SLAB, start + 2 * _SLAB) + 1
        if not end:
            space = text.find(" ", start + _SLAB)
            end = space if space > 0 else len(text)
        # A separator is cut where it stands only when it ends the slab whole.
        word = WORD.search(text, end)
        end = word.start() if word else len(text)
        yield start, end
        start = end
    yield start, len(text)
