"""What the text itself tells about names: who is introduced, how often a word has a capital."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain

from mtfix.casing.context import Context
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.document import Prose
from mtfix.language import FUNCTION_WORDS
from mtfix.tokens import Token

_TITLED = re.compile(r"ed [\"“‘']?([A-Z][\w'’-]{3,})[\"”’']?(?=[.,;!?)]|$| [a-z])")
_WORK_BEFORE = re.compile(r"([a-z]+) (?:call|titl|nam|entitl)$")
_SHORTEST_NAME = 3
_OTHER_NAMES = Known.PLACE | Known.DEMONYM | Known.DATE | Known.ACRONYM | Known.BRAND
_LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_START = re.compile(r"[.?][\"”’)]{0,2} [\"“‘(]?([^\W\d_])")


class Evidence:
    """The evidence of one text, worked out when first asked for.

    Args:
        prose: the text as a reader sees it.
        lexicon: what is known of words in general.
    """

    def __init__(self, prose: Prose, lexicon: Lexicon) -> None:
        self.prose = prose
        self.lexicon = lexicon
        self._walked: set[str] = set()
        self._places: dict[str, list[Token]] = {}

    def times_capitalised(self, form: str) -> int:
        """How often a word stands with its capital in mid-sentence.

        Args:
            form: the word as a name.
        """
        if form not in self.prose.tokens.words:
            return 0
        text = self.prose.text
        return sum(Context(text, *place.span).previous != "" for place in self.places({form}))

    @cached_property
    def given_names(self) -> set[str]:
        """The given names among the words of the text."""
        return {word for word in self.prose.tokens.words if self.is_given(word)}

    @cached_property
    def people(self) -> dict[str, str]:
        """Surnames, in lower case, of people whom the text introduces by their full name.

        >>> from mtfix.casing.lexicon import english
        >>> Evidence(Prose("He met Elon Musk there."), english()).people
        {'musk': 'Elon Musk'}
        """
        found: dict[str, str] = {}
        for token in self.places(self.given_names):
            surname = base(Context(self.prose.text, *token.span).next)
            name = surname.lower()
            if name in found or not surname.istitle() or not surname.isalpha():
                continue
            if self._may_be_surname(name, token):
                found[name] = f"{token.text} {surname}"
        return found

    def _may_be_surname(self, word: str, given: Token) -> bool:
        """Not “With” in “Lenin With”; and dictionary words not in headings, or as a surer name."""
        known = self.lexicon.knows(word)
        if word in FUNCTION_WORDS or len(word) < _SHORTEST_NAME:
            return False
        if not known & Known.LOWER:
            return True
        if given.text in words("given_words") and not known & Known.FAMILY:
            return False
        return not self.is_title(given.start)

    def look_for(self, hot: set[str]) -> None:
        """Walk over the text once for several words that will be asked for."""
        missing = hot - self._walked
        if not missing:
            return
        self._walked |= missing
        for token in self.prose.tokens.at(missing):
            self._places.setdefault(token.text, []).append(token)

    def places(self, hot: set[str]) -> list[Token]:
        """The places where some words stand, in order."""
        self.look_for(hot)
        return sorted(chain.from_iterable(self._places.get(word, ()) for word in hot))

    @cached_property
    def titles(self) -> set[str]:
        """Words, in lower case, that the text gives as the title of a work."""
        text = self.prose.text
        found = set()
        for match in _TITLED.finditer(text):
            before = _WORK_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
            title = match[1].lower()
            if before and before[1] in words("works") and title not in FUNCTION_WORDS:
                found.add(title)
        return found

    @cached_property
    def starts_with_capitals(self) -> bool:
        """Whether most sentences behind a stop begin with a capital, block starts included."""
        starts = _SENTENCE_START.findall(self.prose.text)
        upper = sum(map(str.isupper, starts))
        return upper + 1 >= len(starts) - upper

    def is_title(self, offset: int) -> bool:
        """Whether the block at an offset is in title case: most of its longer words capitalised."""
        block = self.prose.blocks.at(offset)
        found = _LONGER_WORD.finditer(self.prose.text, block.start, block.end)
        longer = [match[0] for match in found][1:]
        return 4 * sum(word[0].isupper() for word in longer) >= 3 * len(longer)

    def is_given(self, word: str) -> bool:
        """Whether a capitalised word is a given name and nothing else that starts a sentence."""
        if not word[0].isupper() or not word.istitle() or len(word) < _SHORTEST_NAME:
            return False
        known = self.lexicon.knows(word)
        if not known & Known.GIVEN or known & _OTHER_NAMES:
            return False
        return bool(not known & Known.LOWER) or word in words("given_words")


def base(word: str) -> str:
    """A word without its possessive ending.

    >>> base("Musk's"), base("gates'"), base("O'Brien")
    ('Musk', 'gates', "O'Brien")
    """
    return re.sub(r"['’]s?$", "", word)
