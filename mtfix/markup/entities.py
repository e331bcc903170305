"""Character references: pulled apart, capitalised, or robbed of their semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from mtfix.edits import Cause, Edit
from mtfix.markup.vocabulary import ENTITIES

_NAMES = "|".join(ENTITIES)
_REFERENCE = re.compile(
    rf"&\s{{0,2}}(?:\#\s?(?P<number>[0-9]{{2,6}}|[xX]\s?[0-9a-fA-F]{{2,5}})|(?P<name>{_NAMES}))"
    r"(?P<end>\s{0,2}[;；؛]|(?<=[0-9])(?![0-9;；؛\s]))",
    re.IGNORECASE | re.VERBOSE,
)
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""A whole character reference."""

_MENDED = Cause("markup-entity", "the character reference was pulled apart or cut short")
_APOSTROPHES = frozenset("'’")
_ELISION = re.compile(
    r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|(?:d|n|s|c)?[aeou]ll|un|quest)$", re.I
)
"""What French and Italian tie to the word behind it: ``l’eau``, ``dell’acqua``."""
_VOWEL = re.compile(r"\s(?=[aeiouyhàâäéèêëîïôöûüùœæ])", re.I)
_CONTRACTION = re.compile(r"\s?(?=(?:s|t|re|ve|ll|d|m)\b)", re.I)


def repair(text: str) -> Iterator[Edit]:
    """Mend broken character references, of the core list only.

    >>> [edit.replacement for edit in repair("Tom & amp; Jerry and R & D")]
    ['&amp;']
    """
    if "&" not in text:
        return
    for match in _REFERENCE.finditer(text):
        clean = _clean(match)
        start, end = match.span()
        if clean == match[0]:
            continue
        if unescape(clean) in _APOSTROPHES and text[:start].rstrip()[-1:].isalpha():
            joined = _CONTRACTION.match(text, end) or _elided(text, start, end)
            if joined is not None:
                end = joined.end()
                start -= text[max(0, start - 1) : start] == " "
        yield Edit(start, end, clean, (_MENDED,))


def _elided(text: str, start: int, end: int) -> re.Match[str] | None:
    """The space behind the apostrophe of an elision."""
    word = text[max(0, start - 12) : start].rstrip()
    return _VOWEL.match(text, end) if _ELISION.search(word) else None


def _clean(match: re.Match[str]) -> str:
    if match["name"]:
        name = match["name"]
        return f"&{name if name.isupper() else name.lower()};"  # HTML knows &AMP; too
    number = re.sub(r"\s", "", match["number"])
    if not match["end"] and not _is_typographic(number):
        return match[0]
    return f"&#{number};"


def _is_typographic(number: str) -> bool:
    """Whether a reference without its semicolon is one that engines meet, such as ``&#39``."""
    return number in {"34", "38", "39", "160"} or number.startswith("82")


def is_broken(text: str) -> bool:
    """Whether the text holds a broken character reference."""
    return next(repair(text), None) is not None
