"""Comments for mtfix in files of strings: each format says them in its own kind of comment.

A string that begins where all rules are off is left alone; where some are off, it is fixed without
them. ``off-next`` is about the next string, with all its plural forms.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from mtfix.document import Span
from mtfix.edits import Flag
from mtfix.formats.segments import Segment
from mtfix.result import Result
from mtfix.suppression import Comment, Suppressions
from mtfix.suppression.comments import Directive, faults, parsed
from mtfix.suppression.ranges import ranges
from mtfix.suppression.usage import Exempt

# The group `said` is what a comment for mtfix says; other matches only look like comments.
HASH = re.compile(r"(?<!\S)#[ \t]*(?P<said>mtfix\b[^\r\n]*)")
PO = re.compile(r"^#\.?[ \t]+(?P<said>mtfix\b[^\r\n]*)", re.M)
PROPERTIES = re.compile(r"^[ \t\f]*[#!][ \t]*(?P<said>mtfix\b[^\r\n]*)", re.M)
XML = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--\s*(?P<said>mtfix\b[^<>]*)-->|<!--.*?(?:-->|\Z)", re.S
)
SLASHES = re.compile(
    r'"(?:[^"\\]|\\.)*+"|(?:/\*\s*|//[ \t]*)(?P<said>mtfix\b[^\r\n*]*)'
    r"|/\*.*?(?:\*/|\Z)|//[^\r\n]*",
    re.S,
)
NOTE = re.compile(r"(?:(?<=\n\n)|(?<=\r\n\r\n))NOTE\s+(?P<said>mtfix\b[^\r\n]*)")

_UNKNOWN = "suppression-unknown-rule"


class FileComments:
    """What the comments of a file exempt.

    Args:
        text: the text of the file.
        pattern: what its comments look like; None if it has none.
        segments: reads all strings of the file; asked only if there are comments for mtfix.
    """

    def __init__(
        self,
        text: str,
        pattern: re.Pattern[str] | None,
        segments: Callable[[], Iterable[Segment]],
    ) -> None:
        self._text = text
        self._exempt: Suppressions | None = None
        found = list(_directives(text, pattern)) if pattern and "mtfix" in text else []
        if found:
            strings = sorted((s for s in segments() if s.pieces), key=lambda s: s.start)
            self._exempt = _exempt(text, found, strings)

    def is_off(self, segment: Segment) -> bool:
        """Whether a string is exempt from all rules."""
        return self._is_silent(segment, "")

    def silent(self, segment: Segment) -> tuple[tuple[str, str], ...]:
        """The rules that are silent in a string, with the reason."""
        if self._exempt is None:
            return ()
        names = (name for name in sorted(self._exempt.names) if self._is_silent(segment, name))
        return tuple((name, self._why(segment, name)) for name in names)

    def told(self, result: Result, parts: Sequence[tuple[Segment, Result]]) -> Result:
        """The result of the file with what its comments did, and what is wrong with them.

        Args:
            result: the result so far.
            parts: the strings, with what came of each.
        """
        if self._exempt is None:
            return result
        flags = list(faults(d for d in self._exempt.directives if not d.verb))
        comments = list(self._exempt.idle)
        strings: dict[tuple[int, str], list[tuple[Segment, Result]]] = {}
        for segment, part in parts:
            for name in ("", *self._exempt.names):
                if (at := self._opener(segment, name)) is not None:
                    strings.setdefault((at, name), []).append((segment, part))
        for directive in self._exempt.directives:
            if directive.verb.startswith("off"):
                under = [strings.get((directive.start, n), ()) for n in directive.names or ("",)]
                comments.append(_comment(directive, under))
                flags += _unknown(directive, under)
        return replace(
            result,
            flags=tuple(sorted([*result.flags, *flags])),
            comments=tuple(sorted([*result.comments, *comments])),
        )

    def _opener(self, segment: Segment, name: str) -> int | None:
        """Where the comment stands that silences a rule in a string."""
        if self._exempt is None or not segment.pieces:
            return None
        found = self._exempt.silences(Flag(segment.start, segment.start + 1, "", ""), [name])
        return None if found is None else found.opener.start

    def _is_silent(self, segment: Segment, name: str) -> bool:
        return self._opener(segment, name) is not None

    def _why(self, segment: Segment, name: str) -> str:
        line = self._text.count("\n", 0, self._opener(segment, name) or 0) + 1
        return f"mtfix off {name} in line {line}"


def is_unknown(flag: Flag) -> bool:
    """Whether a flag tells of a name in a comment; it is told where the comment stands."""
    return flag.rule == _UNKNOWN and flag.start == flag.end == 0


def _directives(text: str, pattern: re.Pattern[str]) -> Iterator[Directive]:
    for match in pattern.finditer(text):
        said = match["said"]
        meant = parsed(said.strip()) if said else None
        if meant is not None:
            yield Directive(match.start(), match.end(), *meant)


def _exempt(text: str, found: Iterable[Directive], strings: Sequence[Segment]) -> Suppressions:
    starts = [segment.start for segment in strings]

    def is_said(directive: Directive) -> bool:
        """Whether it is no part of a string."""
        index = bisect_right(starts, directive.start) - 1
        return index < 0 or directive.start >= strings[index].end

    def next_end(directive: Directive) -> int:
        first = bisect_left(starts, directive.end)
        if first == len(strings):
            return directive.end
        key = strings[first].key
        forms = takewhile(lambda s: s.is_plural_form and s.key == key, strings[first + 1 :])
        return max((form.end for form in forms), default=strings[first].end)

    directives = [directive for directive in found if is_said(directive)]
    made, idle = ranges(directives, len(text), next_end)
    no_matches: Sequence[Span] = ()
    return Suppressions(directives, made, idle, no_matches, ())


_Under = Sequence[Sequence[tuple[Segment, Result]]]
"""For each name of a comment the strings that it is about, with what came of them."""


def _comment(directive: Directive, under: _Under) -> Comment:
    """What a comment did."""
    if not directive.names:
        strings = (segment for segment, _ in under[0])
        exempt = (Exempt(s.text, str(s.format), 0, len(s.text)) for s in strings)
        return Comment(*directive[:4], exempt=tuple(exempt))
    idle = []
    for name, said in zip(directive.names, under, strict=True):
        told = (c for _, part in said for c in part.comments if c.start < 0)
        if all(c.idle for c in told if c.names == (name,)):
            idle.append(name)
    return Comment(*directive[:4], tuple(idle))


def _unknown(directive: Directive, under: _Under) -> Iterator[Flag]:
    """The names of a comment that are those of no rule: what the strings say of them."""
    for name, strings in zip(directive.names, under, strict=False):
        told = (flag for _, part in strings[:1] for flag in part.flags if is_unknown(flag))
        for flag in told:
            if f"“{name}”" in flag.reason:
                yield flag._replace(start=directive.start, end=directive.end)
