"""Running one finder of casing on a text."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import english
from mtfix.casing.sentences import starts
from mtfix.casing.stage import WORD_FINDERS, hot_words
from mtfix.document import Prose


def corrected(finder: ModuleType, text: str) -> str:
    """The text with the safe findings of one finder."""
    letters = list(text)
    for finding in _findings(finder, Evidence(Prose(text), english())):
        if finding.cause.safety == "safe":
            letters[finding.start : finding.end] = finding.written
    return "".join(letters)


def _findings(finder: ModuleType, evidence: Evidence) -> Iterable[Finding]:
    if finder is starts:
        return starts.find(evidence)
    return found_at_words(finder, evidence)


def found_at_words(module: ModuleType, evidence: Evidence) -> Iterable[Finding]:
    """What a finder of hot words finds in a text."""
    found_hot = zip(WORD_FINDERS, hot_words(evidence), strict=True)
    (finder, hot), *_ = ((finder, hot) for finder, hot in found_hot if finder.find is module.find)
    return finder.find(evidence, evidence.prose.tokens.at(finder.in_text(evidence, hot)))
