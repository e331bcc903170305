"""Spaces beside damaged tags, as the source has them.

The source tells where a space stands if the same signs, or words, stand on the two sides of the
tags: ``name</b>(x)`` keeps none. Between words that have none in the source (``wald<b>brand</b>``)
only the very same words stay glued; colons, quotation marks of French and the like go by the
language of the translation; and where scripts write no spaces, nothing is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtfix.edits import Cause, Edit
from mtfix.markup import entities, vocabulary
from mtfix.markup.gaps import Gap
from mtfix.markup.spaces import SPACED
from mtfix.markup.witness import Witness

_SPACE = Cause("markup-space", "the source tells where spaces stand at these tags")
_OWN_WAYS_BEHIND = frozenset("«–—")
_OWN_WAYS_BEFORE = frozenset(":;!?»%–—")
"""Signs that some languages set apart from what stands behind, or before, and others do not."""
_POINTS = frozenset(".,:;!?…")
_SOLID = vocabulary.MEDIA | {"br", "wbr"}
_REACH = 40
_LAST, _FIRST = re.compile(r"\S+\Z"), re.compile(r"\w+")


class _Told(NamedTuple):
    """What the source tells of the white space between two texts, tags inside.

    Attributes:
        start: where the text before ends.
        end: where the text behind begins.
        edits: what is to be done in between.
    """

    start: int
    end: int
    edits: Sequence[Edit]


def placed(
    text: str, found: Sequence[Gap], witness: Witness, edits: Iterable[Edit]
) -> Iterator[Edit]:
    """The edits of spaces, with those that the source demands in the place of some.

    Args:
        text: the translation.
        found: all texts between its tags.
        witness: the source.
        edits: what is to be done about the spaces at their edges if nothing is told.
    """
    told = [it for run in _runs(text, found) if (it := _tell(text, run, witness)) is not None]
    for each in told:
        yield from each.edits
    for edit in edits:
        index = bisect_right(told, edit.start, key=lambda it: it.start) - 1
        if index < 0 or edit.end > told[index].end:
            yield edit


def _runs(text: str, found: Sequence[Gap]) -> Iterator[Sequence[Gap]]:
    """Two texts of a line with the inline tags, and blank gaps, between them."""
    run: list[Gap] = []
    for gap in found:
        if gap.before is None or gap.before.is_block or gap.before.name in _SOLID:
            run = []
        is_text = bool(text[gap.start : gap.end].strip())
        if run or is_text:
            run.append(gap)
        if is_text:
            if len(run) > 1:
                yield run
            run = [gap]


def _tell(text: str, run: Sequence[Gap], witness: Witness) -> _Told | None:
    marks = [gap.before for gap in run[1:] if gap.before is not None]
    if not any(mark.is_active for mark in marks):
        return None
    theirs = witness.between(marks)
    if not theirs:
        return None
    here, there = _Sides(text, run), _Sides(witness.text, theirs)
    if not there.is_text or "\n" in "".join(here.spaces) or not any(here.spaces):
        return None  # line breaks stay everywhere; what was eaten is another matter
    if not (here.keeps if any(there.spaces) else here.closes)(there):
        return None
    space = next(filter(None, here.spaces))
    wanted = [space if it else "" for it in there.spaces]
    edits = [
        Edit(start, start + len(old), new, (_SPACE,))
        for start, old, new in zip(here.places, here.spaces, wanted, strict=True)
        if old != new
    ]
    return _Told(here.places[0], run[-1].end - len(here.behind), edits)


class _Sides:
    """The white space of a run, and the texts on its two sides.

    Args:
        text: the text.
        run: its gaps there; only the first and the last hold more than white space.
    """

    def __init__(self, text: str, run: Sequence[Gap]) -> None:
        contents = [text[gap.start : gap.end] for gap in run]
        self.before, self.behind = contents[0].rstrip(), contents[-1].lstrip()
        self.spaces = [
            contents[0][len(self.before) :],
            *contents[1:-1],
            contents[-1][: len(contents[-1]) - len(self.behind)],
        ]
        self.places = [run[0].start + len(self.before), *(gap.start for gap in run[1:])]
        self.is_text = bool(self.before and self.behind) and not "".join(self.spaces).strip()
        self._left = entities.shown(self.before[-_REACH:]).lstrip()
        self._right = entities.shown(self.behind[:_REACH]).rstrip()

    def keeps(self, other: _Sides) -> bool:
        """Whether a space that stands between the sides of the source stands between these."""
        return self._is_comparable(other)

    def closes(self, other: _Sides) -> bool:
        """Whether nothing stands between these sides, as in the source.

        Words must be the same; what stands on the far side of a sign must be comparable as well.
        """
        if not self._is_comparable(other):
            return False
        left, right = self._left[-1], self._right[0]
        if right.isalnum() and (left.isalnum() or (left in _POINTS and right.isalpha())):
            return all(
                _word(pattern, one) == _word(pattern, theirs)
                for pattern, one, theirs in (
                    (_LAST, self._left, other._left),
                    (_FIRST, self._right, other._right),
                )
            )
        is_far = self._left[-2:-1].isspace() == other._left[-2:-1].isspace()
        return is_far and self._right[1:2].isspace() == other._right[1:2].isspace()

    def _is_comparable(self, other: _Sides) -> bool:
        left, right = self._left[-1:], self._right[:1]
        if not left or not right or left in _OWN_WAYS_BEHIND or right in _OWN_WAYS_BEFORE:
            return False
        return _is_alike(left, other._left[-1:]) and _is_alike(right, other._right[:1])


def _is_alike(one: str, other: str) -> bool:
    """Whether two signs that stand beside a tag are the same; any letter for any other."""
    if one.isalnum() and other.isalnum():
        return SPACED.match(one) is not None and SPACED.match(other) is not None
    return one == other


def _word(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[0].casefold() if match else ""
