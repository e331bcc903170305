"""Quotations whose sign is full-width: ``＞引用``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.edits import Cause
from mtfix.markup.md.page import Page, Repair

_QUOTE = Cause("markup-md-quote", "the sign of a quotation is a plain one")

_SIGN = re.compile(r"＞[ \u3000]?(?=[「『“《]?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])")


def find(page: Page) -> Iterator[Repair]:
    r"""Lines of Chinese, Japanese or Korean behind a full-width sign, where a paragraph may begin.

    In a text that has the sign inside its lines too, it may be a path of menus that goes on.

    >>> [edit[:3] for edit in next(find(Page("＞引用文字"))).edits]
    [(0, 1, '> ')]
    """
    if "＞" not in page.text:
        return
    starts = [line for line in page.lines if _SIGN.match(page.text, line.content, line.end)]
    if page.text.count("＞") != len(starts):
        return
    above = ""
    quoted = {line.start for line in starts}
    for line in page.lines:
        is_quoted = line.start in quoted
        if is_quoted and above in ("", "＞") and not page.in_block(line):
            match = _SIGN.match(page.text, line.content, line.end)
            yield from page.repair([(*match.span(), "> ")] if match else [], _QUOTE)
        above = page.content(line)[:1]
