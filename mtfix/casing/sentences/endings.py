"""What stands before a full stop: whether a sentence may end there."""

from __future__ import annotations

import re

from mtfix.casing.evidence import Evidence
from mtfix.casing.lists import words
from mtfix.casing.sentences.bounds import FINITE, GOING_ON, SUBJECTS, has_verb, sentence_at
from mtfix.patterns import compiled

LAST_WORD = compiled(r"(?<![\w.])[^\W\d_]+$")
_LAST_NUMBER = compiled(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|about|almost|are|is|nearly|only|over|since|than|until|was|were) [$€£]?|[$€£]"
    r"|(?:at|by|from|[Ii]n|of|[Oo]n|to) (?:[$€£]|(?=\d{3}|\d[\d.,]*%)))"
    r"(?!\d\d?\.\d\d$)(?P<number>\d+(?:[.,:]\d+)*%?)$"
)
"""A number with which a sentence may end: no item of a list, no ``No. 3``, no ordinal (``to the
5. floor``) and no date (``on 18.01.``)."""

_YEAR = compiled(r"(?<![\d.,])(?:1[6-9]|20)\d\d$")
_TWO_DIGITS = compiled(r"\b(?:at|by|from|of|to) \d\d$")
_STARTERS = frozenset("this these many most some several".split())
"""Words that stand behind no ordinal of German: ``rose to 45. many customers left``."""

_ANY_NUMBER = compiled(r"[a-z] \d+$")
_PRONOUN_AND_VERB = compiled(rf"(?:he|it|she|they|we) (?:{FINITE.pattern}|[a-z]{{2,}}ed\b)")
WORD_REACH = 32
SENTENCE_REACH = 160
_OPENING_REACH = 80
SHORTEST_WORD = 3
_POINTING = compiled(r"that(?:[’']s| (?:is|was|will|would))\b")
"""At the start of a quotation it is no relative clause: ``“that was all,” he said``."""

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
CLAUSE = compiled(r"(?:[^.!?;:\n]|(?<=\d)[.:](?=\d))*$")


def last_word(match: re.Match[str]) -> str:
    """The word or number before the stop."""
    before = match.string[max(0, match.start() - WORD_REACH) : match.start()]
    word = LAST_WORD.search(before)
    return word[0] if word else before.rpartition(" ")[2]


def is_end(before: str, evidence: Evidence) -> bool:
    """Whether a text ends with a word that may stand before a full stop."""
    word = LAST_WORD.search(before)
    return word is not None and not ends_no_sentence(word[0], evidence)


def is_behind_number(before: str, match: re.Match[str]) -> bool:
    """``died at 91. he had been ill``: any number may stand before a pronoun and its verb."""
    if _LAST_NUMBER.search(before):
        return True
    if match["next"] in _STARTERS and _TWO_DIGITS.search(before):
        return True
    is_clause = _PRONOUN_AND_VERB.match(match.string, match.start("next"))
    return bool(is_clause and _ANY_NUMBER.search(before))


def is_behind_year(match: re.Match[str]) -> bool:
    """``by 2030. the first two arrive in June.``: whether no ordinal can stand before a noun."""
    is_determined = match["next"] in ("the", "this", "these", "its", "their", "his", "her")
    before = match.string[max(0, match.start() - WORD_REACH) : match.start()]
    return is_determined and _YEAR.search(before) is not None


def is_short_end(word: str, following: str) -> bool:
    """Whether a word may be an abbreviation that no list has; not ``of it. she was``."""
    is_listed = word in _SHORT_ENDS and following in SUBJECTS
    return len(word) < SHORTEST_WORD and not is_listed


def is_phrase_cut(word: str, sentence: str) -> bool:
    """Whether a preposition has lost its noun to a stop: ``held under. the roof of a church.``

    Args:
        word: what stands before the stop.
        sentence: what stands behind it.
    """
    return word in words("prepositions") and bool(sentence) and not has_verb(sentence)


def is_introduction(match: re.Match[str]) -> bool:
    """``in addition, the town …`` behind a whole sentence; not ``That year. in May, the town``."""
    if match["next"] not in _FIRST_OF_PHRASE:
        return False
    if not _INTRODUCTION.match(match.string, match.start("next")):
        return False
    before = match.string[max(0, match.start() - SENTENCE_REACH) : match.start()]
    clause = CLAUSE.search(before)
    behind = sentence_at(match.string, match.start("next"))
    if not clause or not behind or not has_verb(clause[0]):
        return False
    return has_verb(behind.partition(", ")[2])


def goes_on(following: str, match: re.Match[str]) -> bool:
    """Whether the stop may be a comma by right: ``In that year. the town``, ``all. making it``."""
    if match["open"] and _POINTING.match(match.string, match.start("next")):
        return False
    if following in GOING_ON or following.endswith("ing"):
        return True
    before = match.string[max(0, match.start() - _OPENING_REACH) : match.start()]
    opening = _OPENING.search(before)
    return opening is not None and not _VERB.search(opening[0])


def ends_no_sentence(word: str, evidence: Evidence) -> bool:
    """Whether a word is an abbreviation, or may be one since nobody knows it."""
    is_known = evidence.lexicon.knows(word) or word.lower() in evidence.people
    return word.lower() in words("abbreviations") or not is_known
