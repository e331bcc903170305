"""What the user exempts in one text, by comments and by patterns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mtfix.document import Span
from mtfix.edits import Edit, Flag
from mtfix.suppression.comments import Directive, directives
from mtfix.suppression.ranges import Range, next_ends, ranges
from mtfix.suppression.usage import Comment, Exempt

_TIME_LIMIT = 1.0
"""Seconds that one ignore-pattern may take on one text."""


@dataclass(frozen=True, eq=False)
class Suppressions:
    """What a text is exempted from; None stands for nothing.

    Attributes:
        directives: all comments, in order.
        ranges: where rules are silent, in order; those of one name are apart.
        idle: comments that turn on what was not off.
        matches: what the ignore-patterns match.
        stopped: ignore-patterns that ran into their time limit; they exempt the whole text.
    """

    directives: Sequence[Directive]
    ranges: Sequence[Range]
    idle: Sequence[Comment]
    matches: Sequence[Span]
    stopped: Sequence[str]

    @cached_property
    def _spared(self) -> list[tuple[Span, int]]:
        """What nothing may change, and the comment that says so, -1 for a pattern."""
        spans = [(Span(each.start, each.end), -1) for each in self.matches]
        spans += [(Span(d.start, d.end), d.start) for d in self.directives if d.is_whole and d.verb]
        spans += [(Span(*each[:2]), each.opener.start) for each in self.ranges if not each.name]
        return list(_united(sorted(spans)))

    @cached_property
    def spared(self) -> Sequence[Span]:
        """What nothing may change, in order and apart, comments included."""
        return [span for span, _ in self._spared]

    @cached_property
    def _by_name(self) -> Mapping[str, list[Range]]:
        found: dict[str, list[Range]] = {}
        for each in self.ranges:
            found.setdefault(each.name, []).append(each)
        return found

    def spares(self, found: Edit | Flag) -> int | None:
        """The place of the comment that exempts a place from all rules; -1 for a pattern."""
        index = bisect_right(self.spared, max(found.start, found.end - 1), key=_start) - 1
        if index < 0:
            return None
        span, comment = self._spared[index]
        if isinstance(found, Flag):
            is_spared = span.start <= found.start and found.end <= span.end and found.end > 0
        elif found.start == found.end:
            is_spared = span.start < found.start < span.end
        else:
            is_spared = found.start < span.end
        return comment if is_spared else None

    def silences(self, found: Edit | Flag, names: Iterable[str]) -> Range | None:
        """The range in which an edit or flag may not be.

        Args:
            found: the edit or flag.
            names: of its rules and their families.
        """
        for name in names:
            listed = self._by_name.get(name, ())
            index = bisect_right(listed, max(found.start, found.end - 1), key=_start) - 1
            # What is inserted at the very end still belongs to the text before it.
            if index >= 0 and found.start < listed[index].end + (found.start == found.end):
                return listed[index]
        return None

    @cached_property
    def names(self) -> frozenset[str]:
        """The rules and families that are silent somewhere."""
        return frozenset(self._by_name) - {""}

    def comments(self, text: str, format_: str) -> Iterator[Comment]:
        """The comments, with what they exempt from all rules.

        Args:
            text: the text.
            format_: what it is written in.
        """
        bare = _without(text, self.directives)
        exempt = {
            each.opener.start: (Exempt(bare, format_, each.start, each.end),)
            for each in self.ranges
            if not each.name
        }
        yield from self.idle
        for directive in self.directives:
            if directive.verb.startswith("off"):
                yield Comment(*directive[:4], exempt=exempt.get(directive.start, ()))


def _without(text: str, found: Iterable[Directive]) -> str:
    """A text with empty comments, as long as they are, instead of those for mtfix."""
    pieces, position = [], 0
    for directive in found:
        size = directive.end - directive.start
        pieces += [text[position : directive.start], f"<!--{'-->'.rjust(size - len('<!--'))}"]
        position = directive.end
    return "".join([*pieces, text[position:]])


def _start(span: Span | Range) -> int:
    return span.start


def _united(spans: Iterable[tuple[Span, int]]) -> Iterator[tuple[Span, int]]:
    """Spans in order, those that touch made one."""
    last: tuple[Span, int] | None = None
    for span, comment in spans:
        if span.start >= span.end:
            continue
        if last is not None and span.start <= last[0].end:
            last = Span(last[0].start, max(last[0].end, span.end)), last[1]
            continue
        if last is not None:
            yield last
        last = span, comment
    if last is not None:
        yield last


def read(
    text: str,
    examples: Callable[[], Sequence[Span]] = tuple,
    borders: Callable[[], Iterable[Span]] = tuple,
    patterns: tuple[str, ...] = (),
) -> Suppressions | None:
    """What the user exempts in a text; None for nothing, as nearly always.

    Args:
        text: the text.
        examples: the ranges in which comments are but examples: code.
        borders: what stands between paragraphs, in order.
        patterns: regular expressions of what is never touched; see `mtfix.Config`.

    >>> read("a <!-- mtfix off -->b<!-- mtfix on --> c").spared
    [Span(start=2, end=38)]
    """
    found = directives(text, examples)
    if not found and not patterns:
        return None
    matches, stopped = _matches(text, patterns)
    if not found and not matches:
        return None
    if any(directive.verb == "off-next" for directive in found):
        next_end = next_ends(text, found, borders())
    else:
        next_end = lambda _: 0  # noqa: E731 - nobody asks
    made, idle = ranges(found, len(text), next_end)
    return Suppressions(found, made, idle, matches, stopped)


def _matches(text: str, patterns: tuple[str, ...]) -> tuple[list[Span], list[str]]:
    """What ignore-patterns match; who cannot tell in time exempts the whole text."""
    if not patterns:
        return [], []
    import regex  # nobody else needs it at this place

    spans, stopped = [], []
    for pattern in patterns:
        try:
            compiled = regex.compile(pattern)  # the library remembers what it compiled
            found = compiled.finditer(text, timeout=_TIME_LIMIT)
            spans += [Span(*match.span()) for match in found if match[0]]
        except TimeoutError:
            stopped.append(pattern)
            spans.append(Span(0, len(text)))
    return spans, stopped
