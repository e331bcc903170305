"""The kind ``width``: full-width letters and digits, which Latin text writes narrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from unicodedata import normalize

from mtfix.document import Document
from mtfix.packs.rule import Found, TriggeredRule
from mtfix.patterns import compiled
from mtfix.tokens import Token

_WIDE = compiled("[０-９Ａ-Ｚａ-ｚ]+")


@dataclass(frozen=True, kw_only=True)
class WidthRule(TriggeredRule):
    """Write full-width letters and digits as Unicode's compatibility form NFKC has them."""

    KIND: ClassVar[str] = "width"
    KEYS = {}  # noqa: RUF012

    def is_hot(self, token: str) -> bool:
        """Whether a word holds one."""
        return _WIDE.search(token) is not None

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The runs of a word."""
        for run in _WIDE.finditer(document.prose.text, *token.span):
            yield Found(run.start(), run.end(), normalize("NFKC", run[0]))
