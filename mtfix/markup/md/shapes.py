"""What a pair of signs is: emphasis, damaged emphasis, or a calculation and the like."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_START = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]")
_VALUE = r"(?:\d[\d.]*|[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ\u03b1-\u03c9]|\w*\d\w*|\w*_\w*)"
_OPERAND = re.compile(rf"(?:^|[\s(=+-])(?:{_VALUE}|\w+\))[ \t]*$|[=+/%^<>][ \t]*$")
_OPERAND_BEHIND = re.compile(rf"[ \t]*-?{_VALUE}(?:$|[\s)+*/=,;-])|[ \t]*[=+/%^<>]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_AMOUNT = re.compile(r"[$€£¥₹] ?\d[\d.,]*|\d[\d.,\u00a0]*(?: ?[$€£¥₹%]| ?[^\W\d_]{1,4})")
_FIRST = re.compile(r"[\w\"'(\[`<$#@:+~-]|[^\x00-\x7f]")
_LAST = re.compile(r"[\w\"')\]`>.:!?%,;~]|[^\x00-\x7f]")
_TYPE = re.compile(
    r"(?:^|[\s(,])(?:char|const|double|float|int|long|short|struct|unsigned|void|\w+_t|FILE)[ \t]*$"
)
_ARGUMENTS = re.compile(r"\w*(?:args?|opts?|options|params|kw|attrs|props)\b", re.I)

_PLAIN_WORDS = re.compile(r" ?[^\W\d_]{2,}(?:[ '’-][^\W\d_]{1,})* ")
_UNENDED = re.compile(
    r"\b(?:an?|and|as|at|but|by|for|from|in|into|is|nor|of|on|or|our|than|that|the|to|und|via|with"
    r"|your|y|o|et|ou|oder|e|de|la|el|le) $",
    re.I,
)


class Run(NamedTuple):
    """The signs at a place: ``text[start:end]``."""

    start: int
    end: int


Shape = Literal["whole", "damaged", "doubtful", "none"]
"""What a pair is: emphasis, emphasis with spaces astray, perhaps that, or something else."""


def shape_of(text: str, sign: str, opener: Run, closer: Run) -> Shape:
    """What a pair is.

    >>> shape_of("It is ** very ** far.", "**", Run(6, 8), Run(14, 16))
    'damaged'
    >>> shape_of("So 2 ** 3 ** 4.", "**", Run(5, 7), Run(10, 12))
    'none'
    """
    inner = text[opener.end : closer.start]
    before, behind = text[opener.start - 1 : opener.start], text[closer.end : closer.end + 1]
    if behind == "/" or (before in ("/", "\\", ".") and inner[:1] in ("/", "*", "")):
        return "none"  # a pattern of file names
    padded = inner[:1].isspace(), inner[-1:].isspace()
    if not any(padded):
        return "whole"
    is_amount = (
        all(padded) and sign in ("~~", "**") and _AMOUNT.fullmatch(inner.strip()) is not None
    )
    if "\n" in inner or not (is_amount or may_be_words(inner)):
        return "none"
    is_struck = is_amount and sign == "~~"  # another may stand behind it
    if not is_struck and is_calculation(text, opener, closer, inner):
        return "none"
    shape = _padded_shape(sign, padded, is_word(before), is_word(behind))
    if shape == "damaged" and _is_arguments(inner):
        return "none"
    return shape


def _padded_shape(
    sign: str, padded: tuple[bool, bool], is_word_before: bool, is_word_behind: bool
) -> Shape:
    """What spaces inside mean, by what stands outside."""
    if sign in ("*", "***"):  # ``*** not found ***`` is a cry of programs
        return "doubtful"
    if padded == (True, True):
        # word** and **word: the end of one emphasis and the start of another
        return "none" if is_word_before and is_word_behind else "damaged"
    if padded == (True, False):
        return "none" if is_word_behind else "damaged"
    if is_word_before:
        return "none"
    return "doubtful" if is_word_behind else "damaged"


def is_lone_pair(text: str, opener: Run, closer: Run) -> bool:
    """Whether a pair that is the only one of its paragraph is bold, its spaces on the wrong side.

    ``It is** very **far``, ``is **very **far``; of two pairs, the first may be the space between
    them. What ends in “and” or “of” is no emphasis, but what programs write: ``**a and **b``.

    >>> is_lone_pair("is** very **far", Run(2, 4), Run(10, 12))
    True
    >>> is_lone_pair("Pass **rows and **marks on.", Run(5, 7), Run(16, 18))
    False
    """
    inner = text[opener.end : closer.start]
    before, behind = text[opener.start - 1 : opener.start], text[closer.end : closer.end + 1]
    if "\n" in inner or not _PLAIN_WORDS.fullmatch(inner) or _UNENDED.search(inner):
        return False
    if not inner.endswith(" ") or not is_word(behind):
        return False
    if is_word(before) != inner.startswith(" ") or is_calculation(text, opener, closer, inner):
        return False
    return not _is_arguments(inner.strip())


def may_be_words(inner: str) -> bool:
    """Whether there are words, with signs at both ends that may be part of a text.

    >>> may_be_words(" the pier "), may_be_words(" of test(const char "), may_be_words(" = 2 ")
    (True, False, False)
    """
    words = inner.strip()
    if not (_WORD.search(words) or _CJK.search(words)) or words.count("(") != words.count(")"):
        return False
    return _FIRST.match(words) is not None and _LAST.match(words[-1]) is not None


def is_word(sign: str) -> bool:
    """Whether a sign is of a word that spaces part from others."""
    return sign.isalnum() and not _CJK.match(sign)


def _is_arguments(inner: str) -> bool:
    """``**kwargs or ``: what programs hand on."""
    return _ARGUMENTS.match(inner) is not None


def is_calculation(text: str, opener: Run, closer: Run, inner: str) -> bool:
    """Whether numbers, single letters, operators or types of C stand beside the signs."""
    line_start = text.rfind("\n", max(0, opener.start - 200), opener.start) + 1
    marker = _START.match(text, line_start, opener.start)
    begin = marker.end() if marker else line_start
    before = text[max(begin, opener.start - 20) : opener.start]
    behind = text[closer.end : closer.end + 20].partition("\n")[0]
    if _TYPE.search(before) or _TYPE.search(inner):
        return True
    is_apart = before[-1:].isspace() and behind[:1].isspace()
    if not is_apart and not inner[:1].isspace():
        return False
    beside = _OPERAND.search(before) or _OPERAND_BEHIND.match(behind)
    return beside is not None or _OPERAND.fullmatch(inner) is not None
