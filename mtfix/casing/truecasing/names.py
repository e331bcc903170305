"""Names that have lost their capital: what the score of a place, and what is told of it, decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.forms import Form, written
from mtfix.casing.health import is_sure
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import base, is_english_formation
from mtfix.casing.truecasing import candidates, model
from mtfix.casing.truecasing.candidates import (
    Place,
    in_text,
    judged,
    known_features,
    phrase_of,
    place_features,
    places,
)
from mtfix.casing.truecasing.common_nouns import is_common_noun, is_contrasted
from mtfix.casing.truecasing.halves import goes_along, is_beside_half, with_head
from mtfix.casing.truecasing.pairs import pairs_between
from mtfix.casing.truecasing.reasons import cause_of
from mtfix.casing.truecasing.strange import is_never_small, is_strange_name
from mtfix.casing.truecasing.traits import traits
from mtfix.language import is_latin
from mtfix.tokens import Token

__all__ = ["find", "in_text", "is_hot"]

_FEWEST = 3
_LOST_SHARE = 0.25
_CERTAIN = 9
_WELL_KNOWN = 30
_DOUBTED = frozenset({"given", "family", "brand", ""})
_WORDS = frozenset({"word", "words", "term", "unit", "verb", "noun"})
_OF_COMPANIES = frozenset("shares share stock stocks founder subsidiary employees".split())
_INITIALS = frozenset("bcdefghjklmnpqrstuvwxz")
_MEANS = frozenset({"means", "meant", "meaning"})
_TOLD = 1.4
"""The least score of a place that a neighbour tells; below it are ``at the Apple store``."""

_ESTABLISHED = 2.0
"""The least score of a place where a name stands that the text or the lexicon is sure of."""

_SHORT = 4
_OFFICES = frozenset("Attorney Chancellor Director Secretary".split())
_NO_BEARER = Known.PLACE | Known.DEMONYM | Known.BRAND | Known.ACRONYM | Known.DATE
_DOUBT = 1.0
"""How much more it takes for plain words that may be anybody's name, or a firm's."""


def is_hot(token: str, lexicon: Lexicon) -> bool:
    """Whether a small word may be a name somewhere: one in Latin letters.

    Words of another script among English ones were left untranslated, and are no names of it.
    """
    return candidates.is_hot(token, lexicon) and is_latin(token)


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise the names."""
    found = list(_judged(evidence, list(tokens)))
    safe = {it.place.start for it in found if it.is_safe}
    for place, form, is_named, is_safe in found:
        is_told = is_safe or (is_named and goes_along(evidence.lexicon, place, safe))
        whole = with_head(evidence.lexicon, place, form) if is_told else form
        features = [*known_features(evidence, place), *place_features(evidence, place)]
        weights = model.english().groups(features)
        cause = cause_of(evidence, place, weights, "safe" if is_told else "unsafe")
        start = place.start - form.offset
        yield Finding(start, start + len(whole.text), whole.text, cause)


class _Judged(NamedTuple):
    """A place that is likely a name's."""

    place: Place
    form: Form
    is_named: bool
    """Whether the name, and how it is written, is beyond doubt."""
    is_safe: bool
    """The same, and the place too."""


def _judged(evidence: Evidence, small: Sequence[Token]) -> Iterator[_Judged]:
    judge = model.english()
    scored = list(judged(evidence, small))
    caution = judge.caution if evidence.is_healthy else 0.0
    raised = {place.word for place, score in scored if score >= judge.unsafe}
    common = _common_nouns(evidence, (token for token in small if base(token.text) in raised))
    for place, score in scored:
        if score < judge.unsafe or place.word in common or _is_mentioned(place):
            continue
        form = written(evidence, place)
        is_strange = form.text.istitle() and is_strange_name(evidence, place, score)
        is_certain = is_strange or _is_certain(evidence, place, score)
        if score < judge.unsafe + caution and not is_certain:
            continue
        if is_contrasted(evidence, place.start - form.offset, form.text):
            continue
        is_named = is_strange or _is_named(evidence, place, form)
        is_sure = is_named and not (evidence.is_on_code or _is_other(evidence, place, form))
        safe = judge.safe + caution + (_DOUBT if _is_doubtful(evidence, place) else 0.0)
        is_sure = is_sure and not _is_kind(place)
        yield _Judged(place, form, is_sure, is_sure and (score >= safe or is_certain))


def _common_nouns(evidence: Evidence, tokens: Iterable[Token]) -> set[str]:
    """The words that stand as common nouns somewhere."""
    return {
        place.word
        for place in places(evidence, tokens)
        if is_common_noun(evidence, place, phrase_of(evidence, place))
    }


def _is_named(evidence: Evidence, place: Place, form: Form) -> bool:
    """Whether the word is known as a name, and how it is written."""
    is_known = form.is_sure and _is_well_known(evidence, place)
    return is_known or _is_acronym(evidence, place, form)


def _is_well_known(evidence: Evidence, place: Place) -> bool:
    """Whether a list, the text or much text has the name; not ``dont``, met now and then."""
    entry = place.entry
    parts = map(evidence.lexicon.knows, place.word.split("-"))
    is_double = "-" in place.word and all(known & Known.NAME for known in parts)
    is_listed = bool(entry.known) or is_double or phrase_of(evidence, place) is not None
    is_met = evidence.is_damaged and is_never_small(place)
    is_told = is_listed or is_met or entry.uses.total >= _WELL_KNOWN
    return is_told or evidence.tally(place.word).raised > 0


def _is_doubtful(evidence: Evidence, place: Place) -> bool:
    """``two-man bob``, ``the free market``: a plain word, neither a date, a people nor a place."""
    if not place.entry.is_word or is_beside_half(evidence, place):
        return False
    sort = traits(evidence.lexicon, place.word).sort
    return sort in _DOUBTED and phrase_of(evidence, place) is None


def _is_certain(evidence: Evidence, place: Place, score: float) -> bool:
    """Whether a likely place is sure by what a neighbour, the text or the lexicon tells."""
    if score >= _ESTABLISHED and _is_established(evidence, place):
        return True
    if evidence.is_damaged and score >= _ESTABLISHED and is_never_small(place):
        return True
    return score >= _TOLD and (_is_half_cased(evidence, place) or _is_company(place))


def _is_kind(place: Place) -> bool:
    """``wellington boots``, ``dijon mustard``: many write the kinds of things small."""
    behind = place.around.behind
    is_of_place = bool(place.entry.known & (Known.PLACE | Known.DEMONYM))
    return is_of_place and bool(behind) and behind[0] in words("kinds")


def _is_other(evidence: Evidence, place: Place, form: Form) -> bool:
    """``the neu union`` may be an acronym; ``the secretary of defence``, many write small."""
    behind = place.around.behind
    phrase = phrase_of(evidence, place)
    if phrase and phrase.raised:
        return False
    if form.text.split()[0] in _OFFICES and " of " in form.text:
        return True
    is_body = bool(behind) and behind[0] in words("bodies") and _lower_before(place) == "the"
    longest = _SHORT if place.entry.known else _SHORT + 1
    is_short = len(place.word) <= longest and not place.entry.known & _NO_BEARER
    return is_body and is_short and form.text.istitle() and phrase is None


def _is_acronym(evidence: Evidence, place: Place, form: Form) -> bool:
    """``the aslef union``: capitals that no list of acronyms has, before what bears them."""
    before, behind = place.around.before[:1], place.around.behind[:1]
    is_told = any(word in words("bodies") for word in (*before, *behind))
    is_met = place.entry.uses.odds > _ESTABLISHED
    return evidence.is_damaged and form.text.isupper() and is_told and is_met


def _is_half_cased(evidence: Evidence, place: Place) -> bool:
    """``the White house``: the rest of a listed name has kept its capital."""
    phrase = phrase_of(evidence, place)
    if phrase is None or not phrase.raised:
        return False
    around = place.around
    before, behind = (side[0] if side else "" for side in (around.before, around.behind))
    begins = bool(around.begins) and around.begins[0]
    pairs = pairs_between(evidence.lexicon, place.word, before, behind, begins=begins)
    return pairs.odds >= _CERTAIN or not evidence.is_healthy


def _is_established(evidence: Evidence, place: Place) -> bool:
    """Whether a damaged text, or the lexicon, knows the word as a name and as nothing else.

    The model charges a name that a text writes small again and again. Of 1,000 such places that it
    took for likely ones, in damaged references, 990 were names; in texts that people wrote so,
    fewer, which is why a quarter of the sure names must have lost their capital.
    """
    lost, kept = evidence.health
    is_one = _lower_before(place) in ("a", "an") or place.around.separator.endswith("[")
    if lost <= _LOST_SHARE * (lost + kept) or is_one or place.entry.form.isupper():
        return False  # many write tv and dvd
    if place.word in evidence.people or is_sure(evidence.lexicon, place.word):
        is_person = place.entry.known & (Known.GIVEN | Known.FAMILY)
        return lost > (1 if is_person else 0)  # jared pasta: it counts itself
    if place.entry.is_word or is_english_formation(place.word) or lost < _FEWEST:
        return False
    behind = evidence.tally(place.word).behind  # a given name; not “the Zstd”
    return any(not evidence.lexicon.knows(word) & Known.LOWER for word in behind)


def _is_company(place: Place) -> bool:
    """``shares of tesla``: a brand that only a company can be here."""
    before = [word.lower() for word in place.around.before[:2]]
    is_owned = before[1:] and before[0] in ("of", "in") and before[1] in _OF_COMPANIES
    return bool(is_owned) and bool(place.entry.known & Known.BRAND)


def _is_mentioned(place: Place) -> bool:
    """``the word soyuz means union``, ``the poet e e cummings``: the word is meant as it is."""
    before, behind = place.around.before[:1], place.around.behind
    is_initial = bool(before) and len(before[0]) == 1 and before[0] in _INITIALS
    return _lower_before(place) in _WORDS or is_initial or (bool(behind) and behind[0] in _MEANS)


def _lower_before(place: Place) -> str:
    return place.around.before[0].lower() if place.around.before else ""
