"""What every kind of rule has: its name, its reason, how far it is trusted, and its examples.

A kind is a small frozen class in `mtfix.packs.kinds`: its fields beyond those of `Rule` are the
keys that a pack may give it. Most kinds decide from one token (a word, or what stands between two
words) whether it may be of interest, and look closely only where such tokens stand: a rule then
costs what its trigger costs, not a pass over the text. A few must see the whole text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, NamedTuple, TypeVar

from mtfix.document import Document
from mtfix.edits import Cause, Severity
from mtfix.tokens import Token

Scope = Literal["prose", "heading", "item", "cell", "message"]
"""Where a rule applies: running text, captions included; headings, list items, cells, messages."""

Trust = Literal["safe", "unsafe", "flag"]
"""Whether a rule edits by default, edits on request, or only reports."""

TIME_LIMIT = 1.0
"""Seconds that one search of a pattern may take; a sound one takes microseconds."""

_Self = TypeVar("_Self", bound="Rule")


Shape = Literal["text", "regex", "texts", "pairs", "map", "mappings", "number"]
"""A text; a regular expression; a list of texts, of pairs; texts by text; a list of mappings; …"""


class Key(NamedTuple):
    """A key that a pack may give a rule of some kind.

    Attributes:
        about: what it is for, as ``mtfix rules new`` says it.
        shape: what stands behind it.
        required: whether it must be there.
        choices: the values that it may have; any if empty.
        keys: the keys of each mapping, for a list of mappings.
    """

    about: str
    shape: Shape = "text"
    required: bool = False
    choices: Sequence[str] = ()
    keys: Mapping[str, Key] = {}


class RuleTimeoutError(Exception):
    """A pattern ran into its time limit: it backtracks without end on this text."""


class Found(NamedTuple):
    """A place of the prose where a rule applies.

    Attributes:
        start: its first code point.
        end: one past its last.
        replacement: what should stand there; None where nothing is known to be right.
        reason: what the rule has to say of this place beyond its own reason.
    """

    start: int
    end: int
    replacement: str | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a pack says of any rule.

    Attributes:
        id: the rule's name, unique over all packs.
        pack: its pack, ``<language>/<name>``.
        reason: why, in words that the reader of a diff understands.
        safety: whether it edits by default, on request, or only flags.
        scope: where it applies; empty for everywhere.
        severity: how bad what it flags is.
        fixes: pairs of broken and repaired text.
        flags: pairs of a text and the part of it that is flagged.
        keeps: texts that the rule must leave alone.
    """

    KIND: ClassVar[str]
    KEYS: ClassVar[Mapping[str, Key]]
    """The keys of this kind, by name."""
    ANY_SCRIPT: ClassVar[bool] = False
    """Whether it looks at blocks that are not written as prose in Latin letters too."""

    id: str
    pack: str
    reason: str
    safety: Trust = "safe"
    scope: Sequence[Scope] = ()
    severity: Severity = "warning"
    fixes: Sequence[tuple[str, str]] = ()
    flags: Sequence[tuple[str, str]] = ()
    keeps: Sequence[str] = ()

    @property
    def language(self) -> str:
        """The language it is for, or "any"."""
        return self.pack.partition("/")[0]

    @property
    def family(self) -> str:
        """The name of its pack, by which all its rules can be chosen together."""
        return self.pack.partition("/")[2]

    @property
    def evidence(self) -> Sequence[str]:
        """Sentences that the reason may add, each at some of the places."""
        return ()

    def cause(self, found: Found) -> Cause:
        """What an edit of this rule names."""
        reason = f"{self.reason} {found.reason}" if found.reason else self.reason
        return Cause(self.id, reason, "safe" if self.safety == "safe" else "unsafe")

    def with_safety(self: _Self, safety: Trust) -> _Self:
        """The same rule, trusted otherwise."""
        return replace(self, safety=safety)

    def find(self, document: Document) -> Iterator[Found]:
        """All places of a document where the rule applies."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class TriggeredRule(Rule):
    """A rule that some tokens make look closely."""

    @property
    def hot_words(self) -> Collection[str] | None:
        """The words that it looks at, in lower case, if that is all; they need not be asked for."""
        return None

    def is_hot(self, token: str) -> bool:
        """Whether the rule looks at the places of a token; asked once for each distinct one."""
        raise NotImplementedError

    def fits(self, before: str, behind: str) -> bool:  # noqa: ARG002
        """Whether a hot token is worth a closer look between two characters.

        Asked once for each distinct pair.

        Args:
            before: the last character of the word before the token; empty if none is near.
            behind: the first two characters of the word behind it.
        """
        return True

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """What the rule finds at one place of a hot token."""
        raise NotImplementedError

    def find(self, document: Document) -> Iterator[Found]:
        """All places of a document where the rule applies."""
        tokens = document.prose.tokens
        hot = [token for token in (*tokens.words, *tokens.separators) if self.is_hot(token)]
        for token in tokens.at(hot):
            if self.fits(*beside(document.prose.text, token)):
                yield from self.at(document, token)


def beside(text: str, place: tuple[int, str]) -> tuple[str, str]:
    """The characters of the neighbouring words that are nearest to a token.

    Args:
        text: the prose.
        place: where the token stands, and what it is.

    >>> beside("in 7, 000 cases", Token(4, ", ")), beside("in 7, 000 cases", Token(6, "000"))
    (('7', '00'), (',', 'ca'))
    """
    start, token = place
    end = start + len(token)
    if token[0].isalnum():  # a word is parted from its neighbours by a space
        start, end = start - 1, end + 1
    return text[start - 1 : start] if start > 0 else "", text[end : end + 2]
