"""What stands around a place: read from the text only where something hot was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from mtfix.memos import remembered
from mtfix.patterns import compiled
from mtfix.tokens import WORD

_REACH = 96
_GLUE_BEFORE = frozenset("@#/\\.$_~^=+*|&%<-")
_GLUE_BEHIND = compiled(
    r"[@/\\_~^=+*|<(\[{-]|[.:]\w|://"
    r"|\. ?[a-z\d-]+\. ?(?:com|edu|gov|net|org)\b"
    r"|\. (?:br|cn|com|de|edu|es|eu|fr|gov|jp|kr|net|nl|org|pl|ru|tr|ua|uk)\b"
)
"""The last are domains that were pulled apart (``shop. harbour. com``, ``spiegel. de``)."""
_QUOTES_BEFORE = frozenset("\"'“‘«`")
_QUOTES_BEHIND = frozenset("\"'”’»`")
_APOSTROPHES = frozenset("'’")
_SIBILANTS = frozenset("sxz")
_OPENING_SINGLE = compiled(r"‘|(?<!\w)'")
_STOPS = compiled(r"[.?!…。！？\n\N{OBJECT REPLACEMENT CHARACTER}]")
_BORDERS = compiled(r"[:;\"“‘«(\[{•*–—]|--")
_LAST_WORD = compiled(r"\w+(?:['’\-]\w+)*$")
_FIRST_WORD = compiled(r" (\w+(?:['’\-]\w+)*)")
_UP_TO_WORD = compiled(r".*\w", re.DOTALL)
_MOST_NEIGHBOURS = 4
_MOST_BEFORE = 3


@remembered
def ends_sentence(separator: str) -> bool:
    """Whether what stands between two words may end a sentence.

    >>> [ends_sentence(separator) for separator in (" ", ", ", ". ", " (")]
    [False, False, True, False]
    """
    return _STOPS.search(separator) is not None


@remembered
def begins(separator: str) -> bool:
    """Whether a capital behind a separator tells nothing: a sentence, a quotation, an item, …

    >>> [begins(separator) for separator in (" ", ", ", ". ", " (")]
    [False, False, True, True]
    """
    return ends_sentence(separator) or _BORDERS.search(separator) is not None


def word_before(text: str, start: int) -> str:
    """The word right before a place, parted by one space; else empty.

    >>> word_before("He met Elon Musk in May.", 12)
    'Elon'
    """
    if text[start - 1 : start] != " ":
        return ""
    begin = max(text.rfind(" ", 0, start - 1) + 1, start - _REACH, 0)
    found = text[begin : start - 1]
    if found.isalnum():
        return found
    match = _LAST_WORD.search(found)
    return match[0] if match else ""


def word_behind(text: str, end: int) -> str:
    """The word right behind a place, parted by one space; else empty.

    >>> word_behind("He met Elon Musk in May.", 16)
    'in'
    """
    match = _FIRST_WORD.match(text, end, end + _REACH)
    return match[1] if match else ""


def separator_before(text: str, start: int) -> str:
    r"""What stands between a place and the word before; a line end first at the start of the text.

    >>> separator_before("“Musk”", 1), separator_before("He said: “Musk”", 10)
    ('\n“', ': “')
    """
    left = text[max(0, start - _REACH) : start]
    up_to_word = _UP_TO_WORD.match(left)
    found = left[up_to_word.end() :] if up_to_word else left
    return found if len(found) < start else "\n" + found


def begins_behind(text: str, start: int) -> bool:
    """Whether the capital of a word tells nothing, since something begins with it.

    >>> begins_behind("Musk said", 0), begins_behind("when Musk said", 5)
    (True, False)
    """
    return begins(separator_before(text, start))


class Around(NamedTuple):
    """The words around a place that single spaces part from it and from each other."""

    before: Sequence[str]
    """The words before, the nearest first, three at most."""
    begins: Sequence[bool]
    """Of each of them, whether its capital tells nothing."""
    behind: Sequence[str]
    """The words behind, four at most."""
    separator: str
    """What stands between the word and the one before; a line end at the start of the text."""
    sign: str
    """The first two code points behind the word."""
    is_possessive: bool


def around(text: str, start: int, end: int) -> Around:
    """The words around a place, read in one go.

    Args:
        text: the prose.
        start: first code point of the word.
        end: one past its last.

    >>> around("He met Elon Musk in May.", 12, 16).before
    ['Elon', 'met', 'He']
    """
    parts = WORD.split(text[max(0, start - _REACH) : start])
    if start <= _REACH:
        parts[0] = "\n" + parts[0]
    before: list[str] = []
    begun: list[bool] = []
    at = len(parts) - 1  # the separator right before the place
    while at > 0 and parts[at] == " " and len(before) < _MOST_BEFORE:
        before.append(parts[at - 1])
        begun.append(begins(parts[at - 2]))
        at -= 2
    behind = []
    following = WORD.split(text[end : end + _REACH], maxsplit=_MOST_NEIGHBOURS)
    for index in range(1, len(following), 2):
        if following[index - 1] != " ":
            break
        behind.append(following[index])
    return Around(
        before,
        begun,
        behind,
        parts[-1],
        following[0][:2],
        text[end - 1] in "'’" or text[end - 2 : end] in ("'s", "’s"),
    )


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether signs of code, addresses or names stick to a word (``@tesla``, ``a. com``)."""
    return (
        text[max(0, start - 1) : start] in _GLUE_BEFORE or _GLUE_BEHIND.match(text, end) is not None
    )


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a word alone stands in quotation marks: it is mentioned, not used."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    return before in _QUOTES_BEFORE and behind in _QUOTES_BEHIND


def is_cut(text: str, start: int, end: int) -> bool:
    """Whether an apostrophe stands for the end of a word: ``he doan’ know``; no quotation ends.

    >>> is_cut("he doan’ know", 3, 7), is_cut("the ‘old doan’ knew", 9, 13)
    (True, False)
    """
    if text[end : end + 1] not in _APOSTROPHES or text[end - 1] in _SIBILANTS:
        return False  # the bakers’ bread
    line = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    return _OPENING_SINGLE.search(line) is None


class Neighbour(NamedTuple):
    """A word beside a place, with the separator between it and the place's side."""

    word: str
    separator: str


class Context:
    """A word and what is around it.

    Args:
        text: the prose.
        start: first code point of the word.
        end: one past its last.

    >>> Context("Elon Musk said so", 5, 9).next
    'said'
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._place = (text, start, end)
        self.start = start
        self.word = text[start:end]
        self.left = text[max(0, start - _REACH) : start]
        """The text right before the word."""
        self.right = text[end : end + _REACH]
        """The text right behind it."""

    @cached_property
    def previous(self) -> str:
        """The word right before, parted by one space; else empty."""
        text, start, _ = self._place
        return word_before(text, start)

    @cached_property
    def next(self) -> str:
        """The word right behind, parted by one space; else empty."""
        text, _, end = self._place
        return word_behind(text, end)

    @cached_property
    def _parts_before(self) -> Sequence[str]:
        """Separators and words before, in turn, the nearest first."""
        parts = WORD.split(self.left)
        parts.reverse()
        return parts

    @cached_property
    def before(self) -> Sequence[Neighbour]:
        """The words before, the nearest first."""
        parts = self._parts_before
        pairs = zip(parts[1::2], parts[::2], strict=False)
        return [Neighbour(*pair) for pair in pairs][:_MOST_NEIGHBOURS]

    @property
    def separator(self) -> str:
        """What stands between the word and the one before, back to the start of the text."""
        return self._parts_before[0] if len(self._parts_before) > 1 else "\n"

    @property
    def is_glued(self) -> bool:
        """Whether signs of code, addresses or names stick to the word (``@tesla``, ``a.b``)."""
        return is_glued(*self._place)

    @property
    def starts_sentence(self) -> bool:
        """Whether nothing but a stop, a border or an opening mark stands before the word."""
        return ends_sentence(self.separator)

    @property
    def is_quoted(self) -> bool:
        """Whether the word alone stands in quotation marks: it is mentioned, not used."""
        return is_quoted(*self._place)
