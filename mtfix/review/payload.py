"""What the review page is told of a result.

The page needs no offsets: the original is cut into *atoms*, at both ends of every item and where
lines begin; an item covers the atoms ``first`` to ``last`` (half-open; an insertion covers none).
An item is an edit, an edit that was withheld and is offered, or a flag. Edits and offers have a
number ``i``: their index in ``(*result.edits, *offered(result))``; flags count on from there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain, pairwise, zip_longest
from typing import Any, Literal, NamedTuple

import mtfix
from mtfix.decisions import State
from mtfix.edits import Edit, minimal
from mtfix.findings import Finding, findings
from mtfix.result import Result

_Cause = tuple[str, str, str | None]
"""Rule, reason and safety; a flag has no safety."""

Kind = Literal["edit", "withheld", "flag"]

_LONGEST = 2_000
"""Much longer lines are shown in parts: a browser need not lay out all of them at once."""
_LONGEST_WORD = 40
"""Of longer words only a part would be known."""
_SPACE = re.compile(r"\s")
_DEFAULTS: Mapping[Kind, State | None] = {"edit": "accepted", "withheld": "rejected", "flag": None}


def payload(name: str, result: Result, states: Mapping[int, State] | None = None) -> dict[str, Any]:
    """What the page shows of a file, as JSON can say it.

    Args:
        name: of the file.
        result: its edits are accepted, the offered ones are not.
        states: decisions that were taken before, by the number of the edit.

    Returns:
        ``atoms`` make the original text; ``blocks`` begin at some of them, each with the number of
        its line; ``items`` stand in order of their places, their ``causes`` are told by number;
        ``notes`` say what could not be done.

    >>> import mtfix
    >>> made = payload("a.txt", mtfix.fix("He met Elon musk."))
    >>> made["atoms"], made["items"][0]["new"]
    (['He met Elon ', 'musk', '.'], 'Musk')
    """
    text = result.original
    items = sorted(_items(result), key=lambda item: (item.start, item.end, item.number))
    blocks = list(_blocks(text, items))
    ends = chain.from_iterable((item.start, item.end) for item in items)
    cuts = sorted({0, len(text), *(start for start, _ in blocks), *ends})
    place = {offset: index for index, offset in enumerate(cuts)}
    causes: dict[_Cause, int] = {}
    return {
        "name": name,
        "format": result.format,
        "mtfix": mtfix.__version__,
        "sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "atoms": [text[low:high] for low, high in pairwise(cuts)],
        "blocks": [[place[start], line] for start, line in blocks],
        "items": [_shown(item, place, causes, states or {}) for item in items],
        "causes": list(causes),
        "notes": result.notes,
    }


def offered(result: Result) -> tuple[Edit, ...]:
    """The unsafe edits that were withheld and that a person may accept.

    Those that meet an edit that was made are left out: they were found in a text that had it.

    Returns:
        Edits of the original text, in order of their places; they may overlap each other.

    >>> import mtfix
    >>> offered(mtfix.fix("He met Elon musk."))
    ()
    """
    starts = [edit.start for edit in result.edits]
    proposed = (item.edit for item in result.withheld if item.why == "unsafe")
    free = (edit for edit in proposed if not _meets(edit, result.edits, starts))
    small = (minimal(result.original, edit) for edit in free)
    distinct = {edit[:3]: edit for edit in small if edit is not None}
    return tuple(distinct[key] for key in sorted(distinct))


def _meets(edit: Edit, made: Sequence[Edit], starts: Sequence[int]) -> bool:
    """Whether an edit overlaps one that was made, or touches an insertion."""
    near = made[max(0, bisect_left(starts, edit.start) - 1) : bisect_right(starts, edit.end)]
    return any(
        edit.start <= other.start <= edit.end
        if other.start == other.end
        else edit.start < other.end and other.start < edit.end
        for other in near
    )


class _Item(NamedTuple):
    """An item with its place; that of an edit is widened to whole words."""

    start: int
    end: int
    number: int
    kind: Kind
    found: Finding
    old: str
    new: str | None
    causes: Sequence[_Cause]


def _items(result: Result) -> Iterator[_Item]:
    text, offers = result.original, offered(result)
    edits = [*result.edits, *offers]
    found = list(findings(replace(result, flags=())))
    found += findings(replace(result, edits=offers, flags=()))
    for number, (start, end, new) in _in_words(text, found):
        old = text[found[number].start : found[number].end]
        kind: Kind = "edit" if number < len(result.edits) else "withheld"
        yield _Item(start, end, number, kind, found[number], old, new, edits[number].causes)
    for number, flag in enumerate(findings(replace(result, edits=())), len(found)):
        cause = (flag.rule, flag.reason, None)
        yield _Item(flag.start, flag.end, number, "flag", flag, flag.old, None, [cause])


def _in_words(
    text: str, found: Sequence[Finding]
) -> Iterator[tuple[int, tuple[int, int, str | None]]]:
    """Each edit with the rest of its word, unless others change it, too."""
    order = sorted(range(len(found)), key=lambda number: (found[number].start, found[number].end))
    low = 0
    for number, following in zip_longest(order, order[1:]):
        high = len(text) if following is None else found[following].start
        widened = _widened(text, found[number])
        if widened is None or widened[0] < low or widened[1] > high:
            widened = found[number].start, found[number].end, found[number].replacement
        low = max(low, widened[1])
        yield number, widened


def _widened(text: str, edit: Finding) -> tuple[int, int, str | None] | None:
    """An edit in whole words, if it is known where they stand."""
    spare = len(edit.old) - (edit.end - edit.start)
    for start in range(edit.start, edit.start - spare - 1, -1):
        end = start + len(edit.old)
        new = f"{text[start : edit.start]}{edit.replacement}{text[edit.end : end]}"
        is_whole = max(edit.start - start, end - edit.end) < _LONGEST_WORD
        if is_whole and text[start:end] == edit.old and new == edit.new:
            return start, end, new
    return None


def _shown(
    item: _Item,
    place: Mapping[int, int],
    causes: dict[_Cause, int],
    states: Mapping[int, State],
) -> dict[str, Any]:
    """An item as the page wants it; new causes are added to `causes`."""
    found = item.found
    shown = {
        "i": item.number,
        "kind": item.kind,
        "first": place[item.start],
        "last": place[item.end],
        "line": found.line,
        "column": found.column,
        "severity": found.severity,
        "safety": found.safety,
        "causes": [causes.setdefault(cause, len(causes)) for cause in item.causes],
    }
    if item.kind == "flag":
        return shown
    return shown | {
        "state": states.get(item.number, _DEFAULTS[item.kind]),
        "new": item.new,
        "word": found.old,
        "edit": [found.start, found.end, item.old, found.replacement],  # as decisions have it
    }


def _blocks(text: str, items: Sequence[_Item]) -> Iterator[tuple[int, int]]:
    """Where the pieces begin that are shown one below the other, and in which line.

    A piece is a line, or a part of a long one (its line is 0 then). None begins inside an edit, nor
    behind an edit of a line end, which may join two lines, if that can be had.
    """
    changes = iter([item for item in items if item.kind != "flag"])
    change = next(changes, None)
    barred = begun = 0
    joined = -1
    for start, line in _pieces(text):
        while change is not None and change.start < start:
            barred = max(barred, change.end)
            joined = change.end if text.endswith("\n", change.start, change.end) else joined
            change = next(changes, None)
        if start >= barred and (start != joined or start - begun > 2 * _LONGEST):
            begun = start
            yield start, line


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    line, start = 1, 0
    while start < len(text):
        yield start, line
        end = text.find("\n", start) + 1 or len(text)
        while end - start > 2 * _LONGEST:
            space = _SPACE.search(text, start + _LONGEST, start + 2 * _LONGEST)
            start = space.end() if space else start + _LONGEST
            yield start, 0
        line, start = line + 1, end
