"""Nationalities told by what is beside them: ``english-speaking``, ``the polish ambassador``."""

from __future__ import annotations

from mtfix.casing.context import Context, begins_behind
from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.patterns import compiled

_OF_PEOPLE = frozenset(
    """backed based born built controlled designed educated held language led made owned run
    speaking style trained""".split()
)
_LISTED_BEFORE = compiled(r"([A-Z][a-z]+)(?:,| and| or|, and|, or) $")
_LISTED_BEHIND = compiled(r",? (?:and|or) ([A-Z][a-z]+)|, ([A-Z][a-z]+)(?=,? (?:and|or) )")
_OF_PLACES = frozenset("backed born controlled educated held led owned run trained".split())
_BEFORE_VERBS = frozenset(
    "to i you we they who will would can could should must may might not don't didn't".split()
)
_NOT_OF_WORDS = frozenset({"run", "style", "based"})
_LIKELY, _SURE = 0.0, 3.0
_OFFICERS = frozenset(
    """ambassador ambassadors army bishop bishops border cabinet cardinal cardinals citizen citizens
    clergy delegation diplomat diplomats embassy foreign government journalist journalists language
    minister ministers monk monks nun nuns parliament parliamentary police president presidential
    priest priests prime prosecutor prosecutors soldier soldiers troops""".split()
)
"""Only peoples and churches have them: ``the polish table``, ``catholic tastes`` may be common."""
_NO_PLACE = frozenset({"chile", "cologne", "java", "china", "turkey"})
"""Peppers, scents, programs, dishes: these are places in such compounds as only places have."""


def compound(token: str, lexicon: Lexicon) -> str:
    """How a compound with a nationality or a place is written; empty for other words.

    >>> from mtfix.casing.lexicon import english
    >>> compound("greek-speaking", english()), compound("turkey-backed", english())
    ('Greek-speaking', 'Turkey-backed')
    >>> compound("turkey-based", english()), compound("state-owned", english())
    ('', '')
    """
    name, _, half = token.partition("-")
    if not name.isalpha() or not token.islower() or lexicon.knows(token) & Known.LOWER:
        return ""
    entry = lexicon.entry(name)
    is_people = bool(entry.known & Known.DEMONYM) and half in _OF_PEOPLE
    is_place = bool(entry.known & Known.PLACE) and half in _OF_PLACES
    is_town = bool(entry.known & Known.PLACE) and half == "based" and name not in _NO_PLACE
    if is_people and entry.is_word and entry.uses.odds <= _SURE and half in _NOT_OF_WORDS:
        return ""
    least = _SURE if entry.is_word or not is_people else _LIKELY
    is_told = (is_people or is_place or is_town) and entry.uses.odds > least
    return f"{form_of(lexicon, name)}-{half}" if is_told else ""


def is_people_word(token: str, lexicon: Lexicon) -> bool:
    """Whether a nationality or a confession is a common word too.

    >>> from mtfix.casing.lexicon import english
    >>> [is_people_word(word, english()) for word in ("polish", "catholic", "turkish", "table")]
    [True, True, False, False]
    """
    entry = lexicon.entry(token)
    is_people = token.islower() and bool(entry.known & Known.DEMONYM)
    return is_people and entry.is_word and entry.uses.odds > _SURE


def among(context: Context, lexicon: Lexicon) -> str:
    """What tells a people's name among others: ``Italian and french visitors``; empty if nothing.

    Args:
        context: where the word stands.
        lexicon: what is known of words.
    """
    if context.previous.lower() in _BEFORE_VERBS or not is_people_word(context.word, lexicon):
        return ""
    beside = []
    if behind := _LISTED_BEHIND.match(context.right):
        beside.append(behind[1] or behind[2])
    if before := _LISTED_BEFORE.search(context.left):
        is_first = begins_behind(context.left, before.start())
        if not (is_first and lexicon.knows(before[1]) & Known.LOWER):  # Polish and wax it
            beside.append(before[1])
    told = (name for name in beside if lexicon.knows(name) & Known.DEMONYM)
    return next((f"“{name}” beside it is a people’s too" for name in told), "")


def officer(context: Context, lexicon: Lexicon) -> str:
    """What tells that a word is a people's name: ``the polish ambassador``; empty if nothing does.

    Args:
        context: where the word stands.
        lexicon: what is known of words.
    """
    is_verb = context.previous.lower() in _BEFORE_VERBS or context.starts_sentence
    if is_verb or context.next not in _OFFICERS or not is_people_word(context.word, lexicon):
        return ""
    return f"“{context.next}” behind it tells a people or a church"
