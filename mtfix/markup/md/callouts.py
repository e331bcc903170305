"""Callouts: ``> [! NOTE]`` of GitHub and Obsidian, ``::: warning``, ``!!! note``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.edits import Cause
from mtfix.markup.md.page import Page, Repair

_CALLOUT = Cause("markup-md-callout", "the sign of a callout stands together with its kind")
_KIND = Cause("source-callout", "the source has this kind here; it was translated")

_NAMES = frozenset(
    """abstract attention bug caution check cite danger done error example fail failure faq help
    hint important info missing note question quote success summary tip tldr todo warning
    """.split()
)
_ALERT = re.compile(
    r"[\[［]\s?[!！]\s?(?P<kind>[^\W\d_]{2,20})\s?[\]］](?P<fold>[+-]?)(?=\s|$|[^\W\d_])"
)
_COLONS = re.compile(r"(?P<signs>:(?: ?:){2,3}) ?(?P<kind>[^\W\d_][\w-]*)?")
_CONTAINER = re.compile(r"(?:(?::{3,})[ \t]*|(?:!!!|\?\?\?\+?)[ \t]+)\{?(?P<kind>[^\W\d_][\w-]*)")


def find(page: Page) -> Iterator[Repair]:
    r"""Callouts that were pulled apart; with the original, their kinds.

    >>> [edit[:3] for edit in next(find(Page("> [! NOTE]\n> Mind the gap."))).edits]
    [(4, 5, '')]
    """
    if not any(sign in page.text for sign in ("!", "！", "::", ": :", "???")):
        return
    yield from _colons(page)
    alerts = list(_matches(page, _ALERT, is_quoted=True))
    for match in alerts:
        if match["kind"].lower() in _NAMES:
            whole = f"[!{match['kind']}]{match['fold']}"
            yield from page.repair([(*match.span(), whole)], _CALLOUT)
    if page.source is not None:
        source = Page(page.source)
        theirs = list(_matches(source, _ALERT, is_quoted=True))
        known = [match for match in theirs if match["kind"].lower() in _NAMES]
        if known == theirs:
            yield from _kinds(page, [m for m in alerts if _is_whole(m)], theirs)
        containers = list(_matches(source, _CONTAINER, is_quoted=False))
        yield from _kinds(page, list(_matches(page, _CONTAINER, is_quoted=False)), containers)


def _colons(page: Page) -> Iterator[Repair]:
    """``:: : note`` and its end, if the kind is known or the source has such signs."""
    if ": :" not in page.text:
        return
    found = list(_matches(page, _COLONS, is_quoted=False))
    kinds = [match["kind"] for match in found if match["kind"]]
    is_known = bool(kinds) and all(kind.lower() in _NAMES for kind in kinds)
    if is_known or (kinds and ":::" in (page.source or "")):
        for match in found:
            whole = match["signs"].replace(" ", "")
            yield from page.repair([(*match.span("signs"), whole)], _CALLOUT)


def _matches(page: Page, pattern: re.Pattern[str], *, is_quoted: bool) -> Iterator[re.Match[str]]:
    """Where lines begin so; those of an alert are quoted."""
    for line in page.lines:
        has_sign = ">" in page.text[line.start : line.content]
        match = pattern.match(page.text, line.content, line.end)
        if match is not None and (has_sign or not is_quoted) and not page.in_block(line):
            yield match


def _is_whole(match: re.Match[str]) -> bool:
    return match[0].startswith("[!" + match["kind"] + "]")


def _kinds(
    page: Page, ours: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]]
) -> Iterator[Repair]:
    """The n-th has the kind of the n-th of the original, if they are as many."""
    if len(ours) != len(theirs):
        return
    for here, there in zip(ours, theirs, strict=True):
        is_same_sign = here[0][0] == there[0][0]
        if is_same_sign and here["kind"] != there["kind"]:
            yield from page.repair([(*here.span("kind"), there["kind"])], _KIND)
