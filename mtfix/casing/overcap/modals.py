"""Modal verbs and forms of “do” with a stray capital: ``it closed and Will reopen in May``.

Will, May and Can are names too: only what no name can stand before tells that one is a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mtfix.casing.context import Context
from mtfix.casing.lists import words
from mtfix.casing.overcap.clauses import (
    ARTICLES,
    is_closed,
    is_finite,
    is_subject_so_far,
    small_words_before,
)
from mtfix.edits import Cause
from mtfix.language import FUNCTION_WORDS
from mtfix.patterns import compiled

MODALS = frozenset("Can May Might Shall Will".split())
DO = frozenset("Did Does".split())
HOT = MODALS | DO
"""All words that are looked at."""

_BEHIND = frozenset("and but or which".split())
_CONJUNCTIONS = _BEHIND - {"which"}
_MONTHS_BEFORE = frozenset("by early in last late mid next of since this to until".split())
"""Words behind which May is the month: ``the cuts made in May be reversed``."""

_BANDS = frozenset("band duo group".split())
_CLAUSE = compiled(r"(?P<words>[^.!?;:\n\"“”]*?),? [a-z]+ $")
_QUESTION = compiled(r"[^.!?\n]*\?")
_SHORTEST_VERB = 3


def cause(context: Context, *, is_subject_over: bool = False) -> Cause | None:
    """Why such a verb loses its capital.

    Args:
        context: where it stands, with a word in lower case behind it.
        is_subject_over: whether a comma stands before it, behind which a verb must follow.
    """
    word, before = context.word, small_words_before(context)
    if not (before or is_subject_over) or _QUESTION.match(context.right):
        return None
    if word in DO:
        is_told = context.next == "not"
    elif word == "May" and before and before[0] in _MONTHS_BEFORE:
        is_told = False
    else:
        is_told = context.next == "be" or (
            _is_infinitive(context.next) and (is_subject_over or _needs_verb(context, before))
        )
    if not is_told:
        return None
    return Cause("overcap", f"no name can stand before “{context.next}”, so it is a verb")


def _is_infinitive(word: str) -> bool:
    """Whether a word has the form of one: not ``plays``, ``played``, nor ``Tom and Will of``."""
    has_ending = word.endswith(("ed", "ing", "ly")) or (word.endswith("s") and word[-2:] != "ss")
    is_other = is_finite(word) or is_closed(word) or word in FUNCTION_WORDS
    return len(word) >= _SHORTEST_VERB and not (has_ending or is_other)


def _has_verb(found: Sequence[str]) -> bool:
    """``the shop closed last week``; not ``the two tired brothers``."""
    lists = words("determiners") | words("common_adjectives") | ARTICLES
    return any(
        word in words("finite_verbs")
        or (word.endswith("ed") and not is_closed(before.lower()) and before.lower() not in lists)
        for before, word in pairwise(("the", *found))
    )


def _needs_verb(context: Context, before: list[str]) -> bool:
    """``it closed in May and Will reopen``, ``This method Can reduce``; not ``my friend Will``."""
    if not before:
        return False
    if before[0] == "which":
        return True
    if before[0] in _CONJUNCTIONS:
        clause = _CLAUSE.search(context.left)
        found = clause["words"].split() if clause else []
        return found[-1:] != [] and found[-1].islower() and _has_verb(found)
    is_band = before[0] in _BANDS
    return context.word == "Can" and not is_band and is_subject_so_far(context.left)
