"""What the text itself tells about names: who is introduced, how often a word has a capital."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from mtfix.blocks import Block
from mtfix.casing.context import (
    Around,
    Context,
    around,
    begins_behind,
    word_before,
    word_behind,
)
from mtfix.casing.health import Health, measured
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import base, is_title_case
from mtfix.casing.tally import Tally
from mtfix.document import Prose
from mtfix.language import FUNCTION_WORDS
from mtfix.patterns import compiled
from mtfix.tokens import Token

_SHORTEST_NAME = 3
_OTHER_NAMES = Known.PLACE | Known.DEMONYM | Known.DATE | Known.ACRONYM
_SORTS = Known.LOWER | Known.NAME | _OTHER_NAMES | Known.GIVEN | Known.FAMILY | Known.BRAND
_LONG = 4
_WORD = compiled(r"[^\W\d_][\w'’\-]*")
_SAMPLE = 400
_CAMEL = compiled(r"[a-z]{2,}[A-Z]")
_SURE_CODE = compiled(r"\w_\w|^[a-z]{2,}[A-Z]")
_CODE = compiled(r"\w_\w|[a-z]{2}[A-Z]|^[a-z]+\d+[a-z]*$")
_CAMELS, _CODES = 2, 3
_SHARE_OF_CODE = 0.015
_SENTENCE_START = compiled(r"[.?][\"”’)]{0,2} [\"“‘(]?([^\W\d_][\w'’]*)")
_TEXT_START = compiled(r"[\W\d_]*([^\W\d_])")
_FEW_STARTS = 4


_NEVER = Tally()


class Evidence:
    """The evidence of one text, worked out when first asked for.

    Args:
        prose: the text as a reader sees it.
        lexicon: what is known of words in general.
    """

    def __init__(self, prose: Prose, lexicon: Lexicon) -> None:
        self.prose = prose
        self.lexicon = lexicon
        self._tallies: dict[str, Tally] = {}
        self._contexts: dict[int, Context] = {}
        self._arounds: dict[int, Around] = {}
        self._block = Block(0, 0, "paragraph")
        self._titles: dict[int, bool] = {}

    @cached_property
    def vocabulary(self) -> dict[str, list[str]]:
        """The tokens of the text by the word in lower case without a possessive ending."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for token in self.prose.tokens.words:
            found[base(token.lower())].append(token)
        return found

    @cached_property
    def health(self) -> Health:
        """How well the text has kept the capitals of its names."""
        return measured(self.vocabulary, self.lexicon)

    @property
    def is_healthy(self) -> bool:
        """Whether the text has some sure names, and has lost the capital of none."""
        return self.health.is_sound

    @property
    def is_damaged(self) -> bool:
        """Whether so many sure names have lost their capital that this is nobody's way to write."""
        return self.health.is_damaged

    @cached_property
    def health_class(self) -> str:
        """The health in a word, as a feature of the model."""
        return self.health.as_class

    def count(self, chosen: Iterable[str]) -> None:
        """Count how some words are written, on one walk; those already counted are left out.

        Args:
            chosen: words in lower case, without possessive endings.
        """
        new = {word for word in chosen if word not in self._tallies}
        tokens = self.prose.tokens
        raised: set[str] = set()
        for word in new:
            written = self.vocabulary.get(word, ())
            small = [token for token in written if base(token) == word]
            self._tallies[word] = Tally(small=sum(map(tokens.times, small)))
            raised.update(set(written).difference(small))
        for token in tokens.at(raised):
            if not self.is_title(token.start):
                self._count_raised(token)

    def _count_raised(self, token: Token) -> None:
        text, word = self.prose.text, base(token.text.lower())
        tally, before = self._tallies[word], word_before(text, token.start)
        written = token.text[: len(word)]
        if before or not begins_behind(text, token.start):
            tally.add(written, before, word_behind(text, token.end))
        else:
            tally.at_start += 1

    def tally(self, word: str) -> Tally:
        """How a word is written in the text; it must have been counted before."""
        return self._tallies.get(word, _NEVER)

    def around(self, token: Token) -> Around:
        """The words around a token, read once."""
        found = self._arounds.get(token.start)
        if found is None:
            found = self._arounds[token.start] = around(self.prose.text, *token.span)
        return found

    def context(self, token: Token) -> Context:
        """What stands around a token, read once."""
        found = self._contexts.get(token.start)
        if found is None:
            found = self._contexts[token.start] = Context(self.prose.text, *token.span)
        return found

    @cached_property
    def is_on_code(self) -> bool:
        """Whether a text names parts of programs, whose case is as it is: ``setState``, ``x_1``.

        ``utf8`` and ``ListItem`` are such too, but not where a text has lost its capitals: what
        looks like them there may be a model that has lost its own, ``h100``, or two words that
        stood beside a tag, ``TheInstitute``.
        """
        code = _SURE_CODE if self.is_damaged else _CODE
        camels = codes = 0
        for word in self.prose.tokens.words:
            camels += _CAMEL.match(word) is not None
            codes += code.search(word) is not None
        is_dense = codes > _SHARE_OF_CODE * len(self.prose.tokens.words)
        return "`" in self.prose.text or camels >= _CAMELS or (codes >= _CODES and is_dense)

    @cached_property
    def given_names(self) -> set[str]:
        """The words of the text that may be given names, those that are places too among them."""
        return {word for word in self.prose.tokens.words if self.is_given(word, or_place=True)}

    @cached_property
    def people(self) -> dict[str, str]:
        """Surnames, in lower case, of people whom the text introduces by their full name.

        >>> from mtfix.casing.lexicon import english
        >>> Evidence(Prose("He met Elon Musk there."), english()).people
        {'musk': 'Elon Musk'}
        """
        found: dict[str, str] = {}
        for token in self.prose.tokens.at(self.given_names):
            surname = base(Context(self.prose.text, *token.span).next)
            name = surname.lower()
            if name in found or not surname.istitle() or not surname.replace("-", "").isalpha():
                continue
            if self._may_be_surname(name, token):
                found[name] = f"{token.text} {surname}"
        return found

    def _may_be_surname(self, word: str, given: Token) -> bool:
        """Not “With” in “Lenin With”; and dictionary words not in headings, or as a surer name."""
        known = self.lexicon.knows(word)
        if word in FUNCTION_WORDS or len(word) < _SHORTEST_NAME:
            return False
        if known & Known.BRAND and not known & Known.FAMILY:
            return False  # the Diriyah Art Biennale
        if not known & Known.LOWER:
            return not known & Known.PLACE
        if not self.is_given(given.text):
            return False
        if given.text in words("given_words") and not known & Known.FAMILY:
            return False
        return not self.is_title(given.start)

    @cached_property
    def starts_with_capitals(self) -> bool:
        """Whether most sentences behind a stop begin with a capital; of few, the first of the text.

        Where that one is small too, so is all that follows: its writer uses no capitals. Small
        names tell nothing: they are small everywhere.
        """
        text = self.prose.text
        found: list[str] = _SENTENCE_START.findall(text)
        starts = [word for word in found if word not in self.people]
        upper = sum(word[0].isupper() for word in starts)
        first = _TEXT_START.match(text)
        if first and first[1].islower():
            return upper >= len(starts) - upper
        is_short = len(starts) <= _FEW_STARTS
        return is_short or upper + 1 >= len(starts) - upper

    def is_title(self, offset: int) -> bool:
        """Whether the block at an offset is in title case: most of its longer words capitalised."""
        if not self._block.start <= offset < self._block.end:
            self._block = self.prose.blocks.at(offset)
        block = self._block
        found = self._titles.get(block.start)
        if found is None:
            words = _WORD.findall(
                self.prose.text, block.start, min(block.end, block.start + _SAMPLE)
            )
            found = self._titles[block.start] = self._is_title_case(words)
        return found

    def _is_title_case(self, words: Sequence[str]) -> bool:
        """Whether words are a headline; not a sentence of names whose other words are small."""
        if not is_title_case(words):
            return False
        plain = [word for word in words[1:] if self.lexicon.knows(word) & _SORTS == Known.LOWER]
        longer = any(len(word) >= _LONG for word in plain)
        return not longer or is_title_case(["", *plain])

    def is_given(self, word: str, *, or_place: bool = False) -> bool:
        """Whether a capitalised word is a given name and nothing else that starts a sentence.

        Args:
            word: the word as it is written.
            or_place: whether it may be the name of a place too (Helena, Florence).
        """
        if not word[0].isupper() or not word.istitle() or len(word) < _SHORTEST_NAME:
            return False
        known = self.lexicon.knows(word)
        if word in words("given_names"):
            return True
        others = _OTHER_NAMES & ~Known.PLACE if or_place else _OTHER_NAMES
        if not known & Known.GIVEN or known & others:
            return False
        return bool(not known & Known.LOWER) or word in words("given_words")
