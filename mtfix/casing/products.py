"""Families of products: a name and what stands right behind it (``iPhone 13 Pro Max``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from mtfix.casing.context import Context
from mtfix.casing.designations import key, written
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import entries, words
from mtfix.edits import Cause
from mtfix.patterns import compiled

_WORDS = compiled(r"(?: \w(?:[\w.'’\-/]*\w)?\+?){1,3}(?![\w@/\\_=])")
"""Companions have three words at most (``Z Fold 3``)."""

_ROW_END = compiled(
    r"[.,;:!?)\]\"”]|$|\s*\n| (?:and|or|is|was|are|were|has|had|with|will|can|which|that)\b"
)
_SENTENCE_END = compiled(r"[.!?…]\s|\n")
_BARE_NUMBER = compiled(r"[\d.]+")


class Family(NamedTuple):
    """What is known of the products of one name."""

    name: str
    first: dict[str, str]
    """How companions right behind the name are written, by their keys."""
    later: dict[str, str]
    """The same for those that follow a companion."""
    told_by: frozenset[str]
    """If not empty: the sentence must have one of these words."""


class _Part(NamedTuple):
    """A word of a product's name, or a few that belong together."""

    start: int
    text: str
    entry: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_weak(self) -> bool:
        """Whether it is a common word behind the name, too."""
        return self.entry.endswith("?")

    @property
    def written(self) -> str:
        """The words that have no capital as the entry writes them."""
        pairs = zip(self.text.split(" "), self.entry.rstrip("?").split(" "), strict=True)
        return " ".join(written(word, new) if word.islower() else word for word, new in pairs)


def is_family(token: str) -> bool:
    """Whether a word may be the name of a family.

    >>> is_family("iphone"), is_family("a15"), is_family("table")
    (True, True, False)
    """
    return (token.lower() if token.isalpha() else key(token)) in _families()


def at(evidence: Evidence, context: Context) -> Iterator[Finding]:
    """Raise a family name and its companions, if there are any.

    Args:
        evidence: of the text.
        context: the place where the name may stand.
    """
    for family in _families().get(key(context.word), ()):
        row = list(_row(evidence, context, family))
        if not row or not _is_told(context, family):
            continue
        name = _name(context.word, family)
        cause = Cause(
            "case-product", f"“{' '.join([name, *(part.written for part in row)])}” is a product"
        )
        yield Finding(context.start, context.start + len(name), name, cause)
        yield from (Finding(part.start, part.end, part.written, cause) for part in row)
        return


def _name(word: str, family: Family) -> str:
    """The family's name; of capitals only those of ``Iphone`` and ``IPhone`` are surely wrong."""
    is_broken = family.name[0].islower() and word[1:] in (family.name[1:], family.name[1:].lower())
    return written(word, family.name) if word.islower() or is_broken else word


def _row(evidence: Evidence, context: Context, family: Family) -> Iterator[_Part]:
    """The companions behind a name, as far as they are certain."""
    text, end = evidence.prose.text, context.start + len(context.word)
    is_word = context.word.islower() and evidence.lexicon.knows(context.word) & Known.LOWER
    part = _companion(text, end, family.first)
    is_noun = context.previous.lower() in words("after_articles") | {"new", "old", "used"}
    if part is not None and part.is_weak and is_word and part.text.islower() and not is_noun:
        return  # to dodge charger cables
    while part is not None and _fits(text, part):
        yield part
        part = _companion(text, part.end, family.later)


def _companion(text: str, at: int, table: dict[str, str]) -> _Part | None:
    match = _WORDS.match(text, at)
    found = match[0][1:].split(" ") if match else []
    for count in range(len(found), 0, -1):
        candidate = " ".join(found[:count])
        entry = table.get(candidate.lower()) or table.get(key(candidate))
        if entry is not None:
            return _Part(at + 1, candidate, entry)
    return None


def _fits(text: str, part: _Part) -> bool:
    """Not “windows 10 metres high”, nor “iPhone 13 plus a case”."""
    behind = Context(text, part.start, part.end).next
    if part.is_weak and part.text.islower():
        return behind in words("vehicles") or _ROW_END.match(text, part.end) is not None
    return not (_BARE_NUMBER.fullmatch(part.text) and behind.lower() in words("measures"))


def _is_told(context: Context, family: Family) -> bool:
    """Whether the sentence has a word that tells the family; most need none."""
    if not family.told_by:
        return True
    left = _SENTENCE_END.split(context.left)[-1]
    right = _SENTENCE_END.split(context.right)[0]
    around = {base.lower() for base in re.findall(r"[^\W\d_]+", f"{left} {right}")}
    return not family.told_by.isdisjoint(around)


@cache
def _families() -> dict[str, list[Family]]:
    """The families by the keys of their names."""
    lines: list[str] = []
    for line in entries("families"):
        if "=" in line:
            lines.append(line)
        else:
            lines[-1] += f" {line}"
    table = defaultdict(list)
    for family in map(_read, lines):
        table[family.name.lower()].append(family)
    return dict(table)


def _read(line: str) -> Family:
    name, _, rest = line.partition("=")
    companions, _, told_by = rest.partition("@")
    first, _, later = companions.partition(" + ")
    at_first = _table(first)
    return Family(
        name.strip(), at_first, at_first | _table(later), frozenset(told_by.lower().split())
    )


def _table(names: str) -> dict[str, str]:
    spaced = [name.replace("_", " ") for name in names.split()]
    return {name.lower().rstrip("?"): name for name in spaced}
