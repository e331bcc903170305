"""Names of which a damaged text has kept one half: ``the General assembly``, ``Cumbre vieja``."""

from __future__ import annotations

from collections.abc import Container

from mtfix.casing.evidence import Evidence
from mtfix.casing.forms import Form
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import base
from mtfix.casing.truecasing.candidates import Place
from mtfix.language import FUNCTION_WORDS

_OFTEN, _SELDOM = 8, 0.005
_UNIVERSITY = "university"
_HEADS = frozenset(
    "college festival foundation institute museum navy orchestra stadium university".split()
)
"""Behind a name, edited text has them with a capital more than 99 times in 100."""

_NO_OWNER = Known.DEMONYM | Known.DATE | Known.ACRONYM
_ARTICLES = frozenset({"a", "an", "any", "every", "each", "some"})


def is_beside_half(evidence: Evidence, place: Place) -> bool:
    """``the General assembly``, ``the popular Party``: a damaged text has one half of a name.

    The other half has its capital amid the sentence. A word of the dictionary may have it by a
    slip there (``the General theory``): then an article must stand before, and the last word be
    what bears names.

    Args:
        evidence: of the text.
        place: where the word stands.
    """
    if not evidence.is_damaged:
        return False
    before, behind = place.around.before, place.around.behind
    if before and before[0].istitle() and not place.around.begins[0]:
        is_the = len(before) > 1 and before[1] == "the"
        return not _is_plain(evidence, before[0]) or (is_the and is_body(place.word))
    if behind and behind[0].istitle():
        is_the = before[:1] == ["the"]
        return not _is_plain(evidence, behind[0]) or (is_the and is_body(behind[0].lower()))
    return False


def _is_plain(evidence: Evidence, word: str) -> bool:
    return bool(evidence.lexicon.knows(base(word.lower())) & Known.LOWER)


def is_body(word: str) -> bool:
    """Whether a noun ends the names of bodies, or bears names.

    >>> is_body("assembly"), is_body("theory")
    (True, False)
    """
    return word in words("bearers") or word in words("bodies")


def goes_along(lexicon: Lexicon, place: Place, raised: Container[int]) -> bool:
    """``the british council``: a word beside is raised, and edited text raises this one then.

    Args:
        lexicon: what is known of pairs.
        place: where the word stands.
        raised: where the words begin that are raised for sure.
    """
    around = place.around
    for before in around.before[:1]:
        pair = lexicon.pair(before.lower(), place.word)
        is_steady = pair.both >= _OFTEN and pair.first <= _SELDOM * pair.both
        if is_steady and place.start - len(before) - 1 in raised:
            return True
    for behind in around.behind[:1]:
        pair = lexicon.pair(place.word, base(behind.lower()))
        is_steady = pair.both >= _OFTEN and pair.second <= _SELDOM * pair.both
        if is_steady and place.start + len(place.word) + 1 in raised:
            return True
    return False


def with_head(lexicon: Lexicon, place: Place, form: Form) -> Form:
    """A name with the noun behind it that bears it, small as the name was: ``hanyang university``.

    Args:
        lexicon: what is known of words.
        place: where the name stands.
        form: how it is written.
    """
    behind = place.around.behind
    if not behind or behind[0] not in _HEADS or place.around.is_possessive:
        return form
    before = place.around.before[0].lower() if place.around.before else ""
    is_word = place.entry.is_word or lexicon.knows(form.text) & Known.LOWER
    is_plain = form.text.isalpha() and form.text.istitle()
    if is_word or not is_plain or place.entry.known & _NO_OWNER:
        return form
    if place.entry.known & Known.PLACE:
        is_borne = behind[0] == _UNIVERSITY and before not in words("after_articles") - {"of"}
    else:
        is_borne = before not in _ARTICLES
    is_end = not behind[1:] or behind[1] in FUNCTION_WORDS or _is_verb(behind[1])
    if not is_borne or not (is_end or behind[0] == _UNIVERSITY):
        return form
    return form._replace(text=f"{form.text} {behind[0].capitalize()}")


def _is_verb(word: str) -> bool:
    is_listed = word in words("finite_verbs") or word in words("speech_verbs")
    return is_listed or (word.islower() and word.endswith("ed"))
