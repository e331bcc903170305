"""Stray capitals in mid-sentence, lowered on positive evidence only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import words
from mtfix.edits import Cause
from mtfix.tokens import Token

_ADVERBIAL = re.compile(
    r"(?:^|[.!?\n] ?)(?:For|In|With|At|By|After|Before|On|From|As|Since|During|Despite|Like|Unlike)"
    r" [^.!?,;:\n]{1,60}, $"
)


def hot(evidence: Evidence) -> set[str]:
    """Capitalised words that are no names, and -ing forms."""
    vocabulary = evidence.prose.tokens.words
    gerunds = {token for token in vocabulary if token[-3:] == "ing" and token[0].isupper()}
    return gerunds | (words("auxiliaries") & vocabulary)


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Lower capitals that belong to no name."""
    text = evidence.prose.text
    for token in tokens:
        word, context = token.text, Context(text, *token.span)
        if not context.next.islower():
            continue
        cause = _gerund(context, evidence) if word.endswith("ing") else _function_word(context)
        if cause is not None and not evidence.is_title(token.start):
            yield Finding(token.start, token.start + 1, word[0].lower(), cause)


def _gerund(context: Context, evidence: Evidence) -> Cause | None:
    """``For Rogozin, Shooting the first film …``"""
    if context.left[-2:] != ", " or not _ADVERBIAL.search(context.left):
        return None
    if context.next not in words("lowering_context") or not _is_plain(context.word, evidence):
        return None
    return Cause("overcap", f"“{context.word} {context.next}” behind a comma begins no sentence")


def _function_word(context: Context) -> Cause | None:
    """``and Has two beaches``, ``the world Of the``"""
    before = context.before[0] if context.before else None
    if before is None or before.separator != " " or not before.word.islower():
        return None
    titled = before.word in words("works") or before.word in ("called", "titled", "entitled")
    if len(before.word) < 2 or titled:
        return None
    return Cause("overcap", f"“{context.word.lower()}” in mid-sentence is part of no name")


def _is_plain(word: str, evidence: Evidence) -> bool:
    """An ordinary -ing form: in the dictionary, and no name (Reading, Sterling)."""
    known = evidence.lexicon.knows(word)
    return bool(known & Known.LOWER) and not known & Known.NAME
