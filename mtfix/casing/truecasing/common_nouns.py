"""What tells that a word which could be a name stands as the common noun: ``the twitter of birds``.

A text that says "a jersey" or "the hay" means no name by it elsewhere either.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtfix.casing.context import word_before
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Entry, Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import base
from mtfix.casing.truecasing.halves import is_body
from mtfix.casing.truecasing.phrases import Phrase
from mtfix.casing.truecasing.traits import traits
from mtfix.language import FUNCTION_WORDS

if TYPE_CHECKING:
    from mtfix.casing.truecasing.candidates import Place

_PERSONS = frozenset({"given", "family"})
_THINGS = frozenset({"given", "family", "place", "brand"})
_INDEFINITE = frozenset({"a", "an", "any", "every", "each", "some"})
_OBJECTS = frozenset("of the a an up off it your his her my its their our".split())
_IN_TOWN = frozenset("around from in leave left through to visit visited".split())
_OF_THINGS = frozenset({"of", "on", "with"})
_OF_PLACES = frozenset({"Real", "New", "Old", "Greater"})
_NO_PERSON = ("ish", "nch", "tch")
"""Endings of nationalities that name nobody alone: ``a Dane``, but ``a danish`` is a pastry."""

_DENIALS = frozenset("not never unlike nor".split())
_SURE_ODDS = 5.0
_OFTEN = 8
_SENTENCE_REACH = 160
_STOPS = ".!?\n"


def is_common_noun(evidence: Evidence, place: Place, phrase: Phrase | None) -> bool:
    """Whether a word that could be a name stands here as the common noun.

    Args:
        evidence: of the text.
        place: where the word stands.
        phrase: the listed name of several words that stands around it, if one does.
    """
    if not place.entry.is_word:
        return False
    if phrase:
        return _is_common_phrase(evidence, place, phrase)
    if is_steady_pair(evidence.lexicon, place.word, place.around.behind[:1]):
        return False  # the royal canadian navy
    sort, before = traits(evidence.lexicon, place.word).sort, _lower_before(place)
    is_verb = _has_object(place) and (sort == "people" or not before)  # polish the table
    if sort == "people":
        return is_verb or _is_dish(place) or _is_thing(place, before)
    if not sort:
        return is_verb or _is_amid_nouns(place)
    articles = before_common_noun(place.entry) if sort in _PERSONS else _INDEFINITE
    is_half = any(word.istitle() and is_body(word.lower()) for word in place.around.behind[:1])
    is_noun = sort in _THINGS and (before in articles or before.isdigit()) and not is_half
    is_noun |= sort == "place" and before == "the" and _ends_phrase(place.around.behind)
    is_sound = place.entry.known & Known.BRAND and _is_of_things(place.around.behind)
    return is_verb or is_noun or bool(is_sound)


def _ends_phrase(behind: Sequence[str]) -> bool:
    """``the china is old``: no noun follows, which a name could describe as in ``china trade``."""
    return not behind or behind[0] in words("finite_verbs") or behind[0] in FUNCTION_WORDS


def before_common_noun(entry: Entry) -> frozenset[str]:
    """The words before which a word that may be a name of people is the common noun.

    “Of” tells a noun that needs no article (``of musk``); not ``of thatcher``, which edited text
    hardly ever has small.

    Args:
        entry: what is known of the word.
    """
    found = words("after_articles")
    return found - {"of"} if entry.uses.odds > _SURE_ODDS else found


def is_steady_pair(lexicon: Lexicon, word: str, behind: Sequence[str]) -> bool:
    """Whether edited text has a word and the one behind it with both capitals only.

    Args:
        lexicon: what is known of pairs.
        word: the first word in lower case.
        behind: the word behind it, if one is.

    >>> from mtfix.casing.lexicon import english
    >>> is_steady_pair(english(), "british", ["council"])
    True
    >>> is_steady_pair(english(), "film", ["festival"])
    False
    """
    if not behind:
        return False
    pair = lexicon.pair(word, base(behind[0].lower()))
    return pair.both >= _OFTEN and not (pair.neither or pair.first or pair.second)


def _is_common_phrase(evidence: Evidence, place: Place, phrase: Phrase) -> bool:
    """``a black forest``, ``the golden gate of the palace``, ``the big apple on the table``."""
    if phrase.name.lower() == f"the {place.word}" and _is_role(evidence, place):
        return True
    if phrase.raised:
        return _is_other_place(evidence, phrase)
    if phrase.name in words("nicknames"):
        return not _is_in_town(place)
    if phrase.before == "a" or _is_other_place(evidence, phrase):
        return True
    start = place.start - phrase.offset
    is_determined = word_before(evidence.prose.text, start).lower() in words("determiners")
    parts = phrase.name.lower().split()
    behind = place.around.behind[phrase.length - 1 - phrase.name[: phrase.offset].count(" ") :]
    is_plain = all(evidence.lexicon.knows(part) & Known.LOWER for part in parts)
    return is_plain and (is_determined or phrase.before == "the") and _is_of_things(behind)


def _is_role(evidence: Evidence, place: Place) -> bool:
    """``The economist Anna Kowal said``: what somebody is, no newspaper."""
    behind = "".join(place.around.behind[:1])
    is_person = bool(evidence.lexicon.knows(behind) & Known.GIVEN)
    return behind.istitle() and (place.word in words("roles") or is_person)


def _is_amid_nouns(place: Place) -> bool:
    """``museum of fine arts``: a name would have lost its other words' capitals too."""
    before, behind = place.around.before, place.around.behind
    if len(before) < len(("of", "museum")) or not behind or before[0] != "of":
        return False
    return before[1].islower() and behind[0].islower() and behind[0] not in FUNCTION_WORDS


def _is_of_things(behind: Sequence[str]) -> bool:
    """``of birds``, ``of the palace``: nothing with a capital owns it."""
    small = [word for word in behind[:3] if word.islower()]
    return behind[:1] == ["of"] and len(behind) > 1 and small == list(behind[:3])


def is_contrasted(evidence: Evidence, start: int, name: str) -> bool:
    """``The black forest behind us is not the Black Forest``: the sentence knows both.

    Args:
        evidence: of the text.
        start: where the words stand in lower case.
        name: how they are written as a name.
    """
    text, end = evidence.prose.text, start + len(name)
    behind = text[end : end + _SENTENCE_REACH]
    before = text[max(0, start - _SENTENCE_REACH) : start]
    for stop in _STOPS:
        behind, before = behind.partition(stop)[0], before.rpartition(stop)[2]
    between = behind.partition(name)[0] if name in behind else ""
    if name in before:
        between += before.rpartition(name)[2]
    found = between.lower().split()
    return any(word in _DENIALS or word.endswith(("n't", "n’t")) for word in found)


def _is_dish(place: Place) -> bool:
    """``ate a danish``: no noun follows that a nationality could describe."""
    if not place.word.endswith(_NO_PERSON) or _lower_before(place) not in ("a", "an"):
        return False
    behind = place.around.behind
    return not behind or behind[0] in FUNCTION_WORDS or behind[0] in words("finite_verbs")


def _is_thing(place: Place, before: str) -> bool:
    """``the polish on the table``: no noun follows, and edited text has the word small, too."""
    is_determined = before in words("determiners") and _ends_phrase(place.around.behind)
    return is_determined and place.entry.uses.odds <= _SURE_ODDS


def _is_in_town(place: Place) -> bool:
    """``moved to the big apple``; not ``The big apple on the tree``."""
    behind = place.around.behind
    before = [word.lower() for word in place.around.before]
    is_told = "the" in before[:2] and before[2:3] != [] and before[2] in _IN_TOWN
    return is_told and (not behind or behind[0] not in _OF_THINGS)


def _has_object(place: Place) -> bool:
    behind = place.around.behind
    return bool(behind) and behind[0] in _OBJECTS


def _is_other_place(evidence: Evidence, phrase: Phrase) -> bool:
    """``the real Madrid``: no club, since a name with an article would not begin so."""
    first, *_, last = phrase.name.split()
    if phrase.before != "the" or phrase.length != 2 or first not in _OF_PLACES:
        return False
    return bool(evidence.lexicon.knows(last) & Known.PLACE)


def _lower_before(place: Place) -> str:
    return place.around.before[0].lower() if place.around.before else ""
