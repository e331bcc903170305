"""A Markdown text in lines, with all that no repair may look into: code, comments, front matter.

The shape of the text is told by rough rules of our own and not by a parser, for the signs that a
parser goes by may be the damaged ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mtfix.document import Span, disjoint
from mtfix.edits import Cause, Edit, minimal
from mtfix.markup.md import regions
from mtfix.markup.md.regions import Line, meets

_FRONT_MATTER = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*\r?\n(?:.*\n){0,200}?(?:---|\+\+\+)[ \t]*\r?$", re.M
)
_TEMPLATE = re.compile(r"\{\{[<%][^\n]{0,500}?[%>]\}\}|\{%[^\n%]{0,300}%\}")
_TAG = re.compile(r"<[A-Za-z/!?][^<>\n]{0,400}>")
_MATH = re.compile(
    r"\$\$[^$]{1,2000}\$\$|(?<![\w$\\])\$(?=[^\s$])[^$\n]{0,200}(?<=[^\s\\])\$(?![\w$])"
)

Change = tuple[int, int, str]
"""Start, end, and what is to stand there."""


class Repair(NamedTuple):
    """Edits that make sense only together.

    Attributes:
        edits: in order and disjoint.
        means: the elements, as `confirm` calls them, that a parser must see afterwards.
        needs_parser: whether the signs alone are too weak an evidence.
    """

    edits: tuple[Edit, ...]
    means: tuple[tuple[str, str], ...] = ()
    needs_parser: bool = False


class Page:
    r"""A text, and what of it is open to repairs.

    Args:
        text: the text.
        source: the original text, if there is one.
        spared: what the user exempts from repairs, in order and apart.

    >>> page = Page("One\n\n```\ncode\n```\n`a b`")
    >>> [page.text[line.start:line.end] for line in page.lines if not page.is_closed(*line[:2])]
    ['One', '']
    """

    def __init__(self, text: str, source: str | None = None, spared: Sequence[Span] = ()) -> None:
        self.text = text
        self.source = source
        self._spared = spared

    @cached_property
    def lines(self) -> Sequence[Line]:
        """All lines."""
        return regions.lines(self.text)

    @cached_property
    def first(self) -> int:
        """The number of the first line that is not blank."""
        found = (number for number, line in enumerate(self.lines) if line.content < line.end)
        return next(found, 0)

    def content(self, line: Line) -> str:
        """What a line says, without quotation signs, indentation and trailing spaces."""
        return self.text[line.content : line.end].rstrip()

    @cached_property
    def blocks(self) -> Sequence[Span]:
        """The closed regions that are blocks: front matter, fences, indented code, raw HTML."""
        text = self.text
        spans = [Span(*match.span()) for match in _FRONT_MATTER.finditer(text)]
        spans += regions.fenced(text, self.lines)
        spans += regions.indented(text, self.lines)
        spans += regions.raw(text)
        spans += (span for span in self._spared if "\n" in text[slice(*span)])
        return disjoint(spans)

    @cached_property
    def closed(self) -> Sequence[Span]:
        """All closed regions: the blocks, code and formulas in lines, whole tags."""
        inline = [*self.code]
        if "<" in self.text:
            inline += (Span(*match.span()) for match in _TAG.finditer(self.text))
        if "$" in self.text:
            inline += (Span(*match.span()) for match in _MATH.finditer(self.text))
        inline = [span for span in inline if not meets(self.blocks, *span)]
        return disjoint([*self.blocks, *inline])

    @cached_property
    def code(self) -> Sequence[Span]:
        """Code in lines, with its backticks, and what templates call (``{{< figure >}}``).

        Backticks make a pair if they are as many, in one paragraph.
        """
        spans: list[Span] = list(self._spared)
        if "{" in self.text:
            spans += (Span(*match.span()) for match in _TEMPLATE.finditer(self.text))
        if "`" in self.text:
            spans += (span for chunk in self.chunks for span in regions.code(self.text, chunk))
        return disjoint(spans)

    @cached_property
    def chunks(self) -> Sequence[Span]:
        """Runs of lines that are neither blank nor in a closed block: at most a paragraph."""
        found: list[Span] = []
        is_open = False
        for line in self.lines:
            if line.content >= line.end or meets(self.blocks, line.start, line.end):
                is_open = False
            elif is_open:
                found[-1] = Span(found[-1].start, line.end)
            else:
                found.append(Span(line.start, line.end))
                is_open = True
        return found

    def repair(
        self,
        changes: Iterable[Change],
        cause: Cause,
        means: Sequence[tuple[str, str]] = (),
        *,
        needs_parser: bool = False,
    ) -> Iterator[Repair]:
        """A repair whose edits have one cause; none if nothing would change.

        Args:
            changes: in order and disjoint.
            cause: why.
            means: see `Repair`.
            needs_parser: see `Repair`.
        """
        edits = (minimal(self.text, Edit(*change, (cause,))) for change in changes)
        made = tuple(edit for edit in edits if edit is not None)
        if made:
            yield Repair(made, tuple(means), needs_parser)

    def is_closed(self, start: int, end: int) -> bool:
        """Whether a range meets a closed region."""
        return meets(self.closed, start, end)

    def is_code(self, start: int, end: int) -> bool:
        """Whether a range meets a block or code in a line; tags and formulas are none."""
        return meets(self.blocks, start, end) or meets(self.code, start, end)

    def in_block(self, line: Line) -> bool:
        """Whether a line is part of a closed block."""
        return meets(self.blocks, line.start, line.end)

    def runs(self) -> Iterator[Sequence[Line]]:
        """Lines that follow each other without a blank line or a closed block between."""
        run: list[Line] = []
        for line in self.lines:
            if line.content < line.end and not self.in_block(line):
                run.append(line)
            elif run:
                yield run
                run = []
        if run:
            yield run
