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
from mtfix.edits import Cause, Edit, Flag
from mtfix.markup import originals as pieces
from mtfix.markup import partners, vocabulary
from mtfix.markup.reading import protected
from mtfix.markup.scanner import scan
from mtfix.markup.tags import Tag, element_name

_UNKNOWN = re.compile(
    r"[<＜‹]\s{0,3}/?\s{0,3}(?P<name>[^\W\d_][\w-]{0,30})(?=[\s/>＞›])[^<>＜＞‹›]{0,400}[>＞›]"
)
_ATTRIBUTE = re.compile(r"\s([^\W\d_][\w:.-]*)\s*[=＝]\s*(?:\"[^\"]*\"|'[^']*')")
_BARE_WORDS = re.compile(r"(?:(?<=\s)[^\s\"'<>=＝]+\s+)+$")
"""What stands without a value between the attribute before, or the tag's name, and a name."""
_LONGEST_NAME = 200
_GLUED = frozenset({"sub", "sup"})
_MOVED = re.compile(r"(?<=\w)[ \N{NO-BREAK SPACE}]?([:;,!?]) ?\.$")
_ONE_SIGN = re.compile(r"\w\s?[:;,!?]$")
_STYLE = re.compile(r"""\sstyle=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TEXT_REACH = 12


def restore(document: Document) -> Iterator[Edit | Flag]:
    """Restore names, spaces and punctuation around tags from the source of a document."""
    if document.source is None or document.format != "html":
        return
    text, source = document.text, document.source
    ours, originals = scan(text), scan(source)
    yield from pieces.edges(text, source)
    yield from pieces.entities(text, source)
    yield from pieces.escaped_twice(text, source)
    yield from pieces.escaped_tags(text, source)
    yield from pieces.foreign_tags(text, source)
    yield from pieces.breaks(text, source, ours, originals)
    yield from partners.openers(text, source, ours, originals)
    yield from partners.spaces(text, source, ours, originals)
    yield from _tag_names(text, source, originals)
    code = {span.end for span in protected(ours)}
    for pair in _pairs(text, originals):
        yield from _attribute_names(pair)
        yield from _style(pair)
        yield from _glue(text, source, pair)
        if pair.here.start not in code:
            yield from _punctuation(text, source, pair)


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


def _tag_names(text: str, source: str, originals: Sequence[Tag]) -> Iterator[Edit]:
    """Names that HTML does not know, nor the source, where as many others are missing."""
    unknown = [m for m in _UNKNOWN.finditer(text) if element_name(m["name"]) is None]
    if not unknown:
        return
    own = {match["name"].lower() for match in _UNKNOWN.finditer(source)}
    unknown = [match for match in unknown if match["name"].lower() not in own]
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


def _attribute_names(pair: _Pair) -> Iterator[Edit | Flag]:
    here = list(_ATTRIBUTE.finditer(pair.here.clean))
    unknown = [match for match in here if not vocabulary.is_attribute(match[1])]
    known = {match[1].lower() for match in here}
    missing = [m[1] for m in _ATTRIBUTE.finditer(pair.there.clean) if m[1].lower() not in known]
    if not unknown or len(unknown) != len(missing) or pair.here.damage:
        return  # a damaged tag is closed up first, so that its offsets are those of the text
    for match, name in zip(unknown, missing, strict=True):
        start, end = (pair.here.start + at for at in match.span(1))
        before = _words_before(pair, match.start(1))
        if before is None:
            reason = f"the source has {name}= here; it is unclear which words are its translation"
            yield Flag(start, end, "source-attribute", reason)
            continue
        cause = Cause("source-attribute", f"the source has {name}= here; its name was translated")
        yield Edit(start - before, end, name, (cause,))


def _words_before(pair: _Pair, at: int) -> int | None:
    """How long the words are that a translated name begins with: ``texto alternativo=``.

    Attributes without a value may stand before it; None if a word may be one or not.
    """
    low = max(0, at - _LONGEST_NAME)
    words = _BARE_WORDS.search(pair.here.clean[low:at])
    if words is None:
        return 0
    first = words.start()
    for word in re.finditer(r"\S+\s+", words[0]):
        name = word[0].strip().lower()
        if name in vocabulary.BOOLEAN_ATTRIBUTES or _has_bare(pair.there, name):
            first = words.start() + word.end()
        elif vocabulary.is_attribute(name) or not _LETTERS.fullmatch(name):
            return None
    return at - low - first


def _has_bare(tag: Tag, name: str) -> bool:
    """Whether a tag has an attribute without a value."""
    return re.search(rf"\s{re.escape(name)}(?=[\s/>])", tag.clean, re.I) is not None


def _style(pair: _Pair) -> Iterator[Edit]:
    """``style="couleur: rouge"``: the style of the source, where CSS was translated."""
    here, there = _STYLE.search(pair.here.clean), _STYLE.search(pair.there.clean)
    if not here or not there or pair.here.damage:
        return
    group = here.lastgroup or "double"
    style = there["double"] or there["single"] or ""
    if not {'"', "'"} & {*style} and pieces.is_translated_style(here[group], style):
        cause = Cause("source-attribute", f"the source has the style “{style}”; it was translated")
        start, end = here.span(group)
        yield Edit(pair.here.start + start, pair.here.start + end, style, (cause,))


def _glue(text: str, source: str, pair: _Pair) -> Iterator[Edit]:
    """``H <sub>2</sub> O``: no space where the source has none, at signs set high or low."""
    here, there = pair
    if here.name not in _GLUED:
        return
    cause = Cause("source-space", "the source has no space at this tag")
    if here.kind == "open" and source[max(0, there.start - 1) : there.start].isalnum():
        near = text[max(0, here.start - _TEXT_REACH) : here.start]
        yield Edit(here.start - len(near) + len(near.rstrip(" ")), here.start, "", (cause,))
    if here.kind == "close" and source[there.end : there.end + 1].isalnum():
        near = text[here.end : here.end + _TEXT_REACH]
        yield Edit(here.end, here.end + len(near) - len(near.lstrip(" ")), "", (cause,))


def _punctuation(text: str, source: str, pair: _Pair) -> Iterator[Edit]:
    """``Note :.``: a stop behind the one sign that the source ends an element with."""
    here, there = pair
    base = max(0, here.start - _TEXT_REACH)
    moved = _MOVED.search(text[base : here.start].rstrip())
    if here.kind != "close" or not moved:
        return
    near = source[max(0, there.start - _TEXT_REACH) : there.start].rstrip()
    if _ONE_SIGN.search(near) and near.endswith(moved[1]):
        cause = Cause("source-punctuation", f"the source ends this element with “{moved[1]}”")
        yield Edit(base + moved.start(), base + moved.end(), moved[1], (cause,))
