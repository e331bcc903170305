"""Blocks of prose: the paragraphs, headings, list items and cells that rules stay inside of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple, Protocol

from mtfix.patterns import compiled

BlockKind = Literal["paragraph", "heading", "item", "cell", "caption"]


class Block(NamedTuple):
    """A paragraph, heading, list item or cell: offsets into the prose."""

    start: int
    end: int
    kind: BlockKind


class Blocks(Protocol):
    """The blocks of a text, in order."""

    def __iter__(self) -> Iterator[Block]: ...

    def at(self, offset: int) -> Block:
        """The block that holds an offset, or the nearest before it."""


class ListedBlocks:
    """Blocks that markup has told.

    Args:
        blocks: in order.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks

    def __iter__(self) -> Iterator[Block]:
        return iter(self._blocks)

    def at(self, offset: int) -> Block:
        """The block that holds an offset, or the nearest before it."""
        index = bisect_right(self._starts, offset) - 1
        return self._blocks[max(index, 0)] if self._blocks else Block(0, 0, "paragraph")

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self._blocks]


class PlainBlocks:
    r"""Blocks of plain text: paragraphs apart by blank lines; else each line is one.

    The lines of a paragraph belong together only if they are hard-wrapped: no line could have
    taken in the first word of the next one. A paragraph is looked at when it is asked for.

    Args:
        text: the text.

    >>> [block.kind for block in PlainBlocks("A Title\n\nOne line.\nAnother line.")]
    ['heading', 'paragraph', 'paragraph']
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, ListedBlocks] = {}
        self._latest = Block(0, 0, "paragraph")

    def __iter__(self) -> Iterator[Block]:
        for index in range(len(self._starts)):
            yield from self._paragraph(index)

    def at(self, offset: int) -> Block:
        """The block that holds an offset, or the nearest before it."""
        latest = self._latest
        if not latest.start <= offset < latest.end:  # most ask for what stands near
            index = max(0, bisect_right(self._starts, offset) - 1)
            latest = self._latest = self._paragraph(index).at(offset)
        return latest

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _BLANK_LINES.finditer(self._text))]

    def _paragraph(self, index: int) -> ListedBlocks:
        start = self._starts[index]
        blocks = self._known.get(start)
        if blocks is None:
            following = self._starts[index + 1 : index + 2] or [len(self._text)]
            lines = list(_lines(self._text, start, following[0]))
            blocks = self._known[start] = ListedBlocks(list(_blocks(lines)))
        return blocks


_BLANK_LINES = compiled(r"\n[ \t\r]*\n\s*")
_ITEM = compiled(r"\s*(?:[-*+•·–—]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)])\s")
_TABULAR = compiled(r"\t|\S {3,}\S|\|")
_TABULAR_SIGNS = ("\t", "   ", "|")
_STOP = tuple(".!?…:;,。！？：；，、\"”»’')")
_HEADING_LENGTH = 90
_WRAP_WIDTHS = range(40, 121)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for line in text[start:end].split("\n"):
        if line and not line.isspace():
            yield start, line.rstrip("\r")
        start += len(line) + 1


def _blocks(lines: Sequence[tuple[int, str]]) -> Iterator[Block]:
    if len(lines) > 1 and _is_hard_wrapped([line for _, line in lines]):
        last_start, last = lines[-1]
        yield Block(lines[0][0], last_start + len(last), _kind(lines[0][1], wrapped=True))
        return
    for start, line in lines:
        yield Block(start, start + len(line), _kind(line, wrapped=False))


def _is_hard_wrapped(lines: Sequence[str]) -> bool:
    width = max(map(len, lines))
    return width in _WRAP_WIDTHS and all(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines)
    )


def _kind(line: str, *, wrapped: bool) -> BlockKind:
    if _ITEM.match(line):
        return "item"
    if any(sign in line for sign in _TABULAR_SIGNS) and _TABULAR.search(line.strip()):
        return "cell"
    if not wrapped and len(line) <= _HEADING_LENGTH and not line.rstrip().endswith(_STOP):
        return "heading"
    return "paragraph"
