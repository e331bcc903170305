"""Words that nobody knows, which are names in a text that has lost the capitals of its names."""

from __future__ import annotations

from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import is_english_formation
from mtfix.casing.truecasing import model
from mtfix.casing.truecasing.candidates import Place
from mtfix.memos import remembered

_STRANGE = 2.0
"""The least score of such a word: of 1,000 that a person wrote with a capital, 7 were none."""

_STRANGE_TOLD = 1.5
_WHERE = frozenset("at from in near to".split())
_SHORT, _LONG = 4, 5
_SHORTEST_PART = 3
_FEW_USES = 3
_WELL_KNOWN = 30
_STRANGE_ODDS = 1.0
_SURE_ODDS = 3.0
_MET = 8
"""How often a word that hardly anybody writes small must have been met, at least."""

_AGAIN_AND_AGAIN = 4


def is_strange_name(evidence: Evidence, place: Place, score: float) -> bool:
    """``the dam of ralsko``, ``built at dorvash``: a word that nobody knows, in a damaged text.

    Beside another such word it may be one of a foreign phrase; short ones may be acronyms; what
    stands small again and again may be a term.

    Args:
        evidence: of the text.
        place: where the word stands.
        score: the place's.
    """
    word, uses = place.word, place.entry.uses
    if score < _least_of_strange(evidence, place) or not evidence.is_damaged:
        return False
    if len(word) < _LONG or not word.isalpha():
        return False
    if place.entry.is_word or is_english_formation(word):
        return False
    tally, is_used = evidence.tally(word), uses.total >= _FEW_USES
    is_term = tally.small >= _AGAIN_AND_AGAIN and not tally.raised
    is_strange = uses.odds > (_SURE_ODDS if uses.total >= _WELL_KNOWN else _STRANGE_ODDS)
    if (is_used and not is_strange) or (is_term and score < model.english().safe):
        return False
    beside = [*place.around.before[:1], *place.around.behind[:1]]
    is_foreign = any(_is_unknown(evidence, other) for other in beside)
    return not is_foreign and not _is_joined(evidence.lexicon, word)


def _least_of_strange(evidence: Evidence, place: Place) -> float:
    """``the ralsko dam`` and ``near ralsko`` are told by a neighbour, others by the text."""
    before = place.around.before[0].lower() if place.around.before else ""
    behind = place.around.behind
    if before in _WHERE or evidence.tally(place.word).raised:
        return model.english().unsafe
    is_bearer = bool(behind) and before in words("determiners") and behind[0] in words("bearers")
    return _STRANGE_TOLD if is_bearer else _STRANGE


def _is_unknown(evidence: Evidence, word: str) -> bool:
    """Whether a small word is no English one."""
    entry = evidence.lexicon.entry(word)
    is_known = entry.is_word or entry.uses.total >= _FEW_USES
    return word.islower() and word.isalpha() and len(word) >= _FEW_USES + 1 and not is_known


@remembered
def _is_joined(lexicon: Lexicon, word: str) -> bool:
    """``techinsights``, ``skytrain``: nobody can tell whether the second word has a capital too."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART)
    halves = ((lexicon.knows(word[:cut]), lexicon.knows(word[cut:])) for cut in cuts)
    return any(first & last & Known.COMMON for first, last in halves)


def is_never_small(place: Place) -> bool:
    """Whether edited text has a word now and then, and no dictionary and hardly anybody small.

    Args:
        place: where the word stands.
    """
    uses, is_long = place.entry.uses, len(place.word) >= _SHORT and place.word.isalpha()
    is_name = uses.total >= _MET and uses.odds > _SURE_ODDS
    return is_long and is_name and not place.entry.is_word
