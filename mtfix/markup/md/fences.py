"""Fences that were pulled apart, languages of fences, and answers that are wrapped in a fence.

What stands between two fences depends on all fences before. So a damaged one is mended only if
then every fence has its partner, and nothing else is done in the same round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from mtfix.edits import Cause, Flag
from mtfix.markup.md.page import Page, Repair
from mtfix.markup.md.regions import FENCE, Line

_FENCE = Cause("markup-md-fence", "the signs of a fence stand together, and each has its partner")
_WRAPPED = Cause("markup-md-fence", "the whole answer was put into a fence; the source has none")
_LANGUAGE = Cause("source-fence", "the source names this language here; the name was changed")

_DAMAGED = re.compile(
    r"(?P<signs>`{1,2}(?:[ \t]+`{1,2}){1,3}|[｀´]{3}|~[ \t]+~[ \t]*~|~~[ \t]+~)"
    r"[ \t]*(?P<info>[\w+#.-]{0,20})\s*$"
)
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_MARKDOWN = ("markdown", "md")

Role = Literal["open", "close", "nested", "content"]
"""Nested: inside a longer fence, which may show fences; content: where none is to be expected."""


class _Mark(NamedTuple):
    """A line that is a fence, or was one."""

    line: Line
    start: int
    sign: str
    """As it is, or as it was."""
    info: str
    is_whole: bool


class _Reading(NamedTuple):
    """What each fence does, and whether the last one opened is closed."""

    roles: Sequence[Role]
    is_closed: bool


def find(page: Page) -> Iterator[Repair | Flag]:
    r"""Damaged fences; a flag where they cannot be paired.

    >>> [edit[:3] for edit in next(find(Page("`` `sh\nls\n` ` `\n"))).edits]
    [(2, 3, '')]
    """
    if not any(sign in page.text for sign in "`~｀´"):
        return
    marks = list(_marks(page))
    if not marks:
        return
    if _is_wrapped(page, marks):
        yield from _unwrapped(page, marks)
    elif all(mark.is_whole for mark in marks):
        if not _read(marks).is_closed:
            yield _flag(marks, "a fence has no partner: where the code ends is not certain")
        yield from _languages(page, marks)
    else:
        yield from _mended(page, marks)


def _marks(page: Page) -> Iterator[_Mark]:
    for line in page.lines:
        item = _ITEM.match(page.text, line.content, line.end)
        start = item.end() if item else line.content
        if page.text[start : start + 1] not in ("`", "~", "｀", "´"):
            continue
        if match := FENCE.match(page.text, start, line.end):
            yield _Mark(line, start, match["sign"], match["info"], is_whole=True)
        elif match := _DAMAGED.match(page.text, start, line.end):
            signs = re.sub(r"\s", "", match["signs"])
            if len(signs) in (3, 4):
                sign = "~~~" if signs[0] == "~" else "`" * len(signs)
                yield _Mark(line, start, sign, match["info"], is_whole=False)


def _read(marks: Sequence[_Mark]) -> _Reading:
    roles: list[Role] = []
    opener: _Mark | None = None
    for mark in marks:
        if opener is None:
            opener = mark
            roles.append("open")
        elif mark.sign.startswith(opener.sign) and not mark.info:
            opener = None
            roles.append("close")
        else:
            roles.append("nested" if len(opener.sign) > len(mark.sign) else "content")
    return _Reading(roles, opener is None)


def _mended(page: Page, marks: Sequence[_Mark]) -> Iterator[Repair | Flag]:
    reading = _read(marks)
    damaged = [mark for mark in marks if not mark.is_whole]
    if _may_be_content(page, marks, reading):
        return
    if not reading.is_closed or "content" in reading.roles:
        yield _flag(damaged, "fences are damaged here, and they cannot all be paired")
        return
    for mark in damaged:
        yield from page.repair([(mark.start, mark.line.end, mark.sign + mark.info)], _FENCE)


def _may_be_content(page: Page, marks: Sequence[_Mark], reading: _Reading) -> bool:
    """Whether all damaged fences stand inside whole ones, and may be what the code shows."""
    whole = _read([mark for mark in marks if mark.is_whole])
    if not whole.is_closed or "content" in whole.roles:
        return False
    roles = iter(whole.roles)
    is_inside = False
    for mark in marks:
        if mark.is_whole:
            is_inside = next(roles) in ("open", "nested")
        elif not is_inside:
            return False
    opened = [mark for mark, role in zip(marks, reading.roles, strict=True) if role == "open"]
    return not all(mark.info for mark in opened) and len(opened) != _fences_of_source(page)


def _fences_of_source(page: Page) -> int:
    if page.source is None:
        return -1
    return list(_read(list(_marks(Page(page.source)))).roles).count("open")


def _is_wrapped(page: Page, marks: Sequence[_Mark]) -> bool:
    """Whether the first and the last line are fences of Markdown, and those inside are paired."""
    first, last = marks[0], marks[-1]
    around = page.text[: first.start] + page.text[last.line.end :]
    is_whole = first.is_whole and last.is_whole and len(marks) > 1 and first.line != last.line
    if not is_whole or around.strip() or first.info.lower() not in _MARKDOWN or last.info:
        return False
    return _read(marks[1:-1]).is_closed and last.sign == first.sign


def _unwrapped(page: Page, marks: Sequence[_Mark]) -> Iterator[Repair | Flag]:
    if page.source is None:
        yield _flag(marks, "the whole text is in a fence; perhaps the engine put it there")
        return
    theirs = list(_marks(Page(page.source)))
    if theirs and theirs[0].info.lower() in _MARKDOWN:
        return
    first, last = marks[0].line, marks[-1].line
    after = min(first.end + (page.text[first.end : first.end + 1] == "\r") + 1, last.start)
    before = max(last.start - 1, after)
    yield from page.repair([(first.start, after, ""), (before, last.end, "")], _WRAPPED)


def _languages(page: Page, marks: Sequence[_Mark]) -> Iterator[Repair]:
    """The n-th fence has the language of the n-th of the original."""
    if page.source is None:
        return
    ours, theirs = _openers(marks), _openers(list(_marks(Page(page.source))))
    if len(ours) != len(theirs):
        return
    for here, there in zip(ours, theirs, strict=True):
        if here.info != there.info and here.info and there.info:
            start = page.text.index(here.info, here.start + len(here.sign))
            yield from page.repair([(start, start + len(here.info), there.info)], _LANGUAGE)


def _openers(marks: Sequence[_Mark]) -> list[_Mark]:
    roles = _read(marks).roles
    return [mark for mark, role in zip(marks, roles, strict=True) if role == "open"]


def _flag(marks: Sequence[_Mark], reason: str) -> Flag:
    return Flag(marks[0].start, marks[-1].line.end, "markup-md-unclear", reason)
