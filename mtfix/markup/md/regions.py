"""The parts of a Markdown text that are closed: fences, indented code, raw HTML, code in lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtfix.document import Span

FENCE = re.compile(r"(?P<sign>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*?)\s*$")
"""A whole fence, without what stands before it in the line."""

_PREFIX = re.compile(r"(?:[ \t]{0,3}>[ \t]?)*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_RAW = re.compile(r"<(pre|code|script|style|textarea|svg|math|kbd|samp)\b[^<>\n]*>", re.I)
_LIQUID = re.compile(r"\{%-? *(raw|highlight|verbatim|comment)\b[^%\n]*%\}")
_BACKTICKS = re.compile(r"(?<!\\)`+|\\`(?P<more>`*)")


class Line(NamedTuple):
    """A line: ``text[start:end]`` without its line break, and where its content begins."""

    start: int
    end: int
    content: int
    """Behind the signs of quotations and the indentation."""


def lines(text: str) -> list[Line]:
    r"""The lines of a text.

    >>> [text[line.content : line.end] for text in ["> a\n  b"] for line in lines(text)]
    ['a', 'b']
    """
    found, start = [], 0
    for written in text.split("\n"):
        end = start + len(written)
        prefix = _PREFIX.match(text, start, end)
        content = prefix.end() if prefix else start
        content += len(text[content:end]) - len(text[content:end].lstrip())
        found.append(Line(start, end - written.endswith("\r"), content))
        start = end + 1
    return found


def meets(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a range meets one of some spans, which are in order and apart."""
    index = bisect_right(spans, start, key=lambda span: span.start) - 1
    if index >= 0 and spans[index].end > start:
        return True
    return index + 1 < len(spans) and spans[index + 1].start < end


def fenced(text: str, rows: Sequence[Line]) -> Iterator[Span]:
    """Fences with what they hold; one without a partner goes on to the end."""
    opener: tuple[int, str] | None = None
    for line in rows:
        match = FENCE.match(text, line.content, line.end)
        if match is None and opener is None:
            item = _ITEM.match(text, line.content, line.end)
            match = item and FENCE.match(text, item.end(), line.end)
        if match is None:
            continue
        if opener is None:
            opener = line.start, match["sign"]
        elif match["sign"].startswith(opener[1]) and not match["info"]:
            yield Span(opener[0], line.end)
            opener = None
    if opener is not None:
        yield Span(opener[0], len(text))


def indented(text: str, rows: Sequence[Line]) -> Iterator[Span]:
    """Lines that are indented by four more than the list around them, behind a blank line."""
    depth = 0  # of the content of the last item
    may_begin, was_blank = True, True
    for line in rows:
        written = text[line.start : line.end]
        if not written.strip():
            may_begin = was_blank = True
            continue
        prefix = _PREFIX.match(written)
        body = written[prefix.end() if prefix else 0 :].expandtabs(4)
        indent = len(body) - len(body.lstrip())
        if may_begin and indent >= depth + 4:
            yield Span(line.start, line.end)
            continue
        item = _ITEM.match(body)
        if item is not None:
            depth = item.end()
        elif was_blank and indent == 0:
            depth = 0
        may_begin = was_blank = False


def raw(text: str) -> Iterator[Span]:
    """Elements that hold no prose, comments, and what templates keep from themselves."""
    lowered = text.lower() if "<" in text or "{%" in text else ""
    absent: set[str] = set()
    for pattern, closer in ((_RAW, "</{}"), (_LIQUID, "end{}")):
        position = 0
        while match := pattern.search(lowered, position):
            position = match.end()
            end = _find(lowered, closer.format(match[1]), position, absent)
            if end is not None:
                yield Span(match.start(), end)
                position = end
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = _find(text, "-->", start, absent)
        if end is None:
            return
        yield Span(start, end)
        position = end


def _find(text: str, sought: str, start: int, absent: set[str]) -> int | None:
    """Where a string ends; what was not found once is not sought again."""
    if sought in absent:
        return None
    at = text.find(sought, start)
    if at < 0:
        absent.add(sought)
        return None
    return at + len(sought)


def code(text: str, chunk: Span) -> Iterator[Span]:
    """Code between backticks: a pair if they are as many, in one paragraph."""
    marks = [
        (match.start(), match.end())
        for match in _BACKTICKS.finditer(text, *chunk)
        if not match[0].startswith("\\")
    ]
    later: dict[int, list[int]] = {}
    for index in range(len(marks) - 1, -1, -1):
        later.setdefault(marks[index][1] - marks[index][0], []).append(index)
    index = 0
    while index < len(marks):
        start, end = marks[index]
        same = later[end - start]
        while same and same[-1] <= index:
            same.pop()
        if same:
            index = same[-1]
            yield Span(start, marks[index][1])
        index += 1
