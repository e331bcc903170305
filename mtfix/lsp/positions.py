"""Places as editors give them: lines, and columns in units of an encoding.

The protocol ends lines at LF, CRLF and CR and nowhere else, whatever Python's `str.splitlines`
thinks of form feeds and U+2028; columns count code units of the encoding that was agreed on.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from lsprotocol.types import Position, PositionEncodingKind, Range, TextEdit

from mtfix.edits import Edit

_LINE_END = re.compile("\r\n|\n|\r")
_WIDER: dict[str, Sequence[re.Pattern[str]]] = {
    PositionEncodingKind.Utf8.value: (
        re.compile("[\x80-\U0010ffff]"),
        re.compile("[\u0800-\U0010ffff]"),
        re.compile("[\U00010000-\U0010ffff]"),
    ),
    PositionEncodingKind.Utf16.value: (re.compile("[\U00010000-\U0010ffff]"),),
    PositionEncodingKind.Utf32.value: (),
}
"""For each encoding: the characters that take a second unit, a third, a fourth."""


class Positions:
    r"""The places of a text, both ways, each in logarithmic time.

    Args:
        text: the text.
        encoding: what columns count: ``utf-8``, ``utf-16`` or ``utf-32``.

    >>> positions = Positions("one\r\n𝒜 two")
    >>> positions.position(7)
    1:3
    >>> positions.offset(positions.position(7))
    7
    """

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16.value) -> None:
        self.text = text
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in ends)]
        self._stops = [*(start for start, _ in ends), len(text)]
        self._wide = [
            array("L", (match.start() for match in pattern.finditer(text)))
            for pattern in _WIDER[encoding]
        ]

    def position(self, offset: int) -> Position:
        """The place of an offset; inside a line break the end of the line."""
        line = bisect_right(self._starts, offset) - 1
        offset = min(offset, self._stops[line])
        return Position(line, self._units(offset) - self._units(self._starts[line]))

    def range(self, start: int, end: int) -> Range:
        """The places of a span."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of a place; behind the end of a line its end, behind the last line the end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, stop = self._starts[position.line], self._stops[position.line]
        units = self._units(start) + position.character
        return start + bisect_left(range(start, stop), units, key=self._units)

    def line(self, offset: int) -> tuple[int, int]:
        """The span of the line that holds an offset, without its end."""
        index = bisect_right(self._starts, offset) - 1
        return self._starts[index], self._stops[index]

    def text_edits(self, edits: Iterable[Edit]) -> list[TextEdit]:
        r"""Edits as the protocol has them.

        Args:
            edits: ordered and disjoint. An edit that begins or ends between CR and LF, for which
                the protocol has no place, is widened.

        >>> Positions("a\r\nb").text_edits([Edit(1, 2, "", ())])[0].new_text
        '\n'
        """
        return [
            TextEdit(self.range(start, end), new) for start, end, new in self._expressible(edits)
        ]

    def _expressible(self, edits: Iterable[Edit]) -> list[tuple[int, int, str]]:
        joined: list[tuple[int, int, str]] = []
        for start, end, new, _ in edits:
            if joined and joined[-1][1] == start and self._is_in_break(start):
                before = joined.pop()
                joined.append((before[0], end, before[2] + new))
            else:
                joined.append((start, end, new))
        return [self._widened(*edit) for edit in joined]

    def _widened(self, start: int, end: int, new: str) -> tuple[int, int, str]:
        if self._is_in_break(start):
            start, new = start - 1, f"\r{new}"
        if self._is_in_break(end):
            end, new = end + 1, f"{new}\n"
        return start, end, new

    def _is_in_break(self, offset: int) -> bool:
        return self.text[max(0, offset - 1) : offset + 1] == "\r\n"

    def _units(self, offset: int) -> int:
        """How many units stand before an offset."""
        return offset + sum(bisect_left(wide, offset) for wide in self._wide)
