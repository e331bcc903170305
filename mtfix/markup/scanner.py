"""A tolerant, lossless scan for tags, whole or broken.

`scan` never changes or drops text: it says where tags stand, what each one means (`Tag.clean`)
and how badly it is damaged. Two passes: whole tags first, which is also the census of the
element names that this text uses; then fragments that lost a bracket, which count only beside
other evidence, because ``p > 0.05`` is no tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtfix.markup import vocabulary
from mtfix.markup.fragments import fragments
from mtfix.markup.slips import slips
from mtfix.markup.tags import SHORT, Damage, Tag
from mtfix.markup.whole import whole_tags

_QUOTED_WORD = re.compile(r"‹\s*[A-Za-z]+\s*›")


@lru_cache(maxsize=2)
def scan(text: str) -> Sequence[Tag]:
    """Find the tags of a text, whole ones and fragments, in order.

    >>> [(tag.name, tag.kind, tag.damage.name) for tag in scan("one p> < p > two < / p >")]
    [('p', 'close', 'LOST'), ('p', 'open', 'PADDED'), ('p', 'close', 'SPLIT')]
    """
    whole = list(whole_tags(text))
    census = {tag.name for tag in whole}
    if not census:
        return []
    tags = sorted([*whole, *fragments(text, whole, census)])
    closed = {tag.name for tag in tags if tag.kind == "close"}
    opened = {tag.name for tag in tags if tag.kind == "open"}
    quoted = {tag.name for tag in tags if tag.kind == "close" and text[tag.start] == "‹"}
    paired = set(_paired(tags))
    found = [
        tag
        for tag in tags
        if (tag.start in paired or not _is_formula(text, tag, closed))
        and not _is_quotation(text, tag, quoted)
        and not (_is_unknown(tag) and tag.name not in opened & closed)
    ]
    for index in slips(text, found):
        found[index] = found[index]._replace(damage=max(found[index].damage, Damage.PADDED))
    return found


def _paired(tags: Sequence[Tag]) -> Iterator[int]:
    """Where openers of one letter stand whose closer follows in the block: ``< b > 3 < / b >``.

    Of two before one closer, one is none: ``< b >where a < b > 3 holds< / b >``.
    """
    opened: dict[str, list[int]] = {}
    for tag in tags:
        if tag.is_block:
            opened.clear()
        elif tag.name in SHORT and tag.kind == "open":
            opened.setdefault(tag.name, []).append(tag.start)
        elif tag.kind == "close":
            starts = opened.pop(tag.name, [])
            yield from starts if len(starts) == 1 else ()


def _is_formula(text: str, tag: Tag, closed: set[str]) -> bool:
    """``a < b > c``: a spaced one-letter opener that nothing closes, or inside a calculation."""
    if tag.damage < Damage.PADDED or tag.kind != "open" or " " in tag.clean:
        return False
    lead = text[max(0, tag.start - 8) : tag.start]
    before = lead.rstrip()
    beside = not before or before.endswith((">", "＞", "›"))
    if tag.is_block and (beside or "\n" in lead[len(before) :]):
        return False  # a paragraph may do without its closer
    is_glued = lead[-1:].isalnum() and text[tag.start + 1].isspace()
    if tag.name not in closed and (is_glued or tag.name in SHORT):
        return True  # vector< map >
    if tag.name not in SHORT:
        return False
    return not beside and bool(re.match(r"\s*[\d=]", text[tag.end : tag.end + 4]))


def _is_quotation(text: str, tag: Tag, closed: set[str]) -> bool:
    """``‹ Code ›``: a word in single guillemets, which no closer in guillemets follows."""
    if text[tag.start] != "‹" or tag.kind == "close" or " " in tag.clean.removesuffix(" />"):
        return False
    if tag.name in vocabulary.VOID and not _QUOTED_WORD.match(text, tag.start):
        return False
    return tag.name not in closed and not (tag.kind == "void" and closed)


def _is_unknown(tag: Tag) -> bool:
    """``< e-mail >``: pulled apart, and no element of HTML; elements of a page's own have pairs."""
    return tag.damage >= Damage.PADDED and bool(tag.name) and tag.name not in vocabulary.ELEMENTS
