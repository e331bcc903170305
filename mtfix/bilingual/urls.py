"""URLs that were changed: where they stand in the translation, and whether they are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple
from urllib.parse import urlsplit

from mtfix.bilingual.matching import normal, similarity
from mtfix.bilingual.tokens import Placeable, without_trail
from mtfix.document import Span

_PIECES = re.compile(r"[/.?=&_#:-]+")
_WORDS = re.compile(r"[^\W_]+")
_SEGMENTS = re.compile(r"[/?=&#]+")
_LANGUAGE = re.compile(
    r"[a-z]{2}(?:[-_][a-z]{2})?|eng|ger|deu|fre|fra|spa|ita|rus|ces|cze|intl"
    r"|english|german|deutsch|french|fran[cç]ais|spanish|espa[nñ]ol|italian|italiano"
    r"|russian|czech|cesky|česky|polish|polski|portugu[eê]s|turkce|türkçe"
)


def host(url: str) -> str:
    """The host of a URL in lower case; empty if it has none that can be read.

    >>> host("https://www.A.org/b"), host("www.a.org/b"), host("http://[")
    ('a.org', 'a.org', '')
    """
    try:
        name = urlsplit(url if "://" in url else f"//{url}").netloc
    except ValueError:
        return ""
    return name.lower().removeprefix("www.")


def is_localised(one: str, other: str) -> bool:
    """Whether a URL leads to a page of the other in another language.

    Either they differ in codes of languages only, or the other one has a code that the first has
    not, as a part of its host or of its path: pages in two languages have two names.

    >>> is_localised("https://en.a.org/b", "https://de.a.org/b")
    True
    >>> is_localised("https://en.a.org/house", "https://de.a.org/haus")
    True
    >>> is_localised("https://a.org/team/", "https://a.org/team/nb.html")
    True
    >>> is_localised("https://a.org/house", "https://a.org/haus")
    False
    """
    ours, theirs = (_PIECES.split(it.lower()) for it in (one, other))
    differing = [
        piece for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1] for piece in pair
    ]
    if len(ours) != len(theirs):
        longer, shorter = sorted((ours, theirs), key=len, reverse=True)
        differing = [it for it in longer if it not in shorter]
        differing += [it for it in shorter if it not in longer]
    if differing and all(map(_LANGUAGE.fullmatch, differing)):
        return True
    return not _codes(other) <= _codes(one)


def _codes(url: str) -> set[str]:
    """The codes of languages in a URL; what ends its host is a country, a file's name a format."""
    written = normal(url)
    name = host(written)
    path = written.partition(name)[2] if name else written
    segments = (it.split(".") for it in _SEGMENTS.split(path))
    pieces = [*name.split(".")[:-2], *chain.from_iterable(it[:-1] or it for it in segments)]
    return {it for it in pieces if _LANGUAGE.fullmatch(it)}


def is_sister(one: str, other: str) -> bool:
    """Whether two URLs differ in the ending of the host: sites of one owner for two countries.

    >>> is_sister("https://a.org/b", "https://a.de/c"), is_sister("https://a.org", "https://a.org")
    (True, False)
    """
    ours, theirs = (host(it).rpartition(".") for it in (one, other))
    endings = ours[2], theirs[2]
    return ours[0] == theirs[0] and endings[0] != endings[1] and 2 in map(len, endings)


# Where they stand


class Place(NamedTuple):
    """Where a URL may stand in the translation.

    Attributes:
        span: the place.
        is_sure: whether the source ends with its only lost URL, and the translation with this.
    """

    span: Span
    is_sure: bool


_START = re.compile(
    r"(?<![A-Za-z])(?:(?:h?t?tps?|ftp)\s?[:：]?\s?/|www\s?\.|https?(?=[\s:：/.]*\Z))"
    r"|(?<=[:：\s])/\s?/\s?(?=[^\W_])",  # the scheme was lost or translated
    re.I,
)
_ONE_WORD = re.compile(r"[^\W\d_]+\s?[:：]\s?/")
_MOST_URLS = 20
_ENDS = re.compile(r"(?=[\s<>\"”»\\\[\]{}，。；！？（）【】]|\Z)")
_TRAIL = " .,;:!?)\n"
_RUN = re.compile(
    r"(?:[^\s<>\"”»\\\[\]，；！？（）【】]"
    r"|\s(?=[/.:_=?&#-])|(?<=[/_=?&#-])\s|(?<=\.)\s(?=[a-z0-9/])|(?<=:)\s(?=[/\d]))+"
)
"""A URL of which parts were pulled apart and no part was cut into words."""

_SLACK = 30
_SHARES = (0.6, 1.8)
"""How many letters a translation has beside its source, if it is whole."""

_NARROW_SHARES = (0.85, 1.8)
_LEAST_LETTERS = 30


def places(missing: Sequence[Placeable], source: str, target: str) -> Iterator[Place]:
    """Where URLs may stand.

    Args:
        missing: the URLs of the source that the translation lacks, in order.
        source: a block of the source.
        target: the block of the translation.

    >>> from mtfix.bilingual.tokens import placeables
    >>> source, target = "More: https://a.org/old/mill", "Mehr: https: // a.org / Mühle"
    >>> [*places(placeables(source), source, target)]
    [Place(span=Span(start=6, end=29), is_sure=True)]
    """
    starts = list(_START.finditer(target))[:_MOST_URLS]
    different = list({token.text: token for token in missing}.values())
    position = 0
    for match in starts:
        if match.start() < position:
            continue
        is_only = len(missing) == 1 and target.find("://", match.end()) < 0
        if is_only and _ends_both(missing[0], source, match.start(), target):
            end = match.start() + len(without_trail(target[match.start() :].rstrip()))
            yield Place(Span(match.start(), end), True)
            return
        position = _end(different, source, target, match)
        yield Place(Span(match.start(), position), False)


def _ends_both(url: Placeable, source: str, start: int, target: str) -> bool:
    """Whether a URL ends the source, and what stands from a place on is all of it.

    What stands before it must be as long as a translation is. If the URL was cut into words, these
    may be prose: then the one before must be long enough to tell, and they no more than were lost.
    """
    if source[url.end :].strip(_TRAIL):
        return False
    theirs, ours = (sum(map(str.isalpha, it)) for it in (source[: url.start], target[:start]))
    run = _RUN.match(target, start)
    tail = _WORDS.findall(target[run.end() if run else start :])
    if not tail:
        least, most = _SHARES
        return least * theirs <= ours <= most * theirs
    kept = set(_WORDS.findall(normal(run[0]))) if run else set[str]()
    lost = [it for it in _WORDS.findall(url.text.lower()) if it not in kept]
    least, most = _NARROW_SHARES
    is_whole = theirs >= _LEAST_LETTERS and least * theirs <= ours <= most * theirs
    return is_whole and 2 * len(tail) <= 3 * len(lost) + 2


def _end(missing: Sequence[Placeable], source: str, target: str, start: re.Match[str]) -> int:
    """Where a URL ends: where it is most like one that is missing, or both texts have their end."""
    last = {host(token.text) for token in missing if not source[token.end :].strip(_TRAIL)}
    run = _RUN.match(target, start.start())
    if run is not None and not target[run.end() :].strip(_TRAIL):
        written = without_trail(run[0].rstrip())
        if host(normal(written)) in last:
            return start.start() + len(written)
    best, end = 0.0, start.end()
    for token in missing:
        limit = start.start() + 2 * len(token.text) + _SLACK
        for stop in _ENDS.finditer(target, start.end(), limit):
            written = without_trail(target[start.start() : stop.start()])
            grade = similarity(token.text, written)
            if grade > best:
                best, end = grade, start.start() + len(written)
    return end


# Whether they are the same

_SCHEME = re.compile(r"[^\W\d_]*:/*(?:www\.)?|www\.|https?/*(?:www\.)?")
_LIKE, _LIKE_IN_WORDS, _LIKE_IN_PLACE = 0.6, 0.8, 0.5


def is_same(url: str, found: str, *, is_placed: bool) -> bool:
    """Whether a damaged URL is certain to be that of the source.

    Args:
        url: the URL of the source.
        found: what the translation has, and what is not localised.
        is_placed: whether its place tells that it answers to the URL.

    >>> is_same("https://a.org/house", "https://a.org/haus", is_placed=False)
    True
    >>> is_same("https://mills.org/old", "https://example.de/neues", is_placed=True)
    False
    """
    is_whole = is_placed or _RUN.fullmatch(found) is not None
    if is_whole and "" != host(url) == host(normal(found)):
        return True
    if is_placed and not (_without_scheme(found) and host(normal(found)).isascii()):
        return True  # only the scheme is left, or the host is in words
    least = _LIKE_IN_PLACE if is_placed else _LIKE_IN_WORDS if " " in found else _LIKE
    return likeness(url, found) >= least and not is_sister(url, found)


def likeness(one: str, other: str) -> float:
    """How alike two URLs are, from 0 to 1, but for what all URLs begin with."""
    return similarity(_without_scheme(one), _without_scheme(other))


def _without_scheme(url: str) -> str:
    written = normal(url)
    match = _SCHEME.match(written)
    return written[match.end() :] if match else written


def fills(url: str, target: str) -> bool:
    """Whether a whole block is what has become of a URL, which is all of the source's block.

    Args:
        url: the URL of the source.
        target: the block of the translation, without what may stand around a URL.

    >>> fills("https://a.org/old-mill", "https: // a.org / alte Mühle")
    True
    >>> fills("https://a.org/old-mill", "Das ist ein Link")
    False
    """
    if len(target) > 2 * len(url) + _SLACK or is_localised(url, target):
        return False
    name = re.escape(host(url))
    if name and re.search(rf"(?<![\w.-]){name}/", normal(target).replace("www.", "")):
        return True
    pieces, words = _WORDS.findall(target.lower()), _WORDS.findall(normal(url))
    if pieces and set(words).issuperset(pieces):
        return True
    if _START.match(target):
        is_cut_off = all(any(it.startswith(piece) for it in (*words, "www")) for piece in pieces)
        return is_cut_off or is_same(url, target, is_placed=True)
    return _ONE_WORD.match(target) is not None and likeness(url, target) >= _LIKE_IN_PLACE
