"""Bold whose signs were changed: ``＊＊bold＊＊``, ``* * bold * *``, ``__ Note: __``.

Each of these may be something else: a name that was blanked out, a list in a list, a gap to fill
in. So a pair stays within its line, and most of them the source has to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mtfix.document import Span, disjoint
from mtfix.edits import Cause
from mtfix.markup.md import confirm, emphasis
from mtfix.markup.md.page import Page, Repair
from mtfix.markup.md.regions import Line, meets
from mtfix.markup.md.shapes import Run, is_calculation, is_word, may_be_words

_BOLD = Cause("markup-md-emphasis", "the signs of bold are two, stand together and at its words")

_SIGNS: Mapping[str, re.Pattern[str]] = {
    "＊＊": re.compile(r"(?<!＊)＊＊(?!＊)"),
    "* *": re.compile(r"(?<![*\\])(?<!\* )\* \*(?! ?\*)"),
    "__": re.compile(r"(?<![_\\])__(?!_)"),
}
_MARKERS = re.compile(r"(?:(?:[-+]|\d{1,9}[.)])[ \t]+)*")
_REMARK_END = (":", "：", ".", "!", "。", "！")


def find(page: Page) -> Iterator[Repair]:
    """Changed signs of bold; in doubt, if the source has just so much more of it.

    >>> [edit[:3] for edit in next(find(Page("＊＊Note＊＊: it is shut."))).edits]
    [(0, 2, '**'), (6, 8, '**')]
    """
    if not any(sign in page.text for sign in _SIGNS):
        return
    closed = disjoint([*page.closed, *emphasis.shut(page)])
    doubtful: list[Repair] = []
    for sign in _SIGNS:
        if sign in page.text:
            for line in page.lines:
                for made, is_certain in _in_line(page, line, sign, closed):
                    if is_certain:
                        yield made
                    else:
                        doubtful.append(made)
    if doubtful and emphasis.source_has(page, doubtful):
        yield from doubtful


def _in_line(
    page: Page, line: Line, sign: str, closed: Sequence[Span]
) -> Iterator[tuple[Repair, bool]]:
    """The repairs of a line, and whether they are certain without the source."""
    found = _SIGNS[sign].finditer(page.text, line.content, line.end)
    runs = [Run(*match.span()) for match in found if not meets(closed, *match.span())]
    if len(runs) % 2:
        return
    for opener, closer in zip(runs[::2], runs[1::2], strict=True):
        inner = page.text[opener.end : closer.start]
        is_odd = sign != "__" or inner != inner.strip()
        if not is_odd or not may_be_words(inner):
            continue
        if is_calculation(page.text, opener, closer, inner):
            continue
        means = [("strong", confirm.shown(inner))]
        changes = _changes(page.text, opener, closer, "__" if sign == "__" else "**")
        for made in page.repair(changes, _BOLD, means, needs_parser=True):
            yield made, _is_certain(page, line, sign, opener, closer)


def _is_certain(page: Page, line: Line, sign: str, opener: Run, closer: Run) -> bool:
    """Whether the place leaves no other reading."""
    text = page.text
    inner, behind = text[opener.end : closer.start], text[closer.end : line.end].rstrip()
    if sign == "＊＊":  # as in “Mr ＊＊ and Ms ＊＊”
        before = text[opener.start - 1 : opener.start]
        is_apart = not before.isalnum() and not behind[:1].isalnum()
        return inner == inner.strip() and is_apart
    markers = _MARKERS.match(text, line.content)
    begins = opener.start == (markers.end() if markers else line.content)
    words = inner.strip()
    if not begins or not behind or words[0].islower():
        return False
    return sign == "* *" or words.endswith(_REMARK_END) or behind.startswith(_REMARK_END)


def _changes(text: str, opener: Run, closer: Run, sign: str) -> Iterator[tuple[int, int, str]]:
    """Both signs without the spaces inside, which go outside where words would be glued."""
    inner = text[opener.end : closer.start]
    lead = len(inner) - len(inner.lstrip())
    trail = len(inner) - len(inner.rstrip())
    before = " " if lead and is_word(text[opener.start - 1 : opener.start]) else ""
    behind = " " if trail and is_word(text[closer.end : closer.end + 1]) else ""
    yield opener.start, opener.end + lead, before + sign
    yield closer.start - trail, closer.end, sign + behind
