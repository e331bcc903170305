"""Looks for what some of LanguageTool's rules speak of, so that there is enough of it to read."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import casing_corpora
import harm_corpora
from grammar_allowing import SOUGHT
from grammar_asking import Side, is_prose
from harm_texts import Text

MOST = 60
"""How many passages are taken for a rule from each side."""

_AROUND = 160

PATTERNS: Mapping[str, str] = {
    "BETWEEN_TO_AND": r"\bbetween [\w.,]+ to \w",
    "CD_TH": r"\b\d+ (?:st|nd|rd|th)\b",
    "COMMA_PERIOD_CONFUSION": r"(?<![\d.,])(?:\d{1,3},\d{1,2}|\d{1,3}\.\d{3})(?![\d.,])",
    "COMP_THAN": r"\b(?:more|less|better|worse|larger|smaller|greater|higher|lower|\w+ier) then\b",
    "CURRENCY_SPACE": r"[$€£¥] \d",
    "EACH_OTHERS": r"\beach others['’]",
    "IN_1990s": r"\b[Ii]n (?:1\d|20)\d0s\b",
    "IN_THE_MEAN_TIME_PHRASE": r"\b[Ii]n the mean time\b",
    "LINKEDIN": r"\b[Ll]inkedin\b(?!\.)",
    "NOUN_VERB_CONFUSION": r"\b(?:to|will|can|could|would|please|we|you|they) "
    r"(?:backup|login|logout|setup|checkout|rollback|workout|lookup|signup|shutdown|takeoff|opt-in"
    r"|take-off|pop-up|call-in|trade-off|follow-up|sign-up|set-up|back-up|check-in|drop-off)\b",
    "ORDINAL_NUMBER_SUFFIX": r"\b\d*(?:1[123](?:st|nd|rd)|(?<!1)1(?:nd|rd|th)|(?<!1)2(?:st|rd|th)"
    r"|(?<!1)3(?:st|nd|th)|[04-9](?:st|nd|rd))\b",
    "SUPPOSE_TO": r"\bsuppose to\b",
    "TWITTER": r"\btwitter\b(?!\.)",
}
"""What is looked for, by the rule that speaks of it."""


def passages(
    people: Iterable[str], systems: Iterable[Path], seed: int
) -> Iterator[tuple[Side, list[Text]]]:
    """Passages from all that people wrote, and from all that systems made of other languages."""
    yield "human", chosen((it.text for it in harm_corpora.read(people, system=False)), seed)
    outputs = casing_corpora.read(systems).outputs
    yield "raw", chosen((it.text for it in outputs if is_prose(it.text)), seed)


def chosen(texts: Iterable[str], seed: int) -> list[Text]:
    """Some passages for each pattern; each is a text of its own."""
    patterns = {rule: re.compile(pattern) for rule, pattern in PATTERNS.items()}
    found: dict[str, dict[str, str]] = {rule: {} for rule in patterns}
    met: set[int] = set()
    for line in (line for text in texts for line in text.split("\n")):
        if hash(line) in met:
            continue
        met.add(hash(line))
        for rule, pattern in patterns.items():
            if match := pattern.search(line):
                near = line[max(0, match.start() - 15) : match.end() + 15]
                found[rule].setdefault(near, _passage(line, match.start(), match.end()))
    return [
        Text(SOUGHT, f"{rule}:{number}", passage)
        for rule, different in found.items()
        for number, passage in enumerate(_some(list(different.values()), seed))
    ]


def _passage(line: str, start: int, end: int) -> str:
    """Some words before and behind a place, none of them cut."""
    first, last = max(0, start - _AROUND), min(len(line), end + _AROUND)
    passage = line[first:last]
    passage = passage if first == 0 else passage.partition(" ")[2]
    return passage if last == len(line) else passage.rpartition(" ")[0]


def _some(passages: Sequence[str], seed: int) -> list[str]:
    return random.Random(seed).sample(passages, min(MOST, len(passages)))
