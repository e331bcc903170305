"""Offsets as LanguageTool counts them: UTF-16 units, of which 𝒜 and emoji take two."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


def width(text: str) -> int:
    """How many units a text takes.

    >>> width("a😀")
    3
    """
    return len(text) + sum(1 for _ in _WIDE.finditer(text))


class Units:
    """The offsets of a text, both ways, each in logarithmic time.

    Args:
        text: the text.

    >>> Units("a😀b").units(2), Units("a😀b").offset(3), Units("a😀b").offset(2)
    (3, 2, None)
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = array("L", (match.start() for match in _WIDE.finditer(text)))

    def units(self, offset: int) -> int:
        """How many units stand before an offset in code points."""
        return offset + bisect_left(self._wide, offset)

    def offset(self, units: int) -> int | None:
        """The offset before which so many units stand; None inside a character or outside."""
        if not 0 <= units <= self.units(self._length):
            return None
        offset = bisect_left(range(self._length), units, key=self.units)
        return offset if self.units(offset) == units else None
