"""The kind ``words``: words and phrases, and what to write instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from mtfix.document import Document
from mtfix.packs.case import like
from mtfix.packs.rule import Found, Key, TriggeredRule
from mtfix.patterns import compiled
from mtfix.tokens import WORD, Token

_GOES_ON = compiled(r"\w|-\w")
"""What tells that a word is longer."""


@dataclass(frozen=True, kw_only=True)
class WordsRule(TriggeredRule):
    """Replace whole words and phrases, in the case in which they stand; or flag them.

    Attributes:
        words: the replacement by the word or phrase in lower case; an empty one means that
            the phrase is only flagged.
    """

    KIND: ClassVar[str] = "words"
    KEYS = {  # noqa: RUF012
        "words": Key("the replacement by the word or phrase", "map", required=True),
    }

    words: Mapping[str, str]

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in sorted(self.words, key=len, reverse=True):
            first = WORD.search(phrase)
            found[first[0].lower() if first else phrase].append(phrase)
        return found

    @property
    def hot_words(self) -> Collection[str]:
        """The first words of the phrases."""
        return self._by_first.keys()

    def is_hot(self, token: str) -> bool:
        """Whether a phrase begins with the word."""
        return token.lower() in self._by_first

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The longest phrase that stands at a word."""
        text = document.prose.text
        for phrase in self._by_first[token.text.lower()]:
            end = token.start + len(phrase)
            written = text[token.start : end]
            if written.lower() != phrase.lower() or _GOES_ON.match(text, end):
                continue
            replacement = like(written, self.words[phrase]) if self.words[phrase] else None
            yield Found(token.start, end, replacement)
            return
