"""Prepositions with a stray capital before the name of a place."""

from __future__ import annotations

from mtfix.casing.context import Context
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.overcap.clauses import small_words_before
from mtfix.edits import Cause
from mtfix.patterns import compiled

BE = frozenset("are be been being is was were".split())
_REACH = 3
_LOCATIVE = frozenset("At From In Near Of".split())
_BEFORE_PLACE = frozenset(
    """arrived based born died grew held here live lived lives living located made one ones situated
    stayed that there those work worked works working""".split()
)
_PLACE_END = compiled(r" [A-Z][\w’'-]*(?:[.,;:?!](?:[ \n]|$)| [a-z])")


def cause(context: Context, lexicon: Lexicon) -> Cause | None:
    """``was born In Lyon``, ``the ones From Leeds.``: no title begins behind such a word.

    Args:
        context: where the preposition stands, with a name behind it.
        lexicon: what is known of words.
    """
    if context.word not in _LOCATIVE or not context.next.istitle():
        return None
    before = small_words_before(context)
    is_passive = len(before) >= _REACH and before[0].endswith("ed") and before[1] in BE
    is_owner = context.word == "Of" and len(before) > 1 and before[0] not in words("works")
    if not before or not (is_passive or is_owner or before[0] in _BEFORE_PLACE):
        return None
    known = lexicon.knows(context.next)
    if not known & Known.PLACE or known & (Known.LOWER | Known.DATE):
        return None
    if not _PLACE_END.match(context.right):
        return None
    return Cause("overcap", f"“{before[0]} {context.word.lower()}” belong together")
