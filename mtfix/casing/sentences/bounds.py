"""What tells a sentence: the words that may begin one, finite verbs, where it ends."""

from __future__ import annotations

import re

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import words
from mtfix.edits import Cause
from mtfix.patterns import compiled

SUBJECTS = frozenset("i we he she it they you this that there the our my".split())
PRONOUNS = frozenset({"he", "it", "she", "they", "we"})
GOING_ON = frozenset(
    """in on at of to for by with from into over under about as and or nor than is are was
    were be been has have had will would can could that which who whose where via""".split()
)
"""Words with which a clause goes on behind a stop in the wrong place."""

FEWEST_WORDS = 3
FINITE = compiled(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|cannot|could|do|does|did|must|should|may|might"
    r"|\w+[’'](?:s|m|re|ve|ll|d|t))\b",
    re.I,
)
ANYBODY = frozenset("everybody everyone nobody somebody someone".split())
_ANSWER = compiled(
    r"(?:absolutely|certainly|definitely|maybe|never|no|perhaps|possibly|probably|yes)[,.!]"
)
_SHORT_ANSWER = 2
_FINITE_BEHIND = compiled(rf"{FINITE.pattern}|[a-z]{{2}}ed\b", re.I)
_SENTENCE = compiled(r"[^.!?\n]*[.!?]")


def sentence_at(text: str, start: int) -> str:
    """What begins at a place, up to the next mark that ends a sentence; empty if none does.

    >>> sentence_at("It is. he came! And", 7), sentence_at("so it goes", 0)
    ('he came!', '')
    """
    found = _SENTENCE.match(text, start)
    return found[0] if found else ""


def is_word(word: str, evidence: Evidence) -> bool:
    """Whether a sentence may begin with a word: with no letter but “a”, and not “van Loon”."""
    if len(word) == 1 or word in words("name_particles"):
        return word == "a"
    return bool(evidence.lexicon.knows(word) & Known.LOWER)


def has_verb(clause: str) -> bool:
    """Whether one of the words is a finite verb, as far as forms tell."""
    found = clause.strip(" .!?,").lower().split()
    return bool(_FINITE_BEHIND.search(clause)) or not words("finite_verbs").isdisjoint(found)


def is_short_answer(sentence: str) -> bool:
    """``Nobody knows!``"""
    found = sentence.strip(" .!?").split()
    is_short = len(found) == _SHORT_ANSWER and found[0] in ANYBODY
    return is_short and (found[1].endswith(("s", "ed")) or has_verb(found[1]))


def is_answer(sentence: str) -> bool:
    """``yes, by a third.``, ``maybe.``: what begins with it answers a question."""
    return _ANSWER.match(sentence) is not None


def raised(match: re.Match[str], cause: Cause) -> Finding:
    """The finding that raises the first letter of the group ``next``."""
    at = match.start("next")
    return Finding(at, at + 1, match["next"][0].upper(), cause)
