"""What the list of the terminal review has in its rows, and which of it a filter leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from mtfix.edits import Edit, Flag
from mtfix.findings import Finding, findings
from mtfix.places import Change
from mtfix.review.session import Session
from mtfix.review.terminal.visible import visible

Trust = Literal["safe", "unsafe", "flag"]

_BEFORE = re.compile(r"\S{0,12}$")
_BEHIND = re.compile(r"\S{0,12}")


@dataclass(frozen=True)
class Item:
    """An edit or a flag, as a row.

    Attributes:
        number: what the session knows it by.
        finding: what is to be told of it.
        change: the words before and after, visible; of a flag they are the same.
    """

    number: int
    finding: Finding
    change: Change

    @property
    def is_flag(self) -> bool:
        """Whether there is nothing to decide."""
        return self.finding.kind == "flag"

    @property
    def trust(self) -> Trust:
        """How far it can be trusted."""
        return self.finding.safety or "flag"

    @cached_property
    def told(self) -> str:
        """All that a filter searches, in lower case."""
        finding = self.finding
        said = (*self.change, *finding.rules, finding.reason, self.trust)
        return "\n".join(map(visible, said)).casefold()


def items(session: Session) -> list[Item]:
    """The rows of a session, in order of their places."""
    text = session.result.original
    found: list[Edit | Flag] = [*session.edits, *session.flags]
    numbers = sorted(  # the order of `findings`
        range(len(found)), key=lambda number: (*found[number][:2], number >= len(session.edits))
    )
    all_of_them = replace(session.result, edits=session.edits, flags=session.flags)
    return [
        Item(number, finding, _change(text, finding))
        for number, finding in zip(numbers, findings(all_of_them), strict=True)
    ]


def _change(text: str, finding: Finding) -> Change:
    """The words of a finding; a change of spaces or signs alone has its neighbours with it."""
    old, new = finding.old, finding.old if finding.new is None else finding.new
    if not any(map(str.isalnum, old + new)):
        before = _BEFORE.search(text[max(0, finding.start - 12) : finding.start])
        behind = _BEHIND.match(text, finding.end)
        sides = (before[0] if before else "", behind[0] if behind else "")
        old, new = f"{sides[0]}{old}{sides[1]}", f"{sides[0]}{new}{sides[1]}"
    return Change(visible(old, joiners=True), visible(new, joiners=True))


@dataclass(frozen=True)
class Filter:
    """What is listed.

    Attributes:
        words: all of these must be in an item's words, rules, reason or safety.
        rule: only its items; all if it is empty.
        trust: only items that are trusted so; all if it is None.
    """

    words: str = ""
    rule: str = ""
    trust: Trust | None = None

    def chosen(self, all_items: Iterable[Item]) -> Sequence[Item]:
        """The items that it leaves."""
        words = self.words.casefold().split()
        return [
            item
            for item in all_items
            if (not self.rule or self.rule in item.finding.rules)
            and (self.trust is None or item.trust == self.trust)
            and all(word in item.told for word in words)
        ]

    def __str__(self) -> str:
        parts = (self.words and f"“{self.words}”", self.rule, self.trust)
        return ", ".join(part for part in parts if part)
