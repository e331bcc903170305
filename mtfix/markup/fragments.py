"""Fragments: tags that lost a bracket or more.

They count only beside other evidence, because ``p > 0.05`` is no tag: a neighbouring tag, a slash,
or the name of an element that this text uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.markup import vocabulary
from mtfix.markup.tags import NAME, OPENING, Damage, Tag, TagKind, element_name
from mtfix.markup.whole import broken_comment

_UNCLOSED = re.compile(
    rf"{OPENING}\s{{0,3}}(?P<slash>[/／]?)\s{{0,3}}(?P<name>[hH]\s?[1-6]|{NAME})(?=\s|$|<)"
)
_FRAGMENT = re.compile(r"(?P<slash>/\s{0,2})?(?P<name>[hH]\s?[1-6]|[A-Za-z]{1,10})(?P<gap>\s?)$")
_NEXT_TAG = re.compile(
    rf"\s*+(?:(?P<whole>{OPENING}\s{{0,3}}/?\s{{0,3}}(?P<name>[hH]\s?[1-6]|{NAME}))"
    rf"|/?\s{{0,2}}(?P<fragment>[hH]\s?[1-6]|[A-Za-z]{{1,10}})\s?[>＞]|(?P<end>\Z))"
)
_TEMPLATE_OR_VALUE = re.compile(r"\s+(?:[{<][{%?#]|\$\{|[\w:@.-]+\s*=\s*[\"'{])")
"""What a tag goes on with that is whole, but beyond this scan: ``<body {% if a %}id="b"…``."""
_SIGN = re.compile(r"[<＜>＞]|!\s?\[\s?CDATA\s?\[")
_FRAGMENT_REACH = 16
_FARTHEST = 200


def fragments(text: str, whole: list[Tag], census: set[str]) -> Iterator[Tag]:
    """Tags that lost a bracket, in the gaps between the whole ones.

    Args:
        text: the text.
        whole: its whole tags, in order.
        census: the names of elements among these.
    """
    left = 0
    for index, end in enumerate([*(tag.start for tag in whole), len(text)]):
        if left < end and not (index and _is_protected(whole, index - 1)):
            yield from _fragments_between(text, left, end, census)
        left = whole[index].end if index < len(whole) else end


def _fragments_between(text: str, left: int, end: int, census: set[str]) -> Iterator[Tag]:
    for match in _SIGN.finditer(text, left, end):
        if match.start() < left:
            continue
        if match[0].startswith("!"):
            tag = broken_comment(text, match.start())
        else:
            find = _without_end if match[0] in "<＜" else _without_start
            tag = find(text, match.start(), left, census)
        if tag is not None:
            yield tag
            left = tag.end


def _is_protected(whole: list[Tag], index: int) -> bool:
    """Whether the text behind a tag is the content of a protected element."""
    tag = whole[index]
    if tag.kind != "open" or tag.name not in vocabulary.PROTECTED:
        return False
    return index + 1 < len(whole) and whole[index + 1].name == tag.name


def _without_end(text: str, at: int, left: int, census: set[str]) -> Tag | None:
    """``</ p The council``: a closer without its end, or an opener right behind a tag."""
    match = _UNCLOSED.match(text, at)
    name = match and element_name(match["name"])
    if match is None or name is None or name not in census:
        return None
    if re.match(r"\s*[\d=>]", text[match.end() : match.end() + 4]):
        return None
    if match["slash"]:
        return Tag(at, match.end(), "close", name, f"</{name}>", Damage.LOST)
    behind = text[match.end() : match.end() + 1]
    if _TEMPLATE_OR_VALUE.match(text, match.end()):
        return None
    if not _is_beside(text, left, at) or name not in vocabulary.BLOCK or not behind.isspace():
        return None
    return Tag(at, match.end(), "open", name, f"<{name}>", Damage.LOST)


def _without_start(text: str, at: int, left: int, census: set[str]) -> Tag | None:
    """``p>``, ``/ p >``, ``h 3 >``: a tag without its start."""
    window = text[max(left, at - _FRAGMENT_REACH) : at]
    match = _FRAGMENT.search(window)
    name = match and element_name(match["name"])
    if match is None or name is None or not match["name"].strip():
        return None
    if match["name"] != match["name"].lower() and not match["slash"]:
        return None
    start = at - len(window) + match.start()
    beside = _is_beside(text, left, start)
    following = _NEXT_TAG.match(text, at + 1)
    is_border = match["slash"] == "/" and not match["gap"] and _begins_next(name, following)
    may_begin = _may_begin(text[max(left, start - 1) : start], match["slash"])
    if not (beside or may_begin or is_border):
        return None
    if re.match(r"\s*[\d=]", text[at + 1 : at + 5]) and len(name) == 1:
        return None
    if match["slash"]:
        accepted = name in census or following is not None
        kind: TagKind = "close"
    else:
        accepted = _is_boundary(text, at, name, match, following, census, beside=beside)
        opens = beside and _follows_block(text, left)
        kind = "close" if _closes(name, following, opens=opens) else "open"
    if not accepted:
        return None
    kind = "void" if name in vocabulary.VOID else kind
    slash = "/" if kind == "close" else ""
    # Behind a word nothing but the bracket was lost: a stop would have gone with a space.
    damage = Damage.LOST if beside or may_begin else Damage.PADDED
    return Tag(start, at + 1, kind, name, f"<{slash}{name}>", damage)


def _is_beside(text: str, left: int, at: int) -> bool:
    """Whether nothing but a little white space stands between a tag and this place."""
    return left > 0 and at - left <= _FARTHEST and not text[left:at].strip()


def _may_begin(before: str, slash: str | None) -> bool:
    return not before or before.isspace() or (bool(slash) and before in '.!?。！？"”’)')


def _begins_next(name: str, following: re.Match[str] | None) -> bool:
    """``Chapters/p> <p>``: whether the same block begins behind a fragment of its closer."""
    if following is None or following["whole"] is None:
        return False
    return name in vocabulary.BLOCK and element_name(following["name"]) == name


def _is_boundary(
    text: str,
    at: int,
    name: str,
    match: re.Match[str],
    following: re.Match[str] | None,
    census: set[str],
    *,
    beside: bool,
) -> bool:
    """Whether ``name>`` without a slash has the neighbour that makes it a tag.

    ``ul > li`` and ``File > Table`` have a space on both sides and no bracket beside them.
    """
    if name not in vocabulary.BLOCK:
        return False
    glued = not match["gap"] and (text[at + 1 : at + 2].isspace() or at + 1 == len(text))
    if following is None:
        return beside and (glued or " " in match["name"])
    if following["whole"]:
        neighbour = element_name(following["name"])
        return neighbour is not None and (neighbour in vocabulary.BLOCK or glued)
    if following["fragment"]:
        return glued and element_name(following["fragment"]) is not None
    return glued and name in census


def _closes(name: str, following: re.Match[str] | None, *, opens: bool) -> bool:
    """A fragment behind text ends it; one right behind a block's tag begins something."""
    if following is None:
        return False
    if not opens or following["end"] is not None:
        return True
    return element_name(following["name"] or following["fragment"]) == name


def _follows_block(text: str, end: int) -> bool:
    """Whether the tag that ends here (whole or fragment) is that of a block."""
    match = re.search(r"([hH]\s?[1-6]|[A-Za-z]+)[^<>]{0,99}[>＞]?$", text[max(0, end - 120) : end])
    return match is None or element_name(match[1]) in vocabulary.BLOCK
