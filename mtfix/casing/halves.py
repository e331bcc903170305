"""Names of which a damaged text has kept one half: ``the General assembly``, ``Cumbre vieja``."""

from __future__ import annotations

from mtfix.casing.candidates import Place
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import words
from mtfix.casing.shapes import base


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
