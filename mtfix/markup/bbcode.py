"""BBCode, the markup of forums, and what engines make of it: ``[b] bold [ / b]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.document import Document
from mtfix.edits import Cause, Edit

_NAMES = "b|i|u|s|url|img|quote|code|size|color|font|center|left|right|spoiler|list"
_TAG = re.compile(
    rf"\[ ?(?P<slash>/ ?)?(?P<name>{_NAMES})(?P<value> ?[=＝][^\[\]\n]{{1,200}})? ?\]", re.I
)
_SIGN = re.compile(r"\s*[=＝]\s*")
_MEND = Cause("markup-bbcode", "the tag of BBCode was pulled apart; its name is closed in the text")
_DROP = Cause("to-text", "plain text has no tags")


class _Tag(NamedTuple):
    start: int
    end: int
    name: str
    is_closer: bool
    written: str
    """The tag without spaces."""


def mend(document: Document) -> Iterator[Edit]:
    """Close up the tags of pairs that were pulled apart, and move spaces out of them.

    >>> from mtfix.reading import read
    >>> [edit.replacement for edit in mend(read("The [b] level [ / b] is big.", "text"))]
    ['[b]', '[/b]']
    """
    text = document.text
    for opener, closer in _pairs(text):
        if _is_whole(text, opener) and _is_whole(text, closer):
            continue
        inner_start = opener.end + (text[opener.end : opener.end + 1] == " ")
        inner_end = closer.start - (text[closer.start - 1 : closer.start] == " ")
        if inner_start < inner_end:
            yield Edit(opener.start, inner_start, opener.written, (_MEND,))
            yield Edit(inner_end, closer.end, closer.written, (_MEND,))


def drop(document: Document) -> Iterator[Edit]:
    """Drop the tags of pairs, and closers that were pulled apart, with a space beside each.

    >>> from mtfix.edits import apply
    >>> from mtfix.reading import read
    >>> text = "The [b]level[/b] is big. [ / b]"
    >>> apply(text, drop(read(text, "text")))
    'The level is big.'
    """
    text = document.text
    paired = {tag for pair in _pairs(text) for tag in pair}
    for tag in _tags(text):
        if tag in paired or (tag.is_closer and not _is_whole(text, tag)):
            start, end = tag.start, tag.end
            is_apart = text[end : end + 1] in ("", " ", "\n", ".", ",")
            start -= is_apart and text[max(0, start - 1) : start] == " "
            yield Edit(start, end, "", (_DROP,))


def _tags(text: str) -> Iterator[_Tag]:
    if "]" not in text:
        return
    for match in _TAG.finditer(text):
        slash = "/" if match["slash"] else ""
        value = _SIGN.sub("=", match["value"] or "", count=1)
        written = f"[{slash}{match['name']}{value}]"
        yield _Tag(*match.span(), match["name"].lower(), bool(slash), written)


def _pairs(text: str) -> Iterator[tuple[_Tag, _Tag]]:
    """Openers with the closers of their name; a closer takes the opener that is nearest."""
    pending: dict[str, list[_Tag]] = {}
    for tag in _tags(text):
        openers = pending.setdefault(tag.name, [])
        if not tag.is_closer:
            openers.append(tag)
        elif openers:
            yield openers.pop(), tag


def _is_whole(text: str, tag: _Tag) -> bool:
    return text[tag.start : tag.end] == tag.written
