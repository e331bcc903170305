"""Code in lines: spaces that got in between the backticks and the code, or were put inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.document import Span
from mtfix.edits import Cause
from mtfix.markup.md import confirm
from mtfix.markup.md.page import Page, Repair

_CODE = Cause("markup-md-code", "no spaces stand between backticks and the code in them")

_MOVED = Cause("markup-md-code", "the space before code was put inside the backticks")

_CONTENT = re.compile(r"`(?P<lead> ?)(?P<code>[^`\s](?:[^`\n]*[^`\s])?)(?P<trail> ?)`")
_MOVED_BEFORE = re.compile(r"[A-Za-z\d,:;)]")
"""What engines take the space away from before code: ``the` const```; not ``(` const```."""

_PROSE = re.compile(r" [^\W\d_]+(?: [^\W\d_]+)* ")
"""What stands between two codes rather than in one."""

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
        spaces = [(*match.span(name), "") for name in ("lead", "trail") if match[name]]
        if _is_moved(page.text, span, match):
            moved = [(span.start, span.start, " "), *spaces]
            yield from page.repair(moved, _MOVED, _means(match), needs_parser=True)
        elif (is_padded and _stands_outside(page.text, span)) or is_known:
            yield from page.repair(spaces, _CODE, _means(match), needs_parser=True)


def _is_moved(text: str, span: Span, match: re.Match[str]) -> bool:
    """``the` const` member``: the space is inside; what goes on behind code is no word."""
    if not match["lead"] or not _MOVED_BEFORE.match(text, span.start - 1, span.start):
        return False
    is_free = not text[span.end : span.end + 1].isalnum()
    return is_free and _is_paired(_line(text, span))


def _is_paired(line: str) -> bool:
    """Whether every backtick of a line has its partner, and no words stand between two codes."""
    _, *parts = line.split("`")
    codes = parts[::2]
    return len(parts) % 2 == 0 and "``" not in line and not any(map(_PROSE.fullmatch, codes))


def _line(text: str, span: Span) -> str:
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else len(text)]


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
