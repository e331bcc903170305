"""Tags that have both brackets, however they are spaced or written, and comments.

A tolerant scan that never changes or drops text. What is no tag in HTML is none here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from mtfix.markup import attributes, halfquoted, vocabulary
from mtfix.markup.tags import (
    CLOSING,
    NAME,
    OPENING,
    SHORT,
    Damage,
    Tag,
    TagKind,
    element_name,
    kind_of,
)

_BRACKET = re.compile(r"[<＜‹]|(?<![\\\w])u003c")

_INTACT = re.compile(
    rf"""<(?P<slash>/?)(?P<name>{NAME})
    (?P<attributes>(?:\s+[^\s"'<>/=]++(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]++))?)*+)
    \s*(?P<void>/?)>""",
    re.VERBOSE,
)
# Python 3.11.2 does not go back from a possessive group that failed midway: a lookahead does.
_TOLERANT = re.compile(
    rf"""{OPENING}\s{{0,3}}
    (?P<slash>[/／]?)\s{{0,3}}
    (?P<name>[hH]\s?[1-6]|{NAME})(?![\w-])
    (?=(?P<attributes>{attributes.TOLERANT}*))(?P=attributes)
    \s{{0,9}}(?P<void>[/／]?)\s{{0,3}}
    (?P<end>{CLOSING}|(?P<wrong>[\])}}]))""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<!doctype\b[^<>]*>|<\?.*?\?>", re.S | re.I)
_BROKEN_COMMENT = re.compile(
    r"<\s?!\s?-\s?-?(?P<comment>[^<>]*?)-?\s?-\s?>"
    r"|<?\s?!\s?\[\s?CDATA\s?\[(?P<cdata>(?:[^<>\[\]]|[<>](?=[ =]))*)\]\s?\]\s?>"
    r"|<\s?!\s?doctype\s(?P<doctype>[^<>]*?)\s?>",
    re.I,
)


def whole_tags(text: str) -> Iterator[Tag]:
    """The tags and comments of a text, but for what stands in protected elements.

    Args:
        text: HTML, whole or damaged.
    """
    position = 0
    unclosed: set[str] = set()
    ends = _Ends(text)
    while match := _BRACKET.search(text, position):
        start = match.start()
        tag = _comment(text, start, ends) or _intact(text, start) or _tolerant(text, start)
        tag = tag or _half_quoted(text, start)
        if tag is None:
            position = start + 1
            continue
        yield tag
        position = tag.end
        if tag.kind == "open" and tag.name in vocabulary.PROTECTED and tag.name not in unclosed:
            closer = _closer_of(tag.name).search(text, position)
            if closer is None:
                unclosed.add(tag.name)
            else:
                position = closer.start()


@cache
def _closer_of(name: str) -> re.Pattern[str]:
    """A closer of a protected element, whole or damaged; all before it is the content."""
    return re.compile(
        rf"{OPENING}\s{{0,3}}[/／]\s{{0,3}}{name}\s{{0,3}}(?:{CLOSING}|[\])}}])", re.I
    )


class _Ends:
    """Remembers which ends of comments do not come any more, so that no search is made twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._absent: set[str] = set()

    def come(self, end: str, start: int) -> bool:
        """Whether an end stands behind an offset; offsets only grow."""
        if end in self._absent:
            return False
        if self._text.find(end, start) < 0:
            self._absent.add(end)
            return False
        return True


_COMMENT_ENDS = {"<!--": "-->", "<![C": "]]>", "<![c": "]]>"}


def _comment(text: str, start: int, ends: _Ends) -> Tag | None:
    head = text[start : start + 4]
    if "!" not in head[:3] and "?" not in head[:3]:
        return None
    end = "?>" if head.startswith("<?") else _COMMENT_ENDS.get(head, "")
    if ends.come(end, start) and (match := _COMMENT.match(text, start)):
        kind: TagKind = "comment" if match[0].startswith("<!--") else "declaration"
        return Tag(start, match.end(), kind, "", match[0], Damage.NONE)
    return broken_comment(text, start)


def broken_comment(text: str, start: int) -> Tag | None:
    """A comment, CDATA section or doctype that begins at a place, with spaces in its signs."""
    match = _BROKEN_COMMENT.match(text, start)
    if match is None:
        return None
    if match["comment"] is not None:
        clean = f"<!-- {match['comment'].strip(' -')} -->"
        return Tag(start, match.end(), "comment", "", clean, Damage.PADDED)
    if match["cdata"] is not None:
        clean = f"<![CDATA[{match['cdata'].strip()}]]>"
    else:
        clean = f"<!DOCTYPE {match['doctype'].strip()}>"
    damage = Damage.NONE if clean == match[0] else Damage.PADDED
    return Tag(start, match.end(), "declaration", "", clean, damage)


def _intact(text: str, start: int) -> Tag | None:
    match = _INTACT.match(text, start)
    if match is None:
        return None
    meaning = _meaning_of_intact(match[0])
    return None if meaning is None else Tag(start, match.end(), *meaning)


def _tolerant(text: str, start: int) -> Tag | None:
    match = _TOLERANT.match(text, start)
    if match is None:
        return None
    meaning = _meaning_of_broken(match[0])
    return None if meaning is None else Tag(start, match.end(), *meaning)


def _half_quoted(text: str, start: int) -> Tag | None:
    found = halfquoted.mended(text, start)
    meaning = _meaning_of_intact(found[1]) if found and _INTACT.fullmatch(found[1]) else None
    if found is None or meaning is None:
        return None
    kind, name, clean, _ = meaning
    return Tag(start, found[0], kind, name, clean, Damage.PADDED)


_Meaning = tuple[TagKind, str, str, Damage]
"""Kind, name, clean form and damage: all that a tag is but its place."""


@lru_cache(maxsize=4096)
def _meaning_of_intact(written: str) -> _Meaning | None:
    match = _INTACT.match(written)
    assert match is not None
    name = match["name"].lower()
    if name not in vocabulary.ELEMENTS and "-" not in name:
        return None
    if name in SHORT and attributes.are_prose(match["attributes"]):
        return None
    clean, damage = attributes.mend_intact(written, match["attributes"])
    return kind_of(name, match["slash"], match["void"]), name, clean, Damage(damage)


@lru_cache(maxsize=4096)
def _meaning_of_broken(written: str) -> _Meaning | None:
    if ('\\"' in written and '\\ "' not in written) or "\\'" in written:
        return None  # a tag inside a string of some programming language
    match = _TOLERANT.match(written)
    assert match is not None
    name = match["name"].lower() if "-" in match["name"] else element_name(match["name"])
    if name is None or (match["wrong"] and not match["slash"]):
        return None
    mended = attributes.mend(match["attributes"])
    if mended is None:
        return None
    kind = kind_of(name, match["slash"], match["void"])
    slash = "/" if kind == "close" else ""
    ending = " />" if match["void"] and not match["slash"] else ">"
    return kind, name, f"<{slash}{name}{mended}{ending}", _damage(match)


def _damage(match: re.Match[str]) -> Damage:
    if match["wrong"]:
        return Damage.LOST
    head = match[0][: match.start("name") - match.start()]
    return Damage.SPLIT if re.search(r"\s[/／]", head) else Damage.PADDED
