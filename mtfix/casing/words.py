"""Single words that the lexicon is sure of: dates, nationalities, places, brands, acronyms, I."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence, base
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, english
from mtfix.casing.lists import words
from mtfix.edits import Cause
from mtfix.tokens import Token

_SURE = (
    (Known.DATE, "case-date", "a month or weekday"),
    (Known.DEMONYM, "case-nationality", "a nationality or language"),
    (Known.PLACE, "case-place", "a place that no dictionary lists in lower case"),
    (Known.BRAND, "case-brand", "a company or product that no dictionary lists in lower case"),
    (Known.ACRONYM, "case-acronym", "an acronym that no dictionary lists in lower case"),
)
_MEANT = Known.PLACE | Known.BRAND | Known.ACRONYM
"""Kinds of names that projects, files and commands borrow and write small on purpose."""

_SHORTEST = 3
_LONGEST = 40
_SHORTEST_PLACE = 5
_SHORTEST_ACRONYM = 4
_MONTHS_TOO = frozenset({"may", "march", "august"})
_PRONOUN_NEXT = frozenset(
    """am was have had will would can could do did don't didn't think thought just want wanted
    know knew believe hope said say saw love like need feel felt got get went never always also
    really""".split()
)
_OF_COMPANIES = frozenset("shares share stock stocks founder subsidiary employees".split())
_MONTH_BEFORE = frozenset("early late mid since until by of last next in".split())
_MONTH_BEHIND = re.compile(r"[,.;:)]|$| (?:\d{1,2}(?:,|\b)|\d{4}|the\b|and\b|of\b|to\b)")
_DAY = re.compile(r"[12]?\d|3[01]")


def hot(evidence: Evidence) -> set[str]:
    """Words in lower case that the lexicon is sure of, and borrowed names with their capital."""
    tokens = evidence.prose.tokens.words
    names = {token for token in tokens if may_be_name(token) and is_sure(token)}
    borrowed = {name for name in map(base, names) if english().knows(name) & _MEANT}
    return names | (tokens & {english().entry(name).form for name in borrowed})


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise words that are names whatever the text is about."""
    for word, contexts in small_places(evidence, tokens).items():
        form = "I" if word == "i" else english().entry(word).form
        for context, cause in _judge(word, contexts, evidence):
            yield Finding(context.start, context.start + len(word), form, cause)


def small_places(evidence: Evidence, tokens: Iterable[Token]) -> dict[str, list[Context]]:
    """Where words stand in lower case, in prose, by their base form."""
    places: defaultdict[str, list[Context]] = defaultdict(list)
    for token in tokens:
        if token.text[0].islower():
            context = Context(evidence.prose.text, *token.span)
            if not context.is_glued and not context.is_quoted:
                places[base(token.text)].append(context)
    return places


@lru_cache(maxsize=1 << 17)
def may_be_name(token: str) -> bool:
    """Whether a token is a lower-case word that is not simply a dictionary word.

    >>> [may_be_name(word) for word in ("monday", "table", "shkaplerov", "Monday", "x2")]
    [True, False, True, False, False]
    """
    if not token[:1].islower():
        return False
    word = base(token)
    if word == "i" or word in _MONTHS_TOO:
        return True
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or not word.islower():
        return False
    known = english().knows(word)
    return not known & Known.LOWER or word in words("demonyms_too")


@lru_cache(maxsize=1 << 16)
def is_sure(token: str) -> bool:
    """Whether this module judges a word that may be a name; all others are left to `people`."""
    word = base(token)
    known = english().knows(word)
    if word == "i" or word in _MONTHS_TOO or known & Known.BRAND:
        return True
    return _sure_cause(word, known) is not None


def _judge(
    word: str, contexts: Sequence[Context], evidence: Evidence
) -> Iterator[tuple[Context, Cause]]:
    known = english().knows(word)
    if word == "i":
        yield from _pronouns(contexts)
    elif word in _MONTHS_TOO:
        yield from _months(contexts)
    elif (sure := _sure_cause(word, known)) and not _is_meant(word, known, contexts, evidence):
        yield from ((context, sure) for context in contexts if not _is_common(context, known))
    elif known & Known.BRAND:
        cause = Cause("case-brand", f"a company: “{word}” with shares or staff")
        yield from ((context, cause) for context in contexts if _is_company(context))


def _sure_cause(word: str, known: int) -> Cause | None:
    """The cause if the lexicon alone is enough."""
    if word in words("not_raised") or word in words("abbreviations"):
        return None
    for flag, rule, reason in _SURE:
        if not known & flag:
            continue
        if flag == Known.PLACE and len(word) < _SHORTEST_PLACE:
            continue
        is_short = flag == Known.ACRONYM and len(word) < _SHORTEST_ACRONYM
        if is_short and word not in words("short_acronyms"):
            continue
        return Cause(rule, f"“{word}” is {reason}")
    return None


def _is_meant(word: str, known: int, contexts: Sequence[Context], evidence: Evidence) -> bool:
    """A text that writes a name small again and again, and never large, means something else."""
    if not known & _MEANT or len(contexts) < 3:
        return False
    return evidence.times_capitalised(english().entry(word).form) == 0


def _is_common(context: Context, known: int) -> bool:
    """French fries and three tesla: what names have become common nouns."""
    if context.next.lower() in words("compounds"):
        return True
    counted = context.previous.isdigit() or context.previous.lower() in ("a", "an", "per")
    return bool(known & Known.BRAND) and counted


def _is_company(context: Context) -> bool:
    """``shares of tesla``: a name that is a unit too, where only the company fits."""
    before = [neighbour.word.lower() for neighbour in context.before[:2]]
    return len(before) == 2 and before[0] in ("of", "in") and before[1] in _OF_COMPANIES


def _pronouns(contexts: Sequence[Context]) -> Iterator[tuple[Context, Cause]]:
    cause = Cause("case-pronoun", "the pronoun I is written with a capital")
    for context in contexts:
        contracted = re.match(r"['’](?:m|ve|ll|d)\b", context.right)
        spaced = context.left[-1:] in ("", " ", '"', "“", "‘", "\n")
        if spaced and (contracted or context.next in _PRONOUN_NEXT):
            yield context, cause


def _months(contexts: Sequence[Context]) -> Iterator[tuple[Context, Cause]]:
    cause = Cause("case-date", "a month: the words around it tell a date")
    for context in contexts:
        dated = context.previous in _MONTH_BEFORE or _is_day(context)
        if dated and _MONTH_BEHIND.match(context.right):
            yield context, cause


def _is_day(context: Context) -> bool:
    """``on 12 may``; after a bare number ``may`` is a verb."""
    if not _DAY.fullmatch(context.previous):
        return False
    earlier = context.before[1].word.lower() if len(context.before) > 1 else ""
    return context.word != "may" or earlier in ("on", "until", "since", "from", "by")
