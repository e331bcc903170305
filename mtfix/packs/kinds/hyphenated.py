"""The kind ``hyphenated``: a word that was parted at the end of a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from mtfix.casing.lexicon import Known, english
from mtfix.document import Document
from mtfix.packs.rule import Found, TriggeredRule
from mtfix.patterns import compiled
from mtfix.tokens import Token

_LEFT = compiled(r"(?<![\w-])[A-Za-z]{2,}$")
_RIGHT = compiled(r"[a-z]{2,}(?![\w-])")
_REACH = 40
_PREFIXES = frozenset({"re", "un", "co", "pre", "non", "de", "bi", "anti", "over", "under"})
"""With a hyphen they make another word: to recover, to re-cover."""


@dataclass(frozen=True, kw_only=True)
class HyphenatedRule(TriggeredRule):
    """Join the parts, if dictionaries know the whole and nobody writes it with a hyphen."""

    KIND: ClassVar[str] = "hyphenated"
    ANY_SCRIPT: ClassVar[bool] = True
    """The line behind the hyphen begins in lower case, as no prose does."""
    KEYS = {}  # noqa: RUF012

    def is_hot(self, token: str) -> bool:
        """Whether a hyphen ends a line."""
        return token == "-\n"  # noqa: S105 - no password

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The hyphen and the line end between two parts of one word."""
        text = document.prose.text
        left = _LEFT.search(text, max(0, token.start - _REACH), token.start)
        right = _RIGHT.match(text, token.end)
        if left is not None and right is not None and _is_one(left[0].lower(), right[0]):
            yield Found(token.start, token.end, "")


def _is_one(left: str, right: str) -> bool:
    """Whether two parts are one word.

    >>> _is_one("govern", "ment"), _is_one("well", "known"), _is_one("re", "cover")
    (True, False, False)
    """
    if left in _PREFIXES:
        return False
    lexicon = english()
    is_known = bool(lexicon.knows(left + right) & Known.LOWER)
    return is_known and not lexicon.entry(f"{left}-{right}").uses.total
