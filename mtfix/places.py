"""Where edits stand, for people: lines, columns, whole words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from mtfix.edits import Edit

_TERMINAL: Mapping[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},  # ESC as ␛
    0x7F: 0x2421,
    **{
        code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
        for code in (
            *range(0x80, 0xA0),  # some terminals obey these as they do ESC
            *range(0x2028, 0x202F),  # line ends of Unicode; letters in another order than stored
            *range(0x2066, 0x206A),
            *range(0xD800, 0xE000),  # halves of characters: no encoding has them
            0xFFFE,
            0xFFFF,
        )
    },
}
"""What terminals obey instead of showing it, and what shows instead."""

_COMMAND = re.compile(r"#(?=#(?:vso)?\[)")
"""``##[`` and ``##vso[``: build servers obey these wherever they stand in a line of output."""

_LINE_COMMAND = re.compile(r"^([^\S\n]*):(?=:[a-z])", re.M | re.I)
"""``::error::`` and others, which GitHub obeys where a line of output begins with them."""

_WORD_BEFORE = re.compile(r"[\w'’-]{0,40}$")
_WORD_BEHIND = re.compile(r"[\w'’-]{0,40}")


class Change(NamedTuple):
    """What a person sees of an edit: the words before and after."""

    old: str
    new: str


class Lines:
    r"""The lines of a text.

    >>> Lines("one\ntwo").position(5)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def index(self, offset: int) -> int:
        """The index of the line that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of whole lines, line ends included."""
        end = self.starts[last + 1] if last + 1 < len(self.starts) else len(self.text)
        return self.starts[first], end


def in_words(text: str, edit: Edit) -> Change:
    """An edit with the rest of the words that it touches.

    >>> in_words("invited musk", Edit(8, 9, "M", ()))
    Change(old='musk', new='Musk')
    """
    low, high = words_at(text, edit)
    new = text[low : edit.start] + edit.replacement + text[edit.end : high]
    return Change(text[low:high], new)


def words_at(text: str, edit: Edit) -> tuple[int, int]:
    """The span of the words that an edit touches.

    >>> words_at("invited musk", Edit(8, 9, "M", ()))
    (8, 12)
    """
    low, high = edit.start, edit.end
    if low == high:
        return low, high
    if edit.replacement[:1].isalnum() or text[low : low + 1].isalnum():
        match = _WORD_BEFORE.search(text[max(0, low - 40) : low])
        low -= len(match[0]) if match else 0
    if edit.replacement[-1:].isalnum() or text[high - 1 : high].isalnum():
        match = _WORD_BEHIND.match(text, high)
        high += len(match[0]) if match else 0
    return low, high


def visible(text: str, keep: str = "") -> str:
    r"""A text that can do no harm where it is printed: what a terminal would obey is shown instead.

    Args:
        text: of any origin.
        keep: control characters that may stay, such as line feeds.

    >>> visible("a\x1b[2Jb\u202ec")
    'a␛[2Jb\\u202ec'
    """
    return _COMMAND.sub(r"\\x23", text.translate(_table(keep)))


def defused(lines: str) -> str:
    r"""Lines to be printed as they are, none of which GitHub takes for a command to its runner.

    >>> defused("a::b\n ::error::c\n::: note")
    'a::b\n \\x3a:error::c\n::: note'
    """
    return _LINE_COMMAND.sub(r"\1\\x3a", lines)


@cache
def _table(keep: str) -> dict[int, int | str]:
    return {code: instead for code, instead in _TERMINAL.items() if chr(code) not in keep}


def shown(text: str) -> str:
    r"""A piece of text on one line, cut if long, its line ends made visible.

    >>> shown("a\n\nb")
    'a⏎⏎b'
    """
    if len(text) > 60:
        return f"{_on_one_line(text[:28])} … {_on_one_line(text[-28:])}"
    return _on_one_line(text)


def _on_one_line(text: str) -> str:
    return visible(text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\t", "⇥"))


def reasons(edits: Sequence[Edit], text: str | Lines) -> list[str]:
    """A line for each edit: place, change, rules and reasons.

    Args:
        edits: edits of the text.
        text: the text, or its lines if they are known already.
    """
    lines = Lines(text) if isinstance(text, str) else text
    written = []
    for edit in edits:
        line, column = lines.position(edit.start)
        old, new = in_words(lines.text, edit)
        why = visible("; ".join(f"{cause.reason} [{cause.rule}]" for cause in edit.causes))
        written.append(f"{line}:{column}: {quoted(old)} → {quoted(new)}  {why}")
    return written


def quoted(text: str) -> str:
    """A piece of text on one line, in quotation marks.

    >>> quoted("Musk"), quoted("")
    ('“Musk”', 'nothing')
    """
    return f"“{shown(text)}”" if text else "nothing"
