"""From HTML to the `Document` that the rules see."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from html import unescape

from mtfix.document import BREAK, OBJECT, Block, BlockKind, Document, Piece, Prose, Span, disjoint
from mtfix.markup import vocabulary
from mtfix.markup.entities import ENTITY
from mtfix.markup.scanner import Tag, scan
from mtfix.reading import ignored, links

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(vocabulary.HEADINGS, "heading"),
    **dict.fromkeys(("title", "legend", "summary"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
}


def read_html(text: str, source: str | None = None) -> Document:
    """Read an HTML text, mended or not: its tags are opaque, its prose is what is left.

    Args:
        text: the text.
        source: the original-language text, if there is one.
    """
    tags = scan(text)
    reader = _HtmlReader(text)
    opaque = list(_html_opaque(text, tags))
    for span, shown, is_border, kind in _elements(tags):
        reader.show_until(span.start)
        reader.skip(span, shown)
        if is_border:
            reader.end_block(kind)
    reader.show_until(len(text))
    return Document(text, "html", opaque, reader.prose(), source)


def protected(tags: Sequence[Tag]) -> Iterator[Span]:
    """The contents of protected elements (code, scripts, pictures)."""
    for opener, closer in itertools.pairwise(tags):
        if opener.name not in vocabulary.PROTECTED or closer.name != opener.name:
            continue
        if opener.kind == "open" and closer.kind == "close":
            yield Span(opener.end, closer.start)


def _html_opaque(text: str, tags: Sequence[Tag]) -> list[Span]:
    return disjoint(
        [
            *(Span(tag.start, tag.end) for tag in tags),
            *(span for span in protected(tags) if span.start < span.end),
            *ignored(text),
            *links(text),
        ]
    )


def _elements(tags: Sequence[Tag]) -> Iterator[tuple[Span, str, bool, BlockKind | None]]:
    """What is not shown as it stands: span, what shows instead, block border, kind begun."""
    code = {span.start: span.end for span in protected(tags)}
    skip_to = 0
    for tag in tags:
        if tag.start < skip_to:
            continue
        if tag.kind == "open" and tag.end in code:
            skip_to = code[tag.end] + 1
            shown = "" if tag.name in vocabulary.HIDDEN else OBJECT
            yield Span(tag.start, code[tag.end]), shown, tag.name == "pre", None
        elif tag.kind == "void" and tag.name == "br":
            yield Span(tag.start, tag.end), "\n", False, None
        elif tag.name in vocabulary.MEDIA:
            yield Span(tag.start, tag.end), OBJECT if tag.kind != "close" else "", False, None
        elif tag.is_block:
            kind = _KINDS.get(tag.name, "paragraph") if tag.kind == "open" else None
            yield Span(tag.start, tag.end), "", True, kind
        else:
            yield Span(tag.start, tag.end), "", False, None


class _HtmlReader:
    """Builds the prose of an HTML text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shown: list[str] = []
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._at = 0
        self._position = 0
        self._block_start = 0
        self._kind: BlockKind = "paragraph"

    def show_until(self, end: int) -> None:
        """Copy text; an entity or a URL shows as one character."""
        text = self._text[self._position : end]
        if not text:
            return
        runs = (
            [(Span(*m.span()), unescape(m[0])) for m in ENTITY.finditer(text)]
            if "&" in text
            else []
        )
        if any(sign in text for sign in ("http", "@", "www.")):
            runs += [(span, OBJECT) for span in links(text)]
        if not runs:
            self._copy(self._position, end)
            self._position = end
            return
        done = 0
        for span, shown in sorted(runs):
            if span.start < done or len(shown) != 1:
                continue
            self._copy(self._position + done, self._position + span.start)
            self._add(shown, self._position + span.start, self._position + span.end)
            done = span.end
        self._copy(self._position + done, end)
        self._position = end

    def skip(self, span: Span, shown: str) -> None:
        """Leave out a tag, or show one character for it."""
        if shown:
            self._add(shown, span.start, span.end)
        self._position = max(self._position, span.end)

    def end_block(self, kind: BlockKind | None) -> None:
        """A block border; `kind` is that of the block that begins, None for the outer one."""
        if self._at > self._block_start:
            self._blocks.append(Block(self._block_start, self._at, self._kind))
            self._add(BREAK, self._position, self._position)
        self._block_start = self._at
        self._kind = kind or "paragraph"

    def prose(self) -> Prose:
        """What was built."""
        if self._at > self._block_start or not self._blocks:
            self._blocks.append(Block(self._block_start, self._at, self._kind))
        if not self._pieces:
            self._add("", 0, 0)
        return Prose("".join(self._shown), self._pieces, self._blocks)

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self._add(self._text[start:end], start, end)

    def _add(self, shown: str, start: int, end: int) -> None:
        self._shown.append(shown)
        self._pieces.append(Piece(self._at, len(shown), start, end))
        self._at += len(shown)
