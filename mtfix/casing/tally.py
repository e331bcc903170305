"""How one word is written in one text."""

from __future__ import annotations

from collections import Counter

from mtfix.casing.shapes import base

_NOTHING: Counter[str] = Counter()


class Tally:
    """How one word is written in one text: headlines left out, endings in 's taken off.

    Args:
        small: how often it stands without a capital.
        raised: how often it has a capital in mid-sentence.
        at_start: how often it has one where a capital tells nothing.

    Attributes:
        forms: how it is written in mid-sentence when it has a capital.
        behind: the words behind which it has a capital, in lower case.
        before: the words before which it has one.
    """

    def __init__(self, small: int = 0, raised: int = 0, at_start: int = 0) -> None:
        self.small = small
        self.raised = raised
        self.at_start = at_start
        self.forms = self.behind = self.before = _NOTHING

    def add(self, written: str, before: str, behind: str) -> None:
        """Count a place where it has a capital that tells something.

        Args:
            written: the word there, without a possessive ending.
            before: the word before it, if a space parts them.
            behind: the word behind it.
        """
        if not self.raised:
            self.forms, self.behind, self.before = Counter(), Counter(), Counter()
        self.raised += 1
        self.forms[written] += 1
        if before:
            self.behind[base(before.lower())] += 1
        if behind:
            self.before[base(behind.lower())] += 1
