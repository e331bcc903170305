"""Question and exclamation marks: a sentence begins behind them, or goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mtfix.casing.lists import words
from mtfix.casing.sentences.bounds import (
    ANYBODY,
    FEWEST_WORDS,
    FINITE,
    GOING_ON,
    SUBJECTS,
    has_verb,
    is_answer,
    is_short_answer,
    sentence_at,
)
from mtfix.edits import Safety
from mtfix.patterns import compiled

_MORE_STOPS = compiled(r"[^\W\d_][?!] (?:([a-z])|[A-Z])")
_MAY_SPEAK = SUBJECTS - {"it", "this", "that", "there"} | {"a", "an", "his", "her"}
"""Words behind which a verb of speech may follow that is on no list: ``Go! he thundered``."""

_EXCLAMATION = compiled(r"(?:^|[.!?\n] |[\n\"“‘])What an? (?:[a-z][a-z'’-]*,? ?){1,6}$")
_EXCLAMATION_REACH = 80
_CLAUSE = compiled(r"[^.!?;:\n\"“”]*")
_GOING_SUBJECTS = frozenset("it my our that there they this we you".split())
"""Those of speakers are left: ``What a storm! he thundered``."""

_SUBJECT_VERB_OBJECT = compiled(
    r"[a-z]{2,}s (?!(?:an?|and|as|at|by|for|from|if|in|into|like|of|on|or|than|that|the|to|when|who"
    r"|with)\b)[a-z]{3,} (?:an?|the|this|that|these|those|his|her|its|their|our|it|them|him)\b"
)
"""``engineers blame the rain``"""

_PLURAL_SUBJECTS = frozenset({"they", "we", "you"})
_CLAIM = compiled(
    r"(?:[a-z]+ ){1,3}(?:says?|said|thinks?|believes?|claims?) (?:that |there |it |they |he |she "
    r"|we |(?:the|an?|this|these|those|his|her|its|their|our|no) )(?P<rest>[^.!?]*)"
)
"""``the owners say it was an accident``: no words of theirs stand before."""

_LOOSE = frozenset("ago because but just still so though".split())
_VERB_FIRST = compiled(r"[a-z]+ed (?:(?:an?|the|his|her|their|my|our) |[A-Z])")
_SPEAKER = compiled(r"(?:[\w'’-]+ ){0,3}[\w'’-]+")
_FEW = 2


def safety_behind_mark(word: str, match: re.Match[str]) -> Safety | None:
    """How sure it is behind ? and !: “Is it? he wondered” and “Yahoo! announced it” go on.

    Verse and plays go on behind either all the time.
    """
    text, following = match.string, match["next"]
    if _is_answered(match) or (match["stop"] == "!" and _is_behind_exclamation(match)):
        return "safe"
    if _is_in_quotation(text, match.start()):
        is_sure = match["stop"] == "?" and (following in SUBJECTS or _is_said(match))
        return "safe" if is_sure else "unsafe"
    if not word.islower() or match["closing"] or _is_spoken(text, match.start("next")):
        return "unsafe" if match["stop"] == "?" else None
    behind = sentence_at(text, match.start("next"))
    is_clause = _has_silent_verb if following in _MAY_SPEAK else has_verb
    if not behind:
        return "unsafe"
    is_long = len(behind.split()) >= FEWEST_WORDS
    is_sentence = is_clause(behind) or _has_bare_verb(behind)
    if not is_short_answer(behind) and not (is_long and is_sentence):
        return "unsafe"
    is_quiet = _marks_that_go_on(text) <= _FEW
    return "safe" if is_quiet and following not in GOING_ON | _LOOSE else "unsafe"


def _is_said(match: re.Match[str]) -> bool:
    """``"Who knows? nobody cares," she said.``: what is left of a quotation is a sentence."""
    said = _CLAUSE.match(match.string, match.start("next"))
    clause = said[0].rstrip(" ,") if said else ""
    if is_short_answer(clause):
        return True
    is_long = len(clause.split()) >= FEWEST_WORDS
    is_first = match["next"] not in GOING_ON | _LOOSE and match["next"] in words("starters")
    return is_long and is_first and _has_silent_verb(clause)


def _has_bare_verb(clause: str) -> bool:
    """``engineers blame the rain.``, ``nobody knows it``: verbs whose form does not tell them."""
    if _SUBJECT_VERB_OBJECT.match(clause):
        return True
    subject, _, rest = clause.partition(" ")
    if subject in ANYBODY:
        return rest.partition(" ")[0].endswith(("s", "ed"))
    return subject in _PLURAL_SUBJECTS and rest.partition(" ")[0].title() in words("verbs")


def _is_answered(match: re.Match[str]) -> bool:
    """``Has it risen? yes, by a third.``; not ``Is it? no? then go``, nor in plays."""
    text, start = match.string, match.start("next")
    if match["stop"] != "?" or match["closing"] or _is_spoken(text, start):
        return False
    return is_answer(sentence_at(text, start)) and _marks_that_go_on(text) <= _FEW


@lru_cache(maxsize=8)
def _marks_that_go_on(text: str) -> int:
    return sum(map(bool, _MORE_STOPS.findall(text)))


def _has_silent_verb(clause: str) -> bool:
    """Whether one of the words is a verb that nobody speaks by: not ``he thundered``."""
    found = clause.strip(" .!?,").lower().split()
    silent = words("finite_verbs") - words("speech_verbs")
    return bool(FINITE.search(clause)) or not silent.isdisjoint(found)


def _is_behind_exclamation(match: re.Match[str]) -> bool:
    """``What a match! we never gave up``; not ``What a storm! he cried``, nor in verse."""
    text, start = match.string, match.start("next")
    window = text[max(0, match.start() - _EXCLAMATION_REACH) : match.start()]
    if match["closing"] or match["next"] not in _GOING_SUBJECTS or not _EXCLAMATION.search(window):
        return False
    clause = _CLAUSE.match(text, start)
    found = clause[0].split() if clause else []
    if len(found) < FEWEST_WORDS or _is_spoken(text, start) or not _has_form(found):
        return False
    return _marks_that_go_on(text) <= _FEW


def _has_form(clause: Sequence[str]) -> bool:
    """Whether a finite verb stands among the words behind the subject."""
    found = [word.lower() for word in clause[1:]]
    is_form = any(word.endswith("ed") and len(word) > FEWEST_WORDS for word in found)
    return is_form or has_verb(" ".join(found))


def _is_spoken(text: str, start: int) -> bool:
    """Whether a verb of speech stands among the next words: ``he asked``, ``wondered the man``."""
    claim = _CLAIM.match(text, start)
    if claim and has_verb(claim["rest"]):
        return False
    if _VERB_FIRST.match(text, start):
        return True
    behind = _SPEAKER.match(text, start)
    return bool(behind and not words("speech_verbs").isdisjoint(behind[0].split()))


def _is_in_quotation(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks that its line opened."""
    line = text[text.rfind("\n", max(0, at - 600), at) + 1 : at]
    return line.count('"') % 2 == 1 or line.rfind("“") > line.rfind("”")
