"""Edits: the values that every stage emits, and the algebra over them.

Start reading here. An `Edit` replaces ``text[start:end]`` by ``replacement``; offsets are
half-open and count code points. Four functions are all that the rest of mtfix needs:

* `apply` makes the new text,
* `invert` gives the edits that lead back,
* `resolve` picks, from what several rules propose for one text, edits that can be made together,
* `compose` joins the edits of two steps into edits of the first step's text, as editors
  compose change sets (ProseMirror's step maps, CodeMirror's ``ChangeSet.compose``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

Safety = Literal["safe", "unsafe"]
Severity = Literal["info", "warning", "error"]
SEVERITIES: Sequence[Severity] = get_args(Severity)
"""From the lightest to the gravest."""


class Cause(NamedTuple):
    """Why an edit was made: the rule, its reason in words, and how far it can be trusted."""

    rule: str
    reason: str
    safety: Safety = "safe"


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by `replacement`.

    >>> Edit(0, 4, "Musk", (Cause("case-name", "a name"),)).is_safe
    True
    """

    start: int
    end: int
    replacement: str
    causes: tuple[Cause, ...]

    @property
    def is_safe(self) -> bool:
        """Whether every cause is safe."""
        return all(cause.safety == "safe" for cause in self.causes)


class Flag(NamedTuple):
    """A finding that is reported and not changed."""

    start: int
    end: int
    rule: str
    reason: str
    severity: Severity = "warning"


class Withheld(NamedTuple):
    """An edit that was proposed and not made, and why not."""

    edit: Edit
    why: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make the edits.

    Args:
        text: the text that the offsets of `edits` refer to.
        edits: ordered and disjoint.

    Raises:
        ValueError: the edits overlap, are out of order, or reach outside the text.

    >>> apply("Hello , world", [Edit(5, 6, "", ())])
    'Hello, world'
    """
    pieces: list[str] = []
    position = 0
    for edit in edits:
        if not position <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edit {edit.start}-{edit.end} is out of order or out of the text")
        pieces.append(text[position : edit.start])
        pieces.append(edit.replacement)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def invert(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The edits that turn ``apply(text, edits)`` back into `text`.

    >>> invert("a , b", [Edit(1, 2, "", ())])
    [Edit(start=1, end=1, replacement=' ', causes=())]
    """
    inverse = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        inverse.append(
            Edit(start, start + len(edit.replacement), text[edit.start : edit.end], edit.causes)
        )
        shift += len(edit.replacement) - (edit.end - edit.start)
    return inverse


def minimal(text: str, edit: Edit) -> Edit | None:
    """The same change without the prefix and suffix that old and new share; None for no change.

    >>> minimal("invited musk", Edit(8, 12, "Musk", ()))
    Edit(start=8, end=9, replacement='M', causes=())
    """
    old, new = text[edit.start : edit.end], edit.replacement
    if old == new:
        return None
    limit = min(len(old), len(new))
    prefix = 0
    while prefix < limit and old[prefix] == new[prefix]:
        prefix += 1
    suffix = 0
    while suffix < limit - prefix and old[-1 - suffix] == new[-1 - suffix]:
        suffix += 1
    return Edit(
        edit.start + prefix,
        edit.end - suffix,
        new[prefix : len(new) - suffix],
        edit.causes,
    )


def order(edit: Edit) -> tuple[int, bool, int, str, str, tuple[Cause, ...]]:
    """The one total order of conflicting edits; the smaller wins.

    The edit that starts first; of those an insertion, which touches nothing, then the longer
    one, which saw more; then by rule, by replacement and by all causes, so that the outcome never
    depends on the order in which rules are listed.
    """
    rule = edit.causes[0].rule if edit.causes else ""
    return edit.start, edit.start < edit.end, -edit.end, rule, edit.replacement, edit.causes


def resolve(text: str, proposals: Iterable[Edit]) -> tuple[list[Edit], list[Withheld]]:
    """Pick edits that can be made together, by `order`.

    Edits are made `minimal` first; those that change nothing are dropped. Equal edits of several
    rules become one edit with all their causes. Edits that only touch are both kept, but two
    insertions at one point are a conflict: nothing says which comes first.

    Returns:
        The kept edits, ordered and disjoint, and the losers with the rule that they lost to.
    """
    kept: list[Edit] = []
    withheld: list[Withheld] = []
    changes = (minimal(text, edit) for edit in proposals)
    for edit in sorted((edit for edit in changes if edit is not None), key=order):
        last = kept[-1] if kept else None
        if last is None or _is_after(last, edit):
            kept.append(edit)
        elif last[:3] == edit[:3]:
            new = tuple(cause for cause in edit.causes if cause not in last.causes)
            kept[-1] = last._replace(causes=last.causes + new)
        else:
            winner = last.causes[0].rule if last.causes else "another edit"
            withheld.append(Withheld(edit, f"conflicts with {winner}"))
    return kept, withheld


def _is_after(last: Edit, edit: Edit) -> bool:
    if edit.start == edit.end == last.start == last.end:
        return False
    return edit.start >= last.end


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Join two steps into one.

    Args:
        text: the text before the first step.
        first: edits of `text`.
        second: edits of ``apply(text, first)``.

    Returns:
        Edits of `text` that lead to where both steps lead. Edits that meet become one edit with
        the causes of all; edits that undo each other vanish.

    >>> compose("x", [Edit(0, 1, "y", ())], [Edit(0, 1, "x", ())])
    []
    """
    if not first or not second:
        return list(first or second)
    composed: list[Edit] = []
    for group in _groups(first, second):
        edit = minimal(text, group)
        if edit is None:
            continue
        if composed and not _is_after(composed[-1], edit):  # two insertions met at one point
            edit = _joined(composed.pop(), edit)
        composed.append(edit)
    return composed


def _joined(left: Edit, right: Edit) -> Edit:
    causes = left.causes + tuple(c for c in right.causes if c not in left.causes)
    return Edit(left.start, right.end, left.replacement + right.replacement, causes)


def _groups(first: Sequence[Edit], second: Sequence[Edit]) -> Iterable[Edit]:
    """Walk both lists over the middle text; yield one edit of the first text for each group."""
    i = j = shift = 0  # shift: middle offset minus first offset, behind edits already passed
    while i < len(first) or j < len(second):
        members: list[tuple[int, int, Edit, bool]] = []
        low = high = 0
        start_shift = shift
        while True:
            f = _in_middle(first[i], shift) if i < len(first) else None
            s = (second[j].start, second[j].end) if j < len(second) else None
            take_first = f is not None and (s is None or f <= s)
            span = f if take_first else s
            if span is None or (members and not _meets(low, high, span)):
                break
            low, high = (min(low, span[0]), max(high, span[1])) if members else span
            edit = first[i] if take_first else second[j]
            members.append((*span, edit, take_first))
            if take_first:
                shift += len(edit.replacement) - (edit.end - edit.start)
                i += 1
            else:
                j += 1
        yield _merge(members, low - start_shift, high - shift)


def _in_middle(edit: Edit, shift: int) -> tuple[int, int]:
    start = edit.start + shift
    return start, start + len(edit.replacement)


def _meets(low: int, high: int, span: tuple[int, int]) -> bool:
    """Whether a span of the middle text belongs to the group that covers ``low..high``.

    Overlap does; so does an insertion or deletion inside the group or at its very point.
    """
    start, end = span
    if start < high:
        return True
    return start == end == low == high


def _merge(members: list[tuple[int, int, Edit, bool]], start: int, end: int) -> Edit:
    """One edit from a group: what the second step wrote, else what the first step left of it."""
    if len(members) == 1:
        edit = members[0][2]
        return Edit(start, end, edit.replacement, edit.causes)
    written = [m for m in members if not m[3]]
    pieces: list[tuple[int, int, str]] = [(s, 0, e.replacement) for s, _, e, _ in written]
    for low, _, edit, is_first in members:
        if is_first:
            pieces += _uncovered(low, edit.replacement, written)
    pieces.sort(key=lambda piece: piece[:2])
    causes = dict.fromkeys(cause for _, _, edit, _ in members for cause in edit.causes)
    return Edit(start, end, "".join(piece for _, _, piece in pieces), tuple(causes))


def _uncovered(
    low: int, replacement: str, written: list[tuple[int, int, Edit, bool]]
) -> Iterable[tuple[int, int, str]]:
    """The pieces of a first-step replacement that the second step did not overwrite."""
    position = low
    high = low + len(replacement)
    for start, end, _, _ in written:
        if position < min(start, high):
            yield position, 1, replacement[position - low : min(start, high) - low]
        position = max(position, end)
    if position < high:
        yield position, 1, replacement[position - low :]


class Origin:
    """Maps offsets of ``apply(text, edits)`` back to `text`.

    An offset inside a replacement maps to the start of what was replaced, as the start of a
    span, or to its end, as the end of a span.

    >>> Origin([Edit(5, 6, "", ())]).span(6, 11)
    (7, 12)
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts: list[int] = []
        self._ends: list[int] = []
        shift = 0
        for edit in edits:
            start, end = _in_middle(edit, shift)
            self._starts.append(start)
            self._ends.append(end)
            shift += len(edit.replacement) - (edit.end - edit.start)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of a span of the new text."""
        low = self._start(start)
        return low, max(low, self._end(end))

    def _start(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        edit = self._edits[index]
        return edit.start if offset < self._ends[index] else offset - self._ends[index] + edit.end

    def _end(self, offset: int) -> int:
        index = bisect_left(self._starts, offset) - 1
        if index < 0:
            return offset
        edit = self._edits[index]
        return edit.end if offset <= self._ends[index] else offset - self._ends[index] + edit.end
