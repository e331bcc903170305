"""Whether a text that has one damaged sign of Markdown is Markdown, without any other of them."""

from __future__ import annotations

import re

from mtfix.markup.md import headings
from mtfix.markup.md.links import NO_LABEL
from mtfix.markup.md.page import Page
from mtfix.markup.md.targets import FILES

_LINK = re.compile(
    r"(?<![\w\]\\])\[(?P<words>[^\[\]\n]{3,120})\] \((?P<target>[^\s()]{4,200})\)(?!\w)"
)
_PATH = re.compile(
    rf"(?:\.{{1,2}}/)?/?(?:[\w.-]+/)*[\w-]+\.(?:{FILES})(?:#[\w-]+)?"
    r"|(?:\.{1,2})?/[\w-]{2,}(?:/[\w-]{2,})+/?(?:#[\w-]+)?"
)
_ANCHOR = re.compile(r"#(?P<name>[a-z][a-z0-9]*(?P<more>-[a-z0-9]+)*)")
_BEFORE_ANCHOR = re.compile(
    r"\b(?:and|at|by|consult|in|of|our|per|read|see|the|to|under|with) $", re.I
)
"""Words before a link to a place; behind others ``(#name)`` may be a hashtag."""
_WORD = re.compile(r"[^\W\d_]{2}")
_REACH = 12
_LONGEST_LOOK = 1 << 16


def is_damaged(text: str) -> bool:
    r"""Whether a text has a link or heading that was pulled apart and can be nothing else.

    Links to whole addresses do not count: they are mended in plain text, too.

    >>> is_damaged("See [part 4] (#limits) first."), is_damaged("# # Tides\n\nThe tide is out.")
    (True, True)
    >>> is_damaged("They left [sic] (#gone)."), is_damaged("# # Tides\n\nls -l")
    (False, False)
    """
    has_link, has_heading = "] (" in text, "# #" in text
    if not (has_link or has_heading):
        return False
    page = Page(text[:_LONGEST_LOOK])
    return (has_link and _has_link(page)) or (has_heading and headings.has_split(page))


def _has_link(page: Page) -> bool:
    return any(
        _leads_on(match) and not page.is_closed(*match.span())
        for match in _LINK.finditer(page.text)
    )


def _leads_on(match: re.Match[str]) -> bool:
    """Whether brackets hold words, and the parenthesis behind them a path or an anchor."""
    words = match["words"].strip()
    if NO_LABEL.fullmatch(words) or not _WORD.search(words):
        return False
    if _PATH.fullmatch(match["target"]):
        return True
    anchor = _ANCHOR.fullmatch(match["target"])
    if anchor is None:
        return False
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    is_named = "-".join(words.lower().split()) == anchor["name"]
    return bool(anchor["more"] or is_named or _BEFORE_ANCHOR.search(before))
