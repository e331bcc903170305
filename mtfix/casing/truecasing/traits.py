"""What the lexicon knows of a word and its neighbours, in the classes that make features."""

from __future__ import annotations

import math
from bisect import bisect
from typing import NamedTuple

from mtfix.casing.lexicon import Entry, Known, Lexicon, key_of
from mtfix.casing.lists import words
from mtfix.casing.shapes import base
from mtfix.language import FUNCTION_WORDS
from mtfix.memos import remembered

_ODDS = (-5, -4, -3, -2.2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 6)
_COARSE = (-4, -2, -0.5, 1, 2.5)
_SHARE_OF_WORDS, _SHARE_OF_OTHERS = 0.05, 0.7
_NAME_SORTS = (
    (Known.DATE, "date"),
    (Known.DEMONYM, "people"),
    (Known.PLACE, "place"),
    (Known.BRAND, "brand"),
    (Known.GIVEN, "given"),
    (Known.FAMILY, "family"),
    (Known.ACRONYM, "acronym"),
)


class Traits(NamedTuple):
    """What the lexicon tells of a word, in the classes that features are made of."""

    kind: str
    """``c``: a common dictionary word, ``l``: a rarer one, ``n``: none."""
    coarse: str
    """The kind, and the odds of a capital in six classes."""
    share: float
    """The share of its uses that have a capital, never quite 0 or 1."""
    odds: float
    """The logarithm of the odds that this share means."""
    sort: str
    """What a dictionary word is when it is a name."""


@remembered
def traits(lexicon: Lexicon, word: str) -> Traits:
    """The traits of a word in lower case without a possessive ending."""
    entry = lexicon.entry(word)
    default = _SHARE_OF_WORDS if entry.is_word else _SHARE_OF_OTHERS
    share = (entry.uses.raised + default) / (entry.uses.total + 1)
    sort = _name_sort(entry) if entry.is_word else ""
    return Traits(kind_of(entry), _coarse(entry), share, math.log(share / (1 - share)), sort)


@remembered
def class_of(lexicon: Lexicon, written: str, *, begins: bool) -> str:
    """What kind of word a neighbour is, by its letters and by what is known of it."""
    if not written[0].isalpha():
        return "number" if written[0].isdigit() else "other"
    word = base(key_of(written))
    entry = lexicon.entry(word)
    kind = kind_of(entry)
    if written[0].isupper():
        return f"Start{kind}" if begins else f"Name{kind}{_sort(entry, written)}"
    if kind == "n":
        return f"new{_odds_sort(entry)}{_sort(entry, written)}"
    if word in words("roles"):
        return "role"
    if word in FUNCTION_WORDS:
        return "function"
    return f"plain{_odds_sort(entry)}"


def _sort(entry: Entry, written: str) -> str:
    for flag, sort in ((Known.GIVEN, "G"), (Known.PLACE, "P"), (Known.DEMONYM, "D")):
        if entry.known & flag:
            return sort
    return "A" if written.isupper() and len(written) > 1 else ""


def _name_sort(entry: Entry) -> str:
    """What a word is when it is a name: the first that fits."""
    for flag, sort in _NAME_SORTS:
        if entry.known & flag:
            return sort
    return ""


def _odds_sort(entry: Entry) -> str:
    return "abc"[bisect((-3, -1), entry.uses.odds)]


def kind_of(entry: Entry) -> str:
    """Common dictionary word, listed one, or none."""
    if entry.known & Known.COMMON:
        return "c"
    return "l" if entry.known & Known.LOWER else "n"


def odds_of(entry: Entry) -> str:
    """The odds of a capital as a class; ``?`` without uses."""
    return str(bisect(_ODDS, entry.uses.odds)) if entry.uses.total else "?"


def _coarse(entry: Entry) -> str:
    return kind_of(entry) + (str(bisect(_COARSE, entry.uses.odds)) if entry.uses.total else "?")
