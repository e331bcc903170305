"""HTML in Markdown: comments and pairs of tags whose brackets hold; nothing that lost one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.document import Span, disjoint
from mtfix.edits import Cause
from mtfix.markup import vocabulary
from mtfix.markup.md.page import Change, Page, Repair
from mtfix.markup.scanner import scan
from mtfix.markup.tags import Damage, Tag

_COMMENT = Cause("markup-md-html", "a comment begins with <!-- and ends with -->")
_TAG = Cause("markup-md-html", "spaces or wrong signs had got into the tag")

_ABOUT = re.compile(r"\b(?:HTML|XML|tags?|elements?|markup)\b")
_ALONE = frozenset({"br", "hr", "img"})
_TIGHT = vocabulary.INLINE | frozenset(
    "caption dd dt figcaption h1 h2 h3 h4 h5 h6 li p summary td th".split()
)
"""Elements in which a space at the edge shows nothing."""

_MENDABLE = (Damage.PADDED, Damage.SPLIT)


def find(page: Page) -> Iterator[Repair]:
    r"""Comments and tags that were pulled apart; not in paragraphs that talk about tags.

    >>> [edit[:3] for edit in next(find(Page("<! - - more - ->\nText"))).edits]
    [(2, 14, '-- more -')]
    """
    if "<" not in page.text and "＜" not in page.text:
        return
    closed = disjoint([*page.blocks, *page.code])
    found = (_unmasked(page.text, tag) for tag in scan(_masked(page.text, closed)))
    tags = [tag for tag in found if tag is not None and _is_open(page, tag)]
    for tag in tags:
        if tag.damage in _MENDABLE and _stands_for_itself(page.text, tag):
            cause = _TAG if tag.name else _COMMENT
            yield from page.repair([(tag.start, tag.end, tag.clean)], cause)
    for opener, closer in _pairs(tags):
        if max(opener.damage, closer.damage) in _MENDABLE:
            yield from page.repair(_changes(page.text, opener, closer), _TAG)


def _masked(text: str, closed: Sequence[Span]) -> str:
    pieces, position = [], 0
    for start, end in closed:
        pieces += [text[position:start], " " * (end - start)]
        position = end
    return "".join((*pieces, text[position:]))


def _unmasked(text: str, tag: Tag) -> Tag | None:
    """The tag with the code that was blanked out of it; None if it is no tag then."""
    written = text[tag.start : tag.end]
    if _letters(written) == _letters(tag.clean):
        return tag
    again = scan(written)
    is_one = len(again) == 1 and (again[0].start, again[0].end) == (0, len(written))
    if not is_one or _letters(written) != _letters(again[0].clean):
        return None
    return again[0]._replace(start=tag.start, end=tag.end)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _is_open(page: Page, tag: Tag) -> bool:
    """Whether no rule forbids it: its paragraph speaks of no tags."""
    if tag.damage == Damage.LOST or page.text[tag.start] == "‹":
        return False
    start = page.text.rfind("\n\n", max(0, tag.start - 500), tag.start) + 1
    return not tag.name or not _ABOUT.search(page.text, max(start, tag.start - 500), tag.end + 200)


def _stands_for_itself(text: str, tag: Tag) -> bool:
    if tag.kind in ("comment", "declaration"):
        return "\n" not in text[tag.start : tag.end]
    return tag.kind == "void" and tag.name in _ALONE


def _pairs(tags: Sequence[Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Openers with the next closer of their name."""
    pending: dict[str, list[Tag]] = {}
    for tag in tags:
        if tag.kind == "open":
            pending.setdefault(tag.name, []).append(tag)
        elif tag.kind == "close" and pending.get(tag.name):
            yield pending[tag.name].pop(), tag


def _changes(text: str, opener: Tag, closer: Tag) -> Iterator[Change]:
    """Both tags, and the spaces at the inner edges of an element that holds words."""
    inner = text[opener.end : closer.start]
    is_tight = opener.name in _TIGHT and "\n" not in inner and bool(inner.strip())
    trims_start = is_tight and not text[opener.start - 1 : opener.start].isalnum()
    trims_end = is_tight and not text[closer.end : closer.end + 1].isalnum()
    lead = (len(inner) - len(inner.lstrip())) if trims_start else 0
    trail = (len(inner) - len(inner.rstrip())) if trims_end else 0
    yield opener.start, opener.end + lead, opener.clean
    yield closer.start - trail, closer.end, closer.clean
