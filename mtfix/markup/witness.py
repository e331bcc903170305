"""What the source says about the places where the tags of a translation were damaged.

Engines add spaces beside tags, lower the first letter behind a broken border and eat the stop
before it. Where the tags of both texts answer to each other, the source tells what was there, and
that beats what the words make likely. It is heard only on what translations keep: spaces between
the same signs, a small first letter whatever the word, a capital of the very same word, the mark
that ends a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import unescape
from itertools import pairwise, takewhile
from typing import NamedTuple

from mtfix.markup.gaps import Gap, gaps
from mtfix.markup.scanner import scan
from mtfix.markup.stops import CLOSING, MARKS
from mtfix.markup.tree import Mark, build

_TAIL = re.compile(rf"(?P<marks>[{re.escape(MARKS)}]*)(?P<closers>[{re.escape(CLOSING)}]*)\Z")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\.\w+|\b(?:etc|approx|inc|ltd|co|corp|jr|sr|st|no|vs|ca|pp))\.\Z", re.I
)
_WITHOUT_STOPS = re.compile(r"[\u0e00-\u0eff]")
"""Thai and Lao: that a block of theirs ends without a mark says nothing."""
_END = 48


class Ending(NamedTuple):
    """How a block ends.

    Attributes:
        marks: the marks of its last sentence; empty if there are none.
        closers: quotation marks and brackets behind them.
    """

    marks: str
    closers: str


class Witness:
    """The source of a text, and which of its tags answer to which of the text.

    Args:
        text: the text.
        marks: its tags, with those that are to be inserted or dropped.
        source: the source.
    """

    def __init__(self, text: str, marks: Sequence[Mark], source: str) -> None:
        self.text = source
        self._marks, self._gaps = _cut(source)
        ours = _meant(text, marks)
        self._answers = {id(ours[i]): j for i, j in _aligned(ours, self._marks).items()}

    def between(self, marks: Sequence[Mark]) -> Sequence[Gap]:
        """The texts before, between and behind the tags that answer to some; none if unknown.

        Args:
            marks: neighbouring tags of the text.
        """
        there = [self._answers.get(id(mark), -1) for mark in marks]
        if there[0] < 0 or there != list(range(there[0], there[0] + len(there))):
            return ()
        return self._gaps[there[0] : there[-1] + 2]

    def shown_behind(self, opener: Mark) -> str | None:
        """What a reader sees first behind the tag that answers to the opener of a block.

        None if no tag answers to it; empty if it is code or nothing.
        """
        at = self._answers.get(id(opener))
        for gap in self._gaps[at + 1 :] if at is not None else ():
            content = self.text[gap.start : gap.end].strip()
            if content:
                return "" if gap.is_code else unescape(content)
            if gap.after is None or gap.after.is_block:
                return ""
        return None

    def ending(self, closer: Mark) -> Ending | None:
        """How the block ends whose closer answers to this one; None if that is not told."""
        at = self._answers.get(id(closer))
        if at is None:
            return None
        shown = ""
        while at >= 0 and len(shown) < _END:
            gap = self._gaps[at]
            shown = self.text[max(gap.start, gap.end - _END) : gap.end] + shown
            if gap.before is None or gap.before.is_block:
                break
            at -= 1
        shown = unescape(shown).rstrip()
        if not shown or _WITHOUT_STOPS.search(shown[-8:]) or _ABBREVIATION.search(shown):
            return None
        return ending(shown)


def ending(shown: str) -> Ending:
    """How a text ends.

    >>> ending("(So it ends.)"), ending("No end)")
    (Ending(marks='.', closers=')'), Ending(marks='', closers=')'))
    """
    match = _TAIL.search(shown)
    return Ending(match["marks"], match["closers"]) if match else Ending("", "")


@lru_cache(maxsize=2)
def _cut(source: str) -> tuple[Sequence[Mark], Sequence[Gap]]:
    """The tags of a source as they are meant, and the texts before, between and behind them."""
    marks = _meant(source, build(source, scan(source)))
    return marks, list(gaps(source, marks))


def _meant(text: str, marks: Sequence[Mark]) -> Sequence[Mark]:
    """The tags that mean something: all but those to be dropped, and closers of no paragraph.

    HTML makes an empty paragraph of ``</table></p>``; a damaged one of these is dropped.
    """
    meant: list[Mark] = []
    for mark in marks:
        last = meant[-1] if meant else None
        is_empty = last is not None and last.is_block and not text[last.end : mark.start].strip()
        is_closer = mark.name == "p" and mark.kind == "close"
        opens = last is not None and (last.name, last.kind) == ("p", "open")
        if mark.clean and not (is_closer and is_empty and not opens):
            meant.append(mark)
    return meant


# Which tags answer to which


def _aligned(ours: Sequence[Mark], theirs: Sequence[Mark]) -> Mapping[int, int]:
    """The indexes of the tags of a source that answer to those of a text.

    Blocks are paired from both ends, up to the first one that only one of the texts has; inline
    tags if the same ones stand between the same blocks.
    """
    here, there = _borders(ours), _borders(theirs)
    names, others = _keys(ours, here), _keys(theirs, there)
    head = _alike(names, others)
    tail = _alike(names[: head - 1 : -1], others[: head - 1 : -1])
    pairs: dict[int, int] = {}
    parts = ((here[:head], there[:head]), (here[len(here) - tail :], there[len(there) - tail :]))
    for these, those in parts:
        pairs |= zip(these, those, strict=True)
        for (i, end), (j, stop) in zip(pairwise(these), pairwise(those), strict=True):
            inner, answers = range(i + 1, end), range(j + 1, stop)
            if _keys(ours, inner) == _keys(theirs, answers):
                pairs |= zip(inner, answers, strict=True)
    return {i: j for i, j in pairs.items() if 0 <= i < len(ours)}


def _borders(marks: Sequence[Mark]) -> list[int]:
    """Where the tags of blocks are; the two edges of the text are borders, too."""
    return [-1, *(i for i, mark in enumerate(marks) if mark.is_block), len(marks)]


def _keys(marks: Sequence[Mark], indexes: Iterable[int]) -> list[tuple[str, str]]:
    """What tags are: kind and name; nothing for the edges of the text."""
    return [
        (marks[i].kind, marks[i].name) if 0 <= i < len(marks) else ("open", "") for i in indexes
    ]


def _alike(ours: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]]) -> int:
    """How many tags two texts have in common at their start."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))
    return sum(1 for _ in same)
