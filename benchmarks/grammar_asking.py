"""Asks LanguageTool about many texts, for the benchmark of grammar.

What people wrote and what systems made is read as by `harm_corpora` and `casing_corpora`. Each text
is mended by mtfix first, for LanguageTool speaks last; a paragraph of what is left is a block, so
that no match reaches over the end of one. Spelling is not asked for.
"""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NamedTuple

import casing_corpora
import harm_corpora
from harm_texts import Text, count_words, sampled

import mtfix

Side = Literal["human", "raw"]

AROUND = 60
"""How many characters are kept before and behind a match."""

NOT_ASKED = "TYPOS"
"""LanguageTool's spelling."""

_TIMEOUT = 120
_LONG_LINE = 120
_REQUEST = 30_000
"""How many characters are sent at once, about."""

_WORD = re.compile(r"[^\W\d_]+")


class Match(NamedTuple):
    """What LanguageTool says of a place.

    Attributes:
        rule: LanguageTool's rule.
        category: the category of the rule.
        type: the issue type of the rule.
        side: whether a person wrote the text, or a system.
        kind: the kind of text, or the name of the system.
        before: what stands before it.
        old: the words it speaks of.
        new: the suggestions, none of which may be empty to count as one.
        after: what stands behind it.
    """

    rule: str
    category: str
    type: str
    side: Side
    kind: str
    before: str
    old: str
    new: tuple[str, ...]
    after: str

    @property
    def is_proposal(self) -> bool:
        """Whether it could be an edit: one suggestion, within a paragraph."""
        return len(self.new) == 1 and "\n" not in self.old

    @property
    def place(self) -> tuple[str, ...]:
        """The rule, the change and the words around it; copies of a sentence have the same."""
        return self.rule, self.before[-20:], self.old, *self.new, self.after[:20]


class Gathered(NamedTuple):
    """The matches in some paragraphs of a kind."""

    side: Side
    kind: str
    words: int
    matches: list[Match]


# The texts


def human(corpora: Sequence[str], words: int, seed: int) -> list[Text]:
    """Texts that people wrote, at most so many words of a kind; only English ones."""
    texts = sampled(harm_corpora.read(corpora, system=False), words, seed)
    return [text for text in texts if _is_english(text)]


def raw(corpora: Iterable[Path], words: int, seed: int) -> list[Text]:
    """Outputs of systems into English; a line that several of them have is taken once.

    Systems that put out words without any order are left out: nothing in these can be right.
    """
    by_system: dict[str, list[str]] = {}
    for output in casing_corpora.read(corpora).outputs:
        by_system.setdefault(f"{output.corpus} {output.system}", []).append(output.text)
    texts = [
        Text(system, f"{system}:{number}", text)
        for system, documents in by_system.items()
        if is_prose("\n".join(documents))
        for number, text in enumerate(documents)
    ]
    met: set[str] = set()
    chosen: list[Text] = []
    for text in sorted(texts, key=lambda it: zlib.crc32(f"{seed}:{it.name}".encode())):
        lines = [line for line in text.text.split("\n") if line not in met]
        met.update(lines)
        chosen.append(text._replace(text="\n".join(lines)))
        words -= count_words(chosen[-1].text)
        if words <= 0:
            break
    return chosen


_IMPOSSIBLE = re.compile(r"(?i)\b(?:the|an?) (?:the|an?|of|is|was|and|or|who|were|are|to)\b")


def is_prose(text: str, most: float = 0.001) -> bool:
    """Whether little function words stand as they do in English.

    >>> is_prose("She went to the house of a friend and was late.")
    True
    >>> is_prose("the of was and to a is the in of it were the are")
    False
    """
    words = count_words(text)
    return len(_IMPOSSIBLE.findall(text)) <= most * words


def _is_english(text: Text) -> bool:
    counts = Counter(word.lower() for word in _WORD.findall(text.text[:20_000]))
    return sum(counts[it] for it in ("the", "and", "of", "to")) >= counts.total() / 25


# The asking


def gather(texts: Iterable[Text], side: Side, url: str) -> Iterator[Gathered]:
    """What LanguageTool says of texts after mtfix has mended them, many paragraphs at a time."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        mended = mtfix.fix(text.text, format="text" if side == "raw" else text.format).text
        blocks = waiting[text.kind]
        blocks += paragraphs(mended)
        if sum(map(len, blocks)) > _REQUEST:
            yield _asked(waiting.pop(text.kind), side, text.kind, url)
    for kind, blocks in waiting.items():
        yield _asked(blocks, side, kind, url)


def _asked(blocks: Sequence[str], side: Side, kind: str, url: str) -> Gathered:
    text = "\n\n".join(blocks)
    return Gathered(side, kind, count_words(text), list(ask(text, side, kind, url)))


def paragraphs(text: str) -> list[str]:
    r"""The paragraphs of a text: its lines, if they are long; else what stands between empty lines.

    >>> paragraphs("One\ntwo.\n\nThree.")
    ['One\ntwo.', 'Three.']
    """
    lines = text.split("\n")
    blocks = lines if max(map(len, lines)) > _LONG_LINE else re.split(r"\n[ \t]*\n", text)
    return [block for block in blocks if block.strip()]


def ask(text: str, side: Side, kind: str, url: str) -> Iterator[Match]:
    """Ask LanguageTool about a text in which blocks stand apart."""
    given = {"language": "en-US", "text": text, "disabledCategories": NOT_ASKED}
    data = urllib.parse.urlencode(given).encode("utf-8", "replace")
    with urllib.request.urlopen(f"{url}/v2/check", data, timeout=_TIMEOUT) as answer:
        told = json.load(answer)["matches"]
    units = text.encode("utf-16-le", "replace")
    for it in told:
        yield _match(it, units, side, kind)


def _match(told: Mapping[str, Any], units: bytes, side: Side, kind: str) -> Match:
    """LanguageTool counts units of UTF-16, two bytes each."""
    start, end = told["offset"], told["offset"] + told["length"]
    around = max(0, start - AROUND), start, end, end + AROUND
    before, old, after = (
        units[2 * a : 2 * b].decode("utf-16-le", "ignore") for a, b in pairwise(around)
    )
    rule, new = told["rule"], tuple(it["value"] for it in told["replacements"])
    names = rule["id"], rule["category"]["id"], rule["issueType"]
    return Match(*names, side, kind, before, old, new[:4], after)
