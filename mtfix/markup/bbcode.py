"""BBCode, the markup of forums, and what engines make of it: ``[b] bold [ / b]``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtfix.document import Document, Span, disjoint
from mtfix.edits import Cause, Edit
from mtfix.markup.links import is_code
from mtfix.patterns import compiled

NAMES = frozenset(
    """b i u s url img quote code size color font center left right spoiler list email youtube
    sub sup table tr td th ul ol li align indent hide strike attachment""".split()
)
"""The tags that forums know."""
_TAG = compiled(
    rf"\[ ?(?P<slash>/ ?)?(?P<name>{'|'.join(sorted(NAMES))})"
    r"(?P<sign> ?[=＝] ?)?(?(sign)(?P<value>[^\s\[\]](?:[^\[\]\n]{0,200}[^\s\[\]])?)) ?\]",
    re.I,
)
_ANY_TAG = compiled(
    r"\[ ?(?P<slash>/ ?)?(?P<name>[^\W\d_]{1,20})(?P<value> ?[=＝][^\[\]\n]{1,200})? ?\]"
)
_ITEM = compiled(r"\[(?: \*|\* | \* )\]")
_COLOUR = compiled(r"[＃#] ?(?=[0-9a-fA-F]{3,8}$)")
_QUOTES = compiled(r"[“”„«»](?P<inner>[^“”„«»\"]*)[“”„«»]$")
_ABOUT = compiled(r"\bBB ?Code\b|\b(?:closing|opening|\w*formatting) tags?\b", re.I)
_MEND = Cause("markup-bbcode", "the tag of BBCode was pulled apart; its name is closed in the text")
_DROP = Cause("to-text", "plain text has no tags")


class _Tag(NamedTuple):
    start: int
    end: int
    name: str
    is_closer: bool
    written: str
    """The tag without spaces."""
    value: tuple[int, int]
    """Where its value stands; nowhere, if it has none."""


def mend(document: Document) -> Iterator[Edit]:
    """Close up the tags of pairs that were pulled apart, and move spaces out of them.

    >>> from mtfix.edits import apply
    >>> from mtfix.reading import read
    >>> text = "The [b] level [ / b] is [color = ＃C00]big[/ color]."
    >>> apply(text, sorted(mend(read(text, "text"))))
    'The [b]level[/b] is [color=#C00]big[/color].'
    """
    edits = list(_renamed(document.text, document.source)) if document.source else []
    for edit in edits or _mended(document.text):  # what has its name back is closed up next
        if not is_code(document, edit.start, edit.end):
            yield edit


def _renamed(text: str, source: str) -> Iterator[Edit]:
    """Translated names of tags: those of the source, if pair answers to pair."""
    originals = list(_tags(source))
    paired = sorted(tag for pair in _pairs(originals) for tag in pair)
    if not paired or paired != originals:
        return
    ours = list(_ANY_TAG.finditer(text))
    names = [match["name"].lower() for match in ours]
    closed = {name for name, match in zip(names, ours, strict=True) if match["slash"]}
    ours = [match for match in ours if match["name"].lower() in closed]
    if len(ours) != len(originals) or not _is_same_order(ours, originals):
        return
    for match, tag in zip(ours, originals, strict=True):
        if match["name"].lower() != tag.name:
            cause = Cause("source-shortcode", f"the source has [{tag.name}] here")
            yield Edit(*match.span("name"), _name_in(tag), (cause,))


def _is_same_order(ours: Sequence[re.Match[str]], theirs: Sequence[_Tag]) -> bool:
    """Whether openers stand for openers, each name always for one, and known names for themselves.

    A tag has a value where the other has one.
    """
    known: dict[str, str] = {}
    for match, tag in zip(ours, theirs, strict=True):
        name = match["name"].lower()
        if bool(match["slash"]) != tag.is_closer or known.setdefault(name, tag.name) != tag.name:
            return False
        if (name in NAMES and name != tag.name) or bool(match["value"]) != ("=" in tag.written):
            return False
    return len(set(known.values())) == len(known)


def _name_in(tag: _Tag) -> str:
    """The name as the source writes it, in upper or lower case."""
    return tag.written.strip("[/]").partition("=")[0]


def drop(document: Document) -> Iterator[Edit]:
    """Drop the tags of pairs, and closers that were pulled apart, with a space beside each.

    A text about BBCode keeps the tags that it tells of.

    >>> from mtfix.edits import apply
    >>> from mtfix.reading import read
    >>> text = "The [b]level[/b] is big. [ / b]"
    >>> apply(text, drop(read(text, "text")))
    'The level is big.'
    """
    text = document.text
    tags = list(_tags(text))
    if not tags or _ABOUT.search(text):
        return
    paired = {tag for pair in _pairs(tags) for tag in pair}
    for tag in tags:
        is_lone = tag not in paired and not (tag.is_closer and not _is_whole(text, tag))
        if is_lone or is_code(document, tag.start, tag.end):
            continue
        start, end = tag.start, tag.end
        is_apart = text[end : end + 1] in ("", " ", "\n", ".", ",")
        start -= is_apart and text[max(0, start - 1) : start] == " "
        yield Edit(start, end, "", (_DROP,))


def _tags(text: str) -> Iterator[_Tag]:
    if "]" not in text:
        return
    for match in _TAG.finditer(text):
        slash = "/" if match["slash"] else ""
        start, end = match.span("value") if match["sign"] else (0, 0)
        value = f"={_value(text[start:end])}" if match["sign"] else ""
        written = f"[{slash}{match['name']}{value}]"
        yield _Tag(*match.span(), match["name"].lower(), bool(slash), written, (start, end))


def _value(written: str) -> str:
    """A value as forums want it: a plain sign before colours, plain quotation marks."""
    return _QUOTES.sub(r'"\g<inner>"', _COLOUR.sub("#", written))


def _pairs(tags: list[_Tag]) -> Iterator[tuple[_Tag, _Tag]]:
    """Openers with the closers of their name; a closer takes the opener that is nearest."""
    pending: dict[str, list[_Tag]] = {}
    for tag in tags:
        openers = pending.setdefault(tag.name, [])
        if not tag.is_closer:
            openers.append(tag)
        elif openers:
            yield openers.pop(), tag


def _mended(text: str) -> Iterator[Edit]:
    tags = list(_tags(text))
    pairs = list(_pairs(tags))
    quoted = _code(pairs)
    for opener, closer in pairs:
        if not _is_inside(quoted, opener.start):
            yield from _mended_pair(text, opener, closer)
    closers = {closer for _, closer in pairs}
    for tag in tags:  # a name of several letters behind a slash is no prose
        is_lone_closer = tag.is_closer and tag not in closers and len(tag.name) > 2
        if is_lone_closer and not _is_whole(text, tag) and not _is_inside(quoted, tag.start):
            yield Edit(tag.start, tag.end, tag.written, (_MEND,))


def _mended_pair(text: str, opener: _Tag, closer: _Tag) -> Iterator[Edit]:
    if _is_whole(text, opener) and _is_whole(text, closer):
        return
    start = opener.end + (text[opener.end : opener.end + 1] == " ")
    end = closer.start - (text[closer.start - 1 : closer.start] == " ")
    if start >= end:
        return
    if start > opener.end and text[max(0, opener.start - 1) : opener.start].isalnum():
        yield Edit(opener.start, opener.start, " ", (_MEND,))
    yield from _rewritten(text, opener)
    yield Edit(opener.end, start, "", (_MEND,))
    yield Edit(end, closer.start, "", (_MEND,))
    if opener.name == "list":
        for item in _ITEM.finditer(text, start, end):
            yield Edit(*item.span(), "[*]", (_MEND,))
    yield from _rewritten(text, _as_opened(text, opener, closer))
    if end < closer.start and text[closer.end : closer.end + 1].isalnum():
        yield Edit(closer.end, closer.end, " ", (_MEND,))


def _as_opened(text: str, opener: _Tag, closer: _Tag) -> _Tag:
    """A closer that was pulled apart, its name written as that of its opener: ``[/ List]``."""
    if _is_whole(text, closer):
        return closer
    name = opener.written[1 : 1 + len(opener.name)]
    return closer._replace(written=f"[/{name}]")


def _rewritten(text: str, tag: _Tag) -> Iterator[Edit]:
    """The edits of a tag; a link in its value is left to those who close up links."""
    start, end = tag.value
    if start == end:
        yield Edit(tag.start, tag.end, tag.written, (_MEND,))
        return
    head, _, value = tag.written.partition("=")
    yield Edit(tag.start, start, f"{head}=", (_MEND,))
    if text[start:end] != value[:-1]:
        yield Edit(start, end, value[:-1], (_MEND,))
    yield Edit(end, tag.end, "]", (_MEND,))


def _code(pairs: list[tuple[_Tag, _Tag]]) -> list[Span]:
    """What stands between tags of code, where brackets are no tags."""
    return disjoint(Span(a.end, b.start) for a, b in pairs if a.name == "code")


def _is_inside(spans: list[Span], offset: int) -> bool:
    index = bisect_right(spans, Span(offset, offset + 1)) - 1
    return index >= 0 and spans[index].start <= offset < spans[index].end


def _is_whole(text: str, tag: _Tag) -> bool:
    return text[tag.start : tag.end] == tag.written
