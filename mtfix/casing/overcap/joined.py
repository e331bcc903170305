"""Stray capitals of the words that join a name to what follows: ``that Intel And other makers``."""

from __future__ import annotations

from mtfix.casing.context import Context
from mtfix.casing.overcap.clauses import (
    SUBJECTS,
    is_closed,
    is_finite,
    is_phrase,
    is_plain_behind,
    is_subject_with_name,
    is_verse,
)
from mtfix.edits import Cause
from mtfix.language import FUNCTION_WORDS
from mtfix.patterns import compiled

JOINING = frozenset({"And", "Or"})
_BEFORE_CLAUSES = frozenset("because between both if that when where whether while".split())
_DOUBLED = frozenset("And Because But If Or That When".split())
TWO_BEHIND = compiled(r"(?: [a-z'’-]+){2}(?! [A-Z])")
_NAME_AMID = compiled(r"[a-z],? (?:[A-Z\d][\w'’-]* ){1,3}$")
"""A name or a number with which no sentence begins: not ``What About``."""

_CAPITAL_AMID = compiled(r"[a-z] ([A-Z][a-z]*)")
_NAME_AND_BEFORE = compiled(
    r"(?:\b(?P<before>that|because|when|where|if|while|whether|between|both|by|of|with|from|for|to"
    r"|as|like|on|in|at) |(?:^|[.!?]|\n) ?)(?:[A-Z][\w'’-]* ){1,3}$"
)
"""A name that no sentence ends with: a conjunction, a preposition or nothing stands before it."""


_SHARES = frozenset(
    "All Any Both Each Either Few Half Many Most Much Neither None One Part Several Some".split()
)
_OF_THEM = frozenset("her his its our the their them these those us".split())


def of_them(context: Context) -> Cause | None:
    """``Most Of the damage``; not ``None Of the Above``."""
    is_share = context.previous in _SHARES and context.before[0].separator == " "
    if (
        context.word != "Of"
        or not is_share
        or context.next not in _OF_THEM
        or not TWO_BEHIND.match(context.right)
    ):
        return None
    return Cause("overcap", f"“{context.previous.lower()} of {context.next}” is part of no name")


def behind_name(context: Context) -> Cause | None:
    """``that Intel And other makers``: no sentence ends with the name before it."""
    is_amid = _NAME_AMID.search(context.left) is not None and not is_verse(context)
    if context.word == "And" and is_amid and is_finite(context.next):
        return Cause("overcap", f"no sentence begins with “and {context.next}”")
    if context.word not in JOINING:
        is_told = is_amid and is_phrase(context.right)
        reason = f"what follows “{context.word.lower()}” is no sentence"
        return Cause("overcap", reason) if is_told else None
    name = _NAME_AND_BEFORE.search(context.left)
    if not name or context.next in SUBJECTS or not TWO_BEHIND.match(context.right):
        return None
    word, before = context.word.lower(), name["before"]
    is_told = not before or before in _BEFORE_CLAUSES or is_phrase(context.right)
    if not is_told and not is_subject_with_name(context.left):
        return None
    return Cause("overcap", f"“{word}” joins a name and what follows")


def is_doubled(context: Context) -> bool:
    """``she left, and And he stayed with them``: the second one is none of a title."""
    is_twice = context.word in _DOUBLED and context.previous == context.word.lower()
    return is_twice and is_plain_behind(context.right)


def why_joining(context: Context) -> str:
    """``in the valley And their neighbours lost``: words in lower case all around."""
    if context.word not in JOINING or context.next in SUBJECTS or is_verse(context):
        return ""
    if context.word == "Or" and not is_closed(context.next):
        return ""  # a harp Or stringed argent
    beside = _CAPITAL_AMID.findall(context.left) + _CAPITAL_AMID.findall(context.right)
    is_verse_too = any(word.lower() in FUNCTION_WORDS for word in beside)
    if is_verse_too or not TWO_BEHIND.match(context.right):
        return ""
    return f"“{context.word.lower()}” joins what stands on its two sides"
