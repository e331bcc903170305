"""How many tokens of a source stand in a text, how many are damaged, and what became of those."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bilingual_corpora import Translation

from mtfix.bilingual.matching import occurrences
from mtfix.bilingual.rewriting import is_markup
from mtfix.bilingual.tokens import Kind, Placeable, placeables
from mtfix.result import Result

KINDS: Mapping[Kind, re.Pattern[str]] = {
    "url": re.compile(r"https?\W{0,8}(?:www)?|www", re.I),
    "mail": re.compile(r"[@＠]"),
    "handle": re.compile(r"[@＠]"),
    "hashtag": re.compile(r"[#＃]"),
    "tag": re.compile(r"[<＜]"),
    "placeholder": re.compile(r"[\[{#]"),
}
"""What is counted, and the sign that a damaged token of the kind has left."""


class Fate(NamedTuple):
    """What became of the tokens of one kind in one segment.

    Attributes:
        kind: the kind.
        tokens: how many the source has.
        damaged: how many the output lacks, of which a piece is left.
        dropped: how many it lacks otherwise.
        back: how many of these the result has; negative if it has fewer than the output.
        left: those that it lacks, each once.
        silent: how many of those no flag and no proposal names; an empty output has one for all.
    """

    kind: str
    tokens: int
    damaged: int
    dropped: int
    back: int
    left: Sequence[str]
    silent: int


def fates(it: Translation, result: Result) -> list[Fate]:
    """What became of the tokens of a segment, by kind.

    Args:
        it: the segment.
        result: what mtfix made of it.
    """
    tokens = [token for token in placeables(it.source) if token.kind in KINDS]
    wanted = Counter(token.text for token in tokens)
    kinds: dict[str, dict[str, Placeable]] = {}
    for token in tokens:
        kinds.setdefault(_name(token, it.source), {})[token.text] = token
    told = [flag.reason for flag in result.flags]
    told += [other.edit.replacement for other in result.withheld]
    found = []
    for name, different in kinds.items():
        before, after = (
            _missing(text, different.values(), wanted) for text in (it.text, result.text)
        )
        lost = before.total()
        pieces = _pieces(it.text, next(iter(different.values())).kind, wanted)
        damaged = min(lost, pieces)
        number = sum(wanted[text] for text in different)
        silent = sum(all(text not in it for it in told) for text in after) if it.text.strip() else 0
        fate = Fate(name, number, damaged, lost - damaged, lost - after.total(), [*after], silent)
        found.append(fate)
    return found


def _name(token: Placeable, source: str) -> str:
    """Its kind; tags that HTML does not know and that have no attributes are annotations."""
    if token.kind == "tag" and not is_markup(token.text, source):
        return "annotation"
    return token.kind


def _missing(text: str, tokens: Iterable[Placeable], wanted: Mapping[str, int]) -> Counter[str]:
    """How many of each token a text lacks."""
    lacking = Counter[str]()
    for token in tokens:
        there, searched = token.text, text
        if token.kind == "tag":  # the quotation marks of attributes may be left out
            there, searched = there.replace('"', ""), text.replace('"', "")
        number = wanted[token.text] - len([*occurrences(searched, there)])
        if number > 0:
            lacking[token.text] = number
    return lacking


def _pieces(text: str, kind: Kind, wanted: Mapping[str, int]) -> int:
    """How many signs of a kind are in a text but for its whole tokens."""
    for token in sorted(wanted, key=len, reverse=True):
        for span in reversed([*occurrences(text, token)]):
            text = text[: span.start] + " " + text[span.end :]
    return len(KINDS[kind].findall(text))
