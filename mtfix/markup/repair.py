"""The markup stage: tags closed up, nested, spaced; stops and first letters put back.

The mended string is the output. Nothing is serialised anew, so what was not broken keeps every
byte; and lxml has to agree with the outcome (`confirm`) before an edit is let through.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mtfix.document import Document, Span, disjoint
from mtfix.edits import Cause, Edit, Flag, resolve
from mtfix.markup import confirm, entities, gaps, vocabulary
from mtfix.markup.gaps import Gap
from mtfix.markup.reading import protected
from mtfix.markup.scanner import Damage, Tag, scan
from mtfix.markup.stops import lost_stop, stop_is_outside
from mtfix.markup.tree import Mark, build, is_sick

_CLOSED_UP = Cause("markup-tag", "spaces or wrong signs had got into the tag")
_FRAGMENT = Cause("markup-fragment", "the tag had lost a bracket")
_MISSING = Cause("markup-nesting", "its partner stands in the text, this tag was missing")
_SURPLUS = Cause("markup-nesting", "the tag has no partner and no content")
_RAISED = Cause("sentence-start", "a paragraph begins here, its border was broken")

_FIRST_WORD = re.compile(r"[\"“‘'(\[]{0,2}([^\W\d_]+)(?![\w@(]|\.\w|://|-\w+\()")
_GEORGIAN = frozenset(map(chr, range(0x10D0, 0x1100)))  # its capitals begin no sentences
_DOTTED = frozenset({"tr", "az"})
"""Languages whose capital i keeps its dot."""
_LANGUAGE = re.compile(r"""\s(?:xml:)?lang=["']?([A-Za-z]{2,3})(?![A-Za-z])""")
_RAISING = vocabulary.HEADINGS | {"p", "blockquote"}
_INTERRUPTING = frozenset("pre ul ol dl table figure".split())
"""Blocks behind which a sentence may go on."""
_SENTENCE_ENDS = frozenset(".!?。！？")
_NEXT_CAPITAL = re.compile(r"\w+ [A-Z][a-z]")
"""In a heading such as “zlib Usage Example” the small letter is meant."""
_BETWEEN_TAGS = re.compile(r">?\s*<?/?")
"""What two edits leave as it is where one tag ends and the next begins."""


def repair(document: Document) -> Iterator[Edit | Flag]:
    """Mend the HTML of a document; what was not broken is not touched."""
    if document.format != "html":
        return
    text = document.text
    tags = scan(text)
    closed = _closed_regions(document, tags)
    yield from (edit for edit in entities.repair(text) if not _touches(edit, closed))
    if not is_sick(tags):
        return
    proposed = resolve(text, _edits(document, build(text, tags)))[0]
    edits = coalesced(text, [edit for edit in proposed if _may_be_made(document, edit, closed)])
    doubt = confirm.doubt(text, edits)
    if doubt is None:
        yield from edits
    else:
        yield Flag(tags[0].start, tags[-1].end, "markup-unclear", doubt)


def _may_be_made(document: Document, edit: Edit, closed: Sequence[Span]) -> bool:
    touches_tags = edit.causes[0].rule.startswith("markup-")
    return not _touches(edit, closed) and (touches_tags or not document.refuses(edit))


def _closed_regions(document: Document, tags: Sequence[Tag]) -> list[Span]:
    """Where no repair of markup is made: code, scripts, comments, and what the user exempts."""
    code = (_without_edges(document.text, span) for span in protected(tags))
    comments = (Span(tag.start, tag.end) for tag in tags if not tag.name and not tag.damage)
    return disjoint([*filter(None, code), *comments, *document.spared])


def _without_edges(text: str, span: Span) -> Span | None:
    """A span without the spaces at its edges; None if it holds nothing else."""
    content = text[span.start : span.end]
    start = span.end - len(content.lstrip())
    end = span.start + len(content.rstrip())
    return Span(start, end) if start < end else None


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
        if not _BETWEEN_TAGS.fullmatch(between):
            joined.append(edit)
            continue
        causes = dict.fromkeys(last.causes + edit.causes)
        written = last.replacement + between + edit.replacement
        joined[-1] = Edit(last.start, edit.end, written, tuple(causes))
    return joined


def _is_of_tags(edit: Edit) -> bool:
    return edit.start < edit.end and edit.causes[0].rule.startswith("markup-")


def _edits(document: Document, marks: Sequence[Mark]) -> Iterator[Edit]:
    text = document.text
    for mark in marks:
        if text[mark.start : mark.end] != mark.clean:
            yield Edit(mark.start, mark.end, mark.clean, (_cause(mark),))
    found = list(gaps.gaps(text, marks))
    language = _declared_language(marks) or document.prose.manners.language
    yield from gaps.trimmed(text, found, colons_stand_apart=language == "fr")
    yield from _paragraph_edges(text, found, language)


def _declared_language(marks: Sequence[Mark]) -> str:
    """The language that the tags name; empty if they name none or several."""
    written = (_LANGUAGE.search(mark.clean) for mark in marks if mark.kind == "open")
    named = {match[1].lower() for match in written if match}
    return named.pop() if len(named) == 1 else ""


def _cause(mark: Mark) -> Cause:
    if mark.is_inserted:
        return _MISSING
    if not mark.clean:
        return _SURPLUS
    return _FRAGMENT if mark.damage == Damage.LOST else _CLOSED_UP


def _paragraph_edges(text: str, found: Sequence[Gap], language: str) -> Iterator[Edit]:
    """First letters and lost stops, paragraph by paragraph."""
    outside = stop_is_outside(text)
    run: list[Gap] = []
    border: Mark | None = None
    opener: Mark | None = None
    media = False
    last = ""
    for gap in found:
        run.append(gap)
        mark = gap.after
        if mark is not None and not mark.is_block:
            media = media or mark.name in vocabulary.MEDIA
            continue
        if opener is not None and _begins_sentence(opener, border, is_ended=last in _SENTENCE_ENDS):
            yield from _first_letter(text, opener, run, language)
        if mark is not None and mark.kind == "close" and not media:
            yield from _stop(text, mark, run, outside=outside)
        shown = "".join(text[one.start : one.end] for one in run).rstrip()
        last = shown[-1:] or last
        run, border, opener, media = [], opener, mark, False


def _begins_sentence(opener: Mark, border: Mark | None, *, is_ended: bool) -> bool:
    """Whether a paragraph begins behind a broken border, and with it a sentence.

    Args:
        opener: the tag that opens it.
        border: the block tag before that.
        is_ended: whether the text before ends a sentence, as the items of a list may.
    """
    if opener.kind != "open" or opener.name not in _RAISING or not opener.clean:
        return False
    damage = border.damage if border is not None and border.kind == "close" else None
    if damage == Damage.LOST:
        return True
    if opener.damage < Damage.PADDED or opener.name in vocabulary.HEADINGS:
        return opener.damage == Damage.LOST
    if border is not None and border.name in _INTERRUPTING:
        is_list = border.name in ("ul", "ol") and border.damage >= Damage.PADDED
        return is_list and is_ended and opener.takes_stop
    return opener.takes_stop and damage != Damage.PADDED


def _first_letter(text: str, opener: Mark, run: Sequence[Gap], language: str) -> Iterator[Edit]:
    for gap in run:
        content = text[gap.start : gap.end].lstrip()
        if gap.before is not None and gap.before.name in vocabulary.PROTECTED:
            return
        if not content:
            continue
        start = gap.end - len(content)
        match = _FIRST_WORD.match(text, start)
        is_title = opener.name in vocabulary.HEADINGS and _NEXT_CAPITAL.match(content)
        if match and may_be_raised(match[1]) and not is_title:
            at = match.start(1)
            is_dotted = text[at] == "i" and language in _DOTTED
            yield Edit(at, at + 1, "İ" if is_dotted else text[at].upper(), (_RAISED,))
        return


def may_be_raised(word: str) -> bool:
    """Whether a lower-case word may take a capital: not ``iPhone``, not a variable ``x``.

    >>> [may_be_raised(word) for word in ("recently", "a", "iPhone", "x", "Now")]
    [True, True, False, False, False]
    """
    has_capital = len(word[0].upper()) == 1 and word[0] not in _GEORGIAN
    return word.islower() and (len(word) > 1 or word in "ai") and has_capital


def _stop(text: str, mark: Mark, run: Sequence[Gap], *, outside: bool) -> Iterator[Edit]:
    if mark.name not in ("p", "blockquote") or not mark.takes_stop or mark.is_inserted:
        return
    if mark.damage < Damage.SPLIT:
        return
    paragraph = "".join(text[gap.start : gap.end] for gap in run)
    found = lost_stop(paragraph, mark.damage, outside=outside)
    if found is None:
        return
    behind, stop, reason = found
    at = _from_end(text, run, behind)
    yield Edit(at, at, stop, (Cause("lost-stop", reason),))


def _from_end(text: str, run: Sequence[Gap], behind: int) -> int:
    """The place so many characters from the end of a paragraph, inside its inline elements.

    A stop at the very end stands behind them.
    """
    if not behind:
        last = run[-1]
        return last.start + len(text[last.start : last.end].rstrip())
    is_end = True
    for gap in reversed(run):
        content = text[gap.start : gap.end]
        shown = content.rstrip() if is_end else content
        if len(shown) > behind:
            return gap.start + len(shown) - behind
        behind -= len(shown)
        is_end = is_end and not shown
    return run[0].start
