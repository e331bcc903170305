"""A text and its edits as one sequence of pieces, for reports that show both at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtfix.edits import Edit
from mtfix.places import words_at


class Piece(NamedTuple):
    """A piece of a text: unchanged, or what becomes of some words.

    Attributes:
        old: what stands there.
        new: what will stand there.
        edit: what changes it; None if nothing does.
    """

    old: str
    new: str
    edit: Edit | None


def pieces(text: str, start: int, end: int, edits: Sequence[Edit]) -> Iterator[Piece]:
    """Cut a stretch of a text at the words that its edits change.

    Args:
        text: the whole text.
        start: where the stretch begins.
        end: where it ends.
        edits: those in the stretch, ordered and disjoint.

    >>> [(piece.old, piece.new) for piece in pieces("a musk", 0, 6, [Edit(2, 3, "M", ())])]
    [('a ', 'a '), ('musk', 'Musk')]
    """
    position = start
    for number, edit in enumerate(edits):
        following = edits[number + 1].start if number + 1 < len(edits) else end
        low, high = words_at(text, edit)
        if low < position or high > following:  # a neighbour edits the same word
            low, high = edit.start, edit.end
        if position < low:
            yield Piece(text[position:low], text[position:low], None)
        new = text[low : edit.start] + edit.replacement + text[edit.end : high]
        yield Piece(text[low:high], new, edit)
        position = high
    if position < end:
        yield Piece(text[position:end], text[position:end], None)
