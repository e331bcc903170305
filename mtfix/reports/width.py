"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_JAMO = range(0x1160, 0x1200)
"""Vowels and finals of Korean: they are drawn into the letter before them."""

_SOFT_HYPHEN = "\xad"


def width(text: str) -> int:
    r"""The columns of a text that has no control characters.

    >>> width("Zürich"), width("Zu\u0308rich"), width("東京"), width("👍")
    (6, 6, 4, 2)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    if character == _SOFT_HYPHEN:
        return 1
    is_drawn = unicodedata.category(character) not in ("Mn", "Me", "Cf")
    return int(is_drawn and ord(character) not in _JAMO)


def padded(text: str, columns: int) -> str:
    """A text with spaces behind it, so that it takes so many columns."""
    return text + " " * (columns - width(text))
