"""What engines did to whole pairs of inline tags: an opener that is lost, spaces that were eaten.

``Wald<b>brand</b>`` may be meant. A link does not begin inside a word, though, and where the spaces
on both sides are gone that the source has, the engine has eaten them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.edits import Cause, Edit
from mtfix.markup import vocabulary
from mtfix.markup.tags import Tag

_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]")
"""Of scripts that part words by spaces and write no short words together with the next."""

_SPACE = Cause("source-space", "the source has a space at this tag")


def openers(
    text: str, source: str, ours: Sequence[Tag], originals: Sequence[Tag]
) -> Iterator[Edit]:
    """``Save</b> now``: an opener that begins the source, and of which only the closer is left.

    Args:
        text: the translation.
        source: the source.
        ours: the tags of the translation.
        originals: the tags of the source.

    >>> from mtfix.markup.scanner import scan
    >>> text, source = "Jetzt</b> sichern", "<b>Save</b> now"
    >>> [edit.replacement for edit in openers(text, source, scan(text), scan(source))]
    ['<b>']
    """
    for name in {tag.name for tag in ours if tag.kind == "close"} & vocabulary.INLINE:
        here, there = _of_name(ours, name), _of_name(originals, name)
        kinds = [tag.kind for tag in here], [tag.kind for tag in there]
        if kinds != (["close"], ["open", "close"]) or here[0].damage:
            continue
        start, begin = _block_start(text, ours, here[0]), _block_start(source, originals, there[0])
        inside = text[start : here[0].start]
        if begin == there[0].start and inside.strip() and "<" not in inside:
            written = source[there[0].start : there[0].end]
            cause = Cause("source-tag", f"the source begins with {written}; its closer is here")
            yield Edit(start, start, written, (cause,))


def _of_name(tags: Sequence[Tag], name: str) -> list[Tag]:
    return [tag for tag in tags if tag.name == name]


def _block_start(text: str, tags: Sequence[Tag], tag: Tag) -> int:
    """Where the text of the block begins in which a tag stands."""
    before = [it.end for it in tags if it.end <= tag.start and it.name not in vocabulary.INLINE]
    start = max(before, default=0)
    return start + len(text[start:]) - len(text[start:].lstrip())


def spaces(text: str, source: str, ours: Sequence[Tag], originals: Sequence[Tag]) -> Iterator[Edit]:
    """``Sie<a>hier</a>``: spaces before and behind an element that the source has.

    Args:
        text: the translation.
        source: the source.
        ours: the tags of the translation.
        originals: the tags of the source.

    >>> from mtfix.markup.scanner import scan
    >>> source = "It <b>is</b> fine, a forest <i>fire</i>"
    >>> text = "Das<b>ist</b>gut, Wald<i>brand</i>"
    >>> [edit.start for edit in spaces(text, source, scan(text), scan(source))]
    [3, 13]
    """
    for name in {tag.name for tag in ours if tag.kind == "open"} & vocabulary.INLINE:
        here, there = _of_name(ours, name), _of_name(originals, name)
        kinds = ["open", "close"] * (len(here) // 2)
        if not kinds == [tag.kind for tag in here] == [tag.kind for tag in there]:
            continue
        for i in range(0, len(here), 2):
            before = _is_eaten(text, source, here[i].start, here[i].end, there[i].start - 1)
            behind = _is_eaten(text, source, here[i + 1].end, here[i + 1].start, there[i + 1].end)
            if before and (behind or name == "a"):
                yield Edit(here[i].start, here[i].start, " ", (_SPACE,))
            if before and behind:
                yield Edit(here[i + 1].end, here[i + 1].end, " ", (_SPACE,))


def _is_eaten(text: str, source: str, outer: int, inner: int, there: int) -> bool:
    """Whether letters meet at a tag that has a space on its outer side in the source.

    Args:
        text: the translation.
        source: the source.
        outer: the outer edge of the tag.
        inner: its inner edge.
        there: where the source may have the space.
    """
    is_opener = outer < inner
    outside = text[outer - 1 : outer] if is_opener else text[outer : outer + 1]
    inside = text[inner : inner + 1] if is_opener else text[inner - 1 : inner]
    letters = _LETTER.match(outside) and _LETTER.match(inside)
    return letters is not None and 0 <= there < len(source) and source[there] == " "
