"""The markup stage: tags closed up, nested, spaced; stops and first letters put back.

The mended string is the output. Nothing is serialised anew, so what was not broken keeps every
byte; and lxml has to agree with the outcome (`confirm`) before an edit is let through.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtfix.document import Document, Span, disjoint
from mtfix.edits import Cause, Edit, Flag, resolve
from mtfix.markup import confirm, entities, vocabulary
from mtfix.markup.reading import protected
from mtfix.markup.scanner import Damage, Tag, scan
from mtfix.markup.stops import lost_stop, stop_is_outside
from mtfix.markup.tree import Mark, build, is_sick
from mtfix.reading import ignored

_CLOSED_UP = Cause("markup-tag", "spaces or wrong signs had got into the tag")
_FRAGMENT = Cause("markup-fragment", "the tag had lost a bracket")
_MISSING = Cause("markup-nesting", "its partner stands in the text, this tag was missing")
_SURPLUS = Cause("markup-nesting", "the tag has no partner and no content")
_SPACE = Cause("markup-space", "spaces do not stand at this edge of an element")
_RAISED = Cause("sentence-start", "a paragraph begins here, its border was broken")

_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_FIRST_WORD = re.compile(r"[\"“‘'(\[]{0,2}([^\W\d_]+)(?![\w@]|\.\w|://)")
_GEORGIAN = frozenset(map(chr, range(0x10D0, 0x1100)))  # its capitals begin no sentences
_RAISING = vocabulary.HEADINGS | {"p", "blockquote"}
_NO_SPACE_BEFORE = re.compile(r"[ \t]+(?=[,.;:!?)](?!\w))")


def repair(document: Document) -> Iterator[Edit | Flag]:
    """Mend the HTML of a document; what was not broken is not touched."""
    if document.format != "html":
        return
    text = document.text
    tags = scan(text)
    closed = _closed_regions(text, tags)
    yield from (edit for edit in entities.repair(text) if not _touches(edit, closed))
    if not is_sick(tags):
        return
    edits = coalesced(text, resolve(text, _edits(text, build(text, tags)))[0])
    doubt = confirm.doubt(text, edits)
    if doubt is None:
        for edit in edits:
            touches_tags = edit.causes[0].rule.startswith("markup-")
            if not _touches(edit, closed) and (touches_tags or not document.refuses(edit)):
                yield edit
    else:
        yield Flag(tags[0].start, tags[-1].end, "markup-unclear", doubt)


def _closed_regions(text: str, tags: Sequence[Tag]) -> list[Span]:
    """Where no repair of markup is made: code, scripts, comments, and what the user exempts."""
    comments = (Span(tag.start, tag.end) for tag in tags if not tag.name and not tag.damage)
    return disjoint([*protected(tags), *comments, *ignored(text)])


def _touches(edit: Edit, regions: Sequence[Span]) -> bool:
    index = bisect_right(regions, edit.start, key=lambda region: region.start) - 1
    inside = index >= 0 and edit.start < regions[index].end and edit.end > regions[index].start
    following = index + 1 < len(regions) and edit.end > regions[index + 1].start
    return inside or following


def coalesced(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Edits of tags and of the spaces beside them as one edit for each border.

    Args:
        text: the text that they are edits of.
        edits: ordered and disjoint; those with nothing but brackets between them are joined.
    """
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last is None or not (_is_of_tags(last) and _is_of_tags(edit)):
            joined.append(edit)
            continue
        between = text[last.end : edit.start]
        if between.strip("<>/"):
            joined.append(edit)
            continue
        causes = dict.fromkeys(last.causes + edit.causes)
        written = last.replacement + between + edit.replacement
        joined[-1] = Edit(last.start, edit.end, written, tuple(causes))
    return joined


def _is_of_tags(edit: Edit) -> bool:
    return edit.start < edit.end and edit.causes[0].rule.startswith("markup-")


class _Gap(NamedTuple):
    """The text between two neighbouring marks."""

    start: int
    end: int
    before: Mark | None
    after: Mark | None


def _edits(text: str, marks: Sequence[Mark]) -> Iterator[Edit]:
    for mark in marks:
        if text[mark.start : mark.end] != mark.clean:
            yield Edit(mark.start, mark.end, mark.clean, (_cause(mark),))
    gaps = list(_gaps(text, marks))
    for gap in gaps:
        yield from _space(text, gap)
    yield from _paragraph_edges(text, gaps)


def _cause(mark: Mark) -> Cause:
    if mark.is_inserted:
        return _MISSING
    if not mark.clean:
        return _SURPLUS
    return _FRAGMENT if mark.damage == Damage.LOST else _CLOSED_UP


def _gaps(text: str, marks: Sequence[Mark]) -> Iterator[_Gap]:
    start, before = 0, None
    for mark in marks:
        yield _Gap(start, mark.start, before, mark)
        start, before = mark.end, mark
    yield _Gap(start, len(text), before, None)


def _space(text: str, gap: _Gap) -> Iterator[Edit]:
    """Trim block edges and the inside of inline elements; no space before punctuation."""
    content = text[gap.start : gap.end]
    if not content:
        return
    lead = len(content) - len(content.lstrip())
    trail = len(content) - len(content.rstrip())
    if lead == len(content):
        if "\n" not in content and (_trims_after(gap.before) or _trims_before(gap.after)):
            yield Edit(gap.start, gap.end, "", (_SPACE,))
        return
    if _trims_after(gap.before) or _is_before_punctuation(content, gap.before):
        yield from _trimmed(text, gap.start, gap.start + lead, gap.before, opening=True)
    if _trims_before(gap.after):
        yield from _trimmed(text, gap.end - trail, gap.end, gap.after, opening=False)


def _trimmed(
    text: str, start: int, end: int, mark: Mark | None, *, opening: bool
) -> Iterator[Edit]:
    """Take out a space; if words would be glued, put it on the other side of the inline tag."""
    if start == end or "\n" in text[start:end]:
        return
    yield Edit(start, end, "", (_SPACE,))
    if mark is None or mark.is_block or mark.is_inserted or mark.name == "br":
        return
    if opening and mark.kind == "open":
        beyond, outside = text[mark.start - 1 : mark.start], mark.start
    elif not opening and mark.kind == "close":
        beyond, outside = text[mark.end : mark.end + 1], mark.end
    else:
        return
    if beyond.isalnum() and not _CJK.match(beyond):
        yield Edit(outside, outside, " ", (_SPACE,))


def _trims_after(mark: Mark | None) -> bool:
    if mark is None or not mark.is_active:
        return False
    if mark.is_block or mark.name == "br":
        return True
    return mark.kind == "open" and mark.name not in vocabulary.MEDIA


def _trims_before(mark: Mark | None) -> bool:
    if mark is None or not mark.is_active:
        return False
    return mark.is_block or mark.name == "br" or mark.kind == "close"


def _is_before_punctuation(content: str, mark: Mark | None) -> bool:
    if mark is None or not mark.is_active or mark.kind != "close":
        return False
    return _NO_SPACE_BEFORE.match(content) is not None


def _paragraph_edges(text: str, gaps: Sequence[_Gap]) -> Iterator[Edit]:
    """First letters and lost stops, paragraph by paragraph."""
    outside = stop_is_outside(text)
    run: list[_Gap] = []
    opener: Mark | None = None
    media = False
    for gap in gaps:
        run.append(gap)
        mark = gap.after
        if mark is not None and not mark.is_block:
            media = media or mark.name in vocabulary.MEDIA
            continue
        if opener is not None and opener.kind == "open" and opener.is_active and opener.clean:
            yield from _first_letter(text, opener, run)
        if mark is not None and mark.kind == "close" and not media:
            yield from _stop(text, mark, run, outside=outside)
        run, opener, media = [], mark, False


def _first_letter(text: str, opener: Mark, run: Sequence[_Gap]) -> Iterator[Edit]:
    if opener.name not in _RAISING or opener.damage < Damage.PADDED:
        return
    for gap in run:
        content = text[gap.start : gap.end].lstrip()
        if gap.before is not None and gap.before.name in vocabulary.PROTECTED:
            return
        if not content:
            continue
        start = gap.end - len(content)
        match = _FIRST_WORD.match(text, start)
        if match and may_be_raised(match[1]):
            at = match.start(1)
            yield Edit(at, at + 1, text[at].upper(), (_RAISED,))
        return


def may_be_raised(word: str) -> bool:
    """Whether a lower-case word may take a capital: not ``iPhone``, not a variable ``x``.

    >>> [may_be_raised(word) for word in ("recently", "a", "iPhone", "x", "Now")]
    [True, True, False, False, False]
    """
    has_capital = len(word[0].upper()) == 1 and word[0] not in _GEORGIAN
    return word.islower() and (len(word) > 1 or word in "ai") and has_capital


def _stop(text: str, mark: Mark, run: Sequence[_Gap], *, outside: bool) -> Iterator[Edit]:
    if mark.name not in ("p", "blockquote") or not mark.takes_stop or mark.is_inserted:
        return
    if mark.damage < Damage.SPLIT:
        return
    paragraph = "".join(text[gap.start : gap.end] for gap in run)
    found = lost_stop(paragraph, mark.damage, outside=outside)
    if found is None:
        return
    behind, stop, reason = found
    last = run[-1]
    visible = text[last.start : last.end].rstrip()
    at = last.start + max(0, len(visible) - behind)
    yield Edit(at, at, stop, (Cause("lost-stop", reason),))
