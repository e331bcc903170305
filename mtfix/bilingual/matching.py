"""How like a token of the source a piece of the translation is, and where it stands in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import urlsplit

from mtfix.document import Span

_LONGEST = 400
_SIGNS = {
    ord(sign): plain
    for signs, plain in (("“”„″«»＂", '"'), ("‘’‚′＇", "'"), ("。", "."), ("–—−", "-"))
    for sign in signs
}
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        """a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya
        i yi ye g""".split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψως",
        "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(),
        strict=True,
    )
)
_LATIN = str.maketrans(_CYRILLIC | _GREEK)
_PIECES = re.compile(r"[/.?=&_#:-]+")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?|eng|ger|deu|fre|fra|spa|ita|rus|ces|cze|intl")
_CONTINUES = re.compile(r"[A-Za-z0-9_]")


@lru_cache(maxsize=4096)
def plain(character: str) -> str:
    """A character without case, width and the form of quotation marks; nothing for white space.

    >>> plain("Ａ"), plain("”"), plain(" ")
    ('a', '"', '')
    """
    if character.isspace():
        return ""
    signs = character.translate(_SIGNS)
    folded = unicodedata.normalize("NFKC", signs).lower()
    return folded if len(folded) == 1 else signs


def normal(text: str) -> str:
    """A text without spaces, case and width.

    >>> normal("https: // A. org")
    'https://a.org'
    """
    return "".join(map(plain, text))


class NormalForm:
    """The normal form of a text, with a map back.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        shown = [plain(character) for character in text]
        self._normal = "".join(shown)
        self._offsets = [offset for offset, it in enumerate(shown) if it]

    def find(self, token: str) -> Iterator[Span]:
        """Where a token stands, pulled apart or in another case, as a word of its own.

        >>> [*NormalForm("See https: // A. org/b or").find("https://a.org/b")]
        [Span(start=4, end=22)]
        """
        wanted = normal(token)
        at = self._normal.find(wanted) if wanted else -1
        while at >= 0:
            last = at + len(wanted) - 1
            span = Span(self._offsets[at], self._offsets[last] + 1)
            if stands_alone(self._text, span):
                yield span
            at = self._normal.find(wanted, at + len(wanted))


def stands_alone(text: str, span: Span) -> bool:
    """Whether no letter or digit of the token's alphabet goes on at its edges.

    >>> stands_alone("@user13", Span(0, 6)), stands_alone("@user1さん", Span(0, 6))
    (False, True)
    """
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    first, last = text[span.start], text[span.end - 1]
    if _CONTINUES.fullmatch(before) and (_CONTINUES.fullmatch(first) or first in "@#"):
        return False
    if last == "/" or "://" in text[span.start : span.end]:
        following = text[span.end : span.end + 2]
        if re.match(r"[A-Za-z0-9_%=&?#/~-]|[.:,]\w", following):
            return False
    return not (_CONTINUES.fullmatch(last) and _CONTINUES.fullmatch(after))


def occurrences(text: str, token: str) -> Iterator[Span]:
    """Where a token stands as it is.

    >>> [*occurrences("@a13 @a1 @a1", "@a1")]
    [Span(start=5, end=8), Span(start=9, end=12)]
    """
    at = text.find(token)
    while at >= 0:
        span = Span(at, at + len(token))
        if stands_alone(text, span):
            yield span
        at = text.find(token, at + len(token))


class Claims:
    """The parts of a text that answer to a token already; spans are apart."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def claim(self, span: Span) -> bool:
        """Take a span; whether it was free."""
        index = bisect_left(self._starts, span.end) - 1
        if index >= 0 and self._ends[index] > span.start:
            return False
        self._starts.insert(index + 1, span.start)
        self._ends.insert(index + 1, span.end)
        return True

    def is_free(self, span: Span) -> bool:
        """Whether nothing in a span is taken."""
        index = bisect_left(self._starts, span.end) - 1
        return index < 0 or self._ends[index] <= span.start


def similarity(one: str, other: str) -> float:
    """How alike two tokens are, from 0 to 1: normal forms, in Latin letters.

    >>> similarity("@anna", "@анна"), similarity("a", "b")
    (1.0, 0.0)
    """
    first, second = (normal(it[:_LONGEST]).translate(_LATIN) for it in (one, other))
    if not first or not second:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def paired(missing: Sequence[str], extras: Sequence[str], *, least: float) -> list[tuple[int, int]]:
    """Which extra token of the translation answers to which missing one of the source.

    The most alike first; what is left is paired in order if as many are left on both sides.

    Args:
        missing: tokens of the source that the translation lacks, in order.
        extras: tokens of the translation that the source lacks, in order.
        least: the similarity from which two are paired wherever they stand.

    Returns:
        Pairs of indexes.

    >>> paired(["@user1", "@user2"], ["@nutzer2", "@nutzer1"], least=0.6)
    [(0, 1), (1, 0)]
    """
    if len(missing) * len(extras) > _MOST_PAIRS:
        return []
    grades = sorted(
        (-similarity(one, other), abs(i - j), i, j)
        for i, one in enumerate(missing)
        for j, other in enumerate(extras)
    )
    pairs: dict[int, int] = {}
    for grade, _, i, j in grades:
        if -grade >= least and i not in pairs and j not in pairs.values():
            pairs[i] = j
    left = [i for i in range(len(missing)) if i not in pairs]
    right = [j for j in range(len(extras)) if j not in pairs.values()]
    if len(left) == len(right):
        pairs |= zip(left, right, strict=True)
    return sorted(pairs.items())


_MOST_PAIRS = 400


def is_localised(one: str, other: str) -> bool:
    """Whether two URLs differ only in codes of languages: ``/en/`` and ``/de/``.

    >>> is_localised("https://en.a.org/b", "https://de.a.org/b")
    True
    """
    ours, theirs = (_PIECES.split(it.lower()) for it in (one, other))
    differing = [
        piece for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1] for piece in pair
    ]
    if len(ours) != len(theirs):
        longer, shorter = sorted((ours, theirs), key=len, reverse=True)
        differing = [it for it in longer if it not in shorter]
        differing += [it for it in shorter if it not in longer]
    return bool(differing) and all(map(_LANGUAGE.fullmatch, differing))


def is_sister(one: str, other: str) -> bool:
    """Whether two URLs differ in the ending of the host: sites of one owner for two countries.

    >>> is_sister("https://a.org/b", "https://a.de/c"), is_sister("https://a.org", "https://a.org")
    (True, False)
    """
    ours, theirs = (host(it).rpartition(".") for it in (one, other))
    endings = ours[2], theirs[2]
    return ours[0] == theirs[0] and endings[0] != endings[1] and 2 in map(len, endings)


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
