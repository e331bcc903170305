"""Places where a word in lower case may be a name, and how the model scores them.

Most are given up early: by what is known of the word, then by the words beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtfix.casing.context import (
    Around,
    begins_behind,
    ends_sentence,
    is_cut,
    is_glued,
    is_quoted,
    word_before,
    word_behind,
)
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Entry, Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import LONGEST, base
from mtfix.casing.tally import Tally
from mtfix.casing.truecasing import features, model
from mtfix.casing.truecasing.pairs import Pairs, pairs_between
from mtfix.casing.truecasing.phrases import Phrase, phrase_at
from mtfix.casing.truecasing.traits import traits
from mtfix.language import FUNCTION_WORDS
from mtfix.memos import remembered
from mtfix.patterns import compiled
from mtfix.tokens import Token

_SHORTEST = 2
_OFTEN = 3
_LINKS = frozenset({"of", "for", "and"})
_DESIGNATION = compiled(r"[a-z]-\d+")
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


def is_hot(token: str, lexicon: Lexicon) -> bool:
    """Whether a word in lower case may be a name somewhere."""
    return token.islower() and may_be_name(lexicon, base(token))


def in_text(evidence: Evidence, hot: Sequence[str]) -> Iterator[str]:
    """Of them those that may be names in this text."""
    gate = model.english().gate
    for token in hot:
        word = base(token)
        is_raised = any(not written.islower() for written in evidence.vocabulary[word])
        if _known_score(evidence, word, _MOST if is_raised else _NONE) >= gate:
            yield token


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
        if any(given(text, *token.span) for given in (is_glued, is_quoted, is_cut)):
            continue
        around = evidence.around(token)
        if not ends_sentence(around.separator):
            word = base(token.text.lower())
            yield Place(word, evidence.lexicon.entry(word), token.start, around)


def phrase_of(evidence: Evidence, place: Place) -> Phrase | None:
    """The listed name of several words that stands around a place, if one does."""
    return phrase_at(evidence.lexicon, place.around, place.word)


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


class _Hope(NamedTuple):
    """A word that may be a name somewhere in the text."""

    word: str
    score: float
    """What is known of it, whatever stands around it."""
    needs_pairs: bool
    """A dictionary word that has its capital nowhere in the text: among small words, pairs must
    speak for it. Of 9,000 right edits four were at other places."""


def judged(evidence: Evidence, small: Sequence[Token]) -> Iterator[tuple[Place, float]]:
    """The places that are worth it, each with its score."""
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
    pairs = pairs_between(lexicon, hope.word, before, behind, begins=begins)
    if pairs.odds <= 0 and hope.needs_pairs and is_among_small:
        return False
    score = hope.score + _score_of_pairs(pairs, evidence.health_class)
    return score >= model.english().pair_gate


@remembered
def _score_of_pairs(pairs: Pairs, health_class: str) -> float:
    return model.english().sum(features.of_pairs(pairs, health_class))


def _known_score(evidence: Evidence, word: str, tally: Tally) -> float:
    """The score of a word in its text, whatever stands around it."""
    kind, coarse, *_ = traits(evidence.lexicon, word)
    sort = kind, coarse, evidence.health_class
    known = word_score(evidence.lexicon, word) + _score_of_health(*sort)
    return known + _score_of_text(*sort, features.seen_of(tally))


@remembered
def _score_of_health(kind: str, coarse: str, health_class: str) -> float:
    return model.english().sum(features.of_health(kind, coarse, health_class))


@remembered
def _score_of_text(kind: str, coarse: str, health_class: str, seen: features.Seen) -> float:
    return model.english().sum(features.of_text(kind, coarse, health_class, seen))


@remembered
def word_score(lexicon: Lexicon, word: str) -> float:
    """The score of a word, whatever the text."""
    judge = model.english()
    return judge.intercept + judge.sum(features.of_word(lexicon, word))


def known_features(evidence: Evidence, place: Place) -> Iterator[str]:
    """The features that are the same at all places of the word."""
    word = place.word
    kind, coarse, *_ = traits(evidence.lexicon, word)
    sort = kind, coarse, evidence.health_class
    yield from features.of_word(evidence.lexicon, word)
    yield from features.of_health(*sort)
    yield from features.of_text(*sort, features.seen_of(evidence.tally(word)))


def place_features(evidence: Evidence, place: Place) -> Iterator[str]:
    """The features of what stands around the place."""
    return features.of_place(evidence, place.around, place.word, evidence.tally(place.word))


def _is_meant_small(evidence: Evidence, word: str) -> bool:
    """Whether a sound text writes a strange word small again and again, and never large."""
    tally = evidence.tally(word)
    is_often_small = tally.small >= _OFTEN and not tally.raised
    return is_often_small and evidence.is_healthy and not evidence.lexicon.entry(word).is_word
