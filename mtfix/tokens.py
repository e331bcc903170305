"""Words and separators: the prose cut once, so that rules need to look only at hot places.

A text has few distinct words and very few distinct separators. A rule decides once for each
distinct token whether it is *hot*, and then visits only the places where hot tokens stand. This
costs one pass over the text however many rules there are.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain, compress, count, starmap
from operator import eq
from typing import NamedTuple

# Python 3.11.2 does not go back from a possessive group that failed midway: look ahead first.
WORD = re.compile(r"(\w++(?:(?=['’\-]\w)['’\-]\w++)*+)")
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
            array("Q", accumulate(map(len, parts[:-1]), initial=start)),
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
        """The hot tokens at the places where they stand, in order."""
        return starmap(Token, self.places(hot))

    def places(self, hot: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Where hot tokens stand, in order: for those who look at most of them for a moment only.

        Args:
            hot: the tokens.

        Returns:
            Of each its first code point and its text, as in a `Token`.
        """
        chosen = set(hot)
        words, separators = chosen & self.words, chosen & self.separators
        return chain.from_iterable(slab.places(words, separators) for slab in self._slabs)


class _Slab:
    """The tokens of a piece of text: a separator, then words and separators in turn.

    Args:
        starts: where they begin.
        words: its words.
        separators: what stands before, between and behind them.
    """

    def __init__(self, starts: array[int], words: Sequence[str], separators: Sequence[str]) -> None:
        self.words = words
        self._word_row = _Row(starts[1::2], words)
        self._separator_row = _Row(starts[::2], separators)

    def doubled(self) -> Iterator[tuple[Token, Token]]:
        """Neighbours that are the same word."""
        lowered = list(map(str.lower, self.words))
        for place in compress(count(), map(eq, lowered, lowered[1:])):
            first, second = self._word_row.places((place, place + 1))
            yield Token(*first), Token(*second)

    def places(self, words: Set[str], separators: Set[str]) -> Iterable[tuple[int, str]]:
        """Where some words and separators stand."""
        if words and separators:
            return sorted((*self._word_row.at(words), *self._separator_row.at(separators)))
        return self._word_row.at(words) if words else self._separator_row.at(separators)


class _Row:
    """The words of a piece of text, or what stands between them, in order.

    Args:
        starts: where each begins.
        texts: what each is.
    """

    def __init__(self, starts: array[int], texts: Sequence[str]) -> None:
        self._starts = starts
        self._texts = texts

    @cached_property
    def _indices(self) -> Mapping[str, array[int]]:
        """Where each distinct one stands, found out once, for many ask for some of them."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for index, text in enumerate(self._texts):
            found[text].append(index)
        return found

    def at(self, hot: Set[str]) -> Iterator[tuple[int, str]]:
        """The places of some of them."""
        found = (self._indices[text] for text in hot & self._indices.keys())
        return self.places(sorted(chain.from_iterable(found)))

    def places(self, indices: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Where those at some indices stand, and what they are."""
        starts, texts = (
            map(self._starts.__getitem__, indices),
            map(self._texts.__getitem__, indices),
        )
        return zip(starts, texts, strict=True)


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
