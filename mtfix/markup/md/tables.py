"""Tables: full-width bars, and the row of dashes under the header that makes them tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.edits import Cause
from mtfix.markup.md.page import Change, Page, Repair
from mtfix.markup.md.regions import Line

_TABLE = Cause("markup-md-table", "the bars and dashes of a table are those of Markdown")

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212－ー─━"
_SIGNS = f"|｜:： \t{_DASHES}"
_CELL = re.compile(rf"[:：]?[ \t]*[{_DASHES}][{_DASHES} \t]*[:：]?")
_SOUND = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)[|｜]")


def find(page: Page) -> Iterator[Repair]:
    r"""Tables whose second row was damaged, or whose bars are full-width.

    >>> [edit[:3] for edit in next(find(Page("| A | B |\n| - - - | — |\n| 1 | 2 |"))).edits]
    [(13, 21, '-- | ---')]
    """
    if "|" not in page.text and "｜" not in page.text:
        return
    for run in page.runs():
        for index in range(1, len(run)):
            header, rule = run[index - 1 : index + 1]
            if _is_rule(page, rule) and _is_header(page, run, index - 1):
                yield from _table(page, header, rule, run[index + 1 :])
                break


def _is_rule(page: Page, line: Line) -> bool:
    words = page.content(line)
    if not _BAR.search(words) or words.strip(_SIGNS):
        return False
    return all(_CELL.fullmatch(cell.strip()) for cell in _cells(words))


def _is_header(page: Page, run: Sequence[Line], index: int) -> bool:
    """As many cells as the row of dashes, and words in them; the first line, or after prose."""
    header, rule = page.content(run[index]), page.content(run[index + 1])
    if not re.search(r"\w", header) or len(_cells(header)) != len(_cells(rule)):
        return False
    return index == 0 or not _BAR.search(page.content(run[index - 1]))


def _cells(row: str) -> list[str]:
    cells = _BAR.split(row.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1].strip() else cells


def _table(page: Page, header: Line, rule: Line, rows: Sequence[Line]) -> Iterator[Repair]:
    changes = [*_bars(page, header)]
    written = page.content(rule)
    if _SOUND.fullmatch(written) is None:
        changes.append((rule.content, rule.content + len(written), _row(written)))
    for row in rows:
        if "｜" in page.content(row):
            changes += _bars(page, row)
    yield from page.repair(changes, _TABLE, [("table", "")])


def _bars(page: Page, line: Line) -> Iterator[Change]:
    """Full-width bars of a row; where there are narrow ones too, the wide ones are text."""
    words = page.text[line.content : line.end]
    if "|" in words:
        return
    for match in re.finditer("｜", words):
        at = line.content + match.start()
        if not page.is_closed(at, at + 1):
            yield at, at + 1, "|"


def _row(written: str) -> str:
    """The row of dashes as Markdown writes it, with its outer bars if it has them."""
    cells = [cell.strip().replace("：", ":") for cell in _cells(written)]
    dashes = [f"{':' * c.startswith(':')}---{':' * c.endswith(':')}" for c in cells]
    first = "| " if written[0] in "|｜" else ""
    last = " |" if written[-1] in "|｜" else ""
    return first + " | ".join(dashes) + last
