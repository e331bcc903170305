"""What stands before a comma or a semicolon: an opening phrase, or a sentence that is not over."""

from __future__ import annotations

from mtfix.casing.lists import words
from mtfix.casing.overcap.clauses import SUBJECTS
from mtfix.patterns import compiled

_HEADS = (
    "according to",
    *"after although as at because before between by despite during".split(),
    "due to",
    *"for from if in".split(),
    "instead of",
    *"like on once since".split(),
    "thanks to",
    "to(?= [a-z])",
    *"though under unlike until when where while with within without".split(),
)
_OPENED = compiled(
    rf"(?:(?:^|[.!?] |\n)(?:{'|'.join(map(str.capitalize, _HEADS))})"
    rf"|(?:(?:^|[.!?] |\n)[A-Z][a-z]+,|;) (?:{'|'.join(_HEADS)}))"
    r"(?: [^\W_][\w'’-]*){1,8}(?:, (?:the|an?)(?: [^\W_][\w'’-]*){1,6})?, $"
)
"""``In the town, ``, ``it rained; in the town, ``, ``In Bonn, a town on the Rhine, ``"""

_ONE_WORD = compiled(r"(?:^|[.!?] |\n)([A-Z][a-z]+), $")
_SENTENCE_BEFORE = compiled(r"[^.!?:;\n\"“”]*$")
_FEWEST_SMALL = 2
"""Fewer words in lower case may address somebody: ``Ladies and Gentlemen, As you know``."""

_FEWEST_IN_ROW = 3
"""Fewer behind another comma may be a row: ``Old men, Young women, And children``."""

INTRODUCING = frozenset("are be is or say think thinks thought was wonder wondered".split())
"""What is said or asked begins behind them: ``the question is, When shall we stop``."""


def is_opened(left: str) -> bool:
    """Whether nothing but an opening stands before a comma.

    >>> is_opened("In 1990, "), is_opened("However, "), is_opened("The bridge, ")
    (True, True, False)
    """
    if _OPENED.search(left):
        return True
    adverb = _ONE_WORD.search(left)
    first = adverb[1].lower() if adverb else ""
    is_adverb = first.endswith("ly") and first in words("uncapitalised")
    return is_adverb or first in words("starters")


def is_amid_sentence(left: str) -> bool:
    """Whether a sentence has begun before a comma or a semicolon and is not over.

    >>> is_amid_sentence("They repaired the bridge, "), is_amid_sentence("Ladies and Gentlemen, ")
    (True, False)
    """
    before = _SENTENCE_BEFORE.search(left.rstrip(",; "))
    found = before[0].split() if before else []
    if not before or not found or found[-1].lower() in INTRODUCING | words("speech_verbs"):
        return False
    small = [word for word in found if word[0].islower() and word != "and"]
    small += [word for word in found[:1] if word.lower() in SUBJECTS]  # She left Rome, So he …
    fewest = _FEWEST_IN_ROW if "," in before[0] else _FEWEST_SMALL
    return len(small) >= fewest or (is_opened(left) and len(found) > 1)
