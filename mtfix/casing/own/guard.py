"""What the user does not want, whichever rule proposes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import key_of
from mtfix.casing.own.names import RULE, names_of
from mtfix.casing.shapes import base
from mtfix.config import Config
from mtfix.edits import Edit
from mtfix.tokens import WORD

_REACH = 80


def prevailing(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those that meet a sure one of the user's own names."""
    found = list(findings)
    taken = [f for f in found if f.cause.rule == RULE and f.cause.safety == "safe"]
    letters = {at for finding in taken for at in range(finding.start, finding.end)}
    for finding in found:
        is_own = finding.cause.rule == RULE
        if is_own or letters.isdisjoint(range(finding.start, finding.end)):
            yield finding


class Guard:
    """Refuses changes of case that the user does not want, whichever rule proposes them.

    Args:
        config: the user's choices.

    >>> from mtfix.edits import Cause
    >>> guard = Guard(Config(names=("iPhone",), keep=frozenset({"npm"})))
    >>> cause = Cause("sentence-start", "a sentence begins")
    >>> guard.refuses("It is. npm is. iPhone is.", Edit(7, 8, "N", (cause,)))
    True
    >>> guard.refuses("It is. npm is. iPhone is.", Edit(15, 16, "I", (cause,)))
    True
    """

    def __init__(self, config: Config) -> None:
        self._config = config

    @cached_property
    def _keep(self) -> frozenset[str]:
        return frozenset(map(key_of, self._config.keep))

    def refuses(self, text: str, edit: Edit) -> bool:
        """Whether an edit changes the case of a word to keep, or of a name that stands rightly."""
        if not self._config.keep and not self._config.names:
            return False
        old = text[edit.start : edit.end]
        if old == edit.replacement or old.lower() != edit.replacement.lower():
            return False
        low = max(0, edit.start - _REACH)
        window = text[low : edit.end + _REACH]
        start, end = edit.start - low, edit.end - low
        return self._is_kept(window, start, end) or self._is_right(window, start, end, edit)

    def _is_kept(self, text: str, start: int, end: int) -> bool:
        return any(
            found.start() < end and start < found.end() and self._keeps(key_of(found[0]))
            for found in WORD.finditer(text)
        )

    def _keeps(self, word: str) -> bool:
        return word in self._keep or base(word) in self._keep

    def _is_right(self, text: str, start: int, end: int, edit: Edit) -> bool:
        if any(cause.rule == RULE for cause in edit.causes):
            return False
        return any(
            match.start < end and start < match.end and match.written == match.found
            for match in names_of(self._config).matches(text)
        )
