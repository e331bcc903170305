"""Titles of works: behind "film called", and where the text speaks of the work again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.sentences import has_verb
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled
from mtfix.tokens import Token

_CALLED = frozenset({"called", "titled", "entitled", "named"})
_TITLED = frozenset({"titled", "entitled"})
_BARE = compiled(r" ([a-z]{3,})(?=[.,;?!]|$)")
_BARE_TITLED = compiled(
    r" ([a-z]{3,})(?=[.,;?!]|$| (?:is|was|has|had|won|became|which|sold|topped|opened|tells|made"
    r"|came|and an?)\b)"
)
"""Behind a verb that introduces nothing but titles, a clause may go on."""

_GOING_ON = compiled(
    r" (?P<title>[a-z]{3,})(?= (?:at|from|in|on|with|was|had|won|became|opened|sold)\b)"
)
"""The sentence goes on behind a title: only a noun that lacks its article is one."""

_WITH_ARTICLE = compiled(
    r" (?P<title>the [a-z]{3,})(?=[.,;?!]|$| (?:is|was|has|had|won|became|[a-z]{3,}ed)\b)"
)

_MADE = compiled(
    r"\b(?:album|directed|performed|performs|produced|published|recorded|released|sang|sings|starred"
    r"|wrote)\b[^.!?;:\n]{1,60}$"
)
"""Somebody made the work: it is no kind of song."""

_DEFINITE = frozenset("the his her its their my our first second third last new".split())
_IS = frozenset({"is", "was"})
_MENTION_REACH = 240
_COUNTABLE, _FAIRLY_COUNTABLE = 0.25, 0.1
_QUOTED = compiled(r" [\"“]([^\"“”\n]{2,60}?)[\"”]")
_CAPITALISED = compiled(r" [\"“‘']?([A-Z][a-z]{3,})[\"”’']?(?=[.,;!?)]|$| [a-z])")
_WORD = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDS = compiled(r"[.,;!?)]|$| (?:is|was|and|will|has|had|won|became)\b")
_INSIDE = compiled(r"[\w,'’] $")
"""Behind a colon or a bracket a title begins anew."""

_MOST_WORDS = 8
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
_WORK_REACH = 40
_FOREIGN = frozenset(
    """al das de del della den der des di die du e el en et gli il la las le les los na no o os que
    se sur the un una une und von y""".split()
) - {"the", "die", "no", "en", "se", "o", "e"}


def hot(evidence: Evidence) -> set[str]:
    """The verbs that introduce titles, and the titles that the text has introduced."""
    return {*_CALLED, *_introduced(evidence)}


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise titles behind the verbs that introduce them, and where they are spoken of again."""
    text, introduced = evidence.prose.text, _introduced(evidence)
    for token in tokens:
        context = Context(text, *token.span)
        if token.text in _CALLED:
            yield from _introduction(context, evidence)
        elif not context.is_glued and _is_mention(context, introduced[token.text]):
            reason = "the text gives a work this title, and the word beside it tells that work"
            yield Finding(*token.span, token.text.capitalize(), Cause("case-title", reason))
    yield from _quoted_again(evidence)
    yield from _quoted_beside_work(evidence)


def _introduction(context: Context, evidence: Evidence) -> Iterator[Finding]:
    """``a film called challenge``, ``a song titled "midnight rain"``."""
    text, work = evidence.prose.text, _word_before(context)
    end = context.start + len(context.word)
    if work in _IS:
        yield from _predicate(context, evidence)
    if work not in words("works") - words("pastimes") or _is_kind(context):
        return
    pattern = _BARE_TITLED if context.word in _TITLED else _BARE
    quoted, bare = _QUOTED.match(text, end), pattern.match(text, end)
    loose = _loose_title(context, evidence.lexicon) if work not in words("generic_works") else None
    safety: Safety = "safe"
    if quoted and _is_quoted_title(quoted, context.word):
        start, title = quoted.start(1), quoted[1]
        safety = _safety(title, work, evidence.lexicon)
    elif bare and _is_bare_title(bare[1], context, evidence.lexicon):
        start, title = bare.start(1), bare[1]
    elif loose:
        start, title = end + loose.start(1), loose[1]
    else:
        return
    cause = Cause("case-title", f"the title of the {work}, behind “{context.word}”", safety)
    if title != title_case(title):
        yield Finding(start, start + len(title), title_case(title), cause)


def _word_before(context: Context) -> str:
    """The word before, a comma between them or not: ``a novel, titled harbour``."""
    if context.separator == ", ":
        return context.before[0].word
    return context.previous


def _safety(title: str, work: str, lexicon: Lexicon) -> Safety:
    """How sure it is that a title in quotation marks wants capitals; other languages do not."""
    is_sentence = title[0].isupper() and work in words("generic_titles")
    return "unsafe" if is_sentence or not _is_english(title, lexicon) else "safe"


def _is_english(title: str, lexicon: Lexicon) -> bool:
    """Whether every word in lower case is an English one, and none is one of another language.

    >>> from mtfix.casing.lexicon import english
    >>> [_is_english(title, english()) for title in ("War and peace", "La mala hora")]
    [True, False]
    """
    found = _WORD.findall(title)
    if not _FOREIGN.isdisjoint(word.lower() for word in found):
        return False
    return all(lexicon.knows(word) & Known.LOWER for word in found if word.islower())


def _quoted_again(evidence: Evidence) -> Iterator[Finding]:
    """Titles in quotation marks that the text also gives with all their capitals."""
    found = list(_IN_QUOTES.finditer(evidence.prose.text))
    works = {match[1].lower() for match in found if _is_beside_work(match)}
    found = [match for match in found if match[1].lower() in works]
    known = {match[1].lower(): match[1] for match in reversed(found) if _is_raised(match[1])}
    for match in found:
        title = known.get(match[1].lower(), match[1])
        if _has_lost_capitals(match[1], title):
            safety = _safety_of_mention(match)
            reason = f"the text writes the title “{title}” in quotation marks too"
            cause = Cause("case-title", reason, safety)
            yield Finding(match.start(1), match.end(1), title, cause)


def _quoted_beside_work(evidence: Evidence) -> Iterator[Finding]:
    """``the novel “the name of the rose”``, ``sang "yesterday" by the Beatles``."""
    for match in _IN_QUOTES.finditer(evidence.prose.text):
        title = match[1]
        if not title.islower() or _NO_TITLE.match(title) or has_verb(title):
            continue
        if not 1 < len(_WORD.findall(title)) <= _MOST_WORDS or _is_judged(match):
            continue
        reason = _work_beside(match)
        if reason and _is_english(title, evidence.lexicon) and not evidence.is_on_code:
            yield Finding(*match.span(1), title_case(title), Cause("case-title", reason))


def _is_judged(match: re.Match[str]) -> bool:
    """``called the novel “sheer waste”``"""
    before = match.string[max(0, match.start() - _MENTION_REACH) : match.start()]
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


def _is_raised(title: str) -> bool:
    is_short = len(_WORD.findall(title)) <= _MOST_WORDS
    return is_short and not title.isupper() and title == title_case(title)


def _has_lost_capitals(written: str, title: str) -> bool:
    """Not “Take A Chance” beside “Take a Chance”: small words are a matter of taste."""
    pairs = zip(_WORD.findall(written), _WORD.findall(title), strict=True)
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


def _is_kind(context: Context) -> bool:
    """``a type of song called villancico`` names no work, nor do ``films called talkies``."""
    work = _word_before(context)
    if work.endswith("s") and work not in ("series", "miniseries"):
        return True
    return len(context.before) > 1 and context.before[1].word in ("of", "or", "and", "was", "is")


def _predicate(context: Context, evidence: Evidence) -> Iterator[Finding]:
    """``The album is called horizon. The horizon album sold``: not ``The song is called dull``."""
    text, end = evidence.prose.text, context.start + len(context.word)
    work = context.before[1].word if len(context.before) > 1 else ""
    bare = _BARE.match(text, end)
    if work not in words("works") - words("pastimes") or not bare:
        return
    title = bare[1]
    if context.word in _TITLED and not title.endswith("ly") and title not in words("particles"):
        cause = Cause("case-title", f"the title of the {work}, behind “{context.word}”")
        yield Finding(*bare.span(1), title.capitalize(), cause)
    elif _is_spoken_of(title, work, text[bare.end() : bare.end() + _MENTION_REACH], evidence):
        cause = Cause("case-title", f"the {work} is spoken of by this title again")
        yield Finding(*bare.span(1), title.capitalize(), cause)


def _is_spoken_of(title: str, work: str, behind: str, evidence: Evidence) -> bool:
    """``The horizon album sold``"""
    if not _is_noun(title, evidence.lexicon, _FAIRLY_COUNTABLE) or title in words("genres"):
        return False
    return any(f"{one} {title} {work}" in behind.lower() for one in words("determiners"))


def _is_noun(word: str, lexicon: Lexicon, least: float) -> bool:
    """Whether a word has a plural, so that it stands with an article unless it is a name."""
    singular, plural = lexicon.entry(word), lexicon.entry(word + "s")
    is_plain = word not in words("common_adjectives") | words("particles") | {"live"}
    is_listed = bool(singular.known & plural.known & Known.LOWER)
    return is_plain and is_listed and plural.uses.lower > least * max(1, singular.uses.lower)


def _is_bare_title(title: str, context: Context, lexicon: Lexicon) -> bool:
    """Not ``a book named first``, ``a game called tag``, ``a film titled accordingly``."""
    if title in words("particles") or title.endswith("ly"):
        return False
    if context.word in _TITLED:
        return True
    if context.word == "named" or _word_before(context) in words("generic_works"):
        return _is_noun(title, lexicon, _COUNTABLE) and _MADE.search(context.left) is not None
    return True


def _loose_title(context: Context, lexicon: Lexicon) -> re.Match[str] | None:
    """``an album called harbour in 1990``, ``a film titled the harbour opened the festival``."""
    pattern = _WITH_ARTICLE if context.word in _TITLED and context.next == "the" else _GOING_ON
    found = pattern.match(context.right)
    noun = found["title"].removeprefix("the ") if found else ""
    is_kind = noun in words("genres") | words("works") | words("generic_works")
    if context.word == "named" or is_kind or not _is_noun(noun, lexicon, _FAIRLY_COUNTABLE):
        return None
    is_one = len(context.before) > 1 and context.before[1].word.lower() in _DEFINITE
    return found if is_one or _MADE.search(context.left) else None


def _is_quoted_title(quoted: re.Match[str], verb: str) -> bool:
    """Not “a film called "brilliant" by critics”, and not what has capitals already."""
    title, behind = quoted[1], quoted.string[quoted.end() : quoted.end() + 4]
    if len(title.split()) > _MOST_WORDS or not title[0].isalpha() or "*" in title:
        return False
    if title[0].islower() and not title.islower():
        return False  # “iRobot”
    return verb in _TITLED or (title[-1] not in ".,;:" and behind != " by ")


def _is_mention(context: Context, works: set[str]) -> bool:
    """``the challenge film``, ``the film challenge``; not ``a live album``."""
    if context.next in works:
        is_named = context.previous.lower() in words("determiners")
        return is_named and context.word not in words("genres")
    return context.previous in works and _ENDS.match(context.right) is not None


def _introduced(evidence: Evidence) -> dict[str, set[str]]:
    """Titles of one word, in lower case, that the text has introduced, and the works they name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    text = evidence.prose.text
    for token in evidence.prose.tokens.at(_CALLED):
        title = _CAPITALISED.match(text, token.end)
        context = Context(text, *token.span)
        is_predicate = context.previous in _IS and len(context.before) > 1
        work = context.before[1].word if is_predicate else context.previous
        if title and work in words("works") and title[1].lower() not in words("particles"):
            found[title[1].lower()].add(work)
    return found


def title_case(title: str) -> str:
    """A title with its capitals: small words have them only at its ends.

    >>> title_case("the lord of the rings"), title_case("war: the end of it")
    ('The Lord of the Rings', 'War: The End of It')
    """
    found = list(_WORD.finditer(title))
    ends = {match.start() for match in (*found[:1], *found[-1:])}

    def raised(match: re.Match[str]) -> str:
        word = match[0]
        is_inside = match.start() not in ends and _INSIDE.search(title, 0, match.start())
        is_part = title[: match.start()].endswith("-")
        is_small = is_part or (is_inside and word in words("small_words"))
        return word if is_small else word[0].upper() + word[1:]

    return _WORD.sub(raised, title)
