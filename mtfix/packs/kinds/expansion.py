"""The kind ``expansion``: an acronym in brackets that the words before it do not spell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from mtfix.casing.lexicon import Known, english
from mtfix.document import Document
from mtfix.language import FUNCTION_WORDS
from mtfix.packs.rule import Found, Key, TriggeredRule
from mtfix.patterns import compiled
from mtfix.tokens import Token

_ACRONYM = compiled(r"\(([A-Z]{3,6})\)")
_WORD = compiled(r"[^\W\d_][\w'’.&/-]*")
_PHRASE = compiled(r"(?:[^\W\d_][\w'’&/-]* ){3,8}$")
_ARTICLES = frozenset("the a an its their his her our this that".split())
_REACH = 160
_LEAST_WORDS = 3


@dataclass(frozen=True, kw_only=True)
class ExpansionRule(TriggeredRule):
    """Flag an acronym behind a name of an organisation that it does not stand for.

    The name is one that a translator has put together: half of it with capitals, half without.
    Whole names do not always fit either, as their acronym may be that of another language; but
    one of as many letters that begins with the same one is meant for these very words.

    Attributes:
        heads: what such a name ends in: group, agency, …
    """

    KIND: ClassVar[str] = "expansion"
    KEYS = {  # noqa: RUF012
        "heads": Key("the last words of names of organisations", "texts", True),
    }

    heads: Sequence[str]

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(self.heads)

    def is_hot(self, token: str) -> bool:
        """Whether a bracket opens behind a space."""
        return token.endswith(" (")

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The name and its acronym."""
        text = document.prose.text
        acronym = _ACRONYM.match(text, token.end - 1)
        if acronym is None:
            return
        phrase = _PHRASE.search(text[max(0, token.start - _REACH) : token.start] + " ")
        if phrase is None:
            return
        words = phrase[0].split()
        name = words[_behind_article(words) :]
        if _is_spelled(acronym[1], words):
            return
        if self._is_put_together(acronym[1], name) or self._is_nearly(acronym[1], name):
            yield Found(token.start - len(" ".join(name)), acronym.end())

    def _is_nearly(self, acronym: str, name: Sequence[str]) -> bool:
        """Whether a name with all its capitals has the length and the first letter of its acronym.

        Nothing is said where they have the same letters in another order.
        """
        content = [word for word in name if word not in FUNCTION_WORDS]
        initials = "".join(word[0] for word in content)
        is_name = len(name) >= _LEAST_WORDS and name[-1].lower() in self._heads
        is_alike = len(initials) == len(acronym) and initials[0] == acronym[0]
        return is_name and initials.isupper() and is_alike and sorted(initials) != sorted(acronym)

    def _is_put_together(self, acronym: str, name: Sequence[str]) -> bool:
        """Whether words look like a name, and have their capitals only in part.

        A place counts only if the acronym begins with its letter, and so is made of English words.
        """
        if len(name) < _LEAST_WORDS or name[-1].lower() not in self._heads:
            return False
        content = [word for word in name if word not in FUNCTION_WORDS]
        raised = [word for word in content if word[0].isupper()]
        is_mixed = 0 < len(raised) < len(content)
        return is_mixed and all(word[0] == acronym[0] or _is_no_place(word) for word in raised)


def _behind_article(words: Sequence[str]) -> int:
    return max((at + 1 for at, word in enumerate(words) if word.lower() in _ARTICLES), default=0)


def _is_no_place(word: str) -> bool:
    """Not the German railways: where something is from says nothing of its acronym."""
    return not english().knows(word) & (Known.DEMONYM | Known.PLACE)


def _is_spelled(acronym: str, words: Sequence[str]) -> bool:
    """Whether the letters of an acronym are, in order, initials of words or letters within them.

    >>> _is_spelled("WHO", "the World Health Organization".split())
    True
    >>> _is_spelled("WMO", "the joint weather Group".split())
    False
    """
    initials = "".join(part[0] for word in words for part in re.split(r"[-/&'’]", word) if part)
    return _is_within(acronym.lower(), initials.lower()) or any(acronym in word for word in words)


def _is_within(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)
