"""Front matter: its lines of dashes, and with the original the names of its keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.edits import Cause
from mtfix.markup.md.page import Page, Repair
from mtfix.markup.md.regions import Line

_MATTER = Cause("markup-md-front-matter", "front matter stands between two lines of three dashes")
_KEY = Cause("source-front-matter", "the source has this key here; it was translated")

_DASHES = re.compile(r"(?:- ?- ?-|—-?|-?—|－－－|–––?)[ \t]*")
_ENTRY = re.compile(r"(?P<key>[^\W\d][\w -]{0,40}?)(?P<colon>[ \t]?[:：])(?=\s|$|[^\s/])")
_NESTED = re.compile(r"[ \t]+\S|-[ \t]|#|\s*$")
_KEYS = frozenset(
    """author authors categories category date description draft id keywords lang language layout
    permalink sidebar_label sidebar_position slug tags title toc weight""".split()
)
_LONGEST = 100


def find(page: Page) -> Iterator[Repair]:
    r"""Lines of dashes that were pulled apart, and translated keys.

    >>> [made.edits[0][:3] for made in find(Page("- - -\ntitle: A\n- - -\n"))]
    [(1, 4, '-')]
    """
    end = _end(page)
    if end is None:
        return
    entries = page.lines[1:end]
    if not _is_matter(page, entries):
        return
    borders = [page.lines[0], page.lines[end]]
    changes = [(line.start, line.end, "---") for line in borders if page.content(line) != "---"]
    yield from page.repair(changes, _MATTER)
    yield from _colons(page, entries)
    yield from _keys(page, entries)


def _end(page: Page) -> int | None:
    """The number of the line that ends it."""
    lines = page.lines[: _LONGEST + 1]
    if not _DASHES.fullmatch(page.text, lines[0].start, lines[0].end):
        return None
    for index in range(1, len(lines)):
        if _DASHES.fullmatch(page.text, lines[index].start, lines[index].end):
            return index
    return None


def _is_matter(page: Page, entries: Sequence[Line]) -> bool:
    """Whether each line is an entry, and one has a key of front matter or of the original's."""
    keys = [_ENTRY.match(page.text, line.start, line.end) for line in entries]
    if not entries or not all(
        key or _NESTED.match(page.text[line.start : line.end])
        for key, line in zip(keys, entries, strict=True)
    ):
        return False
    known = any(key and key["key"].strip().lower() in _KEYS for key in keys)
    return known or bool(_keys_of(page.source))


def _colons(page: Page, entries: Sequence[Line]) -> Iterator[Repair]:
    for line in entries:
        match = _ENTRY.match(page.text, line.start, line.end)
        if match is None or match["key"].lower() not in _KEYS or match["colon"] == ":":
            continue
        gap = "" if page.text[match.end() : match.end() + 1].isspace() else " "
        yield from page.repair([(*match.span("colon"), ":" + gap)], _MATTER)


def _keys_of(source: str | None) -> list[str]:
    if source is None:
        return []
    page = Page(source)
    end = _end(page)
    found = [_ENTRY.match(source, line.start, line.end) for line in page.lines[1 : end or 1]]
    return [match["key"] for match in found if match]


def _keys(page: Page, entries: Sequence[Line]) -> Iterator[Repair]:
    """The n-th key is that of the original, if they are as many."""
    ours = [m for line in entries if (m := _ENTRY.match(page.text, line.start, line.end))]
    theirs = _keys_of(page.source)
    if len(ours) != len(theirs):
        return
    for match, key in zip(ours, theirs, strict=True):
        if match["key"] not in theirs:
            yield from page.repair([(*match.span("key"), key)], _KEY)
