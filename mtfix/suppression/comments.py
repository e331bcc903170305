"""Comments for mtfix: ``mtfix off``, ``mtfix on`` and ``mtfix off-next``, with names of rules."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mtfix.config import is_guest
from mtfix.document import Span
from mtfix.edits import Flag

_DASHES = "-–—−"
"""What engines make of the hyphens of a comment."""

_COMMENT = re.compile(
    rf"[<＜]\s*[!！]\s*(?:[{_DASHES}]\s*){{1,4}}(?P<said>mtfix\b[^<>＜＞]{{0,1000}})[>＞]",
    re.I,
)
_SAID = re.compile(
    r"mtfix\s+(?P<verb>off-next|off|on)(?P<names>(?:[\s,]+[\w-]*\w)*)\s*(?::.*)?", re.S
)
_DAMAGED = re.compile(r"mtfix\s+(?:(?:off|on)\b.*|\w+(?:\s+\w+(?:-\w+)+)*)", re.S | re.I)
"""Words that were meant for us: a verb that was translated, or wrong signs behind a verb."""

_SPELLINGS = ("mtfix", "Mtfix", "MTFIX")
_EXPECTED = "expected off, on or off-next, and names of rules, such as “mtfix off case-name”"


class Directive(NamedTuple):
    """A comment for mtfix.

    Attributes:
        start, end: the whole comment.
        verb: ``off``, ``on``, ``off-next``; empty if it cannot be understood.
        names: rules and families; none for all.
        is_whole: whether nothing has to be mended in the signs around it.
    """

    start: int
    end: int
    verb: str
    names: tuple[str, ...]
    is_whole: bool = True


def parsed(said: str) -> tuple[str, tuple[str, ...]] | None:
    """The verb and the names of a comment; None if it is none for us.

    Args:
        said: what stands between the signs of the comment.

    Returns:
        An empty verb if it was meant for us and cannot be understood.

    >>> parsed("mtfix off case-name, spacing: a quotation"), parsed("mtfix aus"), parsed("mtfix is")
    (('off', ('case-name', 'spacing')), ('', ()), ('', ()))
    >>> parsed("mtfix cleans this page up")
    """
    match = _SAID.fullmatch(said)
    if match is not None:
        return match["verb"], tuple(dict.fromkeys(match["names"].replace(",", " ").split()))
    return ("", ()) if _DAMAGED.fullmatch(said) else None


def directives(text: str, examples: Callable[[], Sequence[Span]] = tuple) -> list[Directive]:
    """The comments for mtfix in a text, written as comments of HTML.

    Args:
        text: the text.
        examples: the ranges in which comments are but examples: code.
    """
    if not any(spelling in text for spelling in _SPELLINGS):
        return []
    found = [directive for match in _COMMENT.finditer(text) if (directive := _directive(match))]
    shown = examples() if found else ()
    return [directive for directive in found if not _is_inside(directive.start, shown)]


def _directive(match: re.Match[str]) -> Directive | None:
    said = match["said"].rstrip()
    if not said.endswith(tuple(_DASHES)):
        return None
    meant = parsed(said.rstrip(f"{_DASHES} \t\r\n"))
    is_whole = match[0].startswith("<!--") and match[0].endswith("-->")
    return Directive(*match.span(), *meant, is_whole) if meant else None


def _is_inside(at: int, spans: Sequence[Span]) -> bool:
    """Whether a place is in one of some spans."""
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return index >= 0 and at < spans[index].end


def faults(
    found: Iterable[Directive], known: Callable[[], Iterable[str]] = tuple
) -> Iterator[Flag]:
    """What is wrong with comments.

    Args:
        found: the comments.
        known: the names of rules and families that there are.
    """
    for directive in found:
        start, end, verb, names, is_whole = directive
        if not verb:
            yield Flag(start, end, "suppression-damaged", f"it does nothing: {_EXPECTED}")
        elif not is_whole:
            why = "it is heeded, but its signs are damaged: expected <!-- and -->"
            yield Flag(start, end, "suppression-damaged", why)
        if names:
            yield from unknown(Span(start, end), names, known())


def unknown(place: Span, names: Iterable[str], known: Iterable[str]) -> Iterator[Flag]:
    """The names that are those of no rule or family."""
    there = set(known)
    for name in names:
        if name not in there and not is_guest(name):
            why = f"there is no rule or family “{name}”; {_nearest(name, there)}"
            yield Flag(*place, "suppression-unknown-rule", why)


def _nearest(name: str, there: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), sorted(there), 3)
    return f"did you mean {' or '.join(near)}?" if near else "mtfix rules lists them"
