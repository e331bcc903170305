"""What the keys of the terminal review do to its session; each deed says what it did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mtfix.decisions import State
from mtfix.review.choices import ReviewError
from mtfix.review.session import Session
from mtfix.review.terminal.items import Item


class View(NamedTuple):
    """What the reviewer sees.

    Attributes:
        item: where the cursor stands; None if nothing is listed.
        listed: what the filter leaves.
        is_filtered: whether it leaves anything out.
    """

    item: Item | None
    listed: Sequence[Item]
    is_filtered: bool

    @property
    def edit(self) -> Item:
        """The item where the cursor stands, which must be an edit.

        Raises:
            ReviewError: it is none.
        """
        item = self.any
        if item.is_flag:
            raise ReviewError("a flag changes nothing: there is nothing to accept or to reject")
        return item

    @property
    def any(self) -> Item:
        """The item where the cursor stands.

        Raises:
            ReviewError: there is none.
        """
        if self.item is None:
            raise ReviewError("nothing is listed")
        return self.item


Deed = Callable[[Session, View], str]


def _accept(session: Session, view: View) -> str:
    session.accept(view.edit.number)
    return ""


def _reject(session: Session, view: View) -> str:
    session.reject(view.edit.number)
    return ""


def _toggle(session: Session, view: View) -> str:
    session.toggle(view.edit.number)
    return ""


def _accept_rule(session: Session, view: View) -> str:
    rule = view.edit.finding.rule
    return f"{_edits(session.accept_rule(rule))} of {rule} accepted"


def _reject_rule(session: Session, view: View) -> str:
    rule = view.edit.finding.rule
    return f"{_edits(session.reject_rule(rule))} of {rule} rejected"


def _accept_listed(session: Session, view: View) -> str:
    if view.is_filtered:
        return f"{_edits(_decide(session, view, 'accepted'))} of those listed accepted"
    return f"{_edits(session.accept_all())} accepted; unsafe ones wait for a key each"


def _reject_listed(session: Session, view: View) -> str:
    return f"{_edits(_decide(session, view, 'rejected'))} rejected"


def _decide(session: Session, view: View, state: State) -> int:
    return session.decide({item.number: state for item in view.listed if not item.is_flag})


def _undo(session: Session, view: View) -> str:  # noqa: ARG001 - deeds are alike
    return "undone" if session.undo() else "there is nothing to undo"


def _redo(session: Session, view: View) -> str:  # noqa: ARG001
    return "done again" if session.redo() else "there is nothing to do again"


def _keep(session: Session, view: View) -> str:
    return session.keep(view.any.number)


def _suppress(session: Session, view: View) -> str:
    return session.suppress(view.any.number)


def _save(session: Session, view: View) -> str:  # noqa: ARG001
    return session.save()


DEEDS: Mapping[str, Deed] = {
    "accept": _accept,
    "reject": _reject,
    "toggle": _toggle,
    "accept-rule": _accept_rule,
    "reject-rule": _reject_rule,
    "accept-listed": _accept_listed,
    "reject-listed": _reject_listed,
    "undo": _undo,
    "redo": _redo,
    "keep": _keep,
    "suppress": _suppress,
    "save": _save,
}


def _edits(number: int) -> str:
    return f"{number:,} edit{'' if number == 1 else 's'}"
