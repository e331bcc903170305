"""How often terms stand in a text of any language: what a source asks for, what a text has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no space between words."""

_ENDING = re.compile(r"e?s(?!\w)")

PLAIN = str.maketrans("\n\t\N{NO-BREAK SPACE}’", "   '")
"""White space and apostrophes of one kind."""


def folded(text: str) -> str:
    r"""A text as terms are compared, letter by letter.

    >>> folded("The User’s\nGuide")
    "the user's guide"
    """
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.translate(PLAIN)


@lru_cache(maxsize=64)
def standing(text: str, terms: tuple[str, ...]) -> Counter[str]:
    """How often terms stand in a text of any language, none inside a longer one.

    A term with a capital counts as it is given or in capitals; plurals and compounds with a
    hyphen count; between words that are not parted by spaces no border is asked for.

    >>> sorted(standing("MTFix und der Datenbank-Server", ("Server", "mtfix", "Bank")))
    ['Server', 'mtfix']
    """
    found: Counter[str] = Counter()
    small = folded(text)
    for term in sorted(terms, key=len, reverse=True):
        key = folded(term)
        for at in _places(small, key):
            written = text[at : at + len(key)]
            if term == term.lower() or written in (term, term.upper()):
                found[term] += 1
                small = small[:at] + "\0" * len(key) + small[at + len(key) :]
    return found


def times(text: str, form: str) -> int:
    """How often a form stands in a text, in any case, as `standing` counts."""
    return sum(1 for _ in _places(folded(text), folded(form)))


def _places(text: str, key: str) -> Iterator[int]:
    at = text.find(key)
    while at >= 0:
        end = at + len(key)
        if _is_border(text, at) and (_is_border(text, end) or _ENDING.match(text, end)):
            yield at
        at = text.find(key, end)


def _is_border(text: str, at: int) -> bool:
    """Whether a word may begin or end at a place."""
    sides = text[max(0, at - 1) : at + 1]
    return len(sides) < 2 or not sides.isalnum() or _UNSPACED.search(sides) is not None
