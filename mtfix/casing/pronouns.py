"""The pronoun I."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import base
from mtfix.edits import Cause
from mtfix.patterns import compiled
from mtfix.tokens import Token

_CAUSE = Cause("case-pronoun", "the pronoun I is written with a capital")
_CONTRACTED = compiled(r"i['’](?:m|ve|ll|d)")
_SPACED = frozenset(("", " ", '"', "“", "‘", "\n"))
_OPENING = frozenset('"“')
_VERBS = frozenset(
    """am was have had will would can can't could couldn't do did don't didn't wasn't haven't hadn't
    won't wouldn't cannot think thought just want wanted know knew believe hope said say saw
    love like need feel felt got get went never always also really bought came took made told
    gave found heard met left began wrote read tried asked mean thank hate prefer recall doubt
    regret opened called worked lived looked started saw sold spent stood ran slept drove ate
    drank remember understand agree wonder guess suppose should must might may""".split()
)
_MINE = compiled(r"\b(?:[Mm]y|[Oo]ur) [a-z]+(?: [A-Z][a-z]+)? and $")
_CONJUNCTIONS = frozenset(
    """when and that if because but as while since what how before then after until where so though
    although today yesterday""".split()
)
_ADVERBS = frozenset("only still just hardly even now soon finally simply first suddenly".split())
_ACTED = compiled(r" (?P<verb>[a-z]{3,}) (?:her|him|them|us|you|my|your)\b")
_NO_FIRST_PERSON = frozenset("are is has does goes lies says tells been be ate".split())


def is_hot(token: str, _lexicon: Lexicon) -> bool:
    """Whether a word is the pronoun in lower case, alone or contracted."""
    return token[0] == "i" and _is_pronoun(token)


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise it where a verb behind it tells that it is no letter or numeral."""
    for token in tokens:
        context = evidence.context(token)
        if context.left[-1:] not in _SPACED or context.is_glued:
            continue
        following = context.next.replace("’", "'")
        is_clause = context.previous in _CONJUNCTIONS and _is_verb_first(context.right)
        is_clause |= context.left[-1:] in _OPENING and _is_verb_first(context.right)
        is_clause |= context.previous in _CONJUNCTIONS and _is_object_second(context.right)
        is_clause |= following.isalpha() and _MINE.search(context.left) is not None
        if _CONTRACTED.fullmatch(token.text) or following in _VERBS or is_clause:
            yield Finding(token.start, token.start + 1, "I", _CAUSE)


def _is_verb_first(right: str) -> bool:
    """Whether a verb of the first person follows, an adverb before it or not: ``only saw``."""
    first, *more = right.split()[:2] or [""]
    word = (more[0] if first in _ADVERBS and more else first).rstrip('.,;!?"”')
    return word.endswith("ed") or word in words("finite_verbs") - _NO_FIRST_PERSON


def _is_object_second(right: str) -> bool:
    """Whether a word follows that acts upon somebody: ``visit her``; no letter does."""
    acted = _ACTED.match(right)
    return acted is not None and acted["verb"] in words("uncapitalised")


def _is_pronoun(token: str) -> bool:
    return base(token) == "i" or _CONTRACTED.fullmatch(token) is not None
