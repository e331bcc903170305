"""What came of a text: the outcome, every edit, what was flagged and what was withheld."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mtfix.document import Format
from mtfix.edits import Edit, Flag, Withheld, apply


@dataclass(frozen=True)
class Result:
    """The outcome of `mtfix.fix`.

    Attributes:
        original: the text that came in.
        text: the text that goes out.
        edits: ordered and disjoint; offsets are code points of `original`.
        flags: findings for a person; nothing was changed there.
        withheld: edits that were not made, and why.
        stable: whether a last round found nothing more to do.
        format: what the text is written in.
    """

    original: str
    text: str
    edits: Sequence[Edit]
    flags: Sequence[Flag]
    withheld: Sequence[Withheld]
    stable: bool
    format: Format

    def without(self, refused: Callable[[Edit | Flag], str | None]) -> Result:
        """The result without some of its edits and flags.

        Args:
            refused: why an edit or flag shall go; None if it stays.

        Returns:
            A result whose text has only the edits that stay; those that went are withheld.

        >>> import mtfix
        >>> mtfix.fix("Yes , he said.").without(lambda found: "not today").text
        'Yes , he said.'
        """
        why = {edit: refused(edit) for edit in self.edits}
        kept = tuple(edit for edit in self.edits if why[edit] is None)
        gone = [Withheld(edit, reason) for edit, reason in why.items() if reason is not None]
        return replace(
            self,
            text=apply(self.original, kept) if gone else self.text,
            edits=kept,
            flags=tuple(flag for flag in self.flags if refused(flag) is None),
            withheld=(*self.withheld, *gone),
        )

    # A result knows how to show itself; the reports are loaded only when it is asked to.

    def diff(self) -> str:
        """The edits as a unified diff with their reasons.

        >>> import mtfix
        >>> print(mtfix.fix("He met Elon Musk , he said.").diff().splitlines()[4])
        -He met Elon Musk , he said.
        """
        from mtfix.reports import unified

        return unified.render([("text", self)])

    def to_json(self) -> str:
        """The edits, flags and withheld edits as a JSON object."""
        from mtfix.reports import json_report

        return json_report.render([("text", self)])

    def _repr_html_(self) -> str:
        from mtfix.reports import html_fragment

        return html_fragment.render([("text", self)])
