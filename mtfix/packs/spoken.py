"""In what language rules take a document to be: few words without a sign are looked at twice."""

from __future__ import annotations

import re

from mtfix.casing.lexicon import Known, english
from mtfix.document import Document
from mtfix.language import is_english, share

_LONGEST = 120
"""Code points; a text that is longer tells its language by its function words."""
_SHORTEST = 3
"""Letters of a word that tells a language: ``mm`` and ``a`` are of many."""

_WORD = re.compile(r"[^\W\d_]+")


def spoken(document: Document) -> str:
    """The code of a document's language, empty if it is unknown.

    A button or a greeting has no function word (``Vraiment ?``). It is in English if its words are,
    and if it is no translation from English.

    >>> from mtfix.reading import read
    >>> [spoken(read(text, "text")) for text in ("Really ?", "Vraiment ?", "Ask for a apple")]
    ['en', '', 'en']
    >>> spoken(read("Attention !", "message", "Caution!"))
    ''
    """
    language = document.prose.manners.language
    text = document.prose.text
    if language != "en" or len(text) > _LONGEST or share(text).english:
        return language
    source = document.source
    if source and is_english(source) and _is_known(source):
        return language if _share_words(text, source) else ""
    return language if _is_known(text) else ""


def _share_words(text: str, source: str) -> bool:
    """Whether at least half of the words of a text are also those of its source."""
    theirs = set(_WORD.findall(source.casefold()))
    words = _WORD.findall(text.casefold())
    return 2 * sum(word in theirs for word in words) >= len(words)


def _is_known(text: str) -> bool:
    """Whether most of the words are in English dictionaries; names tell nothing."""
    words = _WORD.findall(text)
    cased = words[:1] + [word for word in words[1:] if word.islower()]
    telling = [word.lower() for word in cased if len(word) >= _SHORTEST]
    knows = english().knows
    known = sum(knows(word) != Known.NOTHING for word in telling)
    return not telling or 2 * known > len(telling)
