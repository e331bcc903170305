"""How like a token of the source a piece of the translation is, and where it stands in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

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

    def find(self, token: str, *, glued: bool = False) -> Iterator[Span]:
        """Where a token stands, pulled apart or in another case, as a word of its own.

        Args:
            token: the token.
            glued: look for it at the end of a word instead.

        >>> [*NormalForm("See https: // A. org/b or").find("https://a.org/b")]
        [Span(start=4, end=22)]
        >>> [*NormalForm("Seehttps://a.org").find("https://a.org", glued=True)]
        [Span(start=3, end=16)]
        """
        wanted = normal(token)
        at = self._normal.find(wanted) if wanted else -1
        while at >= 0:
            last = at + len(wanted) - 1
            span = Span(self._offsets[at], self._offsets[last] + 1)
            if self._is_glued(span) if glued else stands_alone(self._text, span):
                yield span
            at = self._normal.find(wanted, at + len(wanted))

    def _is_glued(self, span: Span) -> bool:
        rest = self._text[span.start : span.end + 2]
        is_word = self._text[max(0, span.start - 2) : span.start].isalnum()
        return is_word and stands_alone(rest, Span(0, span.end - span.start))


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
