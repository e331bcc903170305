"""The casing stage: every finder looks at the same text, and each change names its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from types import ModuleType

from mtfix.casing import (
    acronyms,
    completed,
    compounds,
    dates,
    journals,
    lowered,
    models,
    names,
    own,
    people,
    pronouns,
    shouts,
    starts,
    steady,
    strays,
    titles,
)
from mtfix.casing.english import is_english_at, is_english_text
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import layered
from mtfix.config import Config
from mtfix.document import Document
from mtfix.edits import Edit

WORD_FINDERS: tuple[ModuleType, ...] = (
    *(names, people, completed, pronouns, dates, models, titles, journals, strays),
    *(acronyms, compounds, shouts, steady),
)
"""Finders that look at hot words: ``hot(evidence)`` names them, ``find(evidence, tokens)`` gets
the places where they stand."""

TEXT_FINDERS = (starts, lowered)
"""Finders that search the text: ``find(evidence)``."""


_NO_CHOICES = Config()


def find(document: Document, config: Config = _NO_CHOICES) -> Iterator[Edit]:
    """Propose the case edits of a document.

    Args:
        document: the document.
        config: the user's names and lexicons.
    """
    evidence = Evidence(document.prose, layered(config.lexicons))
    if config.language != "en" and (
        config.language or not is_english_text(document.prose, evidence.lexicon)
    ):
        return
    at_words = _at_hot_words(evidence, own.names_of(config))
    found = chain(at_words, *(finder.find(evidence) for finder in TEXT_FINDERS))
    report = lowered.span(evidence)
    welcome = (finding for finding in found if _is_welcome(finding, evidence, report))
    for finding in own.prevailing(welcome):
        if not _begins_element(finding, document):
            yield from document.prose.edits(*finding)


def _at_hot_words(evidence: Evidence, own_names: own.Names) -> Iterator[Finding]:
    """Run the word finders, each where its hot words stand."""
    finders: tuple[ModuleType | own.Names, ...] = (*WORD_FINDERS, own_names)
    for finder in finders:
        yield from finder.find(evidence, evidence.prose.tokens.at(finder.hot(evidence)))


def _is_welcome(finding: Finding, evidence: Evidence, report: tuple[int, int] | None) -> bool:
    """Names are raised in English prose: not in code, and not where nobody writes capitals."""
    manner = evidence.prose.manners.at(finding.start)
    if manner.is_code or not is_english_at(evidence.prose, finding.start, evidence.lexicon):
        return False
    is_report = report is not None and report[0] <= finding.start < report[1]
    return manner.is_cased or is_report or finding.cause.rule.startswith("sentence-start")


def _begins_element(finding: Finding, document: Document) -> bool:
    """``digest. <var>length</var>``: an element of its own begins no sentence by a capital."""
    start = document.prose.origin(finding.start, finding.end).start
    is_start = finding.cause.rule == "sentence-start"
    return is_start and document.format == "html" and document.text[start - 1 : start] == ">"
