"""Several stray capitals in one sentence: each makes the others look like parts of a title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mtfix.casing.lists import words
from mtfix.edits import Cause
from mtfix.patterns import compiled
from mtfix.tokens import Token

_JOINING = frozenset({"And", "But", "Or"})
_FEWEST = 2
_MARGIN = 200
_FARTHEST = 200
"""How far apart two words may stand that are judged together."""

_SENTENCE_END = compiled(r"[.!?][\"”’)]*\s|\n")

Judge = Callable[[str, Token, str], Cause | None]
"""Tells why a word loses its capital: the text, where it stands there, how it is written."""


def judged_together(text: str, strays: Sequence[Token], judge: Judge) -> dict[int, Cause]:
    """Why several function words of a sentence lose their capitals.

    ``The roof Was mended Before the snow fell``: each of them is looked at as if the others were
    small. Either all are strays or none is: a title has some that could stand nowhere else.
    Neighbours are left: ``What If``.

    Args:
        text: the prose.
        strays: function words with a capital in mid-sentence, in order.
        judge: judges one of them alone.
    """
    causes: dict[int, Cause] = {}
    for row in _rows(text, strays):
        if len(row) < _FEWEST or any(map(_is_beside, row, row[1:])) or _may_be_verse(text, row):
            continue
        start, shadow = _with_small(text, row)
        told = {
            it.start: cause
            for it in row
            if (cause := judge(shadow, Token(it.start - start, it.text.lower()), it.text))
        }
        if len(told) == len(row):
            causes |= told
    return causes


def _rows(text: str, strays: Sequence[Token]) -> Iterator[list[Token]]:
    """The words that stand in one sentence."""
    row: list[Token] = []
    for token in strays:
        if row and not _is_same_sentence(text, row[-1], token):
            yield row
            row = []
        row.append(token)
    yield row


def _is_same_sentence(text: str, before: Token, token: Token) -> bool:
    is_near = token.start - before.end <= _FARTHEST
    return is_near and not _SENTENCE_END.search(text, before.end, token.start)


def _with_small(text: str, row: Sequence[Token]) -> tuple[int, str]:
    """Where a stretch of the text around some words begins, and how it reads with these small."""
    start = max(0, row[0].start - _MARGIN)
    letters = list(text[start : row[-1].end + _MARGIN])
    for token in row:
        letters[token.start - start] = token.text[0].lower()
    return start, "".join(letters)


def _may_be_verse(text: str, row: Sequence[Token]) -> bool:
    """``In spring, The birds are here, And all is green``: lines that were verses."""
    return sum(text.startswith(", ", token.start - 2) for token in row) > 1


def _is_beside(token: Token, following: Token) -> bool:
    """Whether two words follow each other that no clause has so: not ``And Was sold``."""
    is_clause = token.text in _JOINING and following.text in words("auxiliaries")
    return following.start <= token.end + 1 and not is_clause
