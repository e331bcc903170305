"""Sentence starts: behind full stops, and behind quotation marks that open a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import words
from mtfix.edits import Cause, Safety

_BEHIND_STOP = re.compile(
    r"(?P<stop>[.?!])(?P<closing>[\"”’)]?) (?P<open>[\"“‘]?)(?P<next>[a-z][^\W\d_]*)"
    r"(?![\w@/\\=]|\.\w|['’]\w{4}|-\w)"
)
_LAST_WORD = re.compile(r"(?<![\w.])[^\W\d_]+$")
_WORD_REACH = 32
_SHORTEST_LAST_WORD = 3
_REST = re.compile(r"[^\W\d_]+[,;:]? [\"“‘(]?[^\W_][\w'’-]*[\"”’),;:]* [\"“‘(]?\w")
"""A sentence has three words at least; ``on Saturday. birthday.`` is a stop in the wrong place."""

_OWNERS = frozenset({"your", "his", "her", "their"})
_ROMAN = re.compile(r"[ivxlc]+")
_SUBJECTS = frozenset("i we he she it they you this that there the our my".split())
_PERSONS = _SUBJECTS - {"the"}
_SUFFIXES = frozenset("com org net ru de uk edu gov io co js py txt pdf exe html htm php".split())
_GOING_ON = frozenset(
    """in on at of to for by with from into over under about as and or nor than is are was
    were be been has have had will would can could that which who whose where via""".split()
)
"""Words with which a clause goes on behind a stop in the wrong place."""

_OPENING = re.compile(
    r"(?:(?<=[.!?] )|(?<=\n)|^)(?:Also|After|As|At|Before|Despite|During|For|From|However|In|Later"
    r"|Meanwhile|Moreover|Of|On|Since|Then|Therefore|Through|Throughout|Thus|Under|Until|With"
    r"|Within)\b[^.!?;:\n]*$"
)
_SPEECH = re.compile(r"(?P<mark>[:,]) (?P<open>[\"“‘])(?P<next>[a-z][^\W\d_]*)(?![\w@/\\]|\.\w)")
_QUOTED = re.compile(r"[^\"“”]{0,400}")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|do|does|did|must|should|may|might"
    r"|\w+[’'](?:s|m|re|ve|ll|d|t))\b",
    re.I,
)
_VERB = re.compile(rf"{_FINITE.pattern}|ed\b|\b(?:we|you|he|she|they|it|who|which|that)\b", re.I)
_FINITE_BEHIND = re.compile(rf"{_FINITE.pattern}|[a-z]{{2}}ed\b", re.I)
_SPEAKER_REACH = 80
_SENTENCE_REACH = 160
_CLAUSE_BORDER = re.compile(r"[.!?;:\"“”\n]")
_ADDRESSING = frozenset({"told", "tells", "asked", "asks", "warned", "warns"})
_MOST_BEHIND_VERB = 4
_OBJECT_CLAUSE = frozenset({"that", "as", "so"})
"""He said that she: "loves him"; he describes it as: "a game"."""

_ARTICLES = frozenset({"a", "an", "the"})
_RELATIVE = frozenset("as how if that when where whether which who while".split())
_SPEAKER = re.compile(r"(?:[\w'’-]+ ){0,3}[\w'’-]+")
_SENTENCE_BEHIND = re.compile(r"[^.!?\n]*[.!?]")
_FEWEST_WORDS = 3
_MORE_STOPS = re.compile(r"[^\W\d_][?!] (?:([a-z])|[A-Z])")
_FEW = 2
_MAY_SPEAK = _SUBJECTS | {"a", "an", "his", "her"}
"""Words behind which a verb of speech may follow that is on no list: ``Go! he thundered``."""

_COMMANDS = frozenset("always do don't don’t let never please".split())
_LOOSE = frozenset("ago because but just still so though".split())
_FIRST_OF_PHRASE = frozenset(
    """according after among as at before by despite during following for from in on over since
    throughout under with within without""".split()
)
_BESIDE_VERB = frozenset("at during him her in me on them to us".split())
_SHORT_ENDS = frozenset("am be by do go he in is it me of off on so to up us we".split())
"""Words of two letters that no abbreviation looks like."""

_INTRODUCTION = re.compile(r"[a-z]+(?: [a-z]+){1,4}, [\w'’-]+ [\w'’-]+")
_CLAUSE = re.compile(r"[^.!?;:\n]*$")


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
    if match["stop"] != ".":
        return _safety_behind_mark(word, match)
    if _ends_no_sentence(word, evidence) or following in _SUFFIXES or _ROMAN.fullmatch(following):
        return None
    if _is_short_end(word, following) or (
        _goes_on(following, match) and not _is_introduction(match)
    ):
        return "unsafe"
    return "safe" if _REST.match(evidence.prose.text, match.start("next")) else "unsafe"


def _is_short_end(word: str, following: str) -> bool:
    """Whether a word may be an abbreviation that no list has; not ``of it. she was``."""
    is_word = word in _SHORT_ENDS and following in _SUBJECTS
    return len(word) < _SHORTEST_LAST_WORD and not is_word


def _safety_behind_mark(word: str, match: re.Match[str]) -> Safety | None:
    """How sure it is behind ? and !: “Is it? he wondered” and “Yahoo! announced it” go on.

    Verse and plays go on behind either all the time.
    """
    text, following = match.string, match["next"]
    if _is_in_quotation(text, match.start()):
        return "safe" if match["stop"] == "?" and following in _SUBJECTS else "unsafe"
    if not word.islower() or match["closing"] or _is_spoken(text, match.start("next")):
        return "unsafe" if match["stop"] == "?" else None
    behind = _SENTENCE_BEHIND.match(text, match.start("next"))
    has_verb = _FINITE.search if following in _MAY_SPEAK else _has_verb
    if not behind or len(behind[0].split()) < _FEWEST_WORDS or not has_verb(behind[0]):
        return "unsafe"
    is_quiet = _marks_that_go_on(text) <= _FEW
    return "safe" if is_quiet and following not in _GOING_ON | _LOOSE else "unsafe"


@lru_cache(maxsize=8)
def _marks_that_go_on(text: str) -> int:
    return sum(map(bool, _MORE_STOPS.findall(text)))


def _is_spoken(text: str, start: int) -> bool:
    """Whether a verb of speech stands among the next words: ``he wondered``, ``asked the man``."""
    behind = _SPEAKER.match(text, start)
    return bool(behind and not words("speech_verbs").isdisjoint(behind[0].split()))


def _is_introduction(match: re.Match[str]) -> bool:
    """``in addition, the town …`` behind a whole sentence; not ``That year. in May, the town``."""
    if match["next"] not in _FIRST_OF_PHRASE:
        return False
    if not _INTRODUCTION.match(match.string, match.start("next")):
        return False
    before = match.string[max(0, match.start() - _SENTENCE_REACH) : match.start()]
    clause = _CLAUSE.search(before)
    behind = _SENTENCE_BEHIND.match(match.string, match.start("next"))
    if not clause or not behind or not _has_verb(clause[0]):
        return False
    return _has_verb(behind[0].partition(", ")[2])


def _has_verb(clause: str) -> bool:
    """Whether one of the words is a finite verb, as far as forms tell."""
    found = clause.strip(" .!?,").lower().split()
    return bool(_FINITE_BEHIND.search(clause)) or not words("finite_verbs").isdisjoint(found)


def _goes_on(following: str, match: re.Match[str]) -> bool:
    """Whether the stop may be a comma by right: ``In that year. the town``, ``all. making it``."""
    if following in _GOING_ON or following.endswith("ing"):
        return True
    before = match.string[max(0, match.start() - _SPEAKER_REACH) : match.start()]
    opening = _OPENING.search(before)
    return opening is not None and not _VERB.search(opening[0])


def _ends_no_sentence(word: str, evidence: Evidence) -> bool:
    return word.lower() in words("abbreviations") or not evidence.lexicon.knows(word)


def _is_in_quotation(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks that its line opened."""
    line = text[text.rfind("\n", max(0, at - 600), at) + 1 : at]
    return line.count('"') % 2 == 1 or line.rfind("“") > line.rfind("”")


def _is_word(word: str, evidence: Evidence) -> bool:
    """Whether a sentence may begin with a word: with no letter but “a”, and not “van Loon”."""
    if len(word) == 1 or word in words("name_particles"):
        return word == "a"
    return bool(evidence.lexicon.knows(word) & Known.LOWER)


def _direct_speech(evidence: Evidence) -> Iterator[Finding]:
    text = evidence.prose.text
    for match in _SPEECH.finditer(text):
        if not _is_word(match["next"], evidence) or match["next"].endswith("ing"):
            continue  # it proposes: "requiring a licence is …"
        verb = _speech_verb(text, match)
        if verb and _is_sentence(text, match.end("open")):
            reason = f"“{verb}” introduces what is said, and the quotation is a sentence"
            yield _raised(match, Cause("sentence-start-quote", reason))
        elif not verb and match["mark"] == ":" and _is_whole_sentence(text, match):
            reason = "the quotation behind the colon is a sentence"
            is_speech = match["next"] in _PERSONS | _OWNERS
            safety: Safety = "safe" if is_speech else "unsafe"
            yield _raised(match, Cause("sentence-start-quote", reason, safety))


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
    if _FINITE.search(body) or re.search(r"[.!?] ", body):
        return True
    first = body.partition(" ")[0]
    if not body.endswith((".", "!", "?")):
        return False
    return first in words("starters") - _ARTICLES or _is_command(body)


def _is_command(body: str) -> bool:
    """``never leave hot oil on the stove.``"""
    first, *more = body.split()
    is_verb = first in _COMMANDS or first.title() in words("verbs")
    return is_verb and len(more) >= _FEWEST_WORDS


def _is_whole_sentence(text: str, match: re.Match[str]) -> bool:
    """``my words: “the form has been sent.”``: subject, verb, stop."""
    quoted = _QUOTED.match(text, match.end("open"))
    body = quoted[0] if quoted else ""
    window = text[max(0, match.start() - _SPEAKER_REACH) : match.start()]
    if not _OBJECT_CLAUSE.isdisjoint(_CLAUSE_BORDER.split(window)[-1].split()):
        return False
    first, *more = body.split() or [""]
    if first not in words("starters") or len(more) < _FEWEST_WORDS:
        return False
    return body.endswith((".", "!", "?")) and _FINITE.search(body) is not None


def _raised(match: re.Match[str], cause: Cause) -> Finding:
    at = match.start("next")
    return Finding(at, at + 1, match["next"][0].upper(), cause)
