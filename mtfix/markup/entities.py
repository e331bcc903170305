"""Character references: pulled apart, capitalised, or robbed of their semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from mtfix.edits import Cause, Edit, apply
from mtfix.markup.vocabulary import ENTITIES, MEASURES

_REFERENCE = re.compile(
    r"[&＆]\s{0,2}"
    r"(?:\#\s?(?P<number>[0-9]{2,6}|[xX]\s?[0-9a-fA-F]{2,5})|(?P<name>[A-Za-z]{2,8}[0-9]{0,2}))"
    r"(?P<end>\s{0,2}[;；؛]|(?<=[0-9])(?![0-9;；؛\s]))",
    re.VERBOSE,
)
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""A whole character reference."""

_MENDED = Cause("markup-entity", "the character reference was pulled apart or cut short")
_LETTER = re.compile(
    r"[A-Za-z]{1,2}(?:acute|breve|caron|cedil|circ|dblac|grave|lig|macr|ogon|ring|slash|strok"
    r"|tilde|uml)"
)
"""How HTML calls letters with marks; none of it is a word."""
_WORD_BEHIND = re.compile(r" (?=[a-zäöüß]{2})")
_NUMBER_BEFORE = re.compile(r"[0-9] ?$")
_NUMBER_BEHIND = re.compile(r" ?[0-9]")
_APOSTROPHES = frozenset("'’")
_ELISION = re.compile(
    r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|(?:d|n|s|c)?[aeou]ll|un|quest)$", re.I
)
"""What French and Italian tie to the word behind it: ``l’eau``, ``dell’acqua``."""
_VOWEL = re.compile(r"\s(?=[aeiouyhàâäéèêëîïôöûüùœæ])", re.I)
_CONTRACTION = re.compile(r"\s?(?=(?:s|t|re|ve|ll|d|m)\b)", re.I)


def repair(text: str) -> Iterator[Edit]:
    """Mend broken character references that can be nothing else.

    >>> [edit.replacement for edit in repair("Tom & amp; Jerry, alpha & beta; 5 & euro;")]
    ['&amp;', '&euro;']
    """
    if "&" not in text and "＆" not in text:
        return
    for match in _REFERENCE.finditer(text):
        clean = _clean(match)
        start, end = match.span()
        if clean is None or clean == match[0]:
            continue
        if _begins_word(match):
            end += 1
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


def _begins_word(match: re.Match[str]) -> bool:
    """``& Uuml; ber``: a capital with two dots, which is no word by itself."""
    if match["name"] not in ("Auml", "Ouml", "Uuml") or not match[0][1].isspace():
        return False
    text, start = match.string, match.start()
    is_inside = text[max(0, start - 1) : start].isalnum()
    return not is_inside and _WORD_BEHIND.match(text, match.end()) is not None


def _clean(match: re.Match[str]) -> str | None:
    """The reference as it should be written; None if it may be none."""
    if match["name"]:
        name = _known_name(match)
        return f"&{name};" if name and match["end"] else None
    number = re.sub(r"\s", "", match["number"])
    if not match["end"] and not _is_typographic(number):
        return None
    return f"&#{number};"


def _known_name(match: re.Match[str]) -> str | None:
    """The name as HTML writes it, for case tells ``&rarr;`` from ``&rArr;``; None of a word."""
    name = match["name"]
    is_known = f"{name};" in html5 and name not in ("Lt", "Gt")  # engines mean &lt;
    if is_known and _LETTER.fullmatch(name):
        return name
    lowered = name.lower()
    if lowered in ENTITIES or (lowered in MEASURES and _is_no_word(match)):
        return name if is_known else lowered
    return None


def _is_no_word(match: re.Match[str]) -> bool:
    """``5 & euro;``, or ``a &euro ;`` that no letter stands before as in ``R&D ;``."""
    text, start = match.string, match.start()
    if match.start("name") == start + 1 and not text[max(0, start - 1) : start].isalnum():
        return True
    before = _NUMBER_BEFORE.search(text, max(0, start - 2), start)
    return before is not None or _NUMBER_BEHIND.match(text, match.end()) is not None


def _is_typographic(number: str) -> bool:
    """Whether a reference without its semicolon is one that engines meet, such as ``&#39``."""
    return number in {"34", "38", "39", "160"} or number.startswith("82")


def shown(text: str) -> str:
    """A text as a reader sees it, broken character references included.

    >>> shown("5 & euro;")
    '5 €'
    """
    return unescape(apply(text, repair(text))) if "&" in text or "＆" in text else text


def is_broken(text: str) -> bool:
    """Whether the text holds a broken character reference."""
    return next(repair(text), None) is not None
