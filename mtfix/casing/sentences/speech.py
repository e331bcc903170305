"""Direct speech: quotations behind a comma or a colon that begin with a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lists import words
from mtfix.casing.sentences.bounds import (
    ANYBODY,
    FEWEST_WORDS,
    FINITE,
    SUBJECTS,
    has_verb,
    is_word,
    raised,
)
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled

_SPEECH = compiled(r"(?P<mark>[:,]) (?P<open>[\"“‘])(?P<next>[a-z][^\W\d_]*)(?![\w@/\\]|\.\w)")
_OPENING = compiled(
    r"[\"“](?:(?<![^\n].)|(?<=[a-z\d)%][.!?] .)|(?<=[a-z\d)%] \. .))"
    r"(?P<next>[a-z][^\W\d_]*)(?![\w@/\\]|\.\w)(?P<body> [^\"“”\n]{3,400})"
    r"[,!?][\"”] (?P<speaker>[^.!?,;:\"“”\n]{3,80})"
)
"""A quotation with which a paragraph or a sentence begins, and who is said to speak."""

_QUOTED = compiled(r"[^\"“”]{0,400}")
_SPEAKER_REACH = 80
_CLAUSE_BORDER = compiled(r"[.!?;:\"“”\n]")
_OWNERS = frozenset({"your", "his", "her", "their"})
_PERSONS = SUBJECTS - {"the"}
_ADDRESSING = frozenset({"told", "tells", "asked", "asks", "warned", "warns"})
_MOST_BEHIND_VERB = 4
_OBJECT_CLAUSE = frozenset({"that", "as", "so"})
"""He said that she: "loves him"; he describes it as: "a game"."""

_ARTICLES = frozenset({"a", "an", "the"})
_RELATIVE = frozenset("as how if that when where whether which who while".split())
_COMMANDS = frozenset("always do don't don’t let never please".split())
_SPEAKERS = frozenset("he i she they we you".split())
_BEHIND_DO = compiled(r" (?:not|you|we|they|it|your|this|that)\b")
_MOST_TO_VERB = 6
_BESIDE_VERB = frozenset("at during him her in me on them to us".split())


def find(evidence: Evidence) -> Iterator[Finding]:
    """Raise the first letters of quotations that are sentences."""
    text = evidence.prose.text
    yield from _before_speaker(evidence)
    for match in _SPEECH.finditer(text):
        if not _may_begin(match, evidence) or match["next"].endswith("ing"):
            continue  # it proposes: "requiring a licence is …"
        verb = _speech_verb(text, match)
        if verb and _is_sentence(text, match.end("open")):
            reason = f"“{verb}” introduces what is said, and the quotation is a sentence"
            yield raised(match, Cause("sentence-start-quote", reason))
        elif not verb and match["mark"] == ":" and _is_whole_sentence(text, match):
            reason = "the quotation behind the colon is a sentence"
            is_speech = match["next"] in _PERSONS | _OWNERS
            safety: Safety = "safe" if is_speech else "unsafe"
            yield raised(match, Cause("sentence-start-quote", reason, safety))


def _before_speaker(evidence: Evidence) -> Iterator[Finding]:
    """``“we were tired,” the captain said``: whole sentences, and who says them."""
    if not evidence.starts_with_capitals:
        return
    for match in _OPENING.finditer(evidence.prose.text):
        spoken = match["speaker"].split()[:_MOST_TO_VERB]
        said = next((word for word in spoken if word in words("speech_verbs")), "")
        is_long = len(match["body"].split()) + 1 >= FEWEST_WORDS
        is_clause = match["next"] in _SPEAKERS or has_verb(match["body"])
        if said and is_long and is_clause and _may_begin(match, evidence):
            reason = f"“{said}” behind it tells that a sentence is said"
            yield raised(match, Cause("sentence-start-quote", reason))


def _may_begin(match: re.Match[str], evidence: Evidence) -> bool:
    """Whether a sentence may begin with a word: with ``do not``, not with ``do Santos``."""
    is_verb = match["next"] == "do" and _BEHIND_DO.match(match.string, match.end("next"))
    return bool(is_verb) or is_word(match["next"], evidence)


def _speech_verb(text: str, match: re.Match[str]) -> str:
    """The verb of speech that introduces a quotation, from the clause before it.

    Before a comma it must be the last word, and the clause must be a plain one: "Well," she
    said, "that is all." goes on with a sentence, and so does: where, he noted, "they are many".
    """
    window = text[max(0, match.start() - _SPEAKER_REACH) : match.start()]
    clause = _CLAUSE_BORDER.split(window)[-1]
    spoken = clause.split()
    if match["mark"] == ":" and not _OBJECT_CLAUSE.isdisjoint(spoken):
        return ""
    if match["mark"] == ",":
        border = window[: len(window) - len(clause)][-1:]
        small = clause.lower().split()
        if "," in clause or border in {'"', "”", "“"} or not _RELATIVE.isdisjoint(small):
            return ""
        return _verb_before_comma(spoken)
    return next((word for word in spoken if word in words("speech_verbs")), "")


def _verb_before_comma(spoken: Sequence[str]) -> str:
    """The verb of ``he said``, ``he said on Monday``, ``he told us``; of no longer clause."""
    verbs = words("speech_verbs")
    at = next((index for index, word in enumerate(spoken) if word in verbs), 0)
    behind = spoken[at + 1 :]
    if not at or len(behind) > _MOST_BEHIND_VERB:
        return ""
    is_addressed = spoken[at] in _ADDRESSING and len(behind) < _MOST_BEHIND_VERB
    return spoken[at] if not behind or behind[0] in _BESIDE_VERB or is_addressed else ""


def _is_sentence(text: str, start: int) -> bool:
    """Whether a quotation has a finite verb, a stop inside, or starts and ends as sentences do."""
    quoted = _QUOTED.match(text, start)
    body = quoted[0] if quoted else ""
    if FINITE.search(body) or re.search(r"[.!?] ", body):
        return True
    first = body.partition(" ")[0]
    if not body.endswith((".", "!", "?")):
        return False
    is_clause = first in ANYBODY and len(body.split()) >= FEWEST_WORDS
    return is_clause or first in words("starters") - _ARTICLES or _is_command(body)


def _is_command(body: str) -> bool:
    """``never leave hot oil on the stove.``"""
    first, *more = body.split()
    is_verb = first in _COMMANDS or first.title() in words("verbs")
    return is_verb and len(more) >= FEWEST_WORDS


def _is_whole_sentence(text: str, match: re.Match[str]) -> bool:
    """``my words: “the form has been sent.”``: subject, verb, stop."""
    quoted = _QUOTED.match(text, match.end("open"))
    body = quoted[0] if quoted else ""
    window = text[max(0, match.start() - _SPEAKER_REACH) : match.start()]
    first, *more = body.split() or [""]
    is_object = not _OBJECT_CLAUSE.isdisjoint(_CLAUSE_BORDER.split(window)[-1].split())
    if is_object and first not in _SPEAKERS:
        return False
    if first not in words("starters") or len(more) < FEWEST_WORDS:
        return False
    is_clause = first in _SPEAKERS or FINITE.search(body) is not None
    return body.endswith((".", "!", "?")) and is_clause
