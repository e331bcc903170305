"""The source and the translation, cut into blocks that can be aligned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtfix.bilingual.alignment import Bead, Unit, align
from mtfix.bilingual.tokens import placeables
from mtfix.blocks import BlockKind, PlainBlocks
from mtfix.document import Document, Format, Span

_MASK = "<"
"""Stands for what a tag is made of: no token and no normal form reaches over it."""


class Side(NamedTuple):
    """A text and its blocks.

    Attributes:
        text: the text; in HTML its tags are blotted out.
        spans: its blocks, in order.
        kinds: their kinds.
    """

    text: str
    spans: Sequence[Span]
    kinds: Sequence[BlockKind]


@lru_cache(maxsize=4)
def side(text: str, format_: Format) -> Side:
    """Cut a text into blocks.

    Args:
        text: the text.
        format_: what it is written in.

    >>> side("<p>One <b>two</b></p><p>3</p>", "html").spans
    [Span(start=3, end=13), Span(start=24, end=25)]
    """
    if format_ == "html":
        return _html_side(text)
    blocks = list(PlainBlocks(text))
    return Side(text, [Span(*block[:2]) for block in blocks], [block.kind for block in blocks])


def _html_side(text: str) -> Side:
    from mtfix.markup.reading import read_html
    from mtfix.markup.scanner import scan

    pieces, position = [], 0
    for tag in scan(text):
        pieces += [text[position : tag.start], _MASK * (tag.end - tag.start)]
        position = tag.end
    masked = "".join([*pieces, text[position:]])
    prose = read_html(text).prose
    blocks = [block for block in prose.blocks if prose.text[block.start : block.end].strip()]
    spans = [prose.origin(block.start, block.end) for block in blocks]
    return Side(masked, spans, [block.kind for block in blocks])


class Pair(NamedTuple):
    """A bead with its texts.

    Attributes:
        bead: where the texts stand.
        source: the part of the source.
        target: the part of the translation.
        kind: the kind of the (first) block of the source.
    """

    bead: Bead
    source: str
    target: str
    kind: BlockKind


def pairs(document: Document) -> Iterator[Pair]:
    r"""The aligned blocks of a document and its source; none without a source.

    >>> from mtfix.reading import read
    >>> [(it.source, it.target) for it in pairs(read("Eins.\n\nII.", "text", "One.\n\nTwo."))]
    [('One.', 'Eins.'), ('Two.', 'II.')]
    """
    if document.source is None:
        return
    here, there = side(document.text, document.format), side(document.source, document.format)
    kinds = dict(zip((span.start for span in there.spans), there.kinds, strict=True))
    is_even = len(here.spans) == len(there.spans)
    for bead in align(_units(there, plain=is_even), _units(here, plain=is_even)):
        source, target = there.text[slice(*bead.source)], here.text[slice(*bead.target)]
        yield Pair(bead, source, target, kinds[bead.source.start])


def _units(it: Side, *, plain: bool) -> list[Unit]:
    """Its blocks; their anchors are looked for only where they are needed."""
    units = []
    for span in it.spans:
        text = it.text[slice(*span)]
        anchors = frozenset[str]() if plain else frozenset(p.text for p in placeables(text))
        units.append(Unit(span, weight(text), anchors))
    return units


def weight(text: str) -> float:
    """How long a text is, as if it were written in an alphabet.

    >>> weight("A boat."), weight("小船")
    (5.0, 5.0)
    """
    letters = sum(map(str.isalnum, text))
    return letters + (_DENSITY - 1) * len(_DENSE.findall(text))


_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DENSITY = 2.5
"""How many letters of an alphabet a character of Chinese, Japanese or Korean stands for."""
