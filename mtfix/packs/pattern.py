"""The kind ``pattern``: a regular expression and what to write instead of its match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mtfix.edits import Cause, Safety

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 1.0
"""Seconds that one search of a pattern may take; a sound one takes microseconds."""


class RuleTimeoutError(Exception):
    """A pattern ran into its time limit: it backtracks without end on this text."""


@dataclass(frozen=True)
class PatternRule:
    r"""Replace what a pattern matches.

    Attributes:
        id: the rule's name, unique over all packs.
        language: the folder of its pack, or "any".
        reason: why, in words that the reader of a diff understands.
        safety: whether the edit is made by default.
        pattern: a regular expression (of the `regex` module), matched against prose.
        replace: its replacement; ``\\1`` or ``\\g<name>`` insert groups.
        trigger: a regular expression over one token (a word, or what stands between two words).
            The pattern is tried only where a token matches, and must begin inside that token;
            without one it is searched in the whole text.
        fixes: pairs of broken and repaired text.
        keeps: texts that the rule must leave alone.
    """

    id: str
    language: str
    reason: str
    pattern: str
    replace: str
    fixes: Sequence[tuple[str, str]]
    keeps: Sequence[str]
    safety: Safety = "safe"
    trigger: str | None = None

    @property
    def cause(self) -> Cause:
        """What its edits name."""
        return Cause(self.id, self.reason, self.safety)

    @cached_property
    def _compiled(self) -> regex.Pattern[str]:
        import regex  # compiling is slow: only rules that are tried pay for it

        return regex.compile(self.pattern)

    def match_in(self, text: str, start: int, end: int) -> tuple[int, int, str] | None:
        """The first match that begins in ``text[start:end]``: its span and the replacement."""
        for at in range(start, end):
            match = self._guarded(self._compiled.match, text, at)
            if match is not None:
                return match.start(), match.end(), match.expand(self.replace)
        return None

    def search(self, text: str) -> Iterator[tuple[int, int, str]]:
        """All matches of the whole text."""
        at = 0
        while match := self._guarded(self._compiled.search, text, at):
            yield match.start(), match.end(), match.expand(self.replace)
            at = max(match.end(), match.start() + 1)

    def _guarded(self, method, text: str, at: int):  # type: ignore[no-untyped-def]
        try:
            return method(text, at, timeout=TIME_LIMIT)
        except TimeoutError:
            raise RuleTimeoutError(self.id) from None
