"""What clauses look like, as far as lists and forms of words tell: subjects, verbs, phrases."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from mtfix.casing.context import Context
from mtfix.casing.lists import words
from mtfix.language import FUNCTION_WORDS
from mtfix.patterns import compiled

SUBJECTS = frozenset("he i it she that there these they this those we what which who you".split())
ARTICLES = frozenset({"a", "an"})
_PLAIN_BEHIND = compiled(r"(?: [a-z][a-z'’-]*+){3}(?! [A-Z\d])")
_PRESENT_OR_MODAL = frozenset(
    """are can could has have is may might must needs requires should takes was were will
    would""".split()
)
_VERSE = compiled(r"[,;] ([A-Z][a-z]*)")
_STOP = compiled(r"[.!?] ")
_SENTENCE_REST = compiled(r"[^.!?;:\n\"“”()]*(?=[.!?;:\n])")
_CLAUSE_REST = compiled(
    r"[^,.!?;:\n\"“”()]*(?=[.;]|, (?:although|and|as|because|but|or|so|though|where|which|while"
    r"|who) [^,.!?;:\n\"“”()]*[.;])"
)
"""Up to the end of a sentence, or to a last clause in which no main clause can be."""

_CLAUSE_SO_FAR = compiled(r"[^,.!?;:\n\"“”()]* $")
_SUBJECT_SO_FAR = compiled(
    r"(?:^|[.!?] |\n)(?:The|An?|This|That|These|Those|Each|Every|His|Her|Its|Our|Their|My|Your"
    r"|Some|Any|Many|Most|All|Both|Several|No)((?: [a-z][a-z'’-]*)+) $"
)
_SUBJECT_AND_NAME = compiled(
    r"(?:^|[.!?] |\n)(?:The|An?|This|That|Each|Every|His|Her|Its|Our|Their|My|Some|Many|Most|All"
    r"|Several)((?: [\w'’-]+)+) $"
)
_LONGEST_PHRASE = 9
_FEWEST_WORDS = 3


def small_words_before(context: Context) -> list[str]:
    """The words in lower case right before, the nearest first."""
    near = takewhile(lambda it: it.separator == " " and it.word.islower(), context.before)
    return [neighbour.word for neighbour in near]


def is_plain_behind(right: str) -> bool:
    """Whether three words in lower case follow, and no name behind them."""
    return _PLAIN_BEHIND.match(right) is not None


def is_closed(word: str) -> bool:
    """Whether no sentence ends with a word, and no name begins with it."""
    return any(word in words(name) for name in ("open_words", "introducers", "closed_words"))


def is_finite(word: str) -> bool:
    """Whether a word has the form of a finite verb.

    >>> is_finite("was"), is_finite("opened"), is_finite("bridge")
    (True, True, False)
    """
    return word in words("finite_verbs") or word.endswith("ed")


def may_have_verb(found: Sequence[str]) -> bool:
    """Whether one of some words may be the verb of a sentence.

    >>> may_have_verb("a new bridge in the north".split()), may_have_verb(["it", "rains"])
    (False, True)
    """
    if not SUBJECTS.isdisjoint(found):
        return True
    for before, word in zip(("", *found), found, strict=False):
        is_noun = before in words("determiners") or before in ARTICLES or before == "of"
        is_form = word.endswith(("ed", "s")) and not word.endswith(("ss", "us", "is"))
        if not is_noun and (
            word in words("finite_verbs") or word.title() in words("verbs") or is_form
        ):
            return True
    return False


def is_amid_clause(context: Context) -> bool:
    """Whether one clause reaches over a word: no verb before it, or none behind it.

    ``The reported Cases have``, ``he found old Coins in the sand.``
    """
    if not context.previous.islower() or context.left[-1:] != " " or context.left[-2:-1] in ",;":
        return False
    rest = _SENTENCE_REST.match(context.right)
    if rest and "," not in rest[0] and not may_have_verb(rest[0].split()):
        return True
    return is_subject_so_far(context.left)


def is_subject_so_far(left: str) -> bool:
    """``The old bridge``: a sentence of small words that has begun, and has no verb yet."""
    subject = _SUBJECT_SO_FAR.search(left)
    return subject is not None and not may_have_verb(["the", *subject[1].split()])


def is_subject_with_name(left: str) -> bool:
    """``A team from Intel``: a sentence that has begun, and has no verb yet."""
    subject = _SUBJECT_AND_NAME.search(left)
    found = subject[1].split() if subject else []
    return bool(found) and not may_have_verb(["the", *filter(str.islower, found)])


def is_short_infinitive(right: str) -> bool:
    """Whether a sentence that “to” would begin has no verb and no comma: not ``To learn, read``."""
    rest = _SENTENCE_REST.match(right)
    found = rest[0].split() if rest else []
    if len(found) < _FEWEST_WORDS or any(word.endswith(",") for word in found):
        return False
    return _PRESENT_OR_MODAL.isdisjoint(found) and words("requests").isdisjoint(found)


def is_verse(context: Context) -> bool:
    """Whether lines that were verses may begin near by: ``its fears, With all the hopes``."""
    begun = _VERSE.findall(context.left[:-2]) + _VERSE.findall(context.right)
    return any(map(_begins_no_name, map(str.lower, begun)))


def _begins_no_name(word: str) -> bool:
    return word in FUNCTION_WORDS or is_closed(word) or word in words("uncapitalised")


def is_verse_behind(context: Context) -> bool:
    """Whether another line of verse may begin before the sentence ends."""
    rest = _STOP.split(context.right)[0]
    begun = set(_VERSE.findall(rest)) - words("auxiliaries")
    return any(word.lower() in FUNCTION_WORDS for word in begun)


def is_last_clause(context: Context) -> bool:
    """Whether a clause stands before, and only one behind: ``it stopped Because it rained``."""
    rest = _CLAUSE_REST.match(context.right)
    before = _CLAUSE_SO_FAR.search(context.left)
    found = before[0].split() if before else []
    return bool(rest and any(map(is_finite, found)) and any(map(is_finite, rest[0].split())))


def is_phrase(right: str) -> bool:
    """Whether nothing up to the end of the sentence can be its verb.

    >>> is_phrase(" a monastery in the north."), is_phrase(" a monastery he came.")
    (True, False)
    """
    rest = _CLAUSE_REST.match(right) or _SENTENCE_REST.match(right)
    if not rest:
        return False
    found = rest[0].split()
    if not 0 < len(found) <= _LONGEST_PHRASE or "," in rest[0]:
        return False
    if not words("requests").isdisjoint(found[1:]):
        return False  # For more information visit the site.
    return all(word.islower() and word not in SUBJECTS and not is_finite(word) for word in found)
