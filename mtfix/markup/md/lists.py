"""Lists: ``1.Open`` in runs of numbered lines, ``-Item`` among items, ``- [ x] done``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.edits import Cause
from mtfix.markup.md.page import Page, Repair
from mtfix.markup.md.regions import Line

_ITEM = Cause("markup-md-list", "a space stands behind the sign of an item")
_TASK = Cause("markup-md-list", "the box of a task is one letter wide")

_NUMBERED = re.compile(r"(?P<number>\d{1,3})(?P<stop> ?\.|。|\))(?P<gap>[ \t]*)(?=\S)")
_WORDS = re.compile(r"[\"“'*`\[(]{0,3}(?:[^\W\d_a-z]|[a-z]{2,}[\s`\]*])")
_BULLET = re.compile(r"(?P<sign>[-*+])(?P<gap>[ \t]*)(?=\S)")
_BULLET_WORDS = re.compile(r"(?:\*\*|[\"“`\[])?(?:[^\W\d_a-z]\w+(?:\W|$)|[\u3040-\u9fff])")
_BOX = re.compile(
    r"(?:[-*+]|\d{1,3}[.)])(?P<before>[ \t]*)(?P<box>\[(?P<mark>[ \t]{0,3}[xX]?[ \t]{0,3})\])"
    r"(?P<behind>[ \t]*)(?=[^\s(\[:])"
)
_OPTION = re.compile(r"-(?:[A-Z]\w*[=:,/_+.]\S*|[A-Za-z]*[a-z][A-Z]\w*|\w*\d\w*|[A-Z]+)(?:\s|$)")
_LONG_OPTION = re.compile(r"--[a-z]{2}")
_SWITCHES = frozenset(
    "Confirm Debug Destination Filter Force Name Path Quiet Recurse Verbose Version".split()
)
_SPOKEN = ("?", "!", "…", "？", "！", '"', "”", "»")
_STOPS = (".", "。", ";", ",", "،", "؟", "।", "—")
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_REACH = 12
"""Lines from one numbered line to the next, at most."""


def find(page: Page) -> Iterator[Repair]:
    r"""Items whose sign is glued to the words, and boxes with spaces.

    >>> [made.edits[0][:3] for made in find(Page("1.Open it\n2.Save it"))]
    [(2, 2, ' '), (12, 12, ' ')]
    """
    yield from _numbered(page)
    for run in page.runs():
        yield from _bulleted(page, run)
        yield from _tasks(page, run)


def _numbered(page: Page) -> Iterator[Repair]:
    """Lines of one depth that count on from one another, with little between them."""
    counted: list[re.Match[str]] = []
    last = 0, 0, 0, False
    for index, line in enumerate(page.lines):
        match = _NUMBERED.match(page.text, line.content, line.end)
        if match is None or page.in_block(line):
            continue
        number, depth = int(match["number"]), line.content - line.start
        is_bracket = match["stop"] == ")"
        follows = number == last[0] + 1 or number == last[0] == 1  # some write 1. before each
        is_alike = (depth, is_bracket) == (last[1], last[3])
        if not follows or not is_alike or index > last[2] + _REACH:
            yield from _counted(page, counted)
            counted = []
        counted.append(match)
        last = number, depth, index, is_bracket
    yield from _counted(page, counted)


def _counted(page: Page, counted: Sequence[re.Match[str]]) -> Iterator[Repair]:
    damaged = [m for m in counted if not m["gap"] or m["stop"] not in (".", ")")]
    if len(counted) < 2 or not all(_WORDS.match(page.text, match.end()) for match in damaged):
        return
    for match in damaged:
        means = [("item", match["number"])]
        stop = ")" if match["stop"] == ")" else "."
        changes = [(*match.span("stop"), stop), (*match.span("gap"), match["gap"] or " ")]
        yield from page.repair(changes, _ITEM, means)


def _bulleted(page: Page, run: Sequence[Line]) -> Iterator[Repair]:
    """``-Item`` beside whole items of the same sign and depth, or behind a colon or heading."""
    if any(_LONG_OPTION.match(page.text, line.content) for line in run):
        return  # ``-Verbose`` is an option there as well
    found = [(line, _BULLET.match(page.text, line.content, line.end)) for line in run]
    whole = {(m["sign"], line.content - line.start) for line, m in found if m and m["gap"]}
    glued = [(m["sign"], line.content - line.start) for line, m in found if m and not m["gap"]]
    if len(set(glued)) == 1 and (_is_announced(page, run, found) or _is_list(page, run, glued)):
        whole.update(glued)
    for index, (line, match) in enumerate(found):
        if match is None or match["gap"]:
            continue
        if match["sign"] == "*" and not _is_between(page, found, index):
            continue
        place = match["sign"], line.content - line.start
        if place in whole and _BULLET_WORDS.match(page.text, match.end(), line.end):
            yield from page.repair([(*match.span("gap"), " ")], _ITEM, [("item", "")])


def _is_between(page: Page, found: Sequence[tuple[Line, re.Match[str] | None]], index: int) -> bool:
    """Whether whole items stand before and behind: the last ``*All day`` may be a footnote."""
    if not 0 < index < len(found) - 1 or page.content(found[index][0]).count("*") > 1:
        return False
    beside = (found[index - 1][1], found[index + 1][1])
    return all(match and match["gap"] and match["sign"] == "*" for match in beside)


def _is_announced(
    page: Page, run: Sequence[Line], found: Sequence[tuple[Line, re.Match[str] | None]]
) -> bool:
    """Whether a colon or a heading stands before the first item; a dialogue has none."""
    if sum(match is not None for _, match in found) < 2:
        return False
    first = next(number for number, (_, match) in enumerate(found) if match)
    if any(page.content(line).endswith(_SPOKEN) for line in run[first:]):
        return False
    if first:
        above = page.content(run[first - 1])
    else:
        above = page.text[max(0, run[0].start - 200) : run[0].start].rstrip().rpartition("\n")[2]
    return above.endswith((":", "：")) or above.startswith("#")


def _is_list(page: Page, run: Sequence[Line], glued: Sequence[tuple[str, int]]) -> bool:
    """Three lines or more that all begin so; no speech, no options of a program."""
    if len(glued) < 3 or len(glued) < len(run) or glued[0][0] != "-":
        return False
    items = [page.content(line) for line in run]
    is_speech = any(item.endswith((*_SPOKEN, *_STOPS)) for item in items)
    is_usage = any(_OPTION.match(item) or item[1:].split()[0] in _SWITCHES for item in items)
    initials = {item[1] for item in items}
    are_words = all(_BULLET_WORDS.match(item, 1) for item in items)
    is_flags = len(initials) == 1 and initials <= _LATIN and all(" " not in item for item in items)
    return are_words and not (is_speech or is_usage or is_flags)


def _tasks(page: Page, run: Sequence[Line]) -> Iterator[Repair]:
    found = [match for line in run if (match := _BOX.match(page.text, line.content, line.end))]
    whole = sum(len(match["mark"]) == 1 for match in found)
    for match in found:
        mark = match["mark"].strip() or " "
        if not match["mark"] and len(found) < 2 and not whole:
            continue  # “- [] is an empty list”
        if not match["before"] and len(found) < 2:
            continue
        changes = [
            (*match.span("before"), match["before"] or " "),
            (*match.span("box"), f"[{mark}]"),
            (*match.span("behind"), match["behind"] or " "),
        ]
        yield from page.repair(changes, _TASK, [] if match["before"] else [("item", "")])
