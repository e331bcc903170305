"""Stray capitals behind a comma: gerunds, participles, and words with which a clause goes on."""

from __future__ import annotations

from mtfix.casing.clauses import ARTICLES, is_finite, is_plain_behind, is_verse, is_verse_behind
from mtfix.casing.context import Context
from mtfix.casing.lists import words
from mtfix.edits import Cause
from mtfix.patterns import compiled

_ADVERBIAL = compiled(
    r"(?:^|[.!?\n] ?)(?:For|In|With|At|By|After|Before|On|From|As|Since|During|Despite|Like|Unlike)"
    r" [^.!?,;:\n]{1,60}, $"
)
_PLAIN_ADVERBIAL = compiled(
    r"(?:^|[.!?\n] ?)(?:For|In|With|At|By|After|Before|On|During|Despite|Like|Unlike)"
    r"(?P<rest>(?: [a-z][a-z'’-]*){1,8}), $"
)
"""An opening phrase without a name; as short as it is, no list of titles."""

_PREDICATES = frozenset(
    """became becomes came can could did does had has helped helps is matters mattered may means
    meant might must remained remains requires required seemed seems should takes took was will
    would""".split()
)
_TITLE_BEHIND = compiled(
    r" (?:\w+ ){1,2}(?:a hit|aired|broadcast|directed|nominated|performed|published|recorded"
    r"|released|screened|shown|sung|written)\b"
)
"""What works do and what is done with them: ``At the festival, Breathing was shown``."""

_BEHIND_COMMA = frozenset(
    "And Although Because But Or Where Whereas Which While Who Whom Whose With".split()
)
_NEW_CLAUSE = compiled(
    r"(?:^|[.!?] |\n)(?:The|An?|This|That|These|Those|His|Her|Its|Our|Their|My)"
    r"(?: [a-z][a-z'’-]*){1,6}, $"
)
"""A subject, behind which a relative clause begins: ``The bridge, Which was closed``."""

_CLAUSE_ENDED = compiled(
    r"(?:^|[.!?] |\n)[^.!?;:\n]*, (?:[Ww]ho|[Ww]hose|[Ww]hom|[Ww]hich|[Ww]here|an?|the|built|made"
    r"|[a-z]+ed)\b[^.!?;:\n]*, $"
)
"""A subject and what was put in behind it: ``The bridge, which was closed, Is open``."""

RELATIVES = frozenset("Where Which Who Whom Whose".split())
DETERMINERS = frozenset(
    """A All Almost An Any Both Each Every Few Its Many Most Much No Only Our Several Some That The
    Their These This Those""".split()
)
_OPENED = compiled(
    r"(?:^|[.!?] |\n)(?:For|In|With|At|By|After|Before|On|From|As|Since|During|Despite|Like|Unlike"
    r"|Until|Between|Under|Within|Without|According to|Because of|Due to|Instead of|Thanks to)"
    r"(?: [^\W_][\w'’-]*){1,8}, $"
)
INCLUDING = frozenset({"Including", "Especially", "Namely"})
"""Words with which no sentence begins, whatever follows."""

_NOUN_BEHIND = compiled(r"(?P<next> [a-z][a-z'’-]*)(?: [a-z][a-z'’-]*){1,3}(?! [A-Z])")
_PLURAL_VERBS = frozenset("are did do had have of were will would can could must may".split())
_TWO_SMALL = compiled(r" [a-z][a-z'’-]*(?:[.;]| [a-z])")
_NAME_BEHIND = compiled(r"^[^.!?;\n]* [A-Z]")
_CLAUSE_BEFORE = compiled(r"(?: [a-z][a-z'’-]*)+, $")
_PLAIN_CLAUSE = compiled(r"(?:^|[ \n])(?:[A-Za-z][\w'’-]* ){2}[\w'’-]*[a-z], $")
_CLAUSE_BEHIND = compiled(
    r"(?: [a-z][a-z'’-]*){3}(?! [A-Z\d])|(?: [a-z][a-z'’-]*){1,2}(?:[.;](?:[ \n]|$)|, [a-z])"
)


def cause(context: Context) -> Cause | None:
    """Why a word behind a comma loses its capital.

    Args:
        context: where the word stands, with a word in lower case behind it.
    """
    return (
        _gerund(context)
        or _participle(context)
        or _behind_comma(context)
        or _relative(context)
        or _auxiliary(context)
        or _determiner(context)
        or _apposition(context)
    )


def including(context: Context) -> Cause | None:
    """``the makers, Including Audi``"""
    if not context.left[-3:-2].islower() or is_verse(context):
        return None
    return Cause("overcap", f"“{context.word.lower()}” behind a comma begins no sentence")


def _apposition(context: Context) -> Cause | None:
    """``Her husband, A baker too, left``: nothing but the subject stands before."""
    if context.word.lower() not in ARTICLES or not _NEW_CLAUSE.search(context.left):
        return None
    if not _NOUN_BEHIND.match(context.right) or is_verse_behind(context):
        return None
    return Cause("overcap", f"“{context.word.lower()} {context.next}” goes on with the sentence")


def _relative(context: Context) -> Cause | None:
    """``The painting, Which hung in a kitchen``: nothing but its subject stands before."""
    if context.word not in RELATIVES or not _NEW_CLAUSE.search(context.left):
        return None
    is_clause = context.word in ("Which", "Whose", "Whom") or is_finite(context.next)
    if not is_clause or not _TWO_SMALL.match(context.right) or is_verse_behind(context):
        return None
    return Cause("overcap", f"“{context.word.lower()}” behind a comma begins no sentence")


def _auxiliary(context: Context) -> Cause | None:
    """``The painting, which hung in a kitchen, Has been restored``."""
    if context.word not in words("auxiliaries") or not _CLAUSE_ENDED.search(context.left):
        return None
    if not _TWO_SMALL.match(context.right) or "?" in context.right.partition(".")[0]:
        return None
    return Cause("overcap", f"“{context.word.lower()}” behind a comma goes on with the sentence")


def _determiner(context: Context) -> Cause | None:
    """``In Norway, Some patients wait``; not ``In 1959, Some Like It Hot was shown``."""
    if context.word not in DETERMINERS or not _OPENED.search(context.left):
        return None
    behind = _NOUN_BEHIND.match(context.right)
    is_title = context.before[0].word in words("works")  # In his novel, The hare and the fox meet
    if not behind or is_title or is_verse_behind(context):
        return None
    following = behind["next"].strip()
    is_verb = is_finite(following) or following in words("closed_words")
    if is_verb and not (context.word in ("Most", "Many", "Some") and following in _PLURAL_VERBS):
        return None
    return Cause("overcap", f"“{context.word.lower()} {following}” goes on with the sentence")


def _gerund(context: Context) -> Cause | None:
    """``For Rogozin, Shooting the first film …``"""
    if context.next in _PREDICATES:
        return _gerund_as_subject(context)
    if not context.word.endswith("ing") or context.next not in words("lowering_context"):
        return None
    if context.word in words("no_gerunds") or not is_plain_behind(context.right):
        return None
    if not _ADVERBIAL.search(context.left):
        return None
    return Cause("overcap", f"“{context.word} {context.next}” behind a comma begins no sentence")


def _gerund_as_subject(context: Context) -> Cause | None:
    """``For the losers, Finishing was enough``; not ``On the album, Breathing is a ballad``."""
    word, opening = context.word, _PLAIN_ADVERBIAL.search(context.left)
    if not word.endswith("ing") or word.lower() not in words("uncapitalised"):
        return None
    if word in words("no_gerunds") or not opening or _NAME_BEHIND.search(context.right):
        return None
    told = opening["rest"].split() + context.right.partition(".")[0].split()
    if _TITLE_BEHIND.match(context.right) or not words("works").isdisjoint(told):
        return None
    return Cause("overcap", f"“{word.lower()} {context.next}” behind a comma begins no sentence")


def _participle(context: Context) -> Cause | None:
    """``they repaired the bridge, Opening two lanes``."""
    word = context.word
    if not word.endswith("ing") or word.lower() not in words("uncapitalised"):
        return None
    if word in words("no_gerunds") or not _PLAIN_CLAUSE.search(context.left):
        return None
    clause = _CLAUSE_BEFORE.search(context.left)
    if not clause or not any(map(is_finite, clause[0].split())) or is_verse(context):
        return None
    if not _CLAUSE_BEHIND.match(context.right):
        return None
    return Cause("overcap", f"“{word.lower()}” behind a comma goes on with the sentence")


def _behind_comma(context: Context) -> Cause | None:
    """``the old bridge, Which had been closed``; not where lines of verse follow each other."""
    word = context.word
    if word not in _BEHIND_COMMA or not _PLAIN_CLAUSE.search(context.left):
        return None
    if not _CLAUSE_BEHIND.match(context.right) or is_verse(context):
        return None
    return Cause("overcap", f"“{word.lower()}” behind a comma begins no sentence")
