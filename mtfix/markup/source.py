"""Repair from the source text: what only the original markup can tell.

Engines translate the names of tags and attributes (``<fuerte>``, ``título=``) and move spaces
and punctuation across tags. Without the source these can at best be flagged; with it, the
n-th tag here answers to the n-th tag there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtfix.document import Document
from mtfix.edits import Cause, Edit
from mtfix.markup import vocabulary
from mtfix.markup.scanner import Tag, element_name, scan

_UNKNOWN = re.compile(
    r"[<＜‹]\s{0,3}/?\s{0,3}(?P<name>[^\W\d_][\w-]{0,30})(?=[\s/>＞›])[^<>＜＞‹›]{0,400}[>＞›]"
)
_ATTRIBUTE = re.compile(r"\s([^\W\d_][\w:.-]*)\s*[=＝]\s*(?:\"[^\"]*\"|'[^']*')")
_GLUED = frozenset({"sub", "sup"})
_MOVED = re.compile(r"\s*([:;,.!?])\s*[.:;,]\s*$")
_TEXT_REACH = 12


def restore(document: Document) -> Iterator[Edit]:
    """Restore names, spaces and punctuation around tags from the source of a document."""
    if document.source is None or document.format != "html":
        return
    originals = scan(document.source)
    yield from _tag_names(document.text, originals)
    for pair in _pairs(document.text, originals):
        yield from _attribute_names(pair)
        yield from _glue(document.text, document.source, pair)
        yield from _punctuation(document.text, document.source, pair)


class _Pair(NamedTuple):
    """A tag of the translation and the tag of the source that it answers to."""

    here: Tag
    there: Tag


def _pairs(text: str, originals: Sequence[Tag]) -> Iterator[_Pair]:
    """The n-th opener (closer, …) of a name with the n-th of the source, if they are as many."""
    ours: dict[tuple[str, str], list[Tag]] = {}
    theirs: dict[tuple[str, str], list[Tag]] = {}
    for table, tags in ((ours, scan(text)), (theirs, originals)):
        for tag in tags:
            table.setdefault((tag.kind, tag.name), []).append(tag)
    for key, here in ours.items():
        there = theirs.get(key, [])
        if len(here) == len(there):
            yield from map(_Pair, here, there)


def _tag_names(text: str, originals: Sequence[Tag]) -> Iterator[Edit]:
    unknown = [m for m in _UNKNOWN.finditer(text) if element_name(m["name"]) is None]
    if not unknown:
        return
    known = {tag.name for tag in scan(text)}
    written = list(dict.fromkeys(match["name"].lower() for match in unknown))
    missing = list(dict.fromkeys(tag.name for tag in originals if tag.name not in known))
    if len(written) != len(missing):
        return
    names = dict(zip(written, missing, strict=True))
    for match in unknown:
        name = names[match["name"].lower()]
        cause = Cause("source-tag", f"the source has <{name}> here; its name was translated")
        yield Edit(*match.span("name"), name, (cause,))


def _attribute_names(pair: _Pair) -> Iterator[Edit]:
    here = list(_ATTRIBUTE.finditer(pair.here.clean))
    unknown = [match for match in here if not vocabulary.is_attribute(match[1])]
    known = {match[1].lower() for match in here}
    missing = [m[1] for m in _ATTRIBUTE.finditer(pair.there.clean) if m[1].lower() not in known]
    if not unknown or len(unknown) != len(missing) or pair.here.damage:
        return  # a damaged tag is closed up first, so that its offsets are those of the text
    for match, name in zip(unknown, missing, strict=True):
        cause = Cause("source-attribute", f"the source has {name}= here; its name was translated")
        start, end = match.span(1)
        yield Edit(pair.here.start + start, pair.here.start + end, name, (cause,))


def _glue(text: str, source: str, pair: _Pair) -> Iterator[Edit]:
    """``H <sub>2</sub> O``: no space where the source has none, at signs set high or low."""
    here, there = pair
    if here.name not in _GLUED:
        return
    cause = Cause("source-space", "the source has no space at this tag")
    if here.kind == "open" and source[there.start - 1 : there.start].isalnum():
        start = len(text[: here.start].rstrip(" "))
        yield Edit(start, here.start, "", (cause,))
    if here.kind == "close" and source[there.end : there.end + 1].isalnum():
        end = len(text) - len(text[here.end :].lstrip(" "))
        yield Edit(here.end, end, "", (cause,))


def _punctuation(text: str, source: str, pair: _Pair) -> Iterator[Edit]:
    """A stop that was set behind the punctuation that the source ends an element with."""
    here, there = pair
    moved = _MOVED.search(text[max(0, here.start - _TEXT_REACH) : here.start])
    if here.kind == "close" and moved and source[: there.start].rstrip().endswith(moved[1]):
        cause = Cause("source-punctuation", f"the source ends this element with “{moved[1]}”")
        yield Edit(here.start - len(moved[0]), here.start, moved[1], (cause,))
