"""Names that have lost their capital: the model judges each place where a word may be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtfix.casing import features, model
from mtfix.casing.common_nouns import is_common_noun, is_contrasted
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
from mtfix.casing.evidence import Evidence, Tally, is_sure
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Entry, Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.reasons import cause_of
from mtfix.casing.shapes import LONGEST, base, is_english_formation
from mtfix.language import FUNCTION_WORDS
from mtfix.memos import remembered
from mtfix.patterns import compiled
from mtfix.tokens import Token

_SHORTEST = 2
_FEWEST = 3
_SURE_SHARE = 0.75
_LOST_SHARE = 0.25
_CERTAIN = 9
_WELL_KNOWN = 30
_PERSONS = frozenset({"given", "family"})
_LINKS = frozenset({"of", "for", "and"})
_WORDS = frozenset({"word", "words", "term", "unit", "verb", "noun"})
_OF_COMPANIES = frozenset("shares share stock stocks founder subsidiary employees".split())
_INITIALS = frozenset("bcdefghjklmnpqrstuvwxz")
_MEANS = frozenset({"means", "meant", "meaning"})
_DESIGNATION = compiled(r"[a-z]-\d+")
_VOWEL_LESS = compiled("[b-df-hj-np-tv-xz]{2,5}")
_ARABIC_ARTICLE = "al-"
_ARTICLE = "The "
_WITH_ARTICLE = frozenset({"The Hague"})
_TOLD = 1.4
"""The least score of a place that a neighbour tells; below it are ``at the Apple store``."""

_ESTABLISHED = 2.0
"""The least score of a place where a name stands that the text or the lexicon is sure of."""

_DOUBT = 1.0
"""How much more it takes for plain words that may be anybody's name, or a firm's."""

_DOUBTED = _PERSONS | {"brand", ""}
_IN_CAPITALS = Known.ACRONYM | Known.BRAND
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
        is_told = _is_half_cased(evidence, place) or _is_company(place)
        is_certain = is_told and score >= _TOLD
        is_certain |= score >= _ESTABLISHED and _is_established(evidence, place)
        if score < judge.unsafe + caution and not is_certain:
            continue
        form = written(evidence, place)
        if is_contrasted(evidence, place.start - form.offset, form.text):
            continue
        is_sure = form.is_sure and _is_well_known(evidence, place) and not evidence.is_on_code
        safe = judge.safe + caution + (_DOUBT if _is_doubtful(evidence, place) else 0.0)
        is_safe = (score >= safe or is_certain) and is_sure
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


@remembered
def _score_of_pairs(pairs: features.Pairs, health_class: str) -> float:
    return model.english().sum(features.of_pairs(pairs, health_class))


def _common_nouns(evidence: Evidence, tokens: Iterable[Token]) -> set[str]:
    """The words that stand as common nouns somewhere."""
    return {
        place.word
        for place in places(evidence, tokens)
        if is_common_noun(evidence, place, phrase_of(evidence, place))
    }


def _is_meant_small(evidence: Evidence, word: str) -> bool:
    """Whether a sound text writes a strange word small again and again, and never large."""
    tally = evidence.tally(word)
    is_often_small = tally.small >= _FEWEST and not tally.raised
    return is_often_small and evidence.is_healthy and not evidence.lexicon.entry(word).is_word


def _is_well_known(evidence: Evidence, place: Place) -> bool:
    """Whether a list, the text or much text has the name; not ``dont``, met now and then."""
    entry = place.entry
    parts = map(evidence.lexicon.knows, place.word.split("-"))
    is_double = "-" in place.word and all(known & Known.NAME for known in parts)
    is_listed = bool(entry.known) or is_double or phrase_of(evidence, place) is not None
    return is_listed or entry.uses.total >= _WELL_KNOWN or evidence.tally(place.word).raised > 0


def _is_doubtful(evidence: Evidence, place: Place) -> bool:
    """``two-man bob``, ``the free market``: a plain word, neither a date, a people nor a place."""
    sort = features.traits(evidence.lexicon, place.word).sort
    return place.entry.is_word and sort in _DOUBTED and phrase_of(evidence, place) is None


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
        return lost > 0
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


def phrase_of(evidence: Evidence, place: Place) -> features.Phrase | None:
    """The listed name of several words that stands around a place, if one does."""
    return features.phrase_at(evidence.lexicon, place.around, place.word)


def _known_score(evidence: Evidence, word: str, tally: Tally) -> float:
    """The score of a word in its text, whatever stands around it."""
    kind, coarse, *_ = features.traits(evidence.lexicon, word)
    sort = kind, coarse, evidence.health_class
    known = word_score(evidence.lexicon, word) + _score_of_health(*sort)
    return known + _score_of_text(*sort, features.seen_of(tally))


@remembered
def _score_of_health(kind: str, coarse: str, health_class: str) -> float:
    return model.english().sum(features.of_health(kind, coarse, health_class))


@remembered
def _score_of_text(kind: str, coarse: str, health_class: str, seen: features.Seen) -> float:
    return model.english().sum(features.of_text(kind, coarse, health_class, seen))


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


@remembered
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


@remembered
def word_score(lexicon: Lexicon, word: str) -> float:
    """The score of a word, whatever the text."""
    judge = model.english()
    return judge.intercept + judge.sum(features.of_word(lexicon, word))


def known_features(evidence: Evidence, place: Place) -> Iterator[str]:
    """The features that are the same at all places of the word."""
    word = place.word
    kind, coarse, *_ = features.traits(evidence.lexicon, word)
    sort = kind, coarse, evidence.health_class
    yield from features.of_word(evidence.lexicon, word)
    yield from features.of_health(*sort)
    yield from features.of_text(*sort, features.seen_of(evidence.tally(word)))


def place_features(evidence: Evidence, place: Place) -> Iterator[str]:
    """The features of what stands around the place."""
    return features.of_place(evidence, place.around, place.word, evidence.tally(place.word))


class Form(NamedTuple):
    """How a name is to be written: one of several words is raised as a whole."""

    text: str
    is_sure: bool
    """Whether it is hardly ever written otherwise; capitals that no list of acronyms has may be
    another's (Naia, NAIA)."""
    offset: int = 0
    """How many code points of it stand before the word in question."""


def written(evidence: Evidence, place: Place) -> Form:
    """The form to write: that of a listed name, else the text's own, else the lexicon's."""
    if phrase := phrase_of(evidence, place):
        return _form_of_phrase(evidence, place, phrase)
    if own := evidence.tally(place.word).forms:
        return Form(own.most_common(1)[0][0], is_sure=True)
    form, uses = form_of(evidence.lexicon, place.word), place.entry.uses
    is_sure = uses[state(form)] >= _SURE_SHARE * uses.raised
    is_guess = form.isupper() and form.isalpha() and not place.entry.known & _IN_CAPITALS
    return Form(form, (is_sure and not is_guess) or "-" in form)


def _form_of_phrase(evidence: Evidence, place: Place, phrase: features.Phrase) -> Form:
    """A listed name, but for its article: ``in the Netherlands``, ``in The Hague``."""
    has_article = phrase.name.startswith(_ARTICLE) and phrase.offset > 0
    is_small = evidence.prose.text.startswith(_ARTICLE.lower(), place.start - phrase.offset)
    if has_article and is_small and phrase.name not in _WITH_ARTICLE:
        name = phrase.name.removeprefix(_ARTICLE)
        return Form(name, is_sure=True, offset=phrase.offset - len(_ARTICLE))
    return Form(phrase.name, is_sure=True, offset=phrase.offset)


@remembered
def form_of(lexicon: Lexicon, word: str) -> str:
    """How a word is written as a name, whatever the text.

    >>> from mtfix.casing.lexicon import english
    >>> [form_of(english(), word) for word in ("nasa", "pro-russian", "kramp-karrenbauer")]
    ['NASA', 'pro-Russian', 'Kramp-Karrenbauer']
    """
    if word.startswith(_ARABIC_ARTICLE) and len(word) > len(_ARABIC_ARTICLE):
        return _ARABIC_ARTICLE + form_of(lexicon, word.removeprefix(_ARABIC_ARTICLE))
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
