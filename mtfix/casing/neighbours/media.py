"""Names told by what bears them: ``the newspaper hlasnik``, ``As ukrinform reported,``."""

from __future__ import annotations

from collections.abc import Sequence

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.forms import form_of
from mtfix.casing.lexicon import Known, Lexicon
from mtfix.casing.lists import words
from mtfix.casing.shapes import is_english_formation
from mtfix.language import FUNCTION_WORDS, is_latin
from mtfix.patterns import compiled

_OUTLETS = frozenset("agency broadcaster magazine newspaper".split())
_DETERMINERS = frozenset({"the", "its", "their"})
_DESCRIBED = 3
"""Of a bearer at most so many words tell more: ``the national public health agency anvisa``."""

_REPORTED = frozenset("announced informed informs noted reported reports said says writes".split())
_REPORT_END = compiled(r" [a-z]+(?:,| on \w+,| earlier,)")
_REPORTED_BY = compiled(r"\b(?:cited|quoted|reported) by $")
_REPORTED_END = compiled(r"[.,;)]|$| (?:citing|on|with)\b")
_REST = compiled(r" (?P<particle>d[aeio]s?) (?P<name>[^\W\d_]{3,})")
_NAME_ODDS, _RARE_ODDS = 2.0, 0.5
_FEWEST, _MANY = 3, 10
_SHORTEST, _LONG = 3, 5
_SOUND, _FEW_KEPT = 3, 4
"""A text is nearly sound that keeps so many sure names, and so many more for each it loses."""

_NAME_ENDS = FUNCTION_WORDS - {"of"}


def may_be_outlet(token: str, lexicon: Lexicon) -> bool:
    """Whether a small word is hardly anything but a name.

    >>> from mtfix.casing.lexicon import english
    >>> [may_be_outlet(word, english()) for word in ("interfax", "editor", "printers")]
    [True, False, False]
    """
    if len(token) < _SHORTEST or not (token.isalpha() and token.islower() and is_latin(token)):
        return False
    entry = lexicon.entry(token)
    if entry.known & (Known.DATE | Known.DEMONYM):
        return False
    if entry.uses.total >= _FEWEST:
        return entry.uses.odds > (_NAME_ODDS if entry.uses.total >= _MANY else _RARE_ODDS)
    return not entry.is_word and not is_english_formation(token)


def at(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """How such a name is written, the rule, and the reason; None where it is none.

    Args:
        evidence: of the text.
        context: where the word stands.
    """
    word = context.word
    if not may_be_outlet(word, evidence.lexicon):
        return None
    before = [it.word.lower() for it in context.before if it.separator == " "]
    if before[:1] == ["as"] or before[:1] == ["by"]:
        return _reporter(evidence, context)
    if not before or before[0] not in words("bearers") or evidence.lexicon.entry(word).is_word:
        return None
    form = _form(evidence.lexicon, context)
    if not _is_told(evidence, context, before) or _is_doubtful(evidence, word, form):
        return None
    return (form, "case-name", f"“{before[0]}” before it tells its name") if form else None


def _is_doubtful(evidence: Evidence, word: str, form: str) -> bool:
    """``the commission iebc`` may be IEBC; ``the news agency dpa`` writes itself so."""
    is_unmet = not evidence.lexicon.entry(word).uses.total
    is_guess = len(word) < _LONG and form.istitle() and is_unmet
    return is_guess or (form.isupper() and evidence.health[0] <= 1)  # it may be the lost one itself


def _reporter(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """``As ukrinform reported,``, ``was reported by tass with reference to``"""
    if evidence.lexicon.entry(context.word).uses.total < _FEWEST:
        return None
    if _REPORTED_BY.search(context.left) and _REPORTED_END.match(context.right):
        told = context.left.split()[-2]
        reason = f"“{told} by” tells who reports, and no article is before it"
    elif context.previous.lower() == "as" and _is_report(context):
        reason = f"“as … {context.next}” tells who reports, and no article is before it"
    else:
        return None
    return form_of(evidence.lexicon, context.word), "case-name", reason


def _is_report(context: Context) -> bool:
    return context.next in _REPORTED and _REPORT_END.match(context.right) is not None


def _is_told(evidence: Evidence, context: Context, before: Sequence[str]) -> bool:
    """Whether a bearer tells a name: not ``the party goodies``, ``the square antiprismatic``.

    In 75 MB of edited text a word that nobody knows stood behind a bearer three times. Texts that
    keep their capitals may mean a brand that writes itself so.
    """
    if evidence.is_damaged:
        return True
    if len(context.word) <= _SHORTEST:
        return False  # see u at the station lol
    if _DETERMINERS.isdisjoint(before[1 : 2 + _DESCRIBED]):
        return False
    if before[0] in _OUTLETS and before[1] in ("the", "news"):
        return True
    following = context.next
    is_end = not following or following in _NAME_ENDS | words("finite_verbs")  # the city whatsit of
    lost, kept = evidence.health
    return kept < _SOUND + _FEW_KEPT * lost and (is_end or following.endswith("ed"))


def _form(lexicon: Lexicon, context: Context) -> str:
    """The name with the words of its language behind it: ``Jornal de Letras``; never half of it."""
    form, rest = form_of(lexicon, context.word), _REST.match(context.right)
    if not rest:
        return form
    name = rest["name"]
    is_word = lexicon.knows(name) & Known.LOWER
    return "" if is_word else f"{form} {rest['particle']} {name.capitalize()}"
