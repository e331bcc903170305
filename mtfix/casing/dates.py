"""Dates that are words too: May, March and August; Victory Day, where the words around tell one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Lexicon
from mtfix.edits import Cause
from mtfix.patterns import compiled
from mtfix.tokens import Token

_MONTHS = frozenset({"may", "march", "august"})
_CAUSE = Cause("case-date", "a month: the words around it tell a date")
_BEFORE = frozenset("early late mid since until by of last next in".split())
_AT_START = frozenset({"Since", "Until"})
_DAYS = frozenset({"day", "eve"})
_MOST_WORDS = 4
_BEFORE_HOLIDAY = frozenset(
    "after before by every for from last next of on since this till to until".split()
)
_OF_HOLIDAY = compiled(r" (?:celebrations?|festivities|fireworks|holidays?|parades?|weekend)\b")
_DAY_BY_DAY = compiled(r" (?:after|by|to) day\b")
_NO_HOLIDAYS = frozenset({"inauguration day", "judgement day", "judgment day", "lord's day"})
_BEHIND = compiled(r"[,.;:)]|$| (?:\d{1,2}(?:,|\b)|\d{4}|the\b|and\b|of\b|to\b)")
_DAY = compiled(r"[12]?\d|3[01]")
_BEFORE_DAY = frozenset("on until since from by".split())


def is_hot(token: str, _lexicon: Lexicon) -> bool:
    """Whether a word is a month in lower case, or the last one of holidays."""
    return token in _MONTHS or token in _DAYS


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise them."""
    for token in tokens:
        context = evidence.context(token)
        if context.is_glued:
            continue
        if token.text in _DAYS:
            yield from _holiday(evidence, context)
        elif _is_dated(context) and _BEHIND.match(context.right):
            yield Finding(token.start, token.end, token.text.capitalize(), _CAUSE)


def _holiday(evidence: Evidence, context: Context) -> Iterator[Finding]:
    """``on labor day``, ``the victory day parade``; not ``a mother’s day begins at six``."""
    near = takewhile(lambda neighbour: neighbour.separator == " ", context.before)
    written = [context.word, *(neighbour.word for neighbour in near)]
    for length in range(min(_MOST_WORDS, len(written) - 1), 1, -1):
        name = " ".join(reversed(written[:length]))
        form = evidence.lexicon.phrase(name.replace("’", "'"))
        if not form or not name.islower() or name in _NO_HOLIDAYS:
            continue
        before = written[length].lower()
        is_one = before in _BEFORE_HOLIDAY and not _DAY_BY_DAY.match(context.right)
        if is_one or _OF_HOLIDAY.match(context.right):
            start = context.start + len(context.word) - len(name)
            new = form.replace("'", "’") if "’" in name else form
            cause = Cause("case-date", f"“{form}” is a holiday here, by the words around it")
            yield Finding(start, start + len(name), new, cause)
        return


def _is_dated(context: Context) -> bool:
    return context.previous in _BEFORE | _AT_START or _is_day(context)


def _is_day(context: Context) -> bool:
    """``on 12 may``; after a bare number ``may`` is a verb, but for the end of a clause."""
    if not _DAY.fullmatch(context.previous):
        return False
    earlier = context.before[1].word.lower() if len(context.before) > 1 else ""
    return context.word != "may" or earlier in _BEFORE_DAY
