"""In what language and manner a block is written: rules for English prose ask first.

A stop-word count is enough to tell languages apart here, and it is cheap; a block that gives no
sign is taken for English, since that is what mtfix is run on.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from typing import NamedTuple

from mtfix.blocks import Blocks

FUNCTION_WORDS = frozenset(
    """the of and to in is was that for with on he it as by at from are this be have has not
    or but they his her she you which will an i we were been their who""".split()
)
"""The most frequent words of English: every sentence of some length has one."""

_OTHER_LANGUAGES = {
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
}
_OTHERS = {
    word: [language for language, words in _OTHER_LANGUAGES.items() if word in words.split()]
    for words in _OTHER_LANGUAGES.values()
    for word in words.split()
    if word not in FUNCTION_WORDS
}
_SAMPLE = 240
_DOCUMENT_SAMPLE = 6000
_FEW_WORDS = 8
_LONG_DOCUMENT = 40
_LEAST_SHARE = 0.12  # English prose has 0.3 to 0.4, headlines 0.15, Javanese 0.01
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_ACCENTED = re.compile(r"[À-ɏ]")
_FOREIGN_LETTER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ’ʼ]")
_CODE = re.compile(
    "|".join(
        [
            r"[;{}\\]\s*$",  # ends of statements
            r"^(?: {4}|\t)",
            r"^\s*(?:[$#%>]\s|>>>|//|/\*|<\?|@\w+$|[.;]\s?[A-Z][a-z]?\s)",
            r"^\s*(?:from \.|import \w|git |cp |mv |ls |cd |def |class |return\b|if \(|for ?\()",
            r"=>|==|!=|:=|::|\|\||&&|->\s?\w+\(",
            r"\w\(\)|\w\(\s|\w\[\w*\]|\w=[\w\"']|\s[?$]?\w*\s?=\s?\S",
            r"(?<!\w)[$@][A-Za-z_]\w*|\\[A-Za-z(]|\w+\.\w+_\w",
            r"\s--?\w[\w-]*[ =]",  # options of commands
            r"^\s*[\"']?[\w.-]+[\"']?\s*:\s*[\"'\[{]",  # keys of data
            r"^\s*[.\w/-]+\.\w{1,4}\s?$",  # file names
            r"[|+]-{2,}|-{2,}[|+(]",  # drawn boxes
        ]
    ),
    re.M,
)
"""What tells that a block is code, data or a drawing rather than prose."""


class Manner(NamedTuple):
    """How a block is written."""

    is_latin: bool
    is_english: bool
    is_code: bool
    is_cased: bool
    """It begins with a capital, as prose does; chat and some poems do not."""


@lru_cache(maxsize=1 << 16)
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


class Share(NamedTuple):
    """How many words a text has, how many of them are English function words, and the most that
    another language has of its own.
    """

    words: int
    english: int
    other: int


def share(text: str) -> Share:
    """Count function words.

    >>> share("Das Haus ist nicht groß.")
    Share(words=5, english=0, other=3)
    """
    found = _LATIN_WORD.findall(text.lower())
    others = Counter(language for word in found for language in _OTHERS.get(word, ()))
    english = sum(word in FUNCTION_WORDS for word in found)
    return Share(len(found), english, max(others.values(), default=0))


def is_english(text: str) -> bool:
    """Whether a piece of text is English: its function words say so; a few words need none.

    >>> is_english("Shares fell on Friday."), is_english("Das Haus ist nicht groß.")
    (True, False)
    """
    if not is_latin(text):
        return False
    words, english, other = share(text)
    if english < other:
        return False
    return english > 0 or (words < _FEW_WORDS and not _ACCENTED.search(text))


def is_english_document(text: str) -> bool:
    """Whether a document may be English: a long one needs its share of function words."""
    words, english, other = share(text[:_DOCUMENT_SAMPLE])
    return english >= other and (words < _LONG_DOCUMENT or english >= _LEAST_SHARE * words)


def language(text: str) -> str:
    """The language other than English that a text is written in; empty if there is no sign.

    >>> language("Das Haus ist nicht groß."), language("Сегодня")
    ('de', '')
    """
    found = _LATIN_WORD.findall(text[:_DOCUMENT_SAMPLE].lower())
    counts = Counter(language for word in found for language in _OTHERS.get(word, ()))
    best = counts.most_common(1)
    return best[0][0] if best and is_latin(text[:_DOCUMENT_SAMPLE]) else ""


class Manners:
    """The manners of the blocks of a text, each worked out once and only if asked for.

    Args:
        text: the prose of a document.
        blocks: its blocks.
    """

    def __init__(self, text: str, blocks: Blocks) -> None:
        self._text = text
        self._blocks = blocks
        self._known: dict[int, Manner] = {}

    @cached_property
    def language(self) -> str:
        """The code of the document's language: ``en`` for want of signs, empty if it is unknown.

        If it is not ``en``, no part of the document is taken for English.
        """
        return "en" if is_english_document(self._text) else language(self._text)

    def at(self, offset: int) -> Manner:
        """The manner of the block that holds an offset of the prose."""
        block = self._blocks.at(offset)
        found = self._known.get(block.start)
        if found is None:
            sample = self._text[block.start : min(block.end, block.start + _SAMPLE)]
            found = self._known[block.start] = manner(sample)
        return found
