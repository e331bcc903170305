"""A report that has lost all its capitals: ``norway beat iceland in oslo, the coach said.``

Chat has none either, but it is short, speaks of me and you, or goes on with more such lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.forms import form_of
from mtfix.casing.health import is_sure
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import words
from mtfix.casing.shapes import base
from mtfix.edits import Cause
from mtfix.patterns import compiled

_SMALL_LINE = compiled(r"^[^\w\n]*[^\W\d_A-Z].*$", re.M)
_QUOTED = compiled(r"[\"“”][^\"“”\n]*[\"“”]")
_REPORT = compiled(r"[a-z][^A-Z.!?;{}\[\]=<>|/@#*]*(?:\.\d[^A-Z.!?;{}\[\]=<>|/@#*]*)*\.?")
"""One sentence without a capital, and without signs that prose does not have."""

_WORD = compiled(r"[^\W\d_][\w'’-]*")
_ENDED = compiled(r"(?:^|[.!?:][\"”]?\s*)$")
_CASED_LINE = compiled(r"^[A-Z][^\n]{30,}[a-z][.!?][\"”]?$", re.M)
_LONGEST = 400
_FEWEST_WORDS = 10
_FEWEST_NAMES = 2
_NAME_ODDS = 2.0
_TALKING = frozenset(
    """i i'm i’m me my mine myself we us our ours you your yours u ur lol omg btw dont hey hi
    hello please thanks""".split()
)


def span(evidence: Evidence) -> tuple[int, int] | None:
    """Where a text has such a report; None if it has none, or other lines begin small too.

    Args:
        evidence: the text's.
    """
    line = _small_line(evidence)
    if line is None or len(line[0]) > _LONGEST or not line[0].rstrip().endswith((".", '"', "”")):
        return None
    if not _ENDED.search(evidence.prose.text, 0, line.start()):
        return None
    told = _QUOTED.sub("", line[0]).strip()
    is_report = _REPORT.fullmatch(told) and _is_report(evidence, _WORD.findall(told))
    return line.span() if is_report else None


def _small_line(evidence: Evidence) -> re.Match[str] | None:
    """The only line of a text that begins small."""
    lines = _SMALL_LINE.finditer(evidence.prose.text)
    line, other = next(lines, None), next(lines, None)
    return None if other or evidence.is_on_code else line


def _is_report(evidence: Evidence, found: list[str]) -> bool:
    """Whether words tell of others, some are names for sure, and nobody chats.

    That tells what somebody said, or another line, which has its capitals.
    """
    if len(found) < _FEWEST_WORDS or not _TALKING.isdisjoint(found):
        return False
    names = {word for word in map(base, found) if is_sure(evidence.lexicon, word)}
    is_told = not words("speech_verbs").isdisjoint(found)
    is_told |= _CASED_LINE.search(evidence.prose.text) is not None
    return len(names) >= _FEWEST_NAMES and is_told


def find(evidence: Evidence) -> Iterator[Finding]:
    """Raise the first letter of such a report, and a name that begins the only small line."""
    line = _small_line(evidence)
    first = _WORD.match(evidence.prose.text, line.start()) if line else None
    if not first or not first[0].islower():
        return  # openSUSE
    word = base(first[0])
    entry, is_report = evidence.lexicon.entry(word), span(evidence) is not None
    is_name = entry.uses.odds > _NAME_ODDS and not entry.known & Known.BRAND
    is_name |= is_report and is_sure(evidence.lexicon, word)
    if not is_report and not (is_name and evidence.prose.manners.at(first.start()).is_cased):
        return
    form = form_of(evidence.lexicon, word) if is_name else word.capitalize()
    if form[:1].isupper() and (is_name or entry.known & Known.COMMON):
        reason = "the sentence has lost its first capital"
        yield Finding(
            first.start(), first.start() + len(word), form, Cause("sentence-start", reason)
        )
