"""What the wishes of the user held back while a text went through the stages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from mtfix.config import Config, names_of_rule
from mtfix.document import Document, Span
from mtfix.edits import Edit, Flag, Origin, Withheld
from mtfix.suppression import comments
from mtfix.suppression.usage import Comment

_OWN = "suppression-"
"""How the rules begin that tell of suppressions; they cannot be suppressed."""


class Ledger:
    """What is held back in a run, and by which comments.

    Args:
        original: the text that came in.
        config: the choices of the run.
        silent: see `Config.silent`.
    """

    def __init__(
        self, original: str, config: Config, silent: tuple[tuple[str, str], ...] = ()
    ) -> None:
        self.withheld: set[Withheld] = set()
        self._original = original
        self._config = config
        self._silent = dict(silent)
        self._used: set[tuple[int, str]] = set()
        self._lines: dict[int, int] = {}
        self._log: list[Edit] = []
        self._origin = Origin(self._log)

    def takes(self, document: Document, found: Edit | Flag, log: list[Edit]) -> bool:
        """Whether an edit or flag is not wanted at its place; it is noted then.

        Args:
            document: the text as it is now.
            found: the edit or flag of it.
            log: the edits that led to it.
        """
        exempt = document.suppressions
        if exempt is None and not self._silent:
            return False
        if isinstance(found, Flag) and found.rule.startswith(_OWN):
            return False
        if log is not self._log:
            self._log, self._origin = log, Origin(log)
        why = self._said(found) or self._exempted(document, found)
        if why and isinstance(found, Edit):
            start, end = self._origin.span(found.start, found.end)
            self.withheld.add(Withheld(found._replace(start=start, end=end), why))
        return bool(why)

    def _said(self, found: Edit | Flag) -> str:
        """What the caller says against it."""
        if not self._silent:
            return ""
        names = self._names(found)
        name = next((name for name in self._silent if name in names), None)
        if name is None:
            return ""
        self._used.add((-1, name))
        return self._silent[name]

    def _exempted(self, document: Document, found: Edit | Flag) -> str:
        """What the text or a pattern says against it."""
        exempt = document.suppressions
        if exempt is None:
            return ""
        comment = exempt.spares(found)
        if comment == -1:
            return "an ignore-pattern matches here"
        if comment is not None:
            at, _ = self._origin.span(comment, comment)
            return f"mtfix off in line {self._line(at)}"
        silence = exempt.silences(found, sorted(self._names(found))) if exempt.names else None
        if silence is None:
            return ""
        at, _ = self._origin.span(silence.opener.start, silence.opener.start)
        self._used.add((at, silence.name))
        return f"mtfix off {silence.name} in line {self._line(at)}"

    def _line(self, offset: int) -> int:
        if offset not in self._lines:
            self._lines[offset] = self._original.count("\n", 0, offset) + 1
        return self._lines[offset]

    def _names(self, found: Edit | Flag) -> set[str]:
        """The rules of an edit or flag, and their families."""
        known = families(self._config)
        told = [found.rule] if isinstance(found, Flag) else [cause.rule for cause in found.causes]
        own = [name for rule in told for name in names_of_rule(rule)]
        return {*own, *(known[rule] for rule in own if rule in known)}

    def comments(self, document: Document, log: list[Edit]) -> Iterator[Comment]:
        """What each comment of the text did, and what the caller silenced.

        Args:
            document: the text in the end.
            log: the edits that led to it.
        """
        for name in self._silent:
            is_idle = (-1, name) not in self._used and self._is_judged(name, document)
            yield Comment(-1, -1, "off", (name,), (name,) if is_idle else ())
        if document.suppressions is None:
            return
        origin = Origin(log)
        named = {name for comment in document.suppressions.directives for name in comment.names}
        judged = {name for name in named if self._is_judged(name, document)}
        for comment in document.suppressions.comments(document.text, document.format):
            start, end = origin.span(comment.start, comment.end)
            idle = comment.idle
            if comment.verb != "on":
                names = (name for name in comment.names if (start, name) not in self._used)
                idle = tuple(name for name in names if name in judged)
            yield comment._replace(start=start, end=end, idle=idle)

    def faults(self) -> Iterator[Flag]:
        """What is wrong with what the caller silences."""
        if self._silent:
            yield from comments.unknown(Span(0, 0), self._silent, known_names(self._config))

    def _is_judged(self, name: str, document: Document) -> bool:
        """Whether the rules of a name might have spoken at all, so that their silence tells."""
        known = families(self._config)
        rules = [rule for rule, family in known.items() if name in (rule, family)]
        asked = {known[rule] for rule in rules}
        if "source" in asked and document.source is None:
            return False
        if "glossary" in asked and not self._config.glossaries:
            return False
        is_wanted = not asked & self._config.disable and all(map(self._config.wants, rules))
        return bool(rules) and is_wanted


@lru_cache(maxsize=64)
def families(config: Config) -> Mapping[str, str]:
    """The rules that there are, wanted or not, with the families that they belong to."""
    from mtfix.packs.loader import chosen  # only who names rules in a text needs them all
    from mtfix.rulebook import ENTRIES

    found = {entry.id: str(entry.family) for entry in ENTRIES.values()}
    return found | {rule.id: rule.family for rule in chosen(replace(config, disable=frozenset()))}


def faults(document: Document, config: Config) -> Iterator[Flag]:
    """What is wrong with the comments of a text, and with patterns."""
    exempt = document.suppressions
    if exempt is None:
        return
    for pattern in exempt.stopped:
        why = (
            f"the ignore-pattern “{pattern}” ran into its time limit on this text, so that nothing"
            " in it was changed"
        )
        yield Flag(0, 0, "suppression-pattern-stopped", why, "error")
    yield from comments.faults(exempt.directives, lambda: known_names(config))


def known_names(config: Config) -> set[str]:
    """All rules and families that a comment may name."""
    found = families(config)
    return {*found, *found.values()}
