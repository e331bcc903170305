"""Words and separators: the prose cut once, so that rules need to look only at hot places.

A text has few distinct words and very few distinct separators. A rule decides once for each
distinct token whether it is *hot*, and then visits only the places where hot tokens stand. This
costs one pass over the text however many rules there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, KeysView, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain, compress, count, starmap
from operator import add, eq
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
            yield from starmap(Token, places)


class _Slab(NamedTuple):
    """The tokens of a piece of text: a separator, then words and separators in turn."""

    start: int
    words: Sequence[str]
    separators: Sequence[str]

    def doubled(self) -> Iterator[tuple[Token, Token]]:
        """Neighbours that are the same word."""
        lowered = list(map(str.lower, self.words))
        places = list(compress(count(), map(eq, lowered, lowered[1:])))
        if not places:
            return
        starts = list(self._word_starts())
        for place in places:
            first, second = place, place + 1
            yield Token(starts[first], self.words[first]), Token(starts[second], self.words[second])

    def _word_starts(self) -> Iterator[int]:
        """Where each word begins: behind as many separators, its own among them."""
        steps = map(add, map(len, self.separators), chain((self.start,), map(len, self.words)))
        return accumulate(steps)

    def words_at(self, hot: Set[str]) -> Iterator[tuple[int, str]]:
        """Where some words stand."""
        if not hot:
            return iter(())
        places = zip(self._word_starts(), self.words, strict=False)
        return compress(places, map(hot.__contains__, self.words))

    def separators_at(self, hot: Set[str]) -> Iterator[tuple[int, str]]:
        """Where some separators stand: behind as many words and the separators before."""
        if not hot:
            return iter(())
        steps = map(
            add, chain((0,), map(len, self.words)), chain((self.start,), map(len, self.separators))
        )
        return compress(
            zip(accumulate(steps), self.separators, strict=False),
            map(hot.__contains__, self.separators),
        )


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
