"""The kind ``style``: foreign quotation marks, led to those that the text itself uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import ClassVar

from mtfix.document import Document
from mtfix.packs.rule import Found, Key, TriggeredRule
from mtfix.tokens import Token

_LONGEST = 300


@dataclass(frozen=True, kw_only=True)
class StyleRule(TriggeredRule):
    """Write quotation marks as the text does: curly if it has curly ones, else straight.

    Attributes:
        pairs: the closing mark by the opening one.
    """

    KIND: ClassVar[str] = "style"
    KEYS = {  # noqa: RUF012
        "pairs": Key("the closing mark by the opening one", "map", required=True),
    }

    pairs: Mapping[str, str]

    @cached_property
    def _quoted(self) -> re.Pattern[str]:
        found = (
            f"{re.escape(first)} ?([^{first}{last}\n]{{1,{_LONGEST}}}?) ?{re.escape(last)}"
            for first, last in self.pairs.items()
        )
        return re.compile("|".join(found))

    def is_hot(self, token: str) -> bool:
        """Whether it holds an opening mark."""
        return not self.pairs.keys().isdisjoint(token)

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The quotations that are opened at a place, if they are in Latin letters."""
        text = document.prose.text
        opening, closing = _marks_of(text)
        for at, sign in enumerate(token.text, token.start):
            quoted = self._quoted.match(text, at) if sign in self.pairs else None
            if quoted is not None and _is_latin(quoted[0][1:-1]):
                inside = next(filter(None, quoted.groups()))
                before = " " if text[at - 1 : at].isalnum() else ""
                behind = " " if text[quoted.end() : quoted.end() + 1].isalnum() else ""
                yield Found(at, quoted.end(), f"{before}{opening}{inside}{closing}{behind}")


@lru_cache(maxsize=2)
def _marks_of(text: str) -> tuple[str, str]:
    """The marks that a text uses, found out once for each text."""
    return ("“", "”") if "“" in text else ('"', '"')


def _is_latin(text: str) -> bool:
    return any(map(str.isalpha, text)) and all(
        ord(sign) < 0x250 or not sign.isalpha() for sign in text
    )
