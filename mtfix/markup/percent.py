"""Percent signs of format strings: ``%%``, of which engines leave ``%`` or ``% %``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.edits import Cause, Edit
from mtfix.markup.answers import Pair

_SIGN = re.compile("[%％٪][ \u00a0\u202f]?[%％٪]|[%％٪]")
_FORMATTED = frozenset({"printf", "python"})
_CAUSE = Cause("source-placeholder", "the source has %% here, as format strings must")


def doubled(text: str, source: str, pairs: Sequence[Pair]) -> Iterator[Edit]:
    """Write ``%%`` where the source does, if it is a format string and the signs are as many.

    Args:
        text: the translation.
        source: its source.
        pairs: the placeholders that answer to each other.

    >>> from mtfix.markup.placeholders import placeholders
    >>> pairs = [Pair(*placeholders("%d %d"))]
    >>> [edit.start for edit in doubled("%d 50 %", "%d 50%%", pairs)]
    [6]
    """
    wanted = source.count("%%")
    if not wanted or not any(pair.there.kind in _FORMATTED for pair in pairs):
        return
    signs = list(_signs(text, pairs))
    if len(signs) == wanted:
        for match in signs:
            if match[0] != "%%":
                yield Edit(*match.span(), "%%", (_CAUSE,))


def _signs(text: str, pairs: Sequence[Pair]) -> Iterator[re.Match[str]]:
    """The percent signs that belong to no placeholder."""
    at = 0
    for start, end in sorted((pair.here.start, pair.here.end) for pair in pairs):
        yield from _SIGN.finditer(text, at, max(at, start))
        at = max(at, end)
    yield from _SIGN.finditer(text, at)
