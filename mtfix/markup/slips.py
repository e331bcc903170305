"""Whole tags that stand where they cannot have been meant: each is a mark of damage by itself.

Three kinds, all of them certain: a line break that is closed (``<br></br>``), a closer of a line
behind that of its block (``<p><b>…</p></b>``), spaces that stand inside both edges of an
element and not outside (``is<em> very </em>small``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mtfix.markup import vocabulary

if TYPE_CHECKING:
    from mtfix.markup.scanner import Tag

_CLOSED_BREAK = re.compile(r"<br\s?/?></br\s?>", re.I)
_CROSSED = re.compile(r"(</[a-z][a-z0-9]{0,9}>)</[a-z]{1,6}>", re.I)
_SPACED = re.compile(
    r"[^\W\d_]<[a-z]{1,6}(?:\s[^<>]{1,200})?> [^\s<>][^<>\n]{0,80}(?<!\s) </", re.I
)
_PHRASES = frozenset("a abbr b cite del em font i ins mark q s small span strike strong u".split())
_CROSSED_BLOCKS = vocabulary.HEADINGS | frozenset({"p", "li", "td", "th", "dt", "dd", "div"})
_LONGEST_SEARCH = 64
_XHTML = re.compile(r"<\?xml|<!doctype[^<>]{0,80}xhtml", re.I)
_HEAD = 1024


def slips(text: str, tags: Sequence[Tag]) -> Iterator[int]:
    """The indexes of whole tags that are damage where they stand.

    Args:
        text: the text.
        tags: its tags, in order.

    >>> from mtfix.markup.scanner import scan
    >>> [tag.damage.name for tag in scan("<p><b>Hot.</p></b>")]
    ['NONE', 'NONE', 'NONE', 'PADDED']
    """
    indexes = {tag.start: index for index, tag in enumerate(tags)}
    if not _XHTML.search(text, 0, _HEAD):  # XHTML is also served as XML, which closes breaks
        for match in _CLOSED_BREAK.finditer(text):
            index = indexes.get(text.index("</", match.start()))
            if index is not None:
                yield index
    for match in _CROSSED.finditer(text):
        index = indexes.get(match.end(1))
        if index is not None and _is_crossed(tags, index):
            yield index
    for match in _SPACED.finditer(text):
        index = indexes.get(match.start() + 1)
        if index is not None and _is_spaced(text, tags, index):
            yield from (index, index + 1)


def _is_crossed(tags: Sequence[Tag], index: int) -> bool:
    """Whether the element that a tag closes was opened inside the block closed before it."""
    late, block = tags[index], tags[index - 1]
    is_whole = block.kind == late.kind == "close" and block.end == late.start
    if not is_whole or late.name not in _PHRASES or block.name not in _CROSSED_BLOCKS:
        return False
    depth = 0
    for tag in reversed(tags[max(0, index - 1 - _LONGEST_SEARCH) : index - 1]):
        if tag.name == block.name:
            return False
        if tag.name == late.name:
            depth += {"open": -1, "close": 1}.get(tag.kind, 0)
            if depth < 0:
                return True
    return False


def _is_spaced(text: str, tags: Sequence[Tag], index: int) -> bool:
    """Whether the words on both sides of an element would be glued without its inner spaces."""
    opener, closer = tags[index], tags[index + 1] if index + 1 < len(tags) else None
    return (
        closer is not None
        and opener.name == closer.name
        and opener.name in _PHRASES
        and (opener.kind, closer.kind) == ("open", "close")
        and "\n" not in text[opener.end : closer.start]
        and text[closer.end : closer.end + 1].isalpha()
    )
