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
from mtfix.patterns import compiled

if TYPE_CHECKING:
    from mtfix.markup.tags import Tag

_CLOSED_BREAK = compiled(r"<br\s?/?></br\s?>", re.I)
_CROSSED = compiled(r"(</[a-z][a-z0-9]{0,9}>)(\s{0,99})(?=</[a-z]{1,6}>)", re.I)
_TEMPLATE = compiled(r"\{[{%#]|<[%?]|\$\{|\[%")
"""With one of its branches left out, what a template writes may be well nested."""
_SPACED = compiled(r"[^\W\d_]<[a-z]{1,6}(?:\s[^<>]{1,200})?> [^\s<>][^<>\n]{0,80}(?<!\s) </", re.I)
_PHRASES = frozenset("a abbr b cite del em font i ins mark q s small span strike strong u".split())
_CROSSED_BLOCKS = vocabulary.HEADINGS | frozenset({"p", "li", "td", "th", "dt", "dd", "div"})
_LONGEST_SEARCH = 64
_XHTML = compiled(r"<\?xml|<!doctype[^<>]{0,80}xhtml", re.I)
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
        index = indexes.get(match.end(2))
        if index is not None and _is_crossed(text, tags, index):
            yield index
    for match in _SPACED.finditer(text):
        index = indexes.get(match.start() + 1)
        if index is not None and _is_spaced(text, tags, index):
            yield from (index, index + 1)


def _is_crossed(text: str, tags: Sequence[Tag], index: int) -> bool:
    """Whether the element that a tag closes was opened inside the one closed before it.

    Of two elements of a line, both have to begin in the same block.
    """
    late, first = tags[index], tags[index - 1]
    if not first.kind == late.kind == "close" or late.name not in _PHRASES:
        return False
    is_line = first.name in _PHRASES
    if not is_line and (first.name not in _CROSSED_BLOCKS or first.end < late.start):
        return False
    opened = 0  # one more closer than openers of the late name, seen from behind
    for tag in reversed(tags[max(0, index - 1 - _LONGEST_SEARCH) : index - 1]):
        if tag.name == first.name:
            is_opener = opened < 0 and tag.kind == "open" and is_line
            return is_opener and _TEMPLATE.search(text, tag.start, late.end) is None
        if is_line and tag.is_block:
            return False
        if tag.name == late.name:
            opened += {"open": -1, "close": 1}.get(tag.kind, 0)
            if opened < 0 and not is_line:
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
