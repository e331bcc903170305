"""The plurals and possessives of English terms, so that a replacement keeps the ending."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Ending = Literal["", "plural", "possessive", "plural possessive"]

_LAST = re.compile(r"[\w-]*[^\W\d_]$")
_IRREGULAR = {
    "child": "children", "criterion": "criteria", "foot": "feet", "goose": "geese",
    "half": "halves", "knife": "knives", "leaf": "leaves", "life": "lives", "man": "men",
    "mouse": "mice", "phenomenon": "phenomena", "shelf": "shelves", "tooth": "teeth",
    "wife": "wives", "woman": "women", "wolf": "wolves",
}  # fmt: skip
_COMPOUNDED = ("man", "woman", "child", "wife", "life", "mouse", "shelf")
"""Their plural is that of the words that end in them too: craftsmen, lives, dormice."""

_NO_PLURAL = frozenset(
    """access advice aircraft content data equipment evidence feedback furniture hair help homework
    information knowledge luggage mail money music news offspring progress research series sheep
    species staff support traffic training weather wildlife""".split()
)
_PARTICLES = frozenset("about away by down for from in into of off on out over to up with".split())
"""“Log in” is no noun; what its plural should be is for a person to say."""

_REGULAR = frozenset({"german", "human", "roman", "norman", "ottoman", "shaman", "talisman"})


def inflected(form: str) -> Mapping[Ending, str]:
    """A term with the endings that it may have, at its last word.

    >>> inflected("pull request")["plural"], inflected("policy")["plural possessive"]
    ('pull requests', "policies'")
    >>> "plural" in inflected("open-source software")
    False
    """
    forms: dict[Ending, str] = {"": form}
    last = _LAST.search(form)
    if last is None or last[0].lower() in _PARTICLES:
        return forms
    forms["possessive"] = _possessive(form)
    plural = _plural(last[0])
    if plural:
        forms["plural"] = form[: last.start()] + plural
        forms["plural possessive"] = _possessive(forms["plural"], is_plural=True)
    return forms


def _possessive(form: str, *, is_plural: bool = False) -> str:
    """``user's``, ``users'``, ``process's``, ``children's``."""
    looks_plural = form.endswith("s") and (is_plural or not form.endswith(("ss", "us", "is")))
    return form + ("'" if looks_plural else "'s")


def _plural(word: str) -> str:
    """The plural of a word, hyphens and all; empty if it has none.

    >>> [_plural(word) for word in ("colour", "box", "city", "key", "analysis", "craftsman", "CPU")]
    ['colours', 'boxes', 'cities', 'keys', 'analyses', 'craftsmen', 'CPUs']
    """
    small = word.lower()
    is_acronym_in_s = word.isupper() and word.endswith("S")
    if small in _NO_PLURAL or small.endswith("ware") or is_acronym_in_s:
        return ""
    stem = next((end for end in _COMPOUNDED if small.endswith(end)), small)
    if stem in _IRREGULAR and small not in _REGULAR:
        return word[: len(word) - len(stem) + 1] + _IRREGULAR[stem][1:]
    if small.endswith("is") and len(small) > 4:
        return f"{word[:-2]}es"
    if small.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if small.endswith("y") and small[-2:-1] not in "aeiou" and len(small) > 1:
        return f"{word[:-1]}ies"
    return f"{word}s"
