"""What stands around a place: read from the text only where something hot was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mtfix.tokens import WORD

_REACH = 96
_GLUE_BEFORE = re.compile(r"[@#/\\.$_~^=+*|&%<-]$")
_GLUE_BEHIND = re.compile(r"[@/\\_~^=+*|<(\[{-]|[.:]\w|://")
_QUOTE_BEFORE = re.compile(r"[\"'“‘«`]$")
_QUOTE_BEHIND = re.compile(r"[\"'”’»`]")
_TERMINAL = re.compile(r"[.!?…。！？]")


class Neighbour(NamedTuple):
    """A word beside a place, with the separator between it and the place's side."""

    word: str
    separator: str


class Context(NamedTuple):
    """A word and what is around it; the nearest neighbours come first."""

    start: int
    word: str
    before: Sequence[Neighbour]
    after: Sequence[Neighbour]
    left: str
    """The text right before the word."""
    right: str
    """The text right behind it."""

    @property
    def previous(self) -> str:
        """The word right before, parted by one space; else empty."""
        return self._plain(self.before)

    @property
    def next(self) -> str:
        """The word right behind, parted by one space; else empty."""
        return self._plain(self.after)

    @property
    def is_glued(self) -> bool:
        """Whether signs of code, addresses or names stick to the word (``@tesla``, ``a.b``)."""
        return bool(_GLUE_BEFORE.search(self.left) or _GLUE_BEHIND.match(self.right))

    @property
    def starts_sentence(self) -> bool:
        """Whether nothing but a stop, a border or an opening mark stands before the word."""
        stripped = self.left.rstrip(" \"'“‘«([")
        return not stripped or stripped[-1] in "\n\ufffc" or bool(_TERMINAL.search(stripped[-1]))

    @property
    def is_quoted(self) -> bool:
        """Whether the word alone stands in quotation marks: it is mentioned, not used."""
        return bool(_QUOTE_BEFORE.search(self.left) and _QUOTE_BEHIND.match(self.right))

    @staticmethod
    def _plain(side: Sequence[Neighbour]) -> str:
        return side[0].word if side and side[0].separator == " " else ""


def around(text: str, start: int, end: int) -> Context:
    """The context of ``text[start:end]``.

    >>> around("Elon Musk said so", 5, 9).next
    'said'
    """
    left, right = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return Context(
        start, text[start:end], _neighbours_before(left), _neighbours_behind(right), left, right
    )


def _neighbours_before(left: str) -> list[Neighbour]:
    parts = WORD.split(left)  # separator, word, separator, …, word, separator
    parts.reverse()
    return [Neighbour(word, sep) for sep, word in zip(parts[::2], parts[1::2], strict=False)][:4]


def _neighbours_behind(right: str) -> list[Neighbour]:
    parts = WORD.split(right)
    return [Neighbour(word, sep) for sep, word in zip(parts[::2], parts[1::2], strict=False)][:4]
