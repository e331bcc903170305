"""The kind ``repeat``: what stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from mtfix.document import Document
from mtfix.packs.rule import Found, Key, Rule
from mtfix.patterns import compiled

_STOP = compiled(r"(?<![.!?])[.!?]+[\"”’)]*[ \n]")
_SPACES = (" ", "\n")
_NEAR = 20


@dataclass(frozen=True, kw_only=True)
class RepeatRule(Rule):
    """Drop the second of two equal words, or of two equal sentences.

    Attributes:
        words: the words that may not stand twice; if empty, sentences are compared.
        unless: what is near where it is meant.
        shortest: how many words a sentence must have.
    """

    KIND: ClassVar[str] = "repeat"
    KEYS = {  # noqa: RUF012
        "words": Key("the words that may not stand twice; none: whole sentences", "texts"),
        "unless": Key("what is near where it is meant", "texts"),
        "shortest": Key("how many words a sentence must have", "number"),
    }

    words: Sequence[str] = ()
    unless: Sequence[str] = ()
    shortest: int = 4

    def find(self, document: Document) -> Iterator[Found]:
        """The second of each pair, with the space before it."""
        text = document.prose.text
        for found in self._words_again(document) if self.words else self._sentences_again(document):
            near = text[max(0, found.start - _NEAR) : found.end + _NEAR]
            if not any(phrase in near for phrase in self.unless):
                yield found

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.words)

    def _words_again(self, document: Document) -> Iterator[Found]:
        text = document.prose.text
        for first, second in document.prose.tokens.doubled:
            is_between_spaces = (
                text[first.end : second.start] in _SPACES
                and text[second.end : second.end + 1] in _SPACES
            )
            # in the The Hague case; The The, a band; AND and
            is_name = second.text[0].isupper() or (first.text.isupper() and len(first.text) > 1)
            if is_between_spaces and not is_name and second.text.lower() in self._words:
                yield Found(first.end, second.end, "")

    def _sentences_again(self, document: Document) -> Iterator[Found]:
        """A sentence that stands again right behind the space that ends it."""
        text, tokens = document.prose.text, document.prose.tokens
        found = ((separator, _STOP.search(separator)) for separator in tokens.separators)
        stops = {separator: stop.end() for separator, stop in found if stop}
        start = 0
        for at, separator in tokens.places(stops):
            end = at + stops[separator]  # of the space behind the stop
            if text[end - 1] == " " and text[end : end + 1].isupper():
                start = max(start, text.rfind("\n", start, end) + 1)
                sentence = text[start : end - 1]
                if text.startswith(sentence, end) and len(sentence.split()) >= self.shortest:
                    yield Found(end - 1, end + len(sentence), "")
            start = end
