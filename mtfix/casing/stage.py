"""The casing stage: every finder looks at the same text, and each change names its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from mtfix.casing import acronyms, dates, models, people, pronouns, steady
from mtfix.casing.english import is_english_at, is_english_text
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.layers import layered
from mtfix.casing.lexicon import Lexicon
from mtfix.casing.neighbours import completed
from mtfix.casing.overcap import compounds, shouts, strays
from mtfix.casing.own import judging
from mtfix.casing.own.guard import prevailing
from mtfix.casing.own.names import Names, names_of
from mtfix.casing.sentences import lowered, starts
from mtfix.casing.truecasing import names
from mtfix.casing.works import journals, titles
from mtfix.config import Config
from mtfix.document import Document
from mtfix.edits import Edit
from mtfix.memos import remembered
from mtfix.tokens import Token


def _never(_token: str, _lexicon: Lexicon) -> bool:
    return False


def _all(_evidence: Evidence, hot: Sequence[str]) -> Iterable[str]:
    return hot


class WordFinder(NamedTuple):
    """A finder that looks only at the places where hot words stand."""

    find: Callable[[Evidence, Iterable[Token]], Iterator[Finding]]
    is_hot: Callable[[str, Lexicon], bool] = _never
    """Whether a word is hot, or may be, whatever the text."""
    in_text: Callable[[Evidence, Sequence[str]], Iterable[str]] = _all
    """Which of them are hot in this text, and what else is there."""


WORD_FINDERS = (
    WordFinder(names.find, names.is_hot, names.in_text),
    WordFinder(people.find, people.is_hot, people.in_text),
    WordFinder(completed.find, completed.is_hot, completed.in_text),
    WordFinder(pronouns.find, pronouns.is_hot),
    WordFinder(dates.find, dates.is_hot),
    WordFinder(models.find, models.is_hot),
    WordFinder(titles.find, titles.is_hot, titles.in_text),
    WordFinder(journals.find, journals.is_hot),
    WordFinder(strays.find, strays.is_hot, strays.in_text),
    WordFinder(acronyms.find, in_text=acronyms.in_text),
    WordFinder(compounds.find, compounds.is_hot),
    WordFinder(shouts.find, shouts.is_hot),
    WordFinder(steady.find, steady.is_hot),
)

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
    at_words = _at_hot_words(evidence, names_of(config))
    found = chain(at_words, *(finder.find(evidence) for finder in TEXT_FINDERS))
    report = lowered.span(evidence)
    welcome = (finding for finding in found if _is_welcome(finding, evidence, report))
    for finding in prevailing(welcome):
        if not _begins_element(finding, document):
            yield from document.prose.edits(*finding)


def _at_hot_words(evidence: Evidence, own_names: Names) -> Iterator[Finding]:
    """Run the word finders, each where its hot words stand."""
    tokens = evidence.prose.tokens
    for finder, hot in zip(WORD_FINDERS, hot_words(evidence), strict=True):
        yield from finder.find(evidence, tokens.at(finder.in_text(evidence, hot)))
    yield from judging.find(own_names, evidence)


def hot_words(evidence: Evidence) -> Sequence[Sequence[str]]:
    """The words of a text that may be hot, for each of the `WORD_FINDERS`: one look-up a word."""
    found: list[list[str]] = [[] for _ in WORD_FINDERS]
    for token in evidence.prose.tokens.words:
        for index in _heated(token, evidence.lexicon):
            found[index].append(token)
    return found


@remembered
def _heated(token: str, lexicon: Lexicon) -> Sequence[int]:
    """The finders that look at a word."""
    return tuple(at for at, finder in enumerate(WORD_FINDERS) if finder.is_hot(token, lexicon))


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
