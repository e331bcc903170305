"""What came of a text: the outcome, every edit, what was flagged and what was withheld."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mtfix.document import Format
from mtfix.edits import Edit, Flag, Withheld


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
