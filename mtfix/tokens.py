"""Words and separators: the prose cut once, so that rules need to look only at hot places.

A text has few distinct words and very few distinct separators. A rule decides once for each
distinct token whether it is *hot*, and then visits only the places where hot tokens stand. This
costs one pass over the text however many rules there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, KeysView
from itertools import accumulate, compress, count
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
        words: dict[str, str] = {}
        separators: dict[str, str] = {}
        self._slabs: list[_Slab] = []
        for start, end in _slabs(text):
            parts = WORD.split(text[start:end])
            # Equal tokens share one string: the lists then cost a pointer a token.
            self._slabs.append(
                _Slab(
                    start,
                    list(map(words.setdefault, parts[1::2], parts[1::2])),
                    list(map(separators.setdefault, parts[::2], parts[::2])),
                )
            )
        self._words, self._separators = words, separators

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
        if not hot_words and not hot_separators:
            return
        for slab in self._slabs:
            places = [2 * index + 1 for index in _indexes(slab.words, hot_words)]
            if hot_separators:
                places += [2 * index for index in _indexes(slab.separators, hot_separators)]
                places.sort()
            if not places:
                continue
            parts = [""] * (len(slab.words) + len(slab.separators))
            parts[::2], parts[1::2] = slab.separators, slab.words
            starts = list(accumulate(map(len, parts), initial=slab.start))
            for index in places:
                yield Token(starts[index], parts[index])


class _Slab(NamedTuple):
    """The tokens of a piece of text: a separator, then words and separators in turn."""

    start: int
    words: list[str]
    separators: list[str]


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
