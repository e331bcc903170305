"""Journals whose names are words: ``in the journal nature medicine``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Lexicon
from mtfix.casing.lists import words
from mtfix.casing.works.title_words import title_case
from mtfix.edits import Cause
from mtfix.patterns import compiled
from mtfix.tokens import Token

_BEFORE = compiled(
    r"\b(?:by|in|of|for|to) (?:the|its)(?: (?:American|British|medical|science|scientific))? $"
)
_TITLE = compiled(
    r" ([a-z]+(?: [a-z]+){0,3}?)(?=[.,;:)]|$| (?:in|on|has|says|that|shows|by|this|last)\b)"
)
_CAUSE = Cause("case-title", "“journal” before it, and its name is that of a journal")


def is_hot(word: str, _lexicon: Lexicon) -> bool:
    """Whether a word is the noun behind which they stand."""
    return word == "journal"


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise them; not ``in the journal entry``."""
    for token in tokens:
        context = evidence.context(token)
        title = _TITLE.match(context.right)
        if title and title[1] in words("journals") and _BEFORE.search(context.left):
            name = title_case(title[1])
            yield Finding(token.end + 1, token.end + 1 + len(name), name, _CAUSE)
