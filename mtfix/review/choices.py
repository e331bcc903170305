"""What is accepted and rejected at a moment of a review, with the way back."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mtfix.decisions import State
from mtfix.edits import Edit
from mtfix.formats.files import InputError


class ReviewError(InputError):
    """Something that a review refuses, in words for the reviewer."""


class Choice(NamedTuple):
    """What is decided at a moment, or what changes between two moments: numbers of edits."""

    accepted: frozenset[int]
    suppressed: frozenset[int] = frozenset()

    def changed_by(self, other: Choice) -> Choice:
        """A choice and a step make a choice; two choices make the step between them."""
        return Choice(self.accepted ^ other.accepted, self.suppressed ^ other.suppressed)


class Choices:
    """The choices of a review, one step after the other.

    Args:
        edits: all that can be accepted or rejected, by their numbers.
        accepted: so many of the first are accepted in the beginning.

    Attributes:
        now: what is decided.

    >>> choices = Choices([Edit(0, 1, "A", ()), Edit(0, 2, "B", ())], 1)
    >>> choices.decide({0: "rejected", 1: "accepted"}), choices.state(0), choices.undo()
    (2, 'rejected', True)
    >>> choices.state(0)
    'accepted'
    """

    def __init__(self, edits: Sequence[Edit], accepted: int) -> None:
        self._edits = edits
        self._done: list[Choice] = []
        self._undone: list[Choice] = []
        self.now = Choice(frozenset(range(accepted)))

    def state(self, number: int) -> State:
        """What is decided about an edit."""
        return "accepted" if number in self.now.accepted else "rejected"

    def decide(self, states: Mapping[int, State], suppressed: frozenset[int] | None = None) -> int:
        """Decide about several edits at once; about all that are named, or none.

        Args:
            states: what is decided, by the numbers of the edits.
            suppressed: all that is suppressed from now on; None for what is.

        Returns:
            How many are decided otherwise than before.

        Raises:
            ReviewError: two of the accepted ones change the same place, or a number is that of no
                edit.
        """
        unknown = [number for number in states if not 0 <= number < len(self._edits)]
        if unknown:
            raise ReviewError(f"there is no edit {unknown[0]} to decide about")
        wanted = sorted(number for number, state in states.items() if state == "accepted")
        accepted = self._with(wanted, self.now.accepted - set(states))
        if not accepted.issuperset(wanted):
            raise ReviewError("two edits change the same place; reject the one to accept the other")
        return self.change(accepted, suppressed)

    def accept_most(self, numbers: Iterable[int]) -> int:
        """Accept edits, but none that changes the same place as one that is accepted."""
        return self.change(self._with(numbers, self.now.accepted))

    def change(self, accepted: frozenset[int], suppressed: frozenset[int] | None = None) -> int:
        """Take a step that can be undone.

        Args:
            accepted: the edits that are accepted from now on.
            suppressed: the edits and flags that are suppressed; None for those before. What is
                accepted is not suppressed any more.

        Returns:
            How many edits are decided otherwise than before.
        """
        suppressed = self.now.suppressed if suppressed is None else suppressed
        step = self.now.changed_by(Choice(accepted, suppressed - accepted))
        if not any(step):
            return 0
        self._done.append(step)
        self._undone.clear()
        self.now = self.now.changed_by(step)
        return len(step.accepted)

    def undo(self) -> bool:
        """Take back the last step; whether there was one."""
        return self._step(self._done, self._undone)

    def redo(self) -> bool:
        """Make again what was taken back last; whether there was anything."""
        return self._step(self._undone, self._done)

    def _step(self, steps: list[Choice], others: list[Choice]) -> bool:
        if not steps:
            return False
        others.append(steps.pop())
        self.now = self.now.changed_by(others[-1])
        return True

    def _with(self, wanted: Iterable[int], accepted: frozenset[int]) -> frozenset[int]:
        """What is accepted, and with it those of the wanted edits that can be made then."""
        spans = sorted(self._span(number) for number in accepted)
        for number in wanted:
            span = self._span(number)
            at = bisect_left(spans, span)
            near = spans[max(0, at - 1) : at + 1]
            if not any(_meet(self._edits[number], self._edits[other]) for *_, other in near):
                insort(spans, span)
        return frozenset(number for *_, number in spans).union(accepted)

    def _span(self, number: int) -> tuple[int, int, int]:
        edit = self._edits[number]
        return edit.start, edit.end, number


def _meet(edit: Edit, other: Edit) -> bool:
    """Whether two edits cannot be made together."""
    if edit.start == edit.end == other.start == other.end:
        return True
    return edit.start < other.end and other.start < edit.end
