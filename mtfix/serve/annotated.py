"""Texts with markup as LanguageTool's clients send them (`data`), and what of them rules may see.

The client says what is text and what is markup; offsets refer to all of it, put together. mtfix
reads the text only. In the place of markup it reads what the client says it means (`interpretAs`);
where the client says nothing, see `_reading`. What was found is led back by `Annotated.place`, and
no change reaches into markup.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from mtfix.document import BREAK, OBJECT
from mtfix.serve.errors import ApiError

_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|body|dd|div|dl|dt|fieldset|figcaption|figure|footer"
    r"|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)"
    r"(?![\w-])",
    re.I,
)
_LINE_BREAK = re.compile(r"<br(?![\w-])", re.I)
_TAG = re.compile(r"</?[a-z]", re.I)


class Part(NamedTuple):
    """A part of a text as the client sends it.

    Attributes:
        text: the part itself.
        is_markup: whether it is markup.
        meaning: what the markup stands for; None if the client does not say.
    """

    text: str
    is_markup: bool = False
    meaning: str | None = None


class Piece(NamedTuple):
    """``read[at:at+length]`` stands for ``whole[start:end]``."""

    at: int
    length: int
    start: int
    end: int
    is_text: bool


class Place(NamedTuple):
    """Where something is in the whole text.

    Attributes:
        start, end: the half-open span.
        low, high: the text around it without markup; the span itself if it reaches into markup.
        is_text: whether there is no markup in the span, so that it may be changed.
    """

    start: int
    end: int
    low: int
    high: int
    is_text: bool


@dataclass(frozen=True)
class Annotated:
    """A text with markup.

    Attributes:
        whole: all parts, put together; what the client's offsets refer to.
        read: what rules see.
        pieces: how they belong together, in order; markup that shows nothing is left out.
        is_plain: whether there is no markup at all.

    >>> text = annotated([Part("Elon "), Part("<b>", True), Part("musk"), Part("</b>", True)])
    >>> text.read, text.place(5, 9)
    ('Elon musk', Place(start=8, end=12, low=8, high=12, is_text=True))
    """

    whole: str
    read: str
    pieces: Sequence[Piece]
    is_plain: bool = True

    def place(self, start: int, end: int) -> Place | None:
        """The place of a span of `read`; None if there is nothing but markup."""
        first = self._piece(start)
        if start == end:
            first = self._taking(first, start)
        if first is None or start < first.at:
            return None
        if first.is_text and end <= first.at + first.length:
            shift = first.start - first.at
            return Place(start + shift, end + shift, first.start, first.end, True)
        return self._across(start, end)

    def _across(self, start: int, end: int) -> Place | None:
        """The place of a span that reaches into markup."""
        inner = self.pieces[self._index(start) : self._index(end - 1) + 1]
        if start == end or not any(piece.is_text for piece in inner):
            return None
        first, last = inner[0], inner[-1]
        low = first.start + (start - first.at if first.is_text else 0)
        high = last.start + end - last.at if last.is_text else last.end
        return Place(low, high, low, high, False)

    def _taking(self, piece: Piece | None, point: int) -> Piece | None:
        """The piece that an insertion belongs to: the text before it, else the text behind it."""
        index = self._index(point - 1)
        before = self.pieces[index] if index >= 0 else None
        if before is not None and before.is_text and before.at < point:
            return before
        return piece if piece is not None and piece.is_text else None

    def _piece(self, offset: int) -> Piece | None:
        index = self._index(offset)
        return self.pieces[index] if index >= 0 else None

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]


def annotated(parts: Sequence[Part]) -> Annotated:
    """Put a text together.

    Args:
        parts: in order.
    """
    pieces: list[Piece] = []
    read: list[str] = []
    at = start = 0
    for part, shown in zip(parts, _readings(parts), strict=True):
        end = start + len(part.text)
        if shown:
            pieces.append(Piece(at, len(shown), start, end, not part.is_markup))
            read.append(shown)
        at, start = at + len(shown), end
    whole = "".join(part.text for part in parts)
    is_plain = not any(part.is_markup for part in parts)
    return Annotated(whole, "".join(read), tuple(_joined(pieces)), is_plain)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Text that the client cut into several parts with nothing between them is one piece."""
    last: Piece | None = None
    for piece in pieces:
        if last and last.is_text and piece.is_text and last.end == piece.start:
            last = last._replace(length=last.length + piece.length, end=piece.end)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _readings(parts: Sequence[Part]) -> list[str]:
    """What is read in the place of each part."""
    before, behind = _neighbours(parts), _neighbours(parts[::-1], 0)[::-1]
    return [
        _reading(part, left, right) for part, left, right in zip(parts, before, behind, strict=True)
    ]


def _neighbours(parts: Sequence[Part], edge: int = -1) -> list[str]:
    """The letter of text that stands nearest before each part."""
    found, letter = [], ""
    for part in parts:
        found.append(letter)
        shown = part.meaning if part.is_markup else part.text
        letter = shown[edge] if shown else letter
    return found


def _reading(part: Part, left: str, right: str) -> str:
    """What is read in the place of a part.

    Of markup whose meaning the client does not tell, tags of blocks part paragraphs, other tags
    show nothing, and neither does what touches a word (as the signs of emphasis do); anything else
    may stand for something (a formula, a citation) and is read as an opaque run.
    """
    if not part.is_markup:
        return part.text
    if part.meaning is not None or not part.text:
        return part.meaning or ""
    if _BLOCK.match(part.text):
        return BREAK
    if _LINE_BREAK.match(part.text):
        return "\n"
    is_glued = left.isalnum() or right.isalnum()
    return "" if is_glued or _TAG.match(part.text) else OBJECT


def parts_of(data: str) -> list[Part]:
    """The parts of a text with markup.

    Args:
        data: JSON, as clients send it.

    Raises:
        ApiError: it is none, or not what it should be.

    >>> parts_of('{"annotation": [{"text": "a"}, {"markup": "<p>", "interpretAs": " "}]}')[1]
    Part(text='<p>', is_markup=True, meaning=' ')
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise ApiError(400, "Could not parse JSON from 'data' parameter") from None
    if isinstance(told, dict) and isinstance(told.get("text"), str):
        return [Part(told["text"])]
    if not isinstance(told, dict) or not isinstance(told.get("annotation"), list):
        raise ApiError(400, "'data' key in JSON requires 'text' or 'annotation' key")
    return [_part(item) for item in told["annotation"]]


def _part(item: Any) -> Part:
    if not isinstance(item, dict) or not {"text", "markup"} & set(item):
        raise ApiError(400, "Only 'text' and 'markup' are supported in 'annotation' list")
    if {"text", "markup"} <= set(item):
        raise ApiError(
            400, "Only either 'text' or 'markup' are supported in an object in 'annotation' list"
        )
    if "text" in item and "interpretAs" in item:
        raise ApiError(400, "'text' cannot be used with 'interpretAs' (only 'markup' can)")
    if not all(
        isinstance(item[key], str) for key in ("text", "markup", "interpretAs") if key in item
    ):
        raise ApiError(400, "'text', 'markup' and 'interpretAs' must be strings")
    if "text" in item:
        return Part(item["text"])
    return Part(item["markup"], True, item.get("interpretAs"))
