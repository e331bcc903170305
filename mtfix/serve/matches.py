"""Edits and flags as matches: spans of the whole text, with what may be written there.

LanguageTool's clients replace the span of a match by one of its replacements, so a match spans at
least one character, it has whole words rather than single letters, and no two that offer a
replacement overlap: a client may then make all of them (`language_tool_python`'s ``correct``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtfix.edits import Edit, Flag, apply
from mtfix.findings import rules_of
from mtfix.places import words_at
from mtfix.result import Result
from mtfix.serve.annotated import Annotated, Place


class Match(NamedTuple):
    """What a client is told of a place.

    Attributes:
        start, end: the half-open span of the whole text, in code points.
        at: where it begins in the text that rules see.
        rule: the rule, the first if there are several.
        message: why, in words.
        replacement: what may be written there; None for a flag.
        is_hint: whether it needs a second look.
    """

    start: int
    end: int
    at: int
    rule: str
    message: str
    replacement: str | None = None
    is_hint: bool = False


class _Placed(NamedTuple):
    """An edit in offsets of the whole text, and the words around it."""

    low: int
    high: int
    edit: Edit
    shift: int
    """How much further on it is in the text that rules see; negative behind markup."""


class _Group(NamedTuple):
    """Edits whose words overlap."""

    low: int
    high: int
    members: list[_Placed]


def matches(result: Result, text: Annotated, *, has_hints: bool = True) -> list[Match]:
    """The matches of a result, in order.

    Args:
        result: what came of ``text.read``.
        text: the text with its markup.
        has_hints: whether edits are told that need a second look.

    >>> import mtfix
    >>> from mtfix.serve.annotated import Part, annotated
    >>> text = annotated([Part("Elon musk left .")])
    >>> [(m.start, m.end, m.replacement) for m in matches(mtfix.fix(text.read), text)]
    [(5, 9, 'Musk'), (14, 16, '.')]
    """
    edits = [edit for edit in result.edits if has_hints or edit.is_safe]
    groups = _groups(_placed(edits, text))
    found = [_of_edits(group, text.whole) for group in groups]
    if has_hints:
        found += _hints(result, text, groups)
    found += filter(
        None, (_of_flag(flag, text) for flag in (*result.flags, *_crossing(edits, text)))
    )
    return sorted(set(found), key=lambda match: (match.start, match.end, match.rule))


def _placed(edits: Iterable[Edit], text: Annotated) -> Iterator[_Placed]:
    """The edits that stay clear of markup, in whole words."""
    for edit in edits:
        place = text.place(edit.start, edit.end)
        if place is not None and place.is_text:
            moved = edit._replace(start=place.start, end=place.end)
            low, high = _widened(text.whole, moved, place)
            if low < high:
                yield _Placed(low, high, moved, edit.start - place.start)


def _crossing(edits: Iterable[Edit], text: Annotated) -> Iterator[Flag]:
    """Edits that would reach into markup: they are told, but nothing is offered."""
    for edit in edits:
        place = text.place(edit.start, edit.end)
        if place is not None and not place.is_text:
            yield Flag(edit.start, edit.end, rules_of(edit)[0], _reason([edit]))


def _widened(whole: str, edit: Edit, place: Place) -> tuple[int, int]:
    """The words that an edit touches; a neighbour too where one side would be empty."""
    low, high = words_at(whole, edit)
    low, high = max(low, place.low), min(high, place.high)
    if low < high and whole[low : edit.start] + edit.replacement + whole[edit.end : high]:
        return low, high
    if high < place.high and not whole[high].isspace():
        return low, high + 1
    if low > place.low:
        return low - 1, high
    return low, min(high + 1, place.high)


def _groups(placed: Iterable[_Placed]) -> list[_Group]:
    """Edits whose words overlap belong together."""
    groups: list[_Group] = []
    for each in placed:
        group = _Group(each.low, each.high, [each])
        while groups and groups[-1].high > group.low:
            before = groups.pop()
            before.members.extend(group.members)
            low, high = min(before.low, group.low), max(before.high, group.high)
            group = _Group(low, high, before.members)
        groups.append(group)
    return groups


def _of_edits(group: _Group, whole: str) -> Match:
    low, high, members = group
    edits = [each.edit for each in members]
    moved = [edit._replace(start=edit.start - low, end=edit.end - low) for edit in edits]
    return Match(
        start=low,
        end=high,
        at=max(0, low + members[0].shift),
        rule=rules_of(edits[0])[0],
        message=_reason(edits),
        replacement=apply(whole[low:high], moved),
        is_hint=not all(edit.is_safe for edit in edits),
    )


def _hints(result: Result, text: Annotated, groups: Sequence[_Group]) -> Iterator[Match]:
    """Edits that were held back for want of certainty, where no other match is in the way."""
    ends = [group.high for group in groups]
    last = 0
    held = sorted(each.edit for each in result.withheld if each.why == "unsafe")
    for placed in _placed(held, text):
        nearest = bisect_left(ends, placed.low + 1)
        is_free = nearest == len(groups) or groups[nearest].low >= placed.high
        if is_free and placed.low >= last:
            last = placed.high
            yield _of_edits(_Group(placed.low, placed.high, [placed]), text.whole)


def _of_flag(flag: Flag, text: Annotated) -> Match | None:
    place = text.place(flag.start, flag.end)
    if place is None:
        return None
    start, end = place.start, place.end
    if start == end:
        start, end = (start, end + 1) if end < place.high else (max(place.low, start - 1), end)
    if start == end:
        return None
    return Match(start, end, flag.start, flag.rule, flag.reason)


def _reason(edits: Sequence[Edit]) -> str:
    return "; ".join(dict.fromkeys(cause.reason for edit in edits for cause in edit.causes))
