"""Months that are words too: May, March and August, where the words around tell a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.edits import Cause
from mtfix.patterns import compiled
from mtfix.tokens import Token

_MONTHS = frozenset({"may", "march", "august"})
_CAUSE = Cause("case-date", "a month: the words around it tell a date")
_BEFORE = frozenset("early late mid since until by of last next in".split())
_BEHIND = compiled(r"[,.;:)]|$| (?:\d{1,2}(?:,|\b)|\d{4}|the\b|and\b|of\b|to\b)")
_DAY = compiled(r"[12]?\d|3[01]")
_BEFORE_DAY = frozenset("on until since from by".split())


def hot(evidence: Evidence) -> set[str]:
    """The months in lower case."""
    return set(_MONTHS & evidence.prose.tokens.words)


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise them."""
    for token in tokens:
        context = evidence.context(token)
        dated = context.previous in _BEFORE or _is_day(context)
        if dated and _BEHIND.match(context.right) and not context.is_glued:
            yield Finding(token.start, token.end, token.text.capitalize(), _CAUSE)


def _is_day(context: Context) -> bool:
    """``on 12 may``; after a bare number ``may`` is a verb, but for the end of a clause."""
    if not _DAY.fullmatch(context.previous):
        return False
    earlier = context.before[1].word.lower() if len(context.before) > 1 else ""
    return context.word != "may" or earlier in _BEFORE_DAY
