"""Where which rules are silent, as comments say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mtfix.document import Span
from mtfix.suppression.comments import Directive
from mtfix.suppression.usage import Comment


class Range(NamedTuple):
    """Where a rule is silent.

    Attributes:
        start, end: the half-open range, without the comments around it.
        name: the rule or family; empty for all.
        opener: the comment that says so.
    """

    start: int
    end: int
    name: str
    opener: Directive


def next_ends(
    text: str, found: Sequence[Directive], borders: Iterable[Span]
) -> Callable[[Directive], int]:
    """Where the paragraph ends that a comment stands in or before.

    Args:
        text: the text.
        found: its comments, which make no paragraph by themselves.
        borders: what stands between paragraphs, in order.
    """
    pieces, position = [], 0
    for directive in found:
        pieces += [text[position : directive.start], " " * (directive.end - directive.start)]
        position = directive.end
    blanked = "".join([*pieces, text[position:]])
    ends, position = [], 0
    for border in borders:
        if blanked[position : border.start].strip():
            ends.append(border.start)
        position = border.end
    ends.append(len(text))
    return lambda directive: ends[min(bisect_right(ends, directive.end), len(ends) - 1)]


def ranges(
    found: Iterable[Directive], size: int, next_end: Callable[[Directive], int]
) -> tuple[list[Range], list[Comment]]:
    """Where which rules are silent, and the comments that turn on what was not off.

    Args:
        found: the comments, in order.
        size: of the text; what nothing turns on stays off until there.
        next_end: where the range of an ``off-next`` ends.
    """
    opened: dict[str, Directive] = {}
    made: list[Range] = []
    idle: list[Comment] = []
    for directive in found:
        names = directive.names or ("",)
        if directive.verb == "off":
            for name in names:
                opened.setdefault(name, directive)
        elif directive.verb == "off-next":
            end = next_end(directive)
            made += [Range(directive.end, end, name, directive) for name in names]
        elif directive.verb == "on":
            closed = directive.names or tuple(opened)
            missing = tuple(name for name in names if name and name not in opened)
            if missing or not closed:
                idle.append(Comment(*directive[:4], missing))
            for name in closed:
                if name in opened:
                    opener = opened.pop(name)
                    made.append(Range(opener.end, directive.start, name, opener))
    made += [Range(opener.end, size, name, opener) for name, opener in opened.items()]
    return list(_apart(made)), idle


def _apart(made: Iterable[Range]) -> Iterator[Range]:
    """Ranges in order; those of one name do not overlap."""
    ends: dict[str, int] = {}
    for each in sorted(made, key=lambda each: (each.start, -each.end)):
        start = max(each.start, ends.get(each.name, 0))
        if start < each.end:
            ends[each.name] = each.end
            yield each._replace(start=start)
