"""The sentences of a text, as far as clients need them: to quote one, and to list their ranges."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++(?![a-z])|\n[ \t\r]*+\n\s*+")
_QUOTED = 1000
"""Of a longer sentence only so much is quoted: a text without a stop may be one of a megabyte."""


class Sentences:
    r"""The sentences of a text: they end behind stops, unless a small letter follows.

    Args:
        text: the text.

    >>> Sentences("One. Two, e.g. this.\n\nThree").spans
    [(0, 4), (5, 20), (22, 27)]
    """

    def __init__(self, text: str) -> None:
        self._text = text
        starts = [0, *(match.end() for match in _END.finditer(text))]
        ends = [*starts[1:], len(text)]
        self.spans = [
            (start, start + len(text[start:end].rstrip()))
            for start, end in zip(starts, ends, strict=True)
            if text[start:end].strip()
        ]

    def quoted(self, offset: int) -> str:
        """The sentence at an offset."""
        index = max(0, bisect_right(self.spans, offset, key=lambda span: span[0]) - 1)
        start, end = self.spans[index] if self.spans else (0, len(self._text))
        if end - start > _QUOTED:
            start = max(start, offset - _QUOTED // 2)
            end = min(end, start + _QUOTED)
        return self._text[start:end]
