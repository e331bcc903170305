"""How a name is to be written: as a list has it, as the text has it, or as the lexicon has it."""

from __future__ import annotations

from typing import NamedTuple

from mtfix.casing.counting import state
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.truecasing.candidates import Place, phrase_of
from mtfix.casing.truecasing.phrases import Phrase
from mtfix.memos import remembered
from mtfix.patterns import compiled

_FEWEST = 3
_SURE_SHARE = 0.75
_IN_CAPITALS = Known.ACRONYM | Known.BRAND
_VOWEL_LESS = compiled("[b-df-hj-np-tv-xz]{2,5}")
_ARABIC_ARTICLE = "al-"
_ARTICLE = "The "
_WITH_ARTICLE = frozenset({"The Hague"})
_LONGEST_PREFIX = 2


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


def _form_of_phrase(evidence: Evidence, place: Place, phrase: Phrase) -> Form:
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
    is_prefix = len(part) <= _LONGEST_PREFIX or part in words("name_particles")
    is_raised = entry.uses.odds > 0 or (not entry.is_word and not is_prefix)
    return form_of(lexicon, part) if is_raised and part else part
