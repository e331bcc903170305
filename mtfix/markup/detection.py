"""Whether tags are at work in a text, or only talked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtfix.markup import entities
from mtfix.markup.scanner import scan
from mtfix.markup.tags import Damage, Tag

ABOUT_MARKUP = re.compile(r"\b(?:HTML|XML|tags?|elements?|entity|entities|markup)\b")
_ABOUT_COMMENTS = re.compile(r"\bcomment(?:s|ed)?\b", re.I)
_HYPHENS = 4
_LONGEST_LOOK = 1 << 16
_OWN = "<!-- mtfix"
"""Comments for mtfix make no HTML: they stand in Markdown and plain text, too."""
_ESCAPED = "u003c"
"""A bracket of which an engine ate the backslash: nobody speaks of tags so."""

_STOPS = tuple(".!?:…。！？：\"'”’)）」")
_REACH = 8
_EDGE = " \t\n.,;:?!)\"'”’"


def is_html(text: str) -> bool:
    """Whether a text is HTML: its tags are at work rather than talked about.

    >>> is_html("<p>One.<p>Two."), is_html("With <p> begins a paragraph.")
    (True, False)
    """
    tags = [tag for tag in scan(text) if not tag.clean.startswith(_OWN)]
    about_markup = ABOUT_MARKUP.findall(text, 0, _LONGEST_LOOK)
    if not about_markup and entities.is_broken(text):
        return True
    working = [tag for tag in tags if _works(text, tag)]
    if len(about_markup) > 1:
        return bool(working) and tags[0].start == len(text) - len(text.lstrip())
    is_escaped = any(text.startswith(_ESCAPED, tag.start) for tag in tags) and not about_markup
    if is_escaped or any(tag.damage == Damage.LOST for tag in working):
        return True
    if not about_markup and _is_certain(text, working):
        return True
    opened = {tag.name for tag in working if tag.kind == "open"}
    closed = {tag.name for tag in working if tag.kind == "close"}
    return bool(opened & closed) or any(_is_at_line_edge(text, tag) for tag in working)


def _is_certain(text: str, working: Sequence[Tag]) -> bool:
    """Whether a broken tag that nothing closes can be nothing else, as it stands in no sentence."""
    broken = [tag for tag in working if tag.damage >= Damage.PADDED and text[tag.start] in "<＜"]
    if any(tag.kind == "comment" and _is_comment(text, tag) for tag in broken):
        return True
    voids = [tag for tag in broken if tag.kind == "void"]
    has_value = any("=" in tag.clean for tag in voids)
    return has_value or len(voids) > 1 or any(_parts(text, tag) for tag in voids)


def _is_comment(text: str, tag: Tag) -> bool:
    """Whether it has all four hyphens, and no word before that speaks of comments."""
    written = text[tag.start : tag.end]
    return written.count("-") >= _HYPHENS and not _ABOUT_COMMENTS.search(text, 0, _LONGEST_LOOK)


def _parts(text: str, tag: Tag) -> bool:
    """Whether a sentence ends before a tag and the next begins behind it."""
    before = text[max(0, tag.start - _REACH) : tag.start].rstrip()
    behind = text[tag.end : tag.end + _REACH].lstrip()
    return before.endswith(_STOPS) and not (behind[:1].islower() or behind.startswith(_STOPS))


def _works(text: str, tag: Tag) -> bool:
    """A tag at work is damaged, or glued to its content; one that is mentioned stands apart."""
    if tag.damage >= Damage.PADDED:
        return True
    before, behind = text[tag.start - 1 : tag.start], text[tag.end : tag.end + 1]
    if tag.kind == "open":
        return (bool(behind) and behind not in _EDGE) or _is_at_line_edge(text, tag)
    if tag.kind == "close":
        return (bool(before) and not before.isspace()) or _is_at_line_edge(text, tag)
    return _is_at_line_edge(text, tag)


def _is_at_line_edge(text: str, tag: Tag) -> bool:
    """Whether a tag stands where tags of pages do: openers begin lines, closers end them."""
    starts = tag.start == 0 or text[tag.start - 1] == "\n"
    ends = tag.end == len(text) or text[tag.end] in "\r\n"
    if tag.kind == "close":
        return ends
    if tag.kind == "void":
        return ends and (starts or not text[tag.start - 1].isspace())
    return starts
