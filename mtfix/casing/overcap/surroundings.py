"""What stands around a plain word with a stray capital: lists, measures, articles, no name."""

from __future__ import annotations

from mtfix.casing.context import Context
from mtfix.casing.lists import words
from mtfix.casing.overcap.clauses import ARTICLES, is_amid_clause, is_closed, small_words_before
from mtfix.patterns import compiled

_LONE_BEFORE = compiled(
    r"(?:^|[.!?\n] |\n)(?P<first>[A-Z][a-z]*(?:['’][a-z]+)?,? )?(?:[a-z][a-z'’-]*,? )*$"
    r"|(?: [a-z][a-z'’-]*,?){3} $"
)
"""Nothing but lower-case words since the sentence began, or three of them."""

_LONE_BEHIND = compiled(
    r"(?! (?:of|for|and|or|on|in|at|to|by|the|from|with|a)(?: the| an?)? [\"“A-Z\d])"
    r"(?! [a-z]+ (?:(?:and|for|of|or) )?[A-Z])(?! party\b)"
    r"(?!(?: [a-z]+){1,3} of the (?:\d[a-z\d]+ )?[A-Z])"
    r"(?: [a-z]|[.](?:[ \n]|$))"
)
"""Neither a name nor one that small words join; nor ``the Left party``, nor the rest of a name that
has lost its capitals: ``the Sixth plenary session of the 19th Congress``."""

_LIST_BEFORE = compiled(r"(?:^|[.!?] |\n)[A-Z][a-z]*(?:,? [a-z][a-z'’-]*)+ (?:and|or) $")
_LIST_END = compiled(r"[.;:](?: |\n|$)|, [a-z]| [a-z]")
_COORDINATED = compiled(r" (?:and|or) (?:an? [a-z]+(?=[.,;:]| [a-z])|[a-z]+s[.,;:])")
_NAME_OF = compiled(r"[A-Z][\w'’-]* of $")
"""``the House of Representatives and a chairman``"""

_MEASURE = compiled(
    r"(?:\d|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Tt]en)) [a-z]+ of (?:[a-z]+ )?$"
)
_MEASURED_END = compiled(
    r"[.,;:)](?:[ \n]|$)| (?:and|or|are|at|by|for|from|in|into|is|on|to) [a-z]"
)
_APOSTROPHE = compiled("['’]")
NAME_LINKS = frozenset("a an and nor or the than".split())


def is_uncapitalised(token: str) -> bool:
    """Whether a word with a capital is hardly ever a name or a part of one."""
    return token == token.capitalize() and token.lower() in words("uncapitalised")


def is_measured(context: Context) -> bool:
    """``200 grams of Butter;``, ``two cups of Flour``"""
    return bool(_MEASURE.search(context.left) and _MEASURED_END.match(context.right))


def is_listed(context: Context) -> bool:
    """``leeks, potatoes and Cream``: the last of some nouns that are small."""
    return _LIST_BEFORE.search(context.left) is not None and (
        _LIST_END.match(context.right) is not None
    )


def is_coordinated(context: Context) -> bool:
    """``paid for Schools and a hospital``: nouns, one of which has an article."""
    is_plural = context.word.endswith("s") and is_uncapitalised(context.word)
    is_name = _NAME_OF.search(context.left) is not None
    return (
        is_plural
        and not is_name
        and context.previous in words("prepositions")
        and _COORDINATED.match(context.right) is not None
    )


def is_indefinite(context: Context) -> bool:
    """``a Library``, ``a new Library``: an article that no name has; not ``Catch a Fire``."""
    small = small_words_before(context)
    if small and small[0] in words("common_adjectives"):
        small = small[1:]
    return small[:1] != [] and small[0] in ARTICLES and len(small) > 1


def is_alone(context: Context) -> bool:
    """Whether a word stands between words in lower case, and no sentence begins with it."""
    if context.next in words("works") or not _LONE_BEHIND.match(context.right):
        return False
    previous = context.previous
    if previous in words("open_words") - NAME_LINKS or is_coordinated(context):
        return True  # a name may stand before: Anna has Been told
    if not _is_plain_before(context.left):
        return False
    return is_closed(previous.lower()) or is_amid_clause(context)


def _is_plain_before(left: str) -> bool:
    """Whether no capital stands before in the sentence; not ``Macarius the``, ``Catch a``."""
    found = _LONE_BEFORE.search(left)
    if not found or not found["first"]:
        return found is not None
    first = _APOSTROPHE.split(found["first"].strip(" ,").lower())[0]
    return is_closed(first) or first in words("starters")
