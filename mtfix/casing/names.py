"""Names that have lost their capital: the model judges each place where a word may be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtfix.casing import features, model
from mtfix.casing.context import (
    Around,
    begins_behind,
    ends_sentence,
    is_glued,
    is_quoted,
    word_before,
    word_behind,
)
from mtfix.casing.counting import state
from mtfix.casing.evidence import Evidence, Tally
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Entry, Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.reasons import cause_of
from mtfix.casing.shapes import LONGEST, base
from mtfix.language import FUNCTION_WORDS
from mtfix.tokens import Token

_SHORTEST = 2
_FEWEST = 3
_SURE_SHARE = 0.75
_CERTAIN = 9
_WELL_KNOWN = 30
_PERSONS = frozenset({"given", "family"})
_THINGS = frozenset({"given", "family", "place", "brand"})
_LINKS = frozenset({"of", "for", "and"})
_INDEFINITE = frozenset({"a", "an", "any", "every", "each", "some"})
_OBJECTS = frozenset("of the a an up off it your his her my its their our".split())
_WORDS = frozenset({"word", "words", "term", "unit", "verb", "noun"})
_IN_TOWN = frozenset("around from in leave left through to visit visited".split())
_OF_THINGS = frozenset({"of", "on", "with"})
_OF_PLACES = frozenset({"Real", "New", "Old", "Greater"})
_OF_COMPANIES = frozenset("shares share stock stocks founder subsidiary employees".split())
_MEANS = frozenset({"means", "meant", "meaning"})
_DESIGNATION = re.compile(r"[a-z]-\d+")
_VOWEL_LESS = re.compile("[b-df-hj-np-tv-xz]{2,5}")
_LEAST_ODDS = -3.0
"""A word with a capital in fewer than five of a hundred uses is no candidate at all."""


_NONE = Tally(small=1)
_MOST = Tally(small=1, raised=3, at_start=1)
"""What a text may tell at best of a word that it writes in lower case."""


class Place(NamedTuple):
    """A place where a word in lower case may be a name."""

    word: str
    """The word in lower case without a possessive ending."""
    entry: Entry
    start: int
    """The first code point of the word."""
    around: Around


def hot(evidence: Evidence) -> set[str]:
    """The words in lower case that may be names somewhere."""
    found: set[str] = set()
    lexicon, gate = evidence.lexicon, model.english().gate
    for word, tokens in evidence.vocabulary.items():
        small = [token for token in tokens if token.islower()]
        if not small or not may_be_name(lexicon, word):
            continue
        if _known_score(evidence, word, _MOST if len(small) < len(tokens) else _NONE) >= gate:
            found.update(small)
    return found


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise the names."""
    judge = model.english()
    small = list(tokens)
    judged = list(_judged(evidence, small))
    caution = judge.caution if evidence.is_healthy else 0.0
    raised = {place.word for place, score in judged if score >= judge.unsafe}
    common = _common_nouns(evidence, (token for token in small if base(token.text) in raised))
    for place, score in judged:
        if score < judge.unsafe or place.word in common or _is_mentioned(place):
            continue
        is_certain = _is_half_cased(evidence, place) or _is_company(place)
        if score < judge.unsafe + caution and not is_certain:
            continue
        form = written(evidence, place)
        is_sure = form.is_sure and _is_well_known(evidence, place) and not evidence.is_on_code
        is_safe = (score >= judge.safe + caution or is_certain) and is_sure
        found = [*known_features(evidence, place), *place_features(evidence, place)]
        cause = cause_of(evidence, place, judge.groups(found), "safe" if is_safe else "unsafe")
        start = place.start - form.offset
        yield Finding(start, start + len(form.text), form.text, cause)


class _Hope(NamedTuple):
    """A word that may be a name somewhere in the text."""

    word: str
    score: float
    """What is known of it, whatever stands around it."""
    needs_pairs: bool
    """A dictionary word that has its capital nowhere in the text: among small words, pairs must
    speak for it. Of 9,000 right edits four were at other places."""


def _judged(evidence: Evidence, small: Sequence[Token]) -> Iterator[tuple[Place, float]]:
    """The places that are worth it, each with its score.

    Most are given up early: by what is known of the word, then by the words beside it.
    """
    judge = model.english()
    vocabulary = {token.text: base(token.text) for token in small}
    evidence.count(vocabulary.values())
    hopes = {text: hope for text, word in vocabulary.items() if (hope := _hope(evidence, word))}
    scores = {hope.word: hope.score for hope in hopes.values()}
    likely = [
        token
        for token in small
        if (hope := hopes.get(token.text)) and _is_likely(evidence, token, hope)
    ]
    for place in places(evidence, likely):
        yield place, scores[place.word] + judge.sum(place_features(evidence, place))


def _hope(evidence: Evidence, word: str) -> _Hope | None:
    score = _known_score(evidence, word, evidence.tally(word))
    if score < model.english().gate or _is_meant_small(evidence, word):
        return None
    needs_pairs = evidence.lexicon.entry(word).is_word and not evidence.tally(word).raised
    return _Hope(word, score, needs_pairs)


def _is_likely(evidence: Evidence, token: Token, hope: _Hope) -> bool:
    """Whether a place may be a name's, by the words beside it."""
    text, lexicon = evidence.prose.text, evidence.lexicon
    before, behind = word_before(text, token.start), word_behind(text, token.end)
    is_raised_before = before[:1].isupper()
    is_among_small = not is_raised_before and not behind[:1].isupper()
    if before in _LINKS and word_before(text, token.start - 1 - len(before))[:1].isupper():
        return True  # the Ministry of agriculture
    begins = is_raised_before and begins_behind(text, token.start - 1 - len(before))
    pairs = features.pairs_between(lexicon, hope.word, before, behind, begins=begins)
    if pairs.odds <= 0 and hope.needs_pairs and is_among_small:
        return False
    score = hope.score + _score_of_pairs(pairs, evidence.health_class)
    return score >= model.english().pair_gate


@lru_cache(maxsize=1 << 14)
def _score_of_pairs(pairs: features.Pairs, health_class: str) -> float:
    return model.english().sum(features.of_pairs(pairs, health_class))


def _common_nouns(evidence: Evidence, tokens: Iterable[Token]) -> set[str]:
    """The words that stand as common nouns somewhere."""
    return {place.word for place in places(evidence, tokens) if _is_common_noun(evidence, place)}


def _is_meant_small(evidence: Evidence, word: str) -> bool:
    """Whether a sound text writes a strange word small again and again, and never large."""
    tally = evidence.tally(word)
    is_often_small = tally.small >= _FEWEST and not tally.raised
    return is_often_small and evidence.is_healthy and not evidence.lexicon.entry(word).is_word


def _is_common_noun(evidence: Evidence, place: Place) -> bool:
    """Whether a word that could be a person or a place stands here as the common noun.

    A text that says "a jersey" or "the hay" means no name by it elsewhere either.
    """
    if not place.entry.is_word:
        return False
    if phrase := phrase_of(evidence, place):
        if phrase.name in words("nicknames") and not phrase.raised:
            return not _is_in_town(place)
        return (phrase.before == "a" and not phrase.raised) or _is_other_place(evidence, phrase)
    sort, before = features.traits(evidence.lexicon, place.word).sort, _lower_before(place)
    if _has_object(place) and (sort == "people" or not before):
        return True  # "polish the table", "cork the bottle": a verb
    articles = words("after_articles") if sort in _PERSONS else _INDEFINITE
    return sort in _THINGS and (before in articles or before.isdigit())


def _is_in_town(place: Place) -> bool:
    """``moved to the big apple``; not ``The big apple on the tree``."""
    behind = place.around.behind
    before = [word.lower() for word in place.around.before]
    is_told = "the" in before[:2] and before[2:3] != [] and before[2] in _IN_TOWN
    return is_told and (not behind or behind[0] not in _OF_THINGS)


def _has_object(place: Place) -> bool:
    behind = place.around.behind
    return bool(behind) and behind[0] in _OBJECTS


def _is_well_known(evidence: Evidence, place: Place) -> bool:
    """Whether a list, the text or much text has the name; not ``dont``, met now and then."""
    entry = place.entry
    parts = map(evidence.lexicon.knows, place.word.split("-"))
    is_double = "-" in place.word and all(known & Known.NAME for known in parts)
    is_listed = bool(entry.known) or is_double or phrase_of(evidence, place) is not None
    return is_listed or entry.uses.total >= _WELL_KNOWN or evidence.tally(place.word).raised > 0


def _is_half_cased(evidence: Evidence, place: Place) -> bool:
    """``the White house``: the rest of a listed name has kept its capital."""
    phrase = phrase_of(evidence, place)
    if phrase is None or not phrase.raised:
        return False
    around = place.around
    before, behind = (side[0] if side else "" for side in (around.before, around.behind))
    begins = bool(around.begins) and around.begins[0]
    pairs = features.pairs_between(evidence.lexicon, place.word, before, behind, begins=begins)
    return pairs.odds >= _CERTAIN or not evidence.is_healthy


def _is_company(place: Place) -> bool:
    """``shares of tesla``: a brand that only a company can be here."""
    before = [word.lower() for word in place.around.before[:2]]
    is_owned = before[1:] and before[0] in ("of", "in") and before[1] in _OF_COMPANIES
    return bool(is_owned) and bool(place.entry.known & Known.BRAND)


def _is_other_place(evidence: Evidence, phrase: features.Phrase) -> bool:
    """``the real Madrid``: no club, since a name with an article would not begin so."""
    first, *_, last = phrase.name.split()
    if phrase.before != "the" or phrase.length != 2 or first not in _OF_PLACES:
        return False
    return bool(evidence.lexicon.knows(last) & Known.PLACE)


def _is_mentioned(place: Place) -> bool:
    """``the word soyuz means union``: the word is talked about."""
    behind = place.around.behind
    return _lower_before(place) in _WORDS or (bool(behind) and behind[0] in _MEANS)


def _lower_before(place: Place) -> str:
    return place.around.before[0].lower() if place.around.before else ""


def phrase_of(evidence: Evidence, place: Place) -> features.Phrase | None:
    """The listed name of several words that stands around a place, if one does."""
    return features.phrase_at(evidence.lexicon, place.around, place.word)


def _known_score(evidence: Evidence, word: str, tally: Tally) -> float:
    """The score of a word in its text, whatever stands around it."""
    judge = model.english()
    health = judge.sum(features.of_health(evidence, word))
    text = judge.sum(features.of_text(evidence, word, tally))
    return word_score(evidence.lexicon, word) + health + text


def places(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Place]:
    """The places where words stand in lower case, none of them at the start of a sentence.

    Args:
        evidence: the text's.
        tokens: where the words stand in any case.
    """
    text, chosen = evidence.prose.text, list(tokens)
    evidence.count({base(token.text.lower()) for token in chosen})
    for token in chosen:
        if not token.text.islower() or evidence.is_title(token.start):
            continue
        if is_glued(text, *token.span) or is_quoted(text, *token.span):
            continue
        around = evidence.around(token)
        if not ends_sentence(around.separator):
            word = base(token.text.lower())
            yield Place(word, evidence.lexicon.entry(word), token.start, around)


@lru_cache(maxsize=1 << 17)
def may_be_name(lexicon: Lexicon, word: str) -> bool:
    """Whether a word in lower case is worth looking at.

    >>> from mtfix.casing.lexicon import english
    >>> [may_be_name(english(), word) for word in ("the", "quickly", "shkaplerov", "may")]
    [False, False, True, True]
    """
    if not _SHORTEST <= len(word) <= LONGEST or not word[0].isalpha():
        return False
    if word in FUNCTION_WORDS or word in words("not_raised") or word in words("abbreviations"):
        return False
    if _DESIGNATION.fullmatch(word):
        return False  # the b-2 form: `models` tells where a machine is meant
    entry = lexicon.entry(word)
    return entry.uses.odds > _LEAST_ODDS or (not entry.uses.total and entry.known != Known.LOWER)


@lru_cache(maxsize=1 << 17)
def word_score(lexicon: Lexicon, word: str) -> float:
    """The score of a word, whatever the text."""
    judge = model.english()
    return judge.intercept + judge.sum(features.of_word(lexicon, word))


def known_features(evidence: Evidence, place: Place) -> Iterator[str]:
    """The features that are the same at all places of the word."""
    word = place.word
    yield from features.of_word(evidence.lexicon, word)
    yield from features.of_health(evidence, word)
    yield from features.of_text(evidence, word, evidence.tally(word))


def place_features(evidence: Evidence, place: Place) -> Iterator[str]:
    """The features of what stands around the place."""
    return features.of_place(evidence, place.around, place.word, evidence.tally(place.word))


class Form(NamedTuple):
    """How a name is to be written: one of several words is raised as a whole."""

    text: str
    is_sure: bool
    """Whether it is hardly ever written otherwise (Naia, NAIA)."""
    offset: int = 0
    """How many code points of it stand before the word in question."""


def written(evidence: Evidence, place: Place) -> Form:
    """The form to write: that of a listed name, else the text's own, else the lexicon's."""
    if phrase := phrase_of(evidence, place):
        return Form(phrase.name, is_sure=True, offset=phrase.offset)
    if own := evidence.tally(place.word).forms:
        return Form(own.most_common(1)[0][0], is_sure=True)
    form, uses = form_of(evidence.lexicon, place.word), place.entry.uses
    is_sure = uses[state(form)] >= _SURE_SHARE * uses.raised
    return Form(form, is_sure or "-" in form)


@lru_cache(maxsize=1 << 16)
def form_of(lexicon: Lexicon, word: str) -> str:
    """How a word is written as a name, whatever the text.

    >>> from mtfix.casing.lexicon import english
    >>> [form_of(english(), word) for word in ("nasa", "pro-russian", "kramp-karrenbauer")]
    ['NASA', 'pro-Russian', 'Kramp-Karrenbauer']
    """
    entry = lexicon.entry(word)
    if "-" in word and entry.uses.raised < _FEWEST:
        return "-".join(_part_form(lexicon, part) for part in word.split("-"))
    if not entry.uses.total and not entry.known and _VOWEL_LESS.fullmatch(word):
        return word.upper()
    return entry.form


def _part_form(lexicon: Lexicon, part: str) -> str:
    entry = lexicon.entry(part)
    is_prefix = len(part) <= _SHORTEST or part in words("name_particles")
    is_raised = entry.uses.odds > 0 or (not entry.is_word and not is_prefix)
    return form_of(lexicon, part) if is_raised and part else part
