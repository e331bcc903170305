"""What stands in tags of HTML: values of attributes, and code between tags, from the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from mtfix.bilingual.matching import normal, paired, similarity
from mtfix.bilingual.urls import host, is_localised
from mtfix.document import Document, Span
from mtfix.edits import Cause, Edit
from mtfix.markup import vocabulary
from mtfix.markup.reading import protected
from mtfix.markup.scanner import scan
from mtfix.markup.tags import Tag

_ATTRIBUTE = re.compile(r"""\s([A-Za-z][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_KEPT = vocabulary.URL_ATTRIBUTES | vocabulary.NAME_ATTRIBUTES | {"srcset", "type", "target"}
_PROGRAMS = frozenset("class for headers name rel target type".split())
"""What only programs read; an ``id`` may be made from a heading."""

_WORDS = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]{2,})*")
_LIKE = 0.75


class _Value(NamedTuple):
    """The value of an attribute in a text."""

    span: Span
    text: str


def restore(document: Document) -> Iterator[Edit]:
    """Restore values of attributes, and code, that the source has otherwise.

    >>> from mtfix.reading import read
    >>> page = read('<a href="/nachrichten/1">Mehr</a>', "html", '<a href="/nachricht/1">More</a>')
    >>> [edit.replacement for edit in restore(page)]
    ['/nachricht/1']
    """
    if document.source is None:
        return
    unclosed = list(_unclosed(document.text, document.source))
    if unclosed:  # no tag is what it seems before
        yield from unclosed
        return
    here, there = scan(document.text), scan(document.source)
    ours, theirs = _values(document.text, here), _values(document.source, there)
    for key, values in ours.items():
        yield from _of_attribute(key[1], values, theirs.get(key, []))
    yield from _code(document, document.source)


def _unclosed(text: str, source: str) -> Iterator[Edit]:
    """``href="a target="b"``: the mark that ends a value, where the source tells the value."""
    opened = list(_OPENED.finditer(text))
    whole = {match[1] for match in _VALUE.finditer(source)} if opened else frozenset[str]()
    for match in opened:
        if match[0] in whole:
            cause = Cause("source-attribute", f'the source has {match[0]}" here; it lost its end')
            yield Edit(match.end(), match.end(), '"', (cause,))


_OPENED = re.compile(r"(?<=\s)[A-Za-z][\w:.-]*=\"[^\s\"<>]+(?=\s+[A-Za-z][\w:.-]*=\"|\s*>)")
_VALUE = re.compile(r"(?<=\s)([A-Za-z][\w:.-]*=\"[^\s\"<>]+)\"")


def _values(text: str, tags: Sequence[Tag]) -> dict[tuple[str, str], list[_Value]]:
    """The values of undamaged tags, by the names of element and attribute."""
    found: dict[tuple[str, str], list[_Value]] = {}
    for tag in tags:
        if tag.damage or tag.kind not in ("open", "void"):
            continue
        for match in _ATTRIBUTE.finditer(text, tag.start, tag.end):
            group = 2 if match[2] is not None else 3
            if match[1].lower() in _KEPT:
                value = _Value(Span(*match.span(group)), match[group])
                found.setdefault((tag.name, match[1].lower()), []).append(value)
    return found


def _of_attribute(name: str, ours: Sequence[_Value], theirs: Sequence[_Value]) -> Iterator[Edit]:
    if len(ours) != len(theirs):
        return
    missing = _beyond(theirs, ours)
    extras = _beyond(ours, theirs)
    texts = [it.text for it in missing], [it.text for it in extras]
    for i, j in paired(*texts, least=_LIKE) if missing else ():
        value, span = missing[i].text, extras[j].span
        if _is_damaged(name, value, extras[j].text):
            reason = f"the source has {name}=“{value}” here; it was changed or translated"
            yield Edit(*span, value, (Cause("source-attribute", reason),))


def _beyond(some: Sequence[_Value], others: Sequence[_Value]) -> list[_Value]:
    """The values of some that others lack, as multisets."""
    left = Counter(unescape(it.text) for it in others)
    beyond = []
    for it in some:
        text = unescape(it.text)
        if left[text] > 0:
            left[text] -= 1
        else:
            beyond.append(it)
    return beyond


def _is_damaged(name: str, value: str, found: str) -> bool:
    if '"' in value or "'" in value or is_localised(value, found):
        return False
    if normal(value) == normal(found) or similarity(value, found) >= _LIKE:
        return True
    if name in _PROGRAMS and _WORDS.fullmatch(found):
        return True
    return name in vocabulary.URL_ATTRIBUTES and "" != host(value) == host(found)


def _code(document: Document, source: str) -> Iterator[Edit]:
    """Code between tags, the n-th here for the n-th there."""
    ours, theirs = (_pieces(text) for text in (document.text, source))
    if len(ours) != len(theirs):
        return
    for span, there in zip(ours, theirs, strict=True):
        code, found = source[slice(*there)], document.text[slice(*span)]
        if code != found and "\n" not in code and _is_same_code(code, found):
            reason = f"the source has the code {code} here; it was changed or translated"
            yield Edit(*span, code, (Cause("source-code", reason),))


def _pieces(text: str) -> list[Span]:
    tags = scan(text)
    names = {tag.end: tag.name for tag in tags}
    return [it for it in protected(tags) if names[it.start] in ("code", "kbd", "samp")]


def _is_same_code(code: str, found: str) -> bool:
    return normal(code) == normal(found) or similarity(code, found) >= _LIKE
