"""Sentences that begin behind a full stop, or behind another mark that ends one (`marks`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lists import words
from mtfix.casing.marks import safety_behind_mark
from mtfix.casing.sentences import (
    FEWEST_WORDS,
    FINITE,
    GOING_ON,
    PRONOUNS,
    SUBJECTS,
    has_verb,
    is_short_answer,
    is_word,
    raised,
    sentence_at,
)
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled

_BEHIND_STOP = compiled(
    r"(?P<stop>[.?!])(?P<closing>[\"”’)]?) (?P<open>[\"“‘]?)(?P<next>[a-z][^\W\d_]*)"
    r"(?![\w@/\\=]|\.\w|['’]\w{4}|-\w)"
)
_LAST_WORD = compiled(r"(?<![\w.])[^\W\d_]+$")
_LAST_NUMBER = compiled(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|about|almost|are|at|by|from|[Ii]n|is|nearly|of|[Oo]n|only|over|since|than|to|until|was"
    r"|were) [$€£]?|[$€£])"
    r"(?P<number>\d+(?:[.,:]\d+)*%?)$"
)
"""A number with which a sentence may end: no item of a list, and no ``No. 3``."""

_WORD_REACH = 32
_SENTENCE_REACH = 160
_OPENING_REACH = 80
_SHORTEST_LAST_WORD = 3
_REST = compiled(r"[^\W\d_]+[,;:]? [\"“‘(]?[^\W_][\w'’-]*[\"”’),;:]* [\"“‘($€£]?\w")
"""A sentence has three words at least; ``on Saturday. birthday.`` is a stop in the wrong place."""

_ROMAN = compiled(r"[ivxlc]+")
_POINTING = compiled(r"that(?:[’']s| (?:is|was|will|would))\b")
"""At the start of a quotation it is no relative clause: ``“that was all,” he said``."""

_SUFFIXES = frozenset("com org net ru de uk edu gov io co js py txt pdf exe html htm php".split())
_OPENING = compiled(
    r"(?:(?<=[.!?] )|(?<=\n)|^)(?:Also|After|As|At|Before|Despite|During|For|From|However|In|Later"
    r"|Meanwhile|Moreover|Of|On|Since|Then|Therefore|Through|Throughout|Thus|Under|Until|With"
    r"|Within)\b[^.!?;:\n]*$"
)
_VERB = compiled(rf"{FINITE.pattern}|ed\b|\b(?:we|you|he|she|they|it|who|which|that)\b", re.I)
_FIRST_OF_PHRASE = frozenset(
    """according after among as at before by despite during following for from in on over since
    throughout under with within without""".split()
)
_SHORT_ENDS = frozenset("am be by do go he in is it me of off on so to up us we".split())
"""Words of two letters that no abbreviation looks like."""

_INTRODUCTION = compiled(r"[a-z]+(?: [a-z]+){1,4}, [\w'’-]+ [\w'’-]+")
_CLAUSE = compiled(r"[^.!?;:\n]*$")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Raise the first letters of sentences that begin behind the end of another."""
    text = evidence.prose.text
    for match in _BEHIND_STOP.finditer(text):
        before = text[max(0, match.start() - _WORD_REACH) : match.start()]
        word, number = _LAST_WORD.search(before), _LAST_NUMBER.search(before)
        safety = _safety_behind_stop(word[0], match, evidence) if word else None
        if number and _is_sentence_behind_number(match, evidence):
            safety = "safe"
        if safety:
            last = word[0] if word else before.rpartition(" ")[2]
            reason = f"a sentence begins behind “{last}{match['stop']}”"
            yield raised(match, Cause("sentence-start", reason, safety))


def _is_sentence_behind_number(match: re.Match[str], evidence: Evidence) -> bool:
    """``in 2019. it was sold``, ``on May 3. the ship left``: a subject and a verb follow."""
    if match["closing"] or match["next"] not in SUBJECTS or not evidence.starts_with_capitals:
        return False
    behind = sentence_at(match.string, match.start("next"))
    clause = _CLAUSE.search(match.string[max(0, match.start() - _SENTENCE_REACH) : match.start()])
    if not behind or not clause or len(behind.split()) < FEWEST_WORDS:
        return False
    return has_verb(clause[0]) and (match["next"] in PRONOUNS or has_verb(behind))


def _safety_behind_stop(word: str, match: re.Match[str], evidence: Evidence) -> Safety | None:
    """How sure it is that a sentence begins; None if nothing speaks for it."""
    following = match["next"]
    is_known = is_word(following, evidence) or following in evidence.people
    if not is_known or not evidence.starts_with_capitals:
        return None
    if match["closing"] and not (match["closing"] == ")" or match["open"]):
        return None  # "Really?" he asked
    if match["stop"] != ".":
        return safety_behind_mark(word, match)
    if _ends_no_sentence(word, evidence) or following in _SUFFIXES or _ROMAN.fullmatch(following):
        return None
    if _is_short_end(word, following) or (
        _goes_on(following, match) and not _is_introduction(match)
    ):
        return "unsafe"
    text, start = evidence.prose.text, match.start("next")
    behind = sentence_at(text, start)
    is_short = behind and (is_short_answer(behind) or following.title() in words("verbs"))
    is_sentence = _REST.match(text, start) or is_short
    return "safe" if is_sentence else "unsafe"


def _is_short_end(word: str, following: str) -> bool:
    """Whether a word may be an abbreviation that no list has; not ``of it. she was``."""
    is_listed = word in _SHORT_ENDS and following in SUBJECTS
    return len(word) < _SHORTEST_LAST_WORD and not is_listed


def _is_introduction(match: re.Match[str]) -> bool:
    """``in addition, the town …`` behind a whole sentence; not ``That year. in May, the town``."""
    if match["next"] not in _FIRST_OF_PHRASE:
        return False
    if not _INTRODUCTION.match(match.string, match.start("next")):
        return False
    before = match.string[max(0, match.start() - _SENTENCE_REACH) : match.start()]
    clause = _CLAUSE.search(before)
    behind = sentence_at(match.string, match.start("next"))
    if not clause or not behind or not has_verb(clause[0]):
        return False
    return has_verb(behind.partition(", ")[2])


def _goes_on(following: str, match: re.Match[str]) -> bool:
    """Whether the stop may be a comma by right: ``In that year. the town``, ``all. making it``."""
    if match["open"] and _POINTING.match(match.string, match.start("next")):
        return False
    if following in GOING_ON or following.endswith("ing"):
        return True
    before = match.string[max(0, match.start() - _OPENING_REACH) : match.start()]
    opening = _OPENING.search(before)
    return opening is not None and not _VERB.search(opening[0])


def _ends_no_sentence(word: str, evidence: Evidence) -> bool:
    is_known = evidence.lexicon.knows(word) or word.lower() in evidence.people
    return word.lower() in words("abbreviations") or not is_known
