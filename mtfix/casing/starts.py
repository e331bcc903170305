"""Sentence starts: of the text, behind full stops, and behind marks that open a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.casing import speech, stops
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known
from mtfix.casing.sentences import GOING_ON, PRONOUNS, has_verb, raised
from mtfix.edits import Cause
from mtfix.patterns import compiled

_NO_FIRST = GOING_ON | frozenset("if because so but then also not with without when while".split())
"""Words with which a piece of a sentence may begin that was cut out of a text."""

_FIRST_SENTENCES = compiled(
    r"(?P<first>(?P<next>[a-z][a-z]*) [a-z'’]+ [^.!?;:\n(){}\[\]]*[^\W_])[.!?] "
    r"(?P<later>(?:The|An?|This|These|It|He|She|They|We|His|Her|Their|Its|But|In|On)\b)"
)
"""The first sentence of a text and the first word of the next."""

_SMALL_START = compiled(r"[.!?] [a-z]")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Raise the first letters of sentences."""
    yield from _at_text_start(evidence)
    yield from stops.find(evidence)
    yield from speech.find(evidence)


def _at_text_start(evidence: Evidence) -> Iterator[Finding]:
    """``the bus was late. The driver said nothing.``: the other sentences have their capitals."""
    text = evidence.prose.text
    match = _FIRST_SENTENCES.match(text)
    if not match or match["next"] in _NO_FIRST:
        return
    if not evidence.lexicon.knows(match["next"]) & Known.COMMON:
        return  # pip is a program
    if "\n" in text[match.start("later") :].strip() or evidence.is_on_code:
        return
    first, later = match["first"], text[match.start("later") :]
    is_later_whole = later.split()[0].lower() in PRONOUNS or has_verb(later)
    if has_verb(first) and is_later_whole and not _SMALL_START.search(later):
        reason = "the text begins here, and its other sentences begin with capitals"
        yield raised(match, Cause("sentence-start", reason))
