"""What stands around a place: read from the text only where something hot was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from mtfix.tokens import WORD

_REACH = 96
_GLUE_BEFORE = frozenset("@#/\\.$_~^=+*|&%<-")
_GLUE_BEHIND = re.compile(r"[@/\\_~^=+*|<(\[{-]|[.:]\w|://")
_QUOTES_BEFORE = frozenset("\"'“‘«`")
_QUOTES_BEHIND = frozenset("\"'”’»`")
_TERMINAL = frozenset(".?!…。！？\n\N{OBJECT REPLACEMENT CHARACTER}")
_LAST_WORD = re.compile(r"\w+(?:['’\-]\w+)*$")
_FIRST_WORD = re.compile(r" (\w+(?:['’\-]\w+)*)")
_MOST_NEIGHBOURS = 4


class Neighbour(NamedTuple):
    """A word beside a place, with the separator between it and the place's side."""

    word: str
    separator: str


class Context:
    """A word and what is around it.

    Args:
        text: the prose.
        start: first code point of the word.
        end: one past its last.

    >>> Context("Elon Musk said so", 5, 9).next
    'said'
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        self.word = text[start:end]
        self.left = text[max(0, start - _REACH) : start]
        """The text right before the word."""
        self.right = text[end : end + _REACH]
        """The text right behind it."""

    @cached_property
    def previous(self) -> str:
        """The word right before, parted by one space; else empty."""
        if self.left[-1:] != " ":
            return ""
        match = _LAST_WORD.search(self.left[:-1].rpartition(" ")[2])
        return match[0] if match else ""

    @cached_property
    def next(self) -> str:
        """The word right behind, parted by one space; else empty."""
        match = _FIRST_WORD.match(self.right)
        return match[1] if match else ""

    @cached_property
    def before(self) -> Sequence[Neighbour]:
        """The words before, the nearest first."""
        parts = WORD.split(self.left)  # separator, word, …, word, separator
        parts.reverse()
        pairs = zip(parts[1::2], parts[::2], strict=False)
        return [Neighbour(*pair) for pair in pairs][:_MOST_NEIGHBOURS]

    @property
    def is_glued(self) -> bool:
        """Whether signs of code, addresses or names stick to the word (``@tesla``, ``a.b``)."""
        return self.left[-1:] in _GLUE_BEFORE or _GLUE_BEHIND.match(self.right) is not None

    @property
    def starts_sentence(self) -> bool:
        """Whether nothing but a stop, a border or an opening mark stands before the word."""
        stripped = self.left.rstrip(" \"'“‘«([")
        return not stripped or stripped[-1] in _TERMINAL

    @property
    def is_quoted(self) -> bool:
        """Whether the word alone stands in quotation marks: it is mentioned, not used."""
        return self.left[-1:] in _QUOTES_BEFORE and self.right[:1] in _QUOTES_BEHIND
