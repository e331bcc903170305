"""Plurals whose stem is in capitals: ``300 DOLLARs``, as no acronym is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled
from mtfix.tokens import Token

_SHOUTED = compiled(r"[A-Z]{4,}s")
_NUMBER = compiled(r"\d")
_FEW_IN_CAPITALS = 0.5
_MOSTLY = 4


def is_hot(token: str, lexicon: Lexicon) -> bool:
    """Whether a plural is a shouted dictionary word: ``DOLLARs``; not ``SEALs``, ``NGOs``."""
    if not _SHOUTED.fullmatch(token):
        return False
    plural, stem = lexicon.entry(token.lower()), lexicon.entry(token[:-1].lower())
    is_acronym = stem.known & Known.ACRONYM or stem.uses.upper > _FEW_IN_CAPITALS
    return not is_acronym and plural.uses.lower > _MOSTLY * max(1, plural.uses.raised)


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Lower them where a number or a word in lower case stands before."""
    for token in tokens:
        before = evidence.context(token).previous
        if not (before.islower() or _NUMBER.match(before)) or evidence.is_title(token.start):
            continue
        stem = token.text[:-1].lower()
        reason = f"“{stem}” is no acronym, and only its last letter is small"
        safety: Safety = "unsafe" if evidence.is_on_code else "safe"
        yield Finding(token.start, token.end - 1, stem, Cause("overcap", reason, safety))
