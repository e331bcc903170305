"""Sentences that begin behind a full stop, or behind another mark that ends one (`marks`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.forms import form_of
from mtfix.casing.health import is_sure
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import words
from mtfix.casing.namesakes import is_academic
from mtfix.casing.sentences.bounds import (
    FEWEST_WORDS,
    GOING_ON,
    PRONOUNS,
    SUBJECTS,
    has_verb,
    is_short_answer,
    is_word,
    raised,
    sentence_at,
)
from mtfix.casing.sentences.endings import (
    CLAUSE,
    LAST_WORD,
    SENTENCE_REACH,
    SHORTEST_WORD,
    WORD_REACH,
    ends_no_sentence,
    goes_on,
    is_behind_number,
    is_behind_year,
    is_end,
    is_introduction,
    is_phrase_cut,
    is_short_end,
    last_word,
)
from mtfix.casing.sentences.marks import safety_behind_mark
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled

_BEHIND_STOP = compiled(
    r"(?P<space>(?<=[\w%)”’]) (?=\.))?(?P<stop>[.?!])(?P<closing>[\"”’)]?) "
    r"(?P<open>[\"“‘]?)(?P<next>[a-z][^\W\d_]*)"
    r"(?![\w@/\\=]|\.\w|['’]\w{4}|-\w)"
)
_END = compiled(r"[.?!][\"”’)]? [\"“‘]?[a-z]")
"""What every such place holds: to search for this is much faster than to try it everywhere."""

_FULL_WIDTH_STOP = "。"
_BEHIND_FULL_WIDTH = compiled(r"(?<=[\w%)”’]) ?。 ?[\"“‘]?(?P<next>[a-z][^\W\d_]*)(?=,? [^\W_])")
"""The stop of Chinese ends a sentence and nothing else."""

_SPACED = compiled(r"[a-z)”] (?:,(?= [a-z])|\.(?: [“\"]?[A-Z]|\s*$))", re.M)
"""A comma or a stop with a space before it, as prose has it: ``pip install .`` alone has none."""


_REST = compiled(r"[^\W\d_]+[,;:]? [\"“‘(]?[^\W_][\w'’-]*[\"”’),;:]* [\"“‘($€£]?\w")
"""A sentence has three words at least; ``on Saturday. birthday.`` is a stop in the wrong place."""

_ROMAN = compiled(r"[ivxlc]+")

_SINCE_THEN = compiled(
    r"(?:after that|at (?:that|the same) time|before that|by then|in fact|in the end|since then)\b"
)
_NO_SUBJECTS = frozenset("also because but if not only so still than then though too".split())

_PARTICLES = compiled(r"(?P<particles>(?:[a-z]+ )+)[A-Z][\w'’-]+ [a-z]")
_PLAIN_WORD = compiled(r"(?<![\w.])(?:[a-z]{3,}|[A-Z][a-z]{4,})$")

_SMALL_INITIALS = compiled(r"(?<![\w.])(?!(?:[ap]\.m|e\.g|i\.e)$)[a-z]\.[a-z]$")
"""Whose bearer writes the surname small, too: ``the poet e.e. cummings``."""

_REST_OF_NAME = compiled(r" ([A-Z][a-z]{2,}) [a-z]")
_SUFFIXES = frozenset("com org net ru de uk edu gov io co js py txt pdf exe html htm php".split())


def find(evidence: Evidence) -> Iterator[Finding]:
    """Raise the first letters of sentences that begin behind the end of another."""
    text = evidence.prose.text
    matches = list(_ends(text))
    if any(match["space"] for match in matches) and not _is_spaced(evidence):
        matches = [match for match in matches if not match["space"]]
    evidence.count(match["next"] for match in matches)
    for match in matches:
        if is_academic(Context(text, *match.span("next"))) or _is_behind_initials(match):
            continue
        if name := _name(match["next"], evidence) or _first_of_name(match, evidence):
            yield _named(match, name, evidence)
        elif safety := _safety_of_particle(match, evidence) or _safety(match, evidence):
            reason = f"a sentence begins behind “{last_word(match)}{match['stop']}”"
            yield raised(match, Cause("sentence-start", reason, safety))
    for match in _BEHIND_FULL_WIDTH.finditer(text) if _FULL_WIDTH_STOP in text else ():
        if _may_begin(match["next"], evidence) and evidence.starts_with_capitals:
            yield raised(match, Cause("sentence-start", "a sentence begins behind “。”"))


def _ends(text: str) -> Iterator[re.Match[str]]:
    for end in _END.finditer(text):
        at = end.start()
        if match := _BEHIND_STOP.match(text, max(0, at - 1)) or _BEHIND_STOP.match(text, at):
            yield match


def _is_spaced(evidence: Evidence) -> bool:
    """Whether a text has spaces before its stops or commas, as translations have, and no code."""
    return _SPACED.search(evidence.prose.text) is not None and not evidence.is_on_code


def _may_begin(word: str, evidence: Evidence) -> bool:
    """Whether a word has a capital at the start of a sentence: not ``van``, ``iPhone``, ``npm``."""
    if is_word(word, evidence):
        return True
    is_name = word.islower() and len(word) >= SHORTEST_WORD and word not in _SUFFIXES
    return is_name and word not in words("not_raised") | words("name_particles")


def _name(word: str, evidence: Evidence) -> str:
    """How a name is written that the text or the lexicon tells; empty for other words.

    It has its capital there whether a sentence begins or goes on.
    """
    if word in words("not_raised") | words("abbreviations") | _SUFFIXES or _ROMAN.fullmatch(word):
        return ""
    own, entry = evidence.tally(word).forms, evidence.lexicon.entry(word)
    if word in evidence.people or (own and not entry.is_word):
        return own.most_common(1)[0][0] if own else word.capitalize()
    return form_of(evidence.lexicon, word) if is_sure(evidence.lexicon, word) else ""


def _is_behind_initials(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - len(" e.e")) : match.start()]
    return match["stop"] == "." and _SMALL_INITIALS.search(before) is not None


def _first_of_name(match: re.Match[str], evidence: Evidence) -> str:
    """``in 2022. dorvash Kelmi was free``: a word that nobody knows, before one like it."""
    word, knows = match["next"], evidence.lexicon.knows
    behind = _REST_OF_NAME.match(match.string, match.end("next"))
    if match["stop"] != "." or match["closing"] or not behind or not _may_begin(word, evidence):
        return ""
    if knows(word) & Known.LOWER or knows(behind[1]) & (Known.LOWER | Known.BRAND):
        return ""
    before = match.string[max(0, match.start() - WORD_REACH) : match.start()]
    is_over = is_behind_number(before, match) or is_end(before, evidence)
    return word.capitalize() if is_over else ""


def _named(match: re.Match[str], name: str, evidence: Evidence) -> Finding:
    is_likely = evidence.starts_with_capitals and not evidence.is_on_code
    is_short = len(match["next"]) < SHORTEST_WORD
    safety: Safety = "safe" if is_likely and match["stop"] == "." and not is_short else "unsafe"
    reason = f"“{name}” is a name, here behind “{last_word(match)}{match['stop']}”"
    return Finding(*match.span("next"), name, Cause("sentence-start", reason, safety))


def _safety_of_particle(match: re.Match[str], evidence: Evidence) -> Safety | None:
    """``closed. von der Heide said``: a surname whose first word is small elsewhere."""
    if match["stop"] != "." or match["closing"] or not evidence.starts_with_capitals:
        return None
    before = match.string[max(0, match.start() - WORD_REACH) : match.start()]
    name = _PARTICLES.match(match.string, match.start("next"))
    if not name or not _PLAIN_WORD.search(before):
        return None
    is_name = words("name_particles").issuperset(name["particles"].split())
    return "safe" if is_name and is_end(before, evidence) else None


def _safety(match: re.Match[str], evidence: Evidence) -> Safety | None:
    """How sure it is that a sentence begins; None if nothing speaks for it."""
    before = match.string[max(0, match.start() - WORD_REACH) : match.start()]
    if is_behind_number(before, match) and _is_sentence_behind_number(match, evidence):
        return "safe"
    word = LAST_WORD.search(before)
    return _safety_behind_stop(word[0], match, evidence) if word else None


def _is_sentence_behind_number(match: re.Match[str], evidence: Evidence) -> bool:
    """``in 2019. it was sold``, ``by 2 %. investors fled``: a subject and a verb follow."""
    following = match["next"]
    if match["closing"] or not evidence.starts_with_capitals:
        return False
    if following not in SUBJECTS and not _may_be_first(match, evidence):
        return False
    behind = sentence_at(match.string, match.start("next"))
    clause = CLAUSE.search(match.string[max(0, match.start() - SENTENCE_REACH) : match.start()])
    if not behind or not clause or len(behind.split()) < FEWEST_WORDS:
        return False
    is_clause = following in PRONOUNS or has_verb(behind) or is_behind_year(match)
    return has_verb(clause[0]) and is_clause


def _may_be_first(match: re.Match[str], evidence: Evidence) -> bool:
    """Whether a common word may be a subject, or ``since then``; not ``in 2. turn was made``."""
    if _SINCE_THEN.match(match.string, match.start("next")):
        return True
    following = match["next"]
    is_common = bool(evidence.lexicon.knows(following) & Known.COMMON)
    return is_common and following not in GOING_ON | _NO_SUBJECTS and len(following) > 1


def _safety_behind_stop(word: str, match: re.Match[str], evidence: Evidence) -> Safety | None:
    """How sure it is that a sentence begins; None if nothing speaks for it."""
    following = match["next"]
    is_known = is_word(following, evidence) or following in evidence.people
    if not is_known or not evidence.starts_with_capitals:
        return None
    if match["closing"] and not (match["closing"] == ")" or match["open"]):
        return None  # "Really?" he asked
    if match["stop"] != ".":
        return safety_behind_mark(word, match)
    if ends_no_sentence(word, evidence) or following in _SUFFIXES or _ROMAN.fullmatch(following):
        return None
    text, start = evidence.prose.text, match.start("next")
    behind = sentence_at(text, start)
    is_amid = is_short_end(word, following) or is_phrase_cut(word, behind)
    if is_amid or (goes_on(following, match) and not is_introduction(match)):
        return "unsafe"
    is_short = behind and (is_short_answer(behind) or following.title() in words("verbs"))
    is_sentence = _REST.match(text, start) or is_short
    return "safe" if is_sentence else "unsafe"
