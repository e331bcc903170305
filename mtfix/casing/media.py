"""Names of papers and agencies: ``the newspaper hlasnik``, ``As ukrinform reported,``."""

from __future__ import annotations

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.shapes import is_english_formation
from mtfix.memos import remembered
from mtfix.patterns import compiled

_OUTLETS = frozenset("agency broadcaster magazine newspaper".split())
_BEFORE_OUTLETS = frozenset({"the", "news"})
_BEFORE = _OUTLETS | {"as"}
_REPORTED = frozenset("announced informed informs noted reported reports said says writes".split())
_REPORT_END = compiled(r" [a-z]+(?:,| on \w+,| earlier,)")
_REST = compiled(r" (?P<particle>d[aeio]s?) (?P<name>[^\W\d_]{3,})")
_NAME_ODDS = 2.0
_FEWEST = 3
_SHORTEST = 3


@remembered
def may_be_outlet(token: str, lexicon: Lexicon) -> bool:
    """Whether a small word is hardly anything but a name.

    >>> from mtfix.casing.lexicon import english
    >>> [may_be_outlet(word, english()) for word in ("interfax", "editor", "printers")]
    [True, False, False]
    """
    if len(token) < _SHORTEST or not (token.isalpha() and token.islower()):
        return False
    entry = lexicon.entry(token)
    if entry.known & (Known.DATE | Known.DEMONYM):
        return False
    if entry.uses.total >= _FEWEST:
        return entry.uses.odds > _NAME_ODDS
    return not entry.is_word and not is_english_formation(token)


def at(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """How such a name is written, the rule, and the reason; None where it is none.

    Args:
        evidence: of the text.
        context: where the word stands.
    """
    word, lexicon = context.word, evidence.lexicon
    is_told = not context.previous or context.previous.lower() in _BEFORE
    if not is_told or not may_be_outlet(word, lexicon):
        return None
    before = [it.word.lower() for it in context.before[:2] if it.separator == " "]
    entry = lexicon.entry(word)
    if before[:1] == ["as"] and context.next in _REPORTED and _REPORT_END.match(context.right):
        is_name = entry.uses.total >= _FEWEST
        reason = f"“as … {context.next}” tells who reports, and no article is before it"
        return (form_of(lexicon, word), "case-name", reason) if is_name else None
    if len(before) < len(("agency", "the")) or before[0] not in _OUTLETS:
        return None
    if before[1] not in _BEFORE_OUTLETS or entry.is_word:
        return None
    form = _form(lexicon, context)
    if form.isupper() and evidence.health[0] <= 1:  # it may be one of those lost itself
        return None  # the news agency dpa writes itself so
    return (form, "case-name", f"“{before[0]}” before it tells its name") if form else None


def _form(lexicon: Lexicon, context: Context) -> str:
    """The name with the words of its language behind it: ``Jornal de Letras``; never half of it."""
    form, rest = form_of(lexicon, context.word), _REST.match(context.right)
    if not rest:
        return form
    name = rest["name"]
    is_word = lexicon.knows(name) & Known.LOWER
    return "" if is_word else f"{form} {rest['particle']} {name.capitalize()}"
