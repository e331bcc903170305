"""Korean names: a surname of a short list, and a given name of two syllables (Kim Dong-kwan)."""

from __future__ import annotations

from mtfix.casing.context import Context
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import base
from mtfix.patterns import compiled

_SYLLABLE = (
    "(?:kk|tt|pp|ss|jj|ch|sh|wh|[gkndtrlmbpsjhyw])?y?"
    "(?:eui|ae|eo|eu|oe|wa|wo|we|wi|ui|oo|ee|ou|[aeiou])(?:ck|ng|[gknlmbptr])?"
)
_GIVEN = compiled(f"{_SYLLABLE}-{_SYLLABLE}")


def may_be_given(lexicon: Lexicon, word: str) -> bool:
    """Whether a small word is made of two syllables of Korean, and is no English compound.

    Args:
        lexicon: what is known of words.
        word: the word in lower case.

    >>> from mtfix.casing.lexicon import english
    >>> [may_be_given(english(), word) for word in ("dong-kwan", "pre-game", "to-do")]
    [True, False, False]
    """
    if "-" not in word or not _GIVEN.fullmatch(word):
        return False
    is_compound = all(lexicon.knows(part) & Known.COMMON for part in word.split("-"))
    return not is_compound and not lexicon.knows(word) & Known.LOWER


def is_given_name(place: Context, lexicon: Lexicon) -> bool:
    """Whether a given name stands behind a Korean surname: ``vice chairman Kim dong-kwan``.

    Args:
        place: where the word stands.
        lexicon: what is known of words.
    """
    is_behind = place.separator == " " and place.previous in words("korean_surnames")
    return is_behind and may_be_given(lexicon, base(place.word))
