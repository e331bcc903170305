"""Tags in which the address of a link or picture lost one of its two quotation marks.

``<a href="https://harbour.org>Plan</a>`` makes every parser swallow what follows, up to the next
quotation mark. An address has no space in it, and what stands behind tells where its tag ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.edits import Flag
from mtfix.markup import vocabulary
from mtfix.patterns import compiled

_ADDRESS = r"(?:https?://|www\.|mailto:|\.{0,2}/|\#)[^\s\"'<>]*"
_TAG = compiled(
    rf"""<(?P<name>[A-Za-z][A-Za-z0-9]{{0,20}})
    (?=(?P<attributes>(?:\s+[^\s"'<>/=]++\s*=\s*
        (?:"[^"<>]*"(?=[\s/>])|'[^'<>]*'(?=[\s/>])|["']?{_ADDRESS}["']?(?=[\s>])
        |[^\s"'=<>`]++(?=[\s/>])))+))(?P=attributes)
    \s*/?>""",
    re.VERBOSE,
)
_HALF = compiled(
    rf"""(?P<name>[\w-]+)(?P<equals>\s*=\s*)
    (?:(?P<opened>["'])(?P<without_end>{_ADDRESS})(?=\s+(?P<next>[a-z][\w-]*)\s*=|\s*/?>\Z)
    |(?P<without_start>{_ADDRESS})(?P<closed>["'])(?=[\s/>]))""",
    re.VERBOSE,
)
_PICTURE = compiled(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp[34]|webm)\Z", re.I)
_SWALLOWING = compiled(rf"<[A-Za-z]{{1,10}}\s[^<>\"']{{0,99}}=\s{{0,3}}[\"']{_ADDRESS}>")
_REACH = 500


def mended(text: str, start: int) -> tuple[int, str] | None:
    """A tag that a half-quoted address makes unreadable: where it ends, and what was meant.

    Args:
        text: the text.
        start: where the tag begins.

    Returns:
        The end and the whole tag; None if there is no such tag, or it may be another one.

    >>> mended('<a href="/plan>Plan</a>', 0)
    (15, '<a href="/plan">')
    >>> mended('<a href="/plan>Plan', 0) is None
    True
    """
    tag = _TAG.match(text, start)
    if tag is None:
        return None
    halves = [half for half in _HALF.finditer(tag[0]) if _is_address(half)]
    swallows = [half for half in halves if half["opened"] and not half["next"]]
    if not halves or (swallows and not _ends_there(tag, swallows[0])):
        return None
    clean = tag[0]
    for half in reversed(halves):
        quote = half["opened"] or half["closed"]
        address = half["without_end"] or half["without_start"]
        written = f"{half['name']}{half['equals']}{quote}{address}{quote}"
        clean = clean[: half.start()] + written + clean[half.end() :]
    return tag.end(), clean


def _is_address(half: re.Match[str]) -> bool:
    is_known = half["name"].lower() in vocabulary.URL_ATTRIBUTES
    return is_known and (not half["next"] or vocabulary.is_attribute(half["next"]))


def _ends_there(tag: re.Match[str], half: re.Match[str]) -> bool:
    """Whether a value without an end ends with its tag: by what stands up to the next quote."""
    text, end = tag.string, tag.end()
    near = text[end : end + _REACH].partition(half["opened"])
    if tag["name"].lower() in vocabulary.VOID:
        is_picture = _PICTURE.search(half["without_end"]) is not None
        return is_picture and ("<" in near[0] or not near[1])
    content, closer, _ = near[0].lower().partition(f"</{tag['name'].lower()}")
    return bool(content.strip() and closer) and f"<{tag['name'].lower()} " not in content


def doubts(text: str, known: set[int]) -> Iterator[Flag]:
    """Addresses whose end is lost, in tags that nothing tells the end of.

    Args:
        text: the text.
        known: where its tags begin.
    """
    for match in _SWALLOWING.finditer(text):
        if match.start() not in known:
            reason = "the address of this tag has no closing quotation mark"
            yield Flag(*match.span(), "markup-unclear", reason)
