"""The markup stage: tags closed up, nested, spaced; stops and first letters put back.

The mended string is the output. Nothing is serialised anew, so what was not broken keeps every
byte; and lxml has to agree with the outcome (`confirm`) before an edit is let through.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from mtfix.document import Document, Span, disjoint
from mtfix.edits import Cause, Edit, Flag, resolve
from mtfix.markup import beside, confirm, entities, gaps, halfquoted, leads, paragraphs
from mtfix.markup.reading import protected
from mtfix.markup.scanner import scan
from mtfix.markup.tags import Damage, Tag
from mtfix.markup.tree import Mark, build, is_sick
from mtfix.markup.witness import Witness

_CLOSED_UP = Cause("markup-tag", "spaces or wrong signs had got into the tag")
_FRAGMENT = Cause("markup-fragment", "the tag had lost a bracket")
_MISSING = Cause("markup-nesting", "its partner stands in the text, this tag was missing")
_SURPLUS = Cause("markup-nesting", "the tag has no partner and no content")

_LANGUAGE = re.compile(r"""\s(?:xml:)?lang=["']?([A-Za-z]{2,3})(?![A-Za-z])""")
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
    yield from halfquoted.doubts(text, {tag.start for tag in tags})
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
    for (start, end), group in groupby(marks, key=lambda mark: (mark.start, mark.end)):
        together = list(group)  # several only where several are to be inserted
        written = "".join(mark.clean for mark in together)
        if text[start:end] != written:
            yield Edit(start, end, written, (_cause(together[0]),))
    found = list(gaps.gaps(text, marks))
    language = _declared_language(marks) or document.prose.manners.language
    witness = None if document.source is None else Witness(text, marks, document.source)
    trimmed = gaps.trimmed(text, found, colons_stand_apart=language == "fr")
    yield from trimmed if witness is None else beside.placed(text, found, witness, trimmed)
    yield from paragraphs.edges(text, found, language, witness)
    if witness is None:
        yield from leads.parted(text, found)


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
