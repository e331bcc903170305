"""Plain words and nouns with a stray capital that stand alone, with no name near by.

What stands around them tells less than it does of function words: the text must write such a word
small elsewhere, or a word must stand before it that no name begins behind.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.overcap.clauses import (
    ARTICLES,
    is_finite,
    is_plain_behind,
)
from mtfix.casing.overcap.openings import is_amid_sentence, is_opened
from mtfix.casing.overcap.surroundings import (
    NAME_LINKS,
    is_alone,
    is_coordinated,
    is_indefinite,
    is_listed,
    is_measured,
    is_uncapitalised,
)
from mtfix.edits import Cause, Safety
from mtfix.patterns import compiled
from mtfix.tokens import Token

_NEW_BEHIND = compiled(r"(?! (?:of|for|and)(?: the)? [A-Z\d])(?: [a-z]|[.,;:](?:[ \n]|$))")
"""The same behind an indefinite article: ``a Library in Bonn``."""

_PERFECT = frozenset({"been", "had", "has", "have"})
_LONE_TIMES = 2
_STYLE = 2
"""So many plain words that a text capitalises again and again are its style."""

_ENDING = frozenset(".,;:")
_PLURALS = frozenset("Children People Police".split())
_SINGULAR_VERBS = frozenset("am ate be been became does goes has is knows lies says was".split())
_FIRST_ARTICLES = frozenset({"A", "An", "The"})
_SOME_NAME = Known.NAME | Known.GIVEN | Known.FAMILY | Known.PLACE | Known.DEMONYM
_PEOPLE = Known.GIVEN | Known.FAMILY
_NAMES = _SOME_NAME | Known.DATE | Known.ACRONYM | Known.BRAND


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
    if is_coordinated(context) and tally.raised == 1:
        return Cause("overcap", f"“{word}” is joined with another common noun", style)
    if tally.raised < _LONE_TIMES and _is_subject(context):
        return Cause("overcap", f"“{word} {context.next}” goes on with the sentence", style)
    if tally.raised == 1 and tally.small and is_measured(context):
        return Cause("overcap", f"the text writes “{word}” elsewhere, and here measures it", style)
    if not tally.small and before not in words("open_words") - NAME_LINKS:
        return None
    reason = f"no name is near “{word}”, which is none"
    if tally.small:
        reason = f"the text writes “{word}” elsewhere, and no name is near"
    is_told = tally.small > 1 or (
        tally.small == 1 and (is_indefinite(context) or is_listed(context))
    )
    is_half_name = evidence.health[0] > 0 and not is_verbal
    is_sure = tally.raised == 1 and (is_verbal or is_told) and not is_half_name
    is_free = not _is_determined(before) and not is_listed(context)
    is_name = context.right[:1] in _ENDING and is_free
    is_term = context.previous in _FIRST_ARTICLES  # The Buyer pays
    return Cause("overcap", reason, "unsafe" if is_name or is_term or not is_sure else style)


def _is_lone(evidence: Evidence, token: Token, context: Context) -> bool:
    """Whether a plain word stands alone, or a noun is new to the text: ``opened a Library``."""
    if _may_be_subject(evidence, context):
        return False
    if is_uncapitalised(token.text) and is_alone(context):
        return True
    if is_listed(context) and is_plain(token.text, evidence.lexicon):
        return True
    if _is_subject(context) and _is_nobody(token.text, evidence.lexicon):
        return True
    if is_measured(context) and is_plain(token.text, evidence.lexicon):
        return True
    is_new = is_plain(token.text, evidence.lexicon) and is_indefinite(context)
    return is_new and _NEW_BEHIND.match(context.right) is not None


def _may_be_subject(evidence: Evidence, context: Context) -> bool:
    """``So will Will``, ``Has Summer arrived?``: somebody's name behind a verb that begins."""
    previous = context.previous
    is_first = previous[:1].isupper() and previous.lower() in words("finite_verbs")
    if not is_first and previous not in words("modals"):
        return False
    return bool(evidence.lexicon.knows(context.word) & Known.GIVEN)


def _is_subject(context: Context) -> bool:
    """``In the old town, Neighbours waited``, ``it was late; Others slept``."""
    is_plural = context.word.endswith(("s", "men")) or context.word in _PLURALS
    mark = context.left[-2:]
    is_told = mark == ", " and is_opened(context.left)
    is_told |= mark == "; " and is_amid_sentence(context.left)
    if not is_told or not is_plural:
        return False
    is_clause = is_finite(context.next) and context.next not in _SINGULAR_VERBS
    return is_clause or (is_uncapitalised(context.word) and is_plain_behind(context.right))


def _is_nobody(word: str, lexicon: Lexicon) -> bool:
    """Whether a noun is no surname, nor one that names begin with: ``Doctors``, not ``Waters``."""
    if is_uncapitalised(word):
        return word in _PLURALS or not lexicon.knows(word) & _PEOPLE
    return is_plain(word, lexicon)


def _is_determined(before: str) -> bool:
    return before in words("determiners") or before in ARTICLES


def is_plain(token: str, lexicon: Lexicon) -> bool:
    """Whether a word with a capital is in the dictionary and nobody's name.

    >>> from mtfix.casing.lexicon import english
    >>> [is_plain(word, english()) for word in ("Library", "Baker", "Catholic", "A")]
    [True, False, False, False]
    """
    known = lexicon.knows(token) if token.istitle() and len(token) > 1 else Known.NOTHING
    return bool(known & Known.LOWER) and not known & _NAMES
