"""What came of a text: the outcome, every edit, what was flagged and what was withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from mtfix.document import Format
from mtfix.edits import Edit, Flag, Withheld, apply

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text
from mtfix.suppression import Comment


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
        comments: what the comments for mtfix in the text did; see `mtfix.suppression.unused`.
        notes: what was wanted and could not be done, in words: LanguageTool could not be asked.
    """

    original: str
    text: str
    edits: Sequence[Edit]
    flags: Sequence[Flag]
    withheld: Sequence[Withheld]
    stable: bool
    format: Format
    comments: Sequence[Comment] = ()
    notes: Sequence[str] = ()

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

    def diff(
        self,
        kind: Literal["unified", "words", "side-by-side"] = "unified",
        *,
        color: bool = False,
    ) -> str:
        """The edits and their reasons as a diff.

        Args:
            kind: lines as `diff -u` gives them, words in their lines, or two columns.
            color: whether to colour it for a terminal.

        Raises:
            ModuleNotFoundError: two columns need rich, and it is not installed.
            ValueError: there is no such kind.

        >>> import mtfix
        >>> print(mtfix.fix("He met Elon Musk , he said.").diff().splitlines()[4])
        -He met Elon Musk , he said.
        """
        from mtfix.reports.diffs import render

        return render(kind, [("text", self)], color=color)

    def to_json(self) -> str:
        """The edits, flags and withheld edits as a JSON object."""
        from mtfix.reports import json_report

        return json_report.render([("text", self)])

    def _repr_html_(self) -> str:
        from mtfix.reports import html_fragment

        return html_fragment.render([("text", self)])

    def __rich_console__(self, console: Console, _: object) -> Iterator[Text]:
        """The edits word by word, for `rich.print`."""
        from rich.text import Text  # only rich asks for it

        from mtfix.places import visible

        diff = self.diff("words", color=console.color_system is not None)
        yield Text.from_ansi(diff or visible(self.text, keep="\n\t"))
