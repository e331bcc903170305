"""Sentence starts: behind full stops, and behind quotation marks that open a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import words
from mtfix.edits import Cause, Safety

_BEHIND_STOP = re.compile(
    r"(?P<stop>[.?])(?P<closing>[\"”’)]?) (?P<open>[\"“‘]?)(?P<next>[a-z][^\W\d_]*)"
    r"(?![\w@/\\=]|\.\w|['’]\w{4}|-\w)"
)
_LAST_WORD = re.compile(r"(?<![\w.])[^\W\d_]+$")
_WORD_REACH = 32
_SHORTEST_LAST_WORD = 3
_REST = re.compile(r"[^\W\d_]+[,;:]? [\"“‘(]?[^\W_][\w'’-]*[\"”’),;:]* [\"“‘(]?\w")
"""A sentence has three words at least; ``on Saturday. birthday.`` is a stop in the wrong place."""

_ROMAN = re.compile(r"[ivxlc]+")
_SUBJECTS = frozenset("i we he she it they you this that there the our my".split())
_SUFFIXES = frozenset("com org net ru de uk edu gov io co js py txt pdf exe html htm php".split())
_GOING_ON = frozenset(
    """in on at of to for by with from into over under about as and or nor than is are was
    were be been has have had will would can could that which who whose where via""".split()
)
"""Words with which a clause goes on behind a stop in the wrong place."""

_SPEECH = re.compile(r"(?P<mark>[:,]) (?P<open>[\"“‘])(?P<next>[a-z][^\W\d_]*)(?![\w@/\\]|\.\w)")
_QUOTED = re.compile(r"[^\"“”]{0,400}")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|do|does|did|must|should|may|might"
    r"|\w+[’'](?:s|m|re|ve|ll|d|t))\b",
    re.I,
)
_SPEAKER_REACH = 80
_CLAUSE_BORDER = re.compile(r"[.!?;:\"“”\n]")
_ARTICLES = frozenset({"a", "an", "the"})


def find(evidence: Evidence) -> Iterator[Finding]:
    """Raise the first letters of sentences."""
    yield from _behind_stops(evidence)
    yield from _direct_speech(evidence)


def _behind_stops(evidence: Evidence) -> Iterator[Finding]:
    text = evidence.prose.text
    for match in _BEHIND_STOP.finditer(text):
        word = _LAST_WORD.search(text[max(0, match.start() - _WORD_REACH) : match.start()])
        safety = _safety_behind_stop(word[0], match, evidence) if word else None
        if word and safety:
            reason = f"a sentence begins behind “{word[0]}{match['stop']}”"
            yield _raised(match, Cause("sentence-start", reason, safety))


def _safety_behind_stop(word: str, match: re.Match[str], evidence: Evidence) -> Safety | None:
    """How sure it is that a sentence begins; None if nothing speaks for it."""
    following = match["next"]
    if not _is_word(following, evidence) or not evidence.starts_with_capitals:
        return None
    if match["closing"] and not (match["closing"] == ")" or match["open"]):
        return None  # "Really?" he asked
    if match["stop"] == "?":
        quoted = _is_in_quotation(evidence.prose.text, match.start())
        return "safe" if quoted and following in _SUBJECTS else "unsafe"  # Is it? he wondered
    if _ends_no_sentence(word, evidence) or following in _SUFFIXES or _ROMAN.fullmatch(following):
        return None
    if len(word) < _SHORTEST_LAST_WORD or following in _GOING_ON:
        return "unsafe"
    return "safe" if _REST.match(evidence.prose.text, match.start("next")) else "unsafe"


def _ends_no_sentence(word: str, evidence: Evidence) -> bool:
    return word.lower() in words("abbreviations") or not evidence.lexicon.knows(word)


def _is_in_quotation(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks that its line opened."""
    line = text[text.rfind("\n", max(0, at - 600), at) + 1 : at]
    return line.count('"') % 2 == 1 or line.rfind("“") > line.rfind("”")


def _is_word(word: str, evidence: Evidence) -> bool:
    if len(word) == 1:
        return word == "a"
    return bool(evidence.lexicon.knows(word) & Known.LOWER)


def _direct_speech(evidence: Evidence) -> Iterator[Finding]:
    text = evidence.prose.text
    for match in _SPEECH.finditer(text):
        if not _is_word(match["next"], evidence):
            continue
        verb = _speech_verb(text, match)
        if verb and _is_sentence(text, match.end("open")):
            reason = f"“{verb}” introduces what is said, and the quotation is a sentence"
            yield _raised(match, Cause("sentence-start-quote", reason))


def _speech_verb(text: str, match: re.Match[str]) -> str:
    """The verb of speech that introduces a quotation, from the clause before it.

    Before a comma it must be the last word, and the clause must be a plain one: "Well," she
    said, "that is all." goes on with a sentence, and so does: where, he noted, "they are many".
    """
    window = text[max(0, match.start() - _SPEAKER_REACH) : match.start()]
    clause = _CLAUSE_BORDER.split(window)[-1]
    spoken = clause.split()
    if match["mark"] == ",":
        border = window[: len(window) - len(clause)][-1:]
        if "," in clause or border in {'"', "”", "“"}:
            return ""
        spoken = spoken[-1:] if len(spoken) > 1 else []
    return next((word for word in spoken if word in words("speech_verbs")), "")


def _is_sentence(text: str, start: int) -> bool:
    """Whether a quotation has a finite verb, a stop inside, or starts and ends as sentences do."""
    quoted = _QUOTED.match(text, start)
    body = quoted[0] if quoted else ""
    if _FINITE.search(body) or re.search(r"[.!?] ", body):
        return True
    first = body.partition(" ")[0]
    return body.endswith((".", "!", "?")) and first in words("starters") - _ARTICLES


def _raised(match: re.Match[str], cause: Cause) -> Finding:
    at = match.start("next")
    return Finding(at, at + 1, match["next"][0].upper(), cause)
