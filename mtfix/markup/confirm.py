"""A second opinion: lxml parses the mended text and must see what the scanner means.

The scanner and libxml2 share no code. Where they disagree, on the text or on which text an
element holds, the repair is not trusted and the caller withholds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import unescape

from mtfix.edits import Edit, apply
from mtfix.markup.scanner import Damage, Tag, scan

_IMPLIED = frozenset({"html", "head", "body", "tbody"})
_UNPARSABLE = {0: " ", **dict.fromkeys(range(0xD800, 0xE000), "?")}

Extents = Counter[tuple[str, int, int]]
"""Elements by name, and by how much text stands before their start and their end."""


def doubt(text: str, edits: Sequence[Edit]) -> str | None:
    """Why the mended text cannot be trusted; None if lxml agrees with the scanner.

    Args:
        text: the text before the repair.
        edits: the repair.
    """
    mended = apply(text, edits)
    tags = scan(mended)
    if any(tag.damage >= Damage.PADDED for tag in tags):
        return None  # another round will go on; its outcome is judged then
    meant_text, meant = _meant(mended, tags)
    seen_text, seen = _seen(_with_signs_escaped(mended, tags))
    if meant_text != seen_text:
        return "the markup is too damaged: a parser would lose text, nothing was changed"
    if meant - seen:
        (name, _, _), *_ = meant - seen
        return f"the markup is too damaged: <{name}> would hold other text, nothing was changed"
    return None


def _meant(text: str, tags: Sequence[Tag]) -> tuple[str, Extents]:
    """What the scanner sees: the text, and the extents of elements that are closed by hand."""
    shown: list[str] = []
    extents: Extents = Counter()
    opened: dict[str, list[int]] = {}
    position = length = 0
    for tag in tags:
        piece = _solid(unescape(text[position : tag.start]))
        shown.append(piece)
        length += len(piece)
        position = tag.end
        if tag.kind == "open":
            opened.setdefault(tag.name, []).append(length)
        elif tag.kind == "close" and opened.get(tag.name):
            start = opened[tag.name].pop()
            if start < length:  # empty elements may stand anywhere
                extents[tag.name, start, length] += 1
    shown.append(_solid(unescape(text[position:])))
    return "".join(shown), extents


def _with_signs_escaped(text: str, tags: Sequence[Tag]) -> str:
    """The text with each ``<`` that is no tag (``x < y``, ``List<String>``) written as one."""
    pieces: list[str] = []
    position = 0
    for tag in tags:
        pieces.append(text[position : tag.start].replace("<", "&lt;"))
        pieces.append(text[tag.start : tag.end])
        position = tag.end
    pieces.append(text[position:].replace("<", "&lt;"))
    return "".join(pieces)


def _solid(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


class _Outline:
    """Collects, as a parser target, the same two things from lxml's events."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.length = 0
        self.extents: Extents = Counter()
        self.open: list[tuple[str, int]] = []

    def start(self, name: str, _attributes: object) -> None:
        self.open.append((name, self.length))

    def end(self, name: str) -> None:
        opened, start = self.open.pop()
        if opened == name and name not in _IMPLIED:
            self.extents[name, start, self.length] += 1

    def data(self, text: str) -> None:
        piece = _solid(text)
        self.shown.append(piece)
        self.length += len(piece)

    def close(self) -> None:
        return None


def _encoded(text: str) -> bytes:
    """The bytes for lxml, which takes neither NUL nor lone surrogates."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return text.translate(_UNPARSABLE).encode()
    return data.replace(b"\0", b" ")


def _seen(text: str) -> tuple[str, Extents]:
    from lxml import etree

    outline = _Outline()
    parser = etree.HTMLParser(target=outline, huge_tree=True, encoding="utf-8")
    if text.strip():
        parser.feed(_encoded(text))
        parser.close()
    return "".join(outline.shown), outline.extents
