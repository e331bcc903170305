"""Words and separators: the prose cut once, so that rules need to look only at hot places.

A text has few distinct words and very few distinct separators. A rule decides once for each
distinct token whether it is *hot*, and then visits only the places where hot tokens stand. This
costs one pass over the text however many rules there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, KeysView
from itertools import compress, count
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

    def at(self, hot: Iterable[str]) -> Iterator[Token]:
        """The places where one of the hot tokens stands, in order."""
        chosen = set(hot)
        hot_words, hot_separators = chosen & self.words, chosen & self.separators
        for slab in self._slabs:
            places = [2 * index + 1 for index in _indexes(slab.words, hot_words)]
            if hot_separators:
                places += [2 * index for index in _indexes(slab.separators, hot_separators)]
                places.sort()
            yield from slab.tokens(places)


class _Slab:
    """The tokens of a piece of text: a separator, then words and separators in turn."""

    def __init__(self, start: int, words: list[str], separators: list[str]) -> None:
        self._start = start
        self.words = words
        self.separators = separators

    def part(self, place: int) -> str:
        """A token by its place, separators at even ones."""
        return self.words[place // 2] if place % 2 else self.separators[place // 2]

    def tokens(self, places: Iterable[int]) -> Iterator[Token]:
        """The tokens at some places, in order; offsets are summed up from one to the next."""
        start, word, separator = self._start, 0, 0  # where, and how many of each are passed
        for place in places:
            words, separators = place // 2, (place + 1) // 2
            start += sum(map(len, self.words[word:words]))
            start += sum(map(len, self.separators[separator:separators]))
            word, separator = words, separators
            yield Token(start, self.part(place))


def _indexes(tokens: list[str], hot: set[str]) -> Iterator[int]:
    if not hot:
        return iter(())
    return compress(count(), map(hot.__contains__, tokens))


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
