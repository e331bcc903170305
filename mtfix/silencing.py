"""Comments around a place of a text that keep rules silent there.

They stand on lines of their own. In Markdown such a line ends a paragraph and a table, so there
they stand around the whole block. A line that begins inside of something that has no comments (a
tag, a fence, a title) is no place for one: the lines before it, or behind it, are taken in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from mtfix.edits import Cause, Edit, Flag
from mtfix.places import Lines
from mtfix.reading import read
from mtfix.result import Result

_CAUSE = Cause("suppression", "a person does not want this rule to speak here")
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?:.*\n)*?\1[ \t]*(?:\r?\n|\Z)")
_RAW = re.compile(r"<(/?)(title|textarea|script|style|xmp)(?![\w-])", re.I)
"""In these elements of HTML a comment would be shown, or run."""


def around(
    result: Result, place: tuple[int, int], rules: Sequence[str], edits: Sequence[Edit] = ()
) -> tuple[Edit, ...]:
    r"""The comments that keep rules silent at a place.

    Args:
        result: what comes of the text; not of a file of strings.
        place: the span.
        rules: their names.
        edits: all that may be made besides; none of them is cut in two.

    Returns:
        Two insertions; none if there is no place for them.

    >>> import mtfix
    >>> result = mtfix.fix("# One\n\nElon musk said.\n", format="markdown")
    >>> around(result, (12, 13), ["case-multiword"])[0][:3]
    (7, 7, '<!-- mtfix off case-multiword -->\n')
    """
    text, lines = result.original, Lines(result.original)
    first, last = _block(result, lines, place, _bars(result, edits))
    start, end = lines.span(first, last)
    if first == 0 and result.format == "markdown" and _FRONT_MATTER.match(text):
        return ()  # what stands before front matter ends it
    block = text[start:end]
    line_end = "\r\n" if "\r\n" in text else "\n"
    margin = block[: len(block) - len(block.lstrip(" \t"))]
    off, on = (f"{margin}<!-- mtfix {switch} {', '.join(rules)} -->" for switch in ("off", "on"))
    on = f"{on}{line_end}" if block.endswith("\n") else f"{line_end}{on}"
    return Edit(start, start, f"{off}{line_end}", (_CAUSE,)), Edit(end, end, on, (_CAUSE,))


def is_comment(edit: Edit) -> bool:
    """Whether an edit is one of those that `around` makes."""
    return edit.causes == (_CAUSE,)


def merged(edits: Iterable[Edit], comments: Iterable[tuple[Edit, ...]]) -> list[Edit]:
    """Edits and comments in one order: a comment ends a block before the next one begins."""
    ranked = {(edit.start, 3, edit.end, edit) for edit in edits}
    for off, on in comments:
        ranked |= {(on.start, 1, on.end, on), (off.start, 2, off.end, off)}
    return [edit for _, _, _, edit in sorted(ranked)]


def unneeded(edits: Iterable[Edit], flags: Iterable[Flag]) -> set[Edit]:
    """The comments that suppress nothing, now that other edits are made.

    Args:
        edits: comments and others, in the order in which they are made.
        flags: what is found in the outcome.
    """
    unused = sorted(flag.start for flag in flags if flag.rule == "unused-suppression")
    found, shift = set(), 0
    for edit in edits:
        start, end = edit.start + shift, edit.start + shift + len(edit.replacement)
        if is_comment(edit) and bisect_left(unused, start) < bisect_left(unused, end):
            found.add(edit)
        shift += len(edit.replacement) - (edit.end - edit.start)
    return found


def _block(
    result: Result, lines: Lines, place: tuple[int, int], is_barred: Callable[[int], bool]
) -> tuple[int, int]:
    """The first and the last line of the block that something stands in."""
    is_paragraph = result.format == "markdown"
    first, last = lines.index(place[0]), lines.index(max(place[0], place[1] - 1))
    while first > 0 and (
        (is_paragraph and _has_text(lines, first - 1)) or is_barred(lines.starts[first])
    ):
        first -= 1
    while last + 1 < len(lines.starts) and (
        (is_paragraph and _has_text(lines, last + 1)) or is_barred(lines.starts[last + 1])
    ):
        last += 1
    return first, last


def _has_text(lines: Lines, index: int) -> bool:
    start, end = lines.span(index, index)
    return bool(lines.text[start:end].strip())


def _bars(result: Result, edits: Sequence[Edit]) -> Callable[[int], bool]:
    """Tells the offsets where no comment can stand."""
    text = result.original
    spans = [(edit.start, edit.end) for edit in edits]
    spans += [(span.start, span.end) for span in read(text, result.format).opaque]
    if result.format == "html":
        spans += _raw(text)
    elif result.format == "markdown" and (matter := _FRONT_MATTER.match(text)):
        spans.append(matter.span())
    inside = {offset for start, end in spans for offset in _line_starts(text, start, end)}
    return inside.__contains__


def _raw(text: str) -> Iterator[tuple[int, int]]:
    """The elements that have no comments."""
    opened = None
    for tag in _RAW.finditer(text):
        if opened is None and not tag[1]:
            opened = tag
        elif opened is not None and tag[1] and tag[2].lower() == opened[2].lower():
            yield opened.start(), tag.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)


def _line_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where lines begin inside a span."""
    at = text.find("\n", start, end)
    while 0 <= at < end - 1:
        yield at + 1
        at = text.find("\n", at + 1, end)
