"""Titles of works: behind "film called", and where the text speaks of the work again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.sentences.bounds import has_verb
from mtfix.casing.works import quoted_titles
from mtfix.casing.works.title_words import MOST_WORDS, is_english, title_case
from mtfix.edits import Cause, Safety
from mtfix.language import FUNCTION_WORDS
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

_LONG = compiled(
    r" (?P<title>[a-z]+(?: [a-z'’-]+){1,6})(?=,? (?:adapted from|based on|by [A-Z]|composed by"
    r"|directed by|starring|written by))"
)
"""``a film called the winter of our hopes, based on``: what follows is said of works only."""

_SUPERLATIVE = compiled(r"\b(?:best|first|greatest|last|most|worst)\b")
_MADE = compiled(
    r"\b(?:album|directed|performed|performs|produced|published|recorded|released|sang|sings|starred"
    r"|wrote)\b[^.!?;:\n]{1,60}$"
)
"""Somebody made the work: it is no kind of song."""

_VESSELS = frozenset("boat ferry freighter ship tanker trawler tugboat vessel yacht".split())
_OF_VESSEL = compiled(
    r" (?P<name>[a-z]{3,}(?: [a-z]{3,}){1,2}?)"
    r"(?=[.,;?!)]|$| (?:arrived|burned|collided|had|has|hit|is|left|ran|sailed|sank|was)\b)"
)
_DEFINITE = frozenset("the his her its their my our first second third last new".split())
_IS = frozenset({"is", "was"})
_MENTION_REACH = 240
_COUNTABLE, _FAIRLY_COUNTABLE = 0.25, 0.1
_QUOTED = compiled(r" [\"“]([^\"“”\n]{2,60}?)[\"”]")
_CAPITALISED = compiled(r" [\"“‘']?([A-Z][a-z]{3,})[\"”’']?(?=[.,;!?)]|$| [a-z])")
_ENDS = compiled(r"[.,;!?)]|$| (?:is|was|and|will|has|had|won|became)\b")


def is_hot(token: str, _lexicon: Lexicon) -> bool:
    """Whether a word is a verb that introduces titles."""
    return token in _CALLED


def in_text(evidence: Evidence, hot: Sequence[str]) -> set[str]:
    """The same, and the titles that the text has introduced."""
    return {*hot, *_introduced(evidence)}


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
    yield from quoted_titles.find(evidence)


def _introduction(context: Context, evidence: Evidence) -> Iterator[Finding]:
    """``a film called challenge``, ``a song titled "midnight rain"``."""
    text, work = evidence.prose.text, _word_before(context)
    end = context.start + len(context.word)
    if work in _IS:
        yield from _predicate(context, evidence)
    if work in _VESSELS:
        yield from _vessel(context, work)
    if work not in words("works") - words("pastimes") or _is_kind(context):
        return
    pattern = _BARE_TITLED if context.word in _TITLED else _BARE
    quoted, bare = _QUOTED.match(text, end), pattern.match(text, end)
    loose = _long_title(context, evidence.lexicon)
    if not loose and work not in words("generic_works"):
        loose = _loose_title(context, evidence.lexicon)
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


def _vessel(context: Context, work: str) -> Iterator[Finding]:
    """``a ferry named morning star``; not ``named after a king``, ``called unsafe``: two words."""
    found = _OF_VESSEL.match(context.right)
    name = found["name"] if found else ""
    if not name or has_verb(name) or not FUNCTION_WORDS.isdisjoint(name.split()):
        return
    start = context.start + len(context.word) + 1
    cause = Cause("case-title", f"the name of the {work}, behind “{context.word}”")
    yield Finding(start, start + len(name), title_case(name), cause)


def _word_before(context: Context) -> str:
    """The word before, a comma between them or not: ``a novel, titled harbour``."""
    if context.separator == ", ":
        return context.before[0].word
    return context.previous


def _safety(title: str, work: str, lexicon: Lexicon) -> Safety:
    """How sure it is that a title in quotation marks wants capitals; other languages do not."""
    is_sentence = title[0].isupper() and work in words("generic_titles")
    return "unsafe" if is_sentence or not is_english(title, lexicon) else "safe"


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


def _long_title(context: Context, lexicon: Lexicon) -> re.Match[str] | None:
    """Not ``a book called one of the best novels by critics``."""
    found = _LONG.match(context.right)
    title = found["title"] if found else ""
    if _SUPERLATIVE.search(title) or has_verb(title) or not is_english(title, lexicon):
        return None
    return found


def _is_quoted_title(quoted: re.Match[str], verb: str) -> bool:
    """Not “a film called "brilliant" by critics”, and not what has capitals already."""
    title, behind = quoted[1], quoted.string[quoted.end() : quoted.end() + 4]
    if len(title.split()) > MOST_WORDS or not title[0].isalpha() or "*" in title:
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
