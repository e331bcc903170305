"""The kind ``encoding``: text that was read in the wrong encoding, such as ``JosÃ©``.

What such text looks like and how it is led back is ftfy's knowledge (Robyn Speer's *ftfy: fixes
text for you*); only its test and its re-decoding are used, word by word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from mtfix.document import Document
from mtfix.packs.rule import Found, TriggeredRule
from mtfix.patterns import compiled
from mtfix.tokens import Token

_SIGNS = compiled("[ÃÂÄÅâãåæçèéäðïÐÑ]")
_CHUNK = compiled(r"[^\S\xa0]+")
_CUT_MARK = compiled(r"â€(?=[\s,.;:!?)\]]|$)")
_LIKELY = compiled(r"[\x20-\u017f\u2010-\u2044€™Œœ\u0400-\u04ff]+")
"""What wrongly decoded words of European languages were; a single odd letter is none."""

_ABOUT = compiled(r"(?i:encod|mojibake|unicode|utf-?8|latin-1)")
"""A text that speaks of encodings may show what goes wrong with them."""

_REACH = 80


@dataclass(frozen=True, kw_only=True)
class EncodingRule(TriggeredRule):
    """Decode words anew that were decoded wrongly."""

    KIND: ClassVar[str] = "encoding"
    ANY_SCRIPT: ClassVar[bool] = True
    KEYS = {}  # noqa: RUF012

    def is_hot(self, token: str) -> bool:
        """Whether a word holds a letter that wrongly decoded ones begin with."""
        return _SIGNS.search(token) is not None

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The run of characters between spaces in which a word stands, decoded anew."""
        start, end = _run(document.prose.text, token)
        chunk = document.prose.text[start:end]
        sign = _SIGNS.search(chunk)
        if sign is None or not token.start <= start + sign.start() < token.end:
            return  # an earlier word of the run has seen to it
        mended = _decoded(chunk)
        if mended != chunk and not _is_about_encodings(document.prose.text):
            yield Found(start, end, mended)


@lru_cache(maxsize=2)
def _is_about_encodings(text: str) -> bool:
    """Asked once for each text, not for each of its words."""
    return _ABOUT.search(text) is not None


def _run(text: str, token: Token) -> tuple[int, int]:
    """The run of characters around a token; an empty one if no space is near."""
    first, last = max(0, token.start - _REACH), min(len(text), token.end + _REACH)
    spaces = list(_CHUNK.finditer(text, first, token.start))
    behind = _CHUNK.search(text, token.end, last)
    if (first and not spaces) or (last < len(text) and behind is None):
        return token.start, token.start
    return spaces[-1].end() if spaces else first, behind.start() if behind else last


def _decoded(chunk: str) -> str:
    """A run of characters, decoded anew if that is clearly right.

    >>> _decoded("JosÃ©"), _decoded("château")
    ('José', 'château')
    """
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    # The last byte of a closing mark has no character in Windows-1252: most programs drop it.
    whole = _CUT_MARK.sub("”", chunk)
    mended = fix_encoding(whole) if is_bad(whole) else whole
    return mended if _LIKELY.fullmatch(mended) else chunk
