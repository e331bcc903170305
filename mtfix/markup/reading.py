"""From HTML to the `Document` that the rules see."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape

from mtfix import suppression
from mtfix.blocks import Block, BlockKind, ListedBlocks
from mtfix.document import BREAK, OBJECT, Document, Piece, Prose, Span, disjoint
from mtfix.markup import vocabulary
from mtfix.markup.entities import ENTITY
from mtfix.markup.scanner import scan
from mtfix.markup.tags import Tag
from mtfix.reading import blank_lines, links

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(vocabulary.HEADINGS, "heading"),
    **dict.fromkeys(("title", "legend", "summary"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
}


def read_html(
    text: str, source: str | None = None, ignore_patterns: tuple[str, ...] = ()
) -> Document:
    """Read an HTML text, mended or not: its tags are opaque, its prose is what is left.

    Args:
        text: the text.
        source: the original-language text, if there is one.
        ignore_patterns: regular expressions; what they match is opaque.
    """
    tags = scan(text)
    exempt = suppression.read(
        text, lambda: list(protected(tags)), lambda: _borders(text, tags), ignore_patterns
    )
    reader = _HtmlReader(text, list(_special(text, () if exempt is None else exempt.matches)))
    opaque = _html_opaque(text, tags, () if exempt is None else exempt.spared)
    for span, shown, is_border, kind in _elements(tags):
        reader.show_until(span.start)
        reader.skip(span, shown)
        if is_border:
            reader.end_block(kind)
    reader.show_until(len(text))
    return Document(text, "html", opaque, reader.prose(), source, exempt)


def _borders(text: str, tags: Sequence[Tag]) -> Sequence[Span]:
    blocks = (Span(tag.start, tag.end) for tag in tags if tag.name in vocabulary.BLOCK)
    return sorted([*blocks, *blank_lines(text)])


def _special(text: str, matches: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    runs = [(span, OBJECT) for span in (*links(text), *matches)]
    if "&" in text:
        runs += [(Span(*match.span()), unescape(match[0])) for match in ENTITY.finditer(text)]
    end = 0
    for span, shown in sorted(runs):
        if span.start >= end and len(shown) == 1:
            yield span, shown
            end = span.end


def protected(tags: Sequence[Tag]) -> Iterator[Span]:
    """The contents of protected elements (code, scripts, pictures)."""
    for opener, closer in itertools.pairwise(tags):
        if opener.name not in vocabulary.PROTECTED or closer.name != opener.name:
            continue
        if opener.kind == "open" and closer.kind == "close":
            yield Span(opener.end, closer.start)


def _html_opaque(text: str, tags: Sequence[Tag], spared: Sequence[Span]) -> list[Span]:
    return disjoint(
        [
            *(Span(tag.start, tag.end) for tag in tags),
            *(span for span in protected(tags) if span.start < span.end),
            *spared,
            *links(text),
        ]
    )


def _elements(tags: Sequence[Tag]) -> Iterator[tuple[Span, str, bool, BlockKind]]:
    """What is not shown as it stands: span, what shows instead, block border, kind begun."""
    code = {span.start: span.end for span in protected(tags)}
    around = _Surroundings()
    skip_to = 0
    for tag in tags:
        if tag.start < skip_to:
            continue
        span = Span(tag.start, tag.end)
        if tag.kind == "open" and tag.end in code:
            skip_to = code[tag.end]
            shown = "" if tag.name in vocabulary.HIDDEN else OBJECT
            yield Span(tag.start, code[tag.end]), shown, tag.name == "pre", around.kind
        elif tag.name in _SHOWN:
            yield span, "" if tag.kind == "close" else _SHOWN[tag.name], False, around.kind
        elif tag.name in vocabulary.BLOCK:
            around.add(tag)
            kind = _KINDS.get(tag.name, around.kind) if tag.kind == "open" else around.kind
            yield span, "", True, kind
        else:
            yield span, "", False, around.kind


class _Surroundings:
    """The items and cells that are open, with the lists and tables that they are in."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._names: Counter[str] = Counter()

    def add(self, tag: Tag) -> None:
        """Go past a tag."""
        if tag.name not in _HOLDERS:
            return
        if tag.kind == "open":
            while self._open and self._open[-1] in vocabulary.CLOSES.get(tag.name, ()):
                self._pop()
            self._open.append(tag.name)
            self._names[tag.name] += 1
        elif tag.kind == "close" and self._names[tag.name]:
            while self._pop() != tag.name:
                pass

    @property
    def kind(self) -> BlockKind:
        """What a paragraph here is part of."""
        return _KINDS.get(self._open[-1], "paragraph") if self._open else "paragraph"

    def _pop(self) -> str:
        name = self._open.pop()
        self._names[name] -= 1
        return name


_HOLDERS = frozenset("li dt dd td th ul ol dl menu table tr".split())


_SHOWN = {**dict.fromkeys(vocabulary.MEDIA, OBJECT), "br": "\n"}
"""Inline elements that leave something in the prose."""


class _HtmlReader:
    """Builds the prose of an HTML text from left to right.

    Args:
        text: the text.
        special: spans inside the texts that show as one character, and that character.
    """

    def __init__(self, text: str, special: Sequence[tuple[Span, str]]) -> None:
        self._text = text
        self._special = special
        self._next = 0
        self._shown: list[str] = []
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._at = 0
        self._position = 0
        self._block_start = 0
        self._kind: BlockKind = "paragraph"

    def show_until(self, end: int) -> None:
        """Copy text; an entity or a link shows as one character."""
        while self._next < len(self._special):
            span, shown = self._special[self._next]
            if span.end > end:
                break
            self._next += 1
            if span.start >= self._position:
                self._copy(span.start)
                self._add(shown, span.start, span.end)
        self._copy(end)

    def skip(self, span: Span, shown: str) -> None:
        """Leave out a tag, or show one character for it."""
        if shown:
            self._add(shown, span.start, span.end)
        self._position = max(self._position, span.end)

    def end_block(self, kind: BlockKind) -> None:
        """A block border, and the kind of block that begins."""
        if self._at > self._block_start:
            self._blocks.append(Block(self._block_start, self._at, self._kind))
            self._add(BREAK, self._position, self._position)
        self._block_start = self._at
        self._kind = kind

    def prose(self) -> Prose:
        """What was built."""
        if self._at > self._block_start or not self._blocks:
            self._blocks.append(Block(self._block_start, self._at, self._kind))
        if not self._pieces:
            self._pieces.append(Piece(0, 0, 0, 0))
        return Prose("".join(self._shown), self._pieces, ListedBlocks(self._blocks))

    def _copy(self, end: int) -> None:
        start = self._position
        if start < end:
            self._add(self._text[start:end], start, end)
            self._position = end

    def _add(self, shown: str, start: int, end: int) -> None:
        length = len(shown)
        self._shown.append(shown)
        self._pieces.append(Piece(self._at, length, start, end))
        self._at += length
        self._position = end
