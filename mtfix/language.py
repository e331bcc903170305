"""In what language and manner a block is written: rules for English prose ask first.

A stop-word count is enough to tell languages apart here, and it is cheap; a block that gives no
sign is taken for English, since that is what mtfix is run on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mtfix.document import Prose

_ENGLISH = frozenset(
    """the of and to in is was that for with on he it as by at from are this be have has not
    or but they his her she you which will an i we were been their who""".split()
)
_OTHERS = {
    word: language
    for language, words in {
        "de": "der die und das nicht ist von den zu mit ein eine auf sich dem des auch wird sind",
        "fr": "le la les des et du est dans que pour une un sur qui au aux avec ce cette sont mot",
        "es": "el los las que y del con una para por su al lo como más este esta son está",
        "it": "il che di e per una non del della con sono gli alla è nel questo",
        "pt": "o os do da em um uma não com as dos das ao são mais foi",
        "nl": "het een en van niet dat op te zijn met voor er aan ook bij",
        "pl": "się nie na że jest do to z w i dla przez od",
        "sv": "och att det som en på är av för inte den till med har de om ett",
        "tr": "bir ve bu için ile da de olarak çok daha olan",
        "id": "yang dan di ini dengan untuk dari tidak pada adalah",
    }.items()
    for word in words.split()
    if word not in _ENGLISH
}
_SAMPLE = 240
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_FOREIGN_LETTER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ’ʼ]")
_CODE = re.compile(
    r"[;{}]\s*$|^\s*(?:[$#%>]\s|>>>|//|/\*|<\?|@\w+$)|=>|==|!=|::|\w\(\)|\w\[\w*\]|^\s*\w+\s?=\s?\S"
    r"|^\s*[\"']?[\w.-]+[\"']?\s*:\s*[\"'\[{]|\|\||&&|\s--?\w[\w-]*[ =]|^\s*[.\w/-]+\.\w{1,4}\s?$"
    r"|\\[A-Za-z]+|^\s*;\s",
    re.M,
)


class Manner(NamedTuple):
    """How a block is written."""

    is_latin: bool
    is_english: bool
    is_code: bool
    is_cased: bool
    """It begins with a capital, as prose does; chat and some poems do not."""


@lru_cache(maxsize=1 << 13)
def manner(text: str) -> Manner:
    """The manner of a piece of prose.

    >>> manner("see you on monday")
    Manner(is_latin=True, is_english=True, is_code=False, is_cased=False)
    """
    letter = next(filter(str.isalpha, text), "")
    return Manner(
        is_latin(text), is_english(text), _CODE.search(text) is not None, not letter.islower()
    )


def is_latin(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    return 2 * len(_FOREIGN_LETTER.findall(text)) <= sum(map(str.isalpha, text))


def is_english(text: str) -> bool:
    """Whether a piece of text is English, or at least nothing says that it is not.

    >>> is_english("Shares fell on Friday."), is_english("Das Haus ist nicht groß.")
    (True, False)
    """
    words = _LATIN_WORD.findall(text.lower())
    if not is_latin(text):
        return False
    english = 0
    others: dict[str, int] = {}
    for word in words:
        if word in _ENGLISH:
            english += 1
        elif word in _OTHERS:
            language = _OTHERS[word]
            others[language] = others.get(language, 0) + 1
    return english >= max(others.values(), default=0)


class Manners:
    """The manners of a document's blocks, each worked out once and only if asked for."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._known: dict[int, Manner] = {}

    def at(self, offset: int) -> Manner:
        """The manner of the block that holds an offset of the prose."""
        block = self._prose.blocks.at(offset)
        found = self._known.get(block.start)
        if found is None:
            sample = self._prose.text[block.start : min(block.end, block.start + _SAMPLE)]
            found = self._known[block.start] = manner(sample)
        return found
