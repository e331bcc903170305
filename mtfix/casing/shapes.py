"""Words that no dictionary lists and that English makes all the same, so that they are no names."""

from __future__ import annotations

from collections.abc import Sequence

from mtfix.casing.lexicon import Known, english
from mtfix.memos import remembered

_SUFFIXES = (
    *("s", "es", "ed", "d", "er", "ers", "or", "ors", "ing", "ings", "ly", "able", "ible", "ish"),
    *("ist", "ists", "ism", "ness", "ment", "ments", "al", "ally", "less", "ful", "like", "ise"),
    *("ize", "ised", "ized", "ising", "izing", "isation", "ization", "eth", "est", "y", "ier"),
    *("iest", "ity", "ive", "ic", "ical", "ware", "wise", "hood", "ship", "dom", "ess", "ette"),
)
_ADVERBS = ("ingly", "edly")
_SHORTEST_STEM = 3
_SHORTEST_PART = 4
_SHORTEST_LONGER = 4
LONGEST = 40
"""Longer words are no names, and nothing is looked for in them."""


@remembered
def is_english_formation(word: str) -> bool:
    """Whether a word is a known word with an English ending, or made of two known words.

    >>> [is_english_formation(it) for it in ("irrigators", "saleyard", "exitedly", "shkaplerov")]
    [True, True, True, False]
    """
    is_adverb = word.endswith(_ADVERBS)  # mistyped ones, too: overhelmingly
    return len(word) <= LONGEST and (is_adverb or _is_inflected(word) or _is_compound(word))


def _is_inflected(word: str) -> bool:
    for suffix in _SUFFIXES:
        if not word.endswith(suffix) or len(word) - len(suffix) < _SHORTEST_STEM:
            continue
        stem = word[: -len(suffix)]
        forms = [stem, stem + "e", stem[:-1] + "y" if stem[-1] == "i" else stem]
        if stem[-1] == stem[-2]:
            forms.append(stem[:-1])
        if any(map(_is_word, forms)):
            return True
    return False


def _is_compound(word: str) -> bool:
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_STEM + 1)
    return any(_is_word(word[:cut]) and _is_listed(word[cut:]) for cut in cuts)


def _is_word(word: str) -> bool:
    return bool(english().knows(word) & Known.COMMON)


def _is_listed(word: str) -> bool:
    return bool(english().knows(word) & Known.LOWER)


def base(word: str) -> str:
    """A word without its possessive ending.

    >>> base("Musk's"), base("gates'"), base("O'Brien")
    ('Musk', 'gates', "O'Brien")
    """
    if word[-2:] in ("'s", "’s"):
        return word[:-2]
    return word[:-1] if word[-1:] in ("'", "’") else word


def is_title_case(words: Sequence[str]) -> bool:
    """Whether words are a headline in title case, or in capitals: most longer words are raised.

    The first word tells nothing.

    >>> is_title_case("The Return of the Native Speaker".split())
    True
    """
    first = [word[0] for word in words[1:] if len(word) >= _SHORTEST_LONGER]
    letters = list(filter(str.isalpha, first))
    return bool(letters) and 4 * sum(map(str.isupper, letters)) >= 3 * len(letters)
