"""Code in lines: spaces that got in between the backticks and the code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.document import Span
from mtfix.edits import Cause
from mtfix.markup.md import confirm
from mtfix.markup.md.page import Page, Repair

_CODE = Cause("markup-md-code", "no spaces stand between backticks and the code in them")

_CONTENT = re.compile(r"`(?P<lead> ?)(?P<code>[^`\s](?:[^`\n]*[^`\s])?)(?P<trail> ?)`")
_SIGN = re.compile(r"[\w/.$@#<-].*[\w)\]}>;:/\"']|\w", re.S)


def find(page: Page) -> Iterator[Repair]:
    """Code with a space at both ends; with one, if the original has the code without.

    >>> [edit[:3] for edit in next(find(Page("Call ` run ` now."))).edits]
    [(6, 7, ''), (10, 11, '')]
    """
    known = _known(page)
    for span in page.code:
        match = _CONTENT.fullmatch(page.text, *span)
        if match is None or page.text.count("`", *span) != 2:
            continue
        pads = len(match["lead"]) + len(match["trail"])
        is_padded = pads == 2 and _SIGN.fullmatch(match["code"]) is not None
        is_known = pads > 0 and match["code"] in known
        if (is_padded and _stands_outside(page.text, span)) or is_known:
            spaces = [(*match.span(name), "") for name in ("lead", "trail") if match[name]]
            yield from page.repair(spaces, _CODE, _means(match), needs_parser=True)


def _means(match: re.Match[str]) -> list[tuple[str, str]]:
    """A parser drops a space at each of two ends itself, and then sees nothing new."""
    return [] if match["lead"] and match["trail"] else [("code", match["code"])]


def _known(page: Page) -> frozenset[str]:
    if page.source is None:
        return frozenset()
    elements = confirm.seen(page.source).elements
    return frozenset(code for kind, code in elements if kind == "code")


def _stands_outside(text: str, span: Span) -> bool:
    """No word touches the backticks: else they may close one code and open another."""
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return not any(side.isalnum() and side.isascii() for side in (before, behind))
