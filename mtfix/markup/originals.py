"""Pieces of markup that the source has whole and the translation pulled apart.

Character references that are no part of the core list, escaped tags, tags of no HTML, line breaks
in wrong brackets, the first and the last bracket of a text. Only what is damaged is led back, and
the spaces beside it only where its neighbours are of the same sort in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mtfix.edits import Cause, Edit
from mtfix.markup import vocabulary
from mtfix.markup.tags import Tag

_SPACE = re.compile(r"\s+")
_ENTITY = re.compile(r"&[ \t]{0,2}(#[ \t]?)?([A-Za-z0-9]{2,31})[ \t]{0,2};")
_WHOLE_ENTITY = re.compile(r"&#?\w+;")
_TWICE = re.compile(r"&amp;(#\d{2,5};|#[xX][0-9a-fA-F]{2,5};|[A-Za-z]{2,8}[0-9]{0,2};)")
_ESCAPED = re.compile(r"&[ \t]?lt[ \t]?;[^<>&\n]{1,80}&[ \t]?gt[ \t]?;", re.I)
_FOREIGN = re.compile(r"</?(?P<name>[A-Za-z][\w:.-]{0,60})(?:\s[^<>]{0,400})?/?>")
_DAMAGED = re.compile(r"<(?=\s|/\s|[^<>]{0,400}\s/?>|[^<>]{0,400}[\w\"']\s?=\s)[^<>]{1,500}>")
_BREAK = re.compile(r"[{(\[<]\s?/?\s?(?P<name>br|hr)\s?/?\s?[>})\]]", re.I)
_OPENER = re.compile(r"\s*<(?P<name>[A-Za-z][A-Za-z0-9]{0,20})>")
_CLOSER = re.compile(r"</(?P<name>[A-Za-z][A-Za-z0-9]{0,20})>\s*$")
_AT_HEAD = re.compile(r"\s*(?P<name>[A-Za-z][A-Za-z0-9]{0,20})\s?>")
_AT_TAIL = re.compile(
    r"(?:</(?P<name>[A-Za-z][A-Za-z0-9]{0,20})|(?<!<)/(?P<rest>[A-Za-z][A-Za-z0-9]{0,20})>)\s*$"
)
_TAIL = 64


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)


def entities(text: str, source: str) -> Iterator[Edit]:
    """References that were pulled apart, the n-th here for the n-th there.

    >>> [edit.replacement for edit in entities("20 & euro;", "20&euro;")]
    ['&euro;']
    """
    theirs = list(_WHOLE_ENTITY.finditer(source))
    if not theirs or "&" not in text:
        return
    names = {match[0].lower() for match in theirs}
    names -= {_squeezed(it[0]).lower() for it in _ENTITY.finditer(source) if " " in it[0]}
    ours = [m for m in _ENTITY.finditer(text) if _squeezed(m[0]).lower() in names]
    is_even = [_squeezed(m[0]).lower() for m in ours] == [m[0].lower() for m in theirs]
    for index, match in enumerate(ours):
        written = _squeezed(match[0])
        if written == match[0]:
            continue
        start, end = match.span()
        if is_even:
            written = theirs[index][0]
            start, end = _closed_up(text, _Place(start, end), source, theirs[index])
        cause = Cause("source-entity", f"the source has {written} here; it was pulled apart")
        yield Edit(start, end, written, (cause,))


def escaped_twice(text: str, source: str) -> Iterator[Edit]:
    """``C&amp;#39;est``: a reference that the source has, and never as a text about it.

    >>> [edit[:3] for edit in escaped_twice("C&amp;#39;est", "It&#39;s")]
    [(2, 6, '')]
    """
    if "&amp;" not in text or _TWICE.search(source):
        return
    known = {match[0] for match in _WHOLE_ENTITY.finditer(source)}
    for match in _TWICE.finditer(text):
        if f"&{match[1]}" in known:
            cause = Cause("source-entity", f"the source has &{match[1]}, escaped once")
            yield Edit(match.start() + 1, match.start(1), "", (cause,))


class _Place(NamedTuple):
    start: int
    end: int


def _closed_up(text: str, place: _Place, source: str, there: re.Match[str]) -> _Place:
    """A place with the spaces beside it that the source does not have."""
    start = place.start - (text[max(0, place.start - 1) : place.start] == " ")
    end = place.end + (text[place.end : place.end + 1] == " ")
    before = source[max(0, there.start() - 1) : there.start()]
    behind = source[there.end() : there.end() + 1]
    is_blank = there[0].lower() == "&nbsp;"  # beside it no space was meant
    fits_before = is_blank or _sort(text[max(0, start - 1) : start]) == _sort(before)
    fits_behind = is_blank or _sort(text[end : end + 1]) == _sort(behind)
    return _Place(
        start if fits_before and not before.isspace() else place.start,
        end if fits_behind and not behind.isspace() else place.end,
    )


def _sort(sign: str) -> str:
    """What a character is to its neighbour: a letter, a digit, or itself."""
    if sign.isalpha():
        return "letter"
    return "digit" if sign.isdigit() else sign


class _Form(NamedTuple):
    """How the source writes a tag, everywhere, and whether a space is ever beside it."""

    text: str
    space_before: bool
    space_behind: bool


def _forms(source: str, matches: Iterable[re.Match[str]]) -> dict[str, _Form]:
    """The tags that the source writes in one way only, by what they are without spaces."""
    forms: dict[str, _Form] = {}
    odd = set()
    for match in matches:
        key = _squeezed(match[0])
        known = forms.setdefault(key, _Form(match[0], False, False))
        if known.text != match[0]:
            odd.add(key)
        forms[key] = _Form(
            match[0],
            known.space_before or match.start() == 0 or source[match.start() - 1].isspace(),
            known.space_behind or source[match.end() : match.end() + 1].strip() == "",
        )
    return {key: form for key, form in forms.items() if key not in odd}


def escaped_tags(text: str, source: str) -> Iterator[Edit]:
    """``& lt; / b & gt;``: a tag that is shown, written as in the source."""
    forms = _forms(source, _ESCAPED.finditer(source))
    for match in _ESCAPED.finditer(text) if forms else ():
        form = forms.get(_squeezed(match[0]))
        if form is None or form.text == match[0]:
            continue
        start, end = match.span()
        is_apart = text[max(0, start - 1) : start] == " " and text[max(0, start - 2)].isalpha()
        start -= is_apart and not form.space_before
        is_apart = text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()
        end += is_apart and not form.space_behind
        cause = Cause("source-entity", f"the source has {form.text} here; it was pulled apart")
        yield Edit(start, end, form.text, (cause,))


def foreign_tags(text: str, source: str) -> Iterator[Edit]:
    """Damaged tags of no HTML (``< string name = "a" >``) that the source has whole."""
    forms = _forms(source, (m for m in _FOREIGN.finditer(source) if _is_foreign(m["name"])))
    for match in _DAMAGED.finditer(text) if forms else ():
        form = forms.get(_squeezed(match[0]))
        if form is None or form.text == match[0]:
            continue
        start, end = match.span()
        if form.text.startswith("</"):
            start -= not form.space_before and text[max(0, start - 1) : start] == " "
        elif not form.text.endswith("/>"):
            end += not form.space_behind and text[end : end + 1] == " "
        cause = Cause("source-tag", f"the source has {form.text} here; it was pulled apart")
        yield Edit(start, end, form.text, (cause,))


def _is_foreign(name: str) -> bool:
    """Whether it is no element of HTML; ``Button`` is one of some other vocabulary."""
    return name.lower() not in vocabulary.ELEMENTS or not (name.islower() or name.isupper())


def breaks(text: str, source: str, ours: Sequence[Tag], originals: Sequence[Tag]) -> Iterator[Edit]:
    """``{/br/ >``: a line break in wrong brackets, where the text lacks as many as it has of these.

    Args:
        text: the translation.
        source: the source.
        ours: the tags of the translation.
        originals: the tags of the source.
    """
    known = {tag.start for tag in ours}
    odd = [match for match in _BREAK.finditer(text) if match.start() not in known]
    for name in {match["name"].lower() for match in odd}:
        found = [match for match in odd if match["name"].lower() == name]
        there = [source[tag.start : tag.end] for tag in originals if tag.name == name]
        lacking = len(there) - sum(tag.name == name for tag in ours)
        if lacking != len(found) or len(set(there)) != 1:
            continue
        for match in found:
            cause = Cause("source-tag", f"the source has {there[0]} here")
            yield Edit(*match.span(), there[0], (cause,))


def edges(text: str, source: str) -> Iterator[Edit]:
    """``p>…</p``: the first and the last bracket of a text that the source begins and ends with."""
    head, our_head = _OPENER.match(source), _AT_HEAD.match(text)
    if head and our_head and our_head["name"] == head["name"]:
        at = our_head.start("name")
        cause = Cause("source-tag", f"the source begins with <{head['name']}>")
        yield Edit(at, our_head.end(), f"<{head['name']}>", (cause,))
    tail = _CLOSER.search(source[-_TAIL:])
    base = max(0, len(text) - _TAIL)
    our_tail = _AT_TAIL.search(text[base:])
    if tail and our_tail and tail["name"] in (our_tail["name"], our_tail["rest"]):
        start, end = our_tail.start(), our_tail.start() + len(our_tail[0].rstrip())
        cause = Cause("source-tag", f"the source ends with </{tail['name']}>")
        yield Edit(base + start, base + end, f"</{tail['name']}>", (cause,))


def is_translated_style(here: str, there: str) -> bool:
    """Whether a style is another one with the names of its properties translated.

    >>> is_translated_style("couleur: rouge", "color: red")
    True
    >>> is_translated_style("float: left", "color: red")
    False
    """
    ours, theirs = _properties(here), _properties(there)
    unknown = set(ours) - set(theirs)
    return (
        len(ours) == len(theirs) > 0
        and bool(unknown)
        and not any(name in vocabulary.CSS or name.startswith("-") for name in unknown)
    )


def _properties(written: str) -> list[str]:
    parts = (part.partition(":") for part in written.split(";") if part.strip())
    return [name.strip().lower() for name, _, _ in parts]
