"""Where edits stand, for people: lines, columns, whole words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from mtfix.edits import Edit

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
    before = behind = ""
    changes_word = edit.replacement[:1].isalnum() or text[edit.start : edit.start + 1].isalnum()
    if edit.start < edit.end and changes_word:
        match = _WORD_BEFORE.search(text[max(0, edit.start - 40) : edit.start])
        before = match[0] if match else ""
    if edit.replacement[-1:].isalnum() or text[edit.end - 1 : edit.end].isalnum():
        match = _WORD_BEHIND.match(text, edit.end)
        behind = match[0] if match and edit.start < edit.end else ""
    old = text[edit.start : edit.end]
    return Change(before + old + behind, before + edit.replacement + behind)


def shown(text: str) -> str:
    r"""A piece of text on one line, cut if long, its line ends made visible.

    >>> shown("a\n\nb")
    'a⏎⏎b'
    """
    text = text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\t", "⇥")
    return text if len(text) <= 60 else f"{text[:28]} … {text[-28:]}"


def reasons(edits: Sequence[Edit], text: str) -> list[str]:
    """A line for each edit: place, change, rules and reasons."""
    lines = Lines(text)
    written = []
    for edit in edits:
        line, column = lines.position(edit.start)
        old, new = in_words(text, edit)
        why = "; ".join(f"{cause.reason} [{cause.rule}]" for cause in edit.causes)
        written.append(f"{line}:{column}: {_quoted(old)} → {_quoted(new)}  {why}")
    return written


def _quoted(text: str) -> str:
    return f"“{shown(text)}”" if text else "nothing"
