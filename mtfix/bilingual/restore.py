"""Restore from the source what a translation must keep, and the stop that ends a block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtfix.bilingual import elements, labels, stops
from mtfix.bilingual.match import Match
from mtfix.bilingual.matches import matches
from mtfix.bilingual.sides import Pair, pairs
from mtfix.bilingual.tokens import Kind
from mtfix.document import Document, Format
from mtfix.edits import Cause, Edit

RULES: Mapping[Kind, str] = {
    "url": "source-url",
    "mail": "source-mail",
    "handle": "source-handle",
    "hashtag": "source-hashtag",
    "code": "source-code",
    "path": "source-path",
    "entity": "source-entity",
    "tag": "source-tag",
    "bbcode": "source-shortcode",
    "shortcode": "source-shortcode",
    "template": "source-shortcode",
    "placeholder": "source-placeholder",
    "math": "source-code",
    "command": "source-code",
    "option": "source-code",
}
_LEFT_TO_OTHERS: Mapping[Format, frozenset[Kind]] = {
    "html": frozenset({"entity"}),
    "message": frozenset({"code", "entity", "math", "placeholder", "shortcode", "tag", "template"}),
}
"""What the stages of a format know more of."""

_NAMES: Mapping[Kind, str] = {"bbcode": "tag", "url": "link", "mail": "address", "path": "path"}
_LONGEST_SHOWN = 80


def restore(document: Document) -> Iterator[Edit]:
    """Restore the tokens, attributes and stops of a document that has a source.

    >>> from mtfix.reading import read
    >>> [edit.replacement for edit in restore(read("Siehe @ anna", "text", "See @anna"))]
    ['@anna']
    """
    if document.source is None:
        return
    if document.format == "html":
        yield from elements.restore(document)
    yield from labels.restore(document)
    aligned = list(pairs(document))
    for pair in aligned:
        yield from _tokens(pair, _LEFT_TO_OTHERS.get(document.format, frozenset()))
    if document.format != "message":
        yield from stops.restore(aligned)


def _tokens(pair: Pair, left: frozenset[Kind]) -> Iterator[Edit]:
    start = pair.bead.target.start
    for match in matches(pair.source, pair.target):
        if match.span is None or pair.target[slice(*match.span)] == match.written:
            continue
        if match.token.kind in left:
            continue
        cause = Cause(RULES[match.token.kind], _reason(match), match.safety)
        yield Edit(start + match.span.start, start + match.span.end, match.written, (cause,))


def _reason(match: Match) -> str:
    text = match.token.text
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
    kind = _NAMES.get(match.token.kind, match.token.kind)
    return f"the source has the {kind} {shown} here; it was {match.damage}"
