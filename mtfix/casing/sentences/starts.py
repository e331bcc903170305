"""Sentence starts: of the text, behind full stops, and behind marks that open a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.forms import form_of
from mtfix.casing.health import is_sure
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import words
from mtfix.casing.sentences import speech, stops
from mtfix.casing.sentences.bounds import FEWEST_WORDS, GOING_ON, PRONOUNS, has_verb, raised
from mtfix.casing.sentences.endings import WORD_REACH, is_end
from mtfix.edits import Cause
from mtfix.patterns import compiled

_NO_FIRST = GOING_ON | frozenset("if because so but then also not with without when while".split())
"""Words with which a piece of a sentence may begin that was cut out of a text."""

_FIRST_SENTENCES = compiled(
    r"(?P<first>(?P<next>[a-z][a-z]*) [a-z'’]+ [^.!?;:\n(){}\[\]]*[^\W_]%?)[.!?] "
    r"(?P<later>[A-Z][\w’']*)"
)
"""The first sentence of a text and the first word of the next."""

_ONLY_SENTENCE = compiled(
    r"(?P<next>[a-z]{3,}) (?P<rest>[a-z'’]+ (?:[^.!?;:\n(){}\[\]]|(?<=\d)[.:](?=\d))*[^\W_]%?)"
    r"[.!?]\s*"
)
_CAPITAL_OR_LONG = compiled(r".* [A-Z][a-z]|(?:\S+ ){7}")
"""What a sentence has that somebody wrote with care."""

_FIRST_WORDS = frozenset("the an a this these it he she they we his her its but in on".split())
"""One of the two sentences begins with such a word."""

_PARAGRAPH = compiled(
    r"\n\n(?<=[a-z\d][.!?]\n\n)(?P<next>[a-z]{2,}) (?P<rest>[^\n]{10,}[.!?])[\"”]?(?=\n\n|\s*$)"
)
"""A paragraph of whole sentences behind another one, but for its first letter."""

_LINE = compiled(
    r"\n(?:(?<=[a-z\d)%]\.\n)|(?<=[a-z\d)%]\.[\"”’]\n))"
    r"(?P<next>[a-z]{3,}) (?P<rest>[^\n]{10,}[.!?])[\"”]?(?=\n|\s*$)"
)
"""The same behind a single line end."""

_LINE_START = compiled(r"^[^\w\n]{0,3}([^\W\d_])", re.M)
_CAPITALS_TO_SMALL = 20
_PARAGRAPH_START = compiled(r"(?:^|\n\n)\W{0,3}([^\W\d_])")

_MOST_IN_SUBJECT = 5
_SMALL_START = compiled(r"[.!?] [a-z]")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Raise the first letters of sentences."""
    yield from _at_text_start(evidence)
    yield from _at_only_start(evidence)
    yield from _at_paragraph_start(evidence)
    yield from _at_line_start(evidence)
    yield from stops.find(evidence)
    yield from speech.find(evidence)


def _at_text_start(evidence: Evidence) -> Iterator[Finding]:
    """``the bus was late. The driver said nothing.``: the other sentences have their capitals."""
    text = evidence.prose.text
    match = _FIRST_SENTENCES.match(text)
    if not match or match["next"] in _NO_FIRST:
        return
    is_common = evidence.lexicon.knows(match["next"]) & Known.COMMON
    if not is_common and not _is_title_name(match["next"], evidence):
        return  # pip is a program
    is_told = not _FIRST_WORDS.isdisjoint((match["next"], match["later"].lower()))
    if not is_told and not _begins_with_subject(match["next"], match["first"]):
        return
    if "\n" in text[match.start("later") :].strip() or evidence.is_on_code:
        return
    first, later = match["first"], text[match.start("later") :]
    is_later_whole = match["later"].lower() in PRONOUNS or has_verb(later)
    is_later_whole |= match["next"] in _FIRST_WORDS and len(later.split()) >= FEWEST_WORDS
    if has_verb(first) and is_later_whole and not _SMALL_START.search(later):
        reason = "the text begins here, and its other sentences begin with capitals"
        yield raised(match, Cause("sentence-start", reason))


def _at_only_start(evidence: Evidence) -> Iterator[Finding]:
    """``toyota stopped its plant in Japan.``: a name begins the only sentence of a text.

    A short one without any capital may be chat.
    """
    match = _ONLY_SENTENCE.fullmatch(evidence.prose.text)
    if not match or evidence.is_on_code or not has_verb(match["rest"]):
        return
    if not _CAPITAL_OR_LONG.match(match["rest"]):
        return
    if _is_title_name(match["next"], evidence):
        yield raised(match, Cause("sentence-start", "a name begins the text, and a sentence"))


def _is_title_name(word: str, evidence: Evidence) -> bool:
    """Whether nobody writes a word in lower case, nor with more than one capital."""
    return is_sure(evidence.lexicon, word) and form_of(evidence.lexicon, word).istitle()


def _at_paragraph_start(evidence: Evidence) -> Iterator[Finding]:
    """``It was late.`` and, a line left free, ``nobody had come.``: most begin with a capital."""
    text = evidence.prose.text
    found = list(_PARAGRAPH.finditer(text))
    if not found or evidence.is_on_code:
        return
    starts = _PARAGRAPH_START.findall(text)
    if 2 * sum(map(str.isupper, starts)) < len(starts):
        return
    for match in found:
        if evidence.lexicon.knows(match["next"]) & Known.COMMON and has_verb(match["rest"]):
            reason = "a paragraph begins here, and others begin with capitals"
            yield raised(match, Cause("sentence-start", reason))


def _at_line_start(evidence: Evidence) -> Iterator[Finding]:
    """``It was late.`` and, in the next line, ``visitors had to walk.``: hardly any other is small.

    Lines of lists and chats have no subject, or are small by right.
    """
    text = evidence.prose.text
    found = [
        match
        for match in _LINE.finditer(text)
        if _begins_with_subject(match["next"], f"{match['next']} {match['rest']}")
        and evidence.lexicon.knows(match["next"]) & Known.COMMON
    ]
    if not found or evidence.is_on_code or not evidence.starts_with_capitals:
        return
    starts = _LINE_START.findall(text)
    small = sum(map(str.islower, starts))
    if small > 1 and small * _CAPITALS_TO_SMALL > len(starts):
        return
    for match in found:
        before = text[max(0, match.start() - WORD_REACH) : match.start()].rstrip('"”’')
        if is_end(before[:-1], evidence):
            yield raised(match, Cause("sentence-start", "a line of whole sentences begins here"))


def _begins_with_subject(word: str, sentence: str) -> bool:
    """``visitors can take``, ``actress Maria Lopez opened``: a noun, and soon a verb."""
    if word in _NO_FIRST or word.endswith(("ing", "ed")) or word in words("finite_verbs"):
        return False
    behind = sentence.split()[1:_MOST_IN_SUBJECT]
    return any(
        has_verb(verb) and all(it.isalpha() for it in behind[:at]) for at, verb in enumerate(behind)
    )
