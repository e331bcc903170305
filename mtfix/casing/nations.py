"""Compounds that a nationality or a place begins: ``english-speaking``, ``oslo-based``."""

from __future__ import annotations

from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.memos import remembered

_OF_PEOPLE = frozenset(
    """backed based born built controlled designed educated held language led made owned run
    speaking style trained""".split()
)
_OF_PLACES = frozenset("backed born controlled educated held led owned run trained".split())
_NOT_OF_WORDS = frozenset({"run", "style", "based"})
_LIKELY, _SURE = 0.0, 3.0
_NO_PLACE = frozenset({"chile", "cologne", "java", "china", "turkey"})
"""Peppers, scents, programs, dishes: these are places in such compounds as only places have."""


@remembered
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
