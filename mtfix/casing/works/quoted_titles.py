"""Titles of works in quotation marks: beside the word for a work, and where they stand again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lists import words
from mtfix.casing.sentences.bounds import has_verb
from mtfix.casing.works.title_words import (
    MOST_WORDS,
    WORD,
    is_english,
    is_half_raised,
    title_case,
)
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled

_IN_QUOTES = compiled(r"[\"“](?<![\w\"“].)([^\W\d_][^\"“”\n]{1,58}[\w!?'’])[,.]?[\"”]")
_WORK_NEAR = compiled(r"([A-Za-z]+)(?:,? (?:called|titled|entitled|named))?,? $")
_LAST_WORD = compiled(r"([A-Za-z]+),? $")
_THE_WORK = compiled(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Mm]y|[Oo]ur|[Tt]heir|[A-Z][\w-]+['’]s?) (?:[\w-]+ ){0,2}"
    r"(?P<work>[a-z-]+),? $"
)
_JUDGED = compiled(
    r"\b(?:brand|call|consider|declar|deem|describ|dub|find|found|judg|label|made|mak|rat|term)"
    r"[a-z]*[^.!?;:\n]*$"
)
_NO_TITLE = compiled(r"(?:an?|as|so|too|very|not|more|most|in|on)\b")
_SUNG = compiled(r"\b(?:covered|performed|played|recorded|sang|sings?|sung) $")
_BY_SOMEBODY = compiled(r",? by [A-Z]")
_QUOTED_END = compiled(
    r"[.,;:!?)]|$|\s*\n| (?:about|and|are|as|at|became|by|came|for|from|had|has|in|is|of|on|opened"
    r"|or|sold|tells|that|to|was|were|when|which|will|with|won|[a-z]{3,}ed)\b"
)
_MADE_BY = compiled(
    r",? \(?(?:(?:written and )?(?:directed|written|composed|painted|choreographed) by|starring"
    r"|based on (?:a|the) (?:[a-z]+ )?(?:book|novel|play|story)(?: by)?) [A-Z]"
)
"""``“perfect days”, directed by Wim Wenders``"""

_DETERMINED = compiled(r"\b(?i:an?|the|this|that|his|her|its|their|our|my) (?:[a-z]+ )?$")
"""The “quiet revolution”, directed by two ministers, is none."""

_YEAR = compiled(r" \((?:1[89]|20)\d\d\)")
_ROLE = compiled(
    r"\b(?:(?:adaptation|author|cast|director|premiere|remake|screening|screenings|sequel|star"
    r"|trailer) (?:of|to)|(?:part|parts|performance|performances|role|roles) in"
    r"|(?:act|acted|appeared|plays|played|starred|starring) (?:[a-z]+ )?in) $"
)
_PRIZE_FOR = compiled(
    r"\b(?:[Aa]wards?|[Pp]rizes?|Bears?|Emmys?|Globes?|Grammys?|Lions?|Oscars?|Palme)\b"
    r"[^.!?;:\n\"“”]* (?:to|with) [^.!?;:\n\"“”]*[A-Z][^.!?;:\n\"“”]* for $"
)
"""``the prize was given to Aki Kaurismäki for``; not what a prize is called: ``the prize for``."""

_MAKER = compiled(
    r"\b(?:actor|actress|artist|author|composer|director|filmmaker|novelist|painter|playwright"
    r"|poet|singer|writer) (?:[A-Z][\w'’-]* ){1,4}\($"
)
_CLOSED = compiled(r"[,.]?\)")
_CATEGORY = compiled(
    r"\b(?:best|excellence|outstanding|achievements?|contributions?|services?|merits?|work)\b"
)
"""What prizes are given for: ``for “outstanding achievements”``."""

_FEWEST_ARTS = 2
_WORK_REACH = 40
_PRIZE_REACH = 160
_CLAUSE_REACH = 240


def find(evidence: Evidence) -> Iterator[Finding]:
    """Raise them."""
    quotations = list(_IN_QUOTES.finditer(evidence.prose.text))
    yield from _again(quotations)
    yield from _beside_work(evidence, quotations)


def _again(quotations: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """Titles in quotation marks that the text also gives with all their capitals."""
    works = {match[1].lower() for match in quotations if _is_beside_work(match)}
    found = [match for match in quotations if match[1].lower() in works]
    known = {match[1].lower(): match[1] for match in reversed(found) if _is_raised(match[1])}
    for match in found:
        title = known.get(match[1].lower(), match[1])
        if _has_lost_capitals(match[1], title):
            safety = _safety_of_mention(match)
            reason = f"the text writes the title “{title}” in quotation marks too"
            cause = Cause("case-title", reason, safety)
            yield Finding(match.start(1), match.end(1), title, cause)


def _beside_work(evidence: Evidence, quotations: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """``the novel “the name of the rose”``, ``sang "yesterday" by the Beatles``."""
    for match in quotations:
        title = match[1]
        is_small = title.islower() or is_half_raised(title, evidence.lexicon)
        if not is_small or _NO_TITLE.match(title) or has_verb(title):
            continue
        if len(WORD.findall(title)) > MOST_WORDS or _is_judged(match):
            continue
        if " " not in title and not _is_made(match):
            continue  # the song "dedicated" to her
        reason = _work_beside(match) or _maker_beside(evidence, match)
        if reason and is_english(title, evidence.lexicon) and not evidence.is_on_code:
            # Some writers raise the nouns of a title only: “Why our Children become Tyrants”.
            safety: Safety = "safe" if title.islower() else "unsafe"
            yield Finding(*match.span(1), title_case(title), Cause("case-title", reason, safety))


def _is_made(match: re.Match[str]) -> bool:
    """Whether those who made a work stand behind it: ``the film "parasite" by Bong Joon-ho``."""
    text, end = match.string, match.end()
    is_told = _MADE_BY.match(text, end) or _BY_SOMEBODY.match(text, end)
    return is_told is not None and not match[1].endswith(("ed", "ly"))


def _is_judged(match: re.Match[str]) -> bool:
    """``called the novel “sheer waste”``"""
    before = match.string[max(0, match.start() - _CLAUSE_REACH) : match.start()]
    return _JUDGED.search(before) is not None


def _work_beside(match: re.Match[str]) -> str:
    """What tells the title of a work; empty if nothing does: ``the song "dedicated" to her``."""
    text, low = match.string, max(0, match.start() - _WORK_REACH)
    named = _THE_WORK.search(text, low, match.start())
    kinds = words("works") - words("generic_works") - words("generic_titles") - words("pastimes")
    if named and named["work"] in kinds and _QUOTED_END.match(text, match.end()):
        return f"the title of the {named['work']}, in quotation marks behind it"
    sung = _SUNG.search(text, low, match.start())
    is_sung = sung and _BY_SOMEBODY.match(text, match.end())
    return (
        f"a work stands in quotation marks behind “{sung[0].strip()}”" if sung and is_sung else ""
    )


def _maker_beside(evidence: Evidence, match: re.Match[str]) -> str:
    """What tells of those who made a work, in a text that speaks of films, novels or songs."""
    text, start = match.string, match.start()
    arts = words("arts").intersection(evidence.vocabulary)
    made = _MADE_BY.match(text, match.end())
    is_bare = not _DETERMINED.search(text, max(0, start - _WORK_REACH), start)
    if made and (arts or is_bare):
        return f"a work stands in quotation marks before “{made[0].strip(' ,(')[:-2]}”"
    before = text[max(0, start - _PRIZE_REACH) : start]
    is_told = arts and _MAKER.search(before) and _CLOSED.match(text, match.end())
    if len(arts) >= _FEWEST_ARTS and not _CATEGORY.search(match[1]):
        is_told = is_told or _ROLE.search(before) or _PRIZE_FOR.search(before)
        near = words("works").union(words("arts")).intersection(before[-_WORK_REACH:].split())
        is_told = is_told or (near and _YEAR.match(text, match.end()))
    return "a work stands in quotation marks beside those who made it" if is_told else ""


def _is_raised(title: str) -> bool:
    is_short = len(WORD.findall(title)) <= MOST_WORDS
    return is_short and not title.isupper() and title == title_case(title)


def _has_lost_capitals(written: str, title: str) -> bool:
    """Not “Take A Chance” beside “Take a Chance”: small words are a matter of taste."""
    pairs = zip(WORD.findall(written), WORD.findall(title), strict=True)
    lost = [new for old, new in pairs if old != new and old[0].islower()]
    return not written.isupper() and any(word.lower() not in words("small_words") for word in lost)


def _safety_of_mention(match: re.Match[str]) -> Safety:
    """The title of a book may be a term too: the concept of “future shock”."""
    if _is_beside_work(match):
        return "safe"
    before = _LAST_WORD.search(match.string, max(0, match.start() - _WORK_REACH), match.start())
    return "safe" if before and before[1].lower() in words("before_titles") else "unsafe"


def _is_beside_work(match: re.Match[str]) -> bool:
    """Whether the word before a quotation tells that it is a title: ``the film "Gladiator"``."""
    before = match.string[max(0, match.start() - _WORK_REACH) : match.start()]
    if not before.rstrip(", ").endswith(_before_title()):
        return False
    work = _WORK_NEAR.search(before)
    return work is not None and work[1] in words("works") - words("pastimes")


@cache
def _before_title() -> tuple[str, ...]:
    """The words of which one stands right before the title of a work."""
    return ("called", "titled", "entitled", "named", *words("works"))
