"""The document: a text, what in it must not be touched, and its prose as a reader sees it.

Rules read `Prose`: inline tags are not in it, an opaque run (code, a URL, an image) is one
object-replacement character, an entity is the character that it stands for, and blocks are
apart. `Prose.edits` leads a change of the prose back to the text, around the tags.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from mtfix.blocks import Blocks, PlainBlocks
from mtfix.edits import Cause, Edit, minimal
from mtfix.language import Manners
from mtfix.tokens import Tokens

if TYPE_CHECKING:
    from mtfix.suppression import Suppressions

Format = Literal["text", "html", "markdown", "message"]

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in the prose for an opaque run."""

BREAK = "\n\n"
"""Stands in the prose between two blocks of a marked-up text."""


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Piece(NamedTuple):
    """``prose[at:at+length]`` shows ``text[start:end]``.

    Copied text has the same length on both sides; an opaque run or an entity shows as one
    character; a `BREAK` shows nothing (start == end).
    """

    at: int
    length: int
    start: int
    end: int


class Prose:
    """The text of a document as a reader sees it, with a map back to the document.

    Args:
        text: the prose.
        pieces: the map, in order and without gaps; None when the prose is the document's text.
        blocks: the blocks; None when lines tell them (plain text).
    """

    def __init__(
        self,
        text: str,
        pieces: Sequence[Piece] | None = None,
        blocks: Blocks | None = None,
    ) -> None:
        self.text = text
        self._pieces = pieces
        self.blocks = PlainBlocks(text) if blocks is None else blocks

    @cached_property
    def tokens(self) -> Tokens:
        """The words of the prose and what stands between them."""
        return Tokens(self.text)

    @cached_property
    def manners(self) -> Manners:
        """In what language and manner each block is written."""
        return Manners(self.text, self.blocks)

    def edits(self, start: int, end: int, replacement: str, cause: Cause) -> Iterator[Edit]:
        """The edits of the document that make a change of the prose.

        Tags inside the changed span stay: a change that keeps the length is made letter by
        letter, any other is made in the first piece of text that it meets.

        Args:
            start: first code point of the prose to replace.
            end: one past the last.
            replacement: what the reader shall see there.
            cause: the rule and its reason.
        """
        change = minimal(self.text, Edit(start, end, replacement, (cause,)))
        if change is None:
            return
        if self._pieces is None:
            yield change
            return
        if change.start == change.end:
            point = self._insertion_point(change.start)
            yield change._replace(start=point, end=point)
            return
        yield from self._piecewise(change)

    def origin(self, start: int, end: int) -> Span:
        """The span of the document that a span of the prose shows."""
        if self._pieces is None:
            return Span(start, end)
        first = self._piece(start)
        last = self._piece(max(start, end - 1))
        low = first.start if _is_object(first) else first.start + start - first.at
        high = last.end if _is_object(last) else min(last.end, last.start + end - last.at)
        return Span(low, max(low, high))

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.at for piece in self._pieces or ()]

    def _piece(self, offset: int) -> Piece:
        pieces = self._pieces or ()
        return pieces[max(0, bisect_right(self._piece_starts, offset) - 1)]

    def _insertion_point(self, offset: int) -> int:
        """An insertion belongs to the text before it, or to the text behind it in a new block."""
        before = self._piece(max(0, offset - 1))
        if offset == 0 or before.start == before.end:
            return self._piece(offset).start
        return before.end if _is_object(before) else before.start + offset - before.at

    def _piecewise(self, change: Edit) -> Iterator[Edit]:
        replacement = change.replacement
        same_length = len(replacement) == change.end - change.start
        at = change.start
        while at < change.end:
            piece = self._piece(at)
            until = min(piece.at + piece.length, change.end)
            part = replacement
            if same_length:
                part = replacement[at - change.start : until - change.start]
            else:
                replacement = ""
            low, high = self.origin(at, until)
            if self.text[at:until] != part and low < high:
                yield Edit(low, high, part, change.causes)
            at = until


def _is_object(piece: Piece) -> bool:
    return piece.length != piece.end - piece.start


@dataclass(frozen=True, eq=False)
class Document:
    """A text of a known format, read: never changed, read anew after each step of edits.

    Attributes:
        text: the text itself.
        format: what it is written in.
        opaque: the spans that no rule may change, in order and apart.
        prose: what a reader sees of it.
        source: the original-language text, if there is one.
        suppressions: what the user exempts; None for nothing.
    """

    text: str
    format: Format
    opaque: Sequence[Span]
    prose: Prose
    source: str | None = None
    suppressions: Suppressions | None = None

    @property
    def spared(self) -> Sequence[Span]:
        """What no stage at all may change, as the user wants it; in order and apart."""
        return self.suppressions.spared if self.suppressions is not None else ()

    def refuses(self, edit: Edit) -> bool:
        """Whether an edit would change the inside of an opaque span."""
        index = bisect_right(self._opaque_starts, max(edit.start, edit.end - 1)) - 1
        if index < 0:
            return False
        span = self.opaque[index]
        if edit.start == edit.end:
            return span.start < edit.start < span.end
        return edit.start < span.end

    def opaque_near(self, start: int, end: int) -> Sequence[Span]:
        """The opaque spans that reach into a range."""
        first = max(0, bisect_right(self._opaque_starts, start) - 1)
        last = bisect_right(self._opaque_starts, end)
        return [span for span in self.opaque[first:last] if span.end > start]

    @cached_property
    def _opaque_starts(self) -> list[int]:
        return [span.start for span in self.opaque]


def disjoint(spans: Iterable[Span]) -> list[Span]:
    """Spans in order; of overlapping spans the one that starts first, the longer if equal."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def prose_around(text: str, opaque: Iterable[Span]) -> Prose:
    """The prose of a text without inline tags: each opaque span becomes one `OBJECT`.

    >>> prose_around("see `x y` now", [Span(4, 9)]).text.encode("ascii", "replace")
    b'see ? now'
    """
    shown: list[str] = []
    pieces: list[Piece] = []
    at = position = 0
    for span in opaque:
        for start, end, show in (
            (position, span.start, text[position : span.start]),
            (span.start, span.end, OBJECT),
        ):
            if show:
                shown.append(show)
                pieces.append(Piece(at, len(show), start, end))
                at += len(show)
        position = span.end
    if not pieces:
        return Prose(text)
    if position < len(text):
        shown.append(text[position:])
        pieces.append(Piece(at, len(text) - position, position, len(text)))
    return Prose("".join(shown), pieces)
