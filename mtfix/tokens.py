"""Words and separators: the prose cut once, so that rules need to look only at hot places.

A text has few distinct words and very few distinct separators. A rule decides once for each
distinct token whether it is *hot*, and then visits only the places where hot tokens stand. This
costs one pass over the text however many rules there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, KeysView
from functools import cached_property
from itertools import accumulate
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


class Tokens:
    """The tokens of a text.

    >>> tokens = Tokens("Hello , world .")
    >>> [token.start for token in tokens.at({" , "})]
    [5]
    """

    def __init__(self, text: str) -> None:
        vocabulary: dict[str, str] = {}
        self._slabs: list[tuple[int, list[str]]] = []
        for start, end in _slabs(text):
            parts = WORD.split(text[start:end])
            # Equal tokens share one string: the lists then cost a pointer a token.
            self._slabs.append((start, list(map(vocabulary.setdefault, parts, parts))))
        self._vocabulary = vocabulary

    @property
    def vocabulary(self) -> KeysView[str]:
        """The distinct tokens."""
        return self._vocabulary.keys()

    def at(self, hot: Container[str]) -> Iterator[Token]:
        """The places where one of the hot tokens stands, in order."""
        if not hot:
            return
        for offset, parts in self._slabs:
            places = [index for index, part in enumerate(parts) if part in hot]
            if not places:
                continue
            starts = list(accumulate(map(len, parts), initial=offset))
            for index in places:
                yield Token(starts[index], parts[index])

    @cached_property
    def capitals(self) -> tuple[Counter[str], set[tuple[str, str]]]:
        """Words with a capital that one plain space parts from a word before them.

        Returns:
            How often each stands so; and the pairs whose first word has a capital too.
        """
        counts: Counter[str] = Counter()
        pairs: set[tuple[str, str]] = set()
        for _, parts in self._slabs:
            words, separators = parts[1::2], parts[2::2]
            found = [
                (previous, word)
                for previous, separator, word in zip(words, separators, words[1:], strict=False)
                if separator == " " and word[0].isupper()
            ]
            counts.update(word for _, word in found)
            pairs.update(pair for pair in found if pair[0][0].isupper())
        return counts, pairs


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
