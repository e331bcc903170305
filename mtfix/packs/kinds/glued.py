"""The kind ``glued``: two words written as one where a tag stood between them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar
from weakref import WeakKeyDictionary

from mtfix.casing.lexicon import Known, english
from mtfix.casing.lists import words as listed
from mtfix.document import Document, Prose
from mtfix.packs.rule import Found, Key, TriggeredRule
from mtfix.patterns import compiled
from mtfix.tokens import Token

_LATIN = "".join(map(chr, range(0x250)))
_UPPER = f"[{''.join(filter(str.isupper, _LATIN))}]"
_LOWER = f"[{''.join(filter(str.islower, _LATIN))}]"
_CAMEL = compiled(f"({_LOWER}{{2,}})({_UPPER}{_LOWER}{{2,}})")
_PERSON = compiled(f"({_UPPER}{_LOWER}{{2,}})({_UPPER}{_LOWER}{{3,}})")
_NAME = compiled(f"{_UPPER}{_LOWER}{{5,}}")
_BEHIND = compiled(r" (\w+)")
_INTRODUCED: WeakKeyDictionary[Prose, frozenset[str]] = WeakKeyDictionary()
_IN_PROSE = compiled(r"(?:^|[\n.!?:\"”]\n|[a-z,.!?:;] |[\s(][\"“])$")
"""What stands before a name in a sentence; handles stand in brackets, or behind other names."""
_PARTICLES = frozenset("Mac Fitz Van Von Des Del Della San Sanct Saint Ben Bin Abu Las Los".split())
"""They are written as one with a name: MacArthur, VanDyke."""
_HOST = compiled(r"@|[./]\w|\. (?:com|org|net)\b")
"""Behind a part of an address."""
_NO_FORENAME = Known.LOWER | Known.BRAND | Known.PLACE
"""PetroChina and GulfStream begin with such words."""
_GLUE = frozenset("@#/._-")
"""Before a handle, a hashtag, a part of an address."""

_SHORTEST_NAME = 4
_SHORTEST_UNLISTED = 5
_SHORTEST_PAST = 5
_MANY = 6
"""A text with more words like ``setState`` speaks of parts of programs."""

_FEW = 2
"""A text with more of them may have a function ``toParis``."""

_MANY_USES = 50
"""A place that edited text names so often is known to all."""

_NEVER = 0.5
"""How often the whole may have been met, at most: iPhone and YouTube are no glued words."""


@dataclass(frozen=True, kw_only=True)
class GluedRule(TriggeredRule):
    """Part a word from the name that is glued to it, if the text knows them apart.

    Attributes:
        before: words that may be glued before a capital even if what follows is a dictionary word.
        before_name: words that may be glued before a name that stands alone in the text.
        behind: words that may be glued behind a name.
    """

    KIND: ClassVar[str] = "glued"
    KEYS = {  # noqa: RUF012
        "before": Key("words that may be glued before any capitalised word", "texts"),
        "before_name": Key("words that may be glued before a name that the text has", "texts"),
        "behind": Key("words that may be glued behind a name", "texts"),
    }

    before: Sequence[str] = ()
    before_name: Sequence[str] = ()
    behind: Sequence[str] = ()

    @cached_property
    def _before(self) -> frozenset[str]:
        return frozenset(self.before)

    @cached_property
    def _before_name(self) -> frozenset[str]:
        return frozenset(self.before_name)

    @cached_property
    def _name_and_word(self) -> re.Pattern[str]:
        return re.compile(
            f"({_UPPER}{_LOWER}{{{_SHORTEST_NAME - 1},}})({'|'.join(self.behind) or '(?!)'})"
        )

    def is_hot(self, token: str) -> bool:
        """Whether a word nobody knows falls apart into two."""
        return self._halves(token) is not None and _is_unknown(token)

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The place between the two, if the text has the second, or the name, by itself."""
        halves = self._halves(token.text)
        if halves is None or _is_in_address(document.prose.text, token):
            return
        if document.prose.tokens.like(_CAMEL) > _MANY:  # they are names of parts of programs
            return
        first, second = halves
        if self._are_two(first, second, document, token):
            cut = token.start + len(first)
            yield Found(cut, cut, " ")

    def _are_two(self, first: str, second: str, document: Document, token: Token) -> bool:
        words = document.prose.tokens.words
        if second[0].isupper() and first[0].isupper():
            led = document.prose.text[max(0, token.start - 2) : token.start]
            return _IN_PROSE.search(led) is not None and (
                _is_person(first, second, words)
                or (self._acts(document, token.end) and _is_again(first, second, document))
            )
        if first[0].isupper():
            return first in words
        if first in self._before_name:
            return (
                _is_named(second, document)
                or _is_full_name(second, document, token.end)
                or (_is_town(second) and document.prose.tokens.like(_CAMEL) <= _FEW)
            )
        return _is_apart(first, second, words, self._before) or (
            len(first) >= _SHORTEST_NAME and _is_named(second, document)
        )

    def _acts(self, document: Document, end: int) -> bool:
        """Whether one of the words that follow a name stands behind."""
        behind = _BEHIND.match(document.prose.text, end)
        return behind is not None and behind[1] in self.behind

    def _halves(self, token: str) -> tuple[str, str] | None:
        if camel := _CAMEL.fullmatch(token):
            return (camel[1], camel[2]) if _is_word(camel[1]) else None
        if person := _PERSON.fullmatch(token):
            return None if person[1] in _PARTICLES else (person[1], person[2])
        if _NAME.fullmatch(token) and (parts := self._name_and_word.fullmatch(token)):
            return None if _is_word(parts[1]) else (parts[1], parts[2])
        return _name_and_past(token)


def _name_and_past(token: str) -> tuple[str, str] | None:
    """What may be a name and a verb of the past: ``Yashin`` and ``played``."""
    if not (_NAME.fullmatch(token) and token.endswith("ed")):
        return None
    for cut in range(_SHORTEST_NAME, len(token) - _SHORTEST_PAST + 1):
        if _is_word(token[cut:]) and not _is_word(token[:cut]):
            return token[:cut], token[cut:]
    return None


def _is_apart(first: str, second: str, words: Container[str], before: Container[str]) -> bool:
    """Whether the text, or the lexicon for want of it, knows a name that something is glued to."""
    if first in before or first in listed("roles"):
        return second in words or (_is_name(second) and not _is_word(second))
    is_long = len(second) >= _SHORTEST_UNLISTED
    return second in words and is_long and _is_name(second) and not _is_word(second)


def _is_named(second: str, document: Document) -> bool:
    """Whether the text has a word that can be nothing but the name of a person or place."""
    prose = document.prose
    if second not in prose.tokens.words or english().entry(second).is_word:
        return False
    return _is_name(second) or second in _introduced(prose)


def _is_full_name(second: str, document: Document, end: int) -> bool:
    """Whether a given name begins here, and a surname is behind it."""
    behind = _BEHIND.match(document.prose.text, end)
    if behind is None or not behind[1][0].isupper() or not _is_a(second, Known.GIVEN):
        return False
    is_person = _is_a(behind[1], Known.FAMILY) or not _is_a(behind[1], Known.LOWER | Known.BRAND)
    return is_person and not _is_word(second)


def _is_town(second: str) -> bool:
    """Whether a word names a place that everybody knows, and no program."""
    entry = english().entry(second)
    is_place = bool(entry.known & Known.PLACE) and not entry.known & Known.BRAND
    return is_place and not entry.is_word and entry.uses.raised >= _MANY_USES


def _introduced(prose: Prose) -> frozenset[str]:
    """The words of a text that stand behind a given name, found in one pass for all of them."""
    found = _INTRODUCED.get(prose)
    if found is None:
        given = {word for word in prose.tokens.words if _is_a(word, Known.GIVEN)}
        behind = (_BEHIND.match(prose.text, token.end) for token in prose.tokens.at(given))
        found = _INTRODUCED[prose] = frozenset(match[1] for match in behind if match)
    return found


def _is_person(first: str, second: str, words: Container[str]) -> bool:
    """Whether a given name and a surname are glued together, and no other words."""
    if not _is_a(first, Known.GIVEN) or _is_a(second, Known.LOWER):
        return english().phrase(f"{first} {second}".lower()) == f"{first} {second}"
    if second in words or second.lower() in words:
        return _is_a(second, Known.FAMILY) or not _is_a(second, Known.GIVEN)
    is_surname = _is_a(second, Known.FAMILY) and not _is_a(second, Known.GIVEN)
    return is_surname and not _is_a(first, Known.LOWER) and len(second) >= _SHORTEST_UNLISTED


def _is_in_address(text: str, token: Token) -> bool:
    """Whether a word is a handle, a hashtag, or a part of an address: ``AnnArbor.com``."""
    return text[max(0, token.start - 1) : token.start] in _GLUE or bool(
        _HOST.match(text, token.end)
    )


def _is_again(first: str, second: str, document: Document) -> bool:
    """Whether a name and a surname that nobody knows are glued, which the text has alone too.

    PetroChina and ArcelorMittal are firms; a text with many such words speaks of programs.
    """
    tokens = document.prose.tokens
    are_long = min(len(first), len(second)) >= _SHORTEST_UNLISTED
    are_unknown = not (english().knows(second) or english().knows(first) & _NO_FORENAME)
    is_alone = first != second and (second in tokens.words or second.lower() in tokens.words)
    return are_long and are_unknown and is_alone and tokens.like(_PERSON) <= _FEW


def _is_unknown(token: str) -> bool:
    entry = english().entry(token)
    return not entry.known and entry.uses.total <= _NEVER


def _is_a(word: str, known: int) -> bool:
    return bool(english().knows(word) & known)


def _is_word(word: str) -> bool:
    return _is_a(word, Known.COMMON)


def _is_name(word: str) -> bool:
    return _is_a(word, Known.GIVEN | Known.FAMILY | Known.PLACE)
