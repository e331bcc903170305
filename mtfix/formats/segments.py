"""What a file of strings is made of: segments, and the map from their text to the file.

A segment is a string as a reader sees it, escapes resolved. Its pieces say where each part of it
is stored, so that an edit of the string becomes an edit of just these characters of the file;
whatever lies between (quotation marks, wrapping, comments, other strings) is never written anew.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import Literal

from mtfix.document import OBJECT, Format, Piece, Span
from mtfix.edits import Edit, minimal

_OBJECTS = re.compile(f"{OBJECT}+")


class FormatError(Exception):
    """A file is not what its format says, or is refused; in one line for the user.

    Args:
        message: what was found and what was expected.
        offset: where, in code points of the file's text; -1 for the file as a whole.
    """

    def __init__(self, message: str, offset: int = -1) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True)
class Options:
    """What a user may say about the strings of a file.

    Attributes:
        source_column: the column (CSV, TSV) or field (JSON Lines) with the original text.
        target_column: the column with the translation.
        field: the field of JSON Lines with the translation.
        keys: patterns for the keys of the strings that are meant; all if there are none.
        language: the language of the translation, to pick it where a file holds several.
    """

    source_column: str | None = None
    target_column: str | None = None
    field: str | None = None
    keys: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True)
class Segment:
    """A translated string in a file.

    Attributes:
        text: the string, escapes resolved; inline elements stand in it as they are stored.
        pieces: where each part of `text` is stored; in order and without gaps in `text`.
        stored: writes new text as the file has to have it at this place.
        key: what the file calls it; empty if it has no name.
        source: the original text.
        format: what the string is written in.
        language: the code of its language, if the file says so.
        opaque: the inline elements in `text`, which nothing may change.
        holds: whether another string can stand at this place.
        is_plural_form: whether it is one of several, of which some may leave the number out.
        silent: the rules that comments in the file silence here; see `mtfix.Config.silent`.
    """

    text: str
    pieces: Sequence[Piece]
    stored: Callable[[str], str]
    key: str = ""
    source: str | None = None
    format: Format | Literal["auto"] = "message"
    language: str | None = None
    opaque: Sequence[Span] = ()
    holds: Callable[[str], bool] = lambda _: True
    is_plural_form: bool = False
    silent: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    @property
    def start(self) -> int:
        """Where it begins in the file."""
        return self.pieces[0].start if self.pieces else 0

    @property
    def end(self) -> int:
        """Where it ends in the file."""
        return self.pieces[-1].end if self.pieces else 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a range of the string is stored: offsets of the file's text."""
        if not self.pieces:
            return 0, 0
        low = self._span(self._piece(start), start, start)[0]
        return low, max(low, self._insertion_point(end) if end > start else low)

    def bare(self, text: str | None = None) -> str:
        """The string, or what became of it, with `OBJECT` for each run of inline elements."""
        shown = self.text if text is None else text
        pieces, at = [], 0
        for span in self.opaque:
            element = self.text[span.start : span.end]
            start = shown.index(element, at)
            pieces.append(shown[at:start])
            at = start + len(element)
        return _OBJECTS.sub(OBJECT, OBJECT.join([*pieces, shown[at:]]))

    def refuses(self, edit: Edit) -> bool:
        """Whether an edit of the string would change an inline element, or add one."""
        if not self.opaque:
            return False
        if "<" in edit.replacement or ">" in edit.replacement:
            return True
        return any(
            span.start < edit.end and edit.start < span.end
            if edit.start < edit.end
            else span.start < edit.start < span.end
            for span in self.opaque
        )

    def edits(self, file_text: str, edit: Edit) -> Iterator[Edit]:
        """The edits of the file that make an edit of the string.

        Args:
            file_text: the text of the file.
            edit: in offsets of `text`.
        """
        replacement = self.stored(edit.replacement)
        for low, high in self._stretches(edit.start, edit.end):
            change = minimal(file_text, Edit(low, high, replacement, edit.causes))
            replacement = ""  # the first stretch has all of it, the others only lose their part
            if change is not None:
                yield change

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The file's ranges that store a range of the string, those that touch made one."""
        if start == end:
            yield self._insertion_point(start), self._insertion_point(start)
            return
        low, high = -1, -1
        for _, _, (first, last) in self.parts(start, end):
            if first != high:
                if low >= 0:
                    yield low, high
                low = first
            high = last
        yield low, high

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, int]]]:
        """The parts of a range of the string that are stored in one piece, and where."""
        while start < end:
            piece = self._piece(start)
            until = min(piece.at + piece.length, end)
            yield start, until, self._span(piece, start, until)
            start = until

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right(self._starts, offset) - 1)]

    def _insertion_point(self, offset: int) -> int:
        """What is inserted belongs to the character before it."""
        piece = self._piece(max(0, offset - 1))
        return self._span(piece, offset, offset)[1] if offset else piece.start

    @staticmethod
    def _span(piece: Piece, start: int, end: int) -> tuple[int, int]:
        if piece.length != piece.end - piece.start:  # an escape is one thing
            return piece.start, piece.end
        return piece.start + start - piece.at, piece.start + end - piece.at


@dataclass
class Builder:
    """Puts a string together from what is stored of it, in order.

    >>> builder = Builder()
    >>> builder.copy("caf", 7); builder.escape("é", 10, 16)
    >>> builder.text, builder.pieces[1]
    ('café', Piece(at=3, length=1, start=10, end=16))
    """

    pieces: list[Piece] = field(default_factory=list)
    opaque: list[Span] = field(default_factory=list)
    _shown: list[str] = field(default_factory=list)
    size: int = 0

    def copy(self, text: str, start: int) -> None:
        """Text that is stored as it is, from an offset on."""
        if text:
            self._add(text, start, start + len(text))

    def escape(self, text: str, start: int, end: int) -> None:
        """A character and the range that stands for it."""
        self._add(text, start, end)

    def element(self, text: str, start: int) -> None:
        """An inline element, shown as it is stored."""
        self.opaque.append(Span(self.size, self.size + len(text)))
        self.copy(text, start)

    def lifted(self, below: Builder) -> Builder:
        """The same string in offsets of the file, if it was read from the text of `below`."""
        ground = Segment(below.text, below.pieces, str)
        lifted = Builder(opaque=self.opaque)
        text = self.text
        for piece in self.pieces:
            shown = text[piece.at : piece.at + piece.length]
            if piece.length != piece.end - piece.start:
                lifted.escape(shown, *ground.span(piece.start, piece.end))
                continue
            for start, end, span in ground.parts(piece.start, piece.end):
                part = shown[start - piece.start : end - piece.start]
                lifted.escape(part, *span)
        return lifted

    @property
    def text(self) -> str:
        """The string so far."""
        return "".join(self._shown)

    def _add(self, text: str, start: int, end: int) -> None:
        last = self.pieces[-1] if self.pieces else None
        is_copy = len(text) == end - start
        if last and is_copy and last.end == start and last.length == last.end - last.start:
            self.pieces[-1] = last._replace(length=last.length + len(text), end=end)
        else:
            self.pieces.append(Piece(self.size, len(text), start, end))
        self._shown.append(text)
        self.size += len(text)


def needed(module: str, package: str) -> None:
    """Make sure that a library is there.

    Args:
        module: its name in Python.
        package: its name for pip.

    Raises:
        FormatError: it is missing; the message says what to install.
    """
    try:
        import_module(module)
    except ImportError:
        raise FormatError(
            f"{package} is needed to read such files; install it with pip install 'mtfix[formats]'"
        ) from None
