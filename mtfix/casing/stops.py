"""Sentences that begin behind a full stop, or behind another mark that ends one (`marks`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.casing.evidence import Evidence, is_sure
from mtfix.casing.finding import Finding
from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known
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
_BEHIND_FULL_WIDTH = compiled(r"(?<=[\w%)”’]) ?。 ?[\"“‘]?(?P<next>[a-z][^\W\d_]*)(?=,? [^\W_])")
"""The stop of Chinese ends a sentence and nothing else."""

_LAST_WORD = compiled(r"(?<![\w.])[^\W\d_]+$")
_LAST_NUMBER = compiled(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|about|almost|are|is|nearly|only|over|since|than|until|was|were) [$€£]?|[$€£]"
    r"|(?:at|by|from|[Ii]n|of|[Oo]n|to) (?:[$€£]|(?=\d{3}|\d[\d.,]*%)))"
    r"(?!\d\d?\.\d\d$)(?P<number>\d+(?:[.,:]\d+)*%?)$"
)
"""A number with which a sentence may end: no item of a list, no ``No. 3``, no ordinal (``to the
5. floor``) and no date (``on 18.01.``)."""

_WORD_REACH = 32
_SENTENCE_REACH = 160
_OPENING_REACH = 80
_SHORTEST_LAST_WORD = 3
_REST = compiled(r"[^\W\d_]+[,;:]? [\"“‘(]?[^\W_][\w'’-]*[\"”’),;:]* [\"“‘($€£]?\w")
"""A sentence has three words at least; ``on Saturday. birthday.`` is a stop in the wrong place."""

_ROMAN = compiled(r"[ivxlc]+")
_POINTING = compiled(r"that(?:[’']s| (?:is|was|will|would))\b")
"""At the start of a quotation it is no relative clause: ``“that was all,” he said``."""

_SINCE_THEN = compiled(
    r"(?:after that|at (?:that|the same) time|before that|by then|in fact|in the end|since then)\b"
)
_NO_SUBJECTS = frozenset("also because but if not only so still than then though too".split())

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
_CLAUSE = compiled(r"(?:[^.!?;:\n]|(?<=\d)[.:](?=\d))*$")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Raise the first letters of sentences that begin behind the end of another."""
    matches = list(_BEHIND_STOP.finditer(evidence.prose.text))
    evidence.count(match["next"] for match in matches)
    for match in matches:
        if name := _name(match["next"], evidence):
            yield _named(match, name, evidence)
        elif safety := _safety(match, evidence):
            reason = f"a sentence begins behind “{_last(match)}{match['stop']}”"
            yield raised(match, Cause("sentence-start", reason, safety))
    for match in _BEHIND_FULL_WIDTH.finditer(evidence.prose.text):
        if is_word(match["next"], evidence) and evidence.starts_with_capitals:
            yield raised(match, Cause("sentence-start", "a sentence begins behind “。”"))


def _name(word: str, evidence: Evidence) -> str:
    """How a name is written that the text or the lexicon tells; empty for other words.

    It has its capital there whether a sentence begins or goes on.
    """
    if word in words("not_raised") or word in words("abbreviations") or word in _SUFFIXES:
        return ""
    own, entry = evidence.tally(word).forms, evidence.lexicon.entry(word)
    if word in evidence.people or (own and not entry.is_word):
        return own.most_common(1)[0][0] if own else word.capitalize()
    return form_of(evidence.lexicon, word) if is_sure(evidence.lexicon, word) else ""


def _named(match: re.Match[str], name: str, evidence: Evidence) -> Finding:
    is_likely = evidence.starts_with_capitals and not evidence.is_on_code
    is_short = len(match["next"]) < _SHORTEST_LAST_WORD
    safety: Safety = "safe" if is_likely and match["stop"] == "." and not is_short else "unsafe"
    reason = f"“{name}” is a name, here behind “{_last(match)}{match['stop']}”"
    return Finding(*match.span("next"), name, Cause("sentence-start", reason, safety))


def _last(match: re.Match[str]) -> str:
    """The word or number before the stop."""
    before = match.string[max(0, match.start() - _WORD_REACH) : match.start()]
    word = _LAST_WORD.search(before)
    return word[0] if word else before.rpartition(" ")[2]


def _safety(match: re.Match[str], evidence: Evidence) -> Safety | None:
    """How sure it is that a sentence begins; None if nothing speaks for it."""
    before = match.string[max(0, match.start() - _WORD_REACH) : match.start()]
    if _LAST_NUMBER.search(before) and _is_sentence_behind_number(match, evidence):
        return "safe"
    word = _LAST_WORD.search(before)
    return _safety_behind_stop(word[0], match, evidence) if word else None


def _is_sentence_behind_number(match: re.Match[str], evidence: Evidence) -> bool:
    """``in 2019. it was sold``, ``by 2 %. investors fled``: a subject and a verb follow."""
    following = match["next"]
    if match["closing"] or not evidence.starts_with_capitals:
        return False
    if following not in SUBJECTS and not _may_be_first(match, evidence):
        return False
    behind = sentence_at(match.string, match.start("next"))
    clause = _CLAUSE.search(match.string[max(0, match.start() - _SENTENCE_REACH) : match.start()])
    if not behind or not clause or len(behind.split()) < FEWEST_WORDS:
        return False
    return has_verb(clause[0]) and (following in PRONOUNS or has_verb(behind))


def _may_be_first(match: re.Match[str], evidence: Evidence) -> bool:
    """Whether a common word may be a subject, or ``since then``; not ``in 2. turn was made``."""
    if _SINCE_THEN.match(match.string, match.start("next")):
        return True
    following = match["next"]
    is_common = bool(evidence.lexicon.knows(following) & Known.COMMON)
    return is_common and following not in GOING_ON | _NO_SUBJECTS and len(following) > 1


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
