"""Stray capitals behind a comma or a semicolon: words with which a clause goes on."""

from __future__ import annotations

from mtfix.casing.context import Context
from mtfix.casing.lists import words
from mtfix.casing.overcap import gerunds, modals
from mtfix.casing.overcap.clauses import (
    ARTICLES,
    SUBJECTS,
    is_finite,
    is_phrase,
    is_subject_with_name,
    is_verse,
    is_verse_behind,
)
from mtfix.casing.overcap.openings import INTRODUCING, is_amid_sentence, is_opened
from mtfix.edits import Cause
from mtfix.language import FUNCTION_WORDS
from mtfix.patterns import compiled

CONJUNCTIONS = frozenset(
    """After Although And As Because Before But Despite During Except Hence If Instead Nor Once Or
    Otherwise Rather Since So Then Therefore Though Thus Unless Unlike Until When Where Whereas
    Whether Which While Who Whom Whose With Without Yet""".split()
)
"""Words with which no sentence begins where another is not over."""

PREPOSITIONS = frozenset(
    """About Across Against Along Among Around At Behind Between By During For From In Into Near Of
    On Onto Over Through Throughout To Toward Towards Under Upon Within""".split()
)

_FIRST_IN_TITLES = frozenset("After As Before During If Since Until When Where While With".split())
_TITLED = frozenset(
    """dissertation encyclical essay exhibition lecture motto paper piece print report slogan speech
    study text theme thesis title topic treatise work works""".split()
)
"""More that has titles: ``her essay, On the nature of rain``."""

_WORD = compiled(r"[a-z]+")
_NEW_CLAUSE = compiled(
    r"(?:^|[.!?] |\n)(?:The|An?|This|That|These|Those|His|Her|Its|Our|Their|My)"
    r"(?: [a-z][a-z'’-]*){1,6}, $"
)
"""A subject, behind which a relative clause begins: ``The bridge, Which was closed``."""

_NAMED = compiled(r"(?:^|[.!?] |\n)([A-Z][\w'’-]+)(?: [A-Z][\w'’-]+){0,2}, $")
_CLAUSE_ENDED = compiled(
    r"(?:^|[.!?] |\n)[^.!?;:\n]*, (?:[Ww]ho|[Ww]hose|[Ww]hom|[Ww]hich|[Ww]here|an?|the|built|made"
    r"|[a-z]+ed)\b[^.!?;:\n]*, $"
    r"|(?:^|[.!?] |\n)(?:The|An?|This|That|These|Those|His|Her|Its|Our|Their|My)"
    r"(?: [a-z][a-z'’-]*){1,6},(?: (?:[a-z][a-z'’-]*|\d+)){1,6}, $"
)
"""A subject and what was put in behind it: ``The bridge, which was closed, Is open``, ``The lava,
thick and slow, Is far away``."""

RELATIVES = frozenset("Where Which Who Whom Whose".split())
DETERMINERS = frozenset(
    """A All Almost An Any Both Each Every Few Its Many Most Much No Only Our Several Some That The
    Their These This Those""".split()
)
_LETTER_BEFORE = compiled(r"[^.!?\n] A\b")
"""There A is one of some letters: ``If A moves, A may not pass``."""

PRONOUNS = frozenset(
    "Another Everybody Everyone He It Nobody Nothing Others She There They We".split()
)
INCLUDING = frozenset({"Including", "Especially", "Namely"})
"""Words with which no sentence begins, whatever follows."""

_BEHIND_SPEAKER = compiled(r"[,?!][\"”] (?:[\w’'-]+ ){1,3}(?P<verb>[a-z]+), $")
"""Who said it: ``“We will see,” the mayor said, ``; what follows is no longer said."""

HOT = RELATIVES | CONJUNCTIONS | PREPOSITIONS | DETERMINERS | INCLUDING | PRONOUNS
"""All words that are looked at."""

_NOUN_BEHIND = compiled(r"(?P<next> [a-z][a-z'’-]*)(?: [a-z][a-z'’-]*){1,3}(?! [A-Z])")
_PLURAL_VERBS = frozenset("are did do had have of were will would can could must may".split())
_TWO_SMALL = compiled(r" [a-z][a-z'’-]*(?:[.;]| [a-z])")
_TWO_BEHIND = compiled(r" [a-z][a-z'’-]*(?:[.;]| [a-z\d])")
_INVERTED = frozenset("are can did do does had has have is was were will would".split())


def cause(context: Context) -> Cause | None:
    """Why a word behind a comma loses its capital.

    Args:
        context: where the word stands, with a word in lower case behind it.
    """
    return (
        gerunds.cause(context)
        or _behind_comma(context)
        or _behind_speaker(context)
        or _relative(context)
        or _auxiliary(context)
        or _determiner(context)
        or _pronoun(context)
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


def _behind_speaker(context: Context) -> Cause | None:
    """``“We will see,” he said, And left.``"""
    speaker = _BEHIND_SPEAKER.search(context.left)
    if context.word not in CONJUNCTIONS or not speaker:
        return None
    if speaker["verb"] not in words("speech_verbs"):
        return None
    return Cause("overcap", f"“{context.word.lower()}” behind a comma begins no sentence")


def _relative(context: Context) -> Cause | None:
    """``The painting, Which hung in a kitchen``: nothing but its subject stands before."""
    if context.word not in RELATIVES or not _is_subject(context):
        return None
    is_clause = context.word in ("Which", "Whose", "Whom") or is_finite(context.next)
    is_clause = is_clause and not _is_introduced(context)
    is_clause |= context.word == "Where" and not _is_asked(context)
    if not is_clause or not _TWO_BEHIND.match(context.right) or is_verse_behind(context):
        return None
    return Cause("overcap", f"“{context.word.lower()}” behind a comma begins no sentence")


def _is_subject(context: Context) -> bool:
    """``The bridge, ``, ``The team from Intel, ``, ``Anna Kowal, ``; not ``The Father, ``."""
    if _NEW_CLAUSE.search(context.left):
        return True
    if any(it.word.lower() in words("divine") for it in context.before):
        return False  # piety has capitals: The Holy Spirit, Who spoke
    is_whole = is_subject_with_name(f"{context.left.removesuffix(', ')} ")
    name = _NAMED.search(context.left)
    is_name = name is not None and name[1].lower() not in words("uncapitalised") | FUNCTION_WORDS
    return (is_whole or is_name) and "?" not in context.right.partition(".")[0]


def _auxiliary(context: Context) -> Cause | None:
    """``The painting, which hung in a kitchen, Has been restored``, ``The lava, Is far away``."""
    is_ended = _CLAUSE_ENDED.search(context.left) is not None
    if not is_ended and (not _NEW_CLAUSE.search(context.left) or _is_asked(context)):
        return None
    if context.word in modals.HOT:
        return modals.cause(context, is_subject_over=is_ended)
    if context.word not in words("auxiliaries") or not _TWO_SMALL.match(context.right):
        return None
    if "?" in context.right.partition(".")[0]:
        return None
    return Cause("overcap", f"“{context.word.lower()}” behind a comma goes on with the sentence")


def _is_asked(context: Context) -> bool:
    """``The question is, Where do we stand``, ``The key point, Is it safe``."""
    is_inverted = context.next in SUBJECTS | ARTICLES | words("determiners") | _INVERTED
    return is_inverted or _is_introduced(context)


def _is_introduced(context: Context) -> bool:
    return context.before[0].word in INTRODUCING | words("speech_verbs")


def _determiner(context: Context) -> Cause | None:
    """``In Norway, Some patients wait``; not ``In 1959, Some Like It Hot was shown``."""
    if context.word not in DETERMINERS or not is_opened(context.left):
        return None
    if context.word == "A" and _LETTER_BEFORE.search(context.left):
        return None  # In a game of A and B, A player …
    behind = _NOUN_BEHIND.match(context.right)
    is_title = context.before[0].word in words("works")  # In his novel, The hare and the fox meet
    if not behind or is_title or is_verse_behind(context):
        return None
    following = behind["next"].strip()
    is_verb = is_finite(following) or following in words("closed_words")
    if is_verb and not (context.word in ("Most", "Many", "Some") and following in _PLURAL_VERBS):
        return None
    return Cause("overcap", f"“{context.word.lower()} {following}” goes on with the sentence")


def _pronoun(context: Context) -> Cause | None:
    """``In the end, They went home``."""
    is_subject = context.word in PRONOUNS | {"You"} and is_finite(context.next)
    if not is_subject or not is_opened(context.left) or is_verse_behind(context):
        return None
    return Cause("overcap", f"“{context.word.lower()} {context.next}” goes on with the sentence")


def behind_semicolon(context: Context) -> Cause | None:
    """``it was closed; Nobody knows why``; not where items of a list or verses have capitals."""
    word = context.word
    if word not in PRONOUNS | DETERMINERS | CONJUNCTIONS or not context.next.islower():
        return None
    if not is_amid_sentence(context.left) or is_verse(context):
        return None
    return Cause("overcap", f"“{word.lower()}” behind a semicolon begins no sentence")


def _behind_comma(context: Context) -> Cause | None:
    """``the old bridge, Which had been closed``; not where lines of verse follow each other."""
    word = context.word
    is_link = word in CONJUNCTIONS or (word in PREPOSITIONS and is_phrase(context.right))
    if not is_link or not is_amid_sentence(context.left) or is_verse(context):
        return None
    is_first = word in _FIRST_IN_TITLES | PREPOSITIONS
    if is_first and not (words("works") | _TITLED).isdisjoint(_WORD.findall(context.left)):
        return None  # songs such as Perfume, After midnight
    return Cause("overcap", f"“{word.lower()}” behind a comma begins no sentence")
