"""Plain words and nouns with a stray capital that stand alone, with no name near by.

What stands around them tells less than it does of function words: the text must write such a word
small elsewhere, or a word must stand before it that no name begins behind.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.casing.clauses import ARTICLES, is_amid_clause, is_closed, small_words_before
from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.edits import Cause, Safety
from mtfix.memos import remembered
from mtfix.patterns import compiled
from mtfix.tokens import Token

_LONE_BEFORE = compiled(
    r"(?:^|[.!?\n] |\n)(?P<first>[A-Z][a-z]*(?:['’][a-z]+)?,? )?(?:[a-z][a-z'’-]*,? )*$"
    r"|(?: [a-z][a-z'’-]*,?){3} $"
)
"""Nothing but lower-case words since the sentence began, or three of them."""

_LONE_BEHIND = compiled(
    r"(?! (?:of|for|and|or|on|in|at|to|by|the|from|with|a)(?: the| an?)? [\"“A-Z\d])"
    r"(?! [a-z]+ (?:(?:and|for|of|or) )?[A-Z])(?! party\b)"
    r"(?: [a-z]|[.](?:[ \n]|$))"
)
"""Neither a name nor one that small words join; nor ``the Left party``."""

_LIST_BEFORE = compiled(r"(?:^|[.!?] |\n)[A-Z][a-z]*(?:,? [a-z][a-z'’-]*)+ (?:and|or) $")
_LIST_END = compiled(r"[.;:](?: |\n|$)|, [a-z]| [a-z]")
_COORDINATED = compiled(r" (?:and|or) (?:an? [a-z]+(?=[.,;:]| [a-z])|[a-z]+s[.,;:])")
_NAME_OF = compiled(r"[A-Z][\w'’-]* of $")
"""``the House of Representatives and a chairman``"""

_NEW_BEHIND = compiled(r"(?! (?:of|for|and)(?: the)? [A-Z\d])(?: [a-z]|[.,;:](?:[ \n]|$))")
"""The same behind an indefinite article: ``a Library in Bonn``."""

_APOSTROPHE = compiled("['’]")
_PERFECT = frozenset({"been", "had", "has", "have"})
_NAME_LINKS = frozenset("a an and nor or the than".split())
_LONE_TIMES = 2
_STYLE = 2
"""So many plain words that a text capitalises again and again are its style."""

_ENDING = frozenset(".,;:")
_FIRST_ARTICLES = frozenset({"A", "An", "The"})
_SOME_NAME = Known.NAME | Known.GIVEN | Known.FAMILY | Known.PLACE | Known.DEMONYM
_NAMES = _SOME_NAME | Known.DATE | Known.ACRONYM | Known.BRAND


def is_uncapitalised(token: str) -> bool:
    """Whether a word with a capital is hardly ever a name or a part of one."""
    return token == token.capitalize() and token.lower() in words("uncapitalised")


def causes(evidence: Evidence, tokens: Iterable[Token]) -> dict[int, Cause]:
    """Why plain words lose a capital that the text gives them once: ``with Autonomous control``.

    Where several of them have it more often, capitals are the style of the text.
    """
    text = evidence.prose.text
    found = [
        (token, context)
        for token in tokens
        if _is_lone(evidence, token, context := Context(text, *token.span))
    ]
    evidence.count({token.text.lower() for token, _ in found})
    often = {token.text for token, _ in found if _is_often_raised(evidence, token.text)}
    is_style = len(often) >= _STYLE or bool(found and evidence.is_on_code)
    style: Safety = "unsafe" if is_style else "safe"
    told = {
        token.start: _lone_cause(evidence, context, style)
        for token, context in found
        if token.text not in often
    }
    return {start: cause for start, cause in told.items() if cause}


def _is_often_raised(evidence: Evidence, word: str) -> bool:
    tally = evidence.tally(word.lower())
    return tally.raised > _LONE_TIMES or tally.raised > max(1, tally.small)


def _lone_cause(evidence: Evidence, context: Context, style: Safety) -> Cause | None:
    word, before = context.word.lower(), context.previous.lower()
    tally = evidence.tally(word)
    is_verbal = context.previous in words("modals") | _PERFECT  # behind “Has” a subject stands
    if _is_coordinated(context) and tally.raised == 1:
        return Cause("overcap", f"“{word}” is joined with another common noun", style)
    if not tally.small and before not in words("open_words") - _NAME_LINKS:
        return None
    reason = f"no name is near “{word}”, which is none"
    if tally.small:
        reason = f"the text writes “{word}” elsewhere, and no name is near"
    is_told = tally.small > 1 or (
        tally.small == 1 and (_is_indefinite(context) or _is_listed(context))
    )
    is_half_name = evidence.health[0] > 0 and not is_verbal
    is_sure = tally.raised == 1 and (is_verbal or is_told) and not is_half_name
    is_free = not _is_determined(before) and not _is_listed(context)
    is_name = context.right[:1] in _ENDING and is_free
    is_term = context.previous in _FIRST_ARTICLES  # The Buyer pays
    return Cause("overcap", reason, "unsafe" if is_name or is_term or not is_sure else style)


def _is_lone(evidence: Evidence, token: Token, context: Context) -> bool:
    """Whether a plain word stands alone, or a noun is new to the text: ``opened a Library``."""
    if _may_be_subject(evidence, context):
        return False
    if is_uncapitalised(token.text) and _is_alone(context):
        return True
    if _is_listed(context) and is_plain(token.text, evidence.lexicon):
        return True
    is_new = is_plain(token.text, evidence.lexicon) and _is_indefinite(context)
    return is_new and _NEW_BEHIND.match(context.right) is not None


def _may_be_subject(evidence: Evidence, context: Context) -> bool:
    """``So will Will``, ``Has Summer arrived?``: somebody's name behind a verb that begins."""
    previous = context.previous
    is_first = previous[:1].isupper() and previous.lower() in words("finite_verbs")
    if not is_first and previous not in words("modals"):
        return False
    return bool(evidence.lexicon.knows(context.word) & Known.GIVEN)


def _is_listed(context: Context) -> bool:
    """``leeks, potatoes and Cream``: the last of some nouns that are small."""
    return _LIST_BEFORE.search(context.left) is not None and (
        _LIST_END.match(context.right) is not None
    )


def _is_coordinated(context: Context) -> bool:
    """``paid for Schools and a hospital``: nouns, one of which has an article."""
    is_plural = context.word.endswith("s") and is_uncapitalised(context.word)
    is_name = _NAME_OF.search(context.left) is not None
    return (
        is_plural
        and not is_name
        and context.previous in words("prepositions")
        and _COORDINATED.match(context.right) is not None
    )


def _is_indefinite(context: Context) -> bool:
    """``a Library``, ``a new Library``: an article that no name has; not ``Catch a Fire``."""
    small = small_words_before(context)
    if small and small[0] in words("common_adjectives"):
        small = small[1:]
    return small[:1] != [] and small[0] in ARTICLES and len(small) > 1


def _is_alone(context: Context) -> bool:
    """Whether a word stands between words in lower case, and no sentence begins with it."""
    if context.next in words("works") or not _LONE_BEHIND.match(context.right):
        return False
    previous = context.previous
    if previous in words("open_words") - _NAME_LINKS or _is_coordinated(context):
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


def _is_determined(before: str) -> bool:
    return before in words("determiners") or before in ARTICLES


@remembered
def is_plain(token: str, lexicon: Lexicon) -> bool:
    """Whether a word with a capital is in the dictionary and nobody's name.

    >>> from mtfix.casing.lexicon import english
    >>> [is_plain(word, english()) for word in ("Library", "Baker", "Catholic", "A")]
    [True, False, False, False]
    """
    known = lexicon.knows(token) if token.istitle() and len(token) > 1 else Known.NOTHING
    return bool(known & Known.LOWER) and not known & _NAMES
