"""Models and series (``MS-19``, ``Su-57``, 5G), and names told by a head noun (Proton rocket)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lists import entries, heads, words
from mtfix.edits import Cause
from mtfix.tokens import Token

_MODEL = re.compile(r"([a-z]{2,5})-(\d{1,4})([a-z]?)")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}")
_GENERATION = re.compile(r"[2-6]g")
_NETWORK = frozenset(
    """network networks technology technologies patents patent phone phones smartphone
    smartphones base stations station service services innovation chip chips era
    infrastructure equipment spectrum standard standards operators operator connectivity
    modem modems mobile internet coverage rollout deployment construction licence license
    licences licenses""".split()
)


def hot(evidence: Evidence) -> set[str]:
    """Designations, and names that are words too."""
    vocabulary = evidence.prose.tokens.words
    return (heads().keys() & vocabulary) | {token for token in vocabulary if model(token)}


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise model designations and names before their head nouns."""
    for token in tokens:
        context = Context(evidence.prose.text, *token.span)
        if context.is_glued:
            continue
        if written := model(token.text):
            if _is_model(context):
                cause = Cause("case-model", f"“{written}” is built like a model or series")
                yield Finding(token.start, token.end, written, cause)
        elif context.next in heads()[token.text][1]:
            name = heads()[token.text][0]
            cause = Cause("case-product", f"“{context.next}” behind it: {name} is a name here")
            yield Finding(token.start, token.end, name, cause)


def _is_model(context: Context) -> bool:
    """Whether the words around fit a model: projects write ``gcc-12`` small on purpose."""
    if _GENERATION.fullmatch(context.word):
        return context.next in _NETWORK
    if context.word.startswith(_DISEASES):
        return True
    named = context.previous[:1].isupper() and not context.starts_sentence
    return named or context.next in words("vehicles") or context.previous in words("vehicles")


_DISEASES = ("covid-", "sars-")


@lru_cache(maxsize=1 << 16)
def model(token: str) -> str:
    """A token as a model designation, or nothing if it is none.

    >>> model("ms-19"), model("su-57"), model("top-10"), model("km-5")
    ('MS-19', 'Su-57', '', '')
    """
    if not token[-1:].isalnum() or not any(map(str.isdigit, token[-2:])):
        return ""
    if _GENERATION.fullmatch(token):
        return token.upper()
    match = _MODEL.fullmatch(token)
    if match is None:
        return ""
    letters, number, variant = match.groups()
    series = _series().get(letters)
    if series is None:
        if not _CONSONANTS.fullmatch(letters) or letters in words("units"):
            return ""
        series = letters.upper()
    return f"{series}-{number}{variant.upper()}"


@lru_cache(maxsize=1)
def _series() -> dict[str, str]:
    return {name.lower(): name for name in entries("series")}
