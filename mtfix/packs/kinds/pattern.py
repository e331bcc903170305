"""The kind ``pattern``: a regular expression, and what to write instead of its match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from mtfix.casing.lexicon import Entry, Known, english
from mtfix.document import Document
from mtfix.packs import rule
from mtfix.packs.case import like
from mtfix.packs.contexts import CONTEXT_KEYS, GUARD_KEYS, Context
from mtfix.packs.first import PART, first_sign
from mtfix.packs.rule import Found, Key, RuleTimeoutError, TriggeredRule
from mtfix.patterns import compiled
from mtfix.tokens import Token

if TYPE_CHECKING:
    import regex

_LEAST_USES = 3
"""A compound that edited text writes so often is one."""

_SOME_USES = 20
"""Fewer may be slips; a plural so often raised is a name's: the Koreas, the Kennedys."""

_MANY_USES = 2000
"""A word that edited text writes so often is one that anybody uses."""

_FLAGS = compiled(r"\(\?[\w-]+\)")
"""Flags that change how the whole expression is read."""

_SORTS: Mapping[str, Callable[[Entry], bool]] = {
    "word": lambda entry: entry.is_word,
    "common": lambda entry: bool(entry.known & Known.COMMON),
    "frequent": lambda entry: entry.is_word and entry.uses.lower >= _MANY_USES,
    "given": lambda entry: bool(entry.known & Known.GIVEN),
    "family": lambda entry: bool(entry.known & Known.FAMILY),
    "place": lambda entry: bool(entry.known & Known.PLACE) and not entry.is_word,
    "compound": lambda entry: entry.uses.lower >= _LEAST_USES,
    "joined": lambda entry: entry.uses.total >= _LEAST_USES,
    "no word": lambda entry: not entry.is_word,
    "no name": lambda entry: not entry.known & Known.NAME and entry.uses.raised < _SOME_USES,
    "rare": lambda entry: not entry.known and entry.uses.total < _SOME_USES,
    "unknown": lambda entry: not (entry.known or entry.uses.total),
}
"""What the lexicon may have to say of a part of a match."""


@dataclass(frozen=True, kw_only=True)
class PatternRule(TriggeredRule):
    r"""Replace what a pattern matches.

    Attributes:
        pattern: a regular expression (of the `regex` module), matched against prose.
        replace: its replacement; ``\\1`` or ``\\g<name>`` insert groups. A rule that only flags
            has none.
        trigger: a regular expression over one token (a word, or what stands between two words).
            The pattern is tried only where a token matches, and must begin inside that token or at
            the space before it; without one it is searched in the whole text. A ``$`` in it is
            the very end of the token, even behind a line feed.
        doubled: "yes" leaves the trigger only words behind the same word, in whatever case.
        needs: what the text must hold somewhere, or the rule is not tried: a cheap test.
        beside: a regular expression over three characters, the last of the word before the token
            and the first two of the word behind it: a cheap test before the pattern is tried.
        before: what must stand right before the match.
        behind: what must stand right behind it.
        not_before: what must not stand right before it.
        not_behind: what must not stand right behind it.
        contexts: if there are any, one of them must be met as well (`CONTEXT_KEYS`); the first
            that is gives the reason its ``because``. A context can have a pattern of its own.
        known: what the lexicon must say of the parts that groups of the pattern name, of each the
            sort (`_SORTS`); spaces in a part count as none.
        case: "keep" gives the replacement the capitals of the match.

    Raises:
        ValueError: ``known`` names a group that is not there, or a sort that nobody knows;
            there are contexts but no trigger, so that each would cost a pass over the text.
    """

    KIND: ClassVar[str] = "pattern"
    KEYS = {  # noqa: RUF012
        "pattern": Key("the regular expression to look for", "regex", required=True),
        "replace": Key("what to write instead; \\1 inserts the first group"),
        "trigger": Key("looked for only where a word or a separator matches this", "regex"),
        "doubled": Key("yes: only where the word stands twice in a row", choices=("yes", "no")),
        "needs": Key("what the text must hold somewhere, or the rule is not tried"),
        "beside": Key("what the nearest characters of the words on both sides must be", "regex"),
        **GUARD_KEYS,
        "contexts": Key(
            "if given, one of these must be met too; each may have a pattern of its own",
            "mappings",
            keys=CONTEXT_KEYS,
        ),
        "known": Key("what the word list must say of the parts that groups name", "map"),
        "case": Key("keep: give the replacement the capitals of the match", choices=("keep",)),
    }

    pattern: str
    replace: str | None = None
    trigger: str | None = None
    doubled: str | None = None
    needs: str | None = None
    beside: str | None = None
    before: str | None = None
    behind: str | None = None
    not_before: str | None = None
    not_behind: str | None = None
    contexts: Sequence[Mapping[str, str]] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    case: str | None = None

    def __post_init__(self) -> None:
        if self.contexts and self.trigger is None:
            raise ValueError(f"{self.id}: a rule with contexts needs a trigger")
        whole = "".join(context.matching for context in self._contexts) if self.known else ""
        for group, sort in self.known.items():
            if f"(?P<{group}>" not in whole:
                raise ValueError(f"{self.id}: known names a group {group} that is not there")
            if sort not in _SORTS:
                raise ValueError(f"{self.id}: known can be {', '.join(_SORTS)}, not {sort}")

    @cached_property
    def _contexts(self) -> Sequence[Context]:
        """What is tried at a place, in turn: the contexts, or the rule alone if it has none."""
        own = {name: getattr(self, name) for name in GUARD_KEYS}
        return [
            Context(said.get("pattern", self.pattern), (own, said), said.get("because", ""))
            for said in self.contexts or ({},)
        ]

    @property
    def evidence(self) -> Sequence[str]:
        """What the contexts go by."""
        return list(dict.fromkeys(filter(None, (context.because for context in self._contexts))))

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """What every match begins with, as far as the patterns say so plainly."""
        signs = {
            "" if _FLAGS.search(context.written) else first_sign(context.pattern)
            for context in self._contexts
        }
        return re.compile("." if "" in signs else "|".join(sorted(signs)), re.DOTALL)

    @property
    def is_for_doubled(self) -> bool:
        """Whether it looks only at words that stand twice in a row."""
        return self.doubled == "yes"

    @cached_property
    def hot_tokens(self) -> re.Pattern[str]:
        """The trigger; ``$`` is the very end of the token, not the place before its line feed."""
        written = PART.sub(lambda part: r"\Z" if part[0] == "$" else part[0], self.trigger or "")
        return re.compile(written)

    def is_hot(self, token: str) -> bool:
        """Whether a token matches the trigger."""
        return self.hot_tokens.search(token) is not None

    def fits(self, before: str, behind: str) -> bool:
        """Whether the characters beside the token are those that the rule is for."""
        return self.beside is None or re.search(self.beside, before + behind) is not None

    def is_for(self, text: str) -> bool:
        """Whether a text holds what the rule needs."""
        return self.needs is None or self.needs in text

    def at(self, document: Document, token: Token) -> Iterator[Found]:
        """The matches that begin inside a token, or at the space before it."""
        text, end = document.prose.text, token.end
        at = token.start - 1 if text[token.start - 1 : token.start] == " " else token.start
        while first := self._first.search(text, at, end):
            at, reached = first.span()
            for context in self._contexts:
                match = self._guarded(context.compiled.match, text, at)
                if match is None:
                    continue
                reached = max(reached, match.end())
                if self._is_known(match):
                    yield self._found(match, context)
                    break
            at = reached

    def find(self, document: Document) -> Iterator[Found]:
        """All matches; those of the whole text if there is no trigger."""
        if not self.is_for(document.prose.text):
            return
        if self.trigger is not None:
            yield from super().find(document)
            return
        text, at = document.prose.text, 0
        (context,) = self._contexts
        while match := self._guarded(context.compiled.search, text, at):
            if self._is_known(match):
                yield self._found(match, context)
            at = max(match.end(), match.start() + 1)

    def _is_known(self, match: regex.Match[str]) -> bool:
        """Whether the lexicon says what it must of the parts that took part in a match."""
        groups = match.groupdict() if self.known else {}
        parts = ((groups.get(group), sort) for group, sort in self.known.items())
        return all(part is None or _is_a(part, sort) for part, sort in parts)

    def _found(self, match: regex.Match[str], context: Context) -> Found:
        written = None if self.replace is None else match.expand(self.replace)
        if written is not None and self.case:
            written = like(match[0], written)
        return Found(match.start(), match.end(), written, context.because)

    def _guarded(self, method, text: str, at: int):  # type: ignore[no-untyped-def]
        try:
            return method(text, at, timeout=rule.TIME_LIMIT)
        except TimeoutError:
            raise RuleTimeoutError(self.id) from None


def _is_a(part: str, sort: str) -> bool:
    """Whether the lexicon takes a part of a text for what it must be.

    >>> _is_a("bread", "common"), _is_a("long -term", "compound"), _is_a("qzx", "word")
    (True, True, False)
    """
    return _SORTS[sort](english().entry("".join(part.split())))
