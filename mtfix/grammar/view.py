"""What LanguageTool sees of a document: the prose, block by block, one character for one.

Each character of the prose is shown as one character that UTF-16 writes as one unit, so that the
offsets of LanguageTool, which counts these units, are offsets of the prose. Opaque runs and
characters that UTF-16 writes as two units have a stand-in; no match near one is believed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtfix.document import OBJECT, Document
from mtfix.language import Manner, is_english, manner, share
from mtfix.language import language as language_of

WORD = "Q"
"""Stands for an opaque run: of many words tried it alone made LanguageTool say nothing."""

LONGEST = 8_000
"""A block longer than this is shown in pieces."""

_SIGN = "☺"
_LEAD = re.compile(r"\s*(?:(?:[-*+•·–—>#|]+|\(?\d{1,3}[.)]|\[[ xX]\])\s+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]*[^\W\d_a-z])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MARKUP = frozenset("*_|#~<>[]{}\\`=^")
_SAMPLE = 240
_FEWEST_WORDS = 3
_NEAR = 2
_REACH = 80
_ASTRAL = 0x10000


class Shown(NamedTuple):
    """A block, or a piece of a long one, as LanguageTool sees it.

    Attributes:
        start: where it begins in the prose.
        text: as many characters as the prose has there.
    """

    start: int
    text: str


def shown(document: Document, language: str) -> Iterator[Shown]:
    """What there is to check of a document: prose of its language, no code, no mere words.

    Args:
        document: the document.
        language: the code of its language.

    >>> from mtfix.reading import read
    >>> [block.text for block in shown(read("<p>See <code>x</code> in there.", "html"), "en")]
    ['See Q in there.']
    """
    prose = document.prose
    for block in prose.blocks:
        text = prose.text[block.start : block.end]
        if len(_LETTERS.findall(text)) < _FEWEST_WORDS:
            continue
        lead = _LEAD.match(text)
        skipped = lead.end() if lead else 0
        # Where # and > are signs of markup they do not tell code.
        is_marked = document.format == "markdown"
        known = manner(text[skipped:][:_SAMPLE]) if is_marked else prose.manners.at(block.start)
        if not _is_prose(text[:LONGEST], known, language):
            continue
        yield from _pieces(block.start + skipped, seen(text[skipped:].rstrip()))


def _is_prose(text: str, known: Manner, language: str) -> bool:
    """Whether a block is prose of a language, as far as can be told."""
    if known.is_code:
        return False
    if language == "en":
        return known.is_english
    found = share(text)
    is_other = found.english > found.other and is_english(text)
    return not is_other and language_of(text) in ("", language)


def _pieces(start: int, text: str) -> Iterator[Shown]:
    """A text, cut behind sentences if it is long."""
    while len(text) > LONGEST:
        ends = [end.end() for end in _SENTENCE_END.finditer(text, LONGEST // 2, LONGEST)]
        cut = ends[-1] if ends else text.rfind(" ", 1, LONGEST) + 1 or LONGEST
        yield Shown(start, text[:cut].rstrip())
        start, text = start + cut, text[cut:]
    if text:
        yield Shown(start, text)


def seen(text: str) -> str:
    r"""A text as LanguageTool sees it.

    >>> seen("𝒜lice 😀\tsaw\r\nit")
    'Alice ☺ saw  it'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown_as, text))


@lru_cache(maxsize=4096)
def _shown_as(sign: str) -> str:
    if sign == OBJECT:
        return WORD
    if sign.isspace() and sign != "\N{NO-BREAK SPACE}":
        return " "
    if ord(sign) < _ASTRAL and unicodedata.category(sign) not in ("Cs", "Cc", "Cn", "Co"):
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 and plain.isalpha() and ord(plain) < _ASTRAL else _SIGN


def is_doubtful(text: str, start: int, end: int) -> bool:
    """Whether there is a stand-in, or a sign of markup, near enough to mislead LanguageTool.

    Args:
        text: the prose, or a block of it.
        start: where the match begins.
        end: where it ends.

    >>> is_doubtful("He see ￼ there.", 3, 6), is_doubtful("He see them at a ￼.", 3, 6)
    (True, False)
    """
    before = text[max(0, start - _REACH) : start].rsplit(maxsplit=_NEAR)[-_NEAR:]
    behind = text[end : end + _REACH].split(maxsplit=_NEAR)[:_NEAR]
    around = "".join((*before, text[start:end], *behind))
    if any(_shown_as(sign) != sign and not sign.isspace() for sign in around):
        return True
    return not _MARKUP.isdisjoint(text[max(0, start - 1) : end + 1])
