"""The user's names, and where a text has them in whatever case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known, Lexicon, key_of
from mtfix.casing.shapes import base
from mtfix.config import Config
from mtfix.language import FUNCTION_WORDS
from mtfix.tokens import WORD, Token

RULE = "case-own-name"

POSSESSIVES = ("'s", "’s")
_ENDS = ("", "!", "?", ".")


class Form(NamedTuple):
    """A name of the list.

    >>> Form.of("Elon  Musk")
    Form(text='Elon Musk', key='elon musk', lead=0, parts=('elon', 'musk'))
    """

    text: str
    key: str
    """The name as it is compared."""
    lead: int
    """Where its first word begins: behind the point of .NET."""
    parts: tuple[str, ...]
    """Its words in lower case."""

    @classmethod
    def of(cls, form: str) -> Form:
        """A name as the user has written it."""
        text = " ".join(form.split())
        first = WORD.search(text)
        lead = first.start() if first else 0
        return cls(text, _folded(text), lead, tuple(map(key_of, WORD.findall(text))))

    def is_word(self, lexicon: Lexicon) -> bool:
        """Whether a dictionary has the name, or each of its words, in lower case.

        Signs make a name of words (C#, .NET, Booking.com), but for those that end sentences.
        """
        first, *inner, last = WORD.split(self.text)[::2]
        return (
            not first
            and set(inner) <= {" "}
            and last in _ENDS
            and all(
                part in FUNCTION_WORDS or lexicon.knows(part) & Known.LOWER for part in self.parts
            )
        )


class Match(NamedTuple):
    """A place where a name of the list stands, in whatever case."""

    start: int
    end: int
    found: str
    """What stands there."""
    form: Form

    @property
    def written(self) -> str:
        """What is to stand there: the user's letters, the text's apostrophes and white space."""
        pairs = zip(self.found, self.form.text, strict=True)
        return "".join(form if form.isalnum() else found for found, form in pairs)


class Names:
    """A user's names, ready to be found.

    Args:
        forms: the names as they are written.

    >>> names = Names(("SpaceX", "Elon Musk"))
    >>> [match.written for match in names.matches("when elon musk founded spacex")]
    ['Elon Musk', 'SpaceX']
    """

    def __init__(self, forms: Iterable[str]) -> None:
        by_key = {form.key: form for form in map(Form.of, forms) if form.parts}
        self._forms: defaultdict[str, list[Form]] = defaultdict(list)
        for form in sorted(by_key.values(), key=lambda form: -len(form.key)):
            self._forms[base(form.parts[0])].append(form)

    def __bool__(self) -> bool:
        return bool(self._forms)

    def matches(self, text: str) -> Iterator[Match]:
        """All places of a text where a name stands, none inside another."""
        tokens = (Token(found.start(), found[0]) for found in WORD.finditer(text))
        return self.at(text, tokens)

    def at(self, text: str, tokens: Iterable[Token]) -> Iterator[Match]:
        """The names that stand at some tokens of a text, none inside another.

        Args:
            text: the text.
            tokens: words of it, in order.
        """
        end = 0
        for token in tokens:
            match = self._match(text, token) if token.start >= end else None
            if match is not None and match.start >= end:
                end = match.end
                yield match

    def hot(self, evidence: Evidence) -> set[str]:
        """The words of the text with which a name may begin."""
        vocabulary = evidence.vocabulary
        spellings = (s for first in self._forms for s in (first, first.replace("'", "’")))
        return {token for spelling in spellings for token in vocabulary.get(spelling, ())}

    def _match(self, text: str, token: Token) -> Match | None:
        for form in self._forms.get(base(key_of(token.text)), ()):
            start = token.start - form.lead
            end = start + len(form.text)
            found = text[max(0, start) : end]
            is_whole = len(found) == len(form.text) and _ends_word(text, end)
            if is_whole and _folded(found) == form.key:
                return Match(start, end, found, form)
        return None


@lru_cache(maxsize=64)
def names_of(config: Config) -> Names:
    """A user's names, made ready once; none if the rule is not wanted."""
    return Names(() if RULE in config.disable else config.names)


def _folded(text: str) -> str:
    """A text as names are compared, letter by letter."""
    return key_of(text).translate(_SPACES)


_SPACES = str.maketrans("\n\t\N{NO-BREAK SPACE}", "   ")


def _ends_word(text: str, end: int) -> bool:
    """Whether no word goes on at a place, but for a possessive ending.

    >>> [_ends_word("musk" + rest, 4) for rest in (" is", "'s", "-like", "y", "'ll", "-", "'")]
    [True, True, False, False, False, True, True]
    """
    rest = text[end : end + 3]
    if rest[:2] in POSSESSIVES:
        return not rest[2:].isalnum()
    if rest[:1] in ("-", "'", "’"):
        return not rest[1:2].isalnum()
    return not rest[:1].isalnum() and rest[:1] != "_"
