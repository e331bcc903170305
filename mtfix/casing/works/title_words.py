"""The words of titles: their capitals, and whether they are English."""

from __future__ import annotations

import re

from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.patterns import compiled

MOST_WORDS = 8
"""A longer quotation is hardly a title."""

WORD = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = compiled(r"[\w,'’] $")
"""Behind a colon or a bracket a title begins anew."""

_NAMES = (
    Known.NAME
    | Known.GIVEN
    | Known.FAMILY
    | Known.PLACE
    | Known.DEMONYM
    | Known.DATE
    | Known.ACRONYM
    | Known.BRAND
)
_FOREIGN = frozenset(
    """al das de del della den der des di die du e el en et gli il la las le les los na no o os que
    se sur the un una une und von y""".split()
) - {"the", "die", "no", "en", "se", "o", "e"}


def is_english(title: str, lexicon: Lexicon) -> bool:
    """Whether every word in lower case is an English one, and none is one of another language.

    >>> from mtfix.casing.lexicon import english
    >>> [is_english(title, english()) for title in ("War and peace", "La mala hora")]
    [True, False]
    """
    found = WORD.findall(title)
    if not _FOREIGN.isdisjoint(word.lower() for word in found):
        return False
    return all(lexicon.knows(word) & Known.LOWER for word in found if word.islower())


def is_half_raised(title: str, lexicon: Lexicon) -> bool:
    """Whether a word with a capital, and no name, shows that the others have lost theirs.

    Where only names have one, it is the writer's way: English writes titles like sentences too.

    >>> from mtfix.casing.lexicon import english
    >>> titles = ("The silent Train", "The silent train", "A day in Rome", "The Silent Train")
    >>> [is_half_raised(title, english()) for title in titles]
    [True, False, False, False]
    """
    plain = words("small_words") | words("prepositions") | words("determiners") | words("starters")
    found = [word for word in WORD.findall(title)[1:] if word.lower() not in plain]
    raised = [word for word in found if word[0].isupper()]
    is_half = 0 < len(raised) < len(found) and title != title_case(title)
    return is_half and all(_is_no_name(word, lexicon) for word in raised)


def _is_no_name(word: str, lexicon: Lexicon) -> bool:
    known = lexicon.knows(word)
    return word.istitle() and bool(known & Known.LOWER) and not known & _NAMES


def title_case(title: str) -> str:
    """A title with its capitals: small words have them only at its ends.

    >>> title_case("the lord of the rings"), title_case("war: the end of it")
    ('The Lord of the Rings', 'War: The End of It')
    """
    found = list(WORD.finditer(title))
    ends = {match.start() for match in (*found[:1], *found[-1:])}

    def raised(match: re.Match[str]) -> str:
        word = match[0]
        is_inside = match.start() not in ends and _INSIDE.search(title, 0, match.start())
        is_part = title[: match.start()].endswith("-")
        is_small = is_part or (is_inside and word in words("small_words"))
        return word if is_small else word[0].upper() + word[1:]

    return WORD.sub(raised, title)
