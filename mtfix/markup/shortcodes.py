"""Shortcodes, the tags of WordPress, and what engines make of them: ``[gallery ids = "1, 2"]``.

Brackets stand in prose everywhere (``[sic]``, ``[see below]``). A shortcode is told by its name,
if WordPress knows it; by attributes with quotation marks; or by its closer in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtfix.document import Document
from mtfix.edits import Cause, Edit
from mtfix.markup import bbcode
from mtfix.markup.links import is_code
from mtfix.patterns import compiled

_CORE = frozenset("audio caption embed gallery playlist video wp_caption".split())
_FAMILIES = compiled(
    r"(?:vc|et_pb|fusion|su|wpcf7|av|mk|nectar|tve|elementor|woocommerce)[_-][a-z]|"
    r"contact-form-7$|(?:gravityform|ninja_form|rev_slider|add_to_cart|product_category)$"
)
_QUOTED = r"""(?:"[^"\n\]]*"|'[^'\n\]]*'|[“”″„«»‘’][^“”″„«»"\n\]]*[“”″„«»‘’"])"""
_NAME = r"[^\W\d_][\w]*(?:\ ?[_-]\ ?\w+)*"
_TAG = compiled(
    rf"""\[(?:(?<![\w\]\)\[\\#!@$]\[)|(?=\ ?/))(?:\ ?(?P<slash>/)\ ?|\ )?(?P<name>{_NAME})
    (?P<attributes>(?:\s{{1,3}}[^\W\d][\w-]*\ ?[=＝]\ ?(?:{_QUOTED}|[\w.%#-]+))*)
    (?P<tail>\ ?/?\ ?)\](?![\(\[:])""",
    re.VERBOSE,
)
_ATTRIBUTE = compiled(
    rf"(?P<key>[^\W\d][\w-]*)(?P<sign> ?[=＝] ?)(?:(?P<quoted>{_QUOTED})|(?P<bare>[\w.%#-]+))"
)
_IDS = compiled(r" ?\d+(?: ?, ?\d+)* ?")
_SPACES = compiled(r" +")
_LONGEST_NAME = 40
_MEND = Cause("markup-shortcode", "the shortcode was pulled apart")
_QUOTE = Cause("markup-shortcode", "the attributes of a shortcode stand in straight quotes")


class _Tag(NamedTuple):
    match: re.Match[str]
    name: str
    """Without spaces."""
    is_closer: bool

    @property
    def is_known(self) -> bool:
        """Whether WordPress, or a plugin of many pages, has it."""
        return self.name in _CORE or _FAMILIES.match(self.name) is not None

    @property
    def attributes(self) -> Sequence[re.Match[str]]:
        """In order."""
        return list(_ATTRIBUTE.finditer(self.match.string, *self.match.span("attributes")))

    @property
    def has_quoted(self) -> bool:
        """Whether an attribute stands in quotation marks."""
        return any(attribute["quoted"] for attribute in self.attributes)


def mend(document: Document) -> Iterator[Edit]:
    """Close up shortcodes, and restore translated names from the source.

    >>> from mtfix.edits import apply
    >>> from mtfix.reading import read
    >>> text = '[gallery ids = "1, 2"] and [sic] stay.'
    >>> apply(text, mend(read(text, "text")))
    '[gallery ids="1,2"] and [sic] stay.'
    """
    if "[" not in document.text:
        return
    tags = _tags(document.text)
    originals = _tags(document.source or "")
    edits = {*_closed_up(tags), *_renamed(tags, originals), *_source_spaces(tags, originals)}
    for edit in sorted(edits):
        if not is_code(document, edit.start, edit.end):
            yield edit


def _tags(text: str) -> list[_Tag]:
    """The shortcodes of a text: all brackets but those that may be prose."""
    found = []
    for match in _TAG.finditer(text):
        name = match["name"].replace(" ", "")
        if len(name) <= _LONGEST_NAME:
            found.append(_Tag(match, name, bool(match["slash"])))
    closed = {tag.name for tag in found if tag.is_closer}
    opened = {tag.name for tag in found if not tag.is_closer}
    return [tag for tag in found if _is_shortcode(tag, opened & closed)]


def _is_shortcode(tag: _Tag, paired: set[str]) -> bool:
    if tag.name in paired:
        return len(tag.name) > 1
    if tag.attributes:
        return tag.is_known or (tag.has_quoted and tag.name.islower())
    return tag.is_known


def _closed_up(tags: Sequence[_Tag]) -> Iterator[Edit]:
    tags = [tag for tag in tags if tag.name.lower() not in bbcode.NAMES]
    is_at_work = any(tag.attributes or tag.is_closer for tag in tags)
    damaged = [tag for tag in tags if _is_damaged(tag)]
    for tag in damaged:
        if tag.attributes or tag.is_closer or is_at_work:
            yield from _mended(tag)
    yield from _inner_spaces(tags, {tag.match.start() for tag in damaged})


def _is_damaged(tag: _Tag) -> bool:
    """Whether there is more amiss than an odd space, which WordPress would forgive."""
    start, end = tag.match.start("attributes"), tag.match.end()
    head = tag.match.string[tag.match.start() : start]
    if " " in head:
        return True
    has_odd_quotes = any(a["quoted"] and a["quoted"][0] not in "\"'" for a in tag.attributes)
    if tag.is_known and has_odd_quotes:
        return True
    spaced = [attribute for attribute in tag.attributes if attribute["sign"] != "="]
    return bool(spaced) or (tag.is_known and tag.match.string[start : end - 1].endswith("/ "))


def _mended(tag: _Tag) -> Iterator[Edit]:
    text, match = tag.match.string, tag.match
    head_end = match.end("name")
    yield from _without_spaces(text, match.start(), head_end)
    for attribute in tag.attributes:
        yield Edit(*attribute.span("sign"), "=", (_MEND,))
        if attribute["quoted"]:
            yield from _mended_value(attribute)
    if not match["tail"].strip() and match["tail"]:
        yield Edit(*match.span("tail"), "", (_MEND,))
    elif match["tail"].endswith(" "):
        yield Edit(match.end() - 2, match.end() - 1, "", (_MEND,))


def _mended_value(attribute: re.Match[str]) -> Iterator[Edit]:
    text = attribute.string
    start, end = attribute.span("quoted")
    if text[start] not in "\"'" and '"' not in text[start + 1 : end - 1]:
        yield Edit(start, start + 1, '"', (_QUOTE,))
        yield Edit(end - 1, end, '"', (_QUOTE,))
    if _IDS.fullmatch(text, start + 1, end - 1):
        yield from _without_spaces(text, start + 1, end - 1)
    elif text[start + 1] == text[end - 2] == " " and end - start > 4:
        yield Edit(start + 1, start + 2, "", (_MEND,))
        yield Edit(end - 2, end - 1, "", (_MEND,))


def _without_spaces(text: str, start: int, end: int) -> Iterator[Edit]:
    for space in _SPACES.finditer(text, start, end):
        yield Edit(*space.span(), "", (_MEND,))


def _inner_spaces(tags: Sequence[_Tag], damaged: set[int]) -> Iterator[Edit]:
    """The spaces that an engine set on both inner sides of a pair, one of which is damaged."""
    for opener, closer in _pairs(tags):
        if {opener.match.start(), closer.match.start()} & damaged and _is_padded(opener, closer):
            yield from _unpadded(opener, closer, _MEND)


def _source_spaces(tags: Sequence[_Tag], originals: Sequence[_Tag]) -> Iterator[Edit]:
    """The spaces on both inner sides of a pair of which the source has as many, without them."""
    cause = Cause("source-shortcode", "the source has no spaces inside of this pair")
    ours, theirs = list(_pairs(tags)), list(_pairs(originals))
    if len(ours) == len(theirs) and not any(_is_padded(*pair) for pair in theirs):
        for (opener, closer), (other, _) in zip(ours, theirs, strict=True):
            is_known = opener.is_known and opener.name.lower() not in bbcode.NAMES
            if is_known and opener.name == other.name and _is_padded(opener, closer):
                yield from _unpadded(opener, closer, cause)


def _pairs(tags: Sequence[_Tag]) -> Iterator[tuple[_Tag, _Tag]]:
    openers: dict[str, _Tag] = {}
    for tag in tags:
        if not tag.is_closer:
            openers[tag.name] = tag
        elif (opener := openers.pop(tag.name, None)) is not None:
            yield opener, tag


def _is_padded(opener: _Tag, closer: _Tag) -> bool:
    text, start, end = closer.match.string, opener.match.end(), closer.match.start()
    return end - start > 2 and text[start] == text[end - 1] == " "


def _unpadded(opener: _Tag, closer: _Tag, cause: Cause) -> Iterator[Edit]:
    start, end = opener.match.end(), closer.match.start()
    yield Edit(start, start + 1, "", (cause,))
    yield Edit(end - 1, end, "", (cause,))


def _renamed(tags: Sequence[_Tag], originals: Sequence[_Tag]) -> Iterator[Edit]:
    """Names that were translated, where the n-th tag of the source has the same attributes."""
    if not originals or len(originals) != len(tags):
        return
    names: dict[str, str] = {}
    for here, there in zip(tags, originals, strict=True):
        if here.is_closer != there.is_closer:
            return
        if here.is_closer and here.name in names:
            alike = names[here.name] == there.name
        else:
            alike = _are_alike(here, there)
        if not here.is_closer:
            names[here.name] = there.name if alike else here.name
        if here.name != there.name and alike:
            cause = Cause("source-shortcode", f"the source has [{there.name}] here")
            yield Edit(*here.match.span("name"), there.name, (cause,))
        yield from _renamed_keys(here, there)


def _are_alike(here: _Tag, there: _Tag) -> bool:
    ours, theirs = here.attributes, there.attributes
    if not ours and not theirs:
        return not here.is_known  # a pair, or it would be no tag
    same_keys = [a["key"] for a in ours] == [a["key"] for a in theirs]
    return same_keys or list(map(_value, ours)) == list(map(_value, theirs))


def _value(attribute: re.Match[str]) -> str:
    value = attribute["bare"] or attribute["quoted"][1:-1]
    return value.replace(" ", "")


def _renamed_keys(here: _Tag, there: _Tag) -> Iterator[Edit]:
    ours, theirs = here.attributes, there.attributes
    if len(ours) != len(theirs):
        return
    for our, their in zip(ours, theirs, strict=True):
        if our["key"] != their["key"] and _value(our) == _value(their):
            cause = Cause("source-shortcode", f"the source has {their['key']}= here")
            yield Edit(*our.span("key"), their["key"], (cause,))
