"""Stray capitals of gerunds and participles behind a comma."""

from __future__ import annotations

from mtfix.casing.context import Context
from mtfix.casing.lists import words
from mtfix.casing.overcap.clauses import is_finite, is_plain_behind, is_verse
from mtfix.casing.overcap.openings import is_amid_sentence
from mtfix.edits import Cause
from mtfix.patterns import compiled

_ADVERBIAL = compiled(
    r"(?:^|[.!?\n] ?)(?:For|In|With|At|By|After|Before|On|From|As|Since|During|Despite|Like|Unlike)"
    r" [^.!?,;:\n]{1,60}, $"
)
_PLAIN_ADVERBIAL = compiled(
    r"(?:^|[.!?\n] ?)(?:For|In|With|At|By|After|Before|On|During|Despite|Like|Unlike)"
    r"(?P<rest>(?: (?:[a-z][a-z'’-]*|(?<=\b[Tt]he )[A-Z][a-z'’-]+)){1,8}), $"
)
"""An opening phrase with no name but behind an article; as short as it is, no list of titles."""

_PREDICATES = frozenset(
    """became becomes came can could did does had has helped helps is matters mattered may means
    meant might must remained remains requires required seemed seems should takes took was will
    would""".split()
)
_WORK_DOES = (
    "(?:a hit|aired|broadcast|directed|nominated|performed|published|recorded|released|screened"
    "|shown|sung|written)"
)
_TITLE_BEHIND = compiled(rf" (?:\w+ ){{1,2}}{_WORK_DOES}\b")
_SHOWN = compiled(rf"[^.!?,;:\n]* (?:is|was|were) {_WORK_DOES}\b")
"""What is done with works: ``At the festival, Breathing was shown``, ``Waiting for it was …``."""

_INSERTED_BEHIND = compiled(r"(?: [a-z][a-z'’-]*)(?:[^.!?,;:\n\"“”]*), (?P<verb>[a-z]+)\b")
_ONLY_SUBJECT = compiled(r"(?:^|[.!?] |\n)(?:[A-Z][\w'’-]*)(?: [A-Z][\w'’-]*){0,3}, $")
"""A name, behind which a gerund is put in: ``Anna Blum, Speaking in Bonn, thanked``."""

_NAME_BEHIND = compiled(r"^[^.!?;\n]* [A-Z]")
_CLAUSE_BEHIND = compiled(
    r"(?: [a-z][a-z'’-]*){3}(?! [A-Z\d])| (?:an?|the|this|its|his|her|their) [a-z]+\b"
    r"|(?: [a-z][a-z'’-]*){1,2}(?:[.;](?:[ \n]|$)|, [a-z])"
)


def cause(context: Context) -> Cause | None:
    """Why a gerund behind a comma loses its capital.

    Args:
        context: where the word stands, with a word in lower case behind it.
    """
    if not context.word.endswith("ing") or context.word in words("no_gerunds"):
        return None
    if context.next in _PREDICATES:
        return _as_subject(context)
    if _SHOWN.match(context.right):
        return None
    return _before_object(context) or _participle(context) or _inserted(context)


def _before_object(context: Context) -> Cause | None:
    """``For Rogozin, Shooting the first film …``"""
    is_object = context.next in words("lowering_context") and is_plain_behind(context.right)
    if not is_object or not _ADVERBIAL.search(context.left):
        return None
    return Cause("overcap", f"“{context.word} {context.next}” behind a comma begins no sentence")


def _as_subject(context: Context) -> Cause | None:
    """``For the losers, Finishing was enough``; not ``On the album, Breathing is a ballad``."""
    word, opening = context.word.lower(), _PLAIN_ADVERBIAL.search(context.left)
    if not opening or word not in words("uncapitalised") or _NAME_BEHIND.search(context.right):
        return None
    told = opening["rest"].split() + context.right.partition(".")[0].split()
    if _TITLE_BEHIND.match(context.right) or not words("works").isdisjoint(told):
        return None
    return Cause("overcap", f"“{word} {context.next}” behind a comma begins no sentence")


def _participle(context: Context) -> Cause | None:
    """``they repaired the bridge, Opening two lanes``, ``For the town, Closing a mine is hard``."""
    if context.word.lower() not in words("uncapitalised") or is_verse(context):
        return None
    if not is_amid_sentence(context.left) or not _CLAUSE_BEHIND.match(context.right):
        return None
    return Cause("overcap", f"“{context.word.lower()}” behind a comma goes on with the sentence")


def _inserted(context: Context) -> Cause | None:
    """``Blum, Speaking in Bonn, thanked the guests``: the verb stands behind another comma."""
    word, behind = context.word.lower(), _INSERTED_BEHIND.match(context.right)
    if word not in words("uncapitalised") or not _ONLY_SUBJECT.search(context.left):
        return None
    if not behind or not is_finite(behind["verb"]):
        return None
    return Cause("overcap", f"“{word}” is put in between a name and its verb")
