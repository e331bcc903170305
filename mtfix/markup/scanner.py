"""A tolerant, lossless scan for tags, whole or broken.

`scan` never changes or drops text: it says where tags stand, what each one means (`Tag.clean`)
and how badly it is damaged. Two passes: whole tags first, which is also the census of the
element names that this text uses; then fragments that lost a bracket, which count only beside
other evidence, because ``p > 0.05`` is no tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from mtfix.markup import attributes, halfquoted, vocabulary
from mtfix.markup.slips import slips

TagKind = Literal["open", "close", "void", "comment", "declaration"]


class Damage(IntEnum):
    """How badly a tag is broken, from not at all to beyond its brackets."""

    NONE = 0
    ODD = 1
    """Valid, but written as nobody writes it: mended only beside real damage."""
    PADDED = 2
    """Spaces got in; the brackets hold: ``< p >``, ``</ p>``."""
    SPLIT = 3
    """The bracket and the slash of a closer stand apart: ``< / p >``."""
    LOST = 4
    """A bracket or slash is gone: ``p>``, ``/ p >``, ``</ p The``."""


class Tag(NamedTuple):
    """A tag or comment: ``text[start:end]``, to be written as `clean`."""

    start: int
    end: int
    kind: TagKind
    name: str
    clean: str
    damage: Damage

    @property
    def is_block(self) -> bool:
        """Whether the element begins a block of its own."""
        return self.name in vocabulary.BLOCK


_NAME = r"[A-Za-z][A-Za-z0-9]*+(?:[-:][A-Za-z0-9]++)*+"
_LT = r"(?:[<＜‹]{1,2}|(?<![\\\w])u003c)"
_GT = r"(?:[>＞›]|u003e)"

_BRACKET = re.compile(r"[<＜‹]|(?<![\\\w])u003c")

_INTACT = re.compile(
    rf"""<(?P<slash>/?)(?P<name>{_NAME})
    (?P<attributes>(?:\s+[^\s"'<>/=]++(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]++))?)*+)
    \s*(?P<void>/?)>""",
    re.VERBOSE,
)
# Python 3.11.2 does not go back from a possessive group that failed midway: a lookahead does.
_TOLERANT = re.compile(
    rf"""{_LT}\s{{0,3}}
    (?P<slash>[/／]?)\s{{0,3}}
    (?P<name>[hH]\s?[1-6]|{_NAME})(?![\w-])
    (?=(?P<attributes>{attributes.TOLERANT}*))(?P=attributes)
    \s{{0,9}}(?P<void>[/／]?)\s{{0,3}}
    (?P<end>{_GT}|(?P<wrong>[\])}}]))""",
    re.VERBOSE,
)
_UNCLOSED = re.compile(
    rf"{_LT}\s{{0,3}}(?P<slash>[/／]?)\s{{0,3}}(?P<name>[hH]\s?[1-6]|{_NAME})(?=\s|$|<)"
)
_COMMENT = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<!doctype\b[^<>]*>|<\?.*?\?>", re.S | re.I)
_BROKEN_COMMENT = re.compile(
    r"<\s?!\s?-\s?-?(?P<comment>[^<>]*?)-?\s?-\s?>"
    r"|<?\s?!\s?\[\s?CDATA\s?\[(?P<cdata>(?:[^<>\[\]]|[<>](?=[ =]))*)\]\s?\]\s?>"
    r"|<\s?!\s?doctype\s(?P<doctype>[^<>]*?)\s?>",
    re.I,
)
_FRAGMENT = re.compile(r"(?P<slash>/\s{0,2})?(?P<name>[hH]\s?[1-6]|[A-Za-z]{1,10})(?P<gap>\s?)$")
_NEXT_TAG = re.compile(
    rf"\s*+(?:(?P<whole>{_LT}\s{{0,3}}/?\s{{0,3}}(?P<name>[hH]\s?[1-6]|{_NAME}))"
    rf"|/?\s{{0,2}}(?P<fragment>[hH]\s?[1-6]|[A-Za-z]{{1,10}})\s?[>＞]|(?P<end>\Z))"
)
_TEMPLATE_OR_VALUE = re.compile(r"\s+(?:[{<][{%?#]|\$\{|[\w:@.-]+\s*=\s*[\"'{])")
"""What a tag goes on with that is whole, but beyond this scan: ``<body {% if a %}id="b"…``."""
_SIGN = re.compile(r"[<＜>＞]|!\s?\[\s?CDATA\s?\[")
_QUOTED_WORD = re.compile(r"‹\s*[A-Za-z]+\s*›")
_FRAGMENT_REACH = 16
_FARTHEST = 200
_SHORT = frozenset("abipqsu")
"""Names that are also letters of formulas; spaced openers of these need a closer."""


@lru_cache(maxsize=2)
def scan(text: str) -> Sequence[Tag]:
    """Find the tags of a text, whole ones and fragments, in order.

    >>> [(tag.name, tag.kind, tag.damage.name) for tag in scan("one p> < p > two < / p >")]
    [('p', 'close', 'LOST'), ('p', 'open', 'PADDED'), ('p', 'close', 'SPLIT')]
    """
    whole = list(_whole_tags(text))
    census = {tag.name for tag in whole}
    if not census:
        return []
    tags = sorted([*whole, *_fragments(text, whole, census)])
    closed = {tag.name for tag in tags if tag.kind == "close"}
    opened = {tag.name for tag in tags if tag.kind == "open"}
    quoted = {tag.name for tag in tags if tag.kind == "close" and text[tag.start] == "‹"}
    paired = set(_paired(tags))
    found = [
        tag
        for tag in tags
        if (tag.start in paired or not _is_formula(text, tag, closed))
        and not _is_quotation(text, tag, quoted)
        and not (_is_unknown(tag) and tag.name not in opened & closed)
    ]
    for index in slips(text, found):
        found[index] = found[index]._replace(damage=max(found[index].damage, Damage.PADDED))
    return found


def _paired(tags: Sequence[Tag]) -> Iterator[int]:
    """Where openers of one letter stand whose closer follows in the block: ``< b > 3 < / b >``.

    Of two before one closer, one is none: ``< b >where a < b > 3 holds< / b >``.
    """
    opened: dict[str, list[int]] = {}
    for tag in tags:
        if tag.is_block:
            opened.clear()
        elif tag.name in _SHORT and tag.kind == "open":
            opened.setdefault(tag.name, []).append(tag.start)
        elif tag.kind == "close":
            starts = opened.pop(tag.name, [])
            yield from starts if len(starts) == 1 else ()


def _is_formula(text: str, tag: Tag, closed: set[str]) -> bool:
    """``a < b > c``: a spaced one-letter opener that nothing closes, or inside a calculation."""
    if tag.damage < Damage.PADDED or tag.kind != "open" or " " in tag.clean:
        return False
    lead = text[max(0, tag.start - 8) : tag.start]
    before = lead.rstrip()
    beside = not before or before.endswith((">", "＞", "›"))
    if tag.is_block and (beside or "\n" in lead[len(before) :]):
        return False  # a paragraph may do without its closer
    is_glued = lead[-1:].isalnum() and text[tag.start + 1].isspace()
    if tag.name not in closed and (is_glued or tag.name in _SHORT):
        return True  # vector< map >
    if tag.name not in _SHORT:
        return False
    return not beside and bool(re.match(r"\s*[\d=]", text[tag.end : tag.end + 4]))


def _is_quotation(text: str, tag: Tag, closed: set[str]) -> bool:
    """``‹ Code ›``: a word in single guillemets, which no closer in guillemets follows."""
    if text[tag.start] != "‹" or tag.kind == "close" or " " in tag.clean.removesuffix(" />"):
        return False
    if tag.name in vocabulary.VOID and not _QUOTED_WORD.match(text, tag.start):
        return False
    return tag.name not in closed and not (tag.kind == "void" and closed)


def _is_unknown(tag: Tag) -> bool:
    """``< e-mail >``: pulled apart, and no element of HTML; elements of a page's own have pairs."""
    return tag.damage >= Damage.PADDED and bool(tag.name) and tag.name not in vocabulary.ELEMENTS


def _whole_tags(text: str) -> Iterator[Tag]:
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
    return re.compile(rf"{_LT}\s{{0,3}}[/／]\s{{0,3}}{name}\s{{0,3}}(?:{_GT}|[\])}}])", re.I)


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
    return _broken_comment(text, start)


def _broken_comment(text: str, start: int) -> Tag | None:
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
    if name in _SHORT and attributes.are_prose(match["attributes"]):
        return None
    clean, damage = attributes.mend_intact(written, match["attributes"])
    return _kind(name, match["slash"], match["void"]), name, clean, Damage(damage)


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
    kind = _kind(name, match["slash"], match["void"])
    slash = "/" if kind == "close" else ""
    ending = " />" if match["void"] and not match["slash"] else ">"
    return kind, name, f"<{slash}{name}{mended}{ending}", _damage(match)


def _damage(match: re.Match[str]) -> Damage:
    if match["wrong"]:
        return Damage.LOST
    head = match[0][: match.start("name") - match.start()]
    return Damage.SPLIT if re.search(r"\s[/／]", head) else Damage.PADDED


def _kind(name: str, slash: str, void: str) -> TagKind:
    if name in vocabulary.VOID:
        return "void"
    if slash:
        return "close"
    # Pages that were XHTML once have <a name="top"/>; of scripts no browser takes that.
    return "void" if void and name not in vocabulary.HIDDEN else "open"


def element_name(written: str) -> str | None:
    """The element that a name means (``h 3`` is ``h3``); None if HTML knows none."""
    name = re.sub(r"\s", "", written).lower()
    return name if name in vocabulary.ELEMENTS else None


def _fragments(text: str, whole: list[Tag], census: set[str]) -> Iterator[Tag]:
    """Tags that lost a bracket, in the gaps between the whole ones."""
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
            tag = _broken_comment(text, match.start())
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
