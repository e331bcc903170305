"""Listed names of several words, in whatever state a text has them."""

from __future__ import annotations

from typing import NamedTuple

from mtfix.casing.context import Around
from mtfix.casing.lexicon import Known, Lexicon, key_of
from mtfix.casing.shapes import base
from mtfix.memos import remembered

_LONGEST = 6
_ARTICLES = {"a": "a", "an": "a", "the": "the"}


class Phrase(NamedTuple):
    """A listed name of several words that the text has at a place, in whatever state."""

    form: str
    """How the word at the place is written in it."""
    name: str
    """The whole name."""
    length: int
    """How many words it has."""
    raised: int
    """How many of the other words have a capital, 2 at most."""
    before: str
    """The article before it: ``a``, ``the`` or nothing."""
    offset: int
    """How many code points of it stand before the word."""


def phrase_at(lexicon: Lexicon, around: Around, word: str) -> Phrase | None:
    """The longest listed name around a place, if the word has a capital in it.

    >>> from mtfix.casing.context import around
    >>> from mtfix.casing.lexicon import english
    >>> phrase_at(english(), around("to the White house.", 13, 18), "house").name
    'White House'
    """
    at = len(around.before)
    written = [*reversed(around.before), word, *around.behind]
    begins = [index for index in range(at + 1) if _begins_name(lexicon, written[index])]
    if not begins:
        return None
    line = [key_of(found) for found in written]
    longest = at + 1 if around.is_possessive else len(line)  # the state's department
    for begin in begins:
        last = min(longest, begin + _LONGEST)
        for end in range(last, max(at + 1, begin + 2) - 1, -1):
            name = lexicon.phrase(" ".join([*line[begin : end - 1], base(line[end - 1])]))
            forms = name.split()
            if name and forms[at - begin] != word:
                others = written[begin:at] + written[at + 1 : end]
                raised = min(2, sum(other[0].isupper() for other in others))
                article = _ARTICLES.get(line[begin - 1], "") if begin else ""
                offset = sum(len(before) + 1 for before in written[begin:at])
                return Phrase(forms[at - begin], name, end - begin, raised, article, offset)
    return None


@remembered
def _begins_name(lexicon: Lexicon, written: str) -> bool:
    return bool(lexicon.knows(key_of(written)) & Known.BEGINS)
