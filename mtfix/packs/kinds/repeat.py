"""The kind ``repeat``: what stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from mtfix.document import Document
from mtfix.packs.rule import Found, Key, TriggeredRule
from mtfix.tokens import WORD, Token

_STOP = re.compile(r"[.!?]+[\"”’)]*\s")
_SENTENCE_REACH = 600


@dataclass(frozen=True, kw_only=True)
class RepeatRule(TriggeredRule):
    """Drop the second of two equal words, or of two equal sentences.

    Attributes:
        words: the words that may not stand twice; if empty, sentences are compared.
        unless: phrases around the pair where it is meant.
        shortest: how many words a sentence must have.
    """

    KIND: ClassVar[str] = "repeat"
    KEYS = {  # noqa: RUF012
        "words": Key("the words that may not stand twice; none: whole sentences", "texts"),
        "unless": Key("phrases in which it is meant", "texts"),
        "shortest": Key("how many words a sentence must have", "number"),
    }

    words: Sequence[str] = ()
    unless: Sequence[str] = ()
    shortest: int = 4

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.words)

    @property
    def hot_words(self) -> Collection[str] | None:
        """The words, if sentences are not compared."""
        return self._words or None

    def is_hot(self, token: str) -> bool:
        """Whether it is one of the words, or ends a sentence."""
        return token.lower() in self._words if self.words else _STOP.search(token) is not None

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The second of a pair, with the space before it."""
        text = document.prose.text
        again = self._word_again(text, token) if self.words else self._sentence_again(text, token)
        if again is not None and not any(
            phrase in text[token.start - 20 : again.end + 20] for phrase in self.unless
        ):
            yield again

    def _word_again(self, text: str, token: Token) -> Found | None:
        if text[token.end : token.end + 1] not in (" ", "\n"):
            return None
        second = WORD.match(text, token.end + 1)
        if second is None or second[0].lower() != token.text.lower():
            return None
        is_name = second[0][0].isupper() and token.text[0].islower()
        if is_name or text[second.end() : second.end() + 1] not in (" ", "\n"):
            return None  # in the The Hague case, and "the the" at the end of something
        return Found(token.end, second.end(), "")

    def _sentence_again(self, text: str, token: Token) -> Found | None:
        stop = _STOP.search(token.text)
        assert stop is not None
        end = token.start + stop.end()
        start = self._start_of_sentence(text, token.start)
        sentence = text[start : end - 1]
        if len(sentence.split()) < self.shortest or not text.startswith(sentence, end):
            return None
        return Found(end - 1, end + len(sentence), "")

    @staticmethod
    def _start_of_sentence(text: str, end: int) -> int:
        begin = max(0, end - _SENTENCE_REACH, text.rfind("\n", 0, end) + 1)
        stops = list(_STOP.finditer(text, begin, end))
        return stops[-1].end() if stops else begin
