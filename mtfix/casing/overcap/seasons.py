"""Seasons with a stray capital: English writes them small."""

from __future__ import annotations

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.lists import words
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled

SEASONS = frozenset({"Autumn", "Spring", "Summer", "Winter"})
_BEFORE = compiled(
    r"\b(?:[Bb]y|[Dd]uring|[Ii]n|[Oo]f|[Ss]ince|[Tt]hroughout|[Uu]ntil) (?:early |late )?"
    r"(?:last |next |the |this )(?:early |late |following |next |same |previous )?$"
    r"|\b(?:each|every|last|next|this) $"
)
_BEHIND = compiled(
    r"[.,;:!?)](?:[\s\"”’]|$)| (?:after|and|are|as|at|because|before|but|for|from|he|is|it"
    r"|of [12]\d{3}|on|or|she|than|that|they|to|was|we|were|when|which|while|will|with)\b(?! [A-Z])"
)
"""Nothing of which the season may be the first word: ``the Spring Festival``."""


def cause(evidence: Evidence, context: Context) -> Cause | None:
    """Why a season loses its capital: ``may follow in the Autumn: nobody rules it out``.

    Some writers give it one, so only a text that has lost capitals of names is sure to be damaged.

    Args:
        evidence: the text's.
        context: where the word stands.
    """
    if context.word not in SEASONS or not _BEFORE.search(context.left):
        return None
    is_title = not words("works").isdisjoint(it.word for it in context.before)
    if is_title or not _BEHIND.match(context.right):
        return None
    safety: Safety = "safe" if evidence.health[0] else "unsafe"
    return Cause("overcap", "English writes seasons small", safety)
